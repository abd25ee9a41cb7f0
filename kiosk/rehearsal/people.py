"""The cards of the rehearsal: people who cannot exist, with right check digits.

Residents stand under county codes that are not assigned (410499, 411099), the permit under 810499 (real ones begin
810000), the foreigners' cards name Utopia (UTO, ICAO Doc 9303's specimen state) and country number 999. The first
three are people whom the sandbox platform knows something, or knowingly nothing, about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from drivers.id_card import samv_records
from drivers.protocols import IdCard, IdCardType, Sex


class CardName(StrEnum):
    """The cards that can be laid on the reader."""

    ADULT = "adult"
    ELDER = "elder"
    CHILD = "child"
    YOUNG = "young"
    HK_MACAO_TAIWAN = "hk_macao_taiwan"
    FOREIGNER_2017 = "foreigner_2017"
    FOREIGNER_2023 = "foreigner_2023"
    EXPIRED = "expired"
    UNKNOWN_TYPE = "unknown_type"


@dataclass(frozen=True, repr=False)
class ChipContent:
    """What a reader finds on the chip: the text record and the photo, as bytes."""

    record: bytes
    photo: bytes


_ISSUER = "示范市公安局"

ADULT = IdCard(
    IdCardType.RESIDENT,
    name="林晓梅",
    number="410499198503150008",
    birth=date(1985, 3, 15),
    sex=Sex.FEMALE,
    valid_from=date(2016, 5, 1),
    valid_to=date(2036, 5, 1),
    nation="01",
    address="示范市新华区示范路1号",
    issuer=_ISSUER,
)
ELDER = IdCard(
    IdCardType.RESIDENT,
    name="周德福",
    number="410499195208200013",
    birth=date(1952, 8, 20),
    sex=Sex.MALE,
    valid_from=date(2010, 1, 1),
    valid_to=None,
    long_term=True,
    nation="01",
    address="示范市新华区示范路2号",
    issuer=_ISSUER,
)
CHILD = IdCard(
    IdCardType.RESIDENT,
    name="陈一诺",
    number="410499201806150018",
    birth=date(2018, 6, 15),
    sex=Sex.MALE,
    valid_from=date(2023, 1, 1),
    valid_to=date(2036, 1, 1),  # longer than a child's card lasts, so that this one outlives many releases
    nation="01",
    address="示范市新华区示范路3号",
    issuer=_ISSUER,
)
EXPIRED = IdCard(
    IdCardType.RESIDENT,
    name="苏文静",
    number="410499199911070028",
    birth=date(1999, 11, 7),
    sex=Sex.FEMALE,
    valid_from=date(2010, 2, 1),
    valid_to=date(2015, 2, 1),
    nation="01",
    address="示范市新华区示范路4号",
    issuer=_ISSUER,
)
#: Out of work since May 2026, with a card that is good.
YOUNG = replace(EXPIRED, valid_from=date(2020, 2, 1), valid_to=date(2040, 2, 1))
PERMIT = IdCard(
    IdCardType.HK_MACAO_TAIWAN,
    name="黄嘉敏",
    number="810499198803070020",
    birth=date(1988, 3, 7),
    sex=Sex.FEMALE,
    valid_from=date(2022, 6, 1),
    valid_to=date(2032, 6, 1),
    address="示范市新华区示范路5号",
    issuer=_ISSUER,
    travel_permit_number="H00000000",
    issue_count="01",
)
FOREIGNER_2017 = IdCard(
    IdCardType.FOREIGNER_2017,
    name="安娜",
    number="UTO410490051207",
    birth=date(1990, 5, 12),
    sex=Sex.FEMALE,
    valid_from=date(2019, 3, 1),
    valid_to=date(2039, 3, 1),
    issuer="1500",
    english_name="ANNA MARIA ERIKSSON SPECIMEN",
    nationality="UTO",
)
FOREIGNER_2023 = IdCard(
    IdCardType.FOREIGNER_2023,
    name="安德烈",
    number="941999198207190015",
    birth=date(1982, 7, 19),
    sex=Sex.MALE,
    valid_from=date(2024, 1, 1),
    valid_to=date(2034, 1, 1),
    issue_count="01",
    english_name="ANDREJ SPECIMEN",
    nationality="UTO",
)

PEOPLE = {
    CardName.ADULT: ADULT,
    CardName.ELDER: ELDER,
    CardName.CHILD: CHILD,
    CardName.YOUNG: YOUNG,
    CardName.HK_MACAO_TAIWAN: PERMIT,
    CardName.FOREIGNER_2017: FOREIGNER_2017,
    CardName.FOREIGNER_2023: FOREIGNER_2023,
    CardName.EXPIRED: EXPIRED,
}

_TYPE_FLAG = 248
_NO_SUCH_TYPE = "Q"


def chip_content(card: CardName) -> ChipContent:
    """The bytes on the chip of ``card``."""
    photo = bytes(samv_records.PHOTO_SIZE)
    if card is CardName.UNKNOWN_TYPE:
        record = bytearray(samv_records.encode(ADULT))
        record[_TYPE_FLAG : _TYPE_FLAG + 2] = _NO_SUCH_TYPE.encode("utf-16-le")
        return ChipContent(bytes(record), photo)
    return ChipContent(samv_records.encode(PEOPLE[card]), photo)

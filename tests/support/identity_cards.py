"""Identity cards of people who cannot exist: numbers under 410499, an unassigned county code, check digits right."""

from __future__ import annotations

from datetime import date

from drivers.numbers import check_digit
from drivers.protocols import IdCard, IdCardType, Sex

PHOTO = bytes(range(256)) * 4  # opaque to us: only its length matters


def _with_check_digit(first_17: str) -> str:
    return first_17 + check_digit(first_17)


def resident(number: str, name: str, birth: date, sex: Sex, *, valid_to: date | None = None) -> IdCard:
    """A resident's card, valid for ever unless ``valid_to`` is given."""
    return IdCard(
        card_type=IdCardType.RESIDENT,
        name=name,
        number=number,
        birth=birth,
        sex=sex,
        valid_from=date(2015, 6, 1),
        valid_to=valid_to,
        nation="01",
        address="演示省演示市演示区演示路1号",
        issuer="演示市公安局",
        photo_wlt=PHOTO,
        long_term=valid_to is None,
    )


ADULT = resident("410499198503150008", "演示甲", date(1985, 3, 15), Sex.FEMALE, valid_to=date(2035, 6, 1))
ELDER = resident("410499195208200013", "演示乙", date(1952, 8, 20), Sex.MALE)
CHILD = resident("410499201806150018", "演示丙", date(2018, 6, 15), Sex.MALE, valid_to=date(2028, 6, 1))
#: Extension A, a character that gbk lacks, and Extension B, which needs surrogates.
RARE_NAME = resident("410499199911070028", "王䶮㼆𠮷", date(1999, 11, 7), Sex.FEMALE, valid_to=date(2030, 1, 1))

HONG_KONG = IdCard(
    card_type=IdCardType.HK_MACAO_TAIWAN,
    name="演示丁",
    number=_with_check_digit("81000019850315002"),
    birth=date(1985, 3, 15),
    sex=Sex.FEMALE,
    valid_from=date(2020, 2, 1),
    valid_to=date(2030, 2, 1),
    address="演示市演示区演示路2号",
    issuer="演示市公安局",
    travel_permit_number="H00000001",
    issue_count="01",
    photo_wlt=PHOTO,
)
FOREIGNER_2017 = IdCard(
    card_type=IdCardType.FOREIGNER_2017,
    name="演示戊",
    number="USA410480010113",
    birth=date(1980, 1, 1),
    sex=Sex.MALE,
    valid_from=date(2018, 3, 1),
    valid_to=date(2028, 3, 1),
    issuer="4100",
    english_name="DEMONSTRATION, WOLFESCHLEGELSTEINHAUSENBERGERDORFF MAXIMILIA",
    nationality="USA",
    photo_wlt=PHOTO,
)
FOREIGNER_2023 = IdCard(
    card_type=IdCardType.FOREIGNER_2023,
    name="演示己",
    number=_with_check_digit("94184019800101001"),
    birth=date(1980, 1, 1),
    sex=Sex.FEMALE,
    valid_from=date(2024, 5, 1),
    valid_to=date(2034, 5, 1),
    english_name="DEMONSTRATION, LONGER THAN ITS FIELD AND SPARE",
    nationality="USA",
    issue_count="00",
    old_number="USA411280010117",
    photo_wlt=PHOTO,
)

ALL_TYPES = (ADULT, HONG_KONG, FOREIGNER_2017, FOREIGNER_2023)
EVERYBODY = (ADULT, ELDER, CHILD, RARE_NAME, HONG_KONG, FOREIGNER_2017, FOREIGNER_2023)

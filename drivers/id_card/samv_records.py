# SPDX-License-Identifier: Apache-2.0
"""The 256-byte text record of the four identity cards, both ways.

UTF-16LE, padded with spaces; the letter at byte 248 tells the type of card and must be looked at before anything else
is cut out. Layouts: GA/T 490 (resident), and the records of the HK/Macao/Taiwan residence permit (J) and of the
foreigners' cards of 2017 (I) and 2023 (Y). ``encode`` is what the simulator writes; ``decode`` is what the driver
reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from drivers.characters import is_written
from drivers.numbers import has_right_check_digit, old_check_digit
from drivers.protocols import CardReadError, CardReadReason, IdCard, IdCardType, Sex

RECORD_SIZE = 256
PHOTO_SIZE = 1024
LONG_TERM = "长期"
_TYPE_FLAG = 248
_PADDING = " \0\u3000"  # U+3000 is the space of Chinese text

_FLAGS = {
    "": IdCardType.RESIDENT,
    "J": IdCardType.HK_MACAO_TAIWAN,
    "I": IdCardType.FOREIGNER_2017,
    "Y": IdCardType.FOREIGNER_2023,
}
_SEX = {"1": Sex.MALE, "2": Sex.FEMALE}
_NUMBER_2017 = re.compile(r"[A-Z]{3}[0-9]{12}")


@dataclass(frozen=True)
class _Field:
    """A field of the record: where it begins and how many bytes it has."""

    start: int
    size: int

    @property
    def end(self) -> int:
        return self.start + self.size


@dataclass(frozen=True)
class _Layout:
    """Where one type of card keeps what. None: the card has no such field."""

    name: _Field
    sex: _Field
    birth: _Field
    number: _Field
    valid_from: _Field
    valid_to: _Field
    nation: _Field | None = None
    address: _Field | None = None
    issuer: _Field | None = None
    english_name: tuple[_Field, ...] = ()  # several fields hold one name between them
    nationality: _Field | None = None
    travel_permit_number: _Field | None = None
    issue_count: _Field | None = None
    old_number_link: _Field | None = None  # the characters of the 15-character number that the new one lacks


_LAYOUTS = {
    IdCardType.RESIDENT: _Layout(
        name=_Field(0, 30),
        sex=_Field(30, 2),
        nation=_Field(32, 4),
        birth=_Field(36, 16),
        address=_Field(52, 70),
        number=_Field(122, 36),
        issuer=_Field(158, 30),
        valid_from=_Field(188, 16),
        valid_to=_Field(204, 16),
    ),
    IdCardType.HK_MACAO_TAIWAN: _Layout(
        name=_Field(0, 30),
        sex=_Field(30, 2),
        birth=_Field(36, 16),
        address=_Field(52, 70),
        number=_Field(122, 36),
        issuer=_Field(158, 30),
        valid_from=_Field(188, 16),
        valid_to=_Field(204, 16),
        travel_permit_number=_Field(220, 18),
        issue_count=_Field(238, 4),
    ),
    IdCardType.FOREIGNER_2017: _Layout(
        english_name=(_Field(0, 120),),
        sex=_Field(120, 2),
        number=_Field(122, 30),
        nationality=_Field(152, 6),
        name=_Field(158, 30),
        valid_from=_Field(188, 16),
        valid_to=_Field(204, 16),
        birth=_Field(220, 16),
        issuer=_Field(240, 8),
    ),
    IdCardType.FOREIGNER_2023: _Layout(
        name=_Field(0, 30),
        sex=_Field(30, 2),
        issue_count=_Field(32, 4),
        birth=_Field(36, 16),
        english_name=(_Field(52, 70), _Field(220, 22)),
        number=_Field(122, 36),
        valid_from=_Field(188, 16),
        valid_to=_Field(204, 16),
        nationality=_Field(242, 6),
        old_number_link=_Field(250, 6),
    ),
}


def card_type(record: bytes) -> IdCardType:
    """The type of card. Raises CardReadError: BAD_DATA for a wrong size, UNKNOWN_CARD for another flag."""
    if len(record) != RECORD_SIZE:
        raise CardReadError(CardReadReason.BAD_DATA, f"record of {len(record)} bytes")
    flag = _text(record, _Field(_TYPE_FLAG, 2), "type flag")
    if flag not in _FLAGS:
        raise CardReadError(CardReadReason.UNKNOWN_CARD, "type flag")
    return _FLAGS[flag]


def decode(record: bytes, photo: bytes = b"") -> IdCard:
    """The card in a text record. Raises CardReadError (BAD_DATA, UNKNOWN_CARD), without card data in it."""
    kind = card_type(record)
    layout = _LAYOUTS[kind]

    def optional(field: _Field | None, what: str) -> str:
        return "" if field is None else _text(record, field, what)

    number = _text(record, layout.number, "number")
    well_formed = (
        _NUMBER_2017.fullmatch(number) is not None
        if kind is IdCardType.FOREIGNER_2017
        else has_right_check_digit(number)
    )
    if not well_formed:
        raise _bad("number")
    birth = _date(record, layout.birth, "birth")
    if birth is None:
        raise _bad("birth")
    valid_from = _date(record, layout.valid_from, "valid from")
    long_term = _text(record, layout.valid_to, "valid to") == LONG_TERM
    valid_to = None if long_term else _date(record, layout.valid_to, "valid to")
    if valid_to is None and not long_term:
        raise _bad("valid to")
    return IdCard(
        card_type=kind,
        name=_text(record, layout.name, "name"),
        number=number,
        birth=birth,
        sex=_SEX.get(_text(record, layout.sex, "sex"), Sex.UNKNOWN),
        valid_from=valid_from,
        valid_to=valid_to,
        nation=optional(layout.nation, "nation"),
        address=optional(layout.address, "address"),
        issuer=optional(layout.issuer, "issuer"),
        english_name=_joined(record, layout.english_name),
        nationality=optional(layout.nationality, "nationality"),
        travel_permit_number=optional(layout.travel_permit_number, "travel permit number"),
        issue_count=optional(layout.issue_count, "issue count"),
        old_number=_old_number(record, layout, number),
        photo_wlt=photo,
        long_term=long_term,
    )


def decode_text(raw: bytes, what: str) -> str:
    """UTF-16LE text without its padding; ``what`` names the field in a CardReadError (BAD_DATA)."""
    try:
        text = raw.decode("utf-16-le").strip(_PADDING)
    except UnicodeDecodeError:
        raise _bad(what) from None  # the original would carry the bytes
    if not is_written(text):
        raise _bad(what)
    return text


def encode(card: IdCard) -> bytes:
    """The text record of ``card``. ValueError, naming the field and not its value, when it does not fit."""
    layout = _LAYOUTS[card.card_type]
    record = bytearray(" ".encode("utf-16-le") * (RECORD_SIZE // 2))

    def put(field: _Field | None, text: str, what: str) -> None:
        raw = text.encode("utf-16-le")
        if field is None:
            if text:
                raise ValueError(f"a card of this type has no field: {what}")
            return
        if len(raw) > field.size:
            raise ValueError(f"too long: {what}")
        record[field.start : field.start + len(raw)] = raw

    def day(value: date | None) -> str:
        return "" if value is None else f"{value:%Y%m%d}"

    put(layout.name, card.name, "name")
    put(layout.number, card.number, "number")
    put(layout.sex, {Sex.MALE: "1", Sex.FEMALE: "2", Sex.UNKNOWN: "0"}[card.sex], "sex")
    put(layout.birth, day(card.birth), "birth")
    put(layout.valid_from, day(card.valid_from), "valid_from")
    put(layout.valid_to, LONG_TERM if card.long_term else day(card.valid_to), "valid_to")
    put(layout.nation, card.nation, "nation")
    put(layout.address, card.address, "address")
    put(layout.issuer, card.issuer, "issuer")
    put(layout.nationality, card.nationality, "nationality")
    put(layout.travel_permit_number, card.travel_permit_number, "travel_permit_number")
    put(layout.issue_count, card.issue_count, "issue_count")
    if card.old_number:
        put(layout.old_number_link, card.old_number[5:7] + card.old_number[13:14], "old_number")
    rest = card.english_name
    for field in layout.english_name:
        put(field, rest[: field.size // 2], "english_name")
        rest = rest[field.size // 2 :]
    if rest:
        raise ValueError("too long: english_name")
    flag = next(letter for letter, kind in _FLAGS.items() if kind is card.card_type)
    put(_Field(_TYPE_FLAG, 2), flag, "type flag")
    return bytes(record)


def _bad(what: str) -> CardReadError:
    return CardReadError(CardReadReason.BAD_DATA, what)


def _text(record: bytes, field: _Field, what: str) -> str:
    return decode_text(record[field.start : field.end], what)


def _joined(record: bytes, fields: tuple[_Field, ...]) -> str:
    return decode_text(b"".join(record[field.start : field.end] for field in fields), "English name")


def _old_number(record: bytes, layout: _Layout, number: str) -> str:
    """The number of 2017 that a card of 2023 replaces, "" where the card does not link to one."""
    if layout.old_number_link is None or layout.nationality is None:
        return ""
    link = _text(record, layout.old_number_link, "old number link")
    country = _text(record, layout.nationality, "nationality")
    if not re.fullmatch(r"[0-9]{3}", link) or not re.fullmatch(r"[A-Z]{3}", country):
        return ""
    first_14 = country + number[1:3] + link[:2] + number[8:14] + link[2]
    return first_14 + old_check_digit(first_14)


def _date(record: bytes, field: _Field, what: str) -> date | None:
    """A date written YYYYMMDD, None when the field is blank. Raises CardReadError."""
    text = _text(record, field, what)
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{8}", text):
        raise _bad(what)
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        raise _bad(what) from None

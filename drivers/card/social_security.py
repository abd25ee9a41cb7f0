# SPDX-License-Identifier: Apache-2.0
"""The open part of a social security card (LD/T 32-2015): the application SSSE with its files EF05 and EF06.

Each record is one byte of tag, one of length and the value. Records are asked for by their number in a file's short
identifier, and where a card does not know that, or puts another record there, by their tag in the selected file.
Cards of version 1 have no name extension, so what follows the name in EF06 lies one record earlier than on later ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from drivers.card import apdu
from drivers.card.apdu import Channel, exchange, refusal
from drivers.characters import is_written
from drivers.numbers import has_right_check_digit
from drivers.protocols import ChipReadError, ChipReadReason, Sex, SocialSecurityCard
from drivers.transports.deadline import Deadline

APPLICATION = b"sx1.sh." + "社会保障".encode("gbk")
_CARD_FILE, _PERSON_FILE = 0xEF05, 0xEF06  # short identifiers 5 and 6
_NAME_SIZE = 30
_NAME_EXTENSION = 3  # the record of EF06 that cards of version 1 do not have

_RESIDENT = re.compile(r"[0-9]{17}[0-9X]")
_NUMBER = re.compile(r"[0-9A-Z]{1,18}")  # people without an identity number: country and document
_SEX = {0x31: Sex.MALE, 0x32: Sex.FEMALE, 0x01: Sex.MALE, 0x02: Sex.FEMALE}


@dataclass(frozen=True)
class _Record:
    """Where a value lies. ``number`` is that of version 2 and later."""

    file: int
    number: int
    tag: int
    size: int
    what: str


_IDENTIFICATION = _Record(_CARD_FILE, 1, 0x01, 16, "identification code")
_VERSION = _Record(_CARD_FILE, 3, 0x03, 4, "version")
_ISSUER = _Record(_CARD_FILE, 4, 0x04, 12, "issuer code")
_ISSUED = _Record(_CARD_FILE, 5, 0x05, 4, "issue date")
_EXPIRES = _Record(_CARD_FILE, 6, 0x06, 4, "expiry date")
_CARD_NUMBER = _Record(_CARD_FILE, 7, 0x07, 9, "card number")
_SOCIAL_NUMBER = _Record(_PERSON_FILE, 1, 0x08, 18, "social security number")
_NAME = _Record(_PERSON_FILE, 2, 0x09, _NAME_SIZE, "name")
_SEX_RECORD = _Record(_PERSON_FILE, 4, 0x0A, 1, "sex")
_NATION = _Record(_PERSON_FILE, 5, 0x0B, 1, "nation")
_BIRTHPLACE = _Record(_PERSON_FILE, 6, 0x0C, 3, "birthplace")
_BIRTH = _Record(_PERSON_FILE, 7, 0x0D, 4, "birth")
_PERSON_TAGS = {each.tag for each in (_SOCIAL_NUMBER, _NAME, _SEX_RECORD, _NATION, _BIRTHPLACE, _BIRTH)}


def read(channel: Channel, until: Deadline) -> SocialSecurityCard:
    """Read the card. Raises ChipReadError, and what the channel raises."""
    selected = exchange(channel, apdu.select_application(APPLICATION), until)
    if not selected.ok:
        raise refusal(selected, ChipReadReason.WRONG_CARD)
    files = _Files(channel, until)
    version = _version(files.read(_VERSION))
    files.first_version = version.startswith("1")
    number = _number(files.require(_SOCIAL_NUMBER))
    name = files.require(_NAME)
    if len(_without_padding(name)) == _NAME_SIZE and not files.first_version:
        name += files.name_extension()
    return SocialSecurityCard(
        number=number,
        name=_name(name),
        sex=_SEX.get((files.read(_SEX_RECORD) or b"\0")[0], Sex.UNKNOWN),
        nation=_digits(files.read(_NATION), _NATION),
        birthplace=_digits(files.read(_BIRTHPLACE), _BIRTHPLACE),
        birth=_date(files.read(_BIRTH), _BIRTH),
        card_number=_ascii(files.read(_CARD_NUMBER), _CARD_NUMBER),
        version=version,
        identification_code=(files.read(_IDENTIFICATION) or b"").hex().upper(),
        issuer_code=(files.read(_ISSUER) or b"").hex().upper(),
        issued=_date(files.read(_ISSUED), _ISSUED),
        expires=_date(files.read(_EXPIRES), _EXPIRES),
    )


class _Files:
    """The two files of a card, by record number as long as it answers sensibly to that, and by tag from then on."""

    def __init__(self, channel: Channel, until: Deadline) -> None:
        self.first_version = False
        self._channel = channel
        self._until = until
        self._by_tag: set[int] = set()  # files that are asked by tag
        self._selected: int | None = None

    def read(self, record: _Record) -> bytes | None:
        """A record's value, None when the card has no such record. Raises ChipReadError."""
        if record.file not in self._by_tag:
            value = self._by_number(record)
            if value is not None:
                return value
        value = self._with_tag(record)
        if value is not None:
            self._by_tag.add(record.file)
        return value

    def require(self, record: _Record) -> bytes:
        """A record's value. Raises ChipReadError, also when the card has no such record."""
        value = self.read(record)
        if value is None:
            raise ChipReadError(ChipReadReason.NOT_READABLE, record.what)
        return value

    def name_extension(self) -> bytes:
        """What follows a name that fills its record; nothing when there is no such record."""
        response = exchange(self._channel, apdu.read_record(_NAME_EXTENSION, _PERSON_FILE & 0x1F), self._until)
        if not response.ok or response.data[:1] in {bytes([tag]) for tag in _PERSON_TAGS}:
            return b""
        return _value(response.data, None, "name extension")

    def _by_number(self, record: _Record) -> bytes | None:
        earlier = self.first_version and record.file == _PERSON_FILE and record.number > _NAME_EXTENSION
        command = apdu.read_record(record.number - earlier, record.file & 0x1F, record.size + 2)
        response = exchange(self._channel, command, self._until)
        if response.ok and response.data[:1] == bytes([record.tag]):
            return _value(response.data, record.tag, record.what)
        if response.status == apdu.SECURITY_STATUS:
            raise refusal(response, ChipReadReason.NOT_READABLE)
        return None

    def _with_tag(self, record: _Record) -> bytes | None:
        if self._selected != record.file:
            response = exchange(self._channel, apdu.select_file(record.file), self._until)
            if not response.ok:
                return self._missing(response)
            self._selected = record.file
        command = apdu.read_record_with_tag(record.tag, record.size + 2)
        response = exchange(self._channel, command, self._until)
        return _value(response.data, record.tag, record.what) if response.ok else self._missing(response)

    @staticmethod
    def _missing(response: apdu.Response) -> None:
        if response.status == apdu.SECURITY_STATUS:
            raise refusal(response, ChipReadReason.NOT_READABLE)


def _bad(what: str) -> ChipReadError:
    return ChipReadError(ChipReadReason.BAD_DATA, what)


def _value(record: bytes, tag: int | None, what: str) -> bytes:
    """The value of a record of one byte of tag and one of length. Raises ChipReadError when it is not one."""
    if len(record) < 2 or tag not in (None, record[0]) or len(record) < 2 + record[1]:
        raise _bad(what)
    return record[2 : 2 + record[1]]


def _without_padding(value: bytes) -> bytes:
    return value.rstrip(b"\0 \xff")


def _ascii(value: bytes | None, record: _Record) -> str:
    try:
        text = _without_padding(value or b"").decode("ascii").strip()
    except UnicodeDecodeError:
        raise _bad(record.what) from None  # the original would carry the bytes
    if not text.isprintable():
        raise _bad(record.what)
    return text


def _version(value: bytes | None) -> str:
    """Four characters like 2.00, or blank. Only its first character decides anything."""
    try:
        return _ascii(value, _VERSION)
    except ChipReadError:
        return ""


def _number(value: bytes) -> str:
    number = _ascii(value, _SOCIAL_NUMBER).upper()
    if not _NUMBER.fullmatch(number) or (_RESIDENT.fullmatch(number) and not has_right_check_digit(number)):
        raise _bad(_SOCIAL_NUMBER.what)
    return number


def _name(value: bytes) -> str:
    try:
        # The standard says GBK; GB 18030 is the same and also has the characters that were added since.
        name = _without_padding(value).decode("gb18030").strip()
    except UnicodeDecodeError:
        raise _bad(_NAME.what) from None
    if not name or not is_written(name):
        raise _bad(_NAME.what)
    return name


def _digits(value: bytes | None, record: _Record) -> str:
    """Two digits a byte; blank when the card has none. Raises ChipReadError."""
    digits = (value or b"").hex()
    if not digits.strip("0") or not digits.strip("f"):
        return ""
    if not digits.isdecimal() or len(digits) != 2 * record.size:
        raise _bad(record.what)
    return digits


def _date(value: bytes | None, record: _Record) -> date | None:
    """A date written YYYYMMDD, two digits a byte; None when the card leaves it blank. Raises ChipReadError."""
    digits = _digits(value, record)
    if not digits:
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise _bad(record.what) from None

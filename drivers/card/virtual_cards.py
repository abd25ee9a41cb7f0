# SPDX-License-Identifier: Apache-2.0
"""Chip cards that simulators put into a reader: commands in, answers out, as the files of a real card would give them.

A virtual card can be told to fail. It keeps the instruction of every command that it was sent, so that a test can see
that nobody tried a PIN.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from drivers.card import bank, social_security, tlv, token
from drivers.protocols import Sex, SocialSecurityCard

#: A card with contacts, T=0, historical bytes as social security cards have them.
ATR = bytes.fromhex("3B6D000000814A86600B53999900009000")

_OK, _NO_FILE, _NO_RECORD = b"\x90\x00", b"\x6a\x82", b"\x6a\x83"
_NEEDS_PIN, _UNKNOWN = b"\x69\x82", b"\x6d\x00"
_BLOCKED = b"\x6a\x81"


class CardFault(Enum):
    """What a card can get wrong, or demand."""

    GARBAGE = "garbage"  # answers of random length and no sense
    NO_STATUS_WORD = "no_status_word"  # a single byte
    ENDLESS = "endless"  # always one more piece to fetch
    WRONG_TAG = "wrong_tag"  # records begin with other tags
    CUT_SHORT = "cut_short"  # values are shorter than their length says
    NEEDS_PIN = "needs_pin"  # records are shown after a PIN only
    BLOCKED = "blocked"
    TAKEN_IN_MID_READ = "taken_in_mid_read"  # gone at the second record
    FALLS_SILENT = "falls_silent"  # no answer to the second record


class TakenOut(Exception):
    """The card is gone at this moment, before it has answered."""


@dataclass(frozen=True)
class Application:
    """What stands below one name: the answer to SELECT, the records by file and number, and two more answers.

    ``options``: to GET PROCESSING OPTIONS. ``by_number``: False for cards that know their records by tag only.
    """

    name: bytes
    selected: bytes = b""
    records: Mapping[int, Mapping[int, bytes]] = field(default_factory=dict)
    options: bytes = b""
    by_number: bool = True


class VirtualCard:
    """A card with some applications. ``answer`` is called by one thread at a time, the rest from anywhere.

    ``byte_oriented``: T=0 manners, which is 61xx after a command with data, and 6Cxx for a wrong expected length.
    """

    def __init__(self, *applications: Application, byte_oriented: bool = True) -> None:
        self.atr = ATR
        self.fault: CardFault | None = None
        self.instructions: list[int] = []
        self.released = threading.Event()  # set to end a silence
        self._applications = applications
        self._byte_oriented = byte_oriented
        self.reset()

    def reset(self) -> None:
        """Power off and on."""
        self._application: Application | None = None
        self._file: int | None = None
        self._waiting = b""
        self._records_read = 0

    def answer(self, command: bytes) -> bytes:
        """The answer to one command, with its status word. Raises TakenOut."""
        self.instructions.append(command[1] if len(command) > 1 else -1)
        match self.fault:
            case CardFault.GARBAGE:
                return bytes((7 * len(self.instructions) + each) % 251 for each in range(11)) + _OK
            case CardFault.NO_STATUS_WORD:
                return b"\x90"
            case CardFault.ENDLESS:
                return b"\x55" * 16 + b"\x61\x10"
            case CardFault.BLOCKED:
                return _BLOCKED
            case _:
                return self._answer(command)

    def _answer(self, command: bytes) -> bytes:
        if len(command) < 4:
            return b"\x67\x00"
        instruction, p1, p2, rest = command[1], command[2], command[3], command[4:]
        data = rest[1 : 1 + rest[0]] if len(rest) > 1 else b""
        match instruction:
            case 0xA4 if p1 == 0x04:
                return self._select(data)
            case 0xA4:
                return self._select_file(int.from_bytes(data, "big"))
            case 0xB2:
                return self._read_record(p1, p2, rest[0] if rest else 0)
            case 0xA8:
                options = self._application.options if self._application else b""
                return self._fetched(options) if options else b"\x69\x85"
            case 0xC0:
                waiting, self._waiting = self._waiting, b""
                return waiting + _OK if waiting else b"\x69\x85"
            case _:
                return _UNKNOWN

    def _select(self, name: bytes) -> bytes:
        for application in self._applications:
            if application.name == name:
                self._application, self._file = application, None
                return self._fetched(application.selected)
        return _NO_FILE

    def _select_file(self, identifier: int) -> bytes:
        if self._application is None or identifier & 0x1F not in self._application.records:
            return _NO_FILE
        self._file = identifier & 0x1F
        return _OK

    def _read_record(self, p1: int, p2: int, expected: int) -> bytes:
        application = self._application
        by_tag = p2 == 0
        file = self._file if by_tag else p2 >> 3
        if application is None or file is None or file not in application.records:
            return _NO_FILE
        if self.fault is CardFault.NEEDS_PIN:
            return _NEEDS_PIN
        records = application.records[file]
        if by_tag:
            record = next((each for each in records.values() if each[:1] == bytes([p1])), None)
        else:
            record = records.get(p1) if application.by_number else None
        if record is None:
            return _NO_RECORD
        if self._byte_oriented and expected != len(record):
            return bytes([0x6C, len(record)])
        return self._damaged(record) + _OK

    def _damaged(self, record: bytes) -> bytes:
        self._records_read += 1
        match self.fault:
            case CardFault.WRONG_TAG:
                return b"\x3f" + record[1:]
            case CardFault.CUT_SHORT:
                return record[: max(2, len(record) // 2)]
            case CardFault.TAKEN_IN_MID_READ if self._records_read > 1:
                raise TakenOut
            case CardFault.FALLS_SILENT if self._records_read > 1:
                self.released.wait()
        return record

    def _fetched(self, data: bytes) -> bytes:
        if not self._byte_oriented or not data:
            return data + _OK
        self._waiting = data
        return bytes([0x61, len(data) % 256])


def social_security_card(content: SocialSecurityCard, *, by_number: bool = True) -> VirtualCard:
    """A social security card of the version that ``content`` names. ValueError for a name that no chip can hold."""
    name = content.name.encode("gb18030")
    first_version = content.version.startswith("1")
    if len(name) > (30 if first_version else 60):
        raise ValueError("too long: name")
    sex = {Sex.MALE: b"1", Sex.FEMALE: b"2", Sex.UNKNOWN: b"0"}[content.sex]
    person = [
        (0x08, content.number.encode("ascii").ljust(18, b"\0")),
        (0x09, name[:30].ljust(30, b"\0")),
        *([] if first_version else [(0x4E, name[30:].ljust(30, b"\0"))]),
        (0x0A, sex),
        (0x0B, _packed(content.nation, 1)),
        (0x0C, _packed(content.birthplace, 3)),
        (0x0D, _packed(f"{content.birth:%Y%m%d}" if content.birth else "", 4)),
    ]
    card = [
        (0x01, bytes.fromhex(content.identification_code or "00" * 16)),
        (0x02, b"1"),
        (0x03, content.version.encode("ascii").ljust(4, b"\0")),
        (0x04, bytes.fromhex(content.issuer_code or "00" * 12)),
        (0x05, _packed(f"{content.issued:%Y%m%d}" if content.issued else "", 4)),
        (0x06, _packed(f"{content.expires:%Y%m%d}" if content.expires else "", 4)),
        (0x07, content.card_number.encode("ascii").ljust(9, b" ")),
    ]
    records = {5: _numbered(card), 6: _numbered(person)}
    selected = tlv.encode(0x6F, tlv.encode(0x84, social_security.APPLICATION))
    return VirtualCard(Application(social_security.APPLICATION, selected, records, by_number=by_number))


class BankCardKind(Enum):
    """How a bank card shows its number."""

    CONTACT = "contact"  # directory 1PAY.SYS.DDF01, flat options, tag 5A
    CONTACTLESS = "contactless"  # directory 2PAY.SYS.DDF01, track 2 in the options
    WITHOUT_DIRECTORY = "without_directory"  # UnionPay's names must be tried; options within a template
    WITHOUT_OPTIONS = "without_options"  # refuses GET PROCESSING OPTIONS to a terminal of zeros


def token_card(text: str) -> VirtualCard:
    """A technician's, with that text."""
    pieces = [text[at : at + token.RECORD_BYTES].encode("ascii") for at in range(0, len(text), token.RECORD_BYTES)]
    records = {token.FILE: dict(enumerate(pieces, start=1))}
    return VirtualCard(Application(token.APPLICATION, b"", records))


def bank_card(number: str, kind: BankCardKind = BankCardKind.CONTACT) -> VirtualCard:
    """A UnionPay debit card with that number."""
    name = bank.UNIONPAY[0]
    packed = bytes.fromhex(number + "F" * (len(number) % 2))
    track = bytes.fromhex((text := number + "D3512220000") + "F" * (len(text) % 2))
    # Wants to know the amount (6 bytes) and the country (2).
    wants = tlv.encode(0xA5, tlv.encode(0x9F38, bytes.fromhex("9F0206 9F1A02")))
    selected = tlv.encode(0x6F, tlv.encode(0x84, name), wants)
    records = {
        1: {1: tlv.encode(0x70, tlv.encode(0x5F24, bytes.fromhex("351231")))},
        2: {1: tlv.encode(0x70, tlv.encode(0x5F20, b" "), tlv.encode(0x5A, packed))},
    }
    locator = bytes.fromhex("08010100 10010100")
    application = Application(name, selected, records, tlv.encode(0x80, b"\x7c\x00", locator))
    entry = tlv.encode(0x61, tlv.encode(0x4F, name), tlv.encode(0x87, b"\x01"))
    match kind:
        case BankCardKind.CONTACT:
            directory = Application(
                bank.CONTACT_DIRECTORY,
                tlv.encode(0x6F, tlv.encode(0xA5, tlv.encode(0x88, b"\x01"))),
                {1: {1: tlv.encode(0x70, entry)}},
            )
            return VirtualCard(directory, application)
        case BankCardKind.CONTACTLESS:
            directory = Application(
                bank.CONTACTLESS_DIRECTORY, tlv.encode(0x6F, tlv.encode(0xA5, tlv.encode(0xBF0C, entry)))
            )
            options = tlv.encode(0x77, tlv.encode(0x82, b"\x7c\x00"), tlv.encode(0x57, track))
            return VirtualCard(directory, replace(application, options=options), byte_oriented=False)
        case BankCardKind.WITHOUT_DIRECTORY:
            options = tlv.encode(0x77, tlv.encode(0x82, b"\x7c\x00"), tlv.encode(0x94, locator))
            return VirtualCard(replace(application, options=options))
        case BankCardKind.WITHOUT_OPTIONS:
            return VirtualCard(replace(application, options=b""))


def _packed(digits: str, size: int) -> bytes:
    """Two digits a byte; a blank field is full of FF."""
    return bytes.fromhex(digits) if digits else b"\xff" * size


def _numbered(records: list[tuple[int, bytes]]) -> dict[int, bytes]:
    return {place: bytes([tag, len(value)]) + value for place, (tag, value) in enumerate(records, start=1)}

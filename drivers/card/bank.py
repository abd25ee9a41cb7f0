# SPDX-License-Identifier: Apache-2.0
"""The number of a bank card, by the way of EMV 4.3 and PBOC 3.0: directory, application, options, records.

With contacts the directory is 1PAY.SYS.DDF01, without them 2PAY.SYS.DDF01; a card that has neither is asked for
UnionPay's applications one after the other. Nothing is paid and no cryptogram is made: every value that the card wants
to know of the terminal is zero. The whole number is a local variable of ``read`` and of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drivers.card import apdu, tlv
from drivers.card.apdu import Channel, Response, exchange, refusal
from drivers.numbers import luhn_digit
from drivers.protocols import ChipReadError, ChipReadReason, MaskedBankCard
from drivers.transports.deadline import Deadline

CONTACT_DIRECTORY = b"1PAY.SYS.DDF01"
CONTACTLESS_DIRECTORY = b"2PAY.SYS.DDF01"
#: UnionPay: debit, credit, quasi-credit, electronic cash.
UNIONPAY = tuple(bytes.fromhex("A00000033301010" + last) for last in "1236")

# EMV book 1, annex B, and book 3, annex A.
_NAME, _PRIORITY, _ENTRY, _DIRECTORY_FILE = 0x4F, 0x87, 0x61, 0x88
_WANTED_OPTIONS, _OPTIONS_FLAT, _FILE_LOCATOR = 0x9F38, 0x80, 0x94
_NUMBER, _TRACK_2 = 0x5A, 0x57

# A card that does not like a terminal of zeros (6985) mostly lets its records be read all the same.
_NOT_THUS = 0x6985
_USUAL_RECORDS = [(1, 16), (1, 2), (1, 3)]  # number and short file identifier, as UnionPay's cards have them

_MOST_APPLICATIONS = 8
_MOST_RECORDS = 64
_DIRECTORY_RECORDS = 10
_SHAPE = re.compile(r"[0-9]{12,19}")


def read(channel: Channel, until: Deadline) -> MaskedBankCard:
    """Read the number and mask it. Raises ChipReadError, and what the channel raises."""
    failure = ChipReadError(ChipReadReason.WRONG_CARD, "no payment application")
    try:
        for name in _applications(channel, until)[:_MOST_APPLICATIONS]:
            selected = exchange(channel, apdu.select_application(name), until)
            if not selected.ok:
                failure = refusal(selected, failure.reason)
                continue
            for answer in _answers(channel, selected, until):
                number = _number(answer)
                if number is not None:
                    return MaskedBankCard(number[:6] + "*" * (len(number) - 10) + number[-4:])
            failure = ChipReadError(ChipReadReason.NOT_READABLE, "no number in the records")
    except tlv.TlvError as error:
        raise ChipReadError(ChipReadReason.BAD_DATA, str(error)) from None
    raise failure


def _applications(channel: Channel, until: Deadline) -> list[bytes]:
    """The names of the card's applications, the preferred first; UnionPay's when it has no directory."""
    entries: list[bytes] = []
    contact = exchange(channel, apdu.select_application(CONTACT_DIRECTORY), until)
    if contact.ok:
        file = tlv.find(contact.data, _DIRECTORY_FILE)
        if file is not None and len(file) == 1 and 1 <= file[0] <= 30:
            for number in range(1, _DIRECTORY_RECORDS + 1):
                response = exchange(channel, apdu.read_record(number, file[0]), until)
                if not response.ok:
                    break
                entries += _entries(response.data)
    else:
        contactless = exchange(channel, apdu.select_application(CONTACTLESS_DIRECTORY), until)
        if contactless.ok:
            entries = _entries(contactless.data)
    entries.sort(key=_rank)  # stable: of equals the first comes first
    names = [name for entry in entries if (name := tlv.find(entry, _NAME)) and 5 <= len(name) <= 16]
    return list(dict.fromkeys(names)) or list(UNIONPAY)


def _entries(data: bytes) -> list[bytes]:
    return [each.value for each in tlv.walk(data) if each.tag == _ENTRY]


def _rank(entry: bytes) -> int:
    """EMV book 1, 12.2.3: 1 is preferred, 0 or nothing comes last."""
    priority = tlv.find(entry, _PRIORITY) or b"\0"
    return priority[0] & 0x0F or 16


def _answers(channel: Channel, selected: Response, until: Deadline) -> Iterator[bytes]:
    """Every answer of the selected application in which its number may stand."""
    wanted = tlv.data_object_list(tlv.find(selected.data, _WANTED_OPTIONS) or b"")
    size = sum(length for _, length in wanted)
    if size > 250:
        raise tlv.TlvError("the card wants to know too much")
    options = exchange(channel, apdu.get_processing_options(bytes(size)), until)
    if options.ok:
        yield options.data  # a contactless card may say it here already
        flat = tlv.find(options.data, _OPTIONS_FLAT)
        records = _records(flat[2:] if flat is not None else tlv.find(options.data, _FILE_LOCATOR) or b"")
    elif options.status == _NOT_THUS:
        records = _USUAL_RECORDS
    else:
        raise refusal(options, ChipReadReason.NOT_READABLE)
    for number, file in records:
        response = exchange(channel, apdu.read_record(number, file), until)
        if response.ok:
            yield response.data
        elif response.status not in apdu.ABSENT:
            raise refusal(response, ChipReadReason.NOT_READABLE)


def _records(locator: bytes) -> list[tuple[int, int]]:
    """Record numbers and short file identifiers of an AFL (EMV book 3, 10.2). Raises TlvError."""
    records: list[tuple[int, int]] = []
    for start in range(0, len(locator), 4):
        entry = locator[start : start + 4]
        file = entry[0] >> 3
        if len(entry) < 4 or not 1 <= file <= 30 or not 1 <= entry[1] <= entry[2]:
            raise tlv.TlvError("the list of records makes no sense")
        records += [(number, file) for number in range(entry[1], entry[2] + 1)]
    return records[:_MOST_RECORDS]


def _number(answer: bytes) -> str | None:
    """The card's number in ``answer``, None when it is not there. Raises ChipReadError, TlvError."""
    number = tlv.find(answer, _NUMBER)
    track = tlv.find(answer, _TRACK_2)
    if number is not None:
        digits = number.hex().rstrip("f")
    elif track is not None:
        digits = track.hex().partition("d")[0]
    else:
        return None
    if not _SHAPE.fullmatch(digits) or luhn_digit(digits[:-1]) != digits[-1]:
        raise ChipReadError(ChipReadReason.BAD_DATA, "card number")
    return digits

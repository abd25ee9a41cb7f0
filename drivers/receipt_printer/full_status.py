# SPDX-License-Identifier: Apache-2.0
"""The full status of Custom's VKP80II and VKP80III: what they answer to DLE EOT 20 (commands manuals, FULL STATUS).

Six bytes: 10 0F, and four of bits: paper, user, errors that pass, errors that do not.
"""

from __future__ import annotations

from drivers.protocols import WARNINGS, Condition, DeviceStatus, Problem

REQUEST = b"\x10\x04\x14"
HEAD = b"\x10\x0f"
#: Bytes of bits after the head.
SIZE = 4

# Bit -> what it says. Bit 80 of paper is the notch sensor, which plain paper leaves as it likes.
_PAPER = {
    0x01: Problem.PAPER_OUT,
    0x04: Problem.PAPER_LOW,
    0x20: Problem.PAPER_NOT_TAKEN,
    0x40: Problem.PAPER_LOW,  # "virtual paper end": the length that was set for the time after "low" is used up
}
# Bits 20 and 40 of user are keys: a person presses them, and nothing is wrong.
_USER = {
    0x01: Problem.COVER_OPEN,  # head up
    0x02: Problem.COVER_OPEN,
}
_SPOOLING_OR_MOVING = 0x04 | 0x08
_RECOVERABLE = {
    0x01: Problem.OVERHEATED,  # head temperature
    0x02: Problem.OTHER,  # RS232
    0x08: Problem.OTHER,  # voltage
    0x20: Problem.OTHER,  # a command that it does not know
    0x40: Problem.PAPER_JAM,
    0x80: Problem.OTHER,  # notch not found
}
_UNRECOVERABLE = {
    0x01: Problem.CUTTER,
    0x04: Problem.OTHER,  # RAM
    0x08: Problem.OTHER,  # EEPROM
    0x40: Problem.OTHER,  # flash
    0x80: Problem.OTHER,  # presenter
}
_CUTTER_COVER = 0x02  # stands among the errors that do not pass, and does when it is closed


def status(bits: bytes) -> DeviceStatus:
    """The status for the four bytes after the head. ValueError for another number of them."""
    paper, user, recoverable, unrecoverable = bits
    found = _found(_PAPER, paper) | _found(_USER, user) | _found(_RECOVERABLE, recoverable)
    found |= _found(_UNRECOVERABLE, unrecoverable)
    if unrecoverable & _CUTTER_COVER:
        found |= {Problem.COVER_OPEN}
    if Problem.PAPER_OUT in found:
        found -= {Problem.PAPER_LOW}
    original = f"full {bits.hex(' ').upper()}"
    if unrecoverable & sum(_UNRECOVERABLE):
        return DeviceStatus(Condition.FAULTY, found, original)
    if found - WARNINGS:
        return DeviceStatus(Condition.NEEDS_ATTENTION, found, original)
    busy = user & _SPOOLING_OR_MOVING
    return DeviceStatus(Condition.BUSY if busy else Condition.READY, found, original)


def _found(meanings: dict[int, Problem], value: int) -> frozenset[Problem]:
    return frozenset(problem for bit, problem in meanings.items() if value & bit)

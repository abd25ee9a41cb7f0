# SPDX-License-Identifier: Apache-2.0
"""What an ESC/POS printer says of itself: the answers to DLE EOT 1 to 4 and to GS r 1.

A real status byte has bits 1 and 4 set and bit 0 clear. Epson fixes bit 7 at 0, Cashino uses it in the first answer
for a receipt that was not taken yet. 00 and FF are what a line says of which the printer is switched off.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from drivers.protocols import WARNINGS, Condition, DeviceStatus, Problem


class Query(IntEnum):
    """The argument of DLE EOT."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    ERROR = 3
    PAPER = 4


def request(query: Query) -> bytes:
    return bytes([0x10, 0x04, query])


#: GS r 1: answered in its turn, that is when everything before it was printed.
END_OF_PRINT_REQUEST = b"\x1dr\x01"

_OFFLINE = 0x08
_NOT_TAKEN = 0x80
_COVER_OPEN = 0x04
_STOPPED_BY_PAPER_END = 0x20
_CUTTER = 0x08
_UNRECOVERABLE = 0x20
_OVERHEATED = 0x40  # recovers by itself: the head is too hot, or the voltage is wrong
_NEAR_END = 0x0C
_PAPER_END = 0x60


def is_realtime_status(value: int) -> bool:
    """Whether a byte can be an answer to DLE EOT, and is no noise."""
    return value & 0x13 == 0x12


def says_offline(value: int) -> bool:
    """Whether an answer to DLE EOT 1 says that the printer does not print just now."""
    return is_realtime_status(value) and value & _OFFLINE != 0


def is_queued_answer(value: int) -> bool:
    """Whether a byte can be an answer to GS r 1 (bits 4 and 7 clear)."""
    return value & 0x90 == 0


def status(answers: Mapping[Query, int]) -> DeviceStatus:
    """The status for the answers that came; a query that was not answered is missing.

    Without an answer about paper the printer is UNKNOWN: taking silence for paper is how receipts get lost.
    """
    problems = _problems(answers)
    original = " ".join(
        f"{query.value}:{answers[query]:02X}" if query in answers else f"{query.value}:--" for query in Query
    )
    if answers.get(Query.ERROR, 0) & _UNRECOVERABLE:
        return DeviceStatus(Condition.FAULTY, problems | {Problem.OTHER}, original)
    if problems - WARNINGS:
        return DeviceStatus(Condition.NEEDS_ATTENTION, problems, original)
    if answers.get(Query.PRINTER, 0) & _OFFLINE:
        return DeviceStatus(Condition.NEEDS_ATTENTION, problems | {Problem.OTHER}, original)
    if Query.PRINTER not in answers or Query.PAPER not in answers:
        return DeviceStatus(Condition.UNKNOWN, problems, original)
    return DeviceStatus(Condition.READY, problems, original)


def _problems(answers: Mapping[Query, int]) -> frozenset[Problem]:
    bits = (
        (Query.PRINTER, _NOT_TAKEN, Problem.PAPER_NOT_TAKEN),
        (Query.OFFLINE_CAUSE, _COVER_OPEN, Problem.COVER_OPEN),
        (Query.OFFLINE_CAUSE, _STOPPED_BY_PAPER_END, Problem.PAPER_OUT),
        (Query.ERROR, _CUTTER, Problem.CUTTER),
        (Query.ERROR, _OVERHEATED, Problem.OVERHEATED),
        (Query.PAPER, _PAPER_END, Problem.PAPER_OUT),
    )
    found = {problem for query, bit, problem in bits if answers.get(query, 0) & bit}
    if answers.get(Query.PAPER, 0) & _NEAR_END and Problem.PAPER_OUT not in found:
        found.add(Problem.PAPER_LOW)
    return frozenset(found)

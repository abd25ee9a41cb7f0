# SPDX-License-Identifier: Apache-2.0
"""Automatic status back (GS a): four bytes that a printer sends when it is switched on, and at every change after that.

Epson's ESC/POS reference; the bits are those that SNBC's firmware sets. The first byte has bit 4 set and bits 0, 1 and
7 clear; in the others bits 4 and 7 are clear, as in the answers to GS r.
"""

from __future__ import annotations

from drivers.protocols import WARNINGS, Condition, DeviceStatus, Problem

SWITCH_ON = b"\x1da\x01"
SWITCH_OFF = b"\x1da\x00"
SIZE = 4

_OFFLINE = 0x08
_COVER_OPEN = 0x20
_CUTTER = 0x08
# Epson calls bit 5 unrecoverable, SNBC recoverable: a person looks at it either way.
_ERROR = 0x20
_OVERHEATED = 0x40  # recovers by itself: the head is too hot, or the voltage is wrong
_NEAR_END = 0x03
_PAPER_END = 0x0C


def begins(value: int) -> bool:
    """Whether a byte can be the first of the four."""
    return value & 0x93 == 0x10


def continues(value: int) -> bool:
    """Whether a byte can be one of the other three."""
    return value & 0x90 == 0


def status(block: bytes) -> DeviceStatus:
    """The status for four bytes. ValueError for another number of them."""
    printer, errors, paper, _ = block
    bits = (
        (printer, _COVER_OPEN, Problem.COVER_OPEN),
        (errors, _CUTTER, Problem.CUTTER),
        (errors, _ERROR, Problem.OTHER),
        (errors, _OVERHEATED, Problem.OVERHEATED),
        (paper, _PAPER_END, Problem.PAPER_OUT),
    )
    found = {problem for value, bit, problem in bits if value & bit}
    if paper & _NEAR_END and Problem.PAPER_OUT not in found:
        found.add(Problem.PAPER_LOW)
    if printer & _OFFLINE and not found - WARNINGS:
        found.add(Problem.OTHER)
    condition = Condition.NEEDS_ATTENTION if found - WARNINGS else Condition.READY
    return DeviceStatus(condition, frozenset(found), f"automatic {block.hex(' ').upper()}")

"""Full status of Custom's printers: every bit of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.protocols import Condition, Problem
from drivers.receipt_printer.full_status import status

READY, BUSY = Condition.READY, Condition.BUSY
ATTENTION, FAULTY = Condition.NEEDS_ATTENTION, Condition.FAULTY
#: Byte and bit -> what it says.
BITS = {
    (0, 0x01): (ATTENTION, Problem.PAPER_OUT),
    (0, 0x02): (READY, None),
    (0, 0x04): (READY, Problem.PAPER_LOW),
    (0, 0x08): (READY, None),
    (0, 0x10): (READY, None),
    (0, 0x20): (READY, Problem.PAPER_NOT_TAKEN),
    (0, 0x40): (READY, Problem.PAPER_LOW),
    (0, 0x80): (READY, None),
    (1, 0x01): (ATTENTION, Problem.COVER_OPEN),
    (1, 0x02): (ATTENTION, Problem.COVER_OPEN),
    (1, 0x04): (BUSY, None),
    (1, 0x08): (BUSY, None),
    (1, 0x10): (READY, None),
    (1, 0x20): (READY, None),
    (1, 0x40): (READY, None),
    (1, 0x80): (READY, None),
    (2, 0x01): (ATTENTION, Problem.OVERHEATED),
    (2, 0x02): (ATTENTION, Problem.OTHER),
    (2, 0x04): (READY, None),
    (2, 0x08): (ATTENTION, Problem.OTHER),
    (2, 0x10): (READY, None),
    (2, 0x20): (ATTENTION, Problem.OTHER),
    (2, 0x40): (ATTENTION, Problem.PAPER_JAM),
    (2, 0x80): (ATTENTION, Problem.OTHER),
    (3, 0x01): (FAULTY, Problem.CUTTER),
    (3, 0x02): (ATTENTION, Problem.COVER_OPEN),
    (3, 0x04): (FAULTY, Problem.OTHER),
    (3, 0x08): (FAULTY, Problem.OTHER),
    (3, 0x10): (READY, None),
    (3, 0x20): (READY, None),
    (3, 0x40): (FAULTY, Problem.OTHER),
    (3, 0x80): (FAULTY, Problem.OTHER),
}


def test_all_32_bits_are_tried() -> None:
    assert len(BITS) == 32


@pytest.mark.parametrize(("place", "said"), BITS.items(), ids=str)
def test_each_bit_says_one_thing(place: tuple[int, int], said: tuple[Condition, Problem | None]) -> None:
    bits = bytearray(4)
    bits[place[0]] = place[1]
    found = status(bytes(bits))
    assert (found.condition, found.problems) == (said[0], frozenset({said[1]} if said[1] else ()))
    assert bytes(bits).hex(" ").upper() in found.original


def test_paper_out_is_more_than_paper_low() -> None:
    assert status(b"\x45\x00\x00\x00").problems == {Problem.PAPER_OUT}


def test_a_motor_that_stands_for_want_of_paper_is_no_work() -> None:
    assert status(b"\x01\x08\x00\x00").condition is ATTENTION


@given(st.binary(min_size=4, max_size=4))
def test_any_four_bytes_are_a_status(bits: bytes) -> None:
    found = status(bits)
    assert found.usable == (found.condition in (READY, BUSY))
    assert (Problem.PAPER_OUT in found.problems) <= (not found.usable)

"""Status bytes of ESC/POS printers: the documented ones, noise, and every byte there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.protocols import Condition, Problem
from drivers.receipt_printer.escpos_status import Query, is_queued_answer, is_realtime_status, says_offline, status

FINE = dict.fromkeys(Query, 0x12)


@pytest.mark.parametrize(
    ("query", "value", "condition", "problem"),
    [
        (Query.PAPER, 0x1E, Condition.READY, Problem.PAPER_LOW),
        (Query.PAPER, 0x72, Condition.NEEDS_ATTENTION, Problem.PAPER_OUT),
        (Query.PAPER, 0x7E, Condition.NEEDS_ATTENTION, Problem.PAPER_OUT),
        (Query.OFFLINE_CAUSE, 0x16, Condition.NEEDS_ATTENTION, Problem.COVER_OPEN),
        (Query.OFFLINE_CAUSE, 0x32, Condition.NEEDS_ATTENTION, Problem.PAPER_OUT),
        (Query.ERROR, 0x1A, Condition.NEEDS_ATTENTION, Problem.CUTTER),
        (Query.ERROR, 0x52, Condition.NEEDS_ATTENTION, Problem.OVERHEATED),
        (Query.ERROR, 0x32, Condition.FAULTY, Problem.OTHER),
        (Query.PRINTER, 0x1A, Condition.NEEDS_ATTENTION, Problem.OTHER),
        (Query.PRINTER, 0x92, Condition.READY, Problem.PAPER_NOT_TAKEN),
    ],
)
def test_each_byte_says_one_thing(query: Query, value: int, condition: Condition, problem: Problem) -> None:
    found = status(FINE | {query: value})
    assert (found.condition, found.problems) == (condition, frozenset({problem}))
    assert f"{query.value}:{value:02X}" in found.original


def test_all_fine_is_ready() -> None:
    assert status(FINE).condition is Condition.READY
    assert status(FINE).problems == frozenset()


def test_silence_about_paper_is_not_paper() -> None:
    assert status({Query.PRINTER: 0x12}).condition is Condition.UNKNOWN


def test_silence_about_cover_and_errors_is_let_pass() -> None:
    assert status({Query.PRINTER: 0x12, Query.PAPER: 0x12}).condition is Condition.READY


@pytest.mark.parametrize("value", [0x00, 0xFF])
def test_a_dead_line_is_no_status(value: int) -> None:
    assert not is_realtime_status(value)


@pytest.mark.parametrize("value", [0x12, 0x1E, 0x72, 0x7E, 0x16, 0x1A, 0x92])
def test_real_answers_are_answers(value: int) -> None:
    assert is_realtime_status(value)
    assert not is_queued_answer(value)


@pytest.mark.parametrize("value", [0x00, 0x03, 0x0C, 0x0F])
def test_answers_to_gs_r_are_told_apart(value: int) -> None:
    assert is_queued_answer(value)
    assert not is_realtime_status(value)
    assert not says_offline(value)


@given(st.dictionaries(st.sampled_from(Query), st.integers(0, 255)))
def test_any_answers_give_a_status(answers: dict[Query, int]) -> None:
    found = status(answers)
    assert found.condition in Condition
    if Query.PAPER not in answers:
        assert not found.usable

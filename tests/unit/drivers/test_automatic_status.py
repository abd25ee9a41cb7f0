"""Automatic status back as SNBC sends it, and answers told apart in one stream."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.protocols import Condition, Problem
from drivers.receipt_printer.automatic_status import begins, continues, status
from drivers.receipt_printer.escpos_answers import (
    Answer,
    AutomaticAnswer,
    FullAnswer,
    Noise,
    ProcessAnswer,
    QueuedAnswer,
    RealtimeAnswer,
    first_answer,
)
from drivers.receipt_printer.models import CUSTOM_VKP80, EPSON, GENERIC, MODELS, SNBC, Model


@pytest.mark.parametrize(
    ("block", "condition", "problems"),
    [
        ("10000000", Condition.READY, set()),
        ("50000000", Condition.READY, set()),
        ("10000300", Condition.READY, {Problem.PAPER_LOW}),
        ("18000F00", Condition.NEEDS_ATTENTION, {Problem.PAPER_OUT}),
        ("38000000", Condition.NEEDS_ATTENTION, {Problem.COVER_OPEN}),
        ("18080000", Condition.NEEDS_ATTENTION, {Problem.CUTTER}),
        ("18200000", Condition.NEEDS_ATTENTION, {Problem.OTHER}),
        ("18400000", Condition.NEEDS_ATTENTION, {Problem.OVERHEATED}),
        ("18000000", Condition.NEEDS_ATTENTION, {Problem.OTHER}),
        ("18000300", Condition.NEEDS_ATTENTION, {Problem.PAPER_LOW, Problem.OTHER}),
    ],
)
def test_four_bytes_are_a_status(block: str, condition: Condition, problems: set[Problem]) -> None:
    raw = bytes.fromhex(block)
    assert begins(raw[0])
    assert all(continues(value) for value in raw[1:])
    assert (status(raw).condition, status(raw).problems) == (condition, frozenset(problems))


def _all(data: bytes, model: Model) -> list[Answer]:
    found = []
    while (answer := first_answer(data, model)) is not None:
        found.append(answer[0])
        data = data[answer[1] :]
    assert len(data) < 8, "what is kept for later is less than the longest answer"
    return found


@pytest.mark.parametrize(
    ("model", "data", "answers"),
    [
        (GENERIC, "12 00 FF", [RealtimeAnswer(0x12), QueuedAnswer(0), Noise(0xFF)]),
        (GENERIC, "10 0F", [Noise(0x10), QueuedAnswer(0x0F)]),
        (CUSTOM_VKP80, "00 10 0F 20 00 00 00 12", [QueuedAnswer(0), FullAnswer(b"\x20\0\0\0"), RealtimeAnswer(0x12)]),
        (CUSTOM_VKP80, "10 12 10 0F 00", [Noise(0x10), RealtimeAnswer(0x12)]),
        (SNBC, "18 00 0F 00 00 12", [AutomaticAnswer(b"\x18\0\x0f\0"), QueuedAnswer(0), RealtimeAnswer(0x12)]),
        (SNBC, "18 00 12", [Noise(0x18), QueuedAnswer(0), RealtimeAnswer(0x12)]),
        (SNBC, "18 00", []),
        (EPSON, "37 22 31 32 33 34 00 12", [ProcessAnswer(b"1234"), RealtimeAnswer(0x12)]),
        (EPSON, "37 12", [Noise(0x37), RealtimeAnswer(0x12)]),
    ],
)
def test_answers_are_told_apart(model: Model, data: str, answers: list[Answer]) -> None:
    assert _all(bytes.fromhex(data), model) == answers


@given(st.binary(max_size=64), st.sampled_from(list(MODELS.values())))
def test_any_bytes_are_answers_or_noise(data: bytes, model: Model) -> None:
    _all(data, model)

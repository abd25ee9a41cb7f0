"""The port for handwriting, with a real program at its other end."""

from __future__ import annotations

import queue
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import tests.support.handwriting_engine as engine
from kiosk.hanzi.handwriting import HandwritingProgram, Stroke

LINE: Stroke = ((0.1, 0.5), (0.9, 0.5))
ENGINE = [sys.executable, str(Path(engine.__file__))]


@pytest.fixture
def program() -> Iterator[Callable[..., HandwritingProgram]]:
    made: list[HandwritingProgram] = []

    def make(*arguments: str, command: list[str] = ENGINE) -> HandwritingProgram:
        made.append(HandwritingProgram([*command, *arguments]))
        return made[-1]

    yield make
    for one in made:
        one.close()


def answer_of(program: HandwritingProgram, strokes: list[Stroke]) -> tuple[str, ...]:
    answers: queue.SimpleQueue[tuple[str, ...]] = queue.SimpleQueue()
    program.recognise(strokes, answers.put)
    return answers.get(timeout=20)


def test_strokes_go_in_and_hanzi_come_out(program: Callable[..., HandwritingProgram]) -> None:
    engine_of_ours = program()
    assert answer_of(engine_of_ours, [LINE]) == ("一", "乙")
    assert answer_of(engine_of_ours, [LINE, LINE]) == ("二", "十", "人")
    assert answer_of(engine_of_ours, [LINE] * 9) == ()


def test_an_engine_that_dies_has_no_candidates_and_is_started_again(program: Callable[..., HandwritingProgram]) -> None:
    dying = program("dies")
    assert answer_of(dying, [LINE]) == ()
    assert answer_of(dying, [LINE]) == ()


def test_nonsense_is_no_candidate(program: Callable[..., HandwritingProgram]) -> None:
    assert answer_of(program("babbles"), [LINE]) == ()


def test_a_silent_engine_is_given_up(
    program: Callable[..., HandwritingProgram], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.hanzi.handwriting._PATIENCE_SECONDS", 0.2)
    assert answer_of(program("sleeps"), [LINE]) == ()


def test_a_program_that_is_not_there_has_no_candidates(program: Callable[..., HandwritingProgram]) -> None:
    assert answer_of(program(command=["/nonexistent/engine"]), [LINE]) == ()


def test_an_engine_that_is_closed_ends_while_it_is_asked(program: Callable[..., HandwritingProgram]) -> None:
    sleeping = program("sleeps")
    answers: queue.SimpleQueue[tuple[str, ...]] = queue.SimpleQueue()
    sleeping.recognise([LINE], answers.put)
    sleeping.close()
    assert answers.empty() or answers.get() == ()

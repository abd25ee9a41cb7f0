"""Journeys are data: good ones load, and every mistake in a bad one is explained at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.rehearsal import journey_model as j
from kiosk.rehearsal.journey_command import OWN_JOURNEYS
from kiosk.rehearsal.journey_loading import JourneyInvalid, load_journey
from kiosk.rehearsal.step_words import step_words
from kiosk.texts import COMPLETE, load_words
from screens.models import PageKind

SHIPPED = sorted(OWN_JOURNEYS.glob("*.yaml"))
HEAD = "title: {zh-CN: 试, en: Try}\n"


def write(folder: Path, text: str) -> Path:
    file = folder / "journey.yaml"
    file.write_text(text, "utf-8")
    return file


def problems(folder: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(JourneyInvalid) as raised:
        load_journey(write(folder, text))
    return [(problem.line, problem.message) for problem in raised.value.problems]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_shipped_journey_loads_and_has_words_for_its_steps(file: Path) -> None:
    journey = load_journey(file)
    for language in COMPLETE:
        assert all(step_words(step.step, load_words(language)) for step in journey.steps)


def test_the_journeys_of_the_issue_are_all_there() -> None:
    assert {file.stem for file in SHIPPED} >= {
        "print-insurance-certificate",
        "query-pension",
        "card-first",
        "paper-out-before",
        "paper-out-while-printing",
        "jam-and-did-not-get-it",
        "link-down-and-back",
        "platform-slow-stop-waiting",
        "child-is-too-young",
        "card-taken-too-early",
        "expired-card",
        "unknown-card",
        "english",
        "idle-ends-the-visit",
        "end-while-printing",
        "killed-while-printing",
        "late-answer-after-leaving",
    }


def test_a_plain_value_stands_for_the_step_s_main_key(tmp_path: Path) -> None:
    journey = load_journey(
        write(tmp_path, HEAD + "steps:\n  - tap: action:start\n  - expect: home\n  - card: take\n  - link: down\n")
    )
    steps = [step.step for step in journey.steps]
    assert steps[0] == j.Tap(control="action:start")
    assert steps[1] == j.Expect(page=PageKind.HOME)
    assert steps[2] == j.Card(do="take")
    assert [step.line for step in journey.steps] == [3, 4, 5, 6]
    assert journey.steps[0].source == "tap: action:start"


def test_waiting_has_more_patience_than_expecting(tmp_path: Path) -> None:
    journey = load_journey(write(tmp_path, HEAD + "steps: [{wait: home}, {expect: home}]\n"))
    wait, expect = (step.step for step in journey.steps)
    assert isinstance(wait, j.Wait) and isinstance(expect, j.Expect)
    assert wait.within > expect.within


@pytest.mark.parametrize(
    ("steps", "line", "words"),
    [
        ("  - tap: action:start\n  - tapp: action:end\n", 4, "no such step: tapp; did you mean tap?"),
        ("  - whistle: loud\n", 3, "no such step: whistle; known are tap, hold, draw, type"),
        ("  - tap: action:a\n    card: take\n", 3, "a step has exactly one key"),
        ("  - just words\n", 3, "a step has exactly one key"),
        ("  - tap: {contrl: action:a}\n", 3, "unknown key contrl; did you mean control?"),
        ("  - tap: start\n", 3, "control: String should match pattern"),
        ("  - type: {into: field:search}\n", 3, "text is missing"),
        ('  - type: {into: field:search, off_receipt: "[0-9"}\n', 3, "no regular expression"),
        ("  - card: {lay: grandmother}\n", 3, "lay: Input should be 'adult'"),
        ("  - card: {lay: adult, fault: silent}\n", 3, "one of them"),
        ("  - expect:\n      page: home\n      text: [a]\n", 5, "unknown key text; did you mean texts?"),
        ("  - expect:\n      controls:\n        action:a: {enabld: true}\n", 5, "unknown key enabld"),
        ("  - expect: {within: 3}\n", 3, "nothing is expected"),
        ("  - expect: nowhere\n", 3, "page: Input should be"),
        ("  - device: {document_printer: burning}\n", 3, "document_printer: Input should be 'ok'"),
        ("  - wait: {page: home, within: -1}\n", 3, "within: Input should be greater than 0"),
        ("  - kiosk: paint\n", 3, "do: Input should be 'kill', 'start' or 'elsewhere'"),
    ],
)
def test_a_mistake_is_explained_at_its_line(tmp_path: Path, steps: str, line: int, words: str) -> None:
    found = problems(tmp_path, HEAD + "steps:\n" + steps)
    assert any(where == line and words in message for where, message in found), found


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "titel: x\nsteps:\n  - tap: start\n  - whistle: loud\n")
    assert [line for line, _ in found] == [1, 1, 3, 4]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "a journey has the keys title and steps"),
        (HEAD, 1, "steps is a list"),
        (HEAD + "steps: []\n", 2, "steps is a list"),
        (HEAD + "steps:\n  - tap: [\n", 4, "not YAML"),
        (HEAD + "steps:\n  - tap: \x07\n", 1, "not YAML"),
    ],
)
def test_a_file_that_is_no_journey_is_refused(tmp_path: Path, text: str, line: int, words: str) -> None:
    found = problems(tmp_path, text)
    assert any(where == line and words in message for where, message in found), found


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JourneyInvalid, match="cannot be read: No such file"):
        load_journey(tmp_path / "nowhere.yaml")
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(JourneyInvalid, match="not UTF-8"):
        load_journey(binary)

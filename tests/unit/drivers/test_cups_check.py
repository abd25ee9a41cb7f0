"""What a cupsd.conf keeps of a person's document, and whether it can say how a job ended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.document_printer.cups_check import CupsMistake, CupsProblem, check

FILES, HISTORY = "PreserveJobFiles", "PreserveJobHistory"
KEPT, OFF, ODD = CupsMistake.JOB_FILES_KEPT, CupsMistake.JOB_HISTORY_OFF, CupsMistake.VALUE_NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("PreserveJobFiles No", []),
        ("preservejobfiles\toff\n# PreserveJobFiles Yes", []),
        ("PreserveJobFiles 0 # nothing", []),
        ("PreserveJobFiles Yes\nPreserveJobFiles No", []),
        ("PreserveJobFiles No\nPreserveJobHistory Yes", []),
        ("PreserveJobFiles No\nPreserveJobHistory 1h", []),
        ("", [(KEPT, FILES, 0)]),
        ("# PreserveJobFiles No", [(KEPT, FILES, 0)]),
        ("<Policy default>\nPreserveJobFiles No\n</Policy>", [(KEPT, FILES, 0)]),
        ("<Policy default>\n<Limit All>\n</Limit>\n</Policy>\nPreserveJobFiles No", []),
        ("LogLevel warn\nPreserveJobFiles 86400", [(KEPT, FILES, 2)]),
        ("PreserveJobFiles No\nPreserveJobFiles 10m", [(KEPT, FILES, 2)]),
        ("PreserveJobFiles never", [(ODD, FILES, 1)]),
        ("PreserveJobFiles", [(ODD, FILES, 1)]),
        ("PreserveJobFiles -5", [(ODD, FILES, 1)]),
        ("PreserveJobHistory No\nPreserveJobFiles No", [(OFF, HISTORY, 1)]),
        ("PreserveJobFiles No\nPreserveJobHistory 30", [(OFF, HISTORY, 2)]),
        ("PreserveJobHistory ever\nPreserveJobFiles Yes", [(ODD, HISTORY, 1), (KEPT, FILES, 2)]),
    ],
)
def test_every_mistake_is_named_at_its_line(text: str, problems: list[tuple[CupsMistake, str, int]]) -> None:
    assert check(text) == tuple(CupsProblem(*problem) for problem in problems)


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    check(text)

# SPDX-License-Identifier: Apache-2.0
"""Whether a CUPS server forgets documents when they are printed, and remembers jobs long enough to say how they ended.

Reads the text of cupsd.conf, cupsd.conf(5) of CUPS 2.4. Its own defaults keep a document's file for a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class CupsMistake(StrEnum):
    JOB_FILES_KEPT = "job_files_kept"  # PreserveJobFiles is not No, or is not there and means a day
    JOB_HISTORY_OFF = "job_history_off"  # PreserveJobHistory forgets a job before anybody could ask how it ended
    VALUE_NOT_UNDERSTOOD = "value_not_understood"  # cupsd takes its own default then


@dataclass(frozen=True)
class CupsProblem:
    """``line`` counts from 1; 0 when the line is missing. ``directive`` is the one that cures it."""

    mistake: CupsMistake
    directive: str
    line: int


_FILES, _HISTORY = "PreserveJobFiles", "PreserveJobHistory"
_SHORTEST_HISTORY = 300  # seconds: a terminal that was started again asks for its last job
_SWITCHES = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}


def check(cupsd_conf: str) -> tuple[CupsProblem, ...]:
    """Everything that is wrong, in the order of the lines; empty when nothing is."""
    return tuple(sorted(_problems(cupsd_conf), key=lambda problem: problem.line))


def _problems(cupsd_conf: str) -> Iterator[CupsProblem]:
    found = dict(_directives(cupsd_conf))  # of the same twice, cupsd goes by the last
    line, value = found.get(_FILES.lower(), (0, "1d"))
    seconds = _seconds(value)
    if seconds is None:
        yield CupsProblem(CupsMistake.VALUE_NOT_UNDERSTOOD, _FILES, line)
    elif seconds:
        yield CupsProblem(CupsMistake.JOB_FILES_KEPT, _FILES, line)
    line, value = found.get(_HISTORY.lower(), (0, "yes"))
    seconds = _seconds(value)
    if seconds is None:
        yield CupsProblem(CupsMistake.VALUE_NOT_UNDERSTOOD, _HISTORY, line)
    elif seconds < _SHORTEST_HISTORY:
        yield CupsProblem(CupsMistake.JOB_HISTORY_OFF, _HISTORY, line)


def _directives(text: str) -> Iterator[tuple[str, tuple[int, str]]]:
    """Name in small letters, line and value of what stands outside of all sections."""
    sections = 0
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if words[0].startswith("<"):
            sections += -1 if words[0].startswith("</") else 1
        elif sections == 0:
            yield words[0].lower(), (number, " ".join(words[1:]))


def _seconds(value: str) -> float | None:
    """How long something is kept: 0 for No, infinity for Yes, None when it is neither nor a time."""
    text = value.lower()
    if text in _SWITCHES:
        return float("inf") if _SWITCHES[text] else 0.0
    number, unit = (text[:-1], text[-1:]) if text[-1:] in _UNITS else (text, "s")
    return float(number) * _UNITS[unit] if number.isascii() and number.isdigit() else None

"""A technician's words for what devices say, and for laying lines out. Every member of a closed set has its words."""

from __future__ import annotations

import errno
import json
import os
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum

from drivers.protocols import WARNINGS, Condition, DeviceStatus, Family, Problem
from kiosk.texts import Argument, Words

#: What the system says to a program whose user may not open a device's file; the device itself was never asked.
_NOT_ALLOWED = frozenset(os.strerror(code) for code in (errno.EACCES, errno.EPERM))


def word(said: Words, what: str, value: StrEnum, **arguments: Argument) -> str:
    """The words of the closed set ``what`` for one of its members."""
    return said.of(f"devices-{what}-{_dashed(value)}", **arguments)


def family_name(said: Words, family: Family) -> str:
    """As the screens call it."""
    return said.of(f"device-{_dashed(family)}")


def status_words(said: Words, status: DeviceStatus) -> str:
    """How a device is, in one line: its condition, and what exactly is the matter."""
    if _not_allowed(status):
        return said.of("devices-not-allowed")
    condition = word(said, "condition", status.condition)
    if not status.problems:
        return condition
    problems = said.of("list-join").join(said.of(f"problem-{_dashed(problem)}") for problem in sorted(status.problems))
    return said.of("devices-status", condition=condition, problems=problems)


def cures(said: Words, status: DeviceStatus) -> tuple[str, ...]:
    """What to do about it, the stopping things first; nothing for a device that is well.

    The condition's own cure stands where no problem says more than it.
    """
    if _not_allowed(status):
        return (said.of("devices-not-allowed-cure"),)
    problems = sorted(status.problems, key=lambda problem: (problem in WARNINGS, problem))
    found = [word(said, "remedy", problem) for problem in problems]
    explained = any(problem not in WARNINGS and problem is not Problem.OTHER for problem in problems)
    if status.condition is not Condition.READY and not explained:
        found.append(word(said, "cure", status.condition))
    return tuple(found)


def _not_allowed(status: DeviceStatus) -> bool:
    return status.condition is Condition.FAULTY and not status.problems and status.original in _NOT_ALLOWED


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines with their cells below each other. Hanzi are two columns wide."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def as_json(value: object) -> str:
    """One line of JSON, hanzi as they are."""
    return json.dumps(value, ensure_ascii=False)


def names(values: Iterable[StrEnum]) -> list[str]:
    return sorted(value.value for value in values)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _dashed(value: StrEnum) -> str:
    return value.value.replace("_", "-")

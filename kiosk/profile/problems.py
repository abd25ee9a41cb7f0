"""A mistake in a profile, at its line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.texts import Text


@dataclass(frozen=True)
class ProfileProblem:
    """One mistake. ``key`` is the dotted path in the file, ``line`` counts from 1. ``beside``: what it contradicts, and
    where that is said."""

    file: Path
    line: int
    key: str
    text: Text
    beside: str = ""

    @property
    def told(self) -> Text:
        """Everything that there is to say of it."""
        return Text.of("profile-beside", text=self.text, beside=self.beside) if self.beside else self.text


class ProfileInvalid(Exception):
    """The profile cannot be used; ``problems`` has all its mistakes, file by file in the order of their lines."""

    def __init__(self, problems: tuple[ProfileProblem, ...]) -> None:
        super().__init__("; ".join(f"{p.file.name}:{p.line}: {p.key}: {p.text.id}" for p in problems))
        self.problems = problems

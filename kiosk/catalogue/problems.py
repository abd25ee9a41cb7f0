"""A mistake in a definition, by its key path or in its file, and that there are some."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Mistake:
    """What is wrong with a definition, at a key path in it."""

    path: Path
    message: str


@dataclass(frozen=True)
class DefinitionProblem:
    """One mistake in one file."""

    file: pathlib.Path
    line: int  # counted from 1
    where: str  # the key path, as `guide.summary.en`
    message: str

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}: {self.where}: {self.message}"
            if self.where
            else f"{self.file}:{self.line}: {self.message}"
        )


class DefinitionsInvalid(Exception):
    """Some definition cannot be used; ``problems`` has all of them."""

    def __init__(self, problems: tuple[DefinitionProblem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

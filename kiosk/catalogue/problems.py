"""A mistake in a definition file, and that there are some."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class DefinitionProblem:
    """One mistake in one file."""

    file: Path
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

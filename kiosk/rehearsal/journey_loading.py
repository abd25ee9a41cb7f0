"""Reading journeys from files, and saying every mistake in them at its line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from kiosk.rehearsal.journey_model import STEPS, Journey, JourneyHead, NumberedStep

M = TypeVar("M", bound=BaseModel)
#: Where something stands in the file: keys and places in lists.
KeyPath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class JourneyProblem:
    """One mistake. ``line`` counts from 1."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class JourneyInvalid(Exception):
    """A journey that cannot be played; ``problems`` has all its mistakes, in the order of their lines."""

    def __init__(self, problems: Iterable[JourneyProblem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.file, problem.line)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def load_journey(file: Path) -> Journey:
    """Raises JourneyInvalid: missing, unreadable, not YAML, or with mistakes."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise JourneyInvalid([JourneyProblem(file, 1, f"cannot be read: {reason}")]) from None
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise JourneyInvalid([JourneyProblem(file, line, f"not YAML: {error.problem}")]) from None
    except yaml.YAMLError:  # a character that YAML does not know
        raise JourneyInvalid([JourneyProblem(file, 1, "not YAML")]) from None
    return _Reader(file, text.splitlines(), dict(_lines(root))).read(data)


class _Reader:
    def __init__(self, file: Path, source: list[str], lines: dict[KeyPath, int]) -> None:
        self._file = file
        self._source = source
        self._lines = lines
        self._problems: list[JourneyProblem] = []

    def read(self, data: Any) -> Journey:
        if not isinstance(data, dict):
            raise JourneyInvalid([JourneyProblem(self._file, 1, "a journey has the keys title and steps")])
        head = self._model(JourneyHead, {key: value for key, value in data.items() if key != "steps"}, ())
        raw_steps = data.get("steps")
        steps: list[NumberedStep] = []
        if not isinstance(raw_steps, list) or not raw_steps:
            self._problem(("steps",), "steps is a list, with at least one step in it")
        else:
            for index, raw in enumerate(raw_steps):
                step = self._step(index, raw)
                if step is not None:
                    steps.append(step)
        if self._problems or head is None:
            raise JourneyInvalid(self._problems)
        return Journey(name=self._file.stem, title=head.title, profile=head.profile, steps=tuple(steps))

    def _step(self, index: int, raw: Any) -> NumberedStep | None:
        path: KeyPath = ("steps", index)
        if not isinstance(raw, dict) or len(raw) != 1:
            self._problem(path, f"a step has exactly one key, one of {', '.join(STEPS)}")
            return None
        kind, body = next(iter(raw.items()))
        if kind not in STEPS:
            self._problem(path, f"no such step: {kind}{_meant(str(kind), STEPS)}")
            return None
        step = self._model(STEPS[kind], body, (*path, kind))
        if step is None:
            return None
        line = self._line(path)
        source = self._source[line - 1].strip().removeprefix("- ")
        return NumberedStep(number=index + 1, line=line, kind=kind, source=source, step=step)

    def _model(self, model: type[M], value: Any, path: KeyPath) -> M | None:
        try:
            return model.model_validate(value)
        except ValidationError as error:
            for mistake in error.errors(include_url=False, include_input=False):
                place = (*path, *mistake["loc"])
                key = str(place[-1]) if mistake["loc"] else ""
                if mistake["type"] == "extra_forbidden":
                    words = f"unknown key {key}{_meant(key, model.model_fields)}"
                elif mistake["type"] == "missing":
                    words = f"{key} is missing"
                else:
                    words = f"{key}: {mistake['msg']}" if key else mistake["msg"].removeprefix("Value error, ")
                self._problem(place, words)
            return None

    def _problem(self, path: KeyPath, message: str) -> None:
        self._problems.append(JourneyProblem(self._file, self._line(path), message))

    def _line(self, path: KeyPath) -> int:
        """Of ``path``, or of the nearest thing around it that stands in the file."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)


def _meant(word: str, known: Iterable[str]) -> str:
    known = list(known)
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else f"; known are {', '.join(known)}"


def _lines(node: yaml.Node | None, path: KeyPath = ()) -> Iterator[tuple[KeyPath, int]]:
    """Every key and every list entry with its line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value), key.start_mark.line + 1
            yield from _lines(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value.start_mark.line + 1
            yield from _lines(value, (*path, index))

"""Reading service definitions from files, and saying every mistake in them at its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from kiosk.catalogue.collection import Catalogue, make_catalogue
from kiosk.catalogue.model import Service


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


def read_folder(folder: Path) -> Catalogue:
    """Every definition below ``folder``. Raises DefinitionsInvalid with all mistakes of all files."""
    problems: list[DefinitionProblem] = []
    services: dict[str, Service] = {}
    files: dict[str, Path] = {}
    for file in sorted(folder.rglob("*.yaml")):
        service = _read_file(file, problems)
        if service is None:
            continue
        if service.code in services:
            problems.append(
                DefinitionProblem(file, 1, "code", f"{service.code} is already used by {files[service.code]}")
            )
            continue
        services[service.code], files[service.code] = service, file
    if problems:
        raise DefinitionsInvalid(tuple(problems))
    return make_catalogue(services.values())


def _read_file(file: Path, problems: list[DefinitionProblem]) -> Service | None:
    text = file.read_text(encoding="utf-8")
    try:
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        problems.append(DefinitionProblem(file, mark.line + 1 if mark else 1, "", error.problem or "this is not YAML"))
        return None
    if not isinstance(data, dict):
        problems.append(DefinitionProblem(file, 1, "", "a definition is a mapping of keys, as in the other files here"))
        return None
    try:
        return Service.model_validate(data)
    except ValidationError as error:
        lines = dict(_lines(yaml.compose(text, Loader=yaml.SafeLoader)))
        for mistake in error.errors(include_url=False, include_input=False):
            path = _path_in_file(lines, mistake["loc"])
            problems.append(
                DefinitionProblem(file, _nearest(lines, path), ".".join(str(part) for part in path), mistake["msg"])
            )
        return None


def _path_in_file(lines: dict[tuple[Any, ...], int], loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The key path as it stands in the file: the model also names the kind of a parameter, which is no key there."""
    path: tuple[int | str, ...] = ()
    for position, part in enumerate(loc):
        if (*path, part) in lines or position == len(loc) - 1:
            path = (*path, part)
    return path


def _nearest(lines: dict[tuple[Any, ...], int], path: tuple[Any, ...]) -> int:
    """The line of ``path``, or of the nearest parent that stands in the file (a missing key has no line of its own)."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _lines(node: yaml.Node | None, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value), key.start_mark.line + 1
            yield from _lines(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value.start_mark.line + 1
            yield from _lines(value, (*path, index))

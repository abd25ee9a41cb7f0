"""Reading service definitions from files, and saying every mistake in them at its line."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from kiosk.catalogue.checking import Mistake, check_service
from kiosk.catalogue.collection import Catalogue, make_catalogue
from kiosk.catalogue.definition.fields import FIELD_KINDS
from kiosk.catalogue.definition.words import Key
from kiosk.catalogue.model import Service, Titled
from kiosk.catalogue.references import check_references

DEPARTMENTS = "departments.yaml"
#: The longest form of the flows has about 60 kB.
MOST_BYTES = 512 * 1024


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
    lines_of: dict[str, Lines] = {}
    departments = _read_departments(folder / DEPARTMENTS, problems)
    for file in sorted(folder.rglob("*.yaml")):
        if file == folder / DEPARTMENTS:
            continue
        service, lines = _read_file(file, problems)
        if service is None:
            continue
        if service.code in services:
            used = f"{service.code} is already used by {files[service.code]}"
            problems.append(DefinitionProblem(file, lines.get(("code",), 1), "code", used))
            continue
        if service.department not in departments:
            problems.append(
                DefinitionProblem(
                    file, lines.get(("department",), 1), "department", _unknown(service.department, departments)
                )
            )
        for mistake in check_service(service):
            problems.append(_at(file, lines, mistake))
        services[service.code], files[service.code], lines_of[service.code] = service, file, lines
    for code, mistake in check_references(services):
        problems.append(_at(files[code], lines_of[code], mistake))
    if problems:
        raise DefinitionsInvalid(tuple(sorted(problems, key=lambda problem: (problem.file, problem.line))))
    return make_catalogue(services.values(), departments)


def _at(file: Path, lines: Lines, mistake: Mistake) -> DefinitionProblem:
    return DefinitionProblem(file, _nearest(lines, mistake.path), _dotted(mistake.path), mistake.message)


def _unknown(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    meant = f"; did you mean {close[0]}?" if close else ""
    return f"there is no {name}{meant}"


def _read_departments(file: Path, problems: list[DefinitionProblem]) -> dict[str, Titled]:
    """The departments by their key, out of the one file beside the definitions."""
    data, lines = _read_yaml(file, problems)
    if data is None:
        return {}
    try:
        return TypeAdapter(dict[Key, Titled]).validate_python(data)
    except ValidationError as error:
        for mistake in error.errors(include_url=False, include_input=False):
            path = tuple(mistake["loc"])
            problems.append(DefinitionProblem(file, _nearest(lines, path), _dotted(path), mistake["msg"]))
        return {}


Lines = dict[tuple[Any, ...], int]


def _read_file(file: Path, problems: list[DefinitionProblem]) -> tuple[Service | None, Lines]:
    data, lines = _read_yaml(file, problems)
    if data is None:
        return None, lines
    try:
        return Service.model_validate(data), lines
    except ValidationError as error:
        for mistake in error.errors(include_url=False, include_input=False):
            path = _path_in_file(mistake["loc"])
            problems.append(DefinitionProblem(file, _nearest(lines, path), _dotted(path), mistake["msg"]))
        return None, lines


def _read_yaml(file: Path, problems: list[DefinitionProblem]) -> tuple[dict[str, Any] | None, Lines]:
    """The mapping in a file, and the line of every key in it."""

    def problem(line: int, where: str, message: str) -> None:
        problems.append(DefinitionProblem(file, line, where, message))

    lines: Lines = {}
    try:
        content = file.read_bytes()
        if len(content) > MOST_BYTES:
            problem(1, "", f"a definition has at most {MOST_BYTES} bytes, and this one has {len(content)}")
            return None, lines
        text = content.decode("utf-8")
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.AliasEvent):
                problem(
                    event.start_mark.line + 1 if event.start_mark else 1,
                    "",
                    "a part that is written once and used again (*) is not taken",
                )
                return None, lines
        for path, line in _lines(yaml.compose(text, Loader=yaml.CSafeLoader)):
            if path in lines:
                problem(line, _dotted(path), f"this key stands already at line {lines[path]}")
            lines.setdefault(path, line)
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except OSError as error:
        problem(1, "", f"the file cannot be read: {os.strerror(error.errno or 0)}")
        return None, lines
    except UnicodeDecodeError:
        problem(1, "", "the file is not UTF-8 text")
        return None, lines
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem(mark.line + 1 if mark else 1, "", getattr(error, "problem", None) or "this is not YAML")
        return None, lines
    if not isinstance(data, dict):
        problem(1, "", "a definition is a mapping of keys, as in the other files here")
        return None, lines
    return data, lines


def _dotted(path: tuple[Any, ...]) -> str:
    return ".".join(str(part) for part in path)


def _path_in_file(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The key path as it stands in the file: after a field's number the model names its kind, which is no key."""
    path: list[int | str] = []
    for part in loc:
        follows_a_field = len(path) > 1 and isinstance(path[-1], int) and path[-2] in ("parameters", "fields")
        if not follows_a_field or part not in FIELD_KINDS:
            path.append(part)
    return tuple(path)


def _nearest(lines: Lines, path: tuple[Any, ...]) -> int:
    """The line of ``path``, or of the nearest parent that stands in the file (a missing key has no line of its own)."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _lines(node: yaml.Node | None, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue  # a list for a key: reading the file says that it cannot be one
            yield (*path, key.value), key.start_mark.line + 1
            yield from _lines(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value.start_mark.line + 1
            yield from _lines(value, (*path, index))

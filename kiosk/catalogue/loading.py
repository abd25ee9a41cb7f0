"""Reading service definitions from files, and saying every mistake in them at its line."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from pydantic import TypeAdapter, ValidationError

from kiosk.catalogue.checking import check_service
from kiosk.catalogue.collection import Catalogue, make_catalogue
from kiosk.catalogue.definition.fields import FIELD_KINDS
from kiosk.catalogue.definition.words import Key
from kiosk.catalogue.model import Service, Titled
from kiosk.catalogue.problems import DefinitionProblem, DefinitionsInvalid, Mistake
from kiosk.catalogue.references import check_references
from kiosk.catalogue.wording import told, unknown

__all__ = ["DefinitionProblem", "DefinitionsInvalid", "read_folder", "read_what_is_right"]

DEPARTMENTS = "departments.yaml"
#: Where each key path of a file stands.
Lines = dict[tuple[Any, ...], int]
#: Adds to what a file says the languages that can be made from what is written.
Fill: TypeAlias = Callable[[Any], Any]
#: The longest form of the flows has about 60 kB.
MOST_BYTES = 512 * 1024
#: The definitions that ship are nested ten levels deep.
MOST_LEVELS = 40
_TEXT = "tag:yaml.org,2002:str"


@dataclass(frozen=True)
class Good:
    """What a folder said the last time that all of it was right: stands in for what is spoilt since."""

    services: Mapping[Path, Service] = field(default_factory=dict)
    departments: Mapping[str, Titled] = field(default_factory=dict)


@dataclass(frozen=True)
class FolderRead:
    """What of a folder can be used, the file of each item, and every mistake in the rest.

    ``fallen``: what is right by itself and leans on something that is not. ``kept``: the codes of items that are as
    they were before their file was spoilt.
    """

    catalogue: Catalogue
    files: Mapping[str, Path]
    problems: tuple[DefinitionProblem, ...]
    fallen: tuple[DefinitionProblem, ...] = ()
    kept: tuple[str, ...] = ()


def as_written(data: Any) -> Any:
    """Fills nothing in."""
    return data


def read_folder(folder: Path, fill: Fill = as_written) -> Catalogue:
    """Every definition below ``folder``.

    Raises DefinitionsInvalid with all mistakes of all files, FileNotFoundError when there is no such folder.
    """
    read = read_what_is_right(folder, fill=fill)
    if read.problems:
        raise DefinitionsInvalid(read.problems)
    return read.catalogue


def read_what_is_right(folder: Path, before: Good | None = None, fill: Fill = as_written) -> FolderRead:
    """The definitions below ``folder`` that can be used, and all mistakes of all files.

    Raises FileNotFoundError when there is no such folder.
    """
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    before = before or Good()
    problems: list[DefinitionProblem] = []
    departments = _read_departments(folder / DEPARTMENTS, problems, fill)
    if problems and before.departments:
        departments = dict(before.departments)
    there: dict[str, _Chosen] = {}  # whatever can be read, right or not
    chosen: dict[str, _Chosen] = {}
    for file in sorted(folder.rglob("*.yaml")):
        if file == folder / DEPARTMENTS:
            continue
        found: list[DefinitionProblem] = []
        one = _read_one(file, departments, found, fill)
        if one is not None and (other := there.setdefault(one.service.code, one)) is not one:
            used = f"{one.service.code} is already used by {other.file}"
            found.append(DefinitionProblem(file, one.lines.get(("code",), 1), "code", used))
        problems += found
        usable = one if not found else _as_before(file, before, departments)
        if usable is not None:
            chosen.setdefault(usable.service.code, usable)
    problems += _references(there)
    fallen = _let_fall(chosen, before, departments)
    return FolderRead(
        make_catalogue((one.service for one in chosen.values()), departments),
        {code: one.file for code, one in chosen.items()},
        _sorted(problems),
        _sorted(set(fallen) - set(problems)),
        tuple(code for code, one in chosen.items() if one.kept),
    )


@dataclass(frozen=True)
class _Chosen:
    """A definition, and where it stands; ``kept``: it stood there before."""

    file: Path
    service: Service
    lines: Lines
    kept: bool = False


def _let_fall(chosen: dict[str, _Chosen], before: Good, departments: Mapping[str, Titled]) -> list[DefinitionProblem]:
    """Take out whatever leans on what is not there, and then what leans on that, until all that is left stands."""
    fallen: list[DefinitionProblem] = []
    while mistaken := [code for code, _ in check_references({code: one.service for code, one in chosen.items()})]:
        fallen += _references(chosen)
        for code in set(mistaken):
            one = chosen.pop(code)
            old = _as_before(one.file, before, departments) if not one.kept else None
            if old is not None:
                chosen.setdefault(old.service.code, old)
    return fallen


def _references(services: Mapping[str, _Chosen]) -> list[DefinitionProblem]:
    mistakes = check_references({code: one.service for code, one in services.items()})
    return [_at(services[code].file, services[code].lines, mistake) for code, mistake in mistakes]


def _sorted(problems: Iterable[DefinitionProblem]) -> tuple[DefinitionProblem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.line)))


def _read_one(
    file: Path, departments: Mapping[str, Titled], problems: list[DefinitionProblem], fill: Fill
) -> _Chosen | None:
    """What can be read of a file, with its mistakes told; None when nothing can."""
    service, lines = _read_file(file, problems, fill)
    if service is None:
        return None
    if service.department not in departments:
        line, said = lines.get(("department",), 1), unknown(service.department, departments)
        problems.append(DefinitionProblem(file, line, "department", said))
    problems += (_at(file, lines, mistake) for mistake in check_service(service))
    return _Chosen(file, service, lines)


def _as_before(file: Path, before: Good, departments: Mapping[str, Titled]) -> _Chosen | None:
    service = before.services.get(file)
    if service is None or service.department not in departments:
        return None
    return _Chosen(file, service, {}, kept=True)


def _at(file: Path, lines: Lines, mistake: Mistake) -> DefinitionProblem:
    return DefinitionProblem(file, nearest(lines, mistake.path), dotted(mistake.path), mistake.message)


def _read_departments(file: Path, problems: list[DefinitionProblem], fill: Fill) -> dict[str, Titled]:
    """The departments by their key, out of the one file beside the definitions."""
    data, lines = read_yaml(file, problems)
    if data is None:
        return {}
    try:
        return TypeAdapter(dict[Key, Titled]).validate_python(fill(data))
    except ValidationError as error:
        for mistake in error.errors(include_url=False, include_input=False):
            path = tuple(mistake["loc"])
            problems.append(DefinitionProblem(file, nearest(lines, path), dotted(path), mistake["msg"]))
        return {}


def _read_file(file: Path, problems: list[DefinitionProblem], fill: Fill) -> tuple[Service | None, Lines]:
    data, lines = read_yaml(file, problems)
    if data is None:
        return None, lines
    try:
        return Service.model_validate(fill(data)), lines
    except ValidationError as error:
        for mistake in error.errors(include_url=False):
            path = _path_in_file(mistake["loc"])
            problems.append(DefinitionProblem(file, nearest(lines, path), dotted(path), told(mistake)))
        return None, lines


def read_yaml(file: Path, problems: list[DefinitionProblem]) -> tuple[dict[str, Any] | None, Lines]:
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
        if (unfit := _unfit(text)) is not None:
            problem(unfit[0], "", unfit[1])
            return None, lines
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        for path, line in _lines(node):
            if path in lines:
                problem(line, dotted(path), f"this key stands already at line {lines[path]}")
            lines.setdefault(path, line)
        if unmade := list(_unmade(node)):
            for path, line, said in unmade:
                problem(line, dotted(path), said)
            return None, lines
        data = _made(node)
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


def _made(node: yaml.Node | None) -> Any:
    """What was composed already, without reading the text again. Raises YAMLError."""
    loader = yaml.CSafeLoader("")
    try:
        return loader.construct_document(node) if node is not None else None
    finally:
        loader.dispose()


def _unfit(text: str) -> tuple[int, str] | None:
    """The line of what cannot be read without harm, and why: found as the text is walked, before anything is built."""
    level = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            return line, "a part that is written once and used again (*) is not taken"
        level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if level > MOST_LEVELS:
            return line, f"a definition is nested {MOST_LEVELS} levels deep at most"
    return None


def _unmade(node: yaml.Node | None, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], int, str]]:
    """What looks like a day or a number and is none, as 2026-02-30."""
    if isinstance(node, yaml.ScalarNode):
        if node.tag == _TEXT:
            return
        try:
            yaml.CSafeLoader("").construct_object(node)
        except ValueError:
            yield path, node.start_mark.line + 1, "there is no such day or number"
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _unmade(key, path)
            yield from _unmade(value, (*path, key.value) if isinstance(key, yaml.ScalarNode) else path)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _unmade(value, (*path, index))


def dotted(path: tuple[Any, ...]) -> str:
    return ".".join(str(part) for part in path)


def _path_in_file(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The key path as it stands in the file: after a field's number the model names its kind, which is no key."""
    path: list[int | str] = []
    for part in loc:
        follows_a_field = len(path) > 1 and isinstance(path[-1], int) and path[-2] in ("parameters", "fields")
        if not follows_a_field or part not in FIELD_KINDS:
            path.append(part)
    return tuple(path)


def nearest(lines: Lines, path: tuple[Any, ...]) -> int:
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

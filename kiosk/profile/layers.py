"""The files that a profile is made of: what an operator says of all its terminals, what a site adds, and the terminal's
own file, which names the others in ``layers`` and has the last word.

Tables are put together key by key; any other value replaces what an earlier file said. A device whose driver is another
one begins anew, since the options of one driver mean nothing to the next.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.profile.changes import SCHEMA_VERSION, VERSION_KEY, BothForms, Change, KeyPath, bring_forward
from kiosk.profile.lines import key_lines
from kiosk.profile.problems import ProfileInvalid, ProfileProblem
from kiosk.profile.toml_writing import as_toml
from kiosk.texts import Text

#: Names the files below the terminal's own: the least specific first.
LAYERS = "layers"
_MOST_LAYERS = 8
_MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class Place:
    """Where a key stands; ``line`` counts from 1."""

    file: Path
    line: int


@dataclass(frozen=True)
class OldForm:
    """What a file still says as it was said once. ``change`` None: the file is of an older version."""

    place: Place
    change: Change | None
    found: str  # the new form as it would be written, or the version that the file has


@dataclass(frozen=True)
class Layered:
    """Everything that the files say together. ``said``: who said each key, the last of them in force."""

    file: Path  # the terminal's own
    files: tuple[Path, ...]  # all of them, in the order in which they are read
    data: Mapping[str, Any]
    said: Mapping[KeyPath, tuple[Place, ...]]
    old_forms: tuple[OldForm, ...] = ()

    def at(self, path: KeyPath) -> Place:
        """Where ``path`` was said last; where it was not, the nearest table above it that stands anywhere."""
        known = path
        while known and known not in self.said:
            known = known[:-1]
        return self.said[known][-1] if known else Place(self.file, 1)


@dataclass(frozen=True)
class _Layer:
    file: Path
    data: dict[str, Any]
    lines: Mapping[KeyPath, int]
    old_forms: tuple[OldForm, ...]


def read_layers(file: Path, text: str | None = None) -> Layered:
    """The profile in ``file`` and everything below it, put together. Nothing is known yet about its values.

    ``text``: what is to be taken for the content of ``file``.

    Raises ProfileInvalid: a file is missing, unreadable, or not TOML; ``layers`` is not what it must be.
    """
    top = _read(file) if text is None else _parsed(file, text)
    layers: list[_Layer] = []
    problems: list[ProfileProblem] = []
    for name in _layer_names(top):
        try:
            layers.append(_read(file.parent / Path(name).expanduser(), named_at=_place(top, (LAYERS,))))
        except ProfileInvalid as invalid:
            problems += invalid.problems
    for layer in layers:
        if LAYERS in layer.data:
            problems.append(_problem(layer, (LAYERS,), Text.of("profile-layers-in-a-layer")))
    if problems:
        raise ProfileInvalid(tuple(problems))
    return _together(file, [*layers, top])


def _together(file: Path, layers: list[_Layer]) -> Layered:
    data: dict[str, Any] = {}
    said: dict[KeyPath, tuple[Place, ...]] = {}
    for layer in layers:
        _merge(data, layer.data, (), said)
        for path, line in layer.lines.items():
            said[path] = (*said.get(path, ()), Place(layer.file, line))
    data.pop(LAYERS, None)
    said.pop((LAYERS,), None)
    old_forms = tuple(name for layer in layers for name in layer.old_forms)
    return Layered(file, tuple(layer.file for layer in layers), data, said, old_forms)


def _merge(
    below: dict[str, Any], above: Mapping[str, Any], path: KeyPath, said: dict[KeyPath, tuple[Place, ...]]
) -> None:
    for key, value in above.items():
        here = (*path, key)
        other = below.get(key)
        if isinstance(value, dict) and isinstance(other, dict) and not _another_driver(here, other, value):
            _merge(other, value, here, said)
            continue
        for gone in [known for known in said if known[: len(here)] == here and known != here]:
            del said[gone]
        below[key] = _copy(value)


def _another_driver(path: KeyPath, below: Mapping[str, Any], above: Mapping[str, Any]) -> bool:
    return len(path) == 2 and path[0] == "devices" and above.get("driver", below.get("driver")) != below.get("driver")


def _copy(value: Any) -> Any:
    return {key: _copy(each) for key, each in value.items()} if isinstance(value, dict) else value


def _layer_names(top: _Layer) -> Iterator[str]:
    names = top.data.get(LAYERS, [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise ProfileInvalid((_problem(top, (LAYERS,), Text.of("profile-layers-form")),))
    if len(names) > _MOST_LAYERS or len(set(names)) < len(names):
        raise ProfileInvalid((_problem(top, (LAYERS,), Text.of("profile-layers-too-many", most=_MOST_LAYERS)),))
    yield from names


def _read(file: Path, named_at: Place | None = None) -> _Layer:
    return _parsed(file, _text_of(file, named_at))


def _parsed(file: Path, text: str) -> _Layer:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileInvalid((_syntax_problem(file, text, error),)) from None
    except RecursionError:
        raise ProfileInvalid((ProfileProblem(file, 1, "", Text.of("profile-too-deep")),)) from None
    return _brought_forward(_Layer(file, data, key_lines(text), ()))


def _text_of(file: Path, named_at: Place | None) -> str:
    def refused(text: Text) -> ProfileInvalid:
        return ProfileInvalid((ProfileProblem(file, 1, "", text),))

    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        if named_at is not None:
            text = Text.of("profile-missing-layer", name=file.name)
            raise ProfileInvalid((ProfileProblem(named_at.file, named_at.line, LAYERS, text),)) from None
        raise refused(Text.of("profile-missing-file")) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "?"
        raise refused(Text.of("profile-unreadable", reason=reason)) from None
    if len(content) > _MOST_BYTES:
        raise refused(Text.of("profile-too-large"))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise refused(Text.of("profile-not-utf8")) from None


def _syntax_problem(file: Path, text: str, error: tomllib.TOMLDecodeError) -> ProfileProblem:
    words = str(error)
    line = text.count("\n") + 1
    if "(at line " in words:
        line = int(words.split("(at line ")[1].split(",", maxsplit=1)[0])
        words = words.split(" (at line ", maxsplit=1)[0]
    return ProfileProblem(file, line, "", Text.of("profile-not-toml", reason=words))


def _brought_forward(layer: _Layer) -> _Layer:
    """The layer as it is said now, each new form at the line where the old one stands."""
    lines, found = dict(layer.lines), []
    version = layer.data.get(VERSION_KEY)
    if isinstance(version, int) and not isinstance(version, bool):
        if version > SCHEMA_VERSION:
            # What it says in a form of that version is not known here: nothing else of it is judged.
            later = Text.of("profile-made-for-later", found=version, known=SCHEMA_VERSION)
            raise ProfileInvalid((_problem(layer, (VERSION_KEY,), later),))
        if 1 <= version < SCHEMA_VERSION:
            found.append(OldForm(_place(layer, (VERSION_KEY,)), None, str(version)))
    try:
        for change in bring_forward(layer.data):
            found.append(OldForm(_place(layer, change.old), change, _as_written(layer.data, change)))
            for path in [path for path in lines if change.new and path[: len(change.old)] == change.old]:
                lines[(*(change.new or ()), *path[len(change.old) :])] = lines.pop(path)
    except BothForms as both:
        old, new = both.change.old, both.change.new or ()
        names = {"old": ".".join(old), "new": ".".join(new)}
        raise ProfileInvalid((_problem(layer, old, Text.of("profile-both-names", **names)),)) from None
    return _Layer(layer.file, layer.data, lines, tuple(found))


def _as_written(data: Mapping[str, Any], change: Change) -> str:
    """The new form: a key with its value, or the heading of a table; "" where nothing takes its place."""
    if change.new is None:
        return ""
    value: Any = data
    for part in change.new:
        value = value[part]
    if isinstance(value, Mapping):
        return f"[{'.'.join(change.new)}]"
    # Of a value that is long or might be secret, the key alone.
    shown = as_toml(value) if isinstance(value, int | float) else "…"
    return f"{change.new[-1]} = {shown}"


def _place(layer: _Layer, path: KeyPath) -> Place:
    return Place(layer.file, layer.lines.get(path, layer.lines.get(path[:1], 1)))


def _problem(layer: _Layer, path: KeyPath, text: Text) -> ProfileProblem:
    return ProfileProblem(layer.file, _place(layer, path).line, ".".join(path), text)

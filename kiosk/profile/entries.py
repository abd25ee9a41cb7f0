"""Every key that a profile can have, one by one: what may stand there and what holds without it.

Taken from the model itself, so that the reference, ``kiosk profile explain`` and the schema cannot say something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from kiosk.profile.changes import KeyPath
from kiosk.profile.model import Profile
from kiosk.profile.toml_writing import as_toml
from kiosk.texts import Text


class ValueKind(StrEnum):
    SECTION = "section"
    TEXT = "text"
    PATH = "path"
    WHOLE = "whole"  # a whole number
    NUMBER = "number"
    TRUTH = "truth"
    LIST = "list"
    ONE_OF = "one-of"
    SECRET = "secret"  # noqa: S105 - the word


@dataclass(frozen=True)
class Entry:
    """One key. ``default`` is as TOML writes it, None where there is none; limits are in words of mathematics."""

    path: KeyPath
    text: Text  # what it means
    kind: ValueKind
    required: bool
    default: str | None = None
    choices: tuple[str, ...] = ()
    limits: str = ""  # for example "≥ 5, ≤ 3600"

    @property
    def key(self) -> str:
        return ".".join(self.path)


_LIMITS = {"minimum": "≥", "exclusiveMinimum": ">", "maximum": "≤", "exclusiveMaximum": "<"}
_PLAIN = {
    "string": ValueKind.TEXT,
    "integer": ValueKind.WHOLE,
    "number": ValueKind.NUMBER,
    "boolean": ValueKind.TRUTH,
    "array": ValueKind.LIST,
    "object": ValueKind.SECTION,
}
#: What a plain string becomes, and no key of a file.
_NOT_IN_FILES = frozenset({"literal"})


@cache
def entries() -> tuple[Entry, ...]:
    """In the order of the model; a section before its keys. Options of drivers are not among them."""
    schema = Profile.model_json_schema()
    return tuple(_walk(schema, schema["$defs"], ()))


def entry(path: KeyPath) -> Entry | None:
    return next((each for each in entries() if each.path == path), None)


def _walk(model: Mapping[str, Any], definitions: Mapping[str, Any], path: KeyPath) -> Iterator[Entry]:
    for name, said in model.get("properties", {}).items():
        if name in _NOT_IN_FILES:
            continue
        field = _meant(said, definitions)
        yield Entry(
            (*path, name),
            Text.of(text_id(model["title"], name)),
            _kind(field),
            name in model.get("required", ()),
            _default(said),
            tuple(map(str, field.get("enum", ()))) or _constant(field),
            ", ".join(f"{sign} {_plainly(field[limit])}" for limit, sign in _LIMITS.items() if limit in field),
        )
        yield from _walk(field, definitions, (*path, name))


def text_id(model: str, name: str) -> str:
    """``Timeouts``, ``public_seconds`` -> ``profile-key-timeouts-public-seconds``."""
    words = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in model).strip("-")
    return f"profile-key-{words}-{name.replace('_', '-').lower()}"


def _plainly(number: float) -> str:
    """Without an exponent, and without a fraction where there is none."""
    return str(int(number)) if number == int(number) else str(number)


def _meant(said: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a field is when it is there: its reference followed, and "or nothing" left out."""
    if "$ref" in said:
        return _meant(definitions[said["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in said:
        return _meant(next(each for each in said["anyOf"] if each.get("type") != "null"), definitions)
    return said


def _kind(field: Mapping[str, Any]) -> ValueKind:
    if "enum" in field or "const" in field:
        return ValueKind.ONE_OF
    if field.get("format") == "password" or field.get("title") == "SecretReference":
        return ValueKind.SECRET
    if field.get("format") == "path":
        return ValueKind.PATH
    return _PLAIN[field["type"]]


def _constant(field: Mapping[str, Any]) -> tuple[str, ...]:
    return (str(field["const"]),) if "const" in field else ()


def _default(said: Mapping[str, Any]) -> str | None:
    value = said.get("default")
    return None if value is None or isinstance(value, dict) else as_toml(value)

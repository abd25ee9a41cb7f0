"""``kiosk profile explain KEY``: what a key means, what it is here, and which file said it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from difflib import get_close_matches
from typing import Any

from drivers.protocols import Family
from drivers.registry import REGISTRY
from kiosk.profile.changes import KeyPath
from kiosk.profile.entries import Entry, ValueKind, entries, entry
from kiosk.profile.layers import Layered, Place
from kiosk.profile.option_forms import form_of
from kiosk.profile.toml_writing import as_toml
from kiosk.texts import Text, Words

_MISSING = object()


class NoSuchKey(LookupError):
    """``meant`` is the nearest key that there is, "" if none is near."""

    def __init__(self, key: str, meant: str) -> None:
        super().__init__(key)
        self.key = key
        self.meant = meant


@dataclass(frozen=True)
class Explained:
    """A key at this terminal. ``said``: who said it, the last in force; empty where the default holds."""

    key: str
    entry: Entry | None  # None: an option of a driver
    value: str | None  # as TOML writes it; secrets as ***
    said: tuple[Place, ...]
    form: Text | str | None = None  # what an option of a driver can be


def explain(layered: Layered, key: str) -> Explained:
    """Raises NoSuchKey."""
    path = tuple(key.split("."))
    known, value = entry(path), _value(layered.data, path)
    option = _option(layered.data, path) if known is None else None
    if option is not None:
        check = option.metadata.get("check")
        form = None if check is None else form_of(check.expected) or str(check.expected)
        unsaid = None if option.default is MISSING else as_toml(option.default)
        return Explained(key, None, unsaid if value is _MISSING else as_toml(value), layered.said.get(path, ()), form)
    if known is None and value is _MISSING:
        keys = [*(each.key for each in entries()), *map(".".join, layered.said)]
        raise NoSuchKey(key, next(iter(get_close_matches(key, keys, n=1, cutoff=0.5)), ""))
    return Explained(key, known, _shown(known, value), layered.said.get(path, ()))


def _option(data: Mapping[str, Any], path: KeyPath) -> Field[Any] | None:
    """The option of the driver that the profile names, whether the profile says it or not."""
    if len(path) != 3 or path[0] != "devices":
        return None
    section = _value(data, path[:2])
    name = section.get("driver") if isinstance(section, Mapping) else None
    if path[1] not in frozenset(Family) or name not in REGISTRY.names(Family(path[1])):
        return None
    return next((each for each in fields(REGISTRY.find(name).options) if each.name == path[2]), None)


def _value(data: Mapping[str, Any], path: KeyPath) -> object:
    value: Any = data
    for part in path:
        if not isinstance(value, Mapping) or part not in value:
            return _MISSING
        value = value[part]
    return value


def _shown(known: Entry | None, value: object) -> str | None:
    if value is _MISSING:
        return None if known is None else known.default
    if known is not None and known.kind is ValueKind.SECRET and not isinstance(value, Mapping):
        return "***"
    return as_toml(value)


def in_words(explained: Explained, said: Words) -> Iterator[str]:
    """The lines of the command."""
    known = explained.entry
    if explained.value is not None:
        yield f"{explained.key} = {explained.value}"
    else:
        yield said.of("explain-not-set", key=explained.key)
    if known is not None:
        yield said.say(known.text)
        below = [each.path[-1] for each in entries() if each.path[:-1] == known.path]
        if known.kind is ValueKind.SECTION and below:
            yield said.of("explain-in-it", keys=", ".join(below))
        else:
            yield said.of("explain-may-be", value=value_words(known, said))
    if (form := explained.form) is not None:
        yield said.of("explain-may-be", value=said.say(form) if isinstance(form, Text) else form)
    for place in explained.said[-1:]:
        yield said.of("explain-said", place=f"{place.file}:{place.line}")
    for place in reversed(explained.said[:-1]):
        yield said.of("explain-overruled", place=f"{place.file}:{place.line}")
    if not explained.said and (known is None or known.kind is not ValueKind.SECTION):
        yield said.of("explain-default")


def value_words(known: Entry, said: Words) -> str:
    """What may stand there, in words: "a whole number, ≥ 5, ≤ 3600"."""
    if known.choices:
        return ", ".join(known.choices)
    words = said.of(f"explain-kind-{known.kind}")
    return f"{words}, {known.limits}" if known.limits else words

"""``kiosk profile explain KEY``: what a key means, what it is here, and which file said it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from kiosk.profile.changes import KeyPath
from kiosk.profile.entries import Entry, ValueKind, entries, entry
from kiosk.profile.layers import Layered, Place
from kiosk.profile.toml_writing import as_toml
from kiosk.texts import Words

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


def explain(layered: Layered, key: str) -> Explained:
    """Raises NoSuchKey."""
    path = tuple(key.split("."))
    known, value = entry(path), _value(layered.data, path)
    if known is None and value is _MISSING:
        keys = [*(each.key for each in entries()), *map(".".join, layered.said)]
        raise NoSuchKey(key, next(iter(get_close_matches(key, keys, n=1, cutoff=0.5)), ""))
    return Explained(key, known, _shown(known, value), layered.said.get(path, ()))


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
        yield said.of("explain-may-be", value=value_words(known, said))
    for place in explained.said[-1:]:
        yield said.of("explain-said", place=f"{place.file}:{place.line}")
    for place in reversed(explained.said[:-1]):
        yield said.of("explain-overruled", place=f"{place.file}:{place.line}")
    if not explained.said and known is not None and known.kind is not ValueKind.SECTION:
        yield said.of("explain-default")


def value_words(known: Entry, said: Words) -> str:
    """What may stand there, in words: "a whole number, ≥ 5, ≤ 3600"."""
    if known.choices:
        return ", ".join(known.choices)
    words = said.of(f"explain-kind-{known.kind}")
    return f"{words}, {known.limits}" if known.limits else words

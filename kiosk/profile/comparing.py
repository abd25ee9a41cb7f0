"""``kiosk profile diff A B``: the keys in which two terminals differ, whoever of their layers says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.profile.changes import KeyPath
from kiosk.profile.entries import ValueKind, entry
from kiosk.profile.layers import Layered, Place
from kiosk.profile.toml_writing import as_toml


@dataclass(frozen=True)
class Side:
    """One terminal's word: ``value`` as TOML writes it, None where it says nothing; ``default`` where that holds."""

    value: str | None
    default: str | None
    place: Place | None


@dataclass(frozen=True)
class Difference:
    key: str
    left: Side
    right: Side


def differences(left: Layered, right: Layered) -> Iterator[Difference]:
    """Key by key, in the order of the left file. What both mean alike is none, said or by default."""
    ours, theirs = dict(_leaves(left.data)), dict(_leaves(right.data))
    for path in [*ours, *(path for path in theirs if path not in ours)]:
        one, other = _side(left, ours, path), _side(right, theirs, path)
        if ours.get(path, one.default) != theirs.get(path, other.default):
            yield Difference(".".join(path), one, other)


def _side(layered: Layered, leaves: Mapping[KeyPath, str], path: KeyPath) -> Side:
    known = entry(path)
    default = None if known is None else known.default
    if path not in leaves:
        return Side(None, default, None)
    shown = "***" if known is not None and known.kind is ValueKind.SECRET else leaves[path]
    return Side(shown, default, layered.at(path))


def _leaves(data: Mapping[str, Any], path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    for key, value in data.items():
        here = (*path, key)
        if isinstance(value, Mapping):
            yield from _leaves(value, here)
        else:
            yield here, as_toml(value)

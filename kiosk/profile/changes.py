"""What a profile said otherwise once, and how an older file is brought forward. It goes on working, and is told the
new form.

A line here is never taken away: terminals are updated years apart. Each has its entry in ``config/CHANGES.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

KeyPath = tuple[str, ...]

#: The version that this program writes. It reads every one from 1 on, and refuses a later one.
SCHEMA_VERSION = 2
VERSION_KEY = "schema_version"


@dataclass(frozen=True)
class Change:
    """A key, or a whole table with all that is in it, that is written otherwise now.

    ``new`` None: it has no effect any more. ``factor``: the old number times it is the new one, in the new unit.
    """

    old: KeyPath
    new: KeyPath | None
    since: date
    factor: int = 1


class BothForms(Exception):
    """The old form and the new one stand in the same file."""

    def __init__(self, change: Change) -> None:
        super().__init__(".".join(change.old))
        self.change = change


def _with_its_unit(section: str, *keys: str) -> tuple[Change, ...]:
    """Until then these keys left out that they are seconds."""
    return tuple(Change((section, key), (section, f"{key}_seconds"), date(2026, 11, 22)) for key in keys)


CHANGES: tuple[Change, ...] = (
    *_with_its_unit("timeouts", "public", "public_warning", "personal", "personal_warning"),
    *_with_its_unit("timeouts", "sensitive", "sensitive_warning"),
    *_with_its_unit("timeouts", "card_read", "print_job", "take_paper", "thanks"),
    Change(("services", "sync_minutes"), ("services", "sync_seconds"), date(2026, 11, 23), factor=60),
    # Who may sign tokens is in the list of trust.
    Change(("technician", "public_key"), None, date(2026, 11, 23)),
)


def bring_forward(data: dict[str, Any], changes: tuple[Change, ...] = CHANGES) -> Iterator[Change]:
    """Every change that ``data`` still has in its old form; ``data`` has the new one once the iterator is used up.

    What has no effect stays. Raises BothForms.
    """
    for change in changes:
        old = _table(data, change.old[:-1])
        if old is None or change.old[-1] not in old:
            continue
        if change.new is not None:
            there = _table(data, change.new[:-1])
            if there is not None and change.new[-1] in there:
                raise BothForms(change)
            value = in_new_unit(old.pop(change.old[-1]), change.factor)
            _make_table(data, change.new[:-1])[change.new[-1]] = value
        yield change


def in_new_unit(value: Any, factor: int) -> Any:
    """What is no number stays as it is, and is told as the mistake that it is."""
    return value * factor if isinstance(value, int | float) and not isinstance(value, bool) else value


def _table(data: Mapping[str, Any], path: KeyPath) -> dict[str, Any] | None:
    table: Any = data
    for part in path:
        table = table.get(part) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


def _make_table(data: dict[str, Any], path: KeyPath) -> dict[str, Any]:
    for part in path:
        data = data.setdefault(part, {})
    return data

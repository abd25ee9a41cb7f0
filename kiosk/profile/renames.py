"""Keys that were called otherwise once. A profile that says the old name goes on working, and is told the new one.

A line here is never taken away: terminals are updated years apart. Each has its entry in ``config/CHANGES.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

KeyPath = tuple[str, ...]


@dataclass(frozen=True)
class Rename:
    old: KeyPath
    new: KeyPath
    since: date


def _with_its_unit(section: str, *keys: str) -> tuple[Rename, ...]:
    """Until then these keys left out that they are seconds."""
    return tuple(Rename((section, key), (section, f"{key}_seconds"), date(2026, 11, 22)) for key in keys)


RENAMES: tuple[Rename, ...] = (
    *_with_its_unit("timeouts", "public", "public_warning", "personal", "personal_warning"),
    *_with_its_unit("timeouts", "sensitive", "sensitive_warning"),
    *_with_its_unit("timeouts", "card_read", "print_job", "take_paper", "thanks"),
)

# SPDX-License-Identifier: Apache-2.0
"""Whether anything may be confirmed at all: asked before the resident types. Pure but for ``free_bytes``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path


class WhyNot(StrEnum):
    """Why nothing new is taken."""

    STORE_FAULT = "store_fault"  # the database cannot be used
    DISK_NEARLY_FULL = "disk_nearly_full"
    QUEUE_FULL = "queue_full"
    KEY_MISSING = "key_missing"
    CLOCK_UNBELIEVABLE = "clock_unbelievable"


@dataclass(frozen=True)
class Limits:
    """Bytes and rows. An application with its materials is at most about 60 MB."""

    least_free_bytes: int = 500_000_000
    most_bytes: int = 4_000_000_000
    most_rows: int = 50_000


@dataclass(frozen=True)
class Readings:
    """The world as it is. ``store_works`` False means that the three counts mean nothing."""

    store_works: bool
    rows: int
    bytes: int
    free_bytes: int
    has_key: bool
    clock_believable: bool


#: A row may be confirmed this much before the one kept last: clocks are corrected by a little all the time.
_BACKWARDS = timedelta(hours=1)
#: A terminal that stood still for longer asks the platform for the time first.
_FORWARDS = timedelta(days=400)


def why_not(readings: Readings, limits: Limits) -> tuple[WhyNot, ...]:
    """Every reason, the gravest first; empty when all is well."""
    reasons = (
        (not readings.store_works, WhyNot.STORE_FAULT),
        (readings.free_bytes < limits.least_free_bytes, WhyNot.DISK_NEARLY_FULL),
        (readings.rows >= limits.most_rows or readings.bytes >= limits.most_bytes, WhyNot.QUEUE_FULL),
        (not readings.has_key, WhyNot.KEY_MISSING),
        (not readings.clock_believable, WhyNot.CLOCK_UNBELIEVABLE),
    )
    return tuple(reason for holds, reason in reasons if holds)


def clock_is_believable(now: datetime, *, corrected: bool, released_at: datetime, newest_at: datetime | None) -> bool:
    """``corrected``: the platform has told the time since this boot, and ``now`` follows it.

    Otherwise ``now`` must lie where this release and what was kept last say that it can.
    """
    if corrected:
        return True
    if now < released_at:
        return False
    return newest_at is None or newest_at - _BACKWARDS <= now <= newest_at + _FORWARDS


def free_bytes(folder: Path) -> int:
    """What an ordinary user may still write below ``folder``. Raises OSError."""
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize

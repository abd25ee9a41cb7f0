"""How long processors have worked for a tree of processes."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
#: Fields 14 to 17 of proc(5)'s stat: user, system, and both of the children that have ended; counted behind the name.
_FIELDS = slice(11, 15)


def processor_seconds(pids: list[int]) -> float:
    """User and system time of ``pids`` and of their children that have ended; one that is gone counts nothing."""
    ticks = 0
    for pid in pids:
        with suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[_FIELDS]))
    return ticks / _TICKS

# SPDX-License-Identifier: Apache-2.0
"""Time that cannot jump, and processes that cannot be mistaken for others.

Wall clocks of terminals go back a year when a battery is empty. So whatever waits, waits for a moment: seconds since
this boot and which boot it was. A moment of another boot has come.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Moment:
    """``seconds`` since the start of ``boot``, sleep included (CLOCK_BOOTTIME)."""

    boot: str
    seconds: float

    def later(self, seconds: float) -> Moment:
        return Moment(self.boot, self.seconds + seconds)

    def has_come(self, now: Moment) -> bool:
        return self.boot != now.boot or self.seconds <= now.seconds


@cache
def boot_id() -> str:
    return _BOOT_ID.read_text(encoding="ascii").strip()


def boot_seconds() -> float:
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def moment() -> Moment:
    """Now."""
    return Moment(boot_id(), boot_seconds())


def process_mark(pid: int | None = None) -> str:
    """Names one process of this machine for ever: its namespace, its number, and the tick it started at."""
    pid = pid or os.getpid()
    return f"{_namespace()} {pid} {_start_tick(pid)}"


def process_is_gone(mark: str) -> bool:
    """True only when it is certain: a process of another namespace is taken for alive."""
    namespace, _, rest = mark.partition(" ")
    if namespace != _namespace():
        return False
    pid, _, start = rest.partition(" ")
    return _start_tick(int(pid)) != start


def _namespace() -> str:
    return str(Path("/proc/self/ns/pid").readlink())


def _start_tick(pid: int) -> str:
    """Field 22 of /proc/<pid>/stat (proc(5)), "" when there is no such process. The name in it may hold anything."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] in {"Z", "X"} else fields[19]

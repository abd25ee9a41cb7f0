"""Does a terminal do what it should: what it says of itself, judged from outside. The standard library alone.

The terminal writes ``health.json`` into its folder in memory every few seconds; the guard of an update and
``kiosk health`` read it. What is not fresh was said by one that is gone.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from kiosk.updating.record import read_json, write_json

FILE = "health.json"
#: Written every five seconds; a machine that is at work may take longer.
FRESH_SECONDS = 30.0
_BOOT = Path("/proc/sys/kernel/random/boot_id")


class Sign(StrEnum):
    """What the terminal says of itself."""

    FRAME = "frame"  # a page was painted
    DECIDES = "decides"  # the session answers, lately
    HOME = "home"  # its home page can be made of what it offers
    OUTBOX = "outbox"  # the outbox is open


class Trouble(StrEnum):
    """What is wrong with it."""

    SILENT = "silent"  # nothing was said, or long ago
    OTHER_VERSION = "other_version"
    NO_FRAME = "no_frame"
    UNDECIDED = "undecided"
    NO_HOME = "no_home"
    NO_OUTBOX = "no_outbox"
    DEVICE_LOST = "device_lost"  # one that answered before does not


_TROUBLE = {
    Sign.FRAME: Trouble.NO_FRAME,
    Sign.DECIDES: Trouble.UNDECIDED,
    Sign.HOME: Trouble.NO_HOME,
    Sign.OUTBOX: Trouble.NO_OUTBOX,
}
#: Conditions of a device that answers, whatever it lacks (``drivers.protocols.Condition``).
_ANSWERS = frozenset({"ready", "busy", "needs_attention"})


def tell(
    folder: Path,
    version: str,
    signs: Mapping[Sign, bool],
    devices: Mapping[str, str],
    taken_back: Sequence[str] = (),
) -> None:
    """Raises OSError. ``devices``: the condition of each, by its family; ``taken_back``: bundles that are in use though
    they were taken back, which no other release would mend."""
    values = {
        "version": version,
        "boot": boot(),
        "at": time.clock_gettime(time.CLOCK_BOOTTIME),
        "signs": {sign.value: signs.get(sign, False) for sign in Sign},
        "devices": dict(devices),
        "taken_back": list(taken_back),
    }
    write_json(folder / FILE, values)


def hear(folder: Path) -> dict[str, Any]:
    """What was said last; nothing where nothing can be read."""
    return read_json(folder / FILE)


def troubles(
    said: Mapping[str, Any], version: str | None = None, before: Mapping[str, Any] | None = None
) -> tuple[tuple[Trouble, str], ...]:
    """What is wrong, each with a word to it. ``version``: the one it should be; ``before``: what was said before."""
    if not is_fresh(said):
        return ((Trouble.SILENT, ""),)
    found: list[tuple[Trouble, str]] = []
    if version is not None and said.get("version") != version:
        found.append((Trouble.OTHER_VERSION, str(said.get("version"))))
    signs = _table(said, "signs")
    found += [(_TROUBLE[sign], "") for sign in Sign if signs.get(sign.value) is not True]
    now = _table(said, "devices")
    answered = sorted(name for name, condition in _table(before or {}, "devices").items() if condition in _ANSWERS)
    found += [(Trouble.DEVICE_LOST, name) for name in answered if now.get(name) not in _ANSWERS]
    return tuple(found)


def is_fresh(said: Mapping[str, Any]) -> bool:
    at = said.get("at")
    if not isinstance(at, int | float) or said.get("boot") != boot():
        return False
    return 0 <= time.clock_gettime(time.CLOCK_BOOTTIME) - at <= FRESH_SECONDS


def boot() -> str:
    """Which boot of the machine this is."""
    try:
        return _BOOT.read_text("ascii").strip()
    except OSError:
        return ""


def _table(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = values.get(key)
    return found if isinstance(found, dict) else {}

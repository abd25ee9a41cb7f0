"""Looks at PINs, and stops looking after three wrong ones: for five minutes of running time, whatever is done."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.log import Log, LogEvent
from kiosk.operations.whole_file import write_whole
from kiosk.profile.pin_hash import PinHash, is_pin
from kiosk.session.desk import Pin

MOST_TRIES = 3
BLOCK_SECONDS = 300.0


@dataclass(frozen=True)
class Checked:
    """``wait_seconds``: how long no PIN is looked at from now on."""

    ok: bool
    wait_seconds: float = 0.0


class PinGuard:
    """``check`` is for one thread; ``blocked_until`` may be read from every one.

    A try is on the disk before the PIN is looked at: who cuts the power to hide that it was wrong has used it up. A
    block counts the terminal's running time and begins anew with every start, so neither a power cycle nor a changed
    clock shortens it. A file that cannot be read counts as three wrong tries.
    """

    def __init__(
        self,
        folder: Path,
        known: PinHash,
        log: Log,
        monotonic: Callable[[], float] = time.monotonic,
        *,
        whose: str = "attendant",
    ) -> None:
        """``whose``: tries at the PIN of each are counted apart."""
        self._file = folder / f"{whose}_tries.json"
        self._known = known
        self._log = log
        self._monotonic = monotonic
        self._tries = self._read()
        self.blocked_until = monotonic() + BLOCK_SECONDS if self._tries >= MOST_TRIES else 0.0

    def check(self, pin: Pin) -> Checked:
        """Takes about a tenth of a second: never on the thread of the pages."""
        left = self.blocked_until - self._monotonic()
        if left > 0:
            return Checked(False, math.ceil(left))
        if self._tries >= MOST_TRIES:
            self._tries = 0  # the block is over
        self._keep(self._tries + 1)
        if is_pin(pin.digits, self._known):
            self._keep(0)
            return Checked(True)
        if self._tries < MOST_TRIES:
            return Checked(False)
        self.blocked_until = self._monotonic() + BLOCK_SECONDS
        return Checked(False, BLOCK_SECONDS)

    def _keep(self, tries: int) -> None:
        """A disk that takes nothing must not lock out who comes to mend it: then tries are counted in memory."""
        self._tries = tries
        try:
            write_whole(self._file, json.dumps({"tries": tries}).encode())
        except OSError as error:
            self._log.write(LogEvent.ATTENDANT_TROUBLE, fault=f"tries not kept: {type(error).__name__}")

    def _read(self) -> int:
        try:
            tries = json.loads(self._file.read_bytes())["tries"]
        except FileNotFoundError:
            return 0
        except (OSError, ValueError, TypeError, KeyError):
            tries = None
        if not isinstance(tries, int) or isinstance(tries, bool) or tries < 0:
            self._log.write(LogEvent.ATTENDANT_TROUBLE, fault="tries not readable")
            return MOST_TRIES
        return tries

"""The application under rehearsal, as a process: ``kiosk run --profile FILE``."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kiosk.log import LogEvent
from kiosk.rehearsal.inspection import InspectionClient, InspectionGone
from kiosk.rehearsal.processes import Child, ProcessFailed, python

_START_UP = 30.0  # seconds
_LOOK = 0.05
_SHUTDOWN = 15.0
#: Lines in the application's log that no journey may bring about.
_COMPLAINTS = (LogEvent.MISTAKE, LogEvent.QT_MESSAGE)


#: The command that runs the terminal on a profile.
Program = Callable[[Path], Sequence[str]]


def this_checkout(profile: Path) -> Sequence[str]:
    """The terminal of the code that rehearses."""
    return python("kiosk", "run", "--profile", str(profile))


class KioskProcess:
    """Starts at once. Start it from the main thread."""

    def __init__(
        self, profile: Path, log: Path, environment: Mapping[str, str], program: Program = this_checkout
    ) -> None:
        """Raises ProcessFailed, OSError."""
        self._log = log
        self._said = log.stat().st_size if log.exists() else 0
        self._child = Child(program(profile), log, environment)

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def running(self) -> bool:
        return self._child.running

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._child.exit_code

    def last_words(self) -> str:
        """The last lines of its log, for a message."""
        return self._child.last_words()

    def wait_until_shown(self, inspection: InspectionClient) -> None:
        """Until the first page stands on the screen. Raises ProcessFailed with the application's own words."""
        until = time.monotonic() + _START_UP
        while True:
            try:
                if inspection.look().page is not None:
                    return
            except InspectionGone:
                pass
            if not self.running:
                raise ProcessFailed(f"the kiosk ended with {self.exit_code}: {self.last_words()}")
            if time.monotonic() > until:
                raise ProcessFailed(f"the kiosk shows no page within {_START_UP:g} s: {self.last_words()}")
            time.sleep(_LOOK)

    def complaints(self) -> list[str]:
        """What it logged since it was last asked that is nobody's but our own mistake."""
        with self._log.open("rb") as log:
            log.seek(self._said)
            text = log.read()
        self._said += len(text)
        return [line for line in text.decode("utf-8", "replace").splitlines() if _complains(line)]

    def stop(self) -> None:
        """As a technician does. May be called twice."""
        self._child.terminate(_SHUTDOWN)

    def kill(self) -> None:
        """As a power cut does."""
        self._child.kill()


def _complains(line: str) -> bool:
    try:
        event = json.loads(line)["event"]
    except (ValueError, TypeError, KeyError):
        return True  # a traceback, or a library's own words
    return event in {complaint.value for complaint in _COMPLAINTS}

"""Asks the settings helper, which runs with rights that the terminal has not (``kiosk.settings_helper``).

One JSON object a line over a local socket: a request of a closed set, and its answer. A network is tried first, and
stays when we say in time that the platform can be reached over it: otherwise the one of before comes back.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

#: A network is proven before it is called done: see ``kiosk.settings_helper.applying``.
_SECONDS = 150.0
_MOST_BYTES = 4096
#: The helper waits a little longer.
_PROVE_SECONDS = 100.0
_LOOK_SECONDS = 2.0


class Answer(StrEnum):
    """What came of a request."""

    DONE = "done"
    DRY_RUN = "dry_run"  # it would be done; in rehearsals nothing is
    REFUSED = "refused"
    ABSENT = "absent"  # nobody listens
    NO_NETWORKD = "no_networkd"  # what runs the network here is not what the settings are written for
    NO_RESOLVED = "no_resolved"
    OTHER_HANDS = "other_hands"
    TRYING = "trying"  # it is in force, and waits for our word


@dataclass(frozen=True)
class SettingsHelper:
    """``socket_file`` is where it listens."""

    socket_file: Path
    works: Callable[[], bool] = lambda: True  # whether the platform can be reached now; may take some seconds
    pause: Callable[[float], None] = time.sleep

    def ask(self, action: str, values: Mapping[str, str]) -> Answer:
        """Never raises: what cannot be asked is absent, and what makes no sense is refused."""
        request = json.dumps({"action": action, "values": dict(values)}).encode() + b"\n"
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
                asking.settimeout(_SECONDS)
                asking.connect(str(self.socket_file))
                asking.sendall(request)
                line = _line(asking)
                if _answer(line) is Answer.TRYING:
                    asking.sendall(b"keep\n" if self._is_proven() else b"drop\n")
                    line = _line(asking)
        except OSError:
            return Answer.ABSENT
        return _answer(line)

    def _is_proven(self) -> bool:
        until = time.monotonic() + _PROVE_SECONDS
        while not self.works():
            if time.monotonic() >= until:
                return False
            self.pause(_LOOK_SECONDS)
        return True


def _answer(line: bytes) -> Answer:
    try:
        return Answer(json.loads(line)["answer"])
    except (ValueError, TypeError, KeyError):
        return Answer.REFUSED


def _line(asking: socket.socket) -> bytes:
    said = b""
    while not said.endswith(b"\n") and len(said) < _MOST_BYTES:
        chunk = asking.recv(_MOST_BYTES)
        if not chunk:
            break
        said += chunk
    return said

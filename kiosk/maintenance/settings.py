"""Asks the settings helper, which runs with rights that the terminal has not (``kiosk.settings_helper``).

One JSON object a line over a local socket: a request of a closed set, and its answer.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_SECONDS = 30.0
_MOST_BYTES = 4096


class Answer(StrEnum):
    """What came of a request."""

    DONE = "done"
    DRY_RUN = "dry_run"  # it would be done; in rehearsals nothing is
    REFUSED = "refused"
    ABSENT = "absent"  # nobody listens


@dataclass(frozen=True)
class SettingsHelper:
    """``socket_file`` is where it listens."""

    socket_file: Path

    def ask(self, action: str, values: Mapping[str, str]) -> Answer:
        """Never raises: what cannot be asked is absent, and what makes no sense is refused."""
        request = json.dumps({"action": action, "values": dict(values)}).encode() + b"\n"
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
                asking.settimeout(_SECONDS)
                asking.connect(str(self.socket_file))
                asking.sendall(request)
                line = _line(asking)
        except OSError:
            return Answer.ABSENT
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

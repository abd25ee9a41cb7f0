"""The one player: a child process that plays what comes down a pipe. Nothing is written to the disk."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from enum import StrEnum
from typing import IO, Protocol


class Output(StrEnum):
    LOUDSPEAKER = "loudspeaker"
    HEADSET = "headset"


class Player(Protocol):
    """Plays one sound at a time. ``start`` returns at once, ``wait`` when it was heard or stopped."""

    def start(self, source: bytes | IO[bytes], output: Output) -> None:
        """A WAV file, or a pipe it comes from. Raises OSError when the player is not there."""
        ...

    def wait(self) -> str:
        """ "" when it was heard or stopped, else the player's own words about what went wrong."""
        ...

    def stop(self) -> None:
        """From any thread: silence at once."""
        ...


class AlsaPlayer:
    """``aplay`` of alsa-utils: plays WAV from its standard input on an ALSA device."""

    def __init__(self, devices: Mapping[Output, str], program: str = "aplay") -> None:
        """``devices``: the ALSA name of each output; "default" where none is given."""
        self._devices = dict(devices)
        self._program = program
        self._child: subprocess.Popen[bytes] | None = None
        self._content: bytes | None = None
        self._stopped = False

    def start(self, source: bytes | IO[bytes], output: Output) -> None:
        self._stopped = False
        self._content = source if isinstance(source, bytes) else None
        command = [self._program, "-q", "-t", "wav", "-D", self._devices.get(output, "default"), "-"]
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE if isinstance(source, bytes) else source,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def wait(self) -> str:
        child = self._child
        if child is None:
            return ""
        _, said = child.communicate(self._content)
        self._content = None
        if self._stopped or child.returncode == 0:
            return ""
        return said.decode("utf-8", "replace").strip() or f"{self._program} ended with {child.returncode}"

    def stop(self) -> None:
        self._stopped = True
        if self._child is not None:
            self._child.kill()  # what the sound card still holds is dropped with it

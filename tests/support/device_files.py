"""A device file at whose other end a test sits: what is sent arrives in whole reports, as from hidraw and evdev."""

from __future__ import annotations

import errno
import os
import socket

from drivers.transports.input_events import InputEvent


def batched(events: list[InputEvent]) -> list[list[InputEvent]]:
    """The events in the portions in which the kernel hands them out."""
    return [events[start : start + 16] for start in range(0, len(events), 16)]


class DeviceEnd:
    """The other end. ``open_file`` is what DeviceFile is given instead of ``os.open``."""

    def __init__(self) -> None:
        self.plugged = True
        self.taken = False  # another program holds it
        self._end: socket.socket | None = None

    def open_file(self, path: str, flags: int) -> int:
        if not self.plugged:
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        if self.taken:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        self.close()
        self._end, near = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._end.setblocking(False)
        near.setblocking(False)
        return near.detach()

    def send(self, *messages: bytes) -> None:
        """Each message is what one read gives. Nothing is sent while nobody has the device open."""
        if self._end is not None:
            for message in messages:
                self._end.send(message)

    def received(self) -> list[bytes]:
        """What was written to the device since the last call."""
        messages: list[bytes] = []
        while self._end is not None:
            try:
                messages.append(self._end.recv(4096))
            except BlockingIOError:
                break
        return messages

    def unplug(self) -> None:
        self.plugged = False
        self.close()

    def close(self) -> None:
        end, self._end = self._end, None
        if end is not None:
            end.close()

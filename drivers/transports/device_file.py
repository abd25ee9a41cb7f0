# SPDX-License-Identifier: Apache-2.0
"""A character device that is read and written as a file: ``/dev/hidraw*``, ``/dev/input/event*``.

One read of such a device is one report or a row of whole events, so what comes is never joined here.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports import descriptor
from drivers.transports.deadline import Deadline

#: Opens a path with flags, as ``os.open`` does.
OpenFile = Callable[[str, int], int]


class DeviceFile:
    """A device by its path, which should be a stable one (``/dev/input/by-id/...``, a udev link for hidraw).

    ``prepare`` is called with each newly opened descriptor; an OSError in it is that of an ``open``.
    """

    def __init__(
        self, path: str, *, prepare: Callable[[int], None] = lambda _: None, open_file: OpenFile = os.open
    ) -> None:
        self._path = path
        self._prepare = prepare
        self._open_file = open_file
        self._descriptor = -1

    def open(self, deadline: Deadline) -> None:
        """Opening a device does not wait, so ``deadline`` is not used up here."""
        if self._descriptor >= 0:
            return
        opened = -1
        try:
            opened = self._open_file(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
            self._prepare(opened)
        except OSError as error:
            if opened >= 0:
                os.close(opened)
            raise descriptor.not_opened(error.errno) from error
        self._descriptor = opened

    def write(self, data: bytes, deadline: Deadline) -> None:
        descriptor.write_all(self.descriptor(), data, deadline)

    def read(self, limit: int, deadline: Deadline) -> bytes:
        return descriptor.read_some(self.descriptor(), limit, deadline)

    def flush_input(self) -> None:
        """Read what is there. A device that went away meanwhile shows here: LOST."""
        while True:
            try:
                descriptor.read_some(self.descriptor(), 4096, Deadline(0))
            except DeviceError as error:
                if error.fault is DeviceFault.TIMEOUT:
                    return
                raise

    def close(self) -> None:
        opened, self._descriptor = self._descriptor, -1
        if opened >= 0:
            os.close(opened)

    def descriptor(self) -> int:
        """The open descriptor, for what only this kind of device can be asked. Raises DeviceError when closed."""
        if self._descriptor < 0:
            raise DeviceError(DeviceFault.LOST, "device is closed")
        return self._descriptor

# SPDX-License-Identifier: Apache-2.0
"""A fingerprint reader in memory. There is no real one yet: each maker's templates are its own, and its library's."""

from __future__ import annotations

import threading

from drivers.protocols import (
    Condition,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    FingerReadError,
    FingerReadReason,
    FingerTemplate,
    status_after,
)
from drivers.transports.deadline import Deadline


class SimulatedFingerReader:
    """Implements FingerReader. ``lay`` and ``lift`` may be called from another thread."""

    def __init__(self) -> None:
        self.plugged = True
        self.silent = False
        self.problem: FingerReadReason | None = None  # what is wrong with the finger that is laid on
        self._template = b""
        self._laid = threading.Condition()

    def lay(self, template: bytes) -> None:
        """Lay on the finger that has this template."""
        with self._laid:
            self._template = template
            self._laid.notify_all()

    def lift(self) -> None:
        with self._laid:
            self._template = b""

    def status(self, deadline: float) -> DeviceStatus:
        try:
            self._line()
        except DeviceError as error:
            return status_after(error)
        return DeviceStatus(Condition.READY)

    def capture(self, deadline: float) -> FingerTemplate:
        until = Deadline(deadline)
        while True:
            self._line()
            with self._laid:
                if self._template and self.problem is not None:
                    raise FingerReadError(self.problem)
                if self._template:
                    return FingerTemplate(self._template)
                if until.passed:
                    raise FingerReadError(FingerReadReason.NO_FINGER)
                self._laid.wait(min(until.remaining(), 0.05))

    def close(self) -> None: ...

    def _line(self) -> None:
        if not self.plugged:
            raise DeviceError(DeviceFault.ABSENT, "unplugged")
        if self.silent:
            raise DeviceError(DeviceFault.TIMEOUT, "no answer")

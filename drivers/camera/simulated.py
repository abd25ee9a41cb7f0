# SPDX-License-Identifier: Apache-2.0
"""A face camera in memory, without OpenCV: the program that made it says who stands there."""

from __future__ import annotations

from drivers.protocols import (
    Brightness,
    Condition,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    FacePicture,
    FacePresence,
    Look,
    Sharpness,
    status_after,
)

NOBODY = Look(FacePresence.NONE, frozenset(), Sharpness.UNKNOWN, Brightness.UNKNOWN)
WELL_PLACED = Look(FacePresence.ONE, frozenset(), Sharpness.SHARP, Brightness.GOOD)


class SimulatedFaceCamera:
    """Implements FaceCamera. ``seen`` is what it sees, ``picture`` the face it hands out when that is good."""

    def __init__(self, picture: FacePicture | None = None) -> None:
        self.plugged = True
        self.silent = False
        self.seen = NOBODY
        self.picture = picture or FacePicture(bytes(10_000), 480, 600)  # no face: nobody's picture is in here
        self.view = self.picture  # what it shows the resident of themselves
        self.on = False

    def status(self, deadline: float) -> DeviceStatus:
        if not self.plugged:
            return status_after(DeviceError(DeviceFault.ABSENT, "unplugged"))
        return DeviceStatus(Condition.READY)

    def start(self, deadline: float) -> None:
        self._line()
        self.on = True

    def look(self, deadline: float) -> Look:
        if not self.on:
            raise DeviceError(DeviceFault.REFUSED, "the camera was not started")
        self._line()
        return self.seen

    def preview(self, deadline: float) -> FacePicture | None:
        self.look(deadline)
        return self.view

    def best_frame(self, deadline: float) -> FacePicture | None:
        return self.picture if self.look(deadline).good else None

    def stop(self) -> None:
        self.on = False

    def close(self) -> None:
        self.stop()

    def _line(self) -> None:
        if not self.plugged:
            self.on = False
            raise DeviceError(DeviceFault.ABSENT, "unplugged")
        if self.silent:
            raise DeviceError(DeviceFault.TIMEOUT, "no picture")

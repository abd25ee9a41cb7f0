# SPDX-License-Identifier: Apache-2.0
"""The camera at eye level. Its start loads OpenCV: for a device's own process. No picture is ever written to disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from drivers.protocols import Condition, DeviceError, DeviceFault, DeviceStatus, FacePicture, Look, status_after
from drivers.transports.deadline import Deadline
from drivers.transports.frames import FrameSource

if TYPE_CHECKING:
    from drivers.camera.finding import Face, FaceFinder
    from drivers.transports.frames import Frame

_CHOICE = 3  # so many good pictures are taken, and the sharpest is kept


class OpenCvFaceCamera:
    """Implements FaceCamera. One thread at a time."""

    def __init__(self, source: FrameSource, *, yunet_model: str = "", yunet_sha256: str = "") -> None:
        """Faces are found by YuNet when its model is named, otherwise by OpenCV's own cascade."""
        self._source = source
        self._yunet = (yunet_model, yunet_sha256)
        self._finder: FaceFinder | None = None
        self._on = False
        self._seen: Frame | None = None  # by the last look

    def status(self, deadline: float) -> DeviceStatus:
        if not self._source.present():
            self.close()
            return status_after(DeviceError(DeviceFault.ABSENT, "no such camera"))
        if self._yunet[0] and not Path(self._yunet[0]).is_file():
            return status_after(DeviceError(DeviceFault.REFUSED, "the face model is not there"))
        return DeviceStatus(Condition.READY, original="on" if self._on else "plugged in; the camera is off")

    def start(self, deadline: float) -> None:
        if self._on:
            return
        with self._off_after_errors():
            self._finder = self._finder or self._make_finder()
            self._source.open(Deadline(deadline))
            self._on = True

    def look(self, deadline: float) -> Look:
        return self._see(Deadline(deadline))[0]

    def preview(self, deadline: float) -> FacePicture | None:
        if not self._on:
            raise DeviceError(DeviceFault.REFUSED, "the camera was not started")
        if self._seen is None:
            return None
        from drivers.camera import judging

        return judging.preview(self._seen)

    def best_frame(self, deadline: float) -> FacePicture | None:
        until = Deadline(deadline)
        from drivers.camera import judging

        good: list[tuple[float, Frame, Face]] = []
        while len(good) < _CHOICE:
            try:
                seen, frame, faces = self._see(until)
            except DeviceError as error:
                if error.fault is DeviceFault.TIMEOUT:
                    break
                raise
            if seen.good:
                good.append((judging.sharpness(frame, faces[0]), frame, faces[0]))
        if not good:
            return None
        _, frame, face = max(good, key=lambda each: each[0])
        return judging.picture(frame, face)

    def stop(self) -> None:
        self._on = False
        self._seen = None
        self._source.close()

    def close(self) -> None:
        self.stop()

    def _make_finder(self) -> FaceFinder:
        from drivers.camera.finding import CascadeFinder, YuNetFinder

        model, sha256 = self._yunet
        return YuNetFinder(Path(model), sha256) if model else CascadeFinder()

    def _see(self, until: Deadline) -> tuple[Look, Frame, list[Face]]:
        if not self._on or self._finder is None:
            raise DeviceError(DeviceFault.REFUSED, "the camera was not started")
        from drivers.camera import judging

        with self._off_after_errors():
            frame = self._source.read(until)
        self._seen = frame
        faces = self._finder.find(frame)
        return judging.look(frame, faces), frame, faces

    @contextmanager
    def _off_after_errors(self) -> Iterator[None]:
        """No handle is kept across an error; that the time was up is none of the camera's."""
        try:
            yield
        except DeviceError as error:
            if error.fault is not DeviceFault.TIMEOUT or not self._on:
                self.stop()
            raise

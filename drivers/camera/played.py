# SPDX-License-Identifier: Apache-2.0
"""A face camera that another process plays, without OpenCV: what it sees is said in a file, and so is its plug."""

from __future__ import annotations

from pathlib import Path

from drivers.camera.simulated import NOBODY, WELL_PLACED, SimulatedFaceCamera
from drivers.protocols import (
    Brightness,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    FacePicture,
    FacePresence,
    Look,
    Move,
    Sharpness,
    status_after,
)

#: What the file ``scene`` may say. Without the file the camera is unplugged.
SCENES = {
    "nobody": NOBODY,
    "well_placed": WELL_PLACED,
    "too_far": Look(FacePresence.ONE, frozenset({Move.CLOSER}), Sharpness.SHARP, Brightness.GOOD),
    "too_dark": Look(FacePresence.ONE, frozenset(), Sharpness.SHARP, Brightness.TOO_DARK),
    "two": Look(FacePresence.SEVERAL, frozenset(), Sharpness.UNKNOWN, Brightness.UNKNOWN),
}
_WIDTH, _HEIGHT = 480, 600


class PlayedFaceCamera:
    """Implements FaceCamera. ``folder`` holds ``scene``, one word of SCENES, and ``face.jpg``, 480 x 600 pixels."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._camera = SimulatedFaceCamera()

    def status(self, deadline: float) -> DeviceStatus:
        try:
            self._look_round()
        except DeviceError as error:
            return status_after(error)
        return self._camera.status(deadline)

    def start(self, deadline: float) -> None:
        self._look_round()
        self._camera.start(deadline)

    def look(self, deadline: float) -> Look:
        self._look_round()
        return self._camera.look(deadline)

    def preview(self, deadline: float) -> FacePicture | None:
        self._look_round()
        return self._camera.preview(deadline)

    def best_frame(self, deadline: float) -> FacePicture | None:
        self._look_round()
        return self._camera.best_frame(deadline)

    def stop(self) -> None:
        self._camera.stop()

    def close(self) -> None:
        self._camera.close()

    def _look_round(self) -> None:
        try:
            scene = (self._folder / "scene").read_text("ascii").strip()
            face = (self._folder / "face.jpg").read_bytes()
        except OSError:
            self._camera.stop()
            raise DeviceError(DeviceFault.ABSENT, "unplugged") from None
        self._camera.seen = SCENES.get(scene, NOBODY)
        self._camera.picture = self._camera.view = FacePicture(face, _WIDTH, _HEIGHT)

# SPDX-License-Identifier: Apache-2.0
"""Where faces are in a picture: by OpenCV's cascade, or by YuNet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports.opencv import cv2

if TYPE_CHECKING:
    from drivers.transports.frames import Frame

_LONG_SIDE = 640  # pixels: a face at a terminal is large, and finding it in more takes longer
_SMALLEST = 0.12  # of the picture's height: people in the hall behind are nobody's concern here


@dataclass(frozen=True)
class Face:
    """A face's rectangle, in parts of the picture's width and height: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.top + self.height / 2


class FaceFinder(Protocol):
    def find(self, frame: Frame) -> list[Face]:
        """The faces in ``frame``, the largest first; none smaller than an eighth of its height."""


class CascadeFinder:
    """Implements FaceFinder by the Haar cascade in OpenCV's wheel: upright faces seen from the front."""

    def __init__(self) -> None:
        cascades = Path(cv2.__file__).parent / "data"  # what cv2.data.haarcascades says, which has no types
        self._cascade = cv2.CascadeClassifier(str(cascades / "haarcascade_frontalface_alt2.xml"))

    def find(self, frame: Frame) -> list[Face]:
        small = _small(frame)
        height, width = small.shape[:2]
        grey = cv2.equalizeHist(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY))
        least = max(20, round(height * _SMALLEST))
        boxes = self._cascade.detectMultiScale(grey, scaleFactor=1.1, minNeighbors=4, minSize=(least, least))
        return _largest_first(np.reshape(boxes, (-1, 4)).tolist(), width, height)


class YuNetFinder:
    """Implements FaceFinder by the YuNet model (face_detection_yunet_2023mar.onnx of the OpenCV Zoo)."""

    def __init__(self, model: Path, sha256: str) -> None:
        """Raises DeviceError REFUSED for a model that is not there, not the one with that hash, or no model."""
        try:
            data = model.read_bytes()
        except OSError as error:
            raise DeviceError(DeviceFault.REFUSED, "the face model cannot be read") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DeviceError(DeviceFault.REFUSED, "the face model is not the one with this hash")
        try:
            self._detector = cv2.FaceDetectorYN.create(
                "onnx", np.frombuffer(data, np.uint8), np.empty(0, np.uint8), (320, 320), 0.8, 0.3, 20
            )
        except cv2.error:
            raise DeviceError(DeviceFault.REFUSED, "the face model does not load") from None

    def find(self, frame: Frame) -> list[Face]:
        small = _small(frame)
        height, width = small.shape[:2]
        self._detector.setInputSize((width, height))
        _, rows = self._detector.detect(small)
        found = [] if rows is None else np.asarray(rows)[:, :4].tolist()
        return [face for face in _largest_first(found, width, height) if face.height >= _SMALLEST]


def _small(frame: Frame) -> Frame:
    shrink = min(1.0, _LONG_SIDE / max(frame.shape[:2]))
    return np.asarray(cv2.resize(frame, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _largest_first(boxes: list[list[float]], width: int, height: int) -> list[Face]:
    faces = [Face(x / width, y / height, w / width, h / height) for x, y, w, h in boxes]
    return sorted(faces, key=lambda face: face.width * face.height, reverse=True)

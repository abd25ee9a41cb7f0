# SPDX-License-Identifier: Apache-2.0
"""Where pictures come from: a camera of the kernel (V4L2), or a folder of pictures.

OpenCV and numpy are imported when the first frame is asked for, and not before: they belong into a device's own
process, since OpenCV's wheel brings Qt settings that spoil a Qt application.
A frame is an array of height x width x 3 bytes: blue, green, red.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports.deadline import Deadline

if TYPE_CHECKING:
    import cv2
    import numpy as np
    from numpy.typing import NDArray

    Frame = NDArray[np.uint8]

# The first frames after switching on are dark, green or torn, until exposure and white balance have settled.
_WARM_UP_FRAMES = 8
_PICTURES = {".jpg", ".jpeg", ".png"}


class FrameSource(Protocol):
    """A camera. Every method raises DeviceError and nothing else."""

    def open(self, deadline: Deadline) -> None:
        """Switch it on; nothing happens when it is on already."""

    def read(self, deadline: Deadline) -> Frame:
        """A frame taken after this call."""

    def close(self) -> None:
        """Switch it off. May be called twice."""

    def present(self) -> bool:
        """Whether the camera is plugged in, without switching it on."""


def _open_v4l2(device: str) -> cv2.VideoCapture:
    from drivers.transports.opencv import cv2

    return cv2.VideoCapture(device, cv2.CAP_V4L2)


class V4l2Source:
    """A camera by its path, which should be a stable one (``/dev/v4l/by-id/...-video-index0``)."""

    def __init__(
        self,
        device: str,
        width: int,
        height: int,
        *,
        open_capture: Callable[[str], cv2.VideoCapture] = _open_v4l2,
        warm_up: int = _WARM_UP_FRAMES,
    ) -> None:
        self._device = device
        self._size = (width, height)
        self._open_capture = open_capture
        self._warm_up = warm_up
        self._capture: cv2.VideoCapture | None = None

    def present(self) -> bool:
        return Path(self._device).exists()

    def open(self, deadline: Deadline) -> None:
        if self._capture is not None:
            return
        if not self.present():
            raise DeviceError(DeviceFault.ABSENT, "no such camera")
        from drivers.transports.opencv import cv2

        capture = self._open_capture(self._device)
        if not capture.isOpened():
            capture.release()
            # OpenCV does not say why: nearly always another program has it.
            raise DeviceError(DeviceFault.BUSY, "the camera does not open")
        # The compressed format first: at USB 2 the large sizes exist in it only.
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, self._size[0])
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, self._size[1])
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        self._capture = capture
        for _ in range(self._warm_up):
            self._grab(deadline)

    def read(self, deadline: Deadline) -> Frame:
        self._grab(deadline)  # the one that lay in the buffer: taken before this call
        capture = self._grab(deadline)
        from drivers.transports.opencv import cv2

        try:
            done, frame = capture.retrieve()
        except cv2.error:
            raise DeviceError(DeviceFault.GARBLED, "the camera sent what is no picture") from None
        if not done:
            raise self._lost("the camera sent no picture")
        return frame.astype("uint8", copy=False)

    def close(self) -> None:
        capture, self._capture = self._capture, None
        if capture is not None:
            capture.release()

    def _grab(self, deadline: Deadline) -> cv2.VideoCapture:
        """Let one frame come. OpenCV cannot be told how long to wait: a camera that hangs is its process's to end."""
        if self._capture is None:
            raise DeviceError(DeviceFault.LOST, "the camera is off")
        if deadline.passed:
            raise DeviceError(DeviceFault.TIMEOUT, "no time left for a picture")
        if not self._capture.grab():
            raise self._lost("no more pictures come")
        return self._capture

    def _lost(self, words: str) -> DeviceError:
        self.close()
        return DeviceError(DeviceFault.LOST, words)


class FolderSource:
    """The pictures of a folder in the order of their names, over and over; for rehearsals and tests.

    A folder that goes away is a camera that is pulled out.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._next = 0
        self._on = False

    def present(self) -> bool:
        return self._folder.is_dir()

    def open(self, deadline: Deadline) -> None:
        if not self.present():
            raise DeviceError(DeviceFault.ABSENT, "no such folder")
        self._on = True

    def read(self, deadline: Deadline) -> Frame:
        if not self._on:
            raise DeviceError(DeviceFault.LOST, "the camera is off")
        if deadline.passed:
            raise DeviceError(DeviceFault.TIMEOUT, "no time left for a picture")
        from drivers.transports.opencv import cv2

        pictures = sorted(each for each in self._folder.glob("*") if each.suffix.lower() in _PICTURES)
        if not pictures:
            raise DeviceError(DeviceFault.LOST, "no pictures")
        frame = cv2.imread(str(pictures[self._next % len(pictures)]), cv2.IMREAD_COLOR)
        self._next += 1
        if frame is None:
            raise DeviceError(DeviceFault.GARBLED, "not a picture")
        return frame.astype("uint8", copy=False)

    def close(self) -> None:
        self._on = False

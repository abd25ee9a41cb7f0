# SPDX-License-Identifier: Apache-2.0
"""OpenCV, imported without a trace in the environment: ``from drivers.transports.opencv import cv2``.

Its wheel points Qt at plugins of its own (``QT_QPA_PLATFORM_PLUGIN_PATH``, ``QT_QPA_FONTDIR``), which breaks any other
Qt in this process and in those that it starts. Import this late, and never in the process that draws the screen.
"""

from __future__ import annotations

import os

# OpenCV waits so many seconds for one frame, whatever a caller's deadline is; its own default is 10. Read at import.
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "2")
_QT = {name: value for name, value in os.environ.items() if name.startswith("QT_")}

import cv2  # noqa: E402 - it reads and changes the environment when it is imported

__all__ = ["cv2"]

for _name in [name for name in os.environ if name.startswith("QT_") and name not in _QT]:
    del os.environ[_name]
os.environ.update(_QT)

# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about the camera that looks at the resident."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drivers.options import DEVICE, Check, option

WIDTH = Check(lambda pixels: 320 <= pixels <= 4096, "320 to 4096 pixels")
HEIGHT = Check(lambda pixels: 240 <= pixels <= 4096, "240 to 4096 pixels")
FOLDER = Check(lambda path: path.startswith("/"), "an absolute path of a folder of pictures")
MODEL = Check(lambda path: path == "" or path.startswith("/"), "an absolute path of an ONNX file, or nothing")
SHA256 = Check(
    lambda digest: digest == "" or re.fullmatch("[0-9a-f]{64}", digest) is not None,
    "64 hexadecimal digits in lower case",
)


@dataclass(frozen=True)
class FaceCameraOptions:
    """A camera at eye level: a device below /dev/v4l/by-id.

    Faces are found by OpenCV's own cascade, or by YuNet when its model is supplied with the hash that it must have.
    """

    device: str = option(DEVICE)
    width: int = option(WIDTH, 1280)
    height: int = option(HEIGHT, 720)
    yunet_model: str = option(MODEL, "")
    yunet_sha256: str = option(SHA256, "")


@dataclass(frozen=True)
class SimulatedFaceCameraOptions:
    """The real finding and judging, on the pictures of a folder instead of a camera's."""

    folder: str = option(FOLDER)


@dataclass(frozen=True)
class SimulatedCameraOptions:
    """A camera in memory; the program that made it says who stands there."""


@dataclass(frozen=True)
class PlayedCameraOptions:
    """A camera that another process plays: what stands before it lies in a folder."""

    folder: str = option(FOLDER)

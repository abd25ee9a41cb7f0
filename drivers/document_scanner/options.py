# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about a document camera."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.options import DEVICE, Check, option

WIDTH = Check(lambda pixels: 640 <= pixels <= 8192, "640 to 8192 pixels")
HEIGHT = Check(lambda pixels: 480 <= pixels <= 8192, "480 to 8192 pixels")
FOLDER = Check(lambda path: path.startswith("/"), "an absolute path of a folder of pictures")


@dataclass(frozen=True)
class DocumentCameraOptions:
    """A camera above a plate: a device below /dev/v4l/by-id, and a size that it has in MJPG."""

    device: str = option(DEVICE)
    width: int = option(WIDTH, 2592)
    height: int = option(HEIGHT, 1944)


@dataclass(frozen=True)
class SimulatedDocumentCameraOptions:
    """The real finding and judging, on the pictures of a folder instead of a camera's."""

    folder: str = option(FOLDER)


@dataclass(frozen=True)
class SimulatedDocumentScannerOptions:
    """A scanner in memory; pages are laid on it by the program that made it."""

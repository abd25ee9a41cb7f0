# SPDX-License-Identifier: Apache-2.0
"""The photo of an identity card as a picture.

A card keeps it in WLT, a format whose only decoders are closed libraries. The operator supplies one; it runs in a
process of its own, so that a crash or a hang in it costs a photo and nothing else. Without one there is a placeholder.

What the library must export, and a few lines of C around any decoder can::

    int unpack(const unsigned char *wlt, unsigned char *bmp, int flags);

``wlt`` has 1024 bytes, ``bmp`` room for 65536, ``flags`` is 0; what is wanted is a BMP of 102 x 126 points in 24 bits.
"""

from __future__ import annotations

import struct
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

WIDTH, HEIGHT = 102, 126
_WORKER = Path(__file__).with_name("wlt_worker.py")
_LINE = WIDTH * 3 + 2  # padded to a multiple of four
_HEADERS = 54
PICTURE_SIZE = _HEADERS + HEIGHT * _LINE  # 38862
_GREY = b"\xd8"


class WltReason(StrEnum):
    """Why there is no picture."""

    NO_LIBRARY = "no_library"  # it is not there, cannot be loaded, or has no such function
    CRASHED = "crashed"
    TIMEOUT = "timeout"
    NO_PICTURE = "no_picture"  # it came back, without a picture of the right size


class WltError(Exception):
    """The photo was not decoded."""

    def __init__(self, reason: WltReason) -> None:
        super().__init__(str(reason))
        self.reason = reason


def decode(wlt: bytes, library: Path, deadline: float) -> bytes:
    """The BMP that ``library`` makes of the 1024 bytes of ``wlt``, within ``deadline`` seconds. Raises WltError."""
    command = [sys.executable, "-I", "-S", str(_WORKER), str(library), str(PICTURE_SIZE)]
    try:
        worker = subprocess.run(
            command, input=wlt, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=deadline, check=False
        )
    except subprocess.TimeoutExpired:
        raise WltError(WltReason.TIMEOUT) from None  # the original would carry the photo
    if worker.returncode < 0:
        raise WltError(WltReason.CRASHED)
    if worker.returncode != 0:
        raise WltError(WltReason.NO_LIBRARY)
    if not _is_picture(worker.stdout):
        raise WltError(WltReason.NO_PICTURE)
    return worker.stdout


def placeholder() -> bytes:
    """A grey BMP of the same size, for a card whose photo nobody can decode."""
    return _headers() + (_GREY * WIDTH * 3 + bytes(2)) * HEIGHT


def _headers() -> bytes:
    file = struct.pack("<2sIHHI", b"BM", PICTURE_SIZE, 0, 0, _HEADERS)
    return file + struct.pack("<IiiHHIIiiII", 40, WIDTH, HEIGHT, 1, 24, 0, HEIGHT * _LINE, 0, 0, 0, 0)


def _is_picture(data: bytes) -> bool:
    """Whether ``data`` is a BMP of the right size; what else its headers say is the library's business."""
    if len(data) != PICTURE_SIZE or data[:2] != b"BM":
        return False
    start, size, width, height, planes, bits = struct.unpack_from("<IIiiHH", data, 10)
    return (start, size, width, abs(height), planes, bits) == (_HEADERS, 40, WIDTH, HEIGHT, 1, 24)

"""What a scanner reads in a picture, in a process of its own: OpenCV changes what Qt finds."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = (
    "import cv2, numpy, sys;"
    "picture = cv2.imdecode(numpy.frombuffer(sys.stdin.buffer.read(), numpy.uint8), cv2.IMREAD_GRAYSCALE);"
    "print(cv2.QRCodeDetector().detectAndDecode(picture)[0])"
)


def qr_text(picture: bytes) -> str:
    """The text of the QR code in ``picture`` (PNG); "" when none is read."""
    read = subprocess.run([sys.executable, "-c", _PROGRAM], input=picture, capture_output=True, check=True, timeout=60)
    return read.stdout.decode().strip()

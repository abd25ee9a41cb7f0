"""What a phone's camera reads on the kiosk's window. Run as a program: OpenCV is for no process that shows pages."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.rehearsal.processes import Child, python

_SECONDS = 30.0


def read_code(picture: Path) -> str:
    """The text of the QR code in a picture (PNG); "" when none can be read. Raises ProcessFailed."""
    reader = Child(python("kiosk.rehearsal.code_reading", str(picture)), picture.with_suffix(".log"))
    try:
        return reader.read_line(_SECONDS).strip()
    finally:
        reader.terminate()


if __name__ == "__main__":
    import cv2

    print(cv2.QRCodeDetector().detectAndDecode(cv2.imread(sys.argv[1], cv2.IMREAD_GRAYSCALE))[0], flush=True)

# SPDX-License-Identifier: Apache-2.0
"""The QR code in a picture, by OpenCV."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drivers.transports.frames import Frame

# A word of a Latin script with an accent in it: at most two accented letters in a row, beside plain ones.
_LATIN_WORD = re.compile(r"(?:(?<=[A-Za-z])[À-ÖØ-öø-ÿ]{1,2}|[À-ÖØ-öø-ÿ]{1,2}(?=[A-Za-z]))")


def read_qr(frame: Frame) -> bytes | None:
    """The bytes of the QR code in ``frame``; None when none is seen, or it cannot be read."""
    from drivers.transports.opencv import cv2

    try:
        data, _, _ = cv2.QRCodeDetector().detectAndDecodeBytes(frame)
    except cv2.error:  # it fails in its own arithmetic on some pictures: there is no code in them that it could read
        return None
    return as_it_was(bytes(data)) if data else None


def as_it_was(data: bytes) -> bytes:
    """The bytes that were in the code.

    OpenCV takes bytes that are not UTF-8 for Latin-1 and hands out UTF-8 of that. Where that is no writing of a Latin
    script it was another encoding (GB18030, here), and the step is taken back.
    """
    try:
        original = (text := data.decode("utf-8")).encode("latin-1")
    except UnicodeError:
        return data
    return data if _LATIN_WORD.sub("", text).isascii() else original

# SPDX-License-Identifier: Apache-2.0
"""Whether the face that was found stands where it should, sharp and well lit; and its picture for a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from drivers.camera.finding import Face
from drivers.protocols import Brightness, FacePicture, FacePresence, Look, Move, Sharpness
from drivers.transports.opencv import cv2

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from drivers.transports.frames import Frame

_SIDEWAYS = 0.12  # of the picture's width, from its middle
_UP_DOWN = 0.15  # of its height, from a little above its middle
_EYE_LEVEL = 0.47
_NEAR, _FAR = 0.66, 0.26  # height of the face, of the picture's
_DARK, _BRIGHT = 55.0, 215.0  # mean grey level of a face; skin of any tone in fair light lies between
_UNEVEN = 1.9  # one half of the face against the other
_SHARP = 4.5  # of ``fineness``: a portrait in focus has 8 to 10, out of focus by 1 % of its height 5, by 2 % 3
_FACE_PIXELS = 160
_PREVIEW_WIDTH = 480
_LEAST_BYTES, _MOST_BYTES = 10_000, 40_000


def look(frame: Frame, faces: list[Face]) -> Look:
    """What is to be said of this picture."""
    if len(faces) != 1:
        presence = FacePresence.SEVERAL if faces else FacePresence.NONE
        return Look(presence, frozenset(), Sharpness.UNKNOWN, Brightness.UNKNOWN)
    grey = _face(frame, faces[0])
    sharp = Sharpness.SHARP if fineness(grey) >= _SHARP else Sharpness.BLURRED
    return Look(FacePresence.ONE, _moves(faces[0]), sharp, _brightness(grey))


def sharpness(frame: Frame, face: Face) -> float:
    """For telling the sharper of two pictures of the same face."""
    return fineness(_face(frame, face))


def fineness(face: NDArray[np.uint8]) -> float:
    """How much fine structure (lashes, brows, skin) a face of 160 pixels shows: 0 is none.

    It is the spread of what a blur of 1.5 pixels takes away, in parts of a hundred of the spread of the whole: so light
    and contrast do not count. A blur of 0.8 pixels first takes the camera's noise out.
    """
    smooth = cv2.GaussianBlur(face, (0, 0), 0.8).astype(np.float32)
    fine = smooth - cv2.GaussianBlur(smooth, (0, 0), 1.5)
    return float(100 * fine.std() / max(8.0, smooth.std()))


def picture(frame: Frame, face: Face) -> FacePicture:
    """Head and shoulders as a JPEG of 10 to 40 KB, as platforms ask for them."""
    height, width = frame.shape[:2]
    middle_x, middle_y = face.middle
    across, down = face.width * width * 2.0, face.height * height * 2.2
    left, right = (round(middle_x * width + sign * across / 2) for sign in (-1, 1))
    top, bottom = (round(middle_y * height + sign * down / 2) for sign in (-1, 1))
    cut = frame[max(0, top) : min(height, bottom), max(0, left) : min(width, right)]
    encoded, size = b"", (0, 0)
    for high in (600, 800, 1000):
        scale = high / cut.shape[0]
        scaled = cv2.resize(
            cut, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        )
        size = (scaled.shape[1], scaled.shape[0])
        for quality in (95, 90, 80, 70, 60, 50, 40):
            encoded = cv2.imencode(".jpg", scaled, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
            if len(encoded) <= _MOST_BYTES:
                break
        if len(encoded) >= _LEAST_BYTES:
            break
    return FacePicture(encoded, *size)


def preview(frame: Frame) -> FacePicture:
    """The whole picture, small: somebody shall find their place before the camera, and nothing is judged by it."""
    scale = _PREVIEW_WIDTH / frame.shape[1]
    small = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    encoded = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 70])[1].tobytes()
    return FacePicture(encoded, small.shape[1], small.shape[0])


def _face(frame: Frame, face: Face) -> NDArray[np.uint8]:
    """The face alone, grey, at a fixed size."""
    height, width = frame.shape[:2]
    left, top = max(0, round(face.left * width)), max(0, round(face.top * height))
    right, bottom = round((face.left + face.width) * width), round((face.top + face.height) * height)
    cut = frame[top : max(top + 2, bottom), left : max(left + 2, right)]
    grey = cv2.cvtColor(cut, cv2.COLOR_BGR2GRAY)
    return np.asarray(cv2.resize(grey, (_FACE_PIXELS, _FACE_PIXELS), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _moves(face: Face) -> frozenset[Move]:
    """Where to move. The camera is no mirror: who stands at the left of the picture has to go to their own left."""
    x, y = face.middle
    moves = set()
    if abs(x - 0.5) > _SIDEWAYS:
        moves.add(Move.LEFT if x < 0.5 else Move.RIGHT)
    if abs(y - _EYE_LEVEL) > _UP_DOWN:
        moves.add(Move.DOWN if y < _EYE_LEVEL else Move.UP)
    if face.height < _FAR:
        moves.add(Move.CLOSER)
    elif face.height > _NEAR:
        moves.add(Move.FURTHER)
    return frozenset(moves)


def _brightness(face: NDArray[np.uint8]) -> Brightness:
    inner = face[_FACE_PIXELS // 6 : -_FACE_PIXELS // 6, _FACE_PIXELS // 6 : -_FACE_PIXELS // 6]
    left, right = (float(half.mean()) for half in np.array_split(inner, 2, axis=1))
    if max(left, right) < _DARK:
        return Brightness.TOO_DARK
    if min(left, right) > _BRIGHT or float((inner > 250).mean()) > 0.25:
        return Brightness.TOO_BRIGHT
    if max(left, right) > _UNEVEN * max(1.0, min(left, right)):
        return Brightness.UNEVEN
    return Brightness.TOO_DARK if inner.mean() < _DARK else Brightness.GOOD

# SPDX-License-Identifier: Apache-2.0
"""What the camera that looks at the resident promises. It sees whether a face is there, and never whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from drivers.protocols.common import DeviceStatus


class FacePresence(StrEnum):
    NONE = "none"
    ONE = "one"
    SEVERAL = "several"


class Move(StrEnum):
    """Where the resident should move; left and right are the resident's own."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    CLOSER = "closer"
    FURTHER = "further"


class Sharpness(StrEnum):
    SHARP = "sharp"
    BLURRED = "blurred"
    UNKNOWN = "unknown"  # no single face to judge


class Brightness(StrEnum):
    GOOD = "good"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    UNEVEN = "uneven"  # one half of the face lies in shadow
    UNKNOWN = "unknown"  # no single face to judge


@dataclass(frozen=True)
class Look:
    """One look at who stands there."""

    presence: FacePresence
    moves: frozenset[Move]  # empty when the face is where it should be, or when there is not exactly one
    sharpness: Sharpness
    brightness: Brightness

    @property
    def good(self) -> bool:
        """Whether a picture taken now is fit to be compared."""
        return (
            self.presence is FacePresence.ONE
            and not self.moves
            and self.sharpness is Sharpness.SHARP
            and self.brightness is Brightness.GOOD
        )


@dataclass(frozen=True, repr=False)
class FacePicture:
    """A face for a comparison by the platform. It lives in memory only, and its ``repr`` shows nothing of it."""

    jpeg: bytes  # 10 to 40 KB
    width: int
    height: int

    def __repr__(self) -> str:
        return f"FacePicture({self.width}x{self.height}, {len(self.jpeg)} bytes)"


@runtime_checkable
class FaceCamera(Protocol):
    """The camera that looks at the resident, between ``start`` and ``stop`` only: after the notice was shown."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the camera is. Never raises, and takes no picture."""

    def start(self, deadline: float) -> None:
        """Switch the camera on. On already: nothing happens. Raises DeviceError."""

    def look(self, deadline: float) -> Look:
        """What it sees now. Raises DeviceError; REFUSED when it was not started."""

    def preview(self, deadline: float) -> FacePicture | None:
        """What the last look saw, small, for the resident's own eyes; None before the first look.

        Raises as ``look`` does.
        """

    def best_frame(self, deadline: float) -> FacePicture | None:
        """The first good picture of a single face within ``deadline`` seconds, or None. Raises as ``look`` does."""

    def stop(self) -> None:
        """Switch it off and forget what it saw. Off already: nothing happens."""

    def close(self) -> None:
        """As ``stop``."""

# SPDX-License-Identifier: Apache-2.0
"""What a document camera promises: the page on its plate, found, straightened and judged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from drivers.protocols.common import DeviceStatus


@dataclass(frozen=True)
class Point:
    """A place in a picture: parts of its width from the left, of its height from the top. May lie outside 0 to 1."""

    x: float
    y: float


@dataclass(frozen=True)
class Corners:
    """The corners of a page as it lies, not as it is read: the one at the top left of the picture comes first."""

    top_left: Point
    top_right: Point
    bottom_right: Point
    bottom_left: Point


class PageFlaw(StrEnum):
    """What is wrong with a page in the camera's picture, in the terms that a resident can act on."""

    NO_PAGE = "no_page"  # nothing that looks like a page lies there
    CUT_CORNER = "cut_corner"  # it lies partly outside, or a corner is folded or covered
    TOO_SMALL = "too_small"  # it fills so little of the picture that small print is lost
    TOO_DARK = "too_dark"  # beside NO_PAGE: the camera is covered, or there is no light
    GLARE = "glare"  # a light is mirrored in it, or it is washed out
    BLUR = "blur"
    FACE = "face"  # somebody looks into the camera, and no page lies there


class PageVerdict(StrEnum):
    GOOD = "good"
    POOR = "poor"  # for the reasons beside it


@dataclass(frozen=True, repr=False)
class PagePreview:
    """A small picture of the plate as it is, for the screen. A page is personal: its ``repr`` shows nothing of it."""

    jpeg: bytes  # at most 640 pixels wide and high
    width: int
    height: int
    corners: Corners | None  # None: no page found
    flaws: frozenset[PageFlaw]

    def __repr__(self) -> str:
        return f"PagePreview({self.width}x{self.height}, {sorted(self.flaws)})"


@dataclass(frozen=True, repr=False)
class ScannedPage:
    """A page, straightened and evenly lit; the whole picture as it is when there was no page to be found."""

    jpeg: bytes
    width: int  # pixels of the straightened page
    height: int
    corners: Corners | None  # where it lay in the camera's picture
    verdict: PageVerdict
    reasons: frozenset[PageFlaw]

    def __repr__(self) -> str:
        return f"ScannedPage({self.width}x{self.height}, {self.verdict.value}, {sorted(self.reasons)})"


@runtime_checkable
class DocumentScanner(Protocol):
    """A camera above a plate, on from the first picture to ``stop``.

    Several pages are several captures: the list of them is the caller's.
    """

    def status(self, deadline: float) -> DeviceStatus:
        """How the camera is. Never raises."""

    def preview(self, deadline: float) -> PagePreview:
        """What lies there now. Raises DeviceError."""

    def capture(self, deadline: float, corners: Corners | None = None) -> ScannedPage:
        """The page that lies there now; ``corners`` are those that a person set by hand, instead of the found ones.

        A page with flaws is a page all the same: who keeps it is not decided here. Raises DeviceError.
        """

    def stop(self) -> None:
        """Switch the camera off until the next picture. Off already: nothing happens."""

    def close(self) -> None:
        """Let go of the camera. May be called twice; the next call opens it again."""

"""Where things are on this terminal, in words and as a sketch: for who cannot see a lamp blink."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from kiosk.session import model as m
from kiosk.texts import Words
from screens.models import (
    Body,
    CodeBody,
    FaceBody,
    GuidanceBody,
    IdentifyBody,
    NoticeBody,
    ParametersBody,
    PlateBody,
    Point,
    Sketch,
    SketchMark,
)


class PlaceName(StrEnum):
    """What has a place that people must find with their hands."""

    ID_CARD = "id_card"
    CARD = "card"
    DOCUMENT_PRINTER = "document_printer"
    RECEIPT_PRINTER = "receipt_printer"
    CODE_SCANNER = "code_scanner"
    DOCUMENT_SCANNER = "document_scanner"
    CAMERA = "camera"
    KEYPAD = "keypad"
    HEADSET = "headset"


@dataclass(frozen=True)
class Spot:
    """The middle of a thing, in millimetres from the left edge of the case and from the floor."""

    from_left: float
    from_floor: float


@dataclass(frozen=True)
class Places:
    """The front of the terminal in millimetres: the case, the middle and size of its screen, and where things are."""

    case_width: float
    case_height: float
    screen: Spot
    screen_width: float
    screen_height: float
    spots: Mapping[PlaceName, Spot]


class _ToldSpot(Protocol):
    @property
    def from_left_mm(self) -> float: ...

    @property
    def from_floor_mm(self) -> float: ...


class _Told(Protocol):
    """The places as a profile tells them."""

    @property
    def width_mm(self) -> float: ...

    @property
    def height_mm(self) -> float: ...

    def spots(self) -> Mapping[str, _ToldSpot]: ...


def places_of(told: _Told | None, screen_width: float, screen_height: float) -> Places | None:
    """Of the profile's ``[accessibility.places]`` and its screen in millimetres; None without such a section."""
    if told is None:
        return None
    spots = {name: Spot(spot.from_left_mm, spot.from_floor_mm) for name, spot in told.spots().items()}
    screen = spots.pop("screen")
    named = {PlaceName(name): spot for name, spot in spots.items()}
    return Places(told.width_mm, told.height_mm, screen, screen_width, screen_height, named)


def name_of(name: PlaceName, words: Words) -> str:
    """What it is called."""
    return words.of(f"place-name-{_dashed(name)}")


def where(name: PlaceName, places: Places, words: Words) -> str:
    """``身份证读卡区在屏幕右下方，离地约90厘米。`` Raises KeyError for a place that the profile does not name."""
    spot = places.spots[name]
    return words.of(
        "place-where",
        thing=name_of(name, words),
        direction=words.of(f"place-{_direction(spot, places)}"),
        height=str(round(spot.from_floor / 50) * 5),  # to five centimetres: hands feel the rest
    )


def with_places(body: Body, session: m.Session, places: Places | None, words: Words) -> Body:
    """The page with the places that its people need now; as it was where the profile names none."""
    if places is None:
        return body
    names = [name for name in _needed(session) if name in places.spots]
    if not names:
        return body
    points = tuple(Point(f"place-{_dashed(name)}", where(name, places, words)) for name in names)
    match body:
        case IdentifyBody():
            return replace(body, tips=(*points, *body.tips), sketch=_sketch(names, places))
        case GuidanceBody():
            return replace(body, points=(*points, *body.points), sketch=_sketch(names, places))
        case FaceBody() | PlateBody():
            return replace(body, tips=(*points, *body.tips))
        case NoticeBody() | CodeBody():
            return replace(body, points=(*points, *body.points), sketch=_sketch(names, places))
        case ParametersBody():
            return replace(body, lead="\n".join((body.lead, *(point.text for point in points))))
        case _:
            return body


def _needed(session: m.Session) -> Iterator[PlaceName]:
    match session.stage:
        case m.Identify() | m.CardLeft():
            yield PlaceName.ID_CARD
        case m.FaceConsent() | m.FaceLook() | m.PhotoConsent() | m.PhotoLook():
            yield PlaceName.CAMERA
        case m.ScanIntro() | m.Plate():
            yield PlaceName.DOCUMENT_SCANNER
        case m.AppCode() | m.Licence() if any(one.waiting is m.Waiting.SCAN for one in session.pending):
            yield PlaceName.CODE_SCANNER
        case m.ChipCard():
            yield PlaceName.CARD
        case m.TakePaper():
            yield PlaceName.DOCUMENT_PRINTER
            if session.receipt is m.ReceiptState.PRINTED:
                yield PlaceName.RECEIPT_PRINTER
        case m.LeftPaper():
            yield PlaceName.DOCUMENT_PRINTER


def _direction(spot: Spot, places: Places) -> str:
    """From the middle of the screen, where a person stands: above, below, beside, or in its own area."""
    right = spot.from_left - places.screen.from_left
    up = spot.from_floor - places.screen.from_floor
    high = "above" if up > places.screen_height / 2 else "below" if up < -places.screen_height / 2 else ""
    # Above and below the screen a sixth of its width is already a side; beside it only what is past its edge.
    edge = places.screen_width / (6 if high else 2)
    side = "right" if right > edge else "left" if right < -edge else ""
    return "-".join(part for part in (side, high) if part) or "on"


def _sketch(names: Iterable[PlaceName], places: Places) -> Sketch:
    spots = ((name, places.spots[name]) for name in names)
    marks = (SketchMark(name.value, spot.from_left, _down(spot, places)) for name, spot in spots)
    return Sketch(
        width=places.case_width,
        height=places.case_height,
        screen_x=places.screen.from_left - places.screen_width / 2,
        screen_y=_down(places.screen, places) - places.screen_height / 2,
        screen_width=places.screen_width,
        screen_height=places.screen_height,
        marks=tuple(marks),
    )


def _down(spot: Spot, places: Places) -> float:
    return places.case_height - spot.from_floor


def _dashed(name: PlaceName) -> str:
    return name.value.replace("_", "-")

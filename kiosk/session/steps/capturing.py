"""Pages under the document camera: laid down, found, taken by themselves or at a touch, looked at, kept, more of them.

The camera is on while its page stands and no longer (``reducer``). What is wrong with a page is said; whether it is
kept is the resident's to decide.
"""

from __future__ import annotations

import math
from dataclasses import replace

from drivers.protocols import Corners, Family, Point
from kiosk.session import events as e
from kiosk.session.availability import device_hindrance
from kiosk.session.capture_effects import TurnSheet
from kiosk.session.capture_stages import Plate, ScanIntro, SheetPile, SheetSeen
from kiosk.session.effects import TakeSheet, WatchPlate
from kiosk.session.events.capture import Direction
from kiosk.session.form.handing import most_sheets
from kiosk.session.model import Session, Trouble, TroubleKind, Waiting
from kiosk.session.sheets import MOST_SHEETS, MOST_SHEETS_IN_ALL, Held, Via
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps import phone_upload
from kiosk.session.steps.onward import materials_page, onward
from kiosk.session.world import World

#: So many good looks in a row at a page that lies still, at about four a second: nobody's hand is in the picture.
_STEADY = 3
#: Of the picture's size: a page whose corners move by less lies still.
_STILL = 0.015
#: The corners of a page that is set by hand, before they are moved.
_WIDE = Corners(Point(0.1, 0.1), Point(0.9, 0.1), Point(0.9, 0.9), Point(0.1, 0.9))
#: By so much a key moves a corner.
_NUDGE = 0.02
_STEPS = {
    Direction.LEFT: (-_NUDGE, 0.0),
    Direction.RIGHT: (_NUDGE, 0.0),
    Direction.UP: (0.0, -_NUDGE),
    Direction.DOWN: (0.0, _NUDGE),
}


def begin(session: Session, stage: ScanIntro | SheetPile, event: object, world: World) -> Outcome:
    """The camera goes on; of the page that was taken last nothing is taken by itself until something moves."""
    code, material = stage.code, stage.material
    if not room_for_more(session, code, material, world):
        return Outcome(session.to(SheetPile(code, material)))
    if device_hindrance(Family.DOCUMENT_SCANNER, world) is not None:
        return Outcome(session.to(ScanIntro(code, material, away=True)))
    return _watch(session, Plate(code, material, armed=not _given(session, material)), world)


def again(session: Session, stage: SheetSeen, event: e.TryAgain | e.Back, world: World) -> Outcome:
    """The page is not kept. It lies where it lay, so that it is taken at a touch, or once it was moved."""
    if device_hindrance(Family.DOCUMENT_SCANNER, world) is not None:
        return Outcome(session.to(ScanIntro(stage.code, stage.material, away=True)))
    return _watch(session, Plate(stage.code, stage.material, armed=False), world)


def _watch(session: Session, plate: Plate, world: World) -> Outcome:
    session = replace(forget_asked(session), touched_at=world.now).to(plate)
    return begin_effect(session, world, Waiting.PLATE, world.patience.plate, WatchPlate)


# --- the plate --------------------------------------------------------------------------------------------------------


def seen(session: Session, stage: Plate, event: e.PlateSeen, world: World) -> Outcome:
    """A page that lies still and is good is taken by itself, unless its corners are being set, or it was just taken."""
    look = event.look
    still = stage.look is not None and lies_still(stage.look.corners, look.corners)
    steady = stage.steady + 1 if look.good and (still or not stage.steady) else 0
    armed = stage.armed or (stage.look is not None and not still)
    stage = replace(stage, look=look, looks=stage.looks + 1, steady=steady, armed=armed)
    session = session.to(stage)
    if steady < _STEADY or not armed or stage.taking or stage.by_hand is not None:
        return Outcome(session)
    return _take(session, stage, world)


def take(session: Session, stage: Plate, event: e.TakeNow, world: World) -> Outcome:
    """As it lies there now, whatever is wrong with it."""
    return Outcome(session) if stage.taking else _take(session, stage, world)


def _take(session: Session, stage: Plate, world: World) -> Outcome:
    session = session.to(replace(stage, taking=True, no_room=False))
    return begin_effect(
        session, world, Waiting.SHEET, world.patience.sheet, lambda effect: TakeSheet(effect, stage.by_hand)
    )


def taken(session: Session, stage: Plate, event: e.SheetTaken, world: World) -> Outcome:
    via = Via.FILE if _is_a_file(session, stage.material, world) else Via.SCANNED
    found = event.corners is not None
    session = replace(forget_asked(session), touched_at=world.now)
    return Outcome(session.to(SheetSeen(stage.code, stage.material, event.sheet, via, found)))


def not_taken(session: Session, stage: Plate, event: e.SheetNotTaken, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, taking=False, steady=0, armed=False, no_room=event.no_room)))


def away(session: Session, stage: Plate, event: e.CameraFailed, world: World) -> Outcome:
    session = replace(forget_asked(session), touched_at=world.now)
    return Outcome(session.to(ScanIntro(stage.code, stage.material, away=True)))


def overdue(session: Session, stage: Plate, event: e.Overdue, world: World) -> Outcome:
    """A page that does not come is a camera that does not answer; a plate that stays empty is nobody's fault."""
    intro = ScanIntro(stage.code, stage.material, away=event.waiting is Waiting.SHEET)
    if not intro.away:
        intro = replace(intro, unseen=True)
    return Outcome(replace(forget_asked(session), touched_at=world.now).to(intro))


def world_changed(session: Session, stage: Plate, event: e.WorldChanged, world: World) -> Outcome:
    if device_hindrance(Family.DOCUMENT_SCANNER, world) is None:
        return Outcome(session)
    return Outcome(forget_asked(session).to(ScanIntro(stage.code, stage.material, away=True)))


def leave(session: Session, stage: Plate, event: e.Back, world: World) -> Outcome:
    session = forget_asked(session)
    if _given(session, stage.material):
        return Outcome(session.to(SheetPile(stage.code, stage.material)))
    return Outcome(session.to(ScanIntro(stage.code, stage.material)))


# --- corners by hand --------------------------------------------------------------------------------------------------


def set_corners(session: Session, stage: Plate, event: e.SetCorners, world: World) -> Outcome:
    """From where they were found, if they were; a second touch has them found again."""
    if stage.by_hand is not None:
        return Outcome(session.to(replace(stage, by_hand=None, steady=0)))
    start = stage.look.corners if stage.look is not None and stage.look.corners is not None else _WIDE
    start = _of([_within(point.x, point.y) for point in points_of(start)])
    return Outcome(session.to(replace(stage, by_hand=start, corner=0)))


def next_corner(session: Session, stage: Plate, event: e.NextCorner, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, corner=(stage.corner + 1) % 4)))


def nudge(session: Session, stage: Plate, event: e.NudgeCorner, world: World) -> Outcome:
    if stage.by_hand is None:
        return Outcome(session)
    across, down = _STEPS[event.to]
    at = points_of(stage.by_hand)[stage.corner]
    return _moved(session, stage, stage.by_hand, stage.corner, _within(at.x + across, at.y + down))


def drag(session: Session, stage: Plate, event: e.DragCorner, world: World) -> Outcome:
    if stage.by_hand is None or event.number not in range(4):
        return Outcome(session)
    return _moved(session, stage, stage.by_hand, event.number, _within(event.x, event.y))


def _moved(session: Session, stage: Plate, corners: Corners, number: int, to: Point) -> Outcome:
    points = points_of(corners)
    points[number] = to
    return Outcome(session.to(replace(stage, by_hand=_of(points), corner=number)))


def points_of(corners: Corners) -> list[Point]:
    """From the top left on, clockwise."""
    return [corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left]


def _of(points: list[Point]) -> Corners:
    return Corners(*points)


def _within(x: float, y: float) -> Point:
    """A place in the picture; what is no number is its middle."""
    return Point(*(0.5 if math.isnan(part) else min(1.0, max(0.0, part)) for part in (x, y)))


def lies_still(before: Corners | None, now: Corners | None) -> bool:
    """Whether nothing has moved between two looks."""
    if before is None or now is None:
        return before is now
    pairs = zip(points_of(before), points_of(now), strict=True)
    return all(abs(one.x - other.x) < _STILL and abs(one.y - other.y) < _STILL for one, other in pairs)


# --- a page is turned -------------------------------------------------------------------------------------------------


def turn(session: Session, stage: SheetSeen, event: e.QuarterTurn, world: World) -> Outcome:
    """By a quarter. What is kept, signed and sealed is the page as it is seen then."""
    if stage.via is Via.PHOTO or _is_turning(session):
        return Outcome(session)
    taken, turned = stage.taken or stage.sheet, (stage.turned + 1) % 4
    stage = replace(stage, taken=taken, turned=turned, no_room=False)
    if turned == 0:
        return Outcome(session.to(replace(stage, sheet=taken)))
    return begin_effect(
        session.to(stage),
        world,
        Waiting.SHEET,
        world.patience.sheet,
        lambda effect: TurnSheet(effect, taken, turned),
    )


def is_turned(session: Session, stage: SheetSeen, event: e.SheetTaken, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, sheet=event.sheet)))


def not_turned(
    session: Session, stage: SheetSeen, event: e.SheetNotTaken | e.CameraFailed | e.Overdue, world: World
) -> Outcome:
    """It stays as it was taken, and the page says so."""
    sheet = stage.taken or stage.sheet
    return Outcome(session.to(replace(stage, sheet=sheet, turned=0, no_room=True)))


def _is_turning(session: Session) -> bool:
    return any(pending.waiting is Waiting.SHEET for pending in session.pending)


# --- pages that were taken --------------------------------------------------------------------------------------------


def keep(session: Session, stage: SheetSeen, event: e.Agree, world: World) -> Outcome:
    """The page goes to those that were kept, once it is as it is to be."""
    if _is_turning(session):
        return Outcome(session)
    application = session.application
    if application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    before = application.given(stage.material)
    adds = before is not None and before.via is stage.via and stage.via is not Via.PHOTO
    sheets = (*before.sheets, stage.sheet) if before is not None and adds else (stage.sheet,)
    given = application.giving(Held(stage.material, sheets, stage.via))
    return Outcome(replace(session, application=given).to(SheetPile(stage.code, stage.material)))


def take_out(session: Session, stage: SheetPile, event: e.Choose, world: World) -> Outcome:
    """A page that was kept goes. With the last of them it is as before any was there."""
    application = session.application
    held = application.given(stage.material) if application is not None else None
    if application is None or held is None or event.key not in {sheet.handle for sheet in held.sheets}:
        return Outcome(session)
    left = tuple(sheet for sheet in held.sheets if sheet.handle != event.key)
    given = application.giving(replace(held, sheets=left)) if left else application.without(stage.material)
    session = replace(session, application=given)
    return Outcome(session if left else session.to(ScanIntro(stage.code, stage.material)))


def done(session: Session, stage: SheetPile, event: e.Next, world: World) -> Outcome:
    return onward(session, stage.code, world)


def to_materials(
    session: Session, stage: ScanIntro | SheetPile, event: e.Back | e.OtherWay | e.Decline, world: World
) -> Outcome:
    """Where another way can be chosen."""
    return materials_page(session, stage.code, world)


def room_for_more(session: Session, code: str, material: str, world: World) -> bool:
    """Whether another page may be added."""
    service, application = world.catalogue.services.get(code), session.application
    if service is None or application is None:
        return False
    held = application.given(material)
    most = most_sheets(service, material, MOST_SHEETS)
    return (len(held.sheets) if held else 0) < most and len(application.sheets) < MOST_SHEETS_IN_ALL


def _given(session: Session, material: str) -> bool:
    return session.application is not None and session.application.given(material) is not None


def _is_a_file(session: Session, material: str, world: World) -> bool:
    """Whether it is for a field of the form, and no paper of the item's."""
    service = world.catalogue.services.get(session.application.code) if session.application is not None else None
    return service is not None and material not in {one.key for one in service.materials}


STEPS = (
    application_step(
        ScanIntro,
        {
            e.UsePhone: phone_upload.start,
            e.Agree: begin,
            e.TryAgain: begin,
            e.OtherWay: to_materials,
            e.Back: to_materials,
        },
    ),
    application_step(
        Plate,
        {
            e.PlateSeen: seen,
            e.TakeNow: take,
            e.SheetTaken: taken,
            e.SheetNotTaken: not_taken,
            e.CameraFailed: away,
            e.Overdue: overdue,
            e.WorldChanged: world_changed,
            e.SetCorners: set_corners,
            e.NextCorner: next_corner,
            e.NudgeCorner: nudge,
            e.DragCorner: drag,
            e.Back: leave,
        },
    ),
    application_step(
        SheetPile,
        {e.UsePhone: phone_upload.start, e.AddSheet: begin, e.Choose: take_out, e.Next: done, e.Back: to_materials},
    ),
)

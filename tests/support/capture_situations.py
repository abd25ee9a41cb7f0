"""Sessions in which something is given for a material, and what can happen to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from drivers.protocols import Corners, Look, PageFlaw, Point
from kiosk.catalogue.model import Mode, Trust, Way
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.capture_stages import PlateLook
from kiosk.session.events.capture import Direction
from kiosk.session.identity import Resident
from kiosk.session.sheets import Held, Sheet, Via
from tests.support.people import ADULT

#: A photo and papers; a picture of something.
RESIDENCE = "410709901000"
SIGN = "411017903000"
LEASE, PHOTO, PICTURE = "home_proof", "photo_file", "picture_scan"
LAID = Corners(Point(0.2, 0.1), Point(0.8, 0.1), Point(0.8, 0.9), Point(0.2, 0.9))
GOOD = PlateLook(LAID, frozenset())
PAGE = Sheet("sheet-1-1", "1" * 64)
OTHER = Sheet("sheet-1-2", "2" * 64, flaws=frozenset({PageFlaw.BLUR, PageFlaw.GLARE}))
NEW = Sheet("sheet-1-3", "3" * 64)
FILLED = m.Application(
    RESIDENCE,
    ADULT.number,
    m.Values((("home_kind", ("rent",)), ("apply_permit", ("yes",)))),
    modes=(("id_card", Mode.VERIFIED), (LEASE, Mode.SCAN), (PHOTO, Mode.PHOTO)),
    materials_seen=True,
    listed=True,
)
GIVEN = replace(FILLED, held=(Held(LEASE, (PAGE, OTHER), Via.SCANNED),))
Awaiting = Callable[[m.Session, m.Waiting], m.Session]


def capturing(known: m.Session, awaiting: Awaiting, looks: tuple[Look, ...]) -> Iterator[m.Session]:
    """At least one session at every stage in which something is given."""
    known = replace(known, resident=Resident(ADULT, Way.APP_CODE, Trust.L4, "p1"))
    filled, given = replace(known, application=FILLED), replace(known, application=GIVEN)
    yield filled.to(m.ScanIntro(RESIDENCE, LEASE))
    yield filled.to(m.ScanIntro(RESIDENCE, LEASE, away=True))
    yield given.to(m.ScanIntro(RESIDENCE, LEASE, unseen=True))
    yield filled.to(m.ScanIntro(RESIDENCE, "nothing"))
    yield awaiting(filled.to(m.Plate(RESIDENCE, LEASE)), m.Waiting.PLATE)
    for flaw in PageFlaw:
        look = PlateLook(None if flaw in (PageFlaw.NO_PAGE, PageFlaw.FACE) else LAID, frozenset({flaw}))
        yield awaiting(filled.to(m.Plate(RESIDENCE, LEASE, look, 4, no_room=True)), m.Waiting.PLATE)
    yield awaiting(filled.to(m.Plate(RESIDENCE, LEASE, GOOD, 9, steady=2)), m.Waiting.PLATE)
    yield awaiting(given.to(m.Plate(RESIDENCE, LEASE, GOOD, 9, armed=False)), m.Waiting.PLATE)
    by_hand = m.Plate(RESIDENCE, LEASE, GOOD, 9, by_hand=LAID, corner=3)
    yield awaiting(filled.to(by_hand), m.Waiting.PLATE)
    taking = awaiting(filled.to(m.Plate(RESIDENCE, LEASE, GOOD, 9, steady=3, taking=True)), m.Waiting.PLATE)
    yield awaiting(taking, m.Waiting.SHEET)
    yield filled.to(m.SheetSeen(RESIDENCE, LEASE, NEW, Via.SCANNED))
    yield given.to(m.SheetSeen(RESIDENCE, LEASE, replace(NEW, flaws=frozenset(PageFlaw)), Via.SCANNED, found=False))
    yield filled.to(m.SheetSeen(RESIDENCE, PHOTO, NEW, Via.PHOTO))
    side = m.SheetSeen(RESIDENCE, LEASE, OTHER, Via.SCANNED, taken=NEW, turned=3)
    yield filled.to(side)
    yield filled.to(replace(side, no_room=True, turned=0))
    yield awaiting(filled.to(side), m.Waiting.SHEET)
    yield given.to(m.SheetPile(RESIDENCE, LEASE))
    full = replace(FILLED, held=(Held(LEASE, (PAGE,) * 20, Via.SCANNED),))
    yield replace(known, application=full).to(m.SheetPile(RESIDENCE, LEASE))
    yield given.to(m.Materials(RESIDENCE, m.Values(((LEASE, ("scan",)), (PHOTO, ("photo",))))))
    for away, unseen in ((False, False), (True, False), (False, True)):
        yield filled.to(m.PhotoConsent(RESIDENCE, PHOTO, away, unseen))
    yield awaiting(filled.to(m.PhotoLook(RESIDENCE, PHOTO)), m.Waiting.LOOK)
    for look_at in looks[:3]:
        yield awaiting(filled.to(m.PhotoLook(RESIDENCE, PHOTO, look_at, 3, 7, no_room=True)), m.Waiting.LOOK)
    shooting = awaiting(filled.to(m.PhotoLook(RESIDENCE, PHOTO, looks[0], 4, 9, taking=True)), m.Waiting.LOOK)
    yield awaiting(shooting, m.Waiting.SHEET)


def capture_events(effect: m.EffectId) -> Iterator[e.Event]:
    """What the cameras answer."""
    yield e.PlateSeen(effect, GOOD)
    yield e.PlateSeen(effect, PlateLook(None, frozenset({PageFlaw.NO_PAGE})))
    yield e.SheetTaken(effect, NEW, LAID)
    yield e.SheetTaken(effect, NEW)
    yield from (e.SheetNotTaken(effect, no_room) for no_room in (False, True))


def capture_touches() -> Iterator[e.Event]:
    """Touches of the pages on which something is given."""
    yield from (e.NudgeCorner(direction) for direction in Direction)
    places = ((0, 0.1, 0.1), (3, -5.0, 7.0), (9, 0.5, 0.5), (1, float("nan"), 0.5))
    yield from (e.DragCorner(*place) for place in places)
    yield from (e.Choose(key) for key in (PAGE.handle, "sheet-9-9", LEASE))
    yield from (e.Pick(LEASE, mode) for mode in ("scan", "pledge"))

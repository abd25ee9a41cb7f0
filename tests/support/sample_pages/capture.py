"""The pages on which papers and pictures are given, as the presenter words them."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import Corners, PageFlaw, Point
from kiosk.catalogue.facts import material_fact
from kiosk.catalogue.model import Mode
from kiosk.session import model as m
from kiosk.session.application import Fact, FactState
from kiosk.session.capture_stages import PlateLook
from kiosk.session.identity import Resident
from kiosk.session.sheets import Held, Sheet, Via
from screens.models import Body, PageKind
from tests.support.capture_situations import FILLED, LEASE, PHOTO, RESIDENCE
from tests.support.people import ADULT
from tests.support.sample_pages.presented import bodies_of
from tests.support.situations import WELL_PLACED

#: Where the page lies in the picture that is drawn for the plate.
ON_THE_PLATE = Corners(Point(0.24, 0.07), Point(0.73, 0.1), Point(0.71, 0.92), Point(0.22, 0.89))
#: What departments have said of papers: one is there, one is not, of one nobody has answered.
_ANSWERS = (("id_card", FactState.FOUND), (LEASE, FactState.NONE), (PHOTO, FactState.DOWN))
#: Pictures of pages; put under these handles by whoever draws them.
SHEETS = ("sheet-1-1", "sheet-1-2", "sheet-1-3")


def capture_bodies(language: str) -> dict[str, tuple[PageKind, Body]]:
    """Bodies by a name that sorts them behind the form."""
    good = PlateLook(ON_THE_PLATE, frozenset())
    glare = PlateLook(ON_THE_PLATE, frozenset({PageFlaw.GLARE, PageFlaw.BLUR}))
    pages = tuple(Sheet(handle, "0" * 64) for handle in SHEETS)
    poor = replace(pages[2], flaws=frozenset({PageFlaw.GLARE, PageFlaw.BLUR}))
    known = m.Session(touched_at=1000.0, looks=m.Looks(language), visit=1, resident=Resident(ADULT))
    filled = replace(known, application=FILLED)
    given = replace(known, application=replace(FILLED, held=(Held(LEASE, pages[:2], Via.SCANNED),)))
    modes = m.Values(((LEASE, ("scan",)), (PHOTO, ("photo",))))
    asked = tuple(Fact(material_fact(key), state, "there", "市公安局", "2026-06-14") for key, state in _ANSWERS)
    modes_of = (("id_card", Mode.VERIFIED), (LEASE, Mode.VERIFIED), (PHOTO, Mode.VERIFIED))
    fallen = replace(known, application=replace(FILLED, facts=asked, modes=modes_of))
    sessions = {
        "09n-materials-not-found": fallen.to(m.Materials(RESIDENCE, m.Values(((LEASE, ("scan",)),)))),
        "09a-materials": given.to(m.Materials(RESIDENCE, modes)),
        "09b-scan": filled.to(m.ScanIntro(RESIDENCE, LEASE)),
        "09c-scan-away": filled.to(m.ScanIntro(RESIDENCE, LEASE, away=True)),
        "09d-plate-empty": filled.to(m.Plate(RESIDENCE, LEASE, PlateLook(None, frozenset({PageFlaw.NO_PAGE})), 7)),
        "09e-plate-glare": filled.to(m.Plate(RESIDENCE, LEASE, glare, 7)),
        "09f-plate-good": filled.to(m.Plate(RESIDENCE, LEASE, good, 7, steady=2)),
        "09g-plate-corners": filled.to(m.Plate(RESIDENCE, LEASE, good, 7, by_hand=ON_THE_PLATE, corner=2)),
        "09h-page-good": filled.to(m.SheetSeen(RESIDENCE, LEASE, pages[0], Via.SCANNED)),
        "09i-page-poor": filled.to(m.SheetSeen(RESIDENCE, LEASE, poor, Via.SCANNED)),
        "09j-pages": given.to(m.SheetPile(RESIDENCE, LEASE)),
        "09k-photo-consent": filled.to(m.PhotoConsent(RESIDENCE, PHOTO)),
        "09l-photo": filled.to(m.PhotoLook(RESIDENCE, PHOTO, WELL_PLACED, 2, 7)),
        "09m-photo-seen": filled.to(m.SheetSeen(RESIDENCE, PHOTO, pages[2], Via.PHOTO)),
    }
    return bodies_of(sessions)

"""Papers under the document camera and a picture of the resident, on a terminal that runs: bad pages, cameras that jam,
are covered or unplugged, visits that end; nothing of a page is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from drivers.document_scanner.simulated import LaidPage
from drivers.host.hosted import hosted
from drivers.protocols import DeviceFault, DocumentScanner, FacePicture, Family, PageFlaw
from drivers.registry import REGISTRY
from drivers.transports.opencv import cv2
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.sheets import MOST_SHEET_BYTES, Via
from screens.models import PlateBody, SheetBody
from tests.support.capture_situations import LEASE, PHOTO, RESIDENCE
from tests.support.faces import Pose, scene
from tests.support.giving_papers import giving_papers
from tests.support.paper_pages import HEIGHT, WIDTH, Mishap, lay
from tests.support.situations import WELL_PLACED
from tests.support.terminal import Around, Terminal
from tests.support.terminal_machine import Fitted

_CANARY = b"\xff\xd8 the resident's lease"
_LEASE = LaidPage(_CANARY, 1200, 1700)


def _to_plate(terminal: Terminal) -> None:
    giving_papers(terminal, m.ScanIntro(RESIDENCE, LEASE))
    terminal.do(e.Agree())
    terminal.until(lambda: getattr(terminal.stage, "looks", 0) > 0, "a look at the plate")


def _held(terminal: Terminal) -> int:
    return len(terminal.store)


def test_a_page_that_lies_still_is_taken_by_itself_kept_and_named(terminal: Terminal) -> None:
    terminal.around.documents.place(_LEASE)
    _to_plate(terminal)
    seen = terminal.until_at(m.SheetSeen)
    assert terminal.sheets.content(terminal.runner.session.generation, seen.sheet.handle) == _CANARY
    terminal.settle()
    assert not terminal.around.documents.on, "the camera is off while the page is looked at"
    assert terminal.live == [None]
    terminal.do(e.Agree())
    application = terminal.runner.session.application
    assert isinstance(terminal.stage, m.SheetPile) and application is not None
    held = application.given(LEASE)
    assert held is not None and (held.via, held.sheets) == (Via.SCANNED, (seen.sheet,))


def test_the_page_that_was_taken_is_not_taken_again_until_something_moves(terminal: Terminal) -> None:
    terminal.around.documents.place(_LEASE)
    _to_plate(terminal)
    terminal.until_at(m.SheetSeen)
    terminal.do(e.Agree(), e.AddSheet())
    terminal.until(lambda: getattr(terminal.stage, "looks", 0) > 8, "looks at the same page")
    assert isinstance(terminal.stage, m.Plate)
    terminal.around.documents.remove()
    terminal.until(lambda: getattr(terminal.stage, "armed", False), "the plate to be seen empty")
    terminal.around.documents.place(LaidPage(_CANARY + b"2", 1200, 1700))
    terminal.until_at(m.SheetSeen)
    assert _held(terminal) == 2


def test_a_page_that_is_taken_again_or_taken_out_is_let_go_of_at_once(terminal: Terminal) -> None:
    terminal.around.documents.place(_LEASE)
    _to_plate(terminal)
    terminal.until_at(m.SheetSeen)
    assert _held(terminal) == 1
    terminal.do(e.TryAgain())
    assert _held(terminal) == 0
    terminal.until(lambda: getattr(terminal.stage, "looks", 0) > 0, "a look at the plate")
    terminal.do(e.TakeNow())
    seen = terminal.until_at(m.SheetSeen)
    terminal.do(e.Agree(), e.Choose(seen.sheet.handle))
    assert isinstance(terminal.stage, m.ScanIntro) and _held(terminal) == 0


@pytest.mark.parametrize("flaw", PageFlaw)
def test_a_bad_page_is_not_taken_by_itself_and_said_in_words(terminal: Terminal, flaw: PageFlaw) -> None:
    terminal.around.documents.place(replace(_LEASE, flaws=frozenset({flaw})))
    _to_plate(terminal)
    terminal.until(lambda: getattr(terminal.stage, "looks", 0) > 8, "looks at the plate")
    assert isinstance(terminal.stage, m.Plate)
    assert terminal.page is not None and isinstance(terminal.page.body, PlateBody) and terminal.page.body.message
    terminal.do(e.TakeNow())
    terminal.until_at(m.SheetSeen)
    body = terminal.page.body
    assert isinstance(body, SheetBody) and not body.good and len(body.points) == 1
    terminal.do(e.Agree())
    assert isinstance(terminal.stage, m.SheetPile), "whether it is kept is the resident's to decide"


def test_a_page_that_is_too_large_is_not_held_and_that_is_said(terminal: Terminal) -> None:
    terminal.around.documents.place(replace(_LEASE, jpeg=b"x" * (MOST_SHEET_BYTES + 1)))
    _to_plate(terminal)
    terminal.until(lambda: getattr(terminal.stage, "no_room", False), "the refusal")
    assert terminal.page is not None and isinstance(terminal.page.body, PlateBody) and terminal.page.body.note
    assert _held(terminal) == 0


def test_corners_that_were_set_by_hand_are_those_of_the_page(terminal: Terminal) -> None:
    terminal.around.documents.place(replace(_LEASE, flaws=frozenset({PageFlaw.BLUR})))
    _to_plate(terminal)
    terminal.do(e.SetCorners(), e.DragCorner(0, 0.25, 0.2), e.NextCorner(), e.TakeNow())
    seen = terminal.until_at(m.SheetSeen)
    assert seen.found and _held(terminal) == 1


@pytest.mark.parametrize("jam", ["unplugged", "silent"])
def test_a_camera_that_fails_leads_to_another_try_and_keeps_what_was_given(terminal: Terminal, jam: str) -> None:
    documents = terminal.around.documents
    documents.place(_LEASE)
    _to_plate(terminal)
    terminal.until_at(m.SheetSeen)
    terminal.do(e.Agree())
    documents.remove()
    terminal.do(e.AddSheet())
    terminal.until(lambda: getattr(terminal.stage, "looks", 0) > 0, "a look at the plate")
    if jam == "unplugged":
        documents.plugged = False
    else:
        documents.silent = True
        terminal.pass_time(130)
    intro = terminal.until_at(m.ScanIntro)
    assert intro.away or intro.unseen
    assert _held(terminal) == 1
    documents.plugged, documents.silent = True, False
    terminal.until(lambda: terminal.statuses()[Family.DOCUMENT_SCANNER].usable, "it to be seen back")
    terminal.do(e.TryAgain())
    terminal.until(lambda: getattr(terminal.stage, "looks", 0) > 0, "a look at the plate")


@pytest.mark.parametrize("end", [e.EndVisit(), None], ids=["ended", "left"])
def test_a_visit_that_ends_leaves_no_page_and_no_camera_on(terminal: Terminal, end: e.Event | None) -> None:
    terminal.around.documents.place(_LEASE)
    _to_plate(terminal)
    terminal.until_at(m.SheetSeen)
    terminal.do(e.Agree(), e.AddSheet())
    terminal.until(lambda: getattr(terminal.stage, "looks", 0) > 0, "a look at the plate")
    if end is not None:
        terminal.do(end)
    else:
        terminal.pass_time(130)  # the camera goes off, and the visit ends some time after
        terminal.until_at(m.ScanIntro)
        terminal.pass_time(500)
    terminal.pass_time(20)
    terminal.until_at(m.Attract)
    terminal.nothing_is_left()
    assert _held(terminal) == 0 and not terminal.around.documents.on and terminal.live == [None]
    terminal.serve_next()


def test_a_picture_is_taken_after_a_consent_and_belongs_to_the_application(terminal: Terminal) -> None:
    terminal.around.documents.place(_LEASE)
    _to_plate(terminal)
    terminal.until_at(m.SheetSeen)
    terminal.do(e.Agree())
    terminal.runner.session = terminal.runner.session.to(m.PhotoConsent(RESIDENCE, PHOTO))
    assert not terminal.around.camera.on
    terminal.around.camera.seen = WELL_PLACED
    terminal.around.camera.picture = FacePicture(_portrait(), 480, 600)
    terminal.do(e.Agree())
    terminal.until_at(m.SheetSeen)
    terminal.settle()
    assert not terminal.around.camera.on
    assert terminal.around.platform.compared == [], "it is no comparison of faces"
    terminal.do(e.TryAgain())
    terminal.until_at(m.SheetSeen)
    terminal.do(e.Agree())
    application = terminal.runner.session.application
    held = application.given(PHOTO) if application is not None else None
    assert held is not None and (held.via, len(held.sheets)) == (Via.PHOTO, 1)
    assert _held(terminal) == 2


def test_a_camera_that_sends_no_picture_is_given_up_in_the_end(terminal: Terminal) -> None:
    giving_papers(terminal, m.PhotoConsent(RESIDENCE, PHOTO))
    terminal.around.camera.seen = WELL_PLACED
    terminal.do(e.Agree())
    terminal.until(lambda: getattr(terminal.stage, "looks", 0) > 10, "looks at who stands there")
    assert isinstance(terminal.stage, m.PhotoLook) and _held(terminal) == 0
    terminal.pass_time(60)
    assert terminal.until_at(m.PhotoConsent).unseen


def _portrait() -> bytes:
    """A picture that can be cut: of nobody, before a white wall."""
    done, encoded = cv2.imencode(".jpg", np.full((600, 480, 3), 240, np.uint8))
    assert done
    return encoded.tobytes()


def test_refusing_the_picture_leads_to_the_other_ways(terminal: Terminal) -> None:
    giving_papers(terminal, m.PhotoConsent(RESIDENCE, PHOTO))
    terminal.do(e.Decline())
    assert isinstance(terminal.stage, m.Materials) and not terminal.around.camera.on


# --- the real finding, in a process of its own ------------------------------------------------------------------------


@pytest.fixture
def plate(tmp_path: Path) -> Path:
    """What lies under the camera: the pictures of this folder."""
    folder = tmp_path / "plate"
    folder.mkdir()
    return folder


@pytest.fixture
def scanning(around: Around, plate: Path) -> Iterator[Terminal]:
    driver = REGISTRY.find("simulated-document-camera")
    assert driver is not None
    camera = hosted(driver, {"folder": str(plate)})
    assert isinstance(camera, DocumentScanner)
    terminal = Terminal(around, Fitted(documents=camera))
    _show(plate, lay(Mishap.EMPTY_PLATE, 0).picture)
    terminal.open_for_people()
    yield terminal
    terminal.stop()
    camera.close()
    assert terminal.logged("mistake") == []


def _show(folder: Path, picture: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    """Lay something under the camera: one file takes the other's place, as a picture that is whole."""
    done, encoded = cv2.imencode(".jpg", picture)
    assert done
    (folder / "new").write_bytes(encoded.tobytes())
    (folder / "new").replace(folder / "plate.jpg")


def test_papers_are_scanned_by_the_real_finding_in_its_own_process(scanning: Terminal, plate: Path) -> None:
    """Nothing, a face and a blurred page are said to be what they are; a good page is taken by itself."""
    _to_plate(scanning)
    somebody = np.asarray(cv2.resize(scene(Pose(height=0.6)), (WIDTH, HEIGHT)), dtype=np.uint8)
    blurred = lay(Mishap.BLURRED, 0).picture
    for picture, flaw in ((somebody, PageFlaw.FACE), (blurred, PageFlaw.BLUR)):
        _show(plate, picture)
        scanning.until(lambda flaw=flaw: _sees(scanning, flaw), flaw.value)  # type: ignore[misc]
    _show(plate, lay(Mishap.NONE, 1).picture)
    seen = scanning.until_at(m.SheetSeen)
    assert seen.found and not seen.sheet.flaws
    page = scanning.sheets.content(scanning.runner.session.generation, seen.sheet.handle)
    assert page is not None and page.startswith(b"\xff\xd8") and len(page) < MOST_SHEET_BYTES
    assert not [file for file in scanning.around.folder.rglob("*") if file.suffix in (".jpg", ".jpeg", ".png")]


def _sees(terminal: Terminal, flaw: PageFlaw) -> bool:
    stage = terminal.stage
    return isinstance(stage, m.Plate) and stage.look is not None and flaw in stage.look.flaws


def test_a_real_camera_that_is_pulled_out_is_said_and_comes_back(scanning: Terminal, plate: Path) -> None:
    _to_plate(scanning)
    plate.rename(plate.with_name("elsewhere"))  # unplugged
    assert scanning.until_at(m.ScanIntro).away
    plate.with_name("elsewhere").rename(plate)
    scanning.until(lambda: scanning.statuses()[Family.DOCUMENT_SCANNER].usable, "it to be seen back")
    scanning.do(e.TryAgain())
    scanning.until(lambda: getattr(scanning.stage, "looks", 0) > 0, "a look at the plate")


def test_a_fault_is_written_down_without_a_word_about_the_page(terminal: Terminal) -> None:
    _to_plate(terminal)
    terminal.around.documents.plugged = False
    terminal.until_at(m.ScanIntro)
    lines = terminal.logged("camera_failed")
    assert {line["fault"] for line in lines} <= {DeviceFault.ABSENT.value}

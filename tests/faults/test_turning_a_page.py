"""A page that lies upside down is turned before it is kept: what is kept is what was seen, and nothing else is left."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image

from drivers.document_scanner.simulated import LaidPage
from kiosk.page_turning import turned
from kiosk.session import events as e
from kiosk.session import model as m
from screens.models import SheetBody
from tests.support.capture_situations import LEASE, RESIDENCE
from tests.support.giving_papers import giving_papers
from tests.support.terminal import Terminal

WIDE, HIGH = 120, 170


def page() -> bytes:
    """White, with its top left quarter black: what is up can be told."""
    picture = Image.new("RGB", (WIDE, HIGH), "white")
    picture.paste("black", (0, 0, WIDE // 2, HIGH // 2))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95)
    return out.getvalue()


def corner(jpeg: bytes) -> tuple[str, tuple[int, int]]:
    """In which corner it is black, and the picture's size."""
    with Image.open(io.BytesIO(jpeg)) as picture:
        grey, (wide, high) = picture.convert("L"), picture.size
    places = {
        "top left": (4, 4),
        "top right": (wide - 5, 4),
        "bottom right": (wide - 5, high - 5),
        "bottom left": (4, high - 5),
    }
    whole = grey.tobytes()
    dark = [name for name, (across, down) in places.items() if whole[down * wide + across] < 60]
    assert len(dark) == 1, dark
    return dark[0], (wide, high)


def seen(terminal: Terminal, jpeg: bytes) -> m.SheetSeen:
    terminal.around.documents.place(LaidPage(jpeg, WIDE, HIGH))
    giving_papers(terminal, m.ScanIntro(RESIDENCE, LEASE))
    terminal.do(e.Agree())
    return terminal.until_at(m.SheetSeen)


def turn(terminal: Terminal, times: int) -> m.SheetSeen:
    for _ in range(times):
        terminal.do(e.QuarterTurn())
        terminal.until(lambda: not terminal.runner.session.pending, "the page to be turned")
    stage = terminal.stage
    assert isinstance(stage, m.SheetSeen)
    return stage


@pytest.mark.parametrize(
    ("times", "where", "size"),
    [
        (1, "top right", (HIGH, WIDE)),
        (2, "bottom right", (WIDE, HIGH)),
        (3, "bottom left", (HIGH, WIDE)),
        (5, "top right", (HIGH, WIDE)),
    ],
)
def test_what_is_kept_is_the_page_as_it_was_turned(
    terminal: Terminal, times: int, where: str, size: tuple[int, int]
) -> None:
    before = seen(terminal, page())
    stage = turn(terminal, times)
    content = terminal.sheets.content(terminal.runner.session.generation, stage.sheet.handle)
    assert content is not None and corner(content) == (where, size)
    assert stage.sheet.sha256 == hashlib.sha256(content).hexdigest(), "what is signed and sealed names these bytes"
    assert stage.sheet.flaws == before.sheet.flaws
    terminal.do(e.Agree())
    application = terminal.runner.session.application
    held = application.given(LEASE) if application is not None else None
    assert held is not None and held.sheets == (stage.sheet,)
    assert len(terminal.store) == 1, "the page as it lay is let go of"


def test_four_quarters_are_the_page_that_was_taken_to_the_byte(terminal: Terminal) -> None:
    before = seen(terminal, page())
    stage = turn(terminal, 4)
    assert stage.sheet == before.sheet and stage.turned == 0


def test_two_taps_in_a_row_turn_once_and_nothing_is_kept_meanwhile(terminal: Terminal) -> None:
    seen(terminal, page())
    for touch in (e.QuarterTurn(), e.QuarterTurn(), e.Agree()):  # all there before the page is turned
        terminal.runner.submit(touch)
    terminal.runner.pump()
    assert isinstance(terminal.stage, m.SheetSeen)
    terminal.until(lambda: not terminal.runner.session.pending, "the page to be turned")
    assert terminal.stage.turned == 1


def test_what_cannot_be_turned_stays_as_it_was_taken_and_that_is_said(terminal: Terminal) -> None:
    before = seen(terminal, b"\xff\xd8 no picture at all")
    stage = turn(terminal, 1)
    assert (stage.sheet, stage.turned, stage.no_room) == (before.sheet, 0, True)
    assert terminal.page is not None and isinstance(terminal.page.body, SheetBody)
    assert "not-turned" in {point.key for point in terminal.page.body.points}
    terminal.do(e.Agree())
    assert isinstance(terminal.stage, m.SheetPile), "it can still be kept"


def test_taken_again_neither_page_is_left(terminal: Terminal) -> None:
    seen(terminal, page())
    turn(terminal, 1)
    terminal.around.documents.remove()
    terminal.do(e.TryAgain())
    assert isinstance(terminal.stage, m.Plate) and len(terminal.store) == 0


def test_a_visit_that_ends_while_a_page_is_turned_leaves_none(terminal: Terminal) -> None:
    seen(terminal, page())
    terminal.do(e.QuarterTurn(), e.EndVisit())
    terminal.settle()
    assert len(terminal.store) == 0


def test_garbage_is_no_page() -> None:
    for garbage in (b"", b"\xff\xd8", b"GIF89a", page()[:200]):
        with pytest.raises(ValueError, match="no picture"):
            turned(garbage, 1)

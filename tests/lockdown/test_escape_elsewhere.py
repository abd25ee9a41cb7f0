"""Nobody gets out of other pages than the first either: a form with the on-screen keyboard open, a document that is
looked at, a technician's room, the page that attracts, the PIN. A keyboard is allowed here: every chord reaches them.

No session is behind these pages: whatever an attempt presses on them is heard by nobody, and the page stays.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from kiosk.rehearsal.display import VirtualDisplay
from kiosk.rehearsal.inspection import InspectionClient, SeenPage
from screens.models import PageKind
from tests.lockdown.attempts import ATTEMPTS, MIDDLE, Attempt, Button, Chord, Click, Drag, Own
from tests.lockdown.hand import EscapeArtist
from tests.support.waiting import until

SCALE = 0.375
SIZE = 405, 720
#: Pages by their kind, in the order in which a visit comes by.
PAGES = {
    "attract": "01-attract",
    "form": "11-parameters-typed",
    "document": "16-document",
    "table": "14-table",
    "technician": "60-technician-7-settings",
    "pin": "64-technician-pin",
}
#: Of the many, those of each sort that have let people out of other terminals.
SAMPLE = frozenset({
    "Alt+F4", "Alt+Tab", "Ctrl+Alt+Del", "Ctrl+Alt+F2", "Super", "Menu", "Ctrl+w", "Ctrl+p", "F11", "Ctrl+Plus",
    "right click", "long press on words", "middle click", "wheel with Ctrl", "swipe from the upper edge",
    "two buttons at once", "asked to close", "pasted by the middle button",
})  # fmt: skip
ORDINARY = ("form",)
#: What another program holds is not to come in; that Qt looks at it to know whether it could be pasted is no harm.
FOREIGN = "http://example.com/ of another program"
PASTED = (
    Attempt("pasted by the middle button", (Own("PRIMARY", FOREIGN), Click(MIDDLE, Button.MIDDLE))),
    Attempt("pasted by a long press and a click", (Own("CLIPBOARD", FOREIGN), Click(MIDDLE, Button.RIGHT))),
    Attempt("a key is dragged off the lower edge", (Drag((0.5, 0.9), (0.5, 1.4)),)),
    Attempt("a swipe along the keyboard", (Drag((0.1, 0.85), (0.9, 0.85)),)),
    Attempt("the keyboard's last key with Ctrl and Alt", (Chord(("Control_L", "Alt_L", "space")),)),
)


@dataclass
class Cell:
    process: subprocess.Popen[str]
    artist: EscapeArtist
    inspection: InspectionClient
    kind: PageKind

    def settled(self) -> SeenPage:
        return until(lambda: seen if (seen := self.inspection.look()).settled else None, "the page to be still")

    def wrongs(self) -> list[str]:
        if self.process.poll() is not None:
            return [f"the window ended with {self.process.returncode}"]
        try:
            self.artist.await_answer()
        except TimeoutError:
            return ["the window does not answer"]
        seen = self.settled()
        found = [] if seen.page is self.kind else [f"the page is {seen.page}"]
        if any(FOREIGN[:8] in control.text for control in seen.controls):
            found.append("it shows what another program holds")
        return [*self.artist.wrongs(), *found]


def told(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    answered(process.stdout)


def answered(stream: IO[str] | None) -> None:
    assert stream is not None
    assert stream.readline() == "ok\n"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[str], EscapeArtist, Path]]:
    folder = tmp_path_factory.mktemp("pages")
    with ExitStack() as stack:
        display = VirtualDisplay(*SIZE, folder)
        stack.callback(display.close)
        errors = stack.enter_context((folder / "errors").open("w"))
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.lockdown.page_cell", str(folder), str(SCALE)],
            env={**os.environ, **display.environment()},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        stack.enter_context(process)
        answered(process.stdout)
        artist = EscapeArtist(display.name, process.pid)
        stack.callback(artist.close)
        yield process, artist, folder
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(20) == 0
        assert (folder / "errors").read_text() == "", "Qt or a page complains"


@pytest.fixture(scope="module", params=PAGES)
def cell(request: pytest.FixtureRequest, started: tuple[subprocess.Popen[str], EscapeArtist, Path]) -> Iterator[Cell]:
    process, artist, folder = started
    told(process, PAGES[request.param])
    inspection = InspectionClient(folder / "inspection")
    try:
        seen = until(inspection.look, "the page")
        assert seen.page is not None
        made = Cell(process, artist, inspection, seen.page)
        if request.param == "form":
            open_the_keyboard(made)
        yield made
    finally:
        inspection.close()


def open_the_keyboard(cell: Cell) -> None:
    field = cell.settled().control("field:number")
    assert field is not None
    x, y = field.rectangle.centre
    cell.artist.play(Attempt("a touch", (Click((x / SIZE[0], y / SIZE[1])),)))
    until(lambda: cell.inspection.look().focused == "field:number", "the field")


def cases() -> list[object]:
    """The sample on the form in the ordinary suite; everything everywhere in the long one."""
    return [
        pytest.param(
            page,
            attempt,
            id=f"{page}: {attempt.name}",
            marks=() if page in ORDINARY and attempt.name in SAMPLE else pytest.mark.long,
        )
        for page in PAGES
        for attempt in (*ATTEMPTS, *PASTED)
    ]


@pytest.mark.parametrize(("cell", "attempt"), cases(), indirect=["cell"])
def test_nobody_gets_out_of_another_page(cell: Cell, attempt: Attempt) -> None:
    cell.artist.play(attempt)
    assert cell.wrongs() == []


def test_the_sample_is_of_what_there_is() -> None:
    names = {attempt.name for attempt in (*ATTEMPTS, *PASTED)}
    assert names >= SAMPLE

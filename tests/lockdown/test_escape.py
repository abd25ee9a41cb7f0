"""Nobody gets out of the page: not by keys, not by a pointer, not by what is dropped on it or asked of it.

The window stands on a screen of its own without a window manager, as it does in a hall.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import tomli_w
from Xlib import X, Xatom
from Xlib.display import Display

from kiosk.rehearsal.display import VirtualDisplay
from kiosk.rehearsal.inspection import InspectionClient, SeenPage
from kiosk.rehearsal.kiosk_process import KioskProcess
from screens.models import PageKind
from tests.lockdown.attempts import ATTEMPTS, NOWHERE, Attempt, Chord, Click
from tests.lockdown.hand import EscapeArtist
from tests.support.waiting import until, wait_until

CONFIG = Path(__file__).parents[2] / "config"
#: The hall's panel, drawn small.
SIZE = 405, 720
OURS = Path(sys.executable).resolve()


@dataclass
class Cell:
    """A terminal, somebody who tries to get out of it, and the page on which they began."""

    kiosk: KioskProcess
    artist: EscapeArtist
    inspection: InspectionClient
    page: PageKind

    def wrongs(self) -> list[str]:
        """Everything that an attempt has changed."""
        if not self.kiosk.running:
            return [f"the terminal ended with {self.kiosk.exit_code}"]
        try:
            self.artist.await_answer()
        except TimeoutError:
            return ["the window does not answer"]
        seen = self.settled()
        other_page = [] if seen.page is self.page else [f"the page is {seen.page}"]
        programs = [f"{name} was started" for name in self._programs_that_stay()]
        return [*self.artist.wrongs(), *other_page, *programs, *self.kiosk.complaints()]

    def _programs_that_stay(self) -> list[str]:
        """Libraries ask the machine where others lie, which is over at once."""
        with suppress(AssertionError):
            wait_until(lambda: not _programs(self.kiosk.pid), "programs to end", 2.0)
        return _programs(self.kiosk.pid)

    def settled(self) -> SeenPage:
        return until(lambda: seen if (seen := self.inspection.look()).settled else None, "the page to be still")


def _programs(pid: int) -> list[str]:
    """What runs below the terminal and is none of its own Python processes."""
    found = []
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in tasks.read_text().split():
            with suppress(OSError):  # it has ended
                program = Path(f"/proc/{child}/exe").resolve()
                if program != OURS:
                    found.append(program.name)
    return found


#: A hall's terminal hears no keyboard; where one is allowed, every chord reaches the pages.
KEYBOARDS = [pytest.param(False, id="no-keyboard"), pytest.param(True, id="keyboard", marks=pytest.mark.long)]


@pytest.fixture(scope="module", params=KEYBOARDS)
def cell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cell]:
    folder = tmp_path_factory.mktemp("cell")
    profile = write_profile(folder, keyboard=bool(request.param))
    with ExitStack() as started:
        display = VirtualDisplay(*SIZE, folder)
        started.callback(display.close)
        kiosk = KioskProcess(profile, folder / "kiosk.log", display.environment())
        started.callback(kiosk.stop)
        inspection = InspectionClient(folder / "inspection")
        started.callback(inspection.close)
        kiosk.wait_until_shown(inspection)
        artist = EscapeArtist(display.name, kiosk.pid)
        started.callback(artist.close)
        cell = Cell(kiosk, artist, inspection, PageKind.HOME)
        assert cell.settled().page is PageKind.HOME
        yield cell


def write_profile(folder: Path, *, keyboard: bool) -> Path:
    """The demonstration's terminal by itself: no devices, and a platform that is not there."""
    file = CONFIG / "profiles" / "demo.toml"
    data = tomllib.loads(file.read_text("utf-8"))
    data["screen"] |= {"fullscreen": True, "scale": SIZE[1] / data["screen"]["height_px"], "rest": "home"}
    data["folders"] = {name: str(folder / name) for name in ("state", "cache", "runtime")}
    data["platform"] |= {
        "url": "https://127.0.0.1:1", "ca_file": str(folder / "none.pem"), "credentials": str(folder / "credentials")
    }  # fmt: skip
    data["services"] |= {"folder": str(CONFIG / "services"), "regions": str(CONFIG / "regions.yaml")}
    data["lockdown"] = {"keyboard": keyboard}
    data["rehearsal"] = {"inspection_socket": str(folder / "inspection")}
    data.pop("devices"), data["accessibility"].pop("speech")
    written = folder / "terminal.toml"
    written.write_text(tomli_w.dumps(data), "utf-8")
    return written


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt.name)
def test_nobody_gets_out(cell: Cell, attempt: Attempt) -> None:
    cell.artist.play(attempt)
    assert cell.wrongs() == []


# --- the test itself can fail -----------------------------------------------------------------------------------------


def test_a_window_in_front_would_be_seen(cell: Cell) -> None:
    root = cell.artist.display.screen().root
    window = root.create_window(20, 20, 100, 60, 0, X.CopyFromParent, X.InputOutput, override_redirect=True)
    window.map()
    cell.artist.display.sync()
    assert cell.wrongs() == ["another window is in front", "2 windows are shown"]
    window.destroy()
    cell.artist.display.sync()
    assert cell.wrongs() == []


def test_another_page_would_be_seen(cell: Cell) -> None:
    first = next(control for control in cell.settled().controls if control.name.startswith("item:"))
    cell.artist.play(Attempt("a touch", (Click(_part(first.rectangle.centre)),)))
    until(lambda: cell.settled().page is PageKind.ITEM, "the item's page")
    assert cell.wrongs() == ["the page is item"]
    home = next(control for control in cell.settled().controls if control.name == "action:home")
    cell.artist.play(Attempt("home", (Click(_part(home.rectangle.centre)),)))
    until(lambda: cell.settled().page is PageKind.HOME, "home")


def test_a_window_that_hangs_would_be_seen(cell: Cell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.lockdown.hand._ANSWER_SECONDS", 0.3)
    nobodys = Display(cell.artist.display_name)  # its window answers nothing
    window = nobodys.screen().root.create_window(0, 0, 9, 9, 0, X.CopyFromParent, override_redirect=True)
    window.change_property(nobodys.intern_atom("_NET_WM_PID"), Xatom.CARDINAL, 32, [os.getpid()])
    window.map()
    nobodys.sync()
    artist = EscapeArtist(cell.artist.display_name, os.getpid())
    with pytest.raises(TimeoutError):
        artist.await_answer()
    artist.close()
    nobodys.close()


def test_keys_reach_the_page_only_where_the_profile_says_so(cell: Cell, request: pytest.FixtureRequest) -> None:
    field = next(control for control in cell.settled().controls if control.name == "field:search")
    cell.artist.play(Attempt("a touch", (Click(_part(field.rectangle.centre)),)))
    cell.artist.play(Attempt("typing", tuple(Chord((key,)) for key in "2468")))
    cell.artist.play(Attempt("elsewhere", (Click(NOWHERE),)))
    written = next(control for control in cell.settled().controls if control.name == "field:search").text
    assert written == ("2468" if "no-keyboard" not in request.node.name else "")


def _part(place: tuple[float, float]) -> tuple[float, float]:
    return place[0] / SIZE[0], place[1] / SIZE[1]

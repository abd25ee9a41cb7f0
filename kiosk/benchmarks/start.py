"""``kiosk bench start``: from process start to an interactive home page, and memory, beside Chromium in kiosk mode.

Both show the same home page on the same virtual screen and are seen by the same outside observer: the first item's tile
in a screenshot, then a touch on it answered by the item's page. After ten pages the memory is read.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import tomli_w

from drivers.protocols import Condition, DeviceStatus, Family
from kiosk.benchmarks.memory import pss_mb, tree
from kiosk.benchmarks.observer import Marker, NotSeen, Observer, inner_box
from kiosk.benchmarks.processor import processor_seconds
from kiosk.benchmarks.report import Aim, Op, Report
from kiosk.benchmarks.static_page import Panel, home_page, item_page
from kiosk.catalogue.loading import read_folder
from kiosk.presenter import Setting, present
from kiosk.profile import Profile
from kiosk.rehearsal.control import ControlClient, StageError
from kiosk.rehearsal.display import VirtualDisplay
from kiosk.rehearsal.inspection import InspectionClient, InspectionGone, Rectangle
from kiosk.rehearsal.kiosk_process import KioskProcess
from kiosk.rehearsal.messages import WriteProfile
from kiosk.rehearsal.pointer import Hand
from kiosk.rehearsal.processes import Child, ProcessFailed, python, source_folder
from kiosk.rehearsal.profile_writing import RehearsalRefused, load_rehearsal_profile
from kiosk.rehearsal.stage_process import StageProcess
from kiosk.session.model import Home, ItemPage, Session, Stage
from kiosk.session.world import Link, World
from screens.models import HomeBody, ItemBody, PageKind

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
RUNS = 5
_PAGES = 10
_SHOWN_SECONDS = 30.0
_ANSWER_SECONDS = 10.0
_REST_SECONDS = 2.0  # a page that stands still for so long is the one to look for
_LOOK = 0.05


class CannotMeasure(Exception):
    """Something that is needed is not there; the words say what to do."""


@dataclass(frozen=True)
class Markers:
    """What the observer looks for, and where it touches."""

    home: Marker
    item: Marker
    tile: tuple[float, float]
    back: tuple[float, float]


@dataclass(frozen=True)
class Sample:
    """One run. Seconds since process start, and of processors until the answer; memory in MB after ten pages."""

    seen: float
    answered: float
    processor: float
    tree_pss: float
    main_pss: float


def run_start_benchmark(profile: Path, *, json: bool, runs: int = RUNS) -> int:
    """Measure, and print one JSON object, or lines for a person. Exit code 0 when it was measured, 1 when not, 2 when
    the profile is wrong."""
    try:
        report = measure(profile, runs)
    except RehearsalRefused as refused:
        print(refused, file=sys.stderr)
        return 2
    except (CannotMeasure, ProcessFailed, StageError, NotSeen, InspectionGone) as error:
        print(f"kiosk bench start: {error}", file=sys.stderr)
        return 1
    print(report.as_json() if json else report.as_lines())
    return 0


def measure(profile: Path, runs: int) -> Report:
    """Raises CannotMeasure, ProcessFailed, StageError, NotSeen, InspectionGone, ProfileInvalid, RehearsalRefused."""
    chromium = next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)
    if chromium is None:
        raise CannotMeasure("there is no Chromium to measure beside. Install it: apt install chromium")
    with ExitStack() as started:
        stage = StageProcess(profile)
        started.callback(stage.close)
        control = ControlClient(stage.control)
        started.callback(control.close)
        control.do(WriteProfile(changes={"screen": {"rest": "home"}}))
        known = load_rehearsal_profile(stage.profile)
        display = VirtualDisplay(known.screen.width_px, known.screen.height_px, stage.folder)
        started.callback(display.close)
        hand = Hand(display.name)
        started.callback(hand.close)
        return _Contest(stage, known, display, Observer(hand), chromium).hold(runs)


class _Contest:
    def __init__(
        self, stage: StageProcess, profile: Profile, display: VirtualDisplay, observer: Observer, chromium: str
    ) -> None:
        self._folder = stage.folder / "benchmark"
        self._folder.mkdir()
        self._profile_file = stage.profile
        self._profile = profile
        self._display = display
        self._observer = observer
        self._chromium = chromium
        self._timed_profile = self._folder / "profile.toml"
        self._places: dict[str, Rectangle] = {}
        # An installed terminal's modules are compiled; a checkout's may not be, and are by the run that is not counted.
        self._kiosk_environment = display.environment() | {
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(self._folder / "compiled"),
        }

    def hold(self, runs: int) -> Report:
        """A run of each that is not counted, in which both are learned; then ``runs`` of each in turn."""
        kiosk_markers = self._learn_kiosk()
        self._write_timed_profile()
        self._write_pages()
        browser_markers = self._learn_browser()
        kiosk, browser = [], []
        for _ in range(runs):
            kiosk.append(self._run(self._start_kiosk, kiosk_markers))
            browser.append(self._run(self._start_browser, browser_markers))
        return _report(kiosk, browser, self._version())

    # --- learning -----------------------------------------------------------------------------------------------------

    def _learn_kiosk(self) -> Markers:
        """Where everything is, by the inspection socket; what it looks like, from outside."""
        socket = self._profile.rehearsal.inspection_socket if self._profile.rehearsal else None
        if socket is None:
            raise CannotMeasure("the profile names no inspection socket")
        kiosk = KioskProcess(self._profile_file, self._folder / "kiosk.log", self._kiosk_environment)
        inspection = InspectionClient(socket)
        try:
            kiosk.wait_until_shown(inspection)
            self._wait_for_page(inspection, PageKind.HOME)
            for control in inspection.look().controls:
                self._places.setdefault(control.name, control.rectangle)
            first = next(name for name in self._places if name.startswith("item:"))
            home = self._learn_standing("the home page", inner_box(self._places[first]))
            self._observer.touch(self._places[first].centre)
            self._wait_for_page(inspection, PageKind.ITEM)
            for control in inspection.look().controls:
                self._places.setdefault(control.name, control.rectangle)
            item = self._learn_standing("the item's page", inner_box(self._places["action:start"]))
        finally:
            inspection.close()
            kiosk.stop()
        return Markers(home, item, self._places[first].centre, self._places["action:back"].centre)

    def _learn_browser(self) -> Markers:
        first = next(name for name in self._places if name.startswith("item:"))
        browser = self._start_browser()
        try:
            home = self._learn_standing("Chromium's home page", inner_box(self._places[first]))
            self._observer.touch(self._places[first].centre)
            item = self._learn_standing("Chromium's item page", inner_box(self._places["action:start"]))
        finally:
            browser.terminate()
        return Markers(home, item, self._places[first].centre, self._places["action:back"].centre)

    def _learn_standing(self, name: str, box: tuple[int, int, int, int]) -> Marker:
        """What stands there once it has been something, and the same, for a while."""
        until = time.monotonic() + _SHOWN_SECONDS
        learned, since = self._observer.learn(name, box), time.monotonic()
        while time.monotonic() - since < _REST_SECONDS or learned.plain:
            if time.monotonic() > until:
                raise NotSeen(f"{name} does not come to rest")
            time.sleep(_LOOK)
            if not self._observer.sees(learned):
                learned, since = self._observer.learn(name, box), time.monotonic()
        return learned

    def _wait_for_page(self, inspection: InspectionClient, page: PageKind) -> None:
        until = time.monotonic() + _ANSWER_SECONDS
        while not ((seen := inspection.look()).page is page and seen.settled):
            if time.monotonic() > until:
                raise NotSeen(f"the kiosk's page {page} was not seen")
            time.sleep(_LOOK)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _write_timed_profile(self) -> None:
        """The same terminal without an inspection socket: what runs in a hall has none."""
        data = tomllib.loads(self._profile_file.read_text("utf-8"))
        del data["rehearsal"]
        self._timed_profile.write_text(tomli_w.dumps(data), "utf-8")

    def _write_pages(self) -> None:
        """A page of HTML for home, and one for every item."""
        screen, terminal = self._profile.screen, self._profile.terminal
        catalogue = read_folder(self._profile.services.folder or source_folder() / "config" / "services")
        setting = Setting(terminal.hall, terminal.id, terminal.hotline, demonstration=True, rests_at_home=True)
        devices = dict.fromkeys(Family, DeviceStatus(Condition.READY))
        now = time.monotonic()
        world = World(now, datetime.now(), catalogue, devices, Link.ONLINE)
        panel = Panel(screen.width_px, screen.height_px, screen.width_px / screen.width_mm)

        def page_of(stage: Stage) -> str:
            page = present(Session(stage=stage, touched_at=now), world, setting)
            match page.body:
                case HomeBody() as body:
                    links = {tile.key: f"{tile.key}.html" for tile in body.tiles}
                    return home_page(page, body, self._places, links, panel)
                case ItemBody() as body:
                    return item_page(page, body, self._places, "home.html", panel)
                case other:
                    raise ValueError(f"no static page for {type(other).__name__}")

        (self._folder / "home.html").write_text(page_of(Home()), "utf-8")
        for code in catalogue.services:
            (self._folder / f"{code}.html").write_text(page_of(ItemPage(code)), "utf-8")

    def _start_kiosk(self) -> Child:
        command = python("kiosk", "run", "--profile", str(self._timed_profile))
        return Child(command, self._folder / "kiosk.log", self._kiosk_environment)

    def _start_browser(self) -> Child:
        """As kiosks run it, without what a browser does beside showing a page. Its profile is thrown away after each
        run: in a public place the next person must find nothing in it."""
        screen = self._profile.screen
        throwaway = self._folder / "chromium"
        shutil.rmtree(throwaway, ignore_errors=True)
        command = [
            self._chromium,
            "--kiosk",
            f"--user-data-dir={throwaway}",
            f"--window-size={screen.width_px},{screen.height_px}",
            "--window-position=0,0",
            "--force-device-scale-factor=1",
            "--disable-gpu",
            "--ozone-platform=x11",
            "--no-first-run",
            "--no-default-browser-check",
            "--noerrdialogs",
            "--disable-background-networking",
            "--disable-breakpad",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-extensions",
            "--disable-features=Translate,MediaRouter,OptimizationHints",
            "--disable-session-crashed-bubble",
            "--disable-sync",
            "--password-store=basic",
            "--test-type",  # no bar that warns of the sandbox
        ]
        if os.geteuid() == 0:
            command.append("--no-sandbox")  # Chromium does not start as root with it
        command.append((self._folder / "home.html").as_uri())
        return Child(command, self._folder / "chromium.log", self._display.environment())

    # --- measuring ----------------------------------------------------------------------------------------------------

    def _run(self, start: Callable[[], Child], markers: Markers) -> Sample:
        observer = self._observer
        observer.rest()
        began = time.monotonic()
        child = start()
        try:
            seen = observer.wait_for(markers.home, _SHOWN_SECONDS, lambda: child.running)
            answered = observer.touch_until(markers.tile, markers.item, _ANSWER_SECONDS, lambda: child.running)
            processor = processor_seconds(tree(child.pid))
            for _ in range((_PAGES - 2) // 2):
                observer.touch_until(markers.back, markers.home, _ANSWER_SECONDS, lambda: child.running)
                observer.touch_until(markers.tile, markers.item, _ANSWER_SECONDS, lambda: child.running)
            pids = tree(child.pid)
            return Sample(seen - began, answered - began, processor, pss_mb(pids), pss_mb([child.pid]))
        finally:
            child.terminate()

    def _version(self) -> str:
        said = subprocess.run([self._chromium, "--version"], capture_output=True, text=True, check=False)
        return " ".join(said.stdout.split()[:2])


def _report(kiosk: Sequence[Sample], browser: Sequence[Sample], version: str) -> Report:
    def median(samples: Sequence[Sample], figure: Callable[[Sample], float]) -> float:
        return round(statistics.median(map(figure, samples)), 3)

    seen = median(kiosk, lambda s: s.seen), median(browser, lambda s: s.seen)
    answered = median(kiosk, lambda s: s.answered), median(browser, lambda s: s.answered)
    whole = median(kiosk, lambda s: s.tree_pss), median(browser, lambda s: s.tree_pss)
    processor = median(kiosk, lambda s: s.processor), median(browser, lambda s: s.processor)
    alone = median(kiosk, lambda s: s.main_pss)
    figures: dict[str, float | int | str] = {
        "runs": len(kiosk),
        "pages": _PAGES,
        "peer": version,
        "kiosk_home_seen_seconds": seen[0],
        "kiosk_touch_answered_seconds": answered[0],
        "chromium_home_seen_seconds": seen[1],
        "chromium_touch_answered_seconds": answered[1],
        "kiosk_processor_seconds": processor[0],
        "chromium_processor_seconds": processor[1],
        "processor_ratio": round(processor[0] / processor[1], 3),
        "kiosk_tree_pss_mb": whole[0],
        "kiosk_qt_process_pss_mb": alone,
        "chromium_tree_pss_mb": whole[1],
    }
    aims = (
        Aim("first_page_ratio", round(seen[0] / seen[1], 3), Op.AT_MOST, 1.0),
        Aim("start_time_ratio", round(answered[0] / answered[1], 3), Op.AT_MOST, 1.0),
        Aim("tree_memory_ratio", round(whole[0] / whole[1], 3), Op.AT_MOST, 0.6),
        Aim("qt_process_memory_ratio", round(alone / whole[1], 3), Op.AT_MOST, 0.4),
    )
    return Report("start", figures, aims)

"""``kiosk bench touch``: from a finger that is lifted to the page that comes of it, frames that are not painted while
devices and the outbox work, and what the processor does while nobody is there.

All of it is seen from outside, on a virtual screen without a graphics card.
"""

from __future__ import annotations

import itertools
import statistics
import sys
import threading
import time
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w

from kiosk.benchmarks.filer import Filer
from kiosk.benchmarks.observer import Marker, NotSeen, Observer, inner_box
from kiosk.benchmarks.painted import PaintWatch, dropped, frames
from kiosk.benchmarks.processor import processor_seconds
from kiosk.benchmarks.report import Aim, Op, Report
from kiosk.rehearsal.control import ControlClient, StageError
from kiosk.rehearsal.display import VirtualDisplay
from kiosk.rehearsal.inspection import InspectionClient, InspectionGone, Rectangle, SeenPage
from kiosk.rehearsal.kiosk_process import KioskProcess
from kiosk.rehearsal.messages import ReceiptPrinterSetting, SetReceiptPrinter, WriteProfile
from kiosk.rehearsal.pointer import Hand
from kiosk.rehearsal.processes import ProcessFailed
from kiosk.rehearsal.profile_writing import RehearsalRefused, load_rehearsal_profile
from kiosk.rehearsal.stage_process import StageProcess

TRANSITIONS = 500
#: The way that is walked over and over: a page of twelve tiles, an item's guide, two of its leaves, a list of groups.
_WAY = ("item:*", "tab:materials", "tab:steps", "action:back", "tab:themes", "tab:popular")
_ANIMATED_ROUNDS = 5
_ANIMATION_SECONDS = 0.16  # screens/theme/Theme.qml: quick
_ANSWER_SECONDS = 5.0
_PAUSE_SECONDS = 0.15  # a person needs longer to look where to touch next
_READY_SECONDS = 8.0  # until what stands behind the screen has been put together
_IDLE_SECONDS = 20.0
_TOGGLE_SECONDS = 0.4


@dataclass(frozen=True)
class Step:
    """A touch, and what can be seen once it has been answered, and not before."""

    place: tuple[float, float]
    answer: Marker


def run_touch_benchmark(profile: Path, *, json: bool, transitions: int = TRANSITIONS) -> int:
    """Measure, and print one JSON object, or lines for a person. Exit code 0 when it was measured, 1 when not, 2 when
    the profile is wrong."""
    try:
        report = measure(profile, transitions)
    except RehearsalRefused as refused:
        print(refused, file=sys.stderr)
        return 2
    except (ProcessFailed, StageError, NotSeen, InspectionGone) as error:
        print(f"kiosk bench touch: {error}", file=sys.stderr)
        return 1
    print(report.as_json() if json else report.as_lines())
    return 0


def measure(profile: Path, transitions: int) -> Report:
    """Raises ProcessFailed, StageError, NotSeen, InspectionGone, ProfileInvalid, RehearsalRefused."""
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
        watch = PaintWatch(display.name)
        started.callback(watch.close)
        return _Touches(stage, control, display, hand, watch).measure(transitions)


class _Touches:
    def __init__(
        self, stage: StageProcess, control: ControlClient, display: VirtualDisplay, hand: Hand, watch: PaintWatch
    ) -> None:
        self._profile_file = stage.profile
        self._folder = stage.folder
        self._control = control
        self._display = display
        self._hand = hand
        self._watch = watch
        self._observer = Observer(hand)

    def measure(self, transitions: int) -> Report:
        known = load_rehearsal_profile(self._profile_file)
        if known.rehearsal is None or known.rehearsal.inspection_socket is None:
            raise ProcessFailed("the profile names no inspection socket")
        with self._kiosk(self._profile_file):
            time.sleep(_READY_SECONDS)  # the first start reads the folder of services; every later one what was kept
        with self._kiosk(self._profile_file) as kiosk:
            inspection = InspectionClient(known.rehearsal.inspection_socket)
            try:
                kiosk.wait_until_shown(inspection)
                time.sleep(_READY_SECONDS)
                way = self._learn_way(inspection)
            finally:
                inspection.close()
            quiet = self._animate(way)
            filer = Filer(known.folders.state, known.platform.credentials)
            with self._toggled_printer(), filer.keeping():
                busy = self._animate(way)
            sent = filer.wait_until_sent()
        still = self._profile("still", screen={"reduced_motion": True})
        with self._kiosk(still) as kiosk:
            self._observer.wait_for(way[-1].answer, _READY_SECONDS, lambda: kiosk.running)
            time.sleep(_READY_SECONDS)
            for step in way:  # pages are made at their first visit, and kept
                self._answered(step)
            taken = [self._answered(step) for step in itertools.islice(itertools.cycle(way), transitions)]
        attract = self._profile("attract", screen={"rest": "attract"}, services={"sync_seconds": 1800.0})
        with self._kiosk(attract) as kiosk:
            time.sleep(_READY_SECONDS)
            before = processor_seconds([kiosk.pid])
            time.sleep(_IDLE_SECONDS)
            idle = (processor_seconds([kiosk.pid]) - before) / _IDLE_SECONDS
        return _report(taken, quiet, busy, sent, idle)

    # --- learning -----------------------------------------------------------------------------------------------------

    def _learn_way(self, inspection: InspectionClient) -> list[Step]:
        """Walk it once: where each touch goes, and a control that stands where none stood before it."""
        way = []
        for name in _WAY:
            before = _standing(inspection)
            touched = before.control(name)
            if touched is None:
                raise NotSeen(f"{name} is not on the page")
            self._observer.touch(touched.rectangle.centre)
            answer = self._learn_answer(inspection, before, touched.rectangle)
            way.append(Step(touched.rectangle.centre, answer))
        return way

    def _learn_answer(self, inspection: InspectionClient, before: SeenPage, touched: Rectangle) -> Marker:
        until = time.monotonic() + _ANSWER_SECONDS
        known = {(control.name, control.rectangle) for control in before.controls}
        while time.monotonic() < until:
            for control in _standing(inspection).controls:
                place = control.rectangle
                if (control.name, place) in known or place == touched or not control.on_screen:
                    continue
                box = inner_box(place)
                if box[2] > 0 and box[3] > 0 and not (marker := self._observer.learn(control.name, box)).plain:
                    return marker
        raise NotSeen("a page on which nothing is new")

    # --- measuring ----------------------------------------------------------------------------------------------------

    def _answered(self, step: Step) -> float:
        """Seconds from the lifted finger to the answer on the screen. Raises NotSeen."""
        time.sleep(_PAUSE_SECONDS)
        self._watch.forget()
        lifted = self._hand.tap(*step.place)
        until = lifted + _ANSWER_SECONDS
        while (painted := self._watch.wait(until)) is not None:
            if self._observer.sees(step.answer):
                return painted - lifted
        raise NotSeen(f"{step.answer.name} was not seen within {_ANSWER_SECONDS:g} s")

    def _animate(self, way: list[Step]) -> tuple[int, int]:
        """Frames that were painted while pages came in, and frames that were not."""
        seen = missing = 0
        for step in way * _ANIMATED_ROUNDS:
            time.sleep(_PAUSE_SECONDS)
            self._watch.forget()
            lifted = self._hand.tap(*step.place)
            painted: list[float] = []
            until = lifted + _ANSWER_SECONDS
            while (moment := self._watch.wait(until)) is not None:
                if not painted:
                    until = moment + _ANIMATION_SECONDS
                painted.append(moment)
            moments = frames(painted)
            seen += len(moments)
            missing += dropped(moments)
        return seen, missing

    @contextmanager
    def _toggled_printer(self) -> Iterator[None]:
        """A receipt printer that runs out of paper and is filled again, all the time."""
        ended = threading.Event()

        def toggle() -> None:
            settings = itertools.cycle((ReceiptPrinterSetting.PAPER_OUT, ReceiptPrinterSetting.OK))
            while not ended.wait(_TOGGLE_SECONDS):
                self._control.do(SetReceiptPrinter(to=next(settings)))

        thread = threading.Thread(target=toggle)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()
            self._control.do(SetReceiptPrinter(to=ReceiptPrinterSetting.OK))

    # --- what runs ----------------------------------------------------------------------------------------------------

    @contextmanager
    def _kiosk(self, profile: Path) -> Iterator[KioskProcess]:
        kiosk = KioskProcess(profile, self._folder / "touch.log", self._display.environment())
        try:
            yield kiosk
        finally:
            kiosk.stop()

    def _profile(self, name: str, **changes: dict[str, Any]) -> Path:
        """The same terminal with ``changes``, and without an inspection socket: what runs in a hall has none."""
        data = tomllib.loads(self._profile_file.read_text("utf-8"))
        del data["rehearsal"]
        for section, values in changes.items():
            data[section] |= values
        file = self._folder / f"{name}.toml"
        file.write_text(tomli_w.dumps(data), "utf-8")
        return file


def _standing(inspection: InspectionClient) -> SeenPage:
    """What is on the screen once nothing moves. Raises NotSeen, InspectionGone."""
    until = time.monotonic() + _ANSWER_SECONDS
    while not (seen := inspection.look()).settled:
        if time.monotonic() > until:
            raise NotSeen("a page that does not come to rest")
        time.sleep(_PAUSE_SECONDS)
    return seen


def _report(taken: list[float], quiet: tuple[int, int], busy: tuple[int, int], sent: int, idle: float) -> Report:
    cuts = statistics.quantiles((1000 * seconds for seconds in taken), n=100, method="inclusive")
    p50, p95, p99 = (round(cuts[percent - 1], 1) for percent in (50, 95, 99))
    by_touch = {
        f"{name.partition(':')[2].replace('*', 'item')}_p50_ms": round(1000 * statistics.median(times), 1)
        for number, name in enumerate(_WAY)
        if (times := taken[number :: len(_WAY)])
    }
    figures: dict[str, float | int | str] = {
        "transitions": len(taken),
        "p50_ms": p50,
        "p95_ms": p95,
        "p99_ms": p99,
        "longest_ms": round(1000 * max(taken), 1),
        **by_touch,
        "quiet_frames_painted": quiet[0],
        "quiet_frames_dropped": quiet[1],
        "busy_frames_painted": busy[0],
        "busy_frames_dropped": busy[1],
        "busy_submissions_sent": sent,
        "attract_processor_percent": round(100 * idle, 2),
    }
    aims = (
        Aim("tap_to_page_p99_ms", p99, Op.AT_MOST, 50.0),
        Aim("attract_processor_percent", round(100 * idle, 2), Op.AT_MOST, 2.0),
    )
    return Report("touch", figures, aims)

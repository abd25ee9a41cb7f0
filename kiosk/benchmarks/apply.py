"""``kiosk bench apply``: a claim to unemployment benefit with what the city knows against the same filled in by hand,
and from a lifted finger to the page that comes of it, over all its pages.

It is played on the real application, on a virtual screen without a graphics card.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.benchmarks.painted import PaintWatch
from kiosk.benchmarks.processor import processor_seconds
from kiosk.benchmarks.report import Aim, Op, Report
from kiosk.catalogue.loading import read_folder
from kiosk.rehearsal.control import StageError
from kiosk.rehearsal.journey_command import OWN_JOURNEYS
from kiosk.rehearsal.journey_loading import load_journey
from kiosk.rehearsal.journey_model import Step, Tap, Type
from kiosk.rehearsal.journey_run import JourneyResult, Rehearsal, StepDone
from kiosk.rehearsal.pointer import Hand
from kiosk.rehearsal.processes import ProcessFailed
from kiosk.rehearsal.profile_writing import RehearsalRefused
from kiosk.session.form.slots import slots
from kiosk.session.form.whole import form_fields_of

ITEM = "410514901000"
_PREFILLED, _BY_HAND = "unemployment-benefit", "unemployment-benefit-by-hand"
ROUNDS = 3
#: A page paints at least so much of the screen at once; a button that is let go, or the seconds that are left, do not.
_PAGE_SHARE = 0.03
#: What is painted after a pause of this is no part of the page any more.
_QUIET_SECONDS = 0.25
_MOST_SECONDS = 1.0
#: Buttons whose answer is a page that this terminal makes by itself; after others somebody is waited for.
_LEADS_ON = ("action:next", "action:wrong", "action:change", "action:back", "option:section:*", "option:record:*")


class NotPlayed(Exception):
    """A journey did not come to its end."""


def run_apply_benchmark(profile: Path, services: Path, *, json: bool, rounds: int = ROUNDS) -> int:
    """Measure, and print one JSON object, or lines for a person. Exit code 0 when it was measured, 1 when not, 2 when
    the profile is wrong."""
    try:
        report = measure(profile, services, rounds)
    except RehearsalRefused as refused:
        print(refused, file=sys.stderr)
        return 2
    except (ProcessFailed, StageError, NotPlayed) as error:
        print(f"kiosk bench apply: {error}", file=sys.stderr)
        return 1
    print(report.as_json() if json else report.as_lines())
    return 0


def measure(profile: Path, services: Path, rounds: int) -> Report:
    """Raises ProcessFailed, StageError, NotPlayed, ProfileInvalid, RehearsalRefused."""
    asked = {slot.key for slot in slots(form_fields_of(read_folder(services).services[ITEM]))}
    played: dict[str, list[JourneyResult]] = {_PREFILLED: [], _BY_HAND: []}
    painted: list[float] = []
    worked, touches = 0.0, 0
    changes: dict[str, dict[str, object]] = {
        "screen": {"reduced_motion": True},
        "timeouts": {"thanks_seconds": 1.0},
    }
    with Rehearsal(profile, changes=changes) as rehearsal, tempfile.TemporaryDirectory() as pictures:
        for name in (_PREFILLED, _BY_HAND) * rounds:
            played[name].append(_play(rehearsal, name, Path(pictures, name)))
        hand = TimedHand(rehearsal.hand.display_name)
        rehearsal.hand = hand
        try:
            for _ in range(rounds):
                watched = Watched(hand)
                before = processor_seconds([rehearsal.kiosk.pid])
                _play(rehearsal, _PREFILLED, Path(pictures, _PREFILLED), watched)
                worked += processor_seconds([rehearsal.kiosk.pid]) - before
                touches += len(hand.taken)
                hand.taken.clear()
                painted += watched.pages
        finally:
            hand.close()
    return _report(played[_PREFILLED], played[_BY_HAND], painted, asked, 1000 * worked / touches)


def _play(rehearsal: Rehearsal, name: str, pictures: Path, watched: Watched | None = None) -> JourneyResult:
    on_step = watched.step if watched is not None else lambda done: None
    result = rehearsal.play(load_journey(OWN_JOURNEYS / f"{name}.yaml"), pictures, on_step)
    if not result.passed:
        raise NotPlayed(f"{name}: {result.failure}")
    return result


class TimedHand(Hand):
    """A hand that waits after each touch until nothing is painted any more, and remembers how long that took."""

    def __init__(self, display_name: str) -> None:
        super().__init__(display_name)
        self._watch = PaintWatch(display_name)
        screen = self.display.screen()
        self._page = round(_PAGE_SHARE * screen.width_in_pixels * screen.height_in_pixels)
        self.taken: list[float | None] = []

    def close(self) -> None:
        self._watch.close()
        super().close()

    def tap(self, x: float, y: float) -> float:
        """As a hand's. ``taken``: seconds from the lifted finger to the last large part that was painted for it, None
        where nothing large was."""
        self._watch.forget()
        lifted = super().tap(x, y)
        last, until = None, lifted + _MOST_SECONDS
        while (moment := self._watch.wait(until, self._page)) is not None:
            last = moment
            until = min(moment + _QUIET_SECONDS, lifted + _MOST_SECONDS)
        self.taken.append(max(0.0, last - lifted) if last is not None else None)
        return lifted


@dataclass
class Watched:
    """Which touches of a journey led to another page of the application."""

    hand: TimedHand
    pages: list[float] = field(default_factory=list)

    def step(self, done: StepDone) -> None:
        step = done.step.step
        taken = self.hand.taken[-1] if self.hand.taken else None
        if isinstance(step, Tap) and leads_on(step) and taken is not None:
            self.pages.append(taken)


def leads_on(step: Tap) -> bool:
    return any(
        step.control == name or (name.endswith("*") and step.control.startswith(name[:-1])) for name in _LEADS_ON
    )


def answered(steps: Iterable[Step], asked: set[str]) -> set[str]:
    """The fields of the form that somebody answered with their own hand."""
    found = set()
    for step in steps:
        name = step.into if isinstance(step, Type) else step.control if isinstance(step, Tap) else ""
        kind, _, rest = name.partition(":")
        key = rest.partition(":")[0]
        if kind in ("field", "option") and key in asked:
            found.add(key)
    return found


def _report(
    prefilled: list[JourneyResult], by_hand: list[JourneyResult], painted: list[float], asked: set[str], touch_ms: float
) -> Report:
    typed = len(answered((one.step for one in prefilled[0].journey.steps), asked))
    typed_by_hand = len(answered((one.step for one in by_hand[0].journey.steps), asked))
    down = round(100 * (1 - typed / typed_by_hand), 1)
    cuts = statistics.quantiles((1000 * seconds for seconds in painted), n=100, method="inclusive")
    p95 = round(cuts[94], 1)
    figures: dict[str, float | int | str] = {
        "rounds": len(prefilled),
        "fields": len(asked),
        "answered_with_prefill": typed,
        "answered_by_hand": typed_by_hand,
        "answered_down_percent": down,
        "taps_with_prefill": prefilled[0].taps,
        "taps_by_hand": by_hand[0].taps,
        "seconds_with_prefill": round(statistics.median(one.seconds for one in prefilled), 1),
        "seconds_by_hand": round(statistics.median(one.seconds for one in by_hand), 1),
        "pages_timed": len(painted),
        "page_p50_ms": round(cuts[49], 1),
        "page_p95_ms": p95,
        "processor_ms_a_touch": round(touch_ms, 1),
        "page_longest_ms": round(1000 * max(painted), 1),
    }
    aims = (
        Aim("answered_down_percent", down, Op.AT_LEAST, 60.0),
        Aim("tap_to_page_p95_ms", p95, Op.AT_MOST, 50.0),
    )
    return Report("apply", figures, aims)

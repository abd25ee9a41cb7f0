"""``kiosk bench apply``: a claim to unemployment benefit with what the city knows against the same filled in by hand,
and from a lifted finger to the page that comes of it, over all its pages.

It is played on the real application, on a virtual screen without a graphics card.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from kiosk.benchmarks.peer_page import PeerPage
from kiosk.benchmarks.report import Aim, Op, Report
from kiosk.benchmarks.transitions import TimedHand, Transition
from kiosk.catalogue.loading import read_folder
from kiosk.rehearsal.control import StageError
from kiosk.rehearsal.journey_command import OWN_JOURNEYS
from kiosk.rehearsal.journey_loading import load_journey
from kiosk.rehearsal.journey_model import Step, Tap, Type
from kiosk.rehearsal.journey_run import JourneyResult, Rehearsal
from kiosk.rehearsal.processes import ProcessFailed
from kiosk.rehearsal.profile_writing import RehearsalRefused
from kiosk.session.form.slots import slots
from kiosk.session.form.whole import form_fields_of

ITEM = "410514901000"
_PREFILLED, _BY_HAND = "unemployment-benefit", "unemployment-benefit-by-hand"
ROUNDS = 2
#: So often the peer is touched after each claim.
_PEER_TOUCHES = 12


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
    changes: dict[str, dict[str, object]] = {
        "screen": {"reduced_motion": True},
        "timeouts": {"thanks_seconds": 1.0},
    }
    peer: list[float] = []
    with Rehearsal(profile, changes=changes) as rehearsal, tempfile.TemporaryDirectory() as pictures:
        prefilled = _play(rehearsal, _PREFILLED, Path(pictures))
        by_hand = _play(rehearsal, _BY_HAND, Path(pictures))
        own_hand = rehearsal.hand
        hand = TimedHand(own_hand.display_name, lambda: rehearsal.kiosk.pid, rehearsal.inspection.arrivals)
        with closing(hand), closing(PeerPage(hand.display_name)) as page:
            for _ in range(rounds):
                rehearsal.hand = hand
                _play(rehearsal, _PREFILLED, Path(pictures))
                peer += page.touched(own_hand, _PEER_TOUCHES)
    return _report(prefilled, by_hand, hand, peer, asked)


def _play(rehearsal: Rehearsal, name: str, pictures: Path) -> JourneyResult:
    result = rehearsal.play(load_journey(OWN_JOURNEYS / f"{name}.yaml"), pictures / name)
    if not result.passed:
        raise NotPlayed(f"{name}: {result.failure}")
    return result


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
    prefilled: JourneyResult, by_hand: JourneyResult, hand: TimedHand, peer: list[float], asked: set[str]
) -> Report:
    typed = len(answered((one.step for one in prefilled.journey.steps), asked))
    typed_by_hand = len(answered((one.step for one in by_hand.journey.steps), asked))
    down = round(100 * (1 - typed / typed_by_hand), 1)
    pages = hand.transitions
    wall = [one.seconds for one in pages]
    figures: dict[str, float | int | str] = {
        "fields": len(asked),
        "answered_with_prefill": typed,
        "answered_by_hand": typed_by_hand,
        "answered_down_percent": down,
        "taps_with_prefill": prefilled.taps,
        "taps_by_hand": by_hand.taps,
        "seconds_with_prefill": round(prefilled.seconds, 1),
        "seconds_by_hand": round(by_hand.seconds, 1),
        "touches": hand.touches,
        "pages_timed": len(pages),
        "page_p50_ms": percentile(wall, 50),
        "page_p95_ms": percentile(wall, 95),
        "page_longest_ms": round(1000 * max(wall), 1),
        "page_processor_p50_ms": percentile([one.worked.processor for one in pages], 50),
        "page_processor_p95_ms": percentile([one.worked.processor for one in pages], 95),
        "page_held_up_p95_ms": percentile([one.worked.held_up for one in pages], 95),
        "page_less_held_up_p95_ms": percentile([one.seconds - one.worked.held_up for one in pages], 95),
        "peer_p50_ms": percentile(peer, 50),
        "peer_p95_ms": percentile(peer, 95),
        **by_kind(pages),
    }
    aims = (
        Aim("answered_down_percent", down, Op.AT_LEAST, 60.0),
        Aim("tap_to_page_p95_ms", percentile(wall, 95), Op.AT_MOST, 50.0),
    )
    return Report("apply", figures, aims)


def by_kind(pages: Sequence[Transition]) -> dict[str, float | int | str]:
    """For each kind of page: how often somebody came to it, and the median of the milliseconds that it took."""
    table: dict[str, float | int | str] = {}
    for kind in sorted({one.page for one in pages}):
        those = [one for one in pages if one.page == kind]
        table[f"{kind}_pages"] = len(those)
        table[f"{kind}_p50_ms"] = percentile([one.seconds for one in those], 50)
        table[f"{kind}_processor_p50_ms"] = percentile([one.worked.processor for one in those], 50)
    return table


def percentile(seconds: Sequence[float], percent: int) -> float:
    """In milliseconds."""
    if len(seconds) < 2:
        return round(1000 * sum(seconds), 1)
    return round(1000 * statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1], 1)

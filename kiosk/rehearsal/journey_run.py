"""Journeys from beginning to end: a stage, a screen, the kiosk on it, and a player."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from kiosk.profile.model import Rest
from kiosk.rehearsal.control import ControlClient
from kiosk.rehearsal.display import VirtualDisplay
from kiosk.rehearsal.inspection import InspectionClient, InspectionGone
from kiosk.rehearsal.journey_model import Journey, KioskDo, NumberedStep
from kiosk.rehearsal.kiosk_process import KioskProcess, Program, this_checkout
from kiosk.rehearsal.messages import ConfirmPaperPath, Reset, WriteProfile
from kiosk.rehearsal.mobile_hand import MobileHand
from kiosk.rehearsal.player import Parts, Player, StepFailed
from kiosk.rehearsal.pointer import Hand, WindowPlace
from kiosk.rehearsal.processes import ProcessFailed
from kiosk.rehearsal.profile_writing import load_rehearsal_profile
from kiosk.rehearsal.stage_process import StageProcess
from screens.models import PageKind

_REST_SECONDS = 3.0
_LOOK = 0.05


@dataclass(frozen=True)
class StepDone:
    """A step that was played, ``at`` seconds after the journey began and ``seconds`` long; ``taps`` until its end."""

    step: NumberedStep
    at: float
    seconds: float
    taps: int
    picture: Path | None = None


@dataclass(frozen=True)
class JourneyResult:
    """How a journey went. ``failure`` is "" when it came to its end."""

    journey: Journey
    done: tuple[StepDone, ...]
    taps: int
    seconds: float
    failed_at: NumberedStep | None = None
    failure: str = ""
    picture: Path | None = None  # of what was there instead

    @property
    def passed(self) -> bool:
        return not self.failure


@dataclass
class _Tally:
    began: float
    done: list[StepDone] = field(default_factory=list)


class Rehearsal:
    """A kiosk on a screen with everything around it. Make it in the main thread; a context manager.

    ``display`` is the X display to play on; None makes a virtual one of the panel's size. ``changes`` to the profile
    (section -> key -> value) hold for every journey, and ``environment`` is the kiosk's beside ours; ``program`` is
    what is rehearsed.
    """

    def __init__(
        self,
        profile: Path,
        display: str | None = None,
        changes: Mapping[str, Mapping[str, Any]] | None = None,
        environment: Mapping[str, str] | None = None,
        program: Program = this_checkout,
    ) -> None:
        """Raises ProfileInvalid, RehearsalRefused, ProcessFailed."""
        self._program = program
        known = load_rehearsal_profile(profile)
        with ExitStack() as started:
            self.stage = StageProcess(profile)
            started.callback(self.stage.close)
            self._environment: Mapping[str, str] = environment or {}
            if display is None:
                virtual = VirtualDisplay(known.screen.width_px, known.screen.height_px, self.stage.folder)
                started.callback(virtual.close)
                self._environment = {**self._environment, **virtual.environment()}
                display = virtual.name
            self.hand = Hand(display)
            started.callback(self.hand.close)
            self.control = ControlClient(self.stage.control)
            started.callback(self.control.close)
            self._log = self.stage.folder / "kiosk.log"
            self._kiosk: KioskProcess | None = None
            started.callback(self._stop_kiosk)
            self._always = changes or {}
            self._changes: Mapping[str, Mapping[str, Any]] = {}
            self._elsewhere = False  # another terminal stands there
            self._profile = known
            self.inspection = self._inspect()
            started.callback(self.inspection.close)
            self._started = started.pop_all()

    def __enter__(self) -> Rehearsal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End everything. May be called twice."""
        self._started.close()

    @property
    def kiosk(self) -> KioskProcess:
        """Raises StepFailed while none runs."""
        if self._kiosk is None:
            raise StepFailed("the kiosk does not run")
        return self._kiosk

    def start_kiosk(self) -> None:
        """Start the application, if it does not run, and wait for its first page. Raises ProcessFailed."""
        if self._kiosk is None or not self._kiosk.running:
            self.inspection.close()
            self._kiosk = KioskProcess(self.stage.profile, self._log, self._environment, self._program)
            self._kiosk.wait_until_shown(self.inspection)

    def prepare(self, journey: Journey) -> None:
        """Everything well, the kiosk on the journey's profile and at rest. Raises ProcessFailed, StageError."""
        self.control.do(Reset())
        sections = {*self._always, *journey.profile}
        changes = {name: {**self._always.get(name, {}), **journey.profile.get(name, {})} for name in sections}
        if changes != self._changes or self._elsewhere:
            self._stop_kiosk()
            self.control.do(WriteProfile(changes=changes))
            self._changes, self._elsewhere = changes, False
            self._profile = load_rehearsal_profile(self.stage.profile)
        self.start_kiosk()
        if not self._comes_to_rest(_REST_SECONDS):
            self._stop_kiosk()
            self.control.do(ConfirmPaperPath())
            self.start_kiosk()
            if not self._comes_to_rest(_REST_SECONDS):
                raise ProcessFailed("the kiosk does not come to its first page")

    def play(
        self, journey: Journey, pictures: Path, on_step: Callable[[StepDone], None] = lambda done: None
    ) -> JourneyResult:
        """Play it. ``pictures`` is a folder, made anew. Raises ProcessFailed, StageError when it cannot begin."""
        self.prepare(journey)
        return self.go_on(journey, pictures, on_step)

    def go_on(
        self, journey: Journey, pictures: Path, on_step: Callable[[StepDone], None] = lambda done: None
    ) -> JourneyResult:
        """Play it with everything as the journey before has left it."""
        shutil.rmtree(pictures, ignore_errors=True)
        pictures.mkdir(parents=True)
        platform = load_rehearsal_profile(self.stage.profile).platform
        phone = MobileHand(self.stage.folder, platform.url, platform.ca_file, self.inspection.grab)
        parts = Parts(self.inspection, self.hand, self.control, self._window, self._do_kiosk, pictures, phone)
        try:
            return self._play(journey, Player(parts), on_step)
        finally:
            phone.close()

    def _play(self, journey: Journey, player: Player, on_step: Callable[[StepDone], None]) -> JourneyResult:
        tally = _Tally(time.monotonic())
        for step in journey.steps:
            before = time.monotonic()
            taken = len(player.pictures)
            try:
                player.play(step.step)
            except (StepFailed, ProcessFailed) as error:
                return self._failed(journey, player, tally, step, str(error))
            picture = player.pictures[-1] if len(player.pictures) > taken else None
            done = StepDone(step, before - tally.began, time.monotonic() - before, player.taps, picture)
            tally.done.append(done)
            on_step(done)
        seconds = time.monotonic() - tally.began
        if complaints := self.kiosk.complaints():
            last = journey.steps[-1]
            return self._failed(journey, player, tally, last, "the kiosk's log complains: " + " | ".join(complaints))
        return JourneyResult(journey, tuple(tally.done), player.taps, seconds)

    def _failed(
        self, journey: Journey, player: Player, tally: _Tally, step: NumberedStep, failure: str
    ) -> JourneyResult:
        picture = None
        with suppress(InspectionGone):
            picture = player.picture("failed")
        seconds = time.monotonic() - tally.began
        return JourneyResult(journey, tuple(tally.done), player.taps, seconds, step, failure, picture)

    def _do_kiosk(self, what: KioskDo) -> None:
        if what is KioskDo.KILL:
            self.kiosk.kill()
            self.inspection.close()
            return
        if what is KioskDo.ELSEWHERE:
            self._stop_kiosk()
            changes = {name: dict(section) for name, section in self._changes.items()}
            self.control.do(WriteProfile(changes=changes, elsewhere=True))
            self._elsewhere = True
        self.start_kiosk()

    def _comes_to_rest(self, seconds: float) -> bool:
        """Whether nobody's visit is on the screen, within so long."""
        rest = PageKind.HOME if self._profile.screen.rest is Rest.HOME else PageKind.ATTRACT
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with suppress(InspectionGone):
                if self.inspection.look().page is rest:
                    return True
            time.sleep(_LOOK)
        return False

    def _window(self) -> WindowPlace:
        place = self.hand.window_of(self.kiosk.pid)
        if place is None:
            raise StepFailed("the kiosk shows no window")
        return place

    def _inspect(self) -> InspectionClient:
        written = load_rehearsal_profile(self.stage.profile)
        if written.rehearsal is None or written.rehearsal.inspection_socket is None:
            raise ProcessFailed("the profile names no inspection socket")
        return InspectionClient(written.rehearsal.inspection_socket)

    def _stop_kiosk(self) -> None:
        if self._kiosk is not None:
            self._kiosk.stop()
            self._kiosk = None

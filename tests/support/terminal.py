"""A whole terminal without a screen: the real runner, hands, stores and workers, on simulated devices.

Time stands still but for ``pass_time``; what the workers do takes no longer than it takes.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from drivers.protocols import (
    Condition,
    IdCard,
    Presence,
)
from kiosk.catalogue.model import OnBehalf, Way
from kiosk.runner import Runner
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.world import Link, Patience
from screens.models import Page
from tests.support.afterwards_situations import CHOICES
from tests.support.leftovers import in_files, left_over
from tests.support.people import ADULT, CANARIES, ELDER
from tests.support.scripted_platform import ANSWER_CANARIES
from tests.support.situations import CERTIFICATE, QUERY, STRONG
from tests.support.technician_terminal import TECHNICIAN_PIN
from tests.support.terminal_around import PIN, SETTING, Around
from tests.support.terminal_machine import Fitted, Machine

__all__ = ["PIN", "Around", "Terminal"]

USUAL = Fitted()
PATIENCE = Patience(rating=5)
StageT = TypeVar("StageT", bound=m.Stage)


class Terminal(Machine):
    """One run of the application. Everything but the workers happens on the thread of the test."""

    def __init__(
        self,
        around: Around,
        fitted: Fitted = USUAL,
        *,
        patience: Patience = PATIENCE,
        run_id: str = "run1",
    ) -> None:
        self._awake = threading.Event()
        self._on_the_way: list[e.Event] | None = None
        self.keys: list[str] = []  # what the page was given of the keypad
        self.live: list[bytes | None] = []  # what the screen was given of the camera
        self.page: Page | None = None
        super().__init__(
            around,
            answer=self.submit,
            on_live=self._show_live,
            on_forget=self._on_forget,
            fitted=fitted,
            run_id=run_id,
        )
        self.runner = Runner(
            self,
            patience,
            SETTING,
            do=self.hands.do,
            show=self._show,
            wake=self._awake.set,
            mistake=self._log.mistake,
            choices=CHOICES,
            press=self.keys.append,
            monotonic=lambda: around.now,
        )

    # --- a run --------------------------------------------------------------------------------------------------------

    def start(self) -> Terminal:
        self.runner.start()
        self.start_workers()
        return self

    def submit(self, event: e.Event) -> None:
        """What a worker has to say."""
        if self._on_the_way is not None:
            self._on_the_way.append(event)
        else:
            self.runner.submit(event)

    @contextmanager
    def answers_on_the_way(self) -> Iterator[None]:
        """What the workers say within the block arrives after it."""
        late: list[e.Event] = []
        self._on_the_way = late
        yield
        self._on_the_way = None
        for event in late:
            self.runner.submit(event)

    def do(self, *events: e.Event) -> None:
        """What the resident touches, one after the other."""
        for event in events:
            self.runner.submit(event)
            self.runner.pump()

    def pass_time(self, seconds: float) -> None:
        self.around.now += seconds
        self.runner.tick()

    def until(self, condition: Callable[[], bool], what: str = "", seconds: float = 10.0) -> None:
        """Pump until ``condition`` holds."""
        deadline = time.monotonic() + seconds
        while True:
            self._awake.clear()
            self.runner.pump()
            if condition():
                return
            if time.monotonic() > deadline:
                raise AssertionError(f"in vain for {what}: stage {self.stage}, log {self.around.log.getvalue()[-600:]}")
            self._awake.wait(0.02)

    def until_at(self, kind: type[StageT]) -> StageT:
        self.until(lambda: isinstance(self.stage, kind), kind.__name__)
        stage = self.stage
        assert isinstance(stage, kind)
        return stage

    def settle(self) -> None:
        """Until every worker has done what was given to it, and the session knows."""
        for _ in range(2):  # what a worker does may give another one something to do
            done = threading.Semaphore(0)

            def tell(done: threading.Semaphore = done) -> None:
                done.release()
                self._awake.set()

            workers = self.all_workers()
            for worker in workers:
                worker.run(tell)
            for worker in workers:
                self.until(lambda done=done: done.acquire(blocking=False), f"worker {worker.name}")  # type: ignore[misc]
        self.runner.pump()

    @property
    def stage(self) -> m.Stage:
        return self.runner.session.stage

    # --- the way of a resident ----------------------------------------------------------------------------------------

    def open_for_people(self) -> Terminal:
        self.start()
        self.until_at(m.Attract)
        self.until(
            lambda: (
                all(status.condition is not Condition.UNKNOWN for status in self.statuses().values())
                and self.link() is Link.ONLINE
            ),
            "a look at everything",
        )
        return self

    def choose(self, item: str, way: Way = Way.ID_CARD) -> None:
        """To the notice of a way, or where an item goes on for who is known already."""
        self.do(e.Begin(), e.ChooseItem(item), e.StartItem())
        if isinstance(self.stage, m.Ways):
            self.do(e.Choose(way))

    def choose_strong(self, way: Way, for_whom: str = OnBehalf.SELF) -> None:
        """Begin what asks for more than the card, to the notice of ``way``."""
        self.do(e.Begin(), e.ChooseItem(STRONG), e.StartItem(), e.Agree(), e.Choose(for_whom), e.Choose(way))
        assert isinstance(self.stage, m.Notice), self.stage

    def to_face(self, card: IdCard = ADULT) -> m.FaceLook:
        """The camera is on, and nobody stands before it yet."""
        self.choose_strong(Way.ID_CARD_AND_FACE)
        self.do(e.Agree())
        self.lay(card)
        self.until_at(m.FaceConsent)
        self.take_card()
        self.do(e.Agree())
        self.until(lambda: getattr(self.stage, "looks", 0) > 0, "a look")
        return self.until_at(m.FaceLook)

    def lay(self, card: IdCard) -> None:
        """Lay a card on the reader; what lies there is seen before anything else is done."""
        self.around.reader.slot.place(replace(card, photo_wlt=b""))

    def take_card(self) -> None:
        self.around.reader.slot.remove()
        self.until(lambda: self.runner.session.card is not Presence.YES, "the card to be seen gone")

    def identify(self, card: IdCard = ADULT) -> None:
        """From the item's page to its choices."""
        if isinstance(self.stage, m.Ways):
            self.do(e.Choose(Way.ID_CARD))
        self.do(e.Agree())
        self.lay(card)
        self.until_at(m.Parameters)
        self.take_card()

    def to_document(self, card: IdCard = ADULT) -> m.Document:
        self.choose(CERTIFICATE)
        self.identify(card)
        self.do(e.Next())
        return self.until_at(m.Document)

    def to_printing(self, card: IdCard = ADULT) -> m.Printing:
        """The job is with the printer, which has not begun."""
        self.to_document(card)
        before = len(self.around.printer.handed_over)
        self.do(e.Print())
        self.until(lambda: len(self.around.printer.handed_over) > before, "the job to be handed over")
        self.until(lambda: getattr(self.stage, "pages_done", None) is not None, "a look at the job")
        return self.until_at(m.Printing)

    def enter_pin(self, pin: str) -> None:
        """Digit by digit; returns when it was checked, or was not taken at all."""
        self.do(*(e.PinDigit(digit) for digit in pin))
        self.until(lambda: not self.runner.session.pending, "the PIN to be checked")

    def to_desk(self) -> m.AttendantDesk:
        self.do(e.CallDesk())
        assert isinstance(self.stage, m.AttendantPin)
        self.enter_pin(PIN)
        return self.until_at(m.AttendantDesk)

    def to_technician(self, **token: bool | int | str) -> m.TechnicianRoom:
        """A good token is plugged in, and the PIN that goes with it entered."""
        if self.technicians.access().badge is None:
            self.stick.plug_in(**token)  # type: ignore[arg-type]
        self.until(lambda: self.technicians.access().badge is not None, "the token to be read")
        self.do(e.CallDesk())
        assert isinstance(self.stage, m.AttendantPin)
        self.enter_pin(TECHNICIAN_PIN)
        return self.until_at(m.TechnicianRoom)

    def leave(self) -> None:
        self.do(e.EndVisit())
        if isinstance(self.stage, m.Rate):
            self.do(e.EndVisit())
        self.until_at(m.Thanks)
        self.pass_time(10)
        self.until_at(m.Attract)

    def serve_next(self, card: IdCard = ELDER) -> None:
        """The next resident is served as if nothing had been, and nothing of anybody is left afterwards."""
        assert isinstance(self.stage, m.Attract)
        self.choose(QUERY)
        self.identify(card)
        self.do(e.Next())
        self.until_at(m.Table)
        self.leave()
        self.nothing_is_left()

    # --- what must hold afterwards ------------------------------------------------------------------------------------

    def nothing_is_left(self) -> None:
        """Nothing of any resident is in memory, in the log, in a file."""
        self.settle()
        assert self.runner.session.resident is None
        assert self.leftovers() == []

    def leftovers(self) -> list[str]:
        """Whatever is held of any resident."""
        canaries = (*CANARIES, *ANSWER_CANARIES)
        around = self.around
        services = (self.hands, self.devices, self.housekeeping, self.filing, self.path, self.books, self.nearby)
        mine = (self.live, self.runner, self.store, self.page, *services)
        threads = [worker._thread for worker in self.all_workers()]
        lines = [line for line in around.log.getvalue().splitlines() if any(canary in line for canary in canaries)]
        return [*left_over(canaries, mine, threads), *in_files(canaries, [around.folder]), *lines]

    def logged(self, event: str) -> list[dict[str, str | int]]:
        lines = (json.loads(line) for line in self.around.log.getvalue().splitlines())
        return [line for line in lines if line["event"] == event]

    # ------------------------------------------------------------------------------------------------------------------

    def _show_live(self, jpeg: bytes | None) -> None:
        """As the pictures of the screen do: the last one is all that there is."""
        self.live = [jpeg]

    def _on_forget(self, generation: int) -> None:
        self.page = None
        self.runner.show_again()

    def _show(self, page: Page) -> None:
        self.page = page

"""Turns the crank: events in, ``advance``, effects out, the page shown. Owns the clock. No Qt.

``submit`` may be called from every thread; everything else happens on the thread that calls ``pump``.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Protocol

from drivers.protocols import Contacts, DeviceStatus, Family
from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.joining import EVERYWHERE, Standing
from kiosk.presenter import Setting, present
from kiosk.session import events as e
from kiosk.session.afterwards import ALWAYS, NO_CHOICES, Choices, Duty
from kiosk.session.allowance import USUAL, Allowance
from kiosk.session.desk import Attendance
from kiosk.session.effects import Effect
from kiosk.session.hours import ALWAYS_OPEN, OpeningHours, Outside, Upkeep
from kiosk.session.model import Attract, Closed, ClosedBecause, Home, Session, Thanks
from kiosk.session.nearby import PadKey
from kiosk.session.reducer import advance, give_up, start
from kiosk.session.step import Outcome
from kiosk.session.technician import TokenAccess
from kiosk.session.watching import Mark, watched
from kiosk.session.world import FilingStop, Link, Patience, World
from screens.models import Page


class Surroundings(Protocol):
    """What the runner makes the world of. Its catalogue may be another at every question: a visit keeps the one that it
    began with."""

    def catalogue(self) -> Catalogue: ...

    def statuses(self) -> Mapping[Family, DeviceStatus]: ...

    def link(self) -> Link: ...

    def paper_path_locked(self) -> bool: ...

    def filing_stops(self) -> tuple[FilingStop, ...]: ...

    def clock_offset(self) -> timedelta: ...

    def attendance(self) -> Attendance | None: ...

    def upkeep(self) -> Upkeep | None: ...

    def contacts(self) -> Contacts: ...

    def technician(self) -> TokenAccess | None: ...


class Runner:
    """One terminal's session, running."""

    def __init__(
        self,
        surroundings: Surroundings,
        patience: Patience,
        setting: Setting,
        *,
        do: Callable[[Effect], None],
        show: Callable[[Page], None],
        wake: Callable[[], None],
        mistake: Callable[[str, BaseException], None],
        press: Callable[[PadKey], None] = lambda key: None,
        count: Callable[[tuple[Mark, ...]], None] = lambda marks: None,
        has_keys: bool = False,
        zone: tzinfo | None = None,
        standing: Standing = EVERYWHERE,
        choices: Choices = NO_CHOICES,
        duty: Duty = ALWAYS,
        hours: OpeningHours = ALWAYS_OPEN,
        outside: Outside = Outside.SERVE,
        allowance: Allowance = USUAL,
        guide_pages_today: Callable[[], int] = lambda: 0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``wake`` is called from any thread when there is something to pump; ``do`` starts an effect and returns.

        ``press`` is given the keys of a keypad, each after the page that stood when it was pressed; ``has_keys``:
        somebody listens to one.
        ``count`` is given what there is to count of an event: nothing of anybody.
        ``mistake`` hears of exceptions that nobody expected. They end the visit: rather nobody's page than one of
        somebody's that stands for ever.
        ``zone`` is the one in which people here read the time; None is the machine's own. ``standing``: where, and in
        whose place.
        """
        self._surroundings = surroundings
        self._patience = patience
        self._setting = setting
        self._do = do
        self._show = show
        self._wake = wake
        self._mistake = mistake
        self._press = press
        self._count = count
        self._has_keys = has_keys
        self._zone = zone
        self._standing = standing
        self._choices = choices
        self._duty = duty
        self._hours = hours
        self._outside = outside
        self._allowance = allowance
        self._guide_pages_today = guide_pages_today
        self._monotonic = monotonic
        self._events: queue.SimpleQueue[e.Event] = queue.SimpleQueue()
        self._shown: Page | None = None
        self._catalogue: Catalogue | None = None
        self._given_up = 0
        self.session = Session()

    def start(self, *, left_behind: bool = True) -> None:
        """The first session of the run; ``left_behind``: the last one was cut off with a print job under way."""
        self._take(start(self.world(), left_behind=left_behind))

    def submit(self, event: e.Event) -> None:
        """Something happened. Returns at once."""
        self._events.put(event)
        self._wake()

    def pump(self) -> None:
        """Work off what has happened, and show the page that comes of it."""
        self._work_off()
        self.refresh()

    def tick(self) -> bool:
        """Time has passed: called a few times a second. What has come already is not late. False when something nobody
        expected came of it, which a restart may mend.
        """
        mistakes = self._given_up
        self._work_off()
        self._advance(e.Tick())
        self.refresh()
        return self._given_up == mistakes

    def refresh(self) -> None:
        """Show the page as it should be now; the same page again costs nothing."""
        try:
            page = self._page()
        except Exception as error:
            self._give_up(error)
            page = self._page()
        if page != self._shown:
            self._shown = page
            self._show(page)

    @property
    def closed(self) -> ClosedBecause | None:
        """Why nobody is served now. May be asked from every thread."""
        stage = self.session.stage
        return stage.because if isinstance(stage, Closed) else None

    def can_show_home(self) -> bool:
        """Whether the home page can be made of what is offered now; nobody sees it."""
        try:
            present(Session().to(Home()), self.world(), self._setting)
        except Exception as error:
            self._mistake("home", error)
            return False
        return True

    def show_again(self) -> None:
        """What was shown has been wiped: the next refresh shows the page whatever it was."""
        self._shown = None

    def next_page(self) -> Page | None:
        """The page to which a touch leads while nobody is there, or somebody has ended; None when none is certain."""
        if not isinstance(self.session.stage, Attract | Thanks):
            return None
        return present(self.session.to(Home()), self.world(), self._setting)

    def world(self) -> World:
        return World(
            now=self._monotonic(),
            wall=self.wall(),
            catalogue=self._visits_catalogue(),
            devices=self._surroundings.statuses(),
            link=self._surroundings.link(),
            paper_path_locked=self._surroundings.paper_path_locked(),
            filing_stops=self._surroundings.filing_stops(),
            standing=self._standing,
            choices=self._choices,
            duty=self._duty,
            hours=self._hours,
            outside=self._outside,
            allowance=self._allowance,
            guide_pages_today=self._guide_pages_today(),
            upkeep=self._surroundings.upkeep(),
            language=self._setting.languages[0].value,
            patience=self._patience,
            contacts=self._surroundings.contacts(),
            has_keys=self._has_keys,
            attendant=self._surroundings.attendance(),
            technician=self._surroundings.technician(),
        )

    def _visits_catalogue(self) -> Catalogue:
        """What a visit offers, asks and prints is of one catalogue from its first touch to its end; a newer one is
        taken while nobody is there. The same one with a better finder is no other."""
        newest = self._surroundings.catalogue()
        if self._catalogue is None or not self.session.visited or newest.services is self._catalogue.services:
            self._catalogue = newest
        return self._catalogue

    def wall(self) -> datetime:
        """The local time that people read, corrected by the platform's."""
        return datetime.now(self._zone) + self._surroundings.clock_offset()

    def _work_off(self) -> None:
        while True:
            try:
                event = self._events.get_nowait()
            except queue.Empty:
                return
            before = self.session.stage
            self._advance(event)
            # A key that has led to another page by itself has done what it can.
            if isinstance(event, e.KeyPad) and event.key is not None and type(before) is type(self.session.stage):
                self._hand_on(event.key)

    def _hand_on(self, key: PadKey) -> None:
        """To the page that what came before the key has made."""
        self.refresh()
        try:
            self._press(key)
        except Exception as error:
            self._mistake("key", error)

    def _advance(self, event: e.Event) -> None:
        before, world = self.session, self.world()
        try:
            outcome = advance(before, event, world)
        except Exception as error:
            self._give_up(error)
        else:
            self._take(outcome)
            self._watch(before, event, world.now)

    def _watch(self, before: Session, event: e.Event, now: float) -> None:
        try:
            marks = watched(before, event, self.session, now)
            if marks:
                self._count(marks)
        except Exception as error:
            self._mistake("counting", error)

    def _give_up(self, error: Exception) -> None:
        self._given_up += 1
        self._mistake("session", error)
        self._take(give_up(self.session, self.world()))

    def _page(self) -> Page:
        return present(self.session, self.world(), self._setting)

    def _take(self, outcome: Outcome) -> None:
        self.session = outcome.session
        for effect in outcome.effects:
            try:
                self._do(effect)
            except Exception as error:
                # Its answer will be overdue; the effects that come after it, forgetting above all, are done.
                self._mistake(type(effect).__name__, error)

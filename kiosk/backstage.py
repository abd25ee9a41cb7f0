"""What stands behind the screen, as the runner sees it: the world, and somebody who does effects.

Putting it together takes a while (libraries, disk, keys), so that happens on a thread of its own while the first page
already stands; effects that come before it is ready wait for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from drivers.protocols import Condition, Contacts, DeviceStatus, Family
from kiosk.attendant.books import open_books
from kiosk.catalogue.collection import Catalogue
from kiosk.indexing import Indexing
from kiosk.log import Log
from kiosk.presenter import Setting
from kiosk.profile import Profile
from kiosk.pulse import Living, Pulse
from kiosk.session import events as e
from kiosk.session.desk import Attendance
from kiosk.session.effects import Effect, Forget
from kiosk.session.hours import Upkeep
from kiosk.session.model import ClosedBecause
from kiosk.session.technician import TokenAccess
from kiosk.session.watching import Mark
from kiosk.session.world import FilingStop, Link
from kiosk.session_store import SessionStore
from kiosk.updating.record import UPDATE_HELPER, UPDATE_PROGRESS, Record
from kiosk.updating.states import AT_WORK
from kiosk.workers import Worker

if TYPE_CHECKING:
    from kiosk.assembly import Assembled

_STOP_SECONDS = 3.0
_MOST_EARLY_MARKS = 500


class Backstage:
    """Answers the runner's questions about the world, and does its effects."""

    def __init__(
        self,
        profile: Profile,
        catalogue: Catalogue,
        setting: Setting,
        log: Log,
        *,
        paper_path_locked: bool,
        answer: Callable[[e.Event], None],
        on_forget: Callable[[int], None],
        on_live: Callable[[bytes | None], None],
        pulse: Pulse | None = None,
        visited: Callable[[], bool] = lambda: False,
        closed: Callable[[], ClosedBecause | None] = lambda: None,
    ) -> None:
        """``paper_path_locked``: as the journal says, until everything is ready to say it itself. ``visited``:
        somebody is there; ``closed``: why nobody is served."""
        self.store = SessionStore()
        pin = profile.attendant.pin_hash.get_secret_value() if profile.attendant is not None else None
        self._books = open_books(profile.folders.state, pin, log)
        self._profile = profile
        self._catalogue = catalogue
        self._setting = setting
        self._locked_at_start = paper_path_locked
        self._log = log
        self._answer = answer
        self._on_forget = on_forget
        self._on_live = on_live
        self._living = Living(pulse or Pulse(), visited, closed)
        self._updating_at_start = Record(UPDATE_HELPER / UPDATE_PROGRESS).read().stage in AT_WORK
        self._lock = threading.Lock()
        self._ready: Assembled | None = None
        self._early: list[Effect] = []
        self._early_marks: tuple[Mark, ...] = ()
        self._failed = False
        self._indexing = Indexing(profile.folders.cache, log)
        self._indexer = Worker("search", log.mistake)
        self._thread = threading.Thread(target=self._assemble, name="backstage", daemon=True)

    def catalogue(self) -> Catalogue:
        """The newest. The runner sees to it that a visit keeps the one it began with."""
        return self._catalogue

    def use(self, catalogue: Catalogue) -> None:
        """From any thread: ``catalogue`` holds from the next visit on."""
        self._catalogue = catalogue
        self._answer(e.WorldChanged())
        self._indexer.run(lambda: self._make_finder(catalogue))

    def statuses(self) -> Mapping[Family, DeviceStatus]:
        """Of the fitted devices; unknown until they were looked at."""
        if self._ready is not None:
            return self._ready.devices.statuses()
        fitted = [family for family in Family if getattr(self._profile.devices, family.value) is not None]
        return MappingProxyType(dict.fromkeys(fitted, DeviceStatus(Condition.UNKNOWN)))

    def link(self) -> Link:
        return self._ready.link.link if self._ready is not None else Link.UNKNOWN

    def paper_path_locked(self) -> bool:
        if self._ready is None:
            return self._locked_at_start
        return self._ready.paper_path.locked

    def filing_stops(self) -> tuple[FilingStop, ...]:
        """Why nothing can be handed in now; nothing is known before everything is ready."""
        if self._ready is None:
            return ()
        return tuple(FilingStop(reason.value) for reason in self._ready.filing.why_not())

    def guide_pages_today(self) -> int:
        """That came out; none is known of before everything is ready."""
        return self._ready.guide_pages_today() if self._ready is not None else 0

    def clock_offset(self) -> timedelta:
        """What to add to this machine's clock to get the platform's."""
        return self._ready.access.clock_offset() if self._ready is not None else timedelta()

    def attendance(self) -> Attendance | None:
        """Known from the first page on: a terminal that is out of service shows no other."""
        return self._books.attendance()

    def technician(self) -> TokenAccess | None:
        """Whose token is there; None where the profile knows no technician."""
        if self._ready is not None and self._ready.technician is not None:
            return self._ready.technician.access()
        return None if self._profile.technician is None else TokenAccess()

    def upkeep(self) -> Upkeep | None:
        """What the machine is about to do, and nobody new is served for."""
        if self._ready is None:
            return Upkeep.UPDATE if self._updating_at_start else None
        return self._ready.upkeep.wanted()

    def contacts(self) -> Contacts:
        return self._ready.nearby.contacts() if self._ready is not None else Contacts()

    def do(self, effect: Effect) -> None:
        """Start an effect, or keep it until everything is ready."""
        with self._lock:
            ready = self._ready
            if ready is None and not isinstance(effect, Forget):
                if not self._failed:
                    self._early.append(effect)
                return
        if ready is not None:
            ready.hands.do(effect)
        elif isinstance(effect, Forget):
            # Never late, and on the thread of the pages.
            self.store.forget(effect.generation)
            self._on_forget(effect.generation)

    def count(self, marks: tuple[Mark, ...]) -> None:
        """What happened in visits, for the everyday numbers; kept until everything is ready."""
        with self._lock:
            ready = self._ready
            if ready is None:
                self._early_marks = (*self._early_marks, *marks)[-_MOST_EARLY_MARKS:]
                return
        ready.statistics.count(marks)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End the workers; what is under way gets a few seconds."""
        self._indexing.stop()
        if self._thread.ident is not None:
            self._thread.join(_STOP_SECONDS)
        if self._ready is not None:
            self._ready.stop()
        self._indexer.stop(_STOP_SECONDS)

    def _assemble(self) -> None:
        from kiosk.assembly import Outlets, assemble

        outlets = Outlets(self._answer, self._on_forget, self._on_live, self.use, self._is_known, living=self._living)
        try:
            ready = assemble(
                self._profile,
                self._catalogue,
                self._setting,
                store=self.store,
                books=self._books,
                outlets=outlets,
                log=self._log,
            )
        except Exception as error:
            self._log.mistake("backstage", error)
            with self._lock:
                self._failed = True
                self._early.clear()
            self._answer(e.CannotServe())
            return
        with self._lock:
            self._ready = ready
            early, self._early = self._early, []
            marks, self._early_marks = self._early_marks, ()
            for effect in early:
                ready.hands.do(effect)
        if marks:
            ready.statistics.count(marks)
        self._answer(e.WorldChanged())
        first = self._catalogue
        self._indexer.run(lambda: self._make_finder(first))
        self._indexer.start()

    def _is_known(self, word: str) -> bool:
        return self._catalogue.finder.knows(word)

    def _make_finder(self, catalogue: Catalogue) -> None:
        """Until there is one, services are found by their very words. Nothing is made for what has been replaced."""
        if self._catalogue is not catalogue:
            return
        finder = self._indexing.finder(catalogue)
        if finder is not None and self._catalogue is catalogue:
            self._catalogue = replace(catalogue, finder=finder)
            self._answer(e.WorldChanged())

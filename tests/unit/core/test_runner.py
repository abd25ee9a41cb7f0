"""The crank: what comes late, and what happens when our own code fails in the middle of a visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from drivers.protocols import Contacts, DeviceStatus, Family
from kiosk.catalogue.collection import Catalogue, PlainFinder
from kiosk.runner import Runner
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.desk import Attendance
from kiosk.session.effects import Effect, Forget, LockPaperPath, PrintPages
from kiosk.session.nearby import PadKey
from kiosk.session.technician import TokenAccess
from kiosk.session.world import FilingStop, Link, Patience
from screens.models import Page, PageKind
from tests.support.people import ADULT
from tests.support.situations import CERTIFICATE, CERTIFICATE_VALUES, DOCUMENT, QUERY, RESULT, VALUES, awaiting, world
from tests.support.terminal_around import SETTING


class Bench:
    """A runner whose effects are noted and done by nobody."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.effects: list[Effect] = []
        self.pages: list[Page] = []
        self.mistakes: list[tuple[str, str]] = []
        self.wakes = 0
        self.pressed: list[tuple[str, PageKind | None]] = []  # each key, and the page that stood then
        self.refuses: type[Effect] | None = None
        self.catalogue_now = world().catalogue
        self.runner = Runner(
            self,
            Patience(),
            SETTING,
            do=self._do,
            show=self.pages.append,
            wake=self._wake,
            mistake=lambda where, error: self.mistakes.append((where, type(error).__name__)),
            press=self._press,
            monotonic=lambda: self.now,
        )

    def at(self, session: m.Session) -> Runner:
        self.runner.session = session
        return self.runner

    def catalogue(self) -> Catalogue:
        return self.catalogue_now

    def statuses(self) -> Mapping[Family, DeviceStatus]:
        return world().devices

    def link(self) -> Link:
        return Link.ONLINE

    def filing_stops(self) -> tuple[FilingStop, ...]:
        return ()

    def upkeep(self) -> None:
        return None

    def attendance(self) -> Attendance | None:
        return None

    def technician(self) -> TokenAccess | None:
        return None

    def contacts(self) -> Contacts:
        return Contacts()

    def paper_path_locked(self) -> bool:
        return False

    def clock_offset(self) -> timedelta:
        return timedelta()

    def _do(self, effect: Effect) -> None:
        if self.refuses is not None and isinstance(effect, self.refuses):
            raise OSError("no")
        self.effects.append(effect)

    def _press(self, key: str) -> None:
        self.pressed.append((key, self.pages[-1].kind if self.pages else None))

    def _wake(self) -> None:
        self.wakes += 1


@pytest.fixture
def bench() -> Bench:
    return Bench()


KNOWN = m.Session(resident=m.Resident(ADULT), touched_at=1000.0, tally=m.Tally(started=990.0))


def test_an_answer_that_has_come_is_taken_before_the_clock_says_that_it_is_late(bench: Bench) -> None:
    runner = bench.at(awaiting(KNOWN.to(m.Working(QUERY, VALUES, 995.0)), m.Waiting.QUERY, 1010.0))
    runner.submit(e.QueryAnswered(runner.session.pending[0].id, RESULT))
    bench.now = 1011.0
    runner.tick()
    assert isinstance(runner.session.stage, m.Table)
    assert bench.wakes == 1


def test_the_same_page_is_shown_once(bench: Bench) -> None:
    bench.at(m.Session(stage=m.Attract()))
    for _ in range(3):
        bench.runner.refresh()
    assert len(bench.pages) == 1
    bench.runner.show_again()
    bench.runner.refresh()
    assert len(bench.pages) == 2


def test_a_page_that_cannot_be_made_ends_the_visit(bench: Bench) -> None:
    bench.at(KNOWN.to(m.Parameters("000000000000", CERTIFICATE_VALUES)))
    bench.runner.refresh()
    assert bench.mistakes == [("session", "KeyError")]
    assert bench.runner.session.resident is None
    assert Forget(1) in bench.effects
    assert [page.kind for page in bench.pages] == [PageKind.ATTRACT]


def test_a_tick_tells_whether_the_session_still_answers(bench: Bench) -> None:
    bench.at(m.Session(stage=m.Attract()))
    assert bench.runner.tick()
    bench.runner.submit("no event at all")  # type: ignore[arg-type]
    assert not bench.runner.tick()
    assert bench.runner.tick(), "what was given up is over"


def test_an_event_that_cannot_be_decided_ends_the_visit_and_locks_what_was_printing(bench: Bench) -> None:
    printing = awaiting(KNOWN.to(m.Printing(DOCUMENT, m.EffectId(1, 1))), m.Waiting.PRINT)
    bench.at(printing).submit("no event at all")  # type: ignore[arg-type]
    bench.runner.pump()
    assert [where for where, _ in bench.mistakes] == ["session"]
    assert bench.effects[0] == LockPaperPath()
    assert Forget(1) in bench.effects
    assert bench.runner.session.resident is None


def test_an_effect_that_cannot_be_begun_does_not_keep_the_others_from_being_done(bench: Bench) -> None:
    bench.refuses = LockPaperPath
    bench.at(awaiting(KNOWN.to(m.Ending(m.EffectId(1, 1))), m.Waiting.CANCEL, 1001.0))
    bench.now = 1002.0
    bench.runner.tick()
    assert bench.mistakes == [("LockPaperPath", "OSError")]
    assert Forget(1) in bench.effects
    bench.refuses = PrintPages
    bench.at(replace(KNOWN, generation=2).to(DOCUMENT)).submit(e.Print())
    bench.runner.pump()
    bench.now += Patience().print_job + 1
    bench.runner.tick()
    assert isinstance(bench.runner.session.stage, m.Printing)
    assert bench.runner.session.stage.stopping, "its answer is overdue like any other"


def test_an_item_that_was_withdrawn_under_way_is_told(bench: Bench) -> None:
    bench.catalogue_now = Catalogue("later", {})
    bench.at(KNOWN.to(m.ItemPage(CERTIFICATE))).submit(e.StartItem())
    bench.runner.pump()
    assert isinstance(bench.runner.session.stage, m.Trouble)


def test_a_visit_keeps_the_catalogue_it_began_with(bench: Bench) -> None:
    first = bench.catalogue_now
    runner = bench.at(m.Session(stage=m.Attract()))
    runner.submit(e.Begin())
    runner.pump()
    bench.catalogue_now = Catalogue("later", {})
    runner.submit(e.ChooseItem(CERTIFICATE))
    runner.pump()
    assert isinstance(runner.session.stage, m.ItemPage)
    assert runner.world().catalogue is first
    runner.submit(e.EndVisit())
    runner.pump()
    assert runner.world().catalogue.version == "later", "nobody is there"


def test_a_visit_that_began_before_the_index_stood_finds_by_it_as_soon_as_it_does(bench: Bench) -> None:
    runner = bench.at(m.Session(stage=m.Attract()))
    runner.submit(e.Begin())
    runner.pump()
    finder = PlainFinder()
    bench.catalogue_now = replace(bench.catalogue_now, finder=finder)
    assert runner.session.visited
    assert runner.world().catalogue.finder is finder


def test_a_key_reaches_the_page_that_was_made_before_it(bench: Bench) -> None:
    runner = bench.at(m.Session(stage=m.Attract()))
    runner.submit(e.KeyPad(PadKey.SELECT))
    runner.submit(e.KeyPad(PadKey.DOWN))
    runner.submit(e.KeyPad(None))
    runner.pump()
    assert bench.pressed == [("down", PageKind.HOME)], "the first key began, and what means nothing goes no further"


def test_a_key_is_shown_nowhere_but_to_the_page(bench: Bench) -> None:
    assert "7" not in repr(e.KeyPad(PadKey.DIGIT_7))

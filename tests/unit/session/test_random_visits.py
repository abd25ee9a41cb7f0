"""Whatever happens in whatever order: nothing of a resident outlives their visit, and every way leads back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drivers.protocols import Presence
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.effects import CancelPrint, LockPaperPath, PrintPages, PrintTestPage
from kiosk.session.reducer import advance, start
from tests.support.people import CANARIES
from tests.support.situations import events, world, worlds
from tests.unit.session.test_every_stage_decides_every_event import awaits, check, repr_deep

WORLDS = tuple(worlds())
#: Examples of all events; those that answer an effect are readdressed to whatever is awaited at the time.
#: Without the one that closes the terminal for good, after which no story goes on.
EXAMPLES = tuple(event for event in events(m.Session()) if not isinstance(event, e.CannotServe))


def readdressed(event: e.Event, session: m.Session) -> e.Event:
    if isinstance(event, e.Overdue):
        return e.Tick()
    effect = getattr(event, "effect", None)
    if effect is None or effect.generation != 1 or not session.pending:
        return event
    return replace(event, effect=session.pending[-1].id)  # type: ignore[arg-type]  # only answers get here


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(0, len(EXAMPLES) - 1), st.integers(0, len(WORLDS) - 1), st.integers(0, 60)),
        min_size=10,
        max_size=120,
    )
)
def test_nothing_outlives_the_visit_and_every_way_leads_back(story: list[tuple[int, int, int]]) -> None:
    now = 1000.0
    session = start(world(now)).session
    printing: set[m.EffectId] = set()
    for example, which, seconds in story:
        now += seconds
        around = replace(WORLDS[which], now=now)
        event = readdressed(EXAMPLES[example], session)
        outcome = advance(session, event, around)
        check(session, event, around, outcome)
        for effect in outcome.effects:
            if isinstance(effect, PrintPages | PrintTestPage):
                assert not printing, "a second job while the end of the first is unknown"
                printing.add(effect.id)
            if isinstance(effect, CancelPrint | LockPaperPath):
                printing.clear()
        if (
            isinstance(event, e.PrintEnded)
            and awaits(session, event.effect, m.Waiting.PRINT)
            and event.end is not m.PrintEnd.UNKNOWN
        ):
            printing.clear()
        session = outcome.session
    back_to_attract(session, now)


def back_to_attract(session: m.Session, now: float) -> None:
    """With nobody there, time alone leads every stage back to an empty terminal; but a case that was
    opened stays out of service until one who may has looked."""
    opened = m.Closed(m.ClosedBecause.TAMPERED)
    session = advance(session, e.CardMoved(Presence.NO), world(now)).session
    for _ in range(200):
        if isinstance(session.stage, m.Attract | m.LeftPaper) or session.stage == opened:
            break
        if isinstance(session.stage, m.Notice) and session.resident is None and not session.tally.started:
            raise AssertionError("a visit that nobody counts")
        now += 30
        session = advance(session, e.Tick(), world(now)).session
    assert isinstance(session.stage, m.Attract | m.LeftPaper) or session.stage == opened, session.stage
    assert session.resident is None
    assert not any(canary in repr_deep(session) for canary in CANARIES)

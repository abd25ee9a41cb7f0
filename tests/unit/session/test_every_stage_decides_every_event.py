"""The table: every stage x every event x every world was decided, and keeps the promises of the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import get_args

import pytest

from drivers.protocols import Presence
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.afterwards_effects import KeepReport, KeepReview
from kiosk.session.desk import PIN_LENGTH
from kiosk.session.effects import (
    Audit,
    CancelPrint,
    DeskWork,
    DropSheets,
    Effect,
    Forget,
    KeepApplication,
    LetGo,
    LockPaperPath,
    OpenVisit,
    PrintPages,
    PrintTestPage,
    PrintTestReceipt,
    StartLooking,
    TakePortrait,
    TakeSheet,
    WatchPlate,
)
from kiosk.session.reducer import ROOT, UndecidedError, advance
from kiosk.session.signatures import SignedBy
from kiosk.session.step import Outcome
from kiosk.session.steps import STEPS
from kiosk.session.technician import TokenRole, Work
from kiosk.session.technician_effects import Account, PrintReportPage, PrintReportReceipt, Service, Tampered, TryPart
from kiosk.session.world import World
from tests.support.people import CANARIES
from tests.support.situations import events, sessions, worlds
from tests.support.stages import kind_of

#: No divisor of the number of events, so that each of them meets each world.
_EVERY = 3
STAGES = get_args(m.Stage)
EVENTS = get_args(e.Event)


def test_every_stage_has_a_step() -> None:
    assert {step.stage for step in STEPS} == set(STAGES)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: str(stage.__name__))
def test_every_pair_was_decided(stage: type[object]) -> None:
    step = next(step for step in STEPS if step.stage is stage)
    undecided = [
        event.__name__
        for event in EVENTS
        if event not in step.handles and event not in step.ignores and event not in ROOT
    ]
    assert undecided == []


def test_the_examples_cover_every_stage_and_every_event() -> None:
    assert {type(session.stage) for session in sessions()} == set(STAGES)
    assert {type(event) for session in sessions() for event in events(session)} == set(EVENTS)


def test_a_pair_that_nobody_decided_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(ROOT, e.Tick)
    with pytest.raises(UndecidedError):
        advance(next(sessions()), e.Tick(), next(worlds()))


#: Made once: each stage is a test of its own, so that none takes longer than a test may.
EXAMPLES = tuple(sessions())
ORDINARY, *OTHERS = worlds()


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: str(stage.__name__))
def test_every_pair_keeps_the_promises(stage: type[m.Stage]) -> None:
    """In an ordinary world, and every few pairs in the next of the others: all of them come round for every stage."""
    turns = cycle(OTHERS)
    tried = 0
    for number, (session, event) in enumerate(pairs(stage)):
        check(session, event, ORDINARY, advance(session, event, ORDINARY))
        if number % _EVERY == 0:
            world = next(turns)
            check(session, event, world, advance(session, event, world))
        tried += 1
    assert tried > 20


@pytest.mark.long
@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: str(stage.__name__))
def test_every_pair_keeps_the_promises_in_every_world(stage: type[m.Stage]) -> None:
    for session, event in pairs(stage):
        for world in (ORDINARY, *OTHERS):
            check(session, event, world, advance(session, event, world))


def pairs(stage: type[m.Stage]) -> Iterator[tuple[m.Session, e.Event]]:
    """Every example of a session at ``stage`` with every event that it can meet."""
    for session in (session for session in EXAMPLES if kind_of(session) is stage):
        for event in events(session):
            if isinstance(event, e.Overdue) and not awaits(session, event.effect, event.waiting):
                continue  # the session makes these itself, and only for what it awaits
            yield session, event


def awaits(session: m.Session, effect: m.EffectId, waiting: m.Waiting | None = None) -> bool:
    return any(p.id == effect and waiting in (None, p.waiting) for p in session.pending)


def check(session: m.Session, event: e.Event, world: World, outcome: Outcome) -> None:
    after, effects = outcome.session, outcome.effects
    what = f"{session.stage} x {event}"
    check_printing(session, event, outcome, what)
    if after.generation != session.generation:
        assert after.resident is None, what
        assert after.pending == (), what
        assert Forget(session.generation) in effects, what
        assert not any(canary in repr_deep(after) for canary in CANARIES), what
    if isinstance(event, get_args(e.Answer)) and not awaits(session, event.effect):
        assert after == session, what
    check_identification(session, outcome, what)
    check_capture(session, outcome, what)
    check_phone(session, event, outcome, what)
    check_application(session, event, outcome, what)
    check_afterwards(session, event, outcome, what)
    if isinstance(after.stage, m.Attract):
        assert after.resident is None, what
        assert not world.out_of_service or after == session, what
    check_attendant(session, event, world, outcome, what)
    check_technician(session, event, world, outcome, what)
    if isinstance(after.stage, m.Attract) and isinstance(session.stage, m.Thanks | m.CardLeft):
        assert after.card is not Presence.YES, what


def check_identification(session: m.Session, outcome: Outcome, what: str) -> None:
    """The camera is on with its page alone, after a consent; what is half known goes with the pages that need it."""
    after, effects = outcome.session, outcome.effects
    if isinstance(session.stage, m.FaceLook) and not isinstance(after.stage, m.FaceLook):
        assert LetGo() in effects, what
    if any(isinstance(effect, StartLooking) for effect in effects):
        if isinstance(after.stage, m.TechnicianTest):
            assert isinstance(session.stage, m.TechnicianRoom | m.TechnicianTest), what
        elif isinstance(after.stage, m.PhotoLook):
            assert isinstance(session.stage, m.PhotoConsent | m.SheetSeen), what
        else:
            assert isinstance(after.stage, m.FaceLook), what
            assert isinstance(session.stage, m.FaceConsent | m.Verifying), what
    stage: m.Stage | None = (
        after.stage.came if isinstance(after.stage, m.Stuck | m.Reporting | m.Reported) else after.stage
    )
    stage = stage.retry if isinstance(stage, m.Trouble) else stage
    assert after.underway is None or isinstance(stage, get_args(m.IdentityStage)), what
    if after.resident != session.resident and after.generation == session.generation:
        assert any(isinstance(effect, OpenVisit) for effect in effects), what


def check_capture(session: m.Session, outcome: Outcome, what: str) -> None:
    """A camera is on with its page alone; a page that nothing names any more is let go of at once."""
    before, after = session.stage, outcome.session.stage
    if isinstance(before, m.Plate | m.PhotoLook) and not isinstance(after, type(before)):
        assert LetGo() in outcome.effects, what
    if any(isinstance(effect, WatchPlate) for effect in outcome.effects) and not isinstance(after, m.TechnicianTest):
        assert isinstance(after, m.Plate) and not isinstance(before, m.Plate), what
    if any(isinstance(effect, TakeSheet | TakePortrait) for effect in outcome.effects):
        assert isinstance(after, m.Plate | m.PhotoLook) and after.taking, what
    if outcome.session.generation == session.generation:
        dropped = [effect.handles for effect in outcome.effects if isinstance(effect, DropSheets)]
        gone = held_pages(session) - held_pages(outcome.session)
        assert dropped == ([tuple(sorted(gone))] if gone else []), what


def held_pages(session: m.Session) -> set[str]:
    kept = session.application.sheets if session.application is not None else ()
    seen = session.stage if isinstance(session.stage, m.SheetSeen) else None
    looked_at = tuple(sheet for sheet in (seen.sheet, seen.taken) if sheet is not None) if seen is not None else ()
    sent = session.stage.seen.sheets if isinstance(session.stage, m.PhoneUpload) else ()
    return {sheet.handle for sheet in (*kept, *looked_at, *sent)}


def check_phone(session: m.Session, event: e.Event, outcome: Outcome, what: str) -> None:
    """A code dies with its page; what a phone sent is taken at a touch here; a signature is for what was read."""
    before, after = session.stage, outcome.session.stage
    if isinstance(before, m.PhoneUpload | m.PhoneSign) and not isinstance(after, type(before)):
        assert LetGo() in outcome.effects, what
    if isinstance(before, m.PhoneUpload) and outcome.session.application != session.application:
        assert outcome.session.application is None or isinstance(event, e.Next), what
    if isinstance(before, m.PhoneSign) and isinstance(after, m.Confirm):
        application = outcome.session.application
        assert application is not None and application.signature is not None, what
        assert application.signature.by is SignedBy.PHONE, what


def check_application(session: m.Session, event: e.Event, outcome: Outcome, what: str) -> None:
    """One row for one confirmation; what is signed is what stands there; nothing typed counts before "next"."""
    rows = [effect for effect in outcome.effects if isinstance(effect, KeepApplication)]
    if rows:
        assert isinstance(session.stage, m.Confirm) and isinstance(event, e.Agree | e.TryAgain), what
        assert isinstance(outcome.session.stage, m.Handing) and len(rows) == 1, what
    before, after = session.application, outcome.session.application
    if before is None or after is None or before.code != after.code:
        return
    if before.values != after.values:
        filled_in = isinstance(event, e.FactsCame) and isinstance(session.stage, m.Gathering)
        assert filled_in or (isinstance(event, e.Next) and isinstance(session.stage, m.Fill)), what
    changed = (before.values, before.modes, before.consents, before.held)
    if changed != (after.values, after.modes, after.consents, after.held):
        assert after.signature is None, what


def check_afterwards(session: m.Session, event: e.Event, outcome: Outcome, what: str) -> None:
    """No rating but of a level that was touched, and none twice; nobody is kept; nothing is attached without a yes."""
    after, stage = outcome.session, session.stage
    for effect in outcome.effects:
        if isinstance(effect, KeepReview):
            assert isinstance(stage, m.RateWhy | m.Rated), what
            assert effect.review.level is (stage.level if isinstance(stage, m.RateWhy) else stage.review.level), what
            said = isinstance(event, e.Next) or isinstance(stage, m.Rated)
            assert said or not (effect.review.words or effect.review.phone or effect.review.reasons), what
        if isinstance(effect, KeepReport):
            assert isinstance(stage, m.Stuck) and isinstance(event, e.Next | e.TryAgain), what
            yes = stage.values.get("said_attach")
            assert (effect.report.known is not None) == ("situation" in yes), what
            assert (effect.resident is not None) == ("name" in yes), what
    if isinstance(stage, m.Rate | m.RateWhy | m.Rated) and isinstance(event, e.EndVisit | e.GoHome):
        assert after.resident is None and isinstance(after.stage, m.Thanks | m.Attract | m.CardLeft | m.Closed), what
    if isinstance(event, e.EndVisit) and isinstance(after.stage, m.Rate):
        assert session.finished and not isinstance(stage, m.Rate), what
    if isinstance(event, e.Tick) and not isinstance(stage, m.Rate):
        assert not isinstance(after.stage, m.Rate), "nobody is asked who walked away"


def check_attendant(session: m.Session, event: e.Event, world: World, outcome: Outcome, what: str) -> None:
    """Nobody but who has the PIN is at the desk, and no resident's visit goes on beside it."""
    before, after = session.stage, outcome.session.stage
    if isinstance(after, m.AttendantPin | m.AttendantDesk):
        assert outcome.session.resident is None, what
        assert not outcome.session.tally.started, what
    if isinstance(after, m.AttendantPin) and not isinstance(before, m.AttendantPin):
        assert isinstance(event, e.CallDesk), what
        assert world.attendant is not None or (world.technician is not None and world.technician.badge), what
        assert session.resident is None and not session.pending, what
    if isinstance(after, m.AttendantDesk) and not isinstance(before, m.AttendantDesk):
        assert isinstance(before, m.AttendantPin) and isinstance(event, e.PinChecked) and event.ok, what
    if isinstance(after, m.AttendantPin):
        assert len(after.digits) < PIN_LENGTH, "a whole PIN stays nowhere"
        assert "308" not in repr(outcome) + repr(event), what
    if any(isinstance(effect, DeskWork | PrintTestPage | PrintTestReceipt) for effect in outcome.effects):
        assert isinstance(before, m.AttendantDesk | m.TechnicianRoom), what
        assert isinstance(outcome.effects[0], Audit | Account), "written down before it is done"


def check_technician(session: m.Session, event: e.Event, world: World, outcome: Outcome, what: str) -> None:
    """In with a token and the PIN alone, out without the token; no resident is near; all is accounted for first."""
    before, after = session.stage, outcome.session.stage
    inside = get_args(m.TechnicianStage)
    if isinstance(after, inside):
        assert outcome.session.resident is None and outcome.session.application is None, what
        assert not outcome.session.tally.started, what
        if isinstance(event, e.WorldChanged):
            assert world.technician is not None and world.technician.badge == after.badge, what
        if not isinstance(before, inside):
            assert isinstance(before, m.AttendantPin) and isinstance(event, e.PinChecked) and event.ok, what
            assert world.technician is not None and world.technician.badge == after.badge, what
    if isinstance(before, inside) and not isinstance(after, inside):
        assert any(isinstance(effect, Account) for effect in outcome.effects) or isinstance(event, e.CannotServe), what
        assert outcome.session.generation > session.generation, what
    if any(isinstance(effect, TryPart | Service | PrintReportPage | PrintReportReceipt) for effect in outcome.effects):
        assert isinstance(before, inside), what
        assert isinstance(outcome.effects[0], Account), "accounted for before it is done"
    for effect in outcome.effects:
        if isinstance(effect, Service) and effect.work in (Work.SET_NETWORK, Work.SET_TIME):
            assert TokenRole.SETTINGS in effect.badge.roles, what
    if any(isinstance(effect, Tampered) for effect in outcome.effects):
        assert not isinstance(before, inside) and isinstance(after, m.Closed), what
        assert outcome.session.resident is None, what


def check_printing(session: m.Session, event: e.Event, outcome: Outcome, what: str) -> None:
    """Nothing is printed unasked, and a job whose end is unknown is cancelled or the paper path is locked."""
    prints = [effect for effect in outcome.effects if isinstance(effect, PrintPages)]
    if prints:
        assert isinstance(event, e.Print), what
        assert isinstance(session.stage, m.Table | m.Document | m.GuidePrint), what
        assert len(prints) == 1, what
    if is_unfinished(session.stage) and not is_unfinished(outcome.session.stage):
        assert job_is_known_to_have_ended(event, outcome.effects), what


def is_unfinished(stage: m.Stage) -> bool:
    """A job is with the A4 printer."""
    if isinstance(stage, m.AttendantDesk | m.TechnicianRoom):
        return stage.job is not None
    return isinstance(stage, m.Printing | m.PrintQuestion | m.Ending)


def job_is_known_to_have_ended(event: e.Event, effects: tuple[Effect, ...]) -> bool:
    if isinstance(event, e.PrintEnded):
        return event.end is not m.PrintEnd.UNKNOWN
    if isinstance(event, e.PrintCancelled):
        return event.confirmed or LockPaperPath() in effects
    return LockPaperPath() in effects or any(isinstance(effect, CancelPrint) for effect in effects)


def repr_deep(value: object) -> str:
    """Every field of a value, those too whose repr hides them."""
    fields = getattr(value, "__dataclass_fields__", None)
    if fields is None:
        if isinstance(value, tuple):
            return " ".join(repr_deep(part) for part in value)
        return str(value)
    return " ".join(repr_deep(getattr(value, name)) for name in fields)

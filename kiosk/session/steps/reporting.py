"""办不成事: what could not be done, said in a minute from wherever it went wrong, with or without the link."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import Family
from kiosk.session import events as e
from kiosk.session.afterwards import Known, Report
from kiosk.session.afterwards_effects import KeepReport, PrintReportSlip
from kiosk.session.afterwards_stages import Reported, Reporting, Stuck
from kiosk.session.application_stages import (
    Confirm,
    Consents,
    Fill,
    Handed,
    Materials,
    NotHere,
    Preview,
    Sections,
    Unmet,
)
from kiosk.session.availability import device_hindrance
from kiosk.session.form import afterwards as form
from kiosk.session.identity_stages import Asked, ChooseRole, ForWhom, Identify, Notice, Ways
from kiosk.session.model import (
    Attract,
    Document,
    GuidePrint,
    Home,
    ItemPage,
    Parameters,
    ReceiptState,
    Session,
    Stage,
    Table,
    TakeAlong,
    Trouble,
    Waiting,
)
from kiosk.session.signing_stages import Sign
from kiosk.session.step import Outcome, application_step, begin_effect
from kiosk.session.steps.browsing import arrive
from kiosk.session.world import World

_SLIP_SECONDS = 45.0
_MOST_SLIPS = 3
#: Pages that can be left for a moment and come back to as they were: no device is on, nothing is under way.
_FROM = (
    Attract, Home, ItemPage, GuidePrint, TakeAlong, Asked, ForWhom, Ways, ChooseRole, Notice, Identify, Parameters,
    Unmet, NotHere, Sections, Fill, Materials, Preview, Consents, Sign, Confirm, Handed, Table, Document, Trouble,
)  # fmt: skip


def may_report(session: Session) -> bool:
    """Whether the page can be left for it, and come back to."""
    under_way = any(pending.waiting is not Waiting.RECEIPT for pending in session.pending)
    return isinstance(session.stage, _FROM) and not under_way


def known_of(session: Session) -> Known:
    """What the terminal knows of where somebody stands, without a word about them."""
    stage = session.stage
    cause = ""
    if isinstance(stage, Trouble):
        cause = stage.failure.value if stage.failure is not None else stage.kind.value
    elif isinstance(stage, Unmet):
        cause = f"condition_{stage.number + 1}"
    reference = stage.reference if isinstance(stage, Trouble) else ""
    return Known(session.code or session.tally.item, step_name(stage), cause, reference)


def step_name(stage: Stage) -> str:
    """The name of a page for whoever reads reports and numbers: that of its stage."""
    name = type(stage).__name__
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name).lstrip("_")


def cannot_be_done(session: Session, stage: object, event: e.CannotBeDone, world: World) -> Outcome:
    if not may_report(session):
        return Outcome(session)
    looks = replace(session.looks, choosing=False)
    if isinstance(stage, Attract):
        session = arrive(session, world).to(Home())
    known = known_of(session)
    return Outcome(replace(session, looks=looks).to(Stuck(session.stage, known)))


def may_attach(session: Session, stage: Stuck) -> tuple[str, ...]:
    """What could go with it: what happened where, if it was anywhere; and who it was, if that is known."""
    known = stage.known
    somewhere = bool(known.item or known.cause)
    return tuple(
        one for one, there in ((form.SITUATION, somewhere), (form.NAME, session.resident is not None)) if there
    )


def picked(session: Session, stage: Stuck, event: e.Pick, world: World) -> Outcome:
    offered = {
        form.CHOSEN: {cause.code for cause in world.choices.causes},
        form.ATTACH: set(may_attach(session, stage)),
    }.get(event.key, set())
    return Outcome(session.to(replace(stage, values=form.picked(stage.values, event.key, event.option, offered))))


def written(session: Session, stage: Stuck, event: e.Write, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, values=form.written(stage.values, event.key, event.text))))


def send(session: Session, stage: Stuck, event: e.Next | e.TryAgain, world: World) -> Outcome:
    if form.says_nothing(stage.values) or form.phone_is_wrong(stage.values):
        return Outcome(session.to(replace(stage, checked=True)))
    if world.filing_stops:
        return Outcome(session.to(replace(stage, not_kept=True)))
    attached = stage.values.get(form.ATTACH)
    report = Report(
        stage.values.get(form.CHOSEN),
        form.words_of(stage.values),
        stage.known if form.SITUATION in attached else None,
        form.NAME in attached and session.resident is not None,
        form.phone_of(stage.values),
    )
    resident = session.resident if report.named else None
    return begin_effect(
        session.to(Reporting(stage.came, stage.known, stage.values, report)),
        world,
        Waiting.REPORT,
        world.patience.keep,
        lambda effect: KeepReport(effect, report, resident),
    )


def kept(session: Session, stage: Reporting, event: e.Kept, world: World) -> Outcome:
    session = replace(session, touched_at=world.now, receipt=ReceiptState.NONE)
    return Outcome(session.to(Reported(stage.came, event.local_number, stage.report)))


def not_kept(session: Session, stage: Reporting, event: e.NotKept | e.Overdue, world: World) -> Outcome:
    """Nobody can say that it is stored. The same once more is stored once."""
    stuck = Stuck(stage.came, stage.known, stage.values, not_kept=True)
    return Outcome(replace(session, touched_at=world.now).to(stuck))


def wait(session: Session, stage: Reporting, event: e.Back | e.GoHome | e.EndVisit, world: World) -> Outcome:
    """It takes a moment, and then there is a number."""
    return Outcome(session)


def back(session: Session, stage: Stuck | Reported, event: e.Back, world: World) -> Outcome:
    return Outcome(session.to(stage.came))


def slips_left(session: Session) -> bool:
    return session.slips < _MOST_SLIPS


def print_slip(session: Session, stage: Reported, event: e.PrintSlip, world: World) -> Outcome:
    under_way = any(pending.waiting is Waiting.RECEIPT for pending in session.pending)
    if under_way or not slips_left(session) or device_hindrance(Family.RECEIPT_PRINTER, world) is not None:
        return Outcome(session)
    looks, known = session.looks, stage.report.known
    service = world.catalogue.services.get(known.item) if known is not None else None
    item = service.title.said(looks.language) if service is not None else ""
    return begin_effect(
        replace(session, receipt=ReceiptState.PRINTING, slips=session.slips + 1),
        world,
        Waiting.RECEIPT,
        _SLIP_SECONDS,
        lambda effect: PrintReportSlip(effect, stage.number, item, looks),
    )


STEPS = (
    application_step(Stuck, {e.Pick: picked, e.Write: written, e.Next: send, e.TryAgain: send, e.Back: back}),
    application_step(
        Reporting,
        {e.Kept: kept, e.NotKept: not_kept, e.Overdue: not_kept, e.Back: wait, e.GoHome: wait, e.EndVisit: wait},
    ),
    application_step(Reported, {e.PrintSlip: print_slip, e.Back: back}),
)

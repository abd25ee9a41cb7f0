"""What the platform answered, on the screen; and what went wrong."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import Family
from kiosk.session import events as e
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import PrintPages
from kiosk.session.matters_stages import AskingMatters
from kiosk.session.model import (
    AskFailure,
    Document,
    Fill,
    Home,
    Identify,
    IdentityStage,
    ItemPage,
    Parameters,
    Printing,
    Session,
    Table,
    Trouble,
    TroubleKind,
    Waiting,
)
from kiosk.session.step import (
    ATTENDANT,
    BROWSING,
    CARD_ANSWERS,
    DESK_ANSWERS,
    FORM,
    GUIDE_ANSWERS,
    LEFT_PAPER,
    NOTHING_AWAITED,
    NOTICE,
    PLATFORM_ANSWERS,
    PRINT_ANSWERS,
    PRINTING,
    RECOVERY,
    Handlers,
    Outcome,
    Step,
    begin_effect,
    kinds,
)
from kiosk.session.steps import listing
from kiosk.session.steps.asking import ask
from kiosk.session.steps.asking_matters import ask_matters
from kiosk.session.steps.choosing import back_from_identity, has_other_ways, other_way, resume
from kiosk.session.steps.guide import take_result
from kiosk.session.steps.identifying import start_identifying
from kiosk.session.world import World

#: How often the table of a query may be printed in one visit.
MOST_TABLE_PRINTS = 2


def copies_left(source: Table | Document, world: World) -> int:
    """How many more times this may be printed in this visit."""
    service = world.catalogue.services.get(source.code)
    most = service.document.max_copies if service and service.document else MOST_TABLE_PRINTS
    return min(most, world.allowance.copies) - source.printed


def start_print(session: Session, stage: Table | Document, event: e.Print, world: World) -> Outcome:
    if copies_left(stage, world) <= 0:
        return Outcome(session)  # the page says so, and its button is off
    if device_hindrance(Family.DOCUMENT_PRINTER, world) is not None:
        status = world.devices.get(Family.DOCUMENT_PRINTER)
        problems = status.problems if status else frozenset()
        return Outcome(session.to(Trouble(TroubleKind.NOT_PRINTED, stage.code, problems=problems, retry=stage)))
    started = begin_effect(
        session,
        world,
        Waiting.PRINT,
        world.patience.print_job,
        lambda effect: PrintPages(
            effect, stage, session.resident, session.looks, world.catalogue.services.get(stage.code)
        ),
    )
    job = started.session.pending[-1].id
    pages = stage.document.pages if isinstance(stage, Document) else None
    return Outcome(started.session.to(Printing(stage, job, pages=pages)), started.effects)


def back_to_parameters(session: Session, stage: Table | Document, event: e.Back, world: World) -> Outcome:
    return Outcome(session.to(Parameters(stage.code, stage.values)))


def try_again(session: Session, stage: Trouble, event: e.TryAgain, world: World) -> Outcome:
    if stage.failure is AskFailure.TRUST_TOO_LOW and session.resident is not None:
        if stage.code is None or not has_other_ways(stage, world):
            return Outcome(session)  # the page has no such button
        return other_way(session, stage.code, world)
    if isinstance(stage.retry, IdentityStage):
        return resume(session, stage.retry, world)
    if isinstance(stage.retry, Parameters | Fill):
        service = world.catalogue.services.get(stage.retry.code)
        slot = listing.list_slot(service, stage.retry, stage.retry.open_field, session)
        if slot is not None:
            return listing.unfold(session, stage.retry, slot, world)
    if isinstance(stage.retry, Parameters):
        service = world.catalogue.services.get(stage.retry.code)
        if service is not None:
            return ask(session, service, stage.retry.values, world)
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if isinstance(stage.retry, AskingMatters):
        return ask_matters(session, stage.retry.code, world)
    if stage.retry is not None:
        return Outcome(session.to(stage.retry))
    return Outcome(session)


def leave_trouble(session: Session, stage: Trouble, event: e.Back, world: World) -> Outcome:
    if isinstance(stage.retry, IdentityStage):
        return back_from_identity(session, stage.retry)
    if isinstance(stage.retry, Parameters | Fill):
        return listing.fold(session, stage.retry)
    if isinstance(stage.retry, AskingMatters):
        return Outcome(session.to(ItemPage(stage.retry.code)))
    return Outcome(session.to(stage.retry if stage.retry is not None else Home()))


def world_changed(session: Session, stage: Trouble, event: e.WorldChanged, world: World) -> Outcome:
    """A reader that is back needs no touch: the way on opens by itself."""
    waits_for_reader = stage.kind is TroubleKind.READER_AWAY and session.resident is None
    if isinstance(stage.retry, Identify) and waits_for_reader and device_hindrance(Family.ID_CARD, world) is None:
        return start_identifying(replace(session, touched_at=world.now), stage.retry, world)
    return Outcome(session)


_NOT_AWAITED = kinds(
    CARD_ANSWERS, PLATFORM_ANSWERS, GUIDE_ANSWERS, PRINT_ANSWERS, RECOVERY, DESK_ANSWERS, NOTHING_AWAITED
)
_ELSEWHERE = kinds(BROWSING, NOTICE, FORM, LEFT_PAPER, ATTENDANT, (e.Stop,))
_RESULT_HANDLERS: Handlers = {e.Print: start_print, e.Back: back_to_parameters}
_RESULT_IGNORES = _ELSEWHERE | _NOT_AWAITED | (kinds(PRINTING, (e.TryAgain,)) - {e.Print})

STEPS = (
    Step(Table, {**_RESULT_HANDLERS, e.TakeGuide: take_result}, _RESULT_IGNORES - {e.TakeGuide}),
    Step(Document, _RESULT_HANDLERS, _RESULT_IGNORES),
    Step(
        Trouble,
        {e.TryAgain: try_again, e.Back: leave_trouble, e.WorldChanged: world_changed},
        _ELSEWHERE | _NOT_AWAITED | kinds(PRINTING),
    ),
)

"""The platform is asked, and the person waits."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.model import Kind, Service
from kiosk.session import events as e
from kiosk.session.effects import AskDocument, AskQuery
from kiosk.session.model import (
    AskFailure,
    Document,
    Parameters,
    Session,
    Table,
    Trouble,
    TroubleKind,
    Values,
    Waiting,
    Working,
)
from kiosk.session.step import (
    APPLY_ANSWERS,
    ATTENDANT,
    BROWSING,
    CARD_ANSWERS,
    DESK_ANSWERS,
    FORM,
    GUIDE_ANSWERS,
    LEFT_PAPER,
    NOTICE,
    PRINT_ANSWERS,
    PRINTING,
    RECOVERY,
    Outcome,
    Step,
    begin_effect,
    forget_asked,
    kinds,
)
from kiosk.session.world import World


def ask(session: Session, service: Service, values: Values, world: World) -> Outcome:
    """Ask the platform for what the item gives."""
    session = session.to(Working(service.code, values, world.now))
    if service.kind is Kind.QUERY:
        return begin_effect(
            session, world, Waiting.QUERY, world.patience.ask, lambda effect: AskQuery(effect, service.code, values)
        )
    return begin_effect(
        session, world, Waiting.DOCUMENT, world.patience.ask, lambda effect: AskDocument(effect, service.code, values)
    )


def answered(session: Session, stage: Working, event: e.QueryAnswered, world: World) -> Outcome:
    return Outcome(_answered(session, world).to(Table(stage.code, stage.values, event.result)))


def document_ready(session: Session, stage: Working, event: e.DocumentReady, world: World) -> Outcome:
    return Outcome(_answered(session, world).to(Document(stage.code, stage.values, event.document)))


def failed(session: Session, stage: Working, event: e.AskFailed, world: World) -> Outcome:
    return Outcome(_trouble(session, stage, event.failure, event.reference, world))


def overdue(session: Session, stage: Working, event: e.Overdue, world: World) -> Outcome:
    return Outcome(_trouble(session, stage, AskFailure.TIMEOUT, "", world))


def stop(session: Session, stage: Working, event: e.Stop | e.Back, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Parameters(stage.code, stage.values)))


def _answered(session: Session, world: World) -> Session:
    tally = replace(session.tally, results=session.tally.results + 1)
    return replace(session, touched_at=world.now, tally=tally)


def _trouble(session: Session, stage: Working, failure: AskFailure, reference: str, world: World) -> Session:
    trouble = Trouble(
        TroubleKind.PLATFORM,
        stage.code,
        failure,
        retry=Parameters(stage.code, stage.values),
        reference=reference,
    )
    return replace(session, touched_at=world.now).to(trouble)


STEPS = (
    Step(
        Working,
        {
            e.QueryAnswered: answered,
            e.DocumentReady: document_ready,
            e.AskFailed: failed,
            e.Overdue: overdue,
            e.Stop: stop,
            e.Back: stop,
        },
        kinds(
            BROWSING,
            NOTICE,
            FORM,
            PRINTING,
            LEFT_PAPER,
            ATTENDANT,
            (e.TryAgain, e.OffersCame),
            APPLY_ANSWERS,
            CARD_ANSWERS,
            PRINT_ANSWERS,
            GUIDE_ANSWERS,
            RECOVERY,
            DESK_ANSWERS,
        ),
    ),
)

"""Signing with the identity card: the one of whoever stands here, laid down once more, for exactly what was shown."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import CardReadReason, Family
from kiosk.session import events as e
from kiosk.session.application_stages import Preview, Sign
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import ReadCard
from kiosk.session.form.content import signed_digest
from kiosk.session.form.whole import scope_of_form
from kiosk.session.model import Session, Trouble, TroubleKind, Waiting
from kiosk.session.signatures import Signature, SignedBy
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps import phone_signing
from kiosk.session.steps.onward import onward
from kiosk.session.world import World


def lay_card(session: Session, stage: Sign, event: e.Agree | e.TryAgain, world: World) -> Outcome:
    """The button under what is signed: from here on the reader is asked."""
    if any(pending.waiting is Waiting.CARD for pending in session.pending):
        return Outcome(session)
    if device_hindrance(Family.ID_CARD, world) is not None:
        return Outcome(session.to(replace(stage, reader_away=True)))
    return begin_effect(
        session.to(Sign(stage.code, stage.attempts)), world, Waiting.CARD, world.patience.card_read, ReadCard
    )


def read(session: Session, stage: Sign, event: e.CardRead, world: World) -> Outcome:
    service, application, resident = world.catalogue.services.get(stage.code), session.application, session.resident
    if service is None or application is None or resident is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    session = replace(session, touched_at=world.now, put_away=True, card_read_at=world.now)
    if event.card.number != resident.card.number:
        return Outcome(session.to(replace(stage, other_card=True, failure=None)))
    scope = scope_of_form(service, application.values, session, world)
    signature = Signature(signed_digest(service, application, scope), SignedBy.CARD, world.wall)
    return onward(replace(session, application=replace(application, signature=signature)), stage.code, world)


def unread(session: Session, stage: Sign, event: e.CardUnread, world: World) -> Outcome:
    return _not_signed(session, stage, event.reason, world)


def overdue(session: Session, stage: Sign, event: e.Overdue, world: World) -> Outcome:
    return _not_signed(session, stage, CardReadReason.NO_CARD, world)


def reader_failed(session: Session, stage: Sign, event: e.ReaderFailed, world: World) -> Outcome:
    return Outcome(replace(session, touched_at=world.now).to(replace(stage, reader_away=True)))


def _not_signed(session: Session, stage: Sign, failure: CardReadReason, world: World) -> Outcome:
    failed = Sign(stage.code, stage.attempts + 1, failure)
    return Outcome(replace(session, touched_at=world.now).to(failed))


def back(session: Session, stage: Sign, event: e.Back | e.Decline, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Preview(stage.code)))


STEPS = (
    application_step(
        Sign,
        {
            e.UsePhone: phone_signing.start,
            e.Agree: lay_card,
            e.TryAgain: lay_card,
            e.CardRead: read,
            e.CardUnread: unread,
            e.ReaderFailed: reader_failed,
            e.Overdue: overdue,
            e.Decline: back,
            e.Back: back,
        },
    ),
)

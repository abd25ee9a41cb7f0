"""Signing on one's own phone: a code of ours, what is read there, and the signature that comes of it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.form.content import signed_digest
from kiosk.session.form.whole import scope_of_form
from kiosk.session.model import Session, Trouble, TroubleKind, Waiting
from kiosk.session.phone_effects import OpenSigning
from kiosk.session.phone_stages import PHONE_OVER, PhoneSign
from kiosk.session.signatures import Signature, SignedBy
from kiosk.session.signing_stages import Sign
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps.onward import onward
from kiosk.session.steps.phone_upload import lost, opened, overdue, refused
from kiosk.session.world import World


def start(session: Session, stage: Sign | PhoneSign, event: object, world: World) -> Outcome:
    """What is read on the phone is what stands here now, and its digest goes with it."""
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None or session.resident is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    digest = signed_digest(service, application, scope_of_form(service, application.values, session, world))
    asking = replace(forget_asked(session), touched_at=world.now).to(PhoneSign(stage.code))
    return begin_effect(
        asking,
        world,
        Waiting.PHONE_PAGE,
        world.patience.verify,
        lambda effect: OpenSigning(effect, stage.code, digest, asking, world),
    )


def changed(session: Session, stage: PhoneSign, event: e.PhoneChanged, world: World) -> Outcome:
    if event.seen.state in PHONE_OVER:
        session = forget_asked(session)
    return Outcome(replace(session, touched_at=world.now).to(replace(stage, seen=event.seen, lost=False)))


def signed(session: Session, stage: PhoneSign, event: e.PhoneSigned, world: World) -> Outcome:
    """It counts for what was read there, and for nothing that was changed here since."""
    application = session.application
    session = replace(forget_asked(session), touched_at=world.now)
    if application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    signature = Signature(event.digest, SignedBy.PHONE, world.wall, event.strokes, request=event.page)
    return onward(replace(session, application=replace(application, signature=signature)), stage.code, world)


def leave(session: Session, stage: PhoneSign, event: e.Back | e.OtherWay | e.Stop, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Sign(stage.code)))


STEPS = (
    application_step(
        PhoneSign,
        {
            e.PageOpened: opened,
            e.PageRefused: refused,
            e.PhoneChanged: changed,
            e.PhoneLost: lost,
            e.PhoneSigned: signed,
            e.Overdue: overdue,
            e.SendAgain: start,
            e.Back: leave,
            e.OtherWay: leave,
            e.Stop: leave,
        },
    ),
)

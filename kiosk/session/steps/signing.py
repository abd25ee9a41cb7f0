"""Signing exactly what was shown: with a finger, with the identity card once more, or before a witness. All three are
worth the same, and none is chosen beforehand."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import CardReadReason, Family
from kiosk.session import events as e
from kiosk.session.application_stages import Preview
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import ReadCard
from kiosk.session.form.signers import is_minor, signers
from kiosk.session.form.strokes import is_enough, read_strokes
from kiosk.session.form.whole import scope_of_form
from kiosk.session.model import Session, Waiting
from kiosk.session.signatures import RELATIONS, SignedBy, Witness
from kiosk.session.signing_effects import KeepStrokes
from kiosk.session.signing_stages import Draw, DrawingProblem, Sign, Witnessing, WitnessProblem
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps import phone_signing
from kiosk.session.steps.signed import sign, signer_number
from kiosk.session.world import World

#: The ways that are offered.
WAYS = (SignedBy.FINGER, SignedBy.CARD, SignedBy.PHONE, SignedBy.WITNESS)


def ways(session: Session) -> tuple[SignedBy, ...]:
    """What is offered to whoever signs now. A phone of ours is the applicant's: others are called to theirs."""
    return WAYS if session.present is None else tuple(way for way in WAYS if way is not SignedBy.PHONE)


def choose_way(session: Session, stage: Sign, event: e.Choose, world: World) -> Outcome:
    if event.key not in ways(session):
        return Outcome(session)
    if event.key == SignedBy.PHONE:
        return use_phone(session, stage, event, world)
    if event.key == SignedBy.FINGER:
        return Outcome(forget_asked(session).to(Draw(stage.code)))
    if event.key == SignedBy.WITNESS:
        return Outcome(forget_asked(session).to(Witnessing(stage.code)))
    if event.key == SignedBy.CARD:
        return Outcome(forget_asked(session).to(Sign(stage.code, by_card=True)))
    return Outcome(session)


def use_phone(session: Session, stage: Sign, event: e.Choose | e.UsePhone, world: World) -> Outcome:
    return phone_signing.start(session, stage, event, world) if session.present is None else Outcome(session)


# --- the card once more -----------------------------------------------------------------------------------------------


def lay_card(session: Session, stage: Sign, event: e.Agree | e.TryAgain, world: World) -> Outcome:
    """From here on the reader is asked."""
    if _is_reading(session):
        return Outcome(session)
    if device_hindrance(Family.ID_CARD, world) is not None:
        return Outcome(session.to(replace(stage, by_card=True, reader_away=True)))
    fresh = Sign(stage.code, by_card=True, attempts=stage.attempts)
    return begin_effect(session.to(fresh), world, Waiting.CARD, world.patience.card_read, ReadCard)


def read(session: Session, stage: Sign, event: e.CardRead, world: World) -> Outcome:
    session = _card_lies(session, world)
    if event.card.number != signer_number(session):
        return Outcome(session.to(replace(stage, other_card=True, failure=None)))
    return sign(session, stage.code, world, SignedBy.CARD)


def unread(session: Session, stage: Sign, event: e.CardUnread, world: World) -> Outcome:
    return _not_signed(session, stage, event.reason, world)


def overdue(session: Session, stage: Sign, event: e.Overdue, world: World) -> Outcome:
    return _not_signed(session, stage, CardReadReason.NO_CARD, world)


def reader_failed(session: Session, stage: Sign, event: e.ReaderFailed, world: World) -> Outcome:
    return Outcome(replace(session, touched_at=world.now).to(replace(stage, reader_away=True)))


def _not_signed(session: Session, stage: Sign, failure: CardReadReason, world: World) -> Outcome:
    failed = Sign(stage.code, by_card=True, attempts=stage.attempts + 1, failure=failure)
    return Outcome(replace(session, touched_at=world.now).to(failed))


def back(session: Session, stage: Sign, event: e.Back | e.Decline, world: World) -> Outcome:
    """From the card to the ways, from the ways to the form."""
    if stage.by_card and not isinstance(event, e.Decline):
        return Outcome(forget_asked(session).to(Sign(stage.code)))
    return Outcome(forget_asked(session).to(Preview(stage.code)))


# --- with a finger ----------------------------------------------------------------------------------------------------


def drawn(session: Session, stage: Draw, event: e.Drawn, world: World) -> Outcome:
    if _is_keeping(session):
        return Outcome(session)  # what was confirmed is on its way
    strokes = event.strokes if read_strokes(event.strokes) else ""
    return Outcome(session.to(replace(stage, strokes=strokes, width=event.width, problem=None)))


def draw_done(session: Session, stage: Draw, event: e.Next, world: World) -> Outcome:
    """The tap that counts; a second one finds it under way."""
    if _is_keeping(session):
        return Outcome(session)
    if not is_enough(read_strokes(stage.strokes), stage.width):
        again = Draw(stage.code, problem=DrawingProblem.TOO_LITTLE, revision=stage.revision + 1)
        return Outcome(session.to(again))
    return begin_effect(
        session, world, Waiting.STROKES, world.patience.keep, lambda effect: KeepStrokes(effect, stage.strokes)
    )


def strokes_kept(session: Session, stage: Draw, event: e.StrokesKept, world: World) -> Outcome:
    return sign(session, stage.code, world, SignedBy.FINGER, strokes=event.handle)


def strokes_lost(session: Session, stage: Draw, event: e.StrokesLost | e.Overdue, world: World) -> Outcome:
    again = Draw(stage.code, problem=DrawingProblem.NOT_KEPT, revision=stage.revision + 1)
    return Outcome(session.to(again))


def other_way(session: Session, stage: Sign | Draw | Witnessing, event: e.OtherWay | e.Back, world: World) -> Outcome:
    """What was drawn is gone with the page."""
    return Outcome(forget_asked(session).to(Sign(stage.code)))


# --- a witness --------------------------------------------------------------------------------------------------------


def declare(session: Session, stage: Witnessing, event: e.Choose, world: World) -> Outcome:
    """What the witness is to whoever signs."""
    if event.key not in RELATIONS or stage.relation:
        return Outcome(session)
    return Outcome(session.to(replace(stage, relation=event.key)))


def witness_lays_card(session: Session, stage: Witnessing, event: e.Agree | e.TryAgain, world: World) -> Outcome:
    if not stage.relation or _is_reading(session):
        return Outcome(session)
    if device_hindrance(Family.ID_CARD, world) is not None:
        return Outcome(session.to(replace(stage, reader_away=True)))
    fresh = Witnessing(stage.code, stage.relation)
    return begin_effect(session.to(fresh), world, Waiting.CARD, world.patience.card_read, ReadCard)


def witness_read(session: Session, stage: Witnessing, event: e.CardRead, world: World) -> Outcome:
    session, card = _card_lies(session, world), event.card
    problem = _why_no_witness(session, stage, card.number, world)
    if problem is not None:
        return Outcome(session.to(replace(stage, problem=problem, failure=None)))
    witness = Witness(card.name or card.english_name, card.number, stage.relation)
    return sign(session, stage.code, world, SignedBy.WITNESS, witness=witness)


def witness_unread(session: Session, stage: Witnessing, event: e.CardUnread | e.Overdue, world: World) -> Outcome:
    reason = event.reason if isinstance(event, e.CardUnread) else CardReadReason.NO_CARD
    failed = Witnessing(stage.code, stage.relation, reason)
    return Outcome(replace(session, touched_at=world.now).to(failed))


def witness_reader_failed(session: Session, stage: Witnessing, event: e.ReaderFailed, world: World) -> Outcome:
    failed = Witnessing(stage.code, stage.relation, reader_away=True)
    return Outcome(replace(session, touched_at=world.now).to(failed))


def _why_no_witness(session: Session, stage: Witnessing, number: str, world: World) -> WitnessProblem | None:
    """Whoever signs the form, or is too young, has seen nothing for others."""
    if number == signer_number(session):
        return WitnessProblem.SIGNER
    if is_minor(number, world.wall.date()):
        return WitnessProblem.MINOR
    service, application, resident = world.catalogue.services.get(stage.code), session.application, session.resident
    if resident is not None and number in (resident.card.number, resident.subject.number):
        return WitnessProblem.PARTY
    if service is None or application is None or resident is None:
        return None
    scope = scope_of_form(service, application.values, session, world)
    named = signers(service, application, scope, resident, scope.today)
    return WitnessProblem.PARTY if any(number == one.number for one in named) else None


def _card_lies(session: Session, world: World) -> Session:
    return replace(session, touched_at=world.now, put_away=True, card_read_at=world.now)


def _is_reading(session: Session) -> bool:
    return any(pending.waiting is Waiting.CARD for pending in session.pending)


def _is_keeping(session: Session) -> bool:
    return any(pending.waiting is Waiting.STROKES for pending in session.pending)


STEPS = (
    application_step(
        Sign,
        {
            e.Choose: choose_way,
            e.UsePhone: use_phone,
            e.Agree: lay_card,
            e.TryAgain: lay_card,
            e.CardRead: read,
            e.CardUnread: unread,
            e.ReaderFailed: reader_failed,
            e.Overdue: overdue,
            e.OtherWay: other_way,
            e.Decline: back,
            e.Back: back,
        },
    ),
    application_step(
        Draw,
        {
            e.Drawn: drawn,
            e.Next: draw_done,
            e.StrokesKept: strokes_kept,
            e.StrokesLost: strokes_lost,
            e.Overdue: strokes_lost,
            e.OtherWay: other_way,
            e.Back: other_way,
        },
    ),
    application_step(
        Witnessing,
        {
            e.Choose: declare,
            e.Agree: witness_lays_card,
            e.TryAgain: witness_lays_card,
            e.CardRead: witness_read,
            e.CardUnread: witness_unread,
            e.ReaderFailed: witness_reader_failed,
            e.Overdue: witness_unread,
            e.OtherWay: other_way,
            e.Back: other_way,
        },
    ),
)

"""The card and the face: a consent of its own, then the camera, then the platform's comparison.

Refusing costs nothing and leads to the equal ways. Nobody under 14 comes before the camera (Measures for the Security
Management of Facial Recognition, 2025, in force 2025-06-01: children under 14 need their guardian's consent).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from drivers.protocols import Family, IdCard
from kiosk.catalogue.model import WORTH, Way
from kiosk.rules.identity_numbers import age_on
from kiosk.session import events as e
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import Effect, StartLooking, TakeFace
from kiosk.session.face_effects import CompareFace, ComparePermitFace
from kiosk.session.identity import Resident, TravelPermit, Verdict, Verification
from kiosk.session.model import (
    EffectId,
    FaceConsent,
    FaceLook,
    Session,
    Trouble,
    TroubleKind,
    Verifying,
    Waiting,
    Ways,
)
from kiosk.session.signing_stages import NoFace
from kiosk.session.step import Outcome, begin_effect, forget_asked, identity_step
from kiosk.session.steps import party_face
from kiosk.session.steps.completing import known_card, spend, underway, way_done
from kiosk.session.world import World

#: From this age on a face may be compared without a guardian's consent.
LEAST_AGE = party_face.LEAST_AGE
#: After this many comparisons that came to nothing the other ways are left.
MOST_ATTEMPTS = 3
#: So many good looks in a row, at about five a second: somebody who walks past is not taken.
_STEADY = 3


def start(session: Session, code: str, world: World) -> Outcome:
    """The card is known, or the permit. Whether a face may be compared is said before the camera is on."""
    card, permit = known_card(session), permit_of(session)
    birth = permit.birth if permit is not None else card.birth if card is not None else None
    if birth is None or age_on(birth, world.wall.date()) < LEAST_AGE:
        return Outcome(session.to(Trouble(TroubleKind.FACE_UNDER_AGE, code, retry=Ways(code))))
    if device_hindrance(Family.CAMERA, world) is not None:
        return Outcome(session.to(_camera_away(code)))
    return Outcome(session.to(FaceConsent(code)))


def agree(session: Session, stage: FaceConsent, event: e.Agree, world: World) -> Outcome:
    return _look(session, stage, stage.attempts, None, world)


def refuse(session: Session, stage: FaceConsent, event: e.Decline | e.Back | e.OtherWay, world: World) -> Outcome:
    if stage.signer:
        return party_face.leave(session, stage, NoFace.REFUSED if isinstance(event, e.Decline) else None)
    return Outcome(session.to(Ways(stage.code, refused=isinstance(event, e.Decline))))


def looked(session: Session, stage: FaceLook, event: e.Looked, world: World) -> Outcome:
    good = stage.good + 1 if event.look.good else 0
    session = session.to(replace(stage, look=event.look, good=good, looks=stage.looks + 1))
    if good < _STEADY or stage.taking:
        return Outcome(session)
    taking = session.to(replace(stage, look=event.look, good=good, looks=stage.looks + 1, taking=True))
    return begin_effect(taking, world, Waiting.FACE, world.patience.face, TakeFace)


def taken(session: Session, stage: FaceLook, event: e.FaceTaken, world: World) -> Outcome:
    compare = _comparison(session, stage, event.handle)
    if not event.handle or compare is None:
        return Outcome(session.to(replace(stage, good=0, taking=False)))
    asking = replace(forget_asked(session), touched_at=world.now)
    asking = asking.to(
        Verifying(stage.code, Verification.FACE, world.now, attempts=stage.attempts, signer=stage.signer)
    )
    return begin_effect(asking, world, Waiting.VERIFY, world.patience.verify, compare)


def _comparison(session: Session, stage: FaceLook, handle: str) -> Callable[[EffectId], Effect] | None:
    """With what the picture is compared: the register of who laid a card, or of the permit's holder."""
    permit, card = permit_of(session), _card_of(session, stage)
    if permit is not None and not stage.signer:
        return lambda effect: ComparePermitFace(effect, permit, handle)
    return None if card is None else lambda effect: CompareFace(effect, card, handle)


def camera_failed(session: Session, stage: FaceLook, event: e.CameraFailed, world: World) -> Outcome:
    return _without_camera(forget_asked(session), stage)


def overdue(session: Session, stage: FaceLook, event: e.Overdue, world: World) -> Outcome:
    """A picture that does not come is a camera that does not answer; a face that is not seen is nobody's fault."""
    if event.waiting is Waiting.FACE:
        return _without_camera(forget_asked(session), stage)
    if stage.signer:
        return party_face.leave(replace(session, touched_at=world.now), stage, NoFace.UNSEEN)
    trouble = Trouble(TroubleKind.FACE_NOT_SEEN, stage.code, retry=Ways(stage.code))
    return Outcome(replace(forget_asked(session), touched_at=world.now).to(trouble))


def world_changed(session: Session, stage: FaceLook, event: e.WorldChanged, world: World) -> Outcome:
    if device_hindrance(Family.CAMERA, world) is None:
        return Outcome(session)
    return _without_camera(forget_asked(session), stage)


def leave(session: Session, stage: FaceLook, event: e.Back | e.OtherWay | e.Stop, world: World) -> Outcome:
    if stage.signer:
        return party_face.leave(session, stage, None)
    return Outcome(forget_asked(session).to(Ways(stage.code)))


def compared(session: Session, stage: Verifying, event: e.FaceCompared, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    card = event.card or _card_of(session, stage)
    if stage.signer and event.verdict is Verdict.MATCH and card is not None:
        return party_face.matched(session, stage, card, event.proof, world)
    if event.verdict is Verdict.MATCH and card is not None:
        way = underway(session).way
        return way_done(session, stage.code, Resident(card, way, WORTH[way], event.proof), world)
    if stage.signer and event.verdict is Verdict.UNAVAILABLE:
        return party_face.leave(session, stage, NoFace.UNAVAILABLE)
    if event.verdict is Verdict.UNAVAILABLE:
        return Outcome(session.to(Trouble(TroubleKind.FACE_UNAVAILABLE, stage.code, retry=Ways(stage.code))))
    if stage.attempts + 1 >= MOST_ATTEMPTS and stage.signer:
        return party_face.spent(session, stage)
    if stage.attempts + 1 >= MOST_ATTEMPTS:
        trouble = Trouble(TroubleKind.FACE_NOT_MATCHED, stage.code, retry=Ways(stage.code))
        return Outcome(spend(session).to(trouble))
    return _look(session, stage, stage.attempts + 1, event.verdict, world)


def _look(
    session: Session, stage: FaceConsent | Verifying, attempts: int, verdict: Verdict | None, world: World
) -> Outcome:
    if device_hindrance(Family.CAMERA, world) is not None:
        return _without_camera(session, stage)
    session = session.to(FaceLook(stage.code, attempts, verdict, signer=stage.signer))
    return begin_effect(session, world, Waiting.LOOK, world.patience.look, StartLooking)


def permit_of(session: Session) -> TravelPermit | None:
    """The permit that stands for a card, on the way of the permits."""
    so_far = underway(session)
    return so_far.permit if so_far.way is Way.TRAVEL_PERMIT_AND_FACE else None


def _card_of(session: Session, stage: FaceLook | Verifying) -> IdCard | None:
    """Of whom the face is: of the resident, or of who laid their card to sign beside them."""
    return underway(session).card if stage.signer else known_card(session)


def _without_camera(session: Session, stage: FaceConsent | FaceLook | Verifying) -> Outcome:
    if stage.signer:
        return party_face.leave(session, stage, NoFace.AWAY)
    return Outcome(session.to(_camera_away(stage.code)))


def _camera_away(code: str) -> Trouble:
    return Trouble(TroubleKind.CAMERA_AWAY, code, retry=Ways(code))


STEPS = (
    identity_step(FaceConsent, {e.Agree: agree, e.Decline: refuse, e.Back: refuse, e.OtherWay: refuse}),
    identity_step(
        FaceLook,
        {
            e.Looked: looked,
            e.FaceTaken: taken,
            e.CameraFailed: camera_failed,
            e.Overdue: overdue,
            e.WorldChanged: world_changed,
            e.Back: leave,
            e.OtherWay: leave,
            e.Stop: leave,
        },
    ),
)

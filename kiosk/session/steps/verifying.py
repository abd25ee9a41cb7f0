"""The platform is asked about an identification, and the person waits."""

from __future__ import annotations

from kiosk.session import events as e
from kiosk.session.identity import Verification
from kiosk.session.model import AskFailure, Session, Verifying, Ways
from kiosk.session.signing_stages import NoFace
from kiosk.session.step import Outcome, forget_asked, identity_step
from kiosk.session.steps import app_code, face, licence, party_face, phone_code, principal
from kiosk.session.steps.completing import not_verified
from kiosk.session.steps.scanning import scan
from kiosk.session.world import World

#: What it means that the platform knows nothing of the kind.
_NO_RECORD = {
    Verification.PHONE_CODE: phone_code.no_phone,
    Verification.LICENCE: licence.no_body,
    Verification.PRINCIPAL: principal.refused,
}


def failed(session: Session, stage: Verifying, event: e.VerifyFailed, world: World) -> Outcome:
    if stage.signer:
        return party_face.leave(session, stage, NoFace.UNAVAILABLE)
    no_record = _NO_RECORD.get(stage.what)
    if event.failure is AskFailure.NO_RECORD and no_record is not None:
        return no_record(session, stage, world)
    return not_verified(session, stage, event.failure, event.reference, world)


def overdue(session: Session, stage: Verifying, event: e.Overdue, world: World) -> Outcome:
    if stage.signer:
        return party_face.leave(session, stage, NoFace.UNAVAILABLE)
    return not_verified(session, stage, AskFailure.TIMEOUT, "", world)


def stop(session: Session, stage: Verifying, event: e.Stop | e.Back | e.OtherWay, world: World) -> Outcome:
    session = forget_asked(session)
    if stage.signer:
        return party_face.leave(session, stage, None)
    if stage.back is not None and not isinstance(event, e.OtherWay):
        return scan(session.to(stage.back), world)
    return Outcome(session.to(Ways(stage.code)))


STEPS = (
    identity_step(
        Verifying,
        {
            e.FaceCompared: face.compared,
            e.AppCodeIssued: app_code.issued,
            e.AppCodeEnded: app_code.ended,
            e.PhoneCodeSent: phone_code.sent,
            e.BodyFound: licence.found,
            e.PrincipalChecked: principal.confirmed,
            e.VerifyFailed: failed,
            e.Overdue: overdue,
            e.Stop: stop,
            e.Back: stop,
            e.OtherWay: stop,
        },
    ),
)

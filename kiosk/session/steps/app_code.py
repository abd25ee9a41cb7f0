"""The city App: our code for their phone and their code for our scanner, whichever comes first."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.model import Way
from kiosk.session import events as e
from kiosk.session.effects import AwaitApp, IssueAppCode, RedeemAppCode
from kiosk.session.identity import AppCodeState, Resident, Verification
from kiosk.session.model import AppCode, AskFailure, Session, Trouble, TroubleKind, Verifying, Waiting, Ways
from kiosk.session.step import Outcome, begin_effect, forget_asked, identity_step
from kiosk.session.steps.completing import not_verified, way_done
from kiosk.session.steps.scanning import scan
from kiosk.session.world import World


def start(session: Session, code: str, world: World) -> Outcome:
    """Have a code made; what the scanner sees until then is not looked at."""
    asking = session.to(Verifying(code, Verification.APP, world.now))
    return begin_effect(asking, world, Waiting.VERIFY, world.patience.verify, IssueAppCode)


def issued(session: Session, stage: Verifying, event: e.AppCodeIssued, world: World) -> Outcome:
    """Show it, until the platform says what came of it, and scan meanwhile."""
    shown = AppCode(stage.code, event.code, world.now + event.code.seconds)
    session = replace(session, touched_at=world.now).to(shown)
    # The platform ends its code itself; the deadline is for one that it never speaks of again.
    waiting = begin_effect(
        session,
        world,
        Waiting.APP,
        event.code.seconds + world.patience.verify,
        lambda effect: AwaitApp(effect, event.code.proof),
    )
    scanning = scan(waiting.session, world)
    return Outcome(scanning.session, (*waiting.effects, *scanning.effects))


def scanned(session: Session, stage: AppCode, event: e.CodeScanned, world: World) -> Outcome:
    """Their code came first: ours is let go of."""
    asking = replace(forget_asked(session), touched_at=world.now)
    asking = asking.to(Verifying(stage.code, Verification.APP, world.now))
    return begin_effect(
        asking, world, Waiting.VERIFY, world.patience.verify, lambda effect: RedeemAppCode(effect, event.text)
    )


def unread(session: Session, stage: AppCode, event: e.CodeUnread, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, state=AppCodeState.UNKNOWN)))


def scanner_failed(session: Session, stage: AppCode, event: e.ScannerFailed, world: World) -> Outcome:
    """Our own code stands there still."""
    return Outcome(session)


def ended(session: Session, stage: AppCode | Verifying, event: e.AppCodeEnded, world: World) -> Outcome:
    session = replace(forget_asked(session), touched_at=world.now)
    if event.state is AppCodeState.CONFIRMED and event.person is not None:
        person = event.person
        return way_done(session, stage.code, Resident(person.card, Way.APP_CODE, person.trust, person.proof), world)
    if event.state is AppCodeState.REFUSED:
        return Outcome(session.to(Trouble(TroubleKind.APP_REFUSED, stage.code, retry=Ways(stage.code))))
    return Outcome(session.to(AppCode(stage.code, state=event.state)))


def failed(session: Session, stage: AppCode, event: e.VerifyFailed, world: World) -> Outcome:
    asked = Verifying(stage.code, Verification.APP, world.now)
    return not_verified(forget_asked(session), asked, event.failure, event.reference, world)


def overdue(session: Session, stage: AppCode, event: e.Overdue, world: World) -> Outcome:
    if event.waiting is Waiting.SCAN:
        return Outcome(session)
    asked = Verifying(stage.code, Verification.APP, world.now)
    return not_verified(forget_asked(session), asked, AskFailure.TIMEOUT, "", world)


def again(session: Session, stage: AppCode, event: e.SendAgain, world: World) -> Outcome:
    return start(forget_asked(session), stage.code, world)


def leave(session: Session, stage: AppCode, event: e.Back | e.OtherWay | e.Stop, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Ways(stage.code)))


STEPS = (
    identity_step(
        AppCode,
        {
            e.CodeScanned: scanned,
            e.CodeUnread: unread,
            e.ScannerFailed: scanner_failed,
            e.AppCodeEnded: ended,
            e.VerifyFailed: failed,
            e.Overdue: overdue,
            e.SendAgain: again,
            e.Back: leave,
            e.OtherWay: leave,
            e.Stop: leave,
        },
    ),
)

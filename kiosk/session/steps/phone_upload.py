"""Pages for a material from the resident's own phone: a code of ours, what has come, and that it is all.

Nothing that comes is taken before the resident says so here: a code can be read by whoever stands behind them.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.capture_stages import ScanIntro, SheetPile
from kiosk.session.endings import AskFailure
from kiosk.session.form.handing import most_sheets
from kiosk.session.model import Session, Trouble, TroubleKind, Waiting
from kiosk.session.phone_effects import AwaitPhone, OpenUpload
from kiosk.session.phone_stages import PHONE_OVER, PhoneSign, PhoneUpload
from kiosk.session.sheets import MOST_SHEETS, MOST_SHEETS_IN_ALL, Held, Via
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps.onward import materials_page, onward
from kiosk.session.world import World

#: Files that a phone may send at once, where the form says nothing of it: a phone's page is small.
_MOST_FILES = 10


def start(session: Session, stage: ScanIntro | SheetPile | PhoneUpload, event: object, world: World) -> Outcome:
    """Ask for a code; the one before is dead."""
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    others = [sheet for held in application.held if held.material != stage.material for sheet in held.sheets]
    most = min(most_sheets(service, stage.material, _MOST_FILES), MOST_SHEETS, MOST_SHEETS_IN_ALL - len(others))
    if most < 1:
        return Outcome(session)
    asking = replace(forget_asked(session), touched_at=world.now).to(PhoneUpload(stage.code, stage.material))
    return begin_effect(
        asking,
        world,
        Waiting.PHONE_PAGE,
        world.patience.verify,
        lambda effect: OpenUpload(effect, stage.code, stage.material, most, session.looks.language),
    )


def opened(session: Session, stage: PhoneUpload | PhoneSign, event: e.PageOpened, world: World) -> Outcome:
    """Show it, and look now and then what the phone does."""
    shown = replace(stage, ours=event.page, ends_at=world.now + event.page.seconds)
    return begin_effect(
        replace(session, touched_at=world.now).to(shown),
        world,
        Waiting.PHONE,
        event.page.seconds + world.patience.verify,
        lambda effect: AwaitPhone(effect, event.page.page),
    )


def refused(session: Session, stage: PhoneUpload | PhoneSign, event: e.PageRefused, world: World) -> Outcome:
    return Outcome(replace(session, touched_at=world.now).to(replace(stage, ours=None, failure=event.failure)))


def changed(session: Session, stage: PhoneUpload, event: e.PhoneChanged, world: World) -> Outcome:
    """What has come stands on the page as a number. Whoever is at work on a phone is here."""
    if event.seen.state in PHONE_OVER:
        session = forget_asked(session)
    return Outcome(replace(session, touched_at=world.now).to(replace(stage, seen=event.seen, lost=False)))


def lost(session: Session, stage: PhoneUpload | PhoneSign, event: e.PhoneLost, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, lost=True)))


def overdue(session: Session, stage: PhoneUpload | PhoneSign, event: e.Overdue, world: World) -> Outcome:
    """A code that never came; or the platform never spoke of it again, and it is over by its own word."""
    session = forget_asked(session)
    if event.waiting is Waiting.PHONE_PAGE:
        return Outcome(session.to(replace(stage, ours=None, failure=AskFailure.TIMEOUT)))
    return Outcome(session.to(replace(stage, ours=None, lost=False)))


def take(session: Session, stage: PhoneUpload, event: e.Next, world: World) -> Outcome:
    """These are the pages: in the place of what was given before."""
    application = session.application
    if application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if not stage.seen.sheets:
        return Outcome(session)
    given = application.giving(Held(stage.material, stage.seen.sheets, Via.PHONE))
    session = replace(forget_asked(session), application=given, touched_at=world.now)
    return onward(session, stage.code, world)


def leave(session: Session, stage: PhoneUpload, event: e.Back | e.OtherWay | e.Stop, world: World) -> Outcome:
    """The code is dead, and what came by it is let go of."""
    return materials_page(forget_asked(session), stage.code, world)


STEPS = (
    application_step(
        PhoneUpload,
        {
            e.PageOpened: opened,
            e.PageRefused: refused,
            e.PhoneChanged: changed,
            e.PhoneLost: lost,
            e.Overdue: overdue,
            e.Next: take,
            e.SendAgain: start,
            e.Back: leave,
            e.OtherWay: leave,
            e.Stop: leave,
        },
    ),
)

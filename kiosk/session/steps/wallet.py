"""An e-licence in the place of a paper: what for and of whom is said, the resident agrees, one is shown and attached.

A store that is down is not "none": then the department fetches it itself, and it is named among what is still to be
checked.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.effects import AskLicences, GrantLicence
from kiosk.session.endings import AskFailure
from kiosk.session.model import Session, Trouble, TroubleKind, Waiting
from kiosk.session.sheets import Held, Via
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps.onward import materials_page, onward
from kiosk.session.wallet_stages import (
    ELicence,
    LicenceShown,
    WalletAsking,
    WalletAway,
    WalletConsent,
    WalletEmpty,
    WalletList,
)
from kiosk.session.world import Link, World


def ask(session: Session, stage: WalletConsent | WalletAway, event: e.Agree | e.TryAgain, world: World) -> Outcome:
    """They have agreed to this look-up, for this material."""
    if world.link is Link.OFFLINE:
        return Outcome(session.to(WalletAway(stage.code, stage.material, AskFailure.NO_LINK)))
    return begin_effect(
        session.to(WalletAsking(stage.code, stage.material, world.now)),
        world,
        Waiting.WALLET,
        world.patience.ask,
        lambda effect: AskLicences(effect, stage.code, stage.material),
    )


def came(session: Session, stage: WalletAsking, event: e.LicencesCame, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    match event.licences:
        case ():
            return Outcome(session.to(WalletEmpty(stage.code, stage.material)))
        case (only,):
            return Outcome(session.to(LicenceShown(stage.code, stage.material, only)))
        case several:
            return Outcome(session.to(WalletList(stage.code, stage.material, several)))


def choose(session: Session, stage: WalletList, event: e.Choose, world: World) -> Outcome:
    chosen = next((one for one in stage.licences if one.id == event.key), None)
    if chosen is None:
        return Outcome(session)
    return Outcome(session.to(LicenceShown(stage.code, stage.material, chosen, stage.licences)))


def attach(session: Session, stage: LicenceShown, event: e.Agree, world: World) -> Outcome:
    if world.link is Link.OFFLINE:
        return Outcome(session.to(WalletAway(stage.code, stage.material, AskFailure.NO_LINK)))
    return begin_effect(
        session.to(WalletAsking(stage.code, stage.material, world.now, stage.licence)),
        world,
        Waiting.WALLET,
        world.patience.ask,
        lambda effect: GrantLicence(effect, stage.code, stage.material, stage.licence.id),
    )


def granted(session: Session, stage: WalletAsking, event: e.LicenceGranted, world: World) -> Outcome:
    if stage.chosen is None:
        return Outcome(session)
    return _with(session, stage.code, _held(stage.material, event.token, stage.chosen), world)


def go_without(session: Session, stage: WalletAway, event: e.Next, world: World) -> Outcome:
    """The department fetches it itself: the licence may be there all the same."""
    return _with(session, stage.code, Held(stage.material, (), Via.WALLET), world)


def failed(session: Session, stage: WalletAsking, event: e.WalletFailed, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    if event.failure is AskFailure.NO_RECORD:
        return Outcome(session.to(WalletEmpty(stage.code, stage.material)))
    return Outcome(session.to(WalletAway(stage.code, stage.material, event.failure)))


def overdue(session: Session, stage: WalletAsking, event: e.Overdue | e.Stop | e.Back, world: World) -> Outcome:
    session = replace(forget_asked(session), touched_at=world.now)
    if isinstance(event, e.Overdue):
        return Outcome(session.to(WalletAway(stage.code, stage.material, AskFailure.TIMEOUT)))
    return Outcome(session.to(WalletConsent(stage.code, stage.material)))


def to_materials(session: Session, stage: WalletConsent, event: object, world: World) -> Outcome:
    return materials_page(session, stage.code, world)


def back(session: Session, stage: LicenceShown, event: e.Back | e.Decline, world: World) -> Outcome:
    if len(stage.among) > 1:
        return Outcome(session.to(WalletList(stage.code, stage.material, stage.among)))
    return materials_page(session, stage.code, world)


def _held(material: str, token: str, licence: ELicence) -> Held:
    return Held(material, (), Via.WALLET, token, licence.valid_until)


def _with(session: Session, code: str, held: Held, world: World) -> Outcome:
    if session.application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    session = replace(session, application=session.application.giving(held), touched_at=world.now)
    return onward(session, code, world)


STEPS = (
    application_step(
        WalletConsent, {e.Agree: ask, e.Decline: to_materials, e.OtherWay: to_materials, e.Back: to_materials}
    ),
    application_step(
        WalletAsking,
        {
            e.LicencesCame: came,
            e.LicenceGranted: granted,
            e.WalletFailed: failed,
            e.Overdue: overdue,
            e.Stop: overdue,
            e.Back: overdue,
        },
    ),
    application_step(WalletAway, {e.TryAgain: ask, e.Next: go_without, e.OtherWay: to_materials, e.Back: to_materials}),
    application_step(WalletEmpty, {e.OtherWay: to_materials, e.Back: to_materials}),
    application_step(WalletList, {e.Choose: choose, e.Back: to_materials}),
    application_step(LicenceShown, {e.Agree: attach, e.Decline: back, e.Back: back}),
)

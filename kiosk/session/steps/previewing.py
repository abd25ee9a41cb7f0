"""The form as it is handed in: laid out once, its pages to turn, and the way back into its parts."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.application_stages import Preview, Sections
from kiosk.session.form.content import content_digest
from kiosk.session.form.whole import scope_of_form
from kiosk.session.model import Session, Trouble, TroubleKind, Waiting
from kiosk.session.signatures import GUEST, FormInHand
from kiosk.session.step import Outcome, application_step, forget_asked
from kiosk.session.steps.onward import onward
from kiosk.session.steps.signed import deliver, leave_present
from kiosk.session.world import World


def laid_out(session: Session, stage: Preview, event: e.FormLaidOut, world: World) -> Outcome:
    if session.application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    application = replace(session.application, form=event.form, not_drawn="")
    return Outcome(replace(session, application=application))


def not_laid_out(session: Session, stage: Preview, event: e.FormNotLaidOut | e.Overdue, world: World) -> Outcome:
    """It is shown as a list, which says all of it, and that is what is signed."""
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    scope = scope_of_form(service, application.values, session, world)
    digest = content_digest(service, application, scope)
    return Outcome(replace(session, application=replace(application, form=None, not_drawn=digest)))


def shown_form(session: Session) -> FormInHand | None:
    """The form that the page shows, whosesoever it is."""
    if session.present is not None and session.present.key == GUEST:
        return session.present.form
    return session.application.form if session.application is not None else None


def is_being_laid_out(session: Session) -> bool:
    return any(pending.waiting is Waiting.FORM for pending in session.pending)


def turn(session: Session, stage: Preview, event: e.TurnPage, world: World) -> Outcome:
    form = shown_form(session)
    last = form.pages if form is not None else 1
    page = min(last, max(1, stage.page + (1 if event.later else -1)))
    return Outcome(session.to(replace(stage, page=page)))


def enlarge(session: Session, stage: Preview, event: e.Enlarge, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, large=not stage.large)))


def show_list(session: Session, stage: Preview, event: e.ShowList, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, as_list=not stage.as_list)))


def seen(session: Session, stage: Preview, event: e.Next, world: World) -> Outcome:
    if is_being_laid_out(session):
        return Outcome(session)  # there is nothing to have seen yet
    if session.present is not None:
        return onward(replace(session, present=replace(session.present, seen=True)), stage.code, world)
    if session.application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    application = replace(session.application, previewed=True)
    return onward(replace(session, application=application), stage.code, world)


def change(session: Session, stage: Preview, event: e.ChangePart, world: World) -> Outcome:
    """What somebody else filled in, nobody changes who only signs it."""
    if session.present is not None:
        return Outcome(session)
    return Outcome(forget_asked(session).to(Sections(stage.code)))


def decline(session: Session, stage: Preview, event: e.Decline, world: World) -> Outcome:
    """Whoever was asked says no. Here it is enough to step back; of a form from elsewhere the platform is told."""
    present = session.present
    if present is None:
        return Outcome(session)
    if present.waiting is None:
        return leave_present(session, stage.code, world)
    return deliver(session, stage.code, None, world)


def back(session: Session, stage: Preview, event: e.Back, world: World) -> Outcome:
    if session.present is not None:
        return leave_present(session, stage.code, world)
    return Outcome(forget_asked(session).to(Sections(stage.code)))


STEPS = (
    application_step(
        Preview,
        {
            e.FormLaidOut: laid_out,
            e.FormNotLaidOut: not_laid_out,
            e.Overdue: not_laid_out,
            e.TurnPage: turn,
            e.Enlarge: enlarge,
            e.ShowList: show_list,
            e.Next: seen,
            e.ChangePart: change,
            e.Decline: decline,
            e.Back: back,
        },
    ),
)

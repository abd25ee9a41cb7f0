"""A picture of the resident for a document: a consent of its own, live hints, taken, looked at, taken again.

It is no comparison of faces and never becomes one: nothing is asked of anybody about it, and it goes to the department
with the application, or nowhere.
"""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import Family
from kiosk.session import events as e
from kiosk.session.availability import device_hindrance
from kiosk.session.capture_stages import PhotoConsent, PhotoLook, SheetSeen
from kiosk.session.effects import StartLooking, TakePortrait
from kiosk.session.form.handing import photo_standard
from kiosk.session.model import Session, Waiting
from kiosk.session.sheets import Via
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps import capturing
from kiosk.session.steps.onward import materials_page, onward
from kiosk.session.world import World

#: So many good looks in a row, at about five a second.
_STEADY = 4


def agree(session: Session, stage: PhotoConsent, event: e.Agree | e.TryAgain, world: World) -> Outcome:
    return _look(session, stage.code, stage.material, world)


def again(session: Session, stage: SheetSeen, event: e.TryAgain | e.Back, world: World) -> Outcome:
    """Another picture; the one that was taken is gone."""
    if stage.via is not Via.PHOTO:
        return capturing.again(session, stage, event, world)
    return _look(session, stage.code, stage.material, world)


def _look(session: Session, code: str, material: str, world: World) -> Outcome:
    if device_hindrance(Family.CAMERA, world) is not None:
        return Outcome(session.to(PhotoConsent(code, material, away=True)))
    session = replace(session, touched_at=world.now).to(PhotoLook(code, material))
    return begin_effect(session, world, Waiting.LOOK, world.patience.look, StartLooking)


def other_way(session: Session, stage: PhotoConsent, event: e.Decline | e.OtherWay | e.Back, world: World) -> Outcome:
    return materials_page(session, stage.code, world)


def looked(session: Session, stage: PhotoLook, event: e.Looked, world: World) -> Outcome:
    good = stage.good + 1 if event.look.good else 0
    stage = replace(stage, look=event.look, good=good, looks=stage.looks + 1)
    session = session.to(stage)
    if good < _STEADY or stage.taking:
        return Outcome(session)
    return _take(session, stage, world)


def take(session: Session, stage: PhotoLook, event: e.TakeNow, world: World) -> Outcome:
    """At a touch: who cannot hold still, or sits or lies before the camera, is taken as they are."""
    return Outcome(session) if stage.taking else _take(session, stage, world)


def _take(session: Session, stage: PhotoLook, world: World) -> Outcome:
    session = session.to(replace(stage, taking=True, no_room=False))
    service = world.catalogue.services.get(stage.code)
    standard = photo_standard(service, stage.material) if service is not None else None
    return begin_effect(
        session, world, Waiting.SHEET, world.patience.sheet, lambda effect: TakePortrait(effect, standard)
    )


def taken(session: Session, stage: PhotoLook, event: e.SheetTaken, world: World) -> Outcome:
    session = replace(forget_asked(session), touched_at=world.now)
    return Outcome(session.to(SheetSeen(stage.code, stage.material, event.sheet, Via.PHOTO)))


def not_taken(session: Session, stage: PhotoLook, event: e.SheetNotTaken, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, taking=False, good=0, no_room=event.no_room)))


def away(session: Session, stage: PhotoLook, event: e.CameraFailed, world: World) -> Outcome:
    session = replace(forget_asked(session), touched_at=world.now)
    return Outcome(session.to(PhotoConsent(stage.code, stage.material, away=True)))


def overdue(session: Session, stage: PhotoLook, event: e.Overdue, world: World) -> Outcome:
    lost = event.waiting is Waiting.SHEET
    consent = PhotoConsent(stage.code, stage.material, away=lost, unseen=not lost)
    return Outcome(replace(forget_asked(session), touched_at=world.now).to(consent))


def world_changed(session: Session, stage: PhotoLook, event: e.WorldChanged, world: World) -> Outcome:
    if device_hindrance(Family.CAMERA, world) is None:
        return Outcome(session)
    return Outcome(forget_asked(session).to(PhotoConsent(stage.code, stage.material, away=True)))


def leave(session: Session, stage: PhotoLook, event: e.Back | e.OtherWay | e.Stop, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(PhotoConsent(stage.code, stage.material)))


def keep(session: Session, stage: SheetSeen, event: e.Agree, world: World) -> Outcome:
    """A picture is one picture, and its material is given with it; pages may be several, and are turned before."""
    kept = capturing.keep(session, stage, event, world)
    return onward(kept.session, stage.code, world) if stage.via is Via.PHOTO else kept


STEPS = (
    application_step(
        PhotoConsent,
        {e.Agree: agree, e.TryAgain: agree, e.Decline: other_way, e.OtherWay: other_way, e.Back: other_way},
    ),
    application_step(
        PhotoLook,
        {
            e.Looked: looked,
            e.TakeNow: take,
            e.SheetTaken: taken,
            e.SheetNotTaken: not_taken,
            e.CameraFailed: away,
            e.Overdue: overdue,
            e.WorldChanged: world_changed,
            e.OtherWay: leave,
            e.Stop: leave,
            e.Back: leave,
        },
    ),
    application_step(
        SheetSeen,
        {
            e.Agree: keep,
            e.QuarterTurn: capturing.turn,
            e.SheetTaken: capturing.is_turned,
            e.SheetNotTaken: capturing.not_turned,
            e.CameraFailed: capturing.not_turned,
            e.Overdue: capturing.not_turned,
            e.TryAgain: again,
            e.Back: again,
        },
    ),
)

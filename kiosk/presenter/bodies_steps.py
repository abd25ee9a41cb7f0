"""Pages on the way: the card, the choices, the waiting."""

from __future__ import annotations

from drivers.protocols import CardReadReason
from kiosk.presenter.bodies_form import form_fields
from kiosk.session.model import Identify, Parameters, Session, Waiting, Working
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    IdentifyBody,
    ParametersBody,
    Point,
    Scene,
    WorkingBody,
)

#: After this long the page says how long it has been, and offers to stop.
_SLOW = 3.0


def identify(session: Session, stage: Identify, words: Words) -> IdentifyBody:
    reading = any(pending.waiting is Waiting.CARD for pending in session.pending)
    if reading:
        return IdentifyBody(words.of("identify-reading-title"), words.of("identify-reading"), Scene.READING_CARD, ())
    tips = tuple(Point(key, words.of(f"identify-tip-{key}")) for key in ("flat", "alone", "still"))
    if stage.failure is None:
        return IdentifyBody(words.of("identify-title"), words.of("identify-lay"), Scene.LAY_CARD, tips)
    scene = Scene.LAY_CARD if stage.failure is CardReadReason.TAKEN_AWAY else Scene.CARD_PROBLEM
    message = words.of(f"identify-failed-{stage.failure.value.replace('_', '-')}")
    return IdentifyBody(words.of("identify-again-title"), message, scene, tips)


def parameters(session: Session, stage: Parameters, world: World, words: Words) -> ParametersBody:
    language = words.language.value
    service = world.catalogue.services[stage.code]
    fields = form_fields(session, stage, service, world, words)
    return ParametersBody(
        title=service.title.said(language),
        lead=words.of("parameters-lead"),
        fields=fields,
        errors=tuple(Point(field.key, field.error) for field in fields if field.error),
        next=Action("action:next", words.of("action-next-" + service.kind.value), ActionStyle.PRIMARY),
    )


def working(session: Session, stage: Working, world: World, words: Words) -> WorkingBody:
    service = world.catalogue.services[stage.code]
    language = words.language.value
    waited = int(world.now - stage.since)
    slow = world.now - stage.since >= _SLOW
    return WorkingBody(
        title=words.of("working-title-" + service.kind.value),
        message=words.of("working-message", department=world.catalogue.department(service).said(language)),
        scene=Scene.ASKING,
        waited=words.of("working-waited", seconds=waited) if slow else "",
        cancel=Action("action:stop", words.of("action-stop")) if slow else None,
    )

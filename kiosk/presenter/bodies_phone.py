"""The pages that stand while a resident goes on with their own phone: a code, the number to compare, what has come."""

from __future__ import annotations

import math

from kiosk.presenter.bodies_apply import begun
from kiosk.session import model as m
from kiosk.session.form.handing import material_of
from kiosk.session.form.whole import scope_of_form
from kiosk.session.phone_stages import PHONE_OVER, PhoneState
from kiosk.session.world import Link, World
from kiosk.texts import Words
from screens.models import Action, ActionStyle, CodeBody, Point


def phone(session: m.Session, stage: m.PhoneStage, world: World, words: Words) -> CodeBody:
    """The page of either of these stages."""
    if isinstance(stage, m.PhoneUpload):
        return upload(session, stage, world, words)
    return sign(stage, world, words)


def upload(session: m.Session, stage: m.PhoneUpload, world: World, words: Words) -> CodeBody:
    """How many have come, and never what they show."""
    count, state = len(stage.seen.sheets), stage.seen.state
    take = Action(
        "action:next",
        words.of("phone-take", count=count),
        ActionStyle.PRIMARY,
        count > 0,
        "" if count else words.of("phone-nothing-yet"),
    )
    points: tuple[Point, ...] = ()
    if not count and state is PhoneState.WAITING:
        points = _how(words)
    return CodeBody(
        title=words.of("phone-upload-title", title=_material(session, stage, world, words)),
        message=_message(stage, words, "upload"),
        drawing=_drawing(stage),
        squares=stage.ours.size if stage.ours is not None else 0,
        left=_left(stage, world, words),
        problem=_problem(stage, words),
        points=points,
        actions=(*_ways_out(stage, words), take) if stage.failure is None else _ways_out(stage, words),
        number=_number(stage),
        number_label=words.of("phone-compare"),
    )


def sign(stage: m.PhoneSign, world: World, words: Words) -> CodeBody:
    return CodeBody(
        title=words.of("phone-sign-other-title") if stage.request else words.of("phone-sign-title"),
        message=_message(stage, words, "sign"),
        drawing=_drawing(stage),
        squares=stage.ours.size if stage.ours is not None else 0,
        left=_left(stage, world, words),
        problem=_problem(stage, words),
        points=_how(words) if stage.seen.state is PhoneState.WAITING and stage.failure is None else (),
        actions=_ways_out(stage, words),
        number=_number(stage),
        number_label=words.of("phone-compare"),
    )


def phone_action(world: World, words: Words) -> Action:
    """The way to one's own phone, from wherever it is one of several."""
    online = world.link is not Link.OFFLINE
    return Action(
        "action:use-phone",
        words.of("phone-use"),
        enabled=online,
        reason="" if online else words.of("phone-needs-link"),
    )


def _how(words: Words) -> tuple[Point, ...]:
    return tuple(Point(key, words.of(f"phone-how-{key}")) for key in ("scan", "compare", "yours"))


def _is_over(stage: m.PhoneUpload | m.PhoneSign) -> bool:
    return stage.seen.state in PHONE_OVER or stage.failure is not None


def _drawing(stage: m.PhoneUpload | m.PhoneSign) -> str:
    """Gone with the first phone: a code that is used is nobody's any more."""
    waits = stage.seen.state is PhoneState.WAITING and stage.failure is None
    return stage.ours.drawing if stage.ours is not None and waits else ""


def _number(stage: m.PhoneUpload | m.PhoneSign) -> str:
    return stage.ours.check if stage.ours is not None and not _is_over(stage) else ""


def _message(stage: m.PhoneUpload | m.PhoneSign, words: Words, what: str) -> str:
    if stage.failure is not None:
        return words.of("phone-no-code")
    if stage.ours is None and stage.seen.state is PhoneState.WAITING:
        return words.of("phone-asking")
    count = len(stage.seen.sheets)
    if stage.seen.state is PhoneState.OPEN and what == "upload" and count:
        return words.of("phone-come", count=count)
    return words.of(f"phone-{what}-{stage.seen.state.value}", count=count)


def _left(stage: m.PhoneUpload | m.PhoneSign, world: World, words: Words) -> str:
    if stage.ours is None or _is_over(stage):
        return ""
    seconds = max(0, math.ceil(stage.ends_at - world.now))
    minutes, rest = divmod(seconds, 60)
    return words.of("phone-left", minutes=minutes, seconds=f"{rest:02}")


def _problem(stage: m.PhoneUpload | m.PhoneSign, words: Words) -> str:
    if stage.lost:
        return words.of("phone-lost")
    if stage.seen.no_room:
        return words.of("phone-no-room")
    return ""


def _ways_out(stage: m.PhoneUpload | m.PhoneSign, words: Words) -> tuple[Action, ...]:
    """Another way is always there; another code where this one is over."""
    other = Action("action:other-way", words.of("action-other-way"))
    gone = _is_over(stage) and stage.seen.state is not PhoneState.FINISHED
    if gone:
        style = ActionStyle.SECONDARY if stage.seen.sheets else ActionStyle.PRIMARY
        return other, Action("action:send-again", words.of("phone-again"), style)
    return (other,)


def _material(session: m.Session, stage: m.PhoneUpload, world: World, words: Words) -> str:
    service = world.catalogue.services[stage.code]
    scope = scope_of_form(service, begun(session, stage.code).values, session, world)
    material = material_of(service, stage.material, scope)
    return material.title.said(words.language.value) if material is not None else ""

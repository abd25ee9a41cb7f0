"""Pages of verifying the phone of a form: the question, sending, typing, and what stays to be checked."""

from __future__ import annotations

from dataclasses import replace

from kiosk.presenter.bodies_identity import six_digits
from kiosk.rules.masking import mask_phone
from kiosk.session import model as m
from kiosk.session.digits_stages import AskDigits, DigitsStage, SendDigits, TypeDigits
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import Action, ActionStyle, Body, QuestionBody, Scene, WorkingBody

#: After this long the page says how long it has been, and offers to go on without.
_SLOW = 3.0


def digits(session: m.Session, stage: DigitsStage, world: World, words: Words) -> Body:
    application = session.application
    phone = mask_phone(application.values.one(stage.field)) if application is not None else ""
    match stage:
        case AskDigits():
            return ask(stage, phone, words)
        case SendDigits():
            return sending(stage, phone, world, words)
        case TypeDigits():
            page = six_digits(session, stage, world, words, words.of("digits-wrong", left=stage.left))
            others = (*page.actions, _change(words), _without(words))
            return replace(page, lead=words.of("digits-lead", phone=phone), actions=others)


def ask(stage: AskDigits, phone: str, words: Words) -> QuestionBody:
    """Sending and going on without are both a tap. What ended says why, and what becomes of the number."""
    if stage.end is not None:
        on = Action("action:next", words.of("digits-go-on"), ActionStyle.PRIMARY)
        said = words.of(f"digits-end-{stage.end.value.replace('_', '-')}", phone=phone)
        return QuestionBody(words.of("digits-end-title"), said, Scene.NONE, (), (_change(words), on))
    on = Action("action:next", words.of("digits-without"))
    send = Action("action:agree", words.of("digits-send"), ActionStyle.PRIMARY)
    said = words.of("digits-ask", phone=phone)
    return QuestionBody(words.of("digits-ask-title"), said, Scene.QUESTION, (), (_change(words), on, send))


def sending(stage: SendDigits, phone: str, world: World, words: Words) -> WorkingBody:
    waited = int(world.now - stage.since)
    slow = waited >= _SLOW
    return WorkingBody(
        title=words.of("digits-sending-title"),
        message=words.of("digits-sending", phone=phone),
        scene=Scene.ASKING,
        waited=words.of("working-waited", seconds=waited) if slow else "",
        cancel=_without(words) if slow else None,
    )


def _without(words: Words) -> Action:
    return Action("action:decline", words.of("digits-without"))


def _change(words: Words) -> Action:
    return Action("action:change", words.of("digits-change"))

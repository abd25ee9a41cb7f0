"""Pages with one question: the item's own, for whom, by which way, in which role."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.model import Way
from kiosk.presenter.calling import stuck_action
from kiosk.presenter.say import hindrance_words
from kiosk.session import model as m
from kiosk.session.steps.choosing import LEGAL, Offer, behalf_offers, way_offers
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import Action, Body, ChoiceBody, Equal, GuidanceBody, QuestionBody, Scene

_WAY_ICONS = {
    Way.ID_CARD: "card",
    Way.ID_CARD_AND_FACE: "face",
    Way.APP_CODE: "code",
    Way.PHONE_CODE: "phone",
    Way.SOCIAL_SECURITY_CARD: "chip",
    Way.LICENCE_CODE: "licence",
    Way.CASE_NUMBER: "search",
}
_BEHALF_ICONS = {
    "self": "person",
    "agent": "two_people",
    "guardian": "child",
    "relative": "two_people",
    LEGAL: "licence",
}


def asked(stage: m.Asked, world: World, words: Words) -> Body:
    """The item's question; after a no what to do instead."""
    question = world.catalogue.services[stage.code].who.asked[stage.number]
    language = words.language.value
    if stage.said_no:
        return GuidanceBody(
            title=words.of("asked-no-title"),
            message=question.if_no.said(language),
            scene=Scene.PERSON_PROBLEM,
            points=(),
            actions=(
                Action("action:back", words.of("asked-change")),
                stuck_action(words),
                Action("action:home", words.of("action-other")),
            ),
        )
    return QuestionBody(
        title=question.question.said(language),
        message=words.of("asked-lead"),
        scene=Scene.QUESTION,
        facts=(),
        actions=(Action("action:agree", words.of("asked-yes")), Action("action:decline", words.of("asked-no"))),
    )


def for_whom(stage: m.ForWhom, world: World, words: Words) -> ChoiceBody:
    offers = behalf_offers(world.catalogue.services[stage.code])
    return ChoiceBody(
        title=words.of("for-whom-title"),
        lead=words.of("for-whom-lead"),
        options=tuple(_for(offer, words) for offer in offers),
    )


def ways(session: m.Session, stage: m.Ways, world: World, words: Words) -> ChoiceBody:
    offers = way_offers(world.catalogue.services[stage.code], session, world)
    return ChoiceBody(
        title=words.of("ways-title"),
        lead=words.of("ways-refused") if stage.refused else words.of("ways-lead"),
        options=tuple(_way(offer, words) for offer in offers),
        note=words.of("ways-note"),
    )


def _way(offer: Offer, words: Words) -> Equal:
    key = offer.key.replace("_", "-")
    made = Equal(
        f"option:way:{offer.key}",
        words.of(f"by-{key}"),
        words.of(f"by-{key}-help"),
        _WAY_ICONS.get(Way(offer.key), "card"),
    )
    return _open_or_not(made, offer, words)


def role(stage: m.ChooseRole, words: Words) -> ChoiceBody:
    body = stage.body
    return ChoiceBody(
        title=words.of("role-title"),
        lead=words.of("role-lead", body=body.name),
        options=tuple(Equal(f"option:role:{role.key}", role.title, body.name, "licence") for role in body.roles),
    )


def _for(offer: Offer, words: Words) -> Equal:
    made = Equal(
        f"option:for:{offer.key}",
        words.of(f"for-{offer.key}"),
        words.of(f"for-{offer.key}-help"),
        _BEHALF_ICONS[offer.key],
    )
    return _open_or_not(made, offer, words)


def _open_or_not(made: Equal, offer: Offer, words: Words) -> Equal:
    """What is closed stays where it is, with the reason."""
    if offer.hindrance is None:
        return made
    return replace(made, enabled=False, reason=hindrance_words(offer.hindrance, words))

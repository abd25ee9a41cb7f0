"""The pages on which an e-licence takes the place of a paper."""

from __future__ import annotations

from kiosk.catalogue.model import Material
from kiosk.presenter.bodies_capture import material_on
from kiosk.presenter.say import day_words
from kiosk.session import model as m
from kiosk.session.form.handing import modes_here
from kiosk.session.wallet_stages import ELicence
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    Body,
    ChoiceBody,
    Equal,
    Fact,
    GuidanceBody,
    NoticeBody,
    Point,
    QuestionBody,
    Scene,
    WorkingBody,
)

#: After this long the page offers to stop.
_SLOW = 3.0


def wallet(session: m.Session, stage: m.WalletStage, world: World, words: Words) -> Body:
    """The page of any of these stages."""
    material = material_on(session, stage.code, stage.material, world)
    title = material.title.said(words.language.value) if material is not None else ""
    match stage:
        case m.WalletConsent():
            return _consent(stage, title, world, words)
        case m.WalletAsking():
            return _asking(stage, title, world, words)
        case m.WalletAway():
            return _away(material, title, words)
        case m.WalletEmpty():
            return _empty(stage, material, title, world, words)
        case m.WalletList():
            return _list(stage, title, world, words)
        case m.LicenceShown():
            return _shown(stage, world, words)


def _consent(stage: m.WalletConsent, title: str, world: World, words: Words) -> NoticeBody:
    """Each licence by itself: what for and who gets it, before anything is looked up."""
    service, language = world.catalogue.services[stage.code], words.language.value
    what = {
        "what": words.of("wallet-consent-what", title=title),
        "why": words.of("wallet-consent-why", item=service.title.said(language)),
        "who": words.of("wallet-consent-who", department=world.catalogue.department(service).said(language)),
        "refuse": words.of("wallet-consent-refuse"),
    }
    return NoticeBody(
        title=words.of("wallet-consent-title"),
        lead=words.of("wallet-consent-lead", title=title),
        points=tuple(Point(key, said) for key, said in what.items()),
        agree=Action("action:agree", words.of("wallet-consent-agree")),
        decline=Action("action:decline", words.of("wallet-consent-decline")),
    )


def _asking(stage: m.WalletAsking, title: str, world: World, words: Words) -> WorkingBody:
    slow = world.now - stage.since >= _SLOW
    return WorkingBody(
        title=words.of("wallet-asking-title") if stage.chosen is None else words.of("wallet-attaching-title"),
        message=words.of("wallet-asking", title=title),
        scene=Scene.ASKING,
        waited=words.of("working-waited", seconds=int(world.now - stage.since)) if slow else "",
        cancel=Action("action:stop", words.of("action-stop")) if slow else None,
    )


def _away(material: Material | None, title: str, words: Words) -> GuidanceBody:
    return GuidanceBody(
        title=words.of("wallet-away-title"),
        message=words.of("wallet-away", title=title),
        scene=Scene.LINK_PROBLEM,
        points=(Point("department", words.of("wallet-away-department")),),
        actions=(
            *_other_way(material, words),
            Action("action:retry", words.of("wallet-again")),
            Action("action:next", words.of("wallet-go-without"), ActionStyle.PRIMARY),
        ),
    )


def _empty(stage: m.WalletEmpty, material: Material | None, title: str, world: World, words: Words) -> GuidanceBody:
    service, language = world.catalogue.services[stage.code], words.language.value
    points = []
    if service.guide.places:
        place = service.guide.places[0]
        where = words.of("apply-window", place=place.name.said(language), hours=place.hours.said(language))
        points.append(Point("window", where))
    other = _other_way(material, words)
    home = Action("action:home", words.of("action-other"))
    ways = tuple(Action(one.name, one.label, ActionStyle.PRIMARY) for one in other)
    return GuidanceBody(
        title=words.of("wallet-empty-title", title=title),
        message=words.of("wallet-empty"),
        scene=Scene.NOT_FOUND,
        points=tuple(points),
        actions=ways or (Action("action:back", words.of("scan-to-papers")), home),
    )


def _list(stage: m.WalletList, title: str, world: World, words: Words) -> ChoiceBody:
    return ChoiceBody(
        title=words.of("wallet-list-title", title=title),
        lead=words.of("wallet-list-lead"),
        options=tuple(
            Equal(f"option:licence:{one.id}", one.title, _in_a_line(one, world, words), "certificate")
            for one in stage.licences
        ),
    )


def _in_a_line(licence: ELicence, world: World, words: Words) -> str:
    """By whom it was issued and how long it is valid; or that it is not any more."""
    until = _until(licence, words)
    if _has_ended(licence, world):
        return words.of("wallet-line-ended", issuer=licence.issuer, until=until)
    return words.of("wallet-line", issuer=licence.issuer, until=until)


def _has_ended(licence: ELicence, world: World) -> bool:
    return licence.valid_until is not None and licence.valid_until < world.wall.date()


def _shown(stage: m.LicenceShown, world: World, words: Words) -> QuestionBody:
    """One page, masked; one that has ended is said to have."""
    licence = stage.licence
    ended = _has_ended(licence, world)
    attach = words.of("wallet-attach-ended") if ended else words.of("wallet-attach")
    decline = Action("action:decline", words.of("wallet-not-this"), ActionStyle.PRIMARY if ended else _PLAIN)
    agree = Action("action:agree", attach, _PLAIN if ended else ActionStyle.PRIMARY)
    return QuestionBody(
        title=licence.title,
        message=words.of("wallet-ended") if ended else words.of("wallet-shown"),
        scene=Scene.DOCUMENT_PROBLEM if ended else Scene.NONE,
        facts=(
            *(Fact(f"fact-{number}", label, value) for number, (label, value) in enumerate(licence.facts)),
            Fact("issuer", words.of("wallet-issuer"), licence.issuer),
            Fact("valid_until", words.of("wallet-valid-until"), _until(licence, words)),
        ),
        actions=(agree, decline) if ended else (decline, agree),
    )


_PLAIN = ActionStyle.SECONDARY


def _until(licence: ELicence, words: Words) -> str:
    until = licence.valid_until
    return words.of("wallet-no-end") if until is None else day_words(until.isoformat(), words)


def _other_way(material: Material | None, words: Words) -> tuple[Action, ...]:
    if material is None or len(modes_here(material)) < 2:
        return ()
    return (Action("action:other-way", words.of("scan-other-way")),)

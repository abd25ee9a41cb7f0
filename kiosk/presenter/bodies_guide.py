"""An item's guide: its page in leaves, its pages to print, and its code for the phone."""

from __future__ import annotations

from drivers.protocols import Family
from kiosk.catalogue.model import Kind, Service
from kiosk.presenter import guide
from kiosk.presenter.bodies_browse import standing_and_state
from kiosk.presenter.calling import stuck_action
from kiosk.presenter.qr import svg_path
from kiosk.presenter.say import elsewhere_words, hindrance_words, money
from kiosk.presenter.setting import Setting
from kiosk.session.allowance import ways_here
from kiosk.session.availability import Offer, device_hindrance, hindrances, instead, limits, offer
from kiosk.session.elsewhere import places
from kiosk.session.model import GuidePrint, GuideTab, ItemPage, ReceiptState, Session, TakeAlong
from kiosk.session.steps.guide import guide_pages_left, slips_left
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    Fact,
    Instead,
    ItemBody,
    PagesBody,
    Point,
    Scene,
    Sheet,
    Tab,
    TakeAlongBody,
    WorkingBody,
)


def item(session: Session, stage: ItemPage, world: World, words: Words, setting: Setting) -> ItemBody:
    language = words.language.value
    service = world.catalogue.services[stage.code]
    standing, state = standing_and_state(service, world, words)
    leaves = _leaves(service, world)
    leaf = stage.tab if stage.tab in leaves else GuideTab.OVERVIEW
    where = guide.place_cards(places(service, world, stage.place), words)
    of_place = world.catalogue.guides.get(stage.code, stage.place) if stage.place else None
    overview, law = leaf is GuideTab.OVERVIEW, leaf is GuideTab.LAW
    department = world.catalogue.department(service)
    return ItemBody(
        title=(of_place or service).title.said(language),
        department=department.said(language),
        icon=service.icon,
        summary=service.guide.summary.said(language) if overview else "",
        state=state,
        standing=standing,
        tabs=tuple(Tab(one.value, words.of(f"guide-tab-{one.value}"), "", one is leaf) for one in leaves),
        leaf=leaf.value,
        actions=tuple(_item_actions(session, service, world, words, setting)),
        instead=_instead(service, world, words, setting),
        lead=_lead(leaf, service, words),
        facts=(*guide.overview(service, words), *_paying(service, world, words))
        if overview
        else guide.about(service, department, words)
        if law
        else (),
        materials=guide.materials(service, words) if leaf is GuideTab.MATERIALS else (),
        steps=guide.steps(service, words) if leaf is GuideTab.STEPS else (),
        flow_start=words.of("guide-flow-start") if leaf is GuideTab.STEPS else "",
        flow_end=guide.flow_end(service, words) if leaf is GuideTab.STEPS else "",
        places=where if leaf is GuideTab.PLACES else (),
        questions=guide.questions(service, words) if leaf is GuideTab.QUESTIONS else (),
        points=guide.conditions(service, words) if overview else guide.law(service, words) if law else (),
        points_title=words.of("guide-conditions") if overview and service.guide.conditions else "",
    )


def pages(session: Session, stage: GuidePrint, world: World, words: Words) -> PagesBody | WorkingBody:
    """The pages to choose from, or the waiting for them."""
    service = world.catalogue.services[stage.code]
    if stage.document is None:
        return WorkingBody(
            words.of("guide-laying-out-title"),
            words.of("guide-laying-out"),
            Scene.PRINTING,
            cancel=Action("action:stop", words.of("action-stop")),
        )
    chosen, left = len(stage.chosen), guide_pages_left(session, world)
    hindrance = device_hindrance(Family.DOCUMENT_PRINTER, world)
    reason = ""
    if hindrance is not None:
        reason = hindrance_words(hindrance, words)
    elif not chosen:
        reason = words.of("guide-pages-none")
    elif chosen > left:
        reason = words.of("guide-pages-limit", pages=left)
    return PagesBody(
        title=service.title.said(words.language.value),
        lead=words.of("guide-pages-lead"),
        sheets=tuple(
            Sheet(str(number), words.of("guide-page", page=number), picture, number not in stage.left_out)
            for number, picture in enumerate(stage.document.pictures, start=1)
        ),
        state=words.of("guide-pages-chosen", chosen=chosen, pages=stage.document.pages, left=left),
        actions=(
            Action(
                "action:print",
                words.of("action-print-pages-again" if stage.printed else "action-print-pages", pages=chosen),
                ActionStyle.PRIMARY,
                not reason,
                reason,
            ),
        ),
    )


def take_along(session: Session, stage: TakeAlong, world: World, words: Words, setting: Setting) -> TakeAlongBody:
    service = world.catalogue.services[stage.code]
    address = setting.guide_address(stage.code)
    code = svg_path(address) if address else None
    tips = ("scan", "open", "private")
    return TakeAlongBody(
        title=words.of("take-along-title"),
        message=_take_along_message(stage, service, words),
        code=code.path if code else "",
        modules=code.modules if code else 0,
        address=address,
        tips=tuple(Point(key, words.of(f"take-along-{key}")) for key in tips),
        state=_slip_state(session, words),
        actions=tuple(_slip_actions(session, world, words)) if address else (),
    )


def _take_along_message(stage: TakeAlong, service: Service, words: Words) -> str:
    title = service.title.said(words.language.value)
    if stage.result is not None:
        return words.of("take-along-result", title=title)
    return words.of("take-along-message", title=title)


def _paying(service: Service, world: World, words: Words) -> tuple[Fact, ...]:
    """How it can be paid at this terminal, and up to how much."""
    allowed = world.allowance
    names = (words.of(f"pay-way-{way.value.replace('_', '-')}") for way in ways_here(service, allowed))
    ways = words.of("list-join").join(names)
    if not ways:
        return ()
    if allowed.most_yuan is not None:
        ways = words.of("pay-up-to", ways=ways, amount=money(allowed.most_yuan))
    return (Fact("pay", words.of("guide-pay"), ways),)


def _leaves(service: Service, world: World) -> tuple[GuideTab, ...]:
    """The leaves that have something on them."""
    there = {
        GuideTab.PLACES: bool(places(service, world)),
        GuideTab.QUESTIONS: bool(service.guide.questions),
    }
    return tuple(leaf for leaf in GuideTab if there.get(leaf, True))


def _lead(leaf: GuideTab, service: Service, words: Words) -> str:
    match leaf:
        case GuideTab.MATERIALS:
            return guide.materials_lead(service, words)
        case GuideTab.PLACES:
            phone = next((place.phone for place in service.guide.places if place.phone), "")
            return words.of("guide-places-lead-phone", phone=phone) if phone else words.of("guide-places-lead")
        case GuideTab.LAW:
            return words.of("guide-law-lead")
        case _:
            return ""


def _instead(service: Service, world: World, words: Words, setting: Setting) -> Instead | None:
    """Why it cannot be done here, and the place where it can."""
    match offer(service, world):
        case Offer.START:
            return None
        case Offer.AWAY:
            reasons = (hindrance_words(hindrance, words) for hindrance in hindrances(service, world))
            why = words.of("instead-away", reasons=words.of("clause-join").join(reasons))
        case Offer.GUIDE if found := limits(service, world):
            reasons = (hindrance_words(hindrance, words) for hindrance in found)
            why = words.of("instead-away", reasons=words.of("clause-join").join(reasons))
        case Offer.GUIDE:
            why = words.of("instead-guide" if service.kind is Kind.GUIDE else "instead-not-yet")
    elsewhere = instead(service, world)
    if elsewhere is None:
        return Instead(why, words.of("instead-ask"), words.of("instead-phone", phone=setting.hotline))
    phone = elsewhere.place.phone
    return Instead(why, elsewhere_words(elsewhere, words), words.of("instead-phone", phone=phone) if phone else "")


def _item_actions(session: Session, service: Service, world: World, words: Words, setting: Setting) -> list[Action]:
    """What can be done with it here: to begin it, to print its guide, to take it along."""
    starts = offer(service, world) is Offer.START
    found = []
    printer = device_hindrance(Family.DOCUMENT_PRINTER, world)
    if printer is None and guide_pages_left(session, world):
        style = ActionStyle.SECONDARY if starts or setting.guide_url else ActionStyle.PRIMARY
        found.append(Action("action:print-guide", words.of("action-print-guide"), style))
    if setting.guide_url:
        style = ActionStyle.SECONDARY if starts else ActionStyle.PRIMARY
        found.append(Action("action:take-guide", words.of("action-take-guide"), style))
    if not starts:
        found.append(stuck_action(words))
    if starts:
        found.append(Action("action:start", words.of("action-start"), ActionStyle.PRIMARY))
    return found


def _slip_state(session: Session, words: Words) -> str:
    if session.receipt is ReceiptState.NONE:
        return ""
    return words.of(f"slip-{session.receipt.value}")


def _slip_actions(session: Session, world: World, words: Words) -> list[Action]:
    """A slip, where the terminal has a printer for it; a fault of it is said on the button."""
    if Family.RECEIPT_PRINTER not in world.devices:
        return []
    hindrance = device_hindrance(Family.RECEIPT_PRINTER, world)
    if hindrance is not None:
        reason = hindrance_words(hindrance, words)
    else:
        reason = "" if slips_left(session, world) else words.of("slip-limit")
    enabled = not reason and session.receipt is not ReceiptState.PRINTING
    return [Action("action:print-slip", words.of("action-print-slip"), ActionStyle.PRIMARY, enabled, reason)]

"""An item's guide to take along: on paper, page by page, or to the phone. Nobody needs to be known for it."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import Family
from kiosk.session import events as e
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import LayOutGuide, PrintGuideSlip, PrintPages
from kiosk.session.elsewhere import places
from kiosk.session.model import (
    GuidePrint,
    ItemPage,
    Printing,
    ReceiptState,
    Session,
    Table,
    TakeAlong,
    Trouble,
    TroubleKind,
    Waiting,
)
from kiosk.session.step import (
    ATTENDANT,
    BROWSING,
    CARD_ANSWERS,
    DESK_ANSWERS,
    FORM,
    GUIDE_ANSWERS,
    LEFT_PAPER,
    NOTHING_AWAITED,
    NOTICE,
    PLATFORM_ANSWERS,
    PRINT_ANSWERS,
    PRINTING,
    RECOVERY,
    Handlers,
    Outcome,
    Step,
    begin_effect,
    forget_asked,
    kinds,
)
from kiosk.session.world import World

_LAY_OUT_SECONDS = 25.0
_SLIP_SECONDS = 20.0


def guide_pages_left(session: Session, world: World) -> int:
    """How many more pages of guides can be printed in this visit, and today."""
    allowed = world.allowance
    left = allowed.guide_pages - session.guide_pages
    if allowed.guide_pages_a_day is not None:
        left = min(left, allowed.guide_pages_a_day - world.guide_pages_today)
    return max(0, left)


def slips_left(session: Session, world: World) -> int:
    return max(0, world.allowance.slips - session.slips)


def print_guide(session: Session, stage: ItemPage, event: e.PrintGuide, world: World) -> Outcome:
    """Lay the guide out; its pages are shown as soon as they are there."""
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if device_hindrance(Family.DOCUMENT_PRINTER, world) is not None or not guide_pages_left(session, world):
        return Outcome(session)  # the page says so, and its button is off
    looks, where = session.looks, places(service, world, stage.place)
    department = world.catalogue.department(service)
    return begin_effect(
        session.to(GuidePrint(stage.code, place=stage.place)),
        world,
        Waiting.GUIDE,
        _LAY_OUT_SECONDS,
        lambda effect: LayOutGuide(effect, service, department, where, looks),
    )


def take_guide(session: Session, stage: ItemPage, event: e.TakeGuide, world: World) -> Outcome:
    return Outcome(_earlier_slip_forgotten(session).to(TakeAlong(stage.code, stage.place)))


def laid_out(session: Session, stage: GuidePrint, event: e.GuideReady, world: World) -> Outcome:
    return Outcome(replace(session, touched_at=world.now).to(replace(stage, document=event.document)))


def not_laid_out(session: Session, stage: GuidePrint, event: e.GuideFailed | e.Overdue, world: World) -> Outcome:
    trouble = Trouble(TroubleKind.NO_GUIDE, stage.code, retry=ItemPage(stage.code, place=stage.place))
    return Outcome(replace(session, touched_at=world.now).to(trouble))


def choose_page(session: Session, stage: GuidePrint, event: e.ChoosePage, world: World) -> Outcome:
    if stage.document is None or not 1 <= event.number <= stage.document.pages:
        return Outcome(session)
    return Outcome(session.to(replace(stage, left_out=stage.left_out ^ {event.number})))


def start_print(session: Session, stage: GuidePrint, event: e.Print, world: World) -> Outcome:
    chosen = len(stage.chosen)
    if not 0 < chosen <= guide_pages_left(session, world):
        return Outcome(session)  # the page says so, and its button is off
    if device_hindrance(Family.DOCUMENT_PRINTER, world) is not None:
        status = world.devices.get(Family.DOCUMENT_PRINTER)
        problems = status.problems if status else frozenset()
        return Outcome(session.to(Trouble(TroubleKind.NOT_PRINTED, stage.code, problems=problems, retry=stage)))
    # Counted as they are begun: of a print whose end nobody knows, some may have come out.
    counted = replace(_earlier_slip_forgotten(session), guide_pages=session.guide_pages + chosen)
    started = begin_effect(
        counted,
        world,
        Waiting.PRINT,
        world.patience.print_job,
        lambda effect: PrintPages(effect, stage, session.resident, session.looks),
    )
    job = started.session.pending[-1].id
    return Outcome(started.session.to(Printing(stage, job, pages=chosen)), started.effects)


def print_slip(session: Session, stage: TakeAlong, event: e.PrintSlip, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None or _slip_under_way(session) or not slips_left(session, world):
        return Outcome(session)
    if device_hindrance(Family.RECEIPT_PRINTER, world) is not None:
        return Outcome(session)  # the page says so, and its button is off
    looks, department = session.looks, world.catalogue.department(service)
    return begin_effect(
        replace(session, receipt=ReceiptState.PRINTING, slips=session.slips + 1),
        world,
        Waiting.RECEIPT,
        _SLIP_SECONDS,
        lambda effect: PrintGuideSlip(effect, service, department, looks),
    )


def take_result(session: Session, stage: Table, event: e.TakeGuide, world: World) -> Outcome:
    """A result that cannot be printed: its item for the phone, where the same question can be asked again."""
    return Outcome(_earlier_slip_forgotten(session).to(TakeAlong(stage.code, result=stage)))


def back_to_item(session: Session, stage: GuidePrint | TakeAlong, event: e.Back | e.Stop, world: World) -> Outcome:
    if isinstance(stage, TakeAlong) and stage.result is not None:
        return Outcome(session.to(stage.result))
    return Outcome(forget_asked(session).to(ItemPage(stage.code, place=stage.place)))


def _slip_under_way(session: Session) -> bool:
    return any(pending.waiting is Waiting.RECEIPT for pending in session.pending)


def _earlier_slip_forgotten(session: Session) -> Session:
    """What became of a slip is said of that slip, and of no later paper."""
    return session if _slip_under_way(session) else replace(session, receipt=ReceiptState.NONE)


_PRINT: Handlers = {
    e.GuideReady: laid_out,
    e.GuideFailed: not_laid_out,
    e.Overdue: not_laid_out,
    e.ChoosePage: choose_page,
    e.Print: start_print,
    e.Stop: back_to_item,
    e.Back: back_to_item,
}
_TAKE: Handlers = {e.PrintSlip: print_slip, e.Back: back_to_item}
_ELSEWHERE = kinds(BROWSING, NOTICE, FORM, PRINTING, LEFT_PAPER, ATTENDANT, (e.TryAgain, e.Stop))
_NOT_AWAITED = kinds(
    CARD_ANSWERS, PLATFORM_ANSWERS, GUIDE_ANSWERS, PRINT_ANSWERS, RECOVERY, DESK_ANSWERS, NOTHING_AWAITED
)

STEPS = (
    Step(GuidePrint, _PRINT, (_ELSEWHERE | _NOT_AWAITED) - set(_PRINT)),
    Step(TakeAlong, _TAKE, (_ELSEWHERE | _NOT_AWAITED) - set(_TAKE)),
)

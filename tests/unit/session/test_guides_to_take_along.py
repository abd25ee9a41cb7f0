"""Guides on paper and on slips: counted, bounded, and never an old answer for a new paper."""

from __future__ import annotations

from types import MappingProxyType

from drivers.protocols import Condition, DeviceStatus, Family, PrintOutcome
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.allowance import USUAL
from kiosk.session.effects import Effect, LayOutGuide, PrintGuideSlip, PrintPages
from kiosk.session.reducer import advance
from kiosk.session.world import World
from tests.support.situations import CERTIFICATE, READY, world

VISITOR = m.Session(touched_at=1000.0, tally=m.Tally(started=990.0))
PAGES = m.GuideInHand("g1", ("g1-1", "g1-2", "g1-3"))


def after(session: m.Session, *events: e.Event, here: World | None = None) -> tuple[m.Session, list[Effect]]:
    effects: list[Effect] = []
    for event in events:
        outcome = advance(session, event, here or world())
        session = outcome.session
        effects += outcome.effects
    return session, effects


def laid_out() -> m.Session:
    session, effects = after(VISITOR.to(m.ItemPage(CERTIFICATE)), e.PrintGuide())
    (asked,) = effects
    assert isinstance(asked, LayOutGuide)
    return after(session, e.GuideReady(asked.id, PAGES))[0]


def test_pages_that_are_left_out_are_not_printed_and_can_be_taken_back_in() -> None:
    session, effects = after(laid_out(), e.ChoosePage(2), e.ChoosePage(1), e.ChoosePage(1), e.Print())
    (printing,) = (effect for effect in effects if isinstance(effect, PrintPages))
    assert isinstance(printing.source, m.GuidePrint)
    assert printing.source.chosen == (1, 3)
    assert isinstance(session.stage, m.Printing)
    assert session.stage.pages == 2


def test_without_a_page_there_is_nothing_to_print() -> None:
    session, effects = after(laid_out(), e.ChoosePage(1), e.ChoosePage(2), e.ChoosePage(3), e.Print())
    assert effects == []
    assert isinstance(session.stage, m.GuidePrint)


def test_a_visit_prints_so_many_pages_of_guides_and_the_next_one_as_many_again() -> None:
    session, printed = laid_out(), 0
    pages = session.stage
    for _ in range(USUAL.guide_pages):
        session, effects = after(session.to(pages), e.Print())
        for effect in effects:
            if isinstance(effect, PrintPages):
                printed += len(PAGES.pictures)
                session, _ = after(session, e.PrintEnded(effect.id, m.PrintEnd.COMPLETED, 3), e.Back())
    assert USUAL.guide_pages - len(PAGES.pictures) < printed <= USUAL.guide_pages
    ended, _ = after(session.to(m.Home()), e.EndVisit())
    assert ended.guide_pages == 0


def test_what_may_have_come_out_is_counted() -> None:
    session, effects = after(laid_out(), e.Print())
    (printing,) = (effect for effect in effects if isinstance(effect, PrintPages))
    session, _ = after(session, e.PrintEnded(printing.id, m.PrintEnd.UNKNOWN, 0))
    assert isinstance(session.stage, m.PrintQuestion)
    assert session.guide_pages == 3


def test_a_guide_that_is_left_is_not_waited_for() -> None:
    session, effects = after(VISITOR.to(m.ItemPage(CERTIFICATE)), e.PrintGuide())
    back, _ = after(session, e.Back(), e.GuideReady(effects[0].id, PAGES))  # type: ignore[union-attr]
    assert back.stage == m.ItemPage(CERTIFICATE)


def test_without_a_printer_no_guide_is_laid_out() -> None:
    away = MappingProxyType({Family.DOCUMENT_PRINTER: DeviceStatus(Condition.OFFLINE)})
    session, effects = after(VISITOR.to(m.ItemPage(CERTIFICATE)), e.PrintGuide(), here=world(devices=away))
    assert session.stage == m.ItemPage(CERTIFICATE)
    assert effects == []


def test_so_many_slips_and_one_at_a_time() -> None:
    session, slips = VISITOR.to(m.TakeAlong(CERTIFICATE)), 0
    for _ in range(USUAL.slips + 3):
        session, effects = after(session, e.PrintSlip(), e.PrintSlip())
        for effect in effects:
            if isinstance(effect, PrintGuideSlip):
                slips += 1
                session, _ = after(session, e.ReceiptEnded(effect.id, PrintOutcome.PRINTED))
                assert session.receipt is m.ReceiptState.PRINTED
    assert slips == USUAL.slips


def test_what_became_of_one_slip_is_not_said_of_another_item() -> None:
    session, effects = after(VISITOR.to(m.TakeAlong(CERTIFICATE)), e.PrintSlip())
    failed, _ = after(session, e.ReceiptEnded(effects[0].id, PrintOutcome.NOT_PRINTED))  # type: ignore[union-attr]
    assert failed.receipt is m.ReceiptState.FAILED
    again, _ = after(failed, e.Back(), e.TakeGuide())
    assert again.receipt is m.ReceiptState.NONE


def test_the_list_is_come_back_to_with_what_was_searched() -> None:
    devices = MappingProxyType(dict.fromkeys(Family, READY))
    session, _ = after(VISITOR.to(m.Home()), e.ChooseTab("themes"), e.ChooseGroup("085"), e.Search("社保"))
    there, _ = after(session, e.ChooseItem(CERTIFICATE), e.ChooseTab("law"), here=world(devices=devices))
    assert there.stage == m.ItemPage(CERTIFICATE, m.GuideTab.LAW)
    back, _ = after(there, e.Back())
    assert back.stage == m.Home("社保", m.Way.THEMES, "085")
    assert back.returning
    group, _ = after(back, e.Back())
    assert group.stage == m.Home(way=m.Way.THEMES, group="085")
    ways, _ = after(group, e.Back(), e.Back())
    assert ways.stage == m.Home(way=m.Way.THEMES)
    fresh, _ = after(there, e.GoHome())
    assert (fresh.stage, fresh.came_from) == (m.Home(), m.Home())

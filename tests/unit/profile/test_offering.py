"""Operator, payment and limits of a profile: each has the effect that the reference promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.app import setting_of
from kiosk.brand import PLAIN
from kiosk.catalogue.definition.money_and_time import PayWay
from kiosk.documents.a4 import render
from kiosk.documents.paper import Place
from kiosk.documents.test_print import a4_test_print
from kiosk.presenter import present
from kiosk.presenter.setting import RunBy, Setting
from kiosk.profile import Profile, ProfileInvalid, load_profile
from kiosk.session import model as m
from kiosk.session.allowance import USUAL, Allowance
from kiosk.session.availability import Obstacle, hindrances, limits
from kiosk.session.steps.guide import guide_pages_left, slips_left
from kiosk.session.steps.results import copies_left
from kiosk.session.watching import Mark, What
from kiosk.session.world import World
from kiosk.statistics.guide_pages import GuidePages
from kiosk.statistics.store import StatisticsStore
from kiosk.texts import Language, load_words
from screens.models import ClosedBody, ItemBody
from tests.support.pdf_reading import page_texts
from tests.support.shipped import shipped_catalogue
from tests.support.situations import CERTIFICATE, DOCUMENT, world
from tests.support.terminal_around import SETTING
from tests.unit.documents.test_papers import receipts, text_of
from tests.unit.profile.test_mistakes import GOOD

CONFIG = Path(__file__).parents[3] / "config"
MENDS = "0375-6655443"
OPERATOR = f"""
[operator]
name = {{ zh-CN = "示范市数据局", en = "Model City Data Bureau" }}
hotline = "{MENDS}"
"""
VISITOR = m.Session(touched_at=1000.0, tally=m.Tally(started=990.0))
TODAY = date(2026, 7, 1)


def profile(folder: Path, more: str = "") -> Profile:
    file = folder / "terminal.toml"
    file.write_text(GOOD + more, "utf-8")
    return load_profile(file)


# --- operator ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    return setting_of(profile(tmp_path, OPERATOR), PLAIN)


def test_the_operator_stands_on_the_help_page_and_on_a_closed_one(setting: Setting) -> None:
    for said, language in (("示范市数据局", "zh-CN"), ("Model City Data Bureau", "en")):
        looks = m.Looks(language)
        helped = present(replace(VISITOR, looks=replace(looks, choosing=True)), world(), setting).access
        assert helped is not None
        assert f"{said} {MENDS}" in helped.note
        closed = present(m.Session(looks=looks).to(m.Closed(m.ClosedBecause.BROKEN)), world(), setting).body
        assert isinstance(closed, ClosedBody)
        assert any(f"{said} {MENDS}" in point.text for point in closed.details)


def test_without_an_operator_nobody_is_named() -> None:
    assert SETTING.run_by("en") == ""
    assert RunBy(SETTING.hall).said("zh-CN") == SETTING.hall.said("zh-CN"), "a number is not needed"


def test_the_operator_stands_on_every_paper_and_fits(setting: Setting) -> None:
    words, at = load_words(Language.ENGLISH), world().wall
    place = Place("Hall", "TEST-001", "12345", demonstration=False, operator=setting.run_by("en"))
    for receipt in receipts(place, words):
        assert f"Model City Data Bureau {MENDS}" in text_of(receipt)
    pages, pdf, _ = render(a4_test_print("printer", place, at, words))
    assert pages == 1
    (page,) = page_texts(pdf)
    assert f"TerminalrunbyModelCityDataBureau{MENDS}" in page
    assert "Hotline12345" in page


# --- payment ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def paid(tmp_path: Path) -> Iterator[m.Session]:
    yield replace(VISITOR, looks=m.Looks("en")).to(m.ItemPage(_paid_item()))


def _paid_item() -> str:
    return next(code for code, one in shipped_catalogue().services.items() if one.payment is not None)


def at(allowance: Allowance) -> World:
    return world(catalogue=shipped_catalogue(), allowance=allowance)


def body(session: m.Session, here: World) -> ItemBody:
    page = present(session, here, SETTING).body
    assert isinstance(page, ItemBody)
    return page


def test_an_item_that_is_paid_names_the_ways_of_this_terminal_in_its_own_order(paid: m.Session) -> None:
    allowed = replace(USUAL, ways=(PayWay.UNIONPAY, PayWay.WECHAT))
    facts = {fact.key: fact.value for fact in body(paid, at(allowed)).facts}
    assert facts["pay"] == "WeChat Pay, UnionPay QuickPass"


def test_what_cannot_be_paid_here_says_so_instead(paid: m.Session) -> None:
    here = at(replace(USUAL, ways=()))
    service = shipped_catalogue().services[_paid_item()]
    assert Obstacle.NOT_PAID_HERE in [one.obstacle for one in (*limits(service, here), *hindrances(service, here))]
    page = body(paid, here)
    assert "pay" not in {fact.key for fact in page.facts}
    assert page.instead is not None
    assert "cannot be paid at this terminal" in page.instead.why


def test_above_the_limit_somebody_is_sent_to_a_counter() -> None:
    service = shipped_catalogue().services[_paid_item()]
    fee = service.fees[0].model_copy(update={"amount": "1000.01", "calculated": None, "when": None})
    dear = service.model_copy(update={"fees": (fee,)})
    for most, found in ((None, ()), (Decimal(1001), ()), (Decimal(1000), (Obstacle.TOO_MUCH_HERE,))):
        here = at(replace(USUAL, most_yuan=most))
        assert tuple(one.obstacle for one in limits(dear, here)) == found


def test_nothing_is_said_of_paying_where_nothing_is_paid() -> None:
    session = replace(VISITOR, looks=m.Looks("en")).to(m.ItemPage(CERTIFICATE))
    assert "pay" not in {fact.key for fact in body(session, world(allowance=replace(USUAL, ways=()))).facts}


# --- limits -----------------------------------------------------------------------------------------------------------


def test_without_a_word_of_the_profile_the_session_has_its_usual_limits(tmp_path: Path) -> None:
    said = profile(tmp_path)
    assert said.limits.allowance(said.payment) == USUAL


def test_what_the_profile_says_is_what_the_session_allows(tmp_path: Path) -> None:
    more = "[limits]\nguide_pages = 4\nguide_pages_a_day = 6\nslips = 1\ncopies = 1\nmost_yuan = 500\n"
    said = profile(tmp_path, more + '[payment]\nmethods = ["alipay"]\n')
    here = world(allowance=said.limits.allowance(said.payment))
    assert here.allowance.most_yuan == Decimal(500)
    assert here.allowance.ways == (PayWay.ALIPAY,)
    assert guide_pages_left(VISITOR, here) == 4
    assert guide_pages_left(VISITOR, replace(here, guide_pages_today=5)) == 1
    assert guide_pages_left(VISITOR, replace(here, guide_pages_today=60)) == 0
    assert slips_left(replace(VISITOR, slips=1), here) == 0
    assert copies_left(replace(DOCUMENT, printed=1), here) == 0


def test_the_button_of_the_guide_is_gone_when_the_day_is_used_up() -> None:
    session = replace(VISITOR, looks=m.Looks("en")).to(m.ItemPage(CERTIFICATE))
    allowed = replace(USUAL, guide_pages_a_day=100)
    for printed, offered in ((99, True), (100, False)):
        here = world(allowance=allowed, guide_pages_today=printed)
        assert ("action:print-guide" in {one.name for one in body(session, here).actions}) is offered


def test_pages_of_guides_are_counted_by_the_day_over_a_restart(tmp_path: Path) -> None:
    store = StatisticsStore(tmp_path)
    marks = (
        Mark(What.PAGES, CERTIFICATE, "guide_print", 3),
        Mark(What.PAGES, CERTIFICATE, "document", 9),  # a document is somebody's, and not counted here
        Mark(What.PRINTED, CERTIFICATE, "guide_print"),
    )
    first = GuidePages(store)
    first.read(TODAY)
    first.count(TODAY, marks)
    store.count(TODAY, marks)
    assert first.on(TODAY) == 3
    second = GuidePages(store)
    second.read(TODAY)
    second.count(TODAY, marks)
    assert second.on(TODAY) == 6
    assert second.on(TODAY + timedelta(days=1)) == 0


def test_the_outbox_takes_as_much_as_the_profile_says(tmp_path: Path) -> None:
    more = "[limits]\noutbox_rows = 200\noutbox_megabytes = 300\nleast_free_megabytes = 400\n"
    found = profile(tmp_path, more).limits.of_the_outbox()
    assert (found.most_rows, found.most_bytes, found.least_free_bytes) == (200, 300_000_000, 400_000_000)


@pytest.mark.parametrize(
    ("text", "key", "message"),
    [
        ("[limits]\nguide_pages = 201\n", "limits.guide_pages", "profile-out-of-range"),
        ("[limits]\ncopies = 0\n", "limits.copies", "profile-out-of-range"),
        ("[limits]\nmost_yuan = 99.5\n", "limits.most_yuan", "profile-wrong-type"),
        ('[payment]\nmethods = ["wechat", "wechat"]\n', "payment.methods", "profile-wrong-form"),
        ('[payment]\nmethods = ["wechatt"]\n', "payment.methods", "profile-not-one-of-meant"),
        ('[payment]\nmethods = "wechat"\n', "payment.methods", "profile-wrong-type"),
        ("[operator]\n", "operator.name", "profile-missing-key-section"),
        ('[operator]\nname = { zh-CN = "局", en = "B" }\nhotline = "call"\n', "operator.hotline", "profile-wrong-form"),
    ],
)
def test_a_mistake_in_them_is_told_at_its_line(text: str, key: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ProfileInvalid) as caught:
        profile(tmp_path, text)
    (problem,) = caught.value.problems
    assert problem.key.startswith(key)
    assert problem.text.id == message
    assert problem.line > GOOD.count("\n")

"""Where something is mailed to: chosen level by level, or named in the line where there is no list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue.definition import fields as f
from kiosk.central.sandbox.records.book import records
from kiosk.central.sandbox.records.cells import said
from kiosk.central.sandbox.records.levels import AskedList
from kiosk.presenter import present
from kiosk.rules.typed_text import TextMistake
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.form import Mistake, mistakes, slots
from kiosk.session.form.checking import scope_of
from kiosk.session.form.whole import form_fields_of
from kiosk.session.reducer import advance
from screens.models import ParametersBody
from tests.support.applications import Applying, every_service
from tests.support.situations import TODAY
from tests.unit.presenter.test_every_session_has_a_page import SETTING

RESIDENCE = "410709901000"


def address() -> f.AddressField:
    fields = form_fields_of(every_service().services[RESIDENCE])
    found = next(field for field in fields if field.key == "mail_address")
    assert isinstance(found, f.AddressField) and found.mail
    return replace_visible(found)


def replace_visible(field: f.AddressField) -> f.AddressField:
    return field.model_copy(update={"visible": None})


def wrong(**typed: str) -> dict[str, object]:
    """What is wrong with ``line``, ``place`` and ``postcode``, by the field that it is said at."""
    keys = {"line": "mail_address", "place": "mail_address_place", "postcode": "mail_address_postcode"}
    values = m.Values(tuple((keys[key], (text,)) for key, text in typed.items()))
    found = mistakes([address()], values, scope_of([address()], values, TODAY.date()))
    return {one.field: one.mistake for one in found}


def test_it_is_a_place_a_line_and_a_postcode() -> None:
    assert [(slot.key, slot.kind.value) for slot in slots([address()])] == [
        ("mail_address_place", "select"),
        ("mail_address", "text"),
        ("mail_address_postcode", "text"),
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"place": "411002001", "line": "示范路9号"}, {}),
        ({"place": "411002", "line": "示范路9号", "postcode": "461000"}, {}),
        ({"line": "河南省许昌市魏都区示范路9号"}, {}),
        ({"line": "9 Shifan Road, Weidu District, Xuchang"}, {}),
        ({"line": "示范路9号"}, {"mail_address_place": Mistake.PLACE_MISSING}),
        ({"place": "411002"}, {"mail_address": Mistake.MISSING}),
        ({"place": "411002", "line": "9"}, {"mail_address": TextMistake.TOO_SHORT}),
        ({"place": "411002", "line": "示" * 101}, {"mail_address": TextMistake.TOO_LONG}),
        (
            {"place": "411002", "line": "示范路9号", "postcode": "46100"},
            {"mail_address_postcode": TextMistake.POSTCODE},
        ),
        ({}, {"mail_address": Mistake.MISSING}),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_own_field(typed: dict[str, str], said: dict[str, object]) -> None:
    assert wrong(**typed) == said


def at_delivery() -> Applying:
    """At the page of the delivery, by mail, the list of places open."""
    applying = Applying(every_service().services[RESIDENCE])
    for _ in range(40):
        applying.apply(m.Fill)
        if applying.page.section == "delivery_choice":
            break
        applying.step()
    applying.after(e.Pick("delivery", "mail"))
    return applying


def opened(applying: Applying) -> list[fx.AskOffers]:
    return [one for one in applying.effects if isinstance(one, fx.AskOffers)]


def test_the_place_is_opened_level_by_level_down_to_the_town_and_said_from_the_province_on() -> None:
    applying = at_delivery()
    book, today = records(), TODAY.date()

    def touch(event: e.Event) -> None:
        outcome = advance(applying.session, event, applying.world)
        applying.session = outcome.session
        for asked in (one for one in outcome.effects if isinstance(one, fx.AskOffers)):
            assert asked.source == "regions.places"
            found = book.list_of(asked.source, None, AskedList(asked.within, today))
            offers = tuple(m.Offer(one.key, said(one.label, "zh-CN"), "", one.opens) for one in found)
            applying.session = advance(applying.session, e.OffersCame(asked.id, offers), applying.world).session

    touch(e.OpenField("mail_address_place"))
    for code in ("410000", "411000", "411002", "411002001"):
        touch(e.Pick("mail_address_place", code))
    page = applying.page
    assert page.values.one("mail_address_place") == "411002001" and page.open_field == ""
    body = present(replace(applying.session, looks=m.Looks("zh-CN")), applying.world, SETTING).body
    assert isinstance(body, ParametersBody)
    shown = next(field for field in body.fields if field.key == "mail_address_place")
    assert shown.value == "河南省许昌市魏都区西大街道"


def test_a_list_that_does_not_come_loses_nothing_and_the_line_does_instead() -> None:
    applying = at_delivery()
    applying.after(e.Write("mail_address", "河南省许昌市魏都区示范路9号"))
    outcome = advance(applying.session, e.OpenField("mail_address_place"), applying.world)
    (asked,) = (one for one in outcome.effects if isinstance(one, fx.AskOffers))
    away = advance(outcome.session, e.AskFailed(asked.id, m.AskFailure.NO_LINK), applying.world).session
    assert isinstance(away.stage, m.Trouble)
    back = advance(away, e.Back(), applying.world).session
    assert isinstance(back.stage, m.Fill)
    assert back.stage.values.one("mail_address") == "河南省许昌市魏都区示范路9号"


def test_a_place_that_has_nothing_below_it_is_chosen_itself() -> None:
    found = records().list_of("regions.places", None, AskedList("110000", TODAY.date()))
    assert found == ()
    cities = records().list_of("regions.places", None, AskedList("130000", TODAY.date()))
    assert cities and not any(one.opens for one in cities)

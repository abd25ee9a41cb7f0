"""Bad input in every kind of field, as QML hands it over: refused in words, or kept to the letter; never a mistake of
ours."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import pytest
from PySide6.QtQml import QJSEngine

from kiosk.catalogue.model import Field_
from kiosk.log import Log
from kiosk.presenter import interpret
from kiosk.presenter.bodies_form import mistake_words
from kiosk.qt.bridge import Bridge
from kiosk.qt.pictures import SessionPictures
from kiosk.rules.expressions import Scope
from kiosk.rules.typed_text import tidy
from kiosk.session import events as e
from kiosk.session.form.checking import mistakes
from kiosk.session.form.filling import pick, write
from kiosk.session.form.slots import Slot, SlotKind, find_slot, slots
from kiosk.session.form.whole import form_fields_of
from kiosk.session.values import Values
from kiosk.texts import Language, load_words
from tests.support.applications import doable
from tests.support.bad_input import BAD_TEXTS, HALVES
from tests.support.stage import qt_application

TODAY = date(2026, 6, 15)
EVERYTHING = BAD_TEXTS | HALVES


@cache
def fields() -> Mapping[str, tuple[Field_, Slot]]:
    """A field of every kind that the catalogue's forms have, by kind."""
    found: dict[str, tuple[Field_, Slot]] = {}
    for service in doable():
        for asked in form_fields_of(service):
            field = asked.model_copy(update={"visible": None})
            for slot in slots([field]):
                longest = slot.line.longest if slot.line is not None else 0
                size = "long " if longest >= 500 else ""
                found.setdefault(f"{size}{slot.kind.value} {slot.text_kind}", (field, slot))
    return found


class Hand:
    """JavaScript before the real bridge, as a page of QML is."""

    def __init__(self) -> None:
        qt_application()
        self.heard: list[tuple[str, Mapping[str, str]]] = []
        self.bridge = Bridge(lambda name, values: self.heard.append((name, values)), SessionPictures())
        self.engine = QJSEngine()
        self.engine.globalObject().setProperty("bridge", self.engine.newQObject(self.bridge))

    def give(self, name: str, values: str) -> e.Event | None:
        before = len(self.heard)
        self.engine.evaluate(f"bridge.intent({json.dumps(name)}, {values})")
        assert len(self.heard) == before + 1, "the bridge heard nothing"
        return interpret(*self.heard.pop())

    def type(self, key: str, text: str) -> e.Write:
        event = self.give(f"field:{key}", json.dumps({"text": text}))
        assert isinstance(event, e.Write)
        return event


@pytest.fixture(scope="module")
def hand() -> Iterator[Hand]:
    hand = Hand()
    yield hand
    hand.bridge.close()


@pytest.mark.parametrize("text", EVERYTHING.values(), ids=EVERYTHING)
def test_every_kind_of_field_refuses_it_in_words_or_keeps_it_to_the_letter(hand: Hand, text: str) -> None:
    said = [load_words(language) for language in (Language.CHINESE, Language.ENGLISH)]
    tried = 0
    for kind, (field, slot) in fields().items():
        typed = hand.type(slot.key, text)
        assert typed.key == slot.key
        values = write([field], Values(), typed.key, typed.text)
        if slot.kind is not SlotKind.TEXT:
            assert values == Values(), kind
            continue
        kept = values.one(slot.key)
        found = [one for one in mistakes([field], values, Scope(TODAY)) if one.field == slot.key]
        for mistake in found:
            assert all(mistake_words(mistake, words) for words in said), (kind, mistake)
        if kept and not found:
            assert kept == tidy(slot.text_kind, typed.text), f"{kind}: not to the letter"
            assert kept.encode() and "\x00" not in kept
        assert len(kept) <= 2001, "no megabyte lives on in a session"
        tried += 1
    assert tried > 10


@pytest.mark.parametrize("text", EVERYTHING.values(), ids=EVERYTHING)
def test_no_choice_date_or_list_takes_what_it_does_not_offer(hand: Hand, text: str) -> None:
    for kind, (field, slot) in fields().items():
        event = hand.give(f"field:{slot.key}", json.dumps({"option": text}))
        assert isinstance(event, e.Pick)
        values = pick([field], Values(), slot.key, event.option, TODAY)
        assert values == Values() or slot.kind is SlotKind.TICK, kind


@pytest.mark.parametrize("value", ["null", "undefined", "NaN", "1e999", "[]", "{}", "true", "() => 1", "new Date(NaN)"])
def test_what_is_no_text_at_all_is_a_text_or_nothing(hand: Hand, value: str) -> None:
    event = hand.give("field:shop", f"{{text: {value}}}")
    assert isinstance(event, e.Write)
    assert event.text != "None"


@pytest.mark.parametrize("text", EVERYTHING.values(), ids=EVERYTHING)
@pytest.mark.parametrize(
    "name", ["field:corner", "field:cells", "field:pages", "field:pin", "field:signature", "field:"]
)
def test_a_part_of_a_page_that_is_no_form_breaks_on_nothing(hand: Hand, name: str, text: str) -> None:
    keys = ("option", "cell", "strokes", "width", "corner", "x", "y", "year", "open", "key")
    for key in keys:
        hand.give(name, json.dumps({key: text[:5000]}))
    for odd in (f"{name}{text[:200]}", f"option:{text[:200]}", f"item:{text[:200]}", text[:200]):
        hand.give(odd, "{}")
    hand.give("field:pages", json.dumps({"option": "9" * 5000}))


def test_what_was_typed_is_in_no_log_and_no_repr(hand: Hand) -> None:
    log = io.StringIO()
    secret = "示例路一号\u202e"
    typed = hand.type("shop", secret)
    assert secret not in repr(typed)
    try:
        secret.encode("gbk")
    except UnicodeEncodeError as error:  # the text of such an error quotes what it could not write
        Log(log).mistake("form", error)
    assert "示例路" not in log.getvalue()


def test_a_field_of_every_kind_that_can_be_typed_into_was_tried() -> None:
    kinds = {name.split()[-1] for name in fields()}
    assert {"text", "name", "digits", "phone", "id_number", "credit_code", "bank_card", "number", "money"} <= kinds
    assert find_slot([fields()["text phone"][0]], fields()["text phone"][1].key) is not None

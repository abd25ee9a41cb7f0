"""A form: what stands in it on arrival, what a touch or a word changes, what is wrong, and which fields there are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from kiosk.catalogue.model import Field_
from kiosk.rules.typed_text import TextMistake
from kiosk.session.form import Mistake, mistakes, pick, presets, scope_of, slots, visible_fields, write, year_bounds
from kiosk.session.model import Values

TODAY = date(2026, 3, 2)
TEXT = {"zh-CN": "文字", "en": "Words"}
FIELD: TypeAdapter[Field_] = TypeAdapter(Field_)


def field(kind: str, key: str, **more: Any) -> Field_:
    return FIELD.validate_python({"kind": kind, "key": key, "label": TEXT} | more)


def choices(*keys: str) -> list[dict[str, Any]]:
    return [{"key": key, "label": TEXT} for key in keys]


def wrong(fields: list[Field_], values: Values) -> dict[str, Mistake | TextMistake]:
    return {one.field: one.mistake for one in mistakes(fields, values, scope_of(fields, values, TODAY))}


def test_what_stands_in_it_on_arrival() -> None:
    fields = [
        field("choices", "many", choices=choices("a", "b"), preset=["b"]),
        field("choice", "one", choices=choices("a", "b"), preset="a"),
        field("month_range", "months", from_label=TEXT, to_label=TEXT, preset_months=3),
        field("year", "year"),
        field("text", "name"),
    ]
    assert dict(presets(fields, TODAY)) == {
        "many": ("b",),
        "one": ("a",),
        "months_from": ("2025-12",),
        "months_to": ("2026-02",),
        "year": ("2025",),
    }


@pytest.mark.parametrize(
    ("made", "touches", "expected"),
    [
        (field("choices", "f", choices=choices("a", "b", "c")), ["c", "a", "c", "x"], ("a",)),
        (field("choice", "f", choices=choices("a", "b")), ["a", "b", "x"], ("b",)),
        (field("month", "f"), ["2026-03", "2026-04", "2026-13", "1994-12"], ("2026-03",)),
        (field("year", "f"), ["2025", "2026", "x", "1994"], ("2025",)),
        (field("year", "f", this_year=True), ["2026"], ("2026",)),
        (field("date", "f"), ["2024-02-29", "2025-02-29", "x"], ("2024-02-29",)),
        (field("declare", "f", text=TEXT), ["true"], ("true",)),
        (field("declare", "f", text=TEXT), ["true", "true"], ()),
        (field("text", "f"), ["a"], ()),
    ],
)
def test_a_touch_changes_what_is_offered_and_nothing_else(
    made: Field_, touches: list[str], expected: tuple[str, ...]
) -> None:
    values = Values()
    for option in touches:
        values = pick([made], values, "f", option, TODAY)
        values = pick([made], values, "another", option, TODAY)
    assert values.get("f") == expected


def test_of_a_departments_list_only_what_is_on_it_can_be_chosen() -> None:
    one = field("select", "f", source="homes.own", empty=TEXT)
    several = field("select", "f", source="homes.own", empty=TEXT, several=True)
    assert pick([one], Values(), "f", "h2", TODAY, offered=["h1", "h2"]).get("f") == ("h2",)
    assert pick([one], Values(), "f", "h3", TODAY, offered=["h1", "h2"]).get("f") == ()
    both = pick([several], Values(), "f", "h2", TODAY, offered=["h1", "h2"])
    assert pick([several], both, "f", "h1", TODAY, offered=["h1", "h2"]).get("f") == ("h1", "h2")


@pytest.mark.parametrize(
    ("of", "typed", "kept", "mistake"),
    [
        ("name", " 陈建国 ", "陈建国", None),
        ("name", "欧阳·娜娜", "欧阳·娜娜", None),
        ("name", "䶮𠮷", "䶮𠮷", None),
        ("name", "Anne-Marie O'Neil", "Anne-Marie O'Neil", None),
        ("name", "陈", "陈", TextMistake.NOT_A_NAME),
        ("name", "\u202e王芳", "\u202e王芳", TextMistake.UNSEEN),
        ("text", "a\x00b", "a\x00b", TextMistake.UNSEEN),
        ("text", "一\n二", "一\n二", None),
        ("name", "张3", "张3", TextMistake.NOT_A_NAME),
        ("phone", "138 0000 0001", "13800000001", None),
        ("phone", "１３８００００００００１", "138000000001", TextMistake.NOT_A_PHONE),
        ("phone", "12800000001", "12800000001", TextMistake.NOT_A_PHONE),
        ("id_number", "410499 19850315 0008", "410499198503150008", None),
        ("id_number", "11010519491231002x", "11010519491231002X", None),
        ("id_number", "410499198503150009", "410499198503150009", TextMistake.ID_CHECK),
        ("id_number", "410499198513150008", "410499198513150008", TextMistake.ID_DATE),
        ("id_number", "41049919850315000", "41049919850315000", TextMistake.ID_LENGTH),
        ("credit_code", "91410499ma9dem0018", "91410499MA9DEM0018", None),
        ("credit_code", "91410499MA9DEM0019", "91410499MA9DEM0019", TextMistake.CREDIT_CODE),
        ("bank_card", "6222 0000 0000 0000 009", "6222000000000000009", TextMistake.BANK_CARD),
        ("bank_card", "6222000000000000004", "6222000000000000004", None),
        ("plate", "豫k12345", "豫K12345", None),
        ("plate", "豫KD12345", "豫KD12345", None),
        ("plate", "豫O1234", "豫O1234", TextMistake.PLATE),
        ("vin", "LSVAA4182E2123456", "LSVAA4182E2123456", None),
        ("vin", "LSVAA4182E212345O", "LSVAA4182E212345O", TextMistake.VIN),
        ("email", "a@b.example", "a@b.example", None),
        ("email", "a@b", "a@b", TextMistake.EMAIL),
        ("postcode", "461000", "461000", None),
        ("postcode", "4610", "4610", TextMistake.POSTCODE),
        ("digits", "12a", "12A", TextMistake.NOT_DIGITS),
    ],
)
def test_what_is_typed_is_kept_tidy_and_said_to_be_wrong_when_it_is(
    of: str, typed: str, kept: str, mistake: TextMistake | None
) -> None:
    fields = [field("text", "f", of=of)]
    values = write(fields, Values(), "f", typed)
    assert values.one("f") == kept
    assert wrong(fields, values).get("f") is mistake


@pytest.mark.parametrize(
    ("made", "value", "mistake"),
    [
        (field("number", "f", least="1", most="12"), "0", Mistake.TOO_SMALL),
        (field("number", "f", least="1", most="12"), "13", Mistake.TOO_LARGE),
        (field("number", "f"), "1.5", Mistake.NOT_A_NUMBER),
        (field("number", "f", places=1), "1.5", None),
        (field("money", "f"), "1e3", Mistake.NOT_A_NUMBER),
        (field("money", "f"), "12.345", Mistake.NOT_A_NUMBER),
        (field("money", "f", most="100"), "99.99", None),
        (field("date", "f", latest="today()"), "2026-03-03", Mistake.TOO_LATE),
        (field("date", "f", earliest="date('2026-01-01')"), "2025-12-31", Mistake.TOO_EARLY),
        (field("date", "f", working_day=True), "2026-03-01", Mistake.NOT_A_WORKING_DAY),
        (field("date", "f", working_day=True), "2026-03-02", None),
        (field("text", "f", longest=3), "abcd", TextMistake.TOO_LONG),
        (field("text", "f", shortest=3), "ab", TextMistake.TOO_SHORT),
        (field("text", "f", checks=[{"holds": "length(f) = 3", "message": TEXT}]), "ab", Mistake.RULE),
        (field("text", "f", checks=[{"holds": "length(f) = 3", "message": TEXT, "hard": False}]), "ab", None),
        (field("text", "f", checks=[{"holds": "later = 1", "message": TEXT}]), "ab", None),
    ],
)
def test_a_value_keeps_its_bounds(made: Field_, value: str, mistake: object) -> None:
    assert wrong([made], Values((("f", (value,)),))).get("f") is mistake


@pytest.mark.parametrize(
    ("first", "last", "mistake"),
    [
        ("2025-02", "2025-01", Mistake.WRONG_WAY_ROUND),
        ("2025-01", "2025-04", Mistake.TOO_LONG),
        ("2025-01", "2025-03", None),
        ("2025-01", "", Mistake.MONTH_MISSING),
    ],
)
def test_a_range_of_months_has_its_order_and_length(first: str, last: str, mistake: object) -> None:
    fields = [field("month_range", "m", from_label=TEXT, to_label=TEXT, longest=3)]
    values = Values((("m_from", (first,)), ("m_to", (last,) if last else ())))
    assert wrong(fields, values).get("m_to") is mistake


def test_a_field_is_there_when_its_condition_holds_and_required_when_that_one_does() -> None:
    fields = [
        field("choice", "reason", choices=choices("ended", "other")),
        field("text", "why", visible="reason = 'other'"),
        field("text", "note", required="reason = 'other'"),
    ]
    for reason, there, missing in (("", 2, {"reason"}), ("ended", 2, set()), ("other", 3, {"why", "note"})):
        values = Values((("reason", (reason,) if reason else ()),))
        assert len(visible_fields(fields, scope_of(fields, values, TODAY))) == there
        assert set(wrong(fields, values)) == missing


def test_nothing_that_was_typed_stands_in_a_repr() -> None:
    values = write([field("text", "f", of="name")], Values(), "f", "陈建国")
    assert "陈建国" not in repr(values)


@given(st.text(max_size=40), st.sampled_from(["text", "number", "money", "date", "month", "year", "declare"]))
def test_whatever_is_touched_or_typed_the_form_goes_on(text: str, kind: str) -> None:
    made = field(kind, "f", **({"text": TEXT} if kind == "declare" else {}))
    values = write([made], pick([made], Values(), "f", text, TODAY), "f", text)
    wrong([made], values)
    (slot,) = slots([made])
    assert len(year_bounds(slot, TODAY)) > 0


@pytest.mark.parametrize("text", ["9" * 28, "1" + "0" * 28, "9" * 38 + ".50", "12.340", "0.00"])
def test_a_number_longer_than_the_arithmetic_is_still_a_number(text: str) -> None:
    made = field("money", "f")
    assert wrong([made], write([made], Values(), "f", text)) == {}

"""What a step expects, held against what is there: every difference is told."""

from __future__ import annotations

import pytest

from kiosk.rehearsal import journey_model as j
from kiosk.rehearsal.inspection import Rectangle, SeenControl, SeenPage
from kiosk.rehearsal.messages import Output, PrintedDocument, PrintedReceipt
from kiosk.rehearsal.seeing import differences
from screens.models import PageKind


def control(name: str, text: str = "", *, enabled: bool = True, on_screen: bool = True) -> SeenControl:
    place = Rectangle(x=0, y=0, width=10, height=10)
    return SeenControl(
        name=name, role="Button", text=text, enabled=enabled, checked=False, rectangle=place, on_screen=on_screen
    )


PAGE = SeenPage(
    page=PageKind.HOME,
    visit=1,
    settled=True,
    controls=(
        control("action:start", "开始 办理"),
        control("text:title", "您想\n办什么？"),
        control("action:print", enabled=False),
    ),
)
OUTPUT = Output(
    receipts=(PrintedReceipt(lines=("  证明打印凭条", "页数        1页"), picture="x"),),
    documents=(PrintedDocument(pdf="x", sheets=1, of=2),),
)


@pytest.mark.parametrize(
    "expected",
    [
        {"page": "home"},
        {"texts": ["您想办什么", "开始办理"]},
        {"no_texts": ["打印证明"]},
        {"controls": {"action:start": {"enabled": True, "text": "开始"}, "action:end": {"shown": False}}},
        {"receipt": {"count": 1, "lines": ["证明打印凭条", "页数 1页"]}, "paper": {"documents": 1, "sheets": 1}},
    ],
)
def test_what_holds_has_no_difference(expected: dict[str, object]) -> None:
    assert differences(j.Expect.model_validate(expected), PAGE, OUTPUT) == []


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ({"page": "item"}, "expected the page item"),
        ({"texts": ["再见"]}, "expected to read “再见”"),
        ({"no_texts": ["您想办"]}, "expected not to read “您想办”"),
        ({"controls": {"action:end": {}}}, "expected the control action:end"),
        ({"controls": {"action:start": {"shown": False}}}, "expected no control action:start"),
        ({"controls": {"action:print": {"enabled": True}}}, "expected action:print to be enabled"),
        ({"controls": {"action:start": {"checked": True}}}, "expected action:start to be checked"),
        ({"controls": {"action:start": {"text": "结束"}}}, "expected action:start to say “结束”"),
        ({"receipt": {"count": 0}}, "expected 0 receipts, there are 1"),
        ({"receipt": {"lines": ["2页"]}}, "expected “2页” on the receipt"),
        ({"paper": {"documents": 2}}, "expected 2 printed documents, there are 1"),
        ({"paper": {"sheets": 2}}, "expected 2 sheets in the tray, there are 1"),
    ],
)
def test_what_does_not_hold_is_told(expected: dict[str, object], words: str) -> None:
    (told,) = differences(j.Expect.model_validate(expected), PAGE, OUTPUT)
    assert told.startswith(words)


def test_nothing_printed_is_no_text() -> None:
    assert differences(j.Expect.model_validate({"paper": {"text": ["证明"]}}), PAGE, Output()) == [
        "expected “证明” on the page"
    ]


def test_a_control_that_is_there_twice_is_the_one_on_the_screen() -> None:
    page = SeenPage(
        page=PageKind.HOME,
        visit=1,
        settled=True,
        controls=(control("action:end", "away", on_screen=False), control("action:end", "here")),
    )
    found = page.control("action:end")
    assert found is not None and found.text == "here"


def test_a_star_stands_for_anything() -> None:
    page = SeenPage(
        page=PageKind.PARAMETERS,
        visit=1,
        settled=True,
        controls=(control("option:months_from:2031-02"), control("option:months_from:2031-03")),
    )
    found = page.control("option:months_from:*-03")
    assert found is not None and found.name == "option:months_from:2031-03"
    assert page.control("option:months_from:*-04") is None

"""Pages in, intents out, and nothing of a resident once they left."""

from __future__ import annotations

import dataclasses
import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlPropertyMap

from kiosk.qt.values import KeyedList
from kiosk.session.nearby import PadKey
from screens.models import HomeBody, Page, TableBody, TakeAlongBody, TextSize, WorkingBody
from tests.support.sample_pages import sample_pages
from tests.support.stage import Stage, put_sample_pictures

_CANARY = "canary"
_MACHINERY = {"key", "name", "kind", "icon", "scene", "language", "style", "theme", "text_size"}


def marked(value: Any, field: str = "") -> Any:
    """The same model with every text that a person reads marked."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {
            part.name: marked(getattr(value, part.name), part.name)
            for part in dataclasses.fields(value)
            if part.name not in _MACHINERY
        }
        return replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(marked(part, field) for part in value)
    if type(value) is str:
        return f"{_CANARY} {value}"
    return value


def texts_of(item: QObject) -> Iterator[str]:
    """Every text property of a QML object."""
    about = item.metaObject()
    for index in range(about.propertyCount()):
        about_one = about.property(index)
        if str(about_one.typeName()) in ("QString", "QVariant", "QUrl"):
            yield str(item.property(str(about_one.name())))


def values_of(holder: QObject) -> Iterator[str]:
    """Every text in a record and the records and lists below it."""
    if isinstance(holder, QQmlPropertyMap):
        for key in holder.keys():  # noqa: SIM118  # a property map is no mapping
            # PySide keeps a note of its own in the map, under a name with an underscore.
            value = None if key.startswith("_") else holder.value(key)
            if isinstance(value, str):
                yield value
            elif isinstance(value, list):
                yield from (str(part) for part in value)
    for child in holder.children():
        yield from values_of(child)


def forgotten(stage: Stage) -> None:
    stage.settle()
    QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    stage.settle()


@pytest.mark.parametrize("another_page", [True, False], ids=["and another page", "and nothing"])
def test_nothing_of_the_resident_is_left_after_clear(stage: Stage, another_page: bool) -> None:
    put_sample_pictures(stage)
    pages = [marked(page) for page in sample_pages("zh-CN").values()]
    traces = []
    for page in pages:
        stage.show(page)
        traces.append(weakref.ref(page))
    seen = [text for item in stage.items() for text in texts_of(item)]
    assert any(_CANARY in text for text in seen), "the test looks in the wrong place"
    assert any(_CANARY in text for text in values_of(stage.bridge))
    QGuiApplication.clipboard().setText(f"{_CANARY} copied")

    del page, pages
    stage.bridge.clear()
    if another_page:
        stage.bridge.show(sample_pages("zh-CN")["01-attract"])
    forgotten(stage)
    gc.collect()

    left = [text for item in stage.items() for text in texts_of(item) if _CANARY in text]
    assert left == []
    assert [text for text in values_of(stage.bridge) if _CANARY in text] == []
    assert [trace for trace in traces if trace() is not None] == []
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_typed_is_gone_after_clear(stage: Stage) -> None:
    stage.show(sample_pages("zh-CN")["03-home-nothing-found"])
    field = stage.item("field:search")
    field.setProperty("text", "张三")
    stage.bridge.clear()
    forgotten(stage)
    assert field.property("text") == ""


def test_a_tick_of_the_clock_changes_the_clock_and_nothing_else(stage: Stage) -> None:
    page = sample_pages("zh-CN")["14-table"]
    stage.show(page)
    changes: list[str] = []

    class Listener(QObject):
        def changed(self, *_: object) -> None:
            changes.append("rows")

    listener = Listener()
    rows = stage.bridge.body("table").value("rows")  # type: ignore[attr-defined]  # it is a property map
    assert isinstance(rows, KeyedList)
    rows.dataChanged.connect(listener.changed)
    rows.rowsInserted.connect(listener.changed)
    rows.rowsRemoved.connect(listener.changed)
    scroll = stage.item("scroll", below="page:table")
    top = scroll.property("contentY")
    stage.tap("action:scroll-down")
    stage.wait_until(lambda: bool(scroll.property("contentY") != top))
    stage.settle()
    before = scroll.property("contentY")
    stage.show(replace(page, header=replace(page.header, clock="14:27")))
    assert scroll.property("contentY") == before
    assert changes == []
    assert stage.control("text:clock").text == "14:27"


def test_a_new_visit_starts_at_the_top(stage: Stage) -> None:
    page = sample_pages("zh-CN")["14-table"]
    stage.show(page)
    scroll = stage.item("scroll", below="page:table")
    top = scroll.property("contentY")
    stage.tap("action:scroll-down")
    stage.wait_until(lambda: bool(scroll.property("contentY") != top))
    stage.settle()
    stage.show(replace(page, visit=page.visit + 1))
    stage.settle()
    assert scroll.property("contentY") == scroll.property("originY")


def test_a_focused_field_keeps_what_is_typed_until_a_new_revision(stage: Stage) -> None:
    page = sample_pages("en")["02-home"]
    assert isinstance(page.body, HomeBody)
    stage.show(page)
    field = stage.item("field:search")
    field.forceActiveFocus()
    field.setProperty("text", "hous")
    stage.show(replace(page, body=replace(page.body, search="ho")))
    assert field.property("text") == "hous"
    stage.show(replace(page, body=replace(page.body, search="housing", search_revision=2)))
    assert field.property("text") == "housing"


def test_controls_answer_with_intents(stage: Stage) -> None:
    pages = sample_pages("zh-CN")
    for name, controls in {
        "01-attract": ["action:touch"],
        "02-home": ["item:412014902000", "tab:themes", "option:persons:legal", "option:theme:elder"],
        "03-home-departments": ["group:disabled", "action:access"],
        "04-item": ["tab:materials", "action:take-guide"],
        "05-pages": ["option:pages:2"],
        "09-parameters": ["option:insurances:injury", "field:from", "action:next", "action:end"],
        "10-parameters-picker": ["option:to:earlier", "option:to:2026-02"],
        "14-table": ["action:reveal:id", "action:print"],
        "15-table-idle-warning": ["action:stay"],
    }.items():
        stage.show(pages[name])
        for control in controls:
            stage.tap(control)
    assert stage.intents == [
        ("action:touch", {}),
        ("item:412014902000", {}),
        ("tab:themes", {}),
        ("action:persons", {"key": "legal"}),
        ("action:theme", {"key": "elder"}),
        ("group:disabled", {}),
        ("action:access", {}),
        ("tab:materials", {}),
        ("action:take-guide", {}),
        ("field:pages", {"option": "2"}),
        ("field:insurances", {"option": "injury"}),
        ("field:from", {"open": "true"}),
        ("action:next", {}),
        ("action:end", {}),
        ("field:to", {"year": "earlier"}),
        ("field:to", {"option": "2026-02"}),
        ("action:reveal", {"key": "id"}),
        ("action:print", {}),
        ("action:stay", {}),
    ]


def test_a_picker_that_opens_comes_into_sight(stage: Stage) -> None:
    pages = sample_pages("en", text_size=TextSize.XL)
    stage.show(pages["09-parameters"])
    stage.show(pages["10-parameters-picker"])
    stage.wait_until(lambda: stage.control("option:to:2026-12").on_screen)


def test_errors_come_into_sight(stage: Stage) -> None:
    pages = sample_pages("zh-CN", text_size=TextSize.XL)
    stage.show(pages["09-parameters"])
    stage.tap("action:scroll-down")
    stage.show(pages["11-parameters-errors"])
    assert stage.control("action:error:insurances").on_screen is True
    stage.tap("action:error:to")
    assert stage.control("field:to").on_screen is True
    assert stage.intents == []


def test_nothing_under_the_idle_warning_can_be_used(stage: Stage) -> None:
    pages = sample_pages("zh-CN")
    stage.show(pages["15-table-idle-warning"])
    stage.tap("action:home")
    stage.tap("option:theme:elder")
    assert stage.intents == []


def test_what_is_off_sends_nothing(stage: Stage) -> None:
    page = sample_pages("zh-CN")["05-take-along"]
    assert isinstance(page.body, TakeAlongBody)
    (slip,) = page.body.actions
    off = replace(slip, enabled=False, reason="凭条打印机缺纸")
    stage.show(replace(page, body=replace(page.body, actions=(off,))))
    assert stage.control("action:print-slip").enabled is False
    stage.tap("action:print-slip")
    assert stage.intents == []


def rows_in_sight(stage: Stage) -> set[str]:
    return {
        control.name for control in stage.inspection.controls() if control.name[:5] == "item:" and control.on_screen
    }


def test_a_list_that_is_come_back_to_stands_where_it_was_left(stage: Stage) -> None:
    home = sample_pages("zh-CN", text_size=TextSize.XL)["03-home-list"]
    item = sample_pages("zh-CN", text_size=TextSize.XL)["04-item"]
    assert isinstance(home.body, HomeBody)
    long = tuple(replace(home.body.rows[0], key=str(number)) for number in range(40))
    body = replace(home.body, rows=long)
    home = replace(home, body=body)
    stage.show(home)
    for _ in range(3):
        stage.tap("action:scroll-down")
    left = rows_in_sight(stage)
    assert left and "item:0" not in left
    stage.show(replace(item, visit=7))
    stage.show(replace(home, visit=8, body=replace(body, returning=True)))
    come_back = rows_in_sight(stage)
    assert len(left & come_back) > len(left) / 2
    assert "item:0" not in come_back
    # Another list, and the next resident, begin at the top.
    stage.show(replace(home, visit=9))
    assert stage.control("item:0").on_screen
    stage.bridge.clear()
    stage.show(replace(home, visit=10, body=replace(body, returning=True)))
    assert stage.control("item:0").on_screen


def test_a_page_that_is_shown_again_is_not_made_again(stage: Stage) -> None:
    pages = sample_pages("zh-CN")
    stage.show(pages["12-working"])
    first = stage.item("page:working").property("item")
    stage.show(pages["14-table"])
    assert isinstance(pages["12-working"].body, WorkingBody)
    stage.show(replace(pages["12-working"], visit=9))
    assert stage.item("page:working").property("item") == first


def test_a_page_needs_a_body_of_its_kind(stage: Stage) -> None:
    page: Page = sample_pages("zh-CN")["14-table"]
    assert isinstance(page.body, TableBody)
    stage.show(page)
    assert stage.inspection.kind == page.kind


def test_a_key_of_the_keypad_reaches_qml_by_its_name_and_stays_nowhere(stage: Stage) -> None:
    heard: list[str] = []
    stage.bridge.keyPressed.connect(heard.append)
    for key in (PadKey.DOWN, PadKey.DIGIT_7):
        stage.bridge.press(key)
    assert heard == ["down", "7"]

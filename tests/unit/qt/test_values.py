"""Page models become Qt objects that tell QML only what changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtQml import QQmlPropertyMap

from kiosk.qt.values import KeyedList, Record, StayingList, shapes_of
from screens.models import Action, FormField, Option, Point, TableBody
from tests.support.sample_pages import sample_pages
from tests.support.stage import Stage


@dataclass(frozen=True)
class Answer:
    text: str
    note: str
    action: Action | None
    points: tuple[Point, ...]


ANSWER = Answer("a", "n", Action("action:go", "Go"), (Point("1", "one"), Point("2", "two"), Point("3", "three")))


class Listening:
    """What a list model said since it was listened to."""

    def __init__(self, model: KeyedList) -> None:
        self.said: list[tuple[str, int, int]] = []
        model.rowsInserted.connect(self.inserted)
        model.rowsRemoved.connect(self.removed)
        model.rowsMoved.connect(self.moved)
        model.modelReset.connect(self.reset)

    def inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.said.append(("inserted", first, last))

    def removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.said.append(("removed", first, last))

    def moved(self, _parent: QModelIndex, first: int, _last: int, _to: QModelIndex, place: int) -> None:
        self.said.append(("moved", first, place))

    def reset(self) -> None:
        self.said.append(("reset", 0, 0))


def entry(model: KeyedList, row: int) -> QQmlPropertyMap:
    record = model.data(model.index(row), 0x0100)
    assert isinstance(record, QQmlPropertyMap)
    return record


def keys(model: KeyedList) -> list[str]:
    return [str(entry(model, row).value("key")) for row in range(model.rowCount())]


def points(*names: str) -> tuple[Point, ...]:
    return tuple(Point(name, f"text of {name}") for name in names)


@pytest.fixture
def owner(stage: Stage) -> QObject:
    return stage.bridge


def test_a_record_holds_the_fields_under_their_own_names(owner: QObject) -> None:
    record = Record(Answer, owner)
    record.show(ANSWER)
    action = record.map.value("action")
    assert isinstance(action, QQmlPropertyMap)
    assert record.map.value("text") == "a"
    assert (action.value("name"), action.value("style"), action.value("enabled")) == ("action:go", "secondary", True)


def test_a_part_that_is_absent_says_so_and_reads_as_blank(owner: QObject) -> None:
    record = Record(Answer, owner)
    record.show(ANSWER)
    record.show(replace(ANSWER, action=None))
    action = record.map.value("action")
    assert isinstance(action, QQmlPropertyMap)
    assert (action.value("present"), action.value("name"), action.value("enabled")) == (False, "", False)


def test_rows_that_stay_are_not_touched_when_one_is_added_or_taken(owner: QObject) -> None:
    rows = KeyedList(Point, owner)
    rows.show(points("a", "b", "c"))
    kept = entry(rows, 2)
    listening = Listening(rows)
    rows.show(points("a", "c", "d", "e"))
    assert listening.said == [("removed", 1, 1), ("inserted", 2, 3)]
    assert entry(rows, 1) is kept
    assert keys(rows) == ["a", "c", "d", "e"]


def test_a_changed_text_reaches_its_row_without_a_signal_of_the_list(owner: QObject) -> None:
    rows = KeyedList(Point, owner)
    rows.show(points("a", "b"))
    second = entry(rows, 1)
    listening = Listening(rows)
    rows.show((*points("a"), Point("b", "other words")))
    assert listening.said == []
    assert second.value("text") == "other words"


def test_another_order_moves_rows_and_keeps_their_records(owner: QObject) -> None:
    rows = KeyedList(Point, owner)
    rows.show(points("a", "b", "c"))
    last = entry(rows, 2)
    listening = Listening(rows)
    rows.show(points("c", "a", "b"))
    assert listening.said == [("moved", 2, 0)]
    assert keys(rows) == ["c", "a", "b"]
    assert entry(rows, 0) is last


def test_the_same_key_twice_is_refused(owner: QObject) -> None:
    with pytest.raises(ValueError, match="same key"):
        KeyedList(Point, owner).show(points("a", "a"))


def test_lists_inside_rows_are_lists_of_their_own(owner: QObject) -> None:
    body = sample_pages("en")["09-parameters"].body
    rows = KeyedList(FormField, owner)
    fields: tuple[FormField, ...] = body.fields  # type: ignore[union-attr]  # the sample is a parameters page
    rows.show(fields)
    options = entry(rows, 0).value("options")
    assert isinstance(options, KeyedList)
    chosen = entry(options, 2)
    changed = tuple(replace(option, selected=True) for option in fields[0].options)
    rows.show((replace(fields[0], options=changed), *fields[1:]))
    assert chosen.value("selected") is True
    assert entry(rows, 0).value("options") is options


def shown(rows: StayingList) -> list[str]:
    """The rows whose delegates are visible."""
    return [key for place, key in enumerate(keys(rows)) if entry(rows, place).value("present")]


def test_rows_of_a_staying_list_come_back_as_they_were_made(owner: QObject) -> None:
    rows = StayingList(Point, owner)
    rows.show(points("a", "b"))
    made = entry(rows, 0)
    listening = Listening(rows)
    rows.show(())
    assert (shown(rows), rows.property("shown")) == ([], 0)
    rows.show(points("a", "b"))
    assert listening.said == []
    assert (shown(rows), rows.property("shown")) == (["a", "b"], 2)
    assert entry(rows, 0) is made


def test_what_is_shown_of_a_staying_list_stands_before_what_is_not(owner: QObject) -> None:
    rows = StayingList(Point, owner)
    rows.show(points("a", "b"))
    assert shown(rows) == ["a", "b"]
    rows.show(points("c", "b"))
    assert (keys(rows), shown(rows)) == (["c", "b", "a"], ["c", "b"])
    rows.show((Point("a", "other words"),))
    assert (keys(rows)[0], entry(rows, 0).value("text"), shown(rows)) == ("a", "other words", ["a"])


def test_a_staying_list_keeps_so_many_and_wiping_leaves_none(owner: QObject) -> None:
    rows = StayingList(Point, owner)
    for number in range(StayingList.STAYING * 2):
        rows.show(points(f"p{number}"))
    assert rows.rowCount() == StayingList.STAYING + 1
    rows.show(None)
    assert (rows.rowCount(), rows.property("shown")) == (0, 0)


def test_wiping_leaves_no_row_and_no_text(owner: QObject) -> None:
    record = Record(Answer, owner)
    record.show(ANSWER)
    record.show(None)
    rows = record.map.value("points")
    assert isinstance(rows, KeyedList)
    assert (record.map.value("text"), record.map.value("present"), rows.rowCount()) == ("", False, 0)


def test_a_field_that_has_no_way_across_is_refused() -> None:
    @dataclass(frozen=True)
    class Wrong:
        numbers: dict[str, int]

    with pytest.raises(TypeError, match="no way across"):
        shapes_of(Wrong)


def test_every_model_of_the_contract_crosses() -> None:
    assert "rows" in shapes_of(TableBody)
    assert set(shapes_of(Option)) == {"key", "label", "selected", "enabled"}

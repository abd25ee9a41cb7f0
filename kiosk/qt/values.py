"""Frozen page models as Qt objects that tell QML only what changed.

A dataclass becomes a ``Record`` (a ``QQmlPropertyMap`` with the fields' own names), a tuple of dataclasses a
``KeyedList`` (a list model of records), everything else a plain value. A part that may be absent is always an object;
its ``present`` says whether it is there, so that a page never reads from nothing. A number that is absent is an empty
text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QQmlPropertyMap

from screens.models import STAYS_MADE

#: The class of a page model: a frozen dataclass. Typing has no name for that which a class object matches.
Model: TypeAlias = Any

_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class PlainShape:
    """A field that crosses as it is: text, number, truth, or a tuple of texts."""

    def __init__(self, blank: object) -> None:
        self.blank = blank


@dataclasses.dataclass(frozen=True)
class RecordShape:
    """A field that holds a dataclass, or may hold one."""

    type: Model


@dataclasses.dataclass(frozen=True)
class ListShape:
    """A field that holds a tuple of dataclasses, each with a key of its own. ``stays_made``: a ``StayingList``."""

    type: Model
    stays_made: bool = False


Shape: TypeAlias = PlainShape | RecordShape | ListShape

#: Fields that do not cross with the record they stand in: the body has its own, what is spoken is never shown.
_APART = ("body", "spoken")

_BLANKS: dict[object, object] = {str: "", bool: False, int: 0, float: 0.0}


@cache
def shapes_of(model: Model) -> dict[str, Shape]:
    """How each field of ``model`` crosses. Raises TypeError for a field that has no way across."""
    hints = get_type_hints(model)
    shapes = {
        field.name: _shape_of(hints[field.name]) for field in dataclasses.fields(model) if field.name not in _APART
    }
    for field in dataclasses.fields(model):
        shape = shapes.get(field.name)
        if isinstance(shape, ListShape) and STAYS_MADE in field.metadata:
            shapes[field.name] = dataclasses.replace(shape, stays_made=True)
    return shapes


def _shape_of(hint: Any, *, stays_made: bool = False) -> Shape:
    if get_origin(hint) in (Union, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        if len(kinds) != 1:
            raise TypeError(f"a page model field may be one type or absent, not {hint}")
        shape = _shape_of(kinds[0])
        return PlainShape("") if isinstance(shape, PlainShape) else shape
    if get_origin(hint) is tuple:
        (kind, _) = get_args(hint)
        return ListShape(kind, stays_made) if dataclasses.is_dataclass(kind) else PlainShape([])
    if dataclasses.is_dataclass(hint):
        return RecordShape(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return PlainShape("")
    if hint in _BLANKS:
        return PlainShape(_BLANKS[hint])
    raise TypeError(f"no way across to QML for {hint}")


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return list(value)
    return "" if value is None else value


class Record:
    """One dataclass as a property map. Made once, shown many times, wiped when the resident leaves."""

    def __init__(self, model: Model, parent: QObject, keeps: frozenset[str] = frozenset()) -> None:
        """``keeps``: fields that stay as they are when it is wiped: nobody's, and read by everything."""
        self.map = QQmlPropertyMap.create(parent)
        self._model = model
        self._keeps = keeps
        self._value: object | None = None
        self._parts: dict[str, Record | KeyedList] = {}
        self.map.insert("present", False)
        for name, shape in shapes_of(model).items():
            if isinstance(shape, PlainShape):
                self.map.insert(name, shape.blank)
            else:
                self._parts[name] = part = part_for(shape, self.map)
                self.map.insert(name, part.qt)

    @property
    def qt(self) -> QObject:
        return self.map

    def show(self, value: object | None) -> None:
        """Take over what differs from the value shown before. ``None`` wipes."""
        before, self._value = self._value, value
        if value == before:
            return
        for name, shape in shapes_of(self._model).items():
            part = self._parts.get(name)
            if part is not None:
                part.show(None if value is None else getattr(value, name))
            elif isinstance(shape, PlainShape):
                new = shape.blank if value is None else getattr(value, name)
                if value is None and name in self._keeps:
                    continue
                if before is None or value is None or new != getattr(before, name):
                    self.map.insert(name, _plain(new))
        if (value is None) != (before is None):
            self.be_present(value is not None)

    def be_present(self, present: bool) -> None:
        """Say that it is there, or that it is not although it keeps its values: see ``StayingList``."""
        self.map.insert("present", present)


class KeyedList(QAbstractListModel):
    """A tuple of dataclasses as a list model with one role, ``entry``: the row's record.

    Rows are told apart by ``key`` (an Action's is its ``name``). A row that stays keeps its record and its delegate,
    and with it focus, scroll and what is being typed. Records are made when a delegate first asks.
    Raises ValueError when two rows have the same key.
    """

    _ENTRY = Qt.ItemDataRole.UserRole

    def __init__(self, model: Model, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._key = "key" if "key" in shapes_of(model) else "name"
        self._rows: list[object] = []
        self._records: dict[str, Record] = {}

    @property
    def qt(self) -> QObject:
        return self

    def roleNames(self) -> dict[int, QByteArray]:
        return {self._ENTRY: QByteArray(b"entry")}

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != self._ENTRY or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        key = self._key_of(row)
        if key not in self._records:
            self._records[key] = self._make(row)
        return self._records[key].qt

    def _make(self, row: object) -> Record:
        record = Record(self._model, self)
        record.show(row)
        return record

    def show(self, values: Sequence[object] | None) -> None:
        """Become ``values`` with the fewest signals: rows removed, moved, inserted, changed."""
        wanted = list(values or ())
        keys = [self._key_of(value) for value in wanted]
        if len(set(keys)) != len(keys):
            raise ValueError(f"two rows with the same key in a list of {self._model.__name__}")
        self._remove_others(set(keys))
        self._arrange(wanted, keys)
        self._rows = wanted
        for key, value in zip(keys, wanted, strict=True):
            if key in self._records:
                self._records[key].show(value)

    def _remove_others(self, keep: set[str]) -> None:
        end = len(self._rows)
        while end > 0:
            if self._key_of(self._rows[end - 1]) in keep:
                end -= 1
                continue
            start = end - 1
            while start > 0 and self._key_of(self._rows[start - 1]) not in keep:
                start -= 1
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            gone = self._rows[start:end]
            del self._rows[start:end]
            self.endRemoveRows()
            for row in gone:
                self._retire(self._key_of(row))
            end = start

    def _arrange(self, wanted: list[object], keys: list[str]) -> None:
        """Bring the rows that stay into order and insert the new ones, a run at a time."""
        present = {self._key_of(row) for row in self._rows}
        position = 0
        while position < len(wanted):
            key = keys[position]
            if position < len(self._rows) and self._key_of(self._rows[position]) == key:
                position += 1
            elif key in present:
                source = next(i for i in range(position, len(self._rows)) if self._key_of(self._rows[i]) == key)
                self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), position)
                self._rows.insert(position, self._rows.pop(source))
                self.endMoveRows()
                position += 1
            else:
                end = position
                while end < len(wanted) and keys[end] not in present:
                    end += 1
                self.beginInsertRows(QModelIndex(), position, end - 1)
                self._rows[position:position] = wanted[position:end]
                self.endInsertRows()
                position = end

    def _retire(self, key: str) -> None:
        # The delegate that showed the record goes by deleteLater too, and went first: a record outlives its reader.
        record = self._records.pop(key, None)
        if record is not None:
            record.qt.deleteLater()

    def _key_of(self, row: object) -> str:
        return str(getattr(row, self._key))


class StayingList(KeyedList):
    """A list whose rows stay made when they are taken out: behind those that are shown, ``present`` is false for them.

    For a few large rows that come and go with a touch, and take longer to make than to show. A delegate is visible
    while its entry is present; ``shown`` is how many are. Wiping takes all of them.
    """

    #: As many rows stay that are not shown; the ones that were longest out of sight go.
    STAYING = 48

    shownChanged = Signal()

    def __init__(self, model: Model, parent: QObject) -> None:
        super().__init__(model, parent)
        self._shown: set[str] = set()

    def _count_shown(self) -> int:
        return len(self._shown)

    shown = Property(int, _count_shown, notify=shownChanged)

    def show(self, values: Sequence[object] | None) -> None:
        wanted = values or ()
        keys = {self._key_of(value) for value in wanted}
        staying = [row for row in self._rows if self._key_of(row) not in keys][: self.STAYING]
        before, self._shown = self._shown, keys
        super().show((*wanted, *(() if values is None else staying)))
        for key in keys ^ before:
            if key in self._records:
                self._records[key].be_present(key in keys)
        if len(keys) != len(before):
            self.shownChanged.emit()

    def _make(self, row: object) -> Record:
        record = super()._make(row)
        record.be_present(self._key_of(row) in self._shown)
        return record


def part_for(shape: RecordShape | ListShape, parent: QObject) -> Record | KeyedList:
    """The object for a field that holds other models."""
    if isinstance(shape, RecordShape):
        return Record(shape.type, parent)
    return StayingList(shape.type, parent) if shape.stays_made else KeyedList(shape.type, parent)

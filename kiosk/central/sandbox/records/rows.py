"""The rows of a record: by month, so many, or written down; cut to what was asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from kiosk.central.sandbox.records.cells import Cell, Day
from kiosk.central.sandbox.records.making import Row, make
from kiosk.central.sandbox.records.model import CountedRows, ListedRows, Match, MonthlyRows, Rows, Stretch
from kiosk.central.sandbox.records.question import Question
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.wire import ProblemCode
from kiosk.rules.months import add_months, month_of


def rows_of(rows: Rows, columns: Mapping[str, Cell], question: Question) -> tuple[dict[str, str], ...]:
    """Every row with the value of each column, the oldest or first one first. Raises Refusal.

    A row is the same whichever span is asked about: running sums begin with the record and not with the span.
    """
    carried: dict[str, Decimal] = {}
    made: list[dict[str, str]] = []
    for row, cells in _frames(rows, question):
        row_cells = {**cells, **columns}
        for key, cell in row_cells.items():
            row.values[key] = make(cell, key, row, question, carried)
        if _is_asked(rows, row, row_cells, question):
            made.append(row.values)
    return tuple(made)


def _frames(rows: Rows, question: Question) -> Iterator[tuple[Row, Mapping[str, Cell]]]:
    """The rows before there is anything in them, with the cells that they bring along."""
    match rows:
        case MonthlyRows():
            for row in _months(rows, question):
                yield row, rows.first if rows.first and row.share[0] == 0 else _drawn(rows.drawn, row, question)
        case CountedRows():
            for index in range(question.lots.number(*rows.rows, "rows")):
                row = Row(f"row {index}", index)
                yield row, _drawn(rows.drawn, row, question)
        case ListedRows():
            listed = question.book.lists[rows.list_name] if rows.list_name else rows.rows
            shown = question.lots.number(*rows.shown, "rows") if rows.shown else len(listed)
            for index, cells in enumerate(listed[:shown]):
                yield Row(f"row {index}", index), cells


def _drawn(kinds: tuple[Mapping[str, Cell], ...], row: Row, question: Question) -> Mapping[str, Cell]:
    return question.lots.one_of(kinds, "kind of row", row.place) if kinds else {}


def _months(rows: MonthlyRows, question: Question) -> Iterator[Row]:
    stretches: tuple[Stretch, ...] = (Stretch(since=rows.since),)
    if rows.span is not None:
        if question.person is None or rows.span not in question.person.spans:
            raise Refusal(ProblemCode.NO_RECORD)  # who never was insured has no record, and not an empty one
        stretches = question.person.spans[rows.span]
    index = 0
    for stretch in stretches:
        for month in _booked(stretch, month_of(question.today)):
            if rows.months and int(month[5:7]) not in rows.months:
                continue
            count = question.lots.number(*rows.each, "rows", month)
            for nth in range(count):
                yield Row(f"{month} {nth}", index, month, (nth, count), {"at": stretch.at})
                index += 1


def _booked(stretch: Stretch, this_month: str) -> Iterator[str]:
    """Its months; the present one is not booked yet."""
    month, last = stretch.since, min(stretch.until or "9999-12", add_months(this_month, -1))
    while month <= last:
        yield month
        month = add_months(month, 1)


def _is_asked(rows: Rows, row: Row, cells: Mapping[str, Cell], question: Question) -> bool:
    if isinstance(rows, CountedRows):
        return True
    if not all(_agrees(match, row, question) for match in rows.match):
        return False
    if isinstance(rows, ListedRows):
        return True
    span = question.span()
    if span is None:
        return row.month > add_months(month_of(question.today), -1 - rows.latest)
    first, last = span
    if not first[:7] <= row.month <= last[:7]:
        return False
    days = [row.values[key] for key, cell in cells.items() if isinstance(cell, Day) and cell.in_month is not None]
    return len(first) == 7 or all(first <= day <= last for day in days)


def _agrees(match: Match, row: Row, question: Question) -> bool:
    filled = question.filled(match.parameter)
    if not filled:
        return True
    values = [row.values.get(column, "") for column in match.columns]
    if match.how == "equals":
        return any(value in filled for value in values)
    if match.how == "region":
        wanted = filled[0]
        while wanted.endswith("00"):
            wanted = wanted[:-2]
        return any(value.startswith(wanted) for value in values)
    wanted = filled[0].strip().lower()
    return any(wanted in value.lower() for value in values)

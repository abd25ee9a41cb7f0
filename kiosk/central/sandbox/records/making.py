"""Making one value: by its cell, its row and the question. All that it depends on is drawn by lot from the seed."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from kiosk.central.sandbox.records.cells import (
    Asked,
    Cell,
    Count,
    Day,
    Fixed,
    Holder,
    HolderPart,
    Money,
    Number,
    OneOf,
    Rate,
    RowMonth,
    Running,
    Shape,
    Share,
    Steady,
    Tariff,
    Total,
    Worded,
)
from kiosk.central.sandbox.records.question import Question
from kiosk.rules.identity_numbers import birth_of
from kiosk.rules.masking import mask_id_number, mask_name
from kiosk.rules.months import add_months

_CENT = Decimal("0.01")
_FIRST_YEAR = 2015  # from which a growing amount grows
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXY"


@dataclass
class Row:
    """A row while it is made. ``place`` is the same whichever rows are asked for."""

    place: str
    index: int
    month: str = ""
    share: tuple[int, int] = (0, 1)  # the n-th of m rows of its month
    values: dict[str, str] = field(default_factory=dict)


def make(cell: Cell, key: str, row: Row, question: Question, carried: dict[str, Decimal]) -> str:
    """The value of column ``key``. ``carried`` is what running sums have come to."""
    lots = question.lots
    match cell:
        case Fixed():
            return question.said(cell.value)
        case OneOf():
            values = question.book.pools[cell.pool] if cell.pool else cell.of
            return question.said(lots.one_of(values, key, _steady(cell.steady, row)))
        case Money():
            return _money(_drawn(cell, key, row, question))
        case Share():
            return _money(_amount(row, cell.of) * Decimal(cell.percent) / 100)
        case Total():
            return _money(_sum(row, cell.plus) - _sum(row, cell.minus))
        case Running():
            before = carried.get(key, Decimal(cell.start))
            carried[key] = before + _sum(row, cell.plus) - _sum(row, cell.minus)
            return _money(carried[key])
        case Number():
            number = Decimal(lots.number(cell.least, cell.most, key, _steady(cell.steady, row)))
            return str(number.scaleb(-cell.places))
        case Count():
            return str(row.index + cell.start)
        case Shape():
            return _shaped(cell, key, row, question)
        case RowMonth():
            return add_months(row.month, cell.add)
        case Day():
            return _day(cell, key, row, question).isoformat()
        case Asked():
            return question.in_words(cell.parameter) or question.said(cell.otherwise)
        case Holder():
            return holder_part(cell.part, question)
        case Worded():
            return worded(question.said(cell.words), question, row)
        case Tariff():
            return _money(_charge(cell, question))


def worded(words: str, question: Question, row: Row | None = None) -> str:
    """``words`` with what stands in braces put in. Raises KeyError for a name that nobody knows."""
    today = question.today
    known = {
        "name": question.name,
        "number": question.number,
        "today": f"{today.year}年{today.month}月{today.day}日",
        "year": str(today.year),
        "last_year": str(today.year - 1),
    }
    known |= {field.key: question.in_words(field.key) for field in question.service.parameters}
    if question.acting is not None:
        known |= {"body_name": question.acting.name, "credit_code": question.acting.credit_code}
    return words.format_map(known | (row.values if row else {}))


def holder_part(part: HolderPart, question: Question) -> str:
    acting, number = question.acting, question.number
    match part:
        case HolderPart.NAME:
            return question.name
        case HolderPart.MASKED_NAME:
            return mask_name(question.name)
        case HolderPart.NUMBER:
            return number
        case HolderPart.MASKED_NUMBER:
            return mask_id_number(number)
        case HolderPart.SEX:
            return "男" if number[16:17].isdecimal() and int(number[16]) % 2 else "女"
        case HolderPart.BIRTH:
            birth = birth_of(number)
            return birth.isoformat() if birth else "—"
    return getattr(acting, part.value.removeprefix("body_"), "—") if acting else "—"


def _steady(steady: Steady, row: Row) -> str:
    return {Steady.ROW: row.place, Steady.YEAR: row.month[:4], Steady.RECORD: ""}[steady]


def _drawn(cell: Money, key: str, row: Row, question: Question) -> Decimal:
    step = Decimal(cell.step)
    growth = Decimal(cell.growth)
    about = "" if growth else _steady(cell.steady, row)
    steps = question.lots.number(int(Decimal(cell.least) / step), int(Decimal(cell.most) / step), key, about)
    drawn = steps * step
    if growth and row.month:
        drawn *= (1 + growth / 100) ** (int(row.month[:4]) - _FIRST_YEAR)
        drawn = (drawn / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return drawn


def _shaped(cell: Shape, key: str, row: Row, question: Question) -> str:
    steady = _steady(cell.steady, row)
    made = []
    for at, sign in enumerate(cell.shape):
        if sign == "#":
            made.append(str(question.lots.number(0, 9, key, steady, str(at))))
        elif sign == "@":
            made.append(question.lots.one_of(_LETTERS, key, steady, str(at)))
        else:
            made.append(sign)
    return "".join(made)


def _day(cell: Day, key: str, row: Row, question: Question) -> date:
    steady = _steady(cell.steady, row)
    if cell.between is not None:
        first, last = cell.between
        return first + timedelta(question.lots.number(0, (last - first).days, key, steady))
    if cell.ago is not None:
        return question.today.replace(day=1) - timedelta(question.lots.number(*cell.ago, key, steady))
    if cell.after is not None:
        return date.fromisoformat(row.values[cell.after]) + timedelta(question.lots.number(*cell.days, key, steady))
    first_day, last_day = cell.in_month or (1, 28)
    year, month = int(row.month[:4]), int(row.month[5:7])
    last_day = min(last_day, calendar.monthrange(year, month)[1])
    nth, of = row.share  # several rows of a month come one after the other
    width = (last_day - first_day + 1) / of
    earliest, latest = first_day + int(nth * width), first_day + int((nth + 1) * width) - 1
    return date(year, month, question.lots.number(earliest, max(earliest, latest), key, steady))


def _charge(cell: Tariff, question: Question) -> Decimal:
    base = _asked_number(question, cell.base)
    percent = next((_percent(rate, question) for rate in cell.rates if _holds(rate, question)), Decimal(0))
    if cell.included:
        base /= 1 + percent / 100
    return base * percent / 100 * Decimal(cell.factor)


def _holds(rate: Rate, question: Question) -> bool:
    return (
        all(question.one(key) == choice for key, choice in rate.choices.items())
        and all(_asked_number(question, key) <= Decimal(bound) for key, bound in rate.most.items())
        and all(_asked_number(question, key) > Decimal(bound) for key, bound in rate.above.items())
    )


def _percent(rate: Rate, question: Question) -> Decimal:
    """The rate, or what the definition's table says for today."""
    if rate.table is None:
        return Decimal(rate.percent)
    table = next(table for table in question.service.tables if table.key == rate.table)
    today = question.today
    valid = [
        value
        for value in table.values
        if value.valid_from <= today and (value.valid_to is None or today <= value.valid_to)
    ]
    return Decimal(max(valid, key=lambda value: value.valid_from).value) if valid else Decimal(0)


def _asked_number(question: Question, key: str) -> Decimal:
    try:
        return Decimal(question.one(key) or "0")
    except InvalidOperation:
        return Decimal(0)


def _amount(row: Row, key: str) -> Decimal:
    return Decimal(row.values[key])


def _sum(row: Row, keys: tuple[str, ...]) -> Decimal:
    return sum((_amount(row, key) for key in keys), Decimal(0))


def _money(amount: Decimal) -> str:
    return str(amount.quantize(_CENT, ROUND_HALF_UP))

"""The functions of the language: what they take, what they give, and how. All are total: no input raises."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from types import MappingProxyType

from kiosk.rules.expressions.values import UNKNOWN, Type, Value
from kiosk.rules.identity_numbers import birth_of, is_id_number

_MOST_PLACES = 6


@dataclass(frozen=True)
class Function:
    """``compute`` gets values of the named types, none of them UNKNOWN."""

    takes: tuple[Type, ...]
    gives: Type
    compute: Callable[..., Value]


def _age(birth: date, today: date) -> Decimal:
    return Decimal(today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day)))


def _months(first: date, last: date) -> Decimal:
    """Full months between two days."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return Decimal(months - (last.day < first.day))


def _rounded(number: Decimal, places: Decimal) -> Value:
    if places != places.to_integral_value() or not 0 <= places <= _MOST_PLACES:
        return UNKNOWN
    try:
        return number.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)
    except InvalidOperation:
        return UNKNOWN


def _birth_of(number: str) -> Value:
    return birth_of(number) or UNKNOWN if is_id_number(number) else UNKNOWN


def _date(text: str) -> Value:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return UNKNOWN


#: But for ``today``, ``age``, ``sum``, ``count``, ``apart``, ``parameter`` and ``empty``, which need the scope.
PLAIN: Mapping[str, Function] = MappingProxyType(
    {
        "months_between": Function((Type.DATE, Type.DATE), Type.NUMBER, _months),
        "days_between": Function((Type.DATE, Type.DATE), Type.NUMBER, lambda first, last: Decimal((last - first).days)),
        "year": Function((Type.DATE,), Type.NUMBER, lambda day: Decimal(day.year)),
        "length": Function((Type.TEXT,), Type.NUMBER, lambda text: Decimal(len(text))),
        "min": Function((Type.NUMBER, Type.NUMBER), Type.NUMBER, min),
        "max": Function((Type.NUMBER, Type.NUMBER), Type.NUMBER, max),
        "round": Function((Type.NUMBER, Type.NUMBER), Type.NUMBER, _rounded),
        "birth_of": Function((Type.TEXT,), Type.DATE, _birth_of),
        "date": Function((Type.TEXT,), Type.DATE, _date),
    }
)
SCOPED: Mapping[str, tuple[tuple[Type, ...], Type]] = MappingProxyType(
    {
        "today": ((), Type.DATE),
        "age": ((Type.DATE,), Type.NUMBER),
        "sum": ((Type.ENTRIES,), Type.NUMBER),
        "count": ((Type.ENTRIES,), Type.NUMBER),
        "apart": ((Type.ENTRIES, Type.ENTRIES), Type.TRUTH),
        "parameter": ((Type.TEXT,), Type.NUMBER),
        "empty": ((Type.ANY,), Type.TRUTH),
    }
)


def age(birth: date, today: date) -> Decimal:
    """Full years; who was born on 29 February has the birthday on 1 March of other years."""
    return _age(birth, today)


def add(left: Decimal, right: Decimal) -> Value:
    return _exact(lambda: left + right)


def subtract(left: Decimal, right: Decimal) -> Value:
    return _exact(lambda: left - right)


def multiply(left: Decimal, right: Decimal) -> Value:
    return _exact(lambda: left * right)


def divide(left: Decimal, right: Decimal) -> Value:
    """By nought is not known."""
    return UNKNOWN if right == 0 else _exact(lambda: left / right)


def _exact(compute: Callable[[], Decimal]) -> Value:
    try:
        result = compute()
    except (InvalidOperation, OverflowError):
        return UNKNOWN
    return result if result.is_finite() else UNKNOWN

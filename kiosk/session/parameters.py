"""The parameter page's rules: what is chosen on arrival, what a touch changes, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.catalogue.model import ChoicesField, MonthRangeField, Service
from kiosk.rules.months import add_months, is_month, month_of, span
from kiosk.session.model import Values


class Mistake(StrEnum):
    NOTHING_CHOSEN = "nothing_chosen"
    MONTH_MISSING = "month_missing"
    WRONG_WAY_ROUND = "wrong_way_round"
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class FieldMistake:
    """``field`` is the key of the field on the page; ``limit`` is in months."""

    field: str
    mistake: Mistake
    limit: int = 0


def from_key(parameter: MonthRangeField) -> str:
    return f"{parameter.key}_from"


def to_key(parameter: MonthRangeField) -> str:
    return f"{parameter.key}_to"


def last_month(today: date) -> str:
    """The newest month that can be asked about: the present one."""
    return month_of(today)


def presets(service: Service, today: date) -> Values:
    """What is chosen when the page is opened: the definition's presets, and the last full months."""
    values = Values()
    for parameter in service.parameters:
        if isinstance(parameter, ChoicesField):
            values = values.put(parameter.key, parameter.preset)
        elif isinstance(parameter, MonthRangeField):
            until = add_months(month_of(today), -1)
            start = max(add_months(until, 1 - parameter.preset_months), parameter.earliest)
            values = values.put(from_key(parameter), (start,)).put(to_key(parameter), (until,))
    return values


def pick(service: Service, values: Values, key: str, option: str, today: date) -> Values:
    """``values`` after the option of a field was touched; what the field does not offer changes nothing."""
    for parameter in service.parameters:
        if isinstance(parameter, ChoicesField):
            if key == parameter.key and option in {choice.key for choice in parameter.choices}:
                chosen = set(values.get(key)) ^ {option}
                return values.put(key, tuple(c.key for c in parameter.choices if c.key in chosen))
        elif isinstance(parameter, MonthRangeField):
            offered = is_month(option) and parameter.earliest <= option <= last_month(today)
            if key in (from_key(parameter), to_key(parameter)) and offered:
                return values.put(key, (option,))
    return values


def first_year(service: Service, key: str) -> int:
    """The earliest year that the month field of that key offers."""
    for parameter in service.parameters:
        if isinstance(parameter, MonthRangeField) and key in (from_key(parameter), to_key(parameter)):
            return int(parameter.earliest[:4])
    return 0


def mistakes(service: Service, values: Values) -> tuple[FieldMistake, ...]:
    """Everything that is wrong with the choices, in the order of the fields."""
    found: list[FieldMistake] = []
    for parameter in service.parameters:
        if isinstance(parameter, ChoicesField):
            if not values.get(parameter.key):
                found.append(FieldMistake(parameter.key, Mistake.NOTHING_CHOSEN))
        elif isinstance(parameter, MonthRangeField):
            found.extend(_month_mistakes(parameter, values))
    return tuple(found)


def _month_mistakes(parameter: MonthRangeField, values: Values) -> Iterator[FieldMistake]:
    first, last = values.one(from_key(parameter)), values.one(to_key(parameter))
    if not first or not last:
        yield FieldMistake(to_key(parameter) if first else from_key(parameter), Mistake.MONTH_MISSING)
    elif span(first, last) < 1:
        yield FieldMistake(to_key(parameter), Mistake.WRONG_WAY_ROUND)
    elif span(first, last) > parameter.longest:
        yield FieldMistake(to_key(parameter), Mistake.TOO_LONG, parameter.longest)

"""Whether what was asked for is what the service definition lets a person ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from kiosk.catalogue.definition.fields import (
    AddressField,
    ChoiceField,
    DateField,
    DateRangeField,
    Field_,
    GroupField,
    MoneyField,
    MonthField,
    NumberField,
    RegionField,
    SelectField,
    SlotField,
    TextField,
    TextKind,
    YearField,
)
from kiosk.catalogue.model import ChoicesField, MonthRangeField, Service
from kiosk.central import wire
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.wire import ProblemCode
from kiosk.rules.identity_numbers import is_id_number
from kiosk.rules.months import is_month, month_of, span

_RANGES = (MonthRangeField, DateRangeField)


def check_parameters(service: Service, parameters: wire.Parameters, today: date) -> None:
    """Raises Refusal for a missing, unknown or impossible parameter; it names the key and never the value."""
    expected: set[str] = set()
    for field in service.parameters:
        expected |= _keys(field)
        _check(field, parameters, today)
    if unknown := sorted(parameters.keys() - expected):
        raise Refusal(ProblemCode.BAD_PARAMETERS, f"the service knows no {', '.join(unknown)}")


def choices(parameters: wire.Parameters, key: str) -> tuple[str, ...]:
    """The chosen keys; a single one may come as a plain string."""
    value = parameters.get(key, ())
    return (value,) if isinstance(value, str) else value


def month(parameters: wire.Parameters, key: str) -> str:
    """A month; it may come as a list of one."""
    return _one(parameters, key)


def asked_sources(service: Service) -> frozenset[str]:
    """Every source that a field of the service is chosen from."""
    form = service.form.sections if service.form else ()
    return frozenset(_sources((*service.parameters, *(field for section in form for field in section.fields))))


def _sources(fields: tuple[Field_, ...]) -> Iterator[str]:
    for field in fields:
        match field:
            case SelectField() | SlotField():
                yield field.source
            case RegionField() | AddressField(mail=True):
                yield "regions.places"
            case GroupField():
                yield from _sources(field.fields)


def _keys(field: Field_) -> set[str]:
    return {f"{field.key}_from", f"{field.key}_to"} if isinstance(field, _RANGES) else {field.key}


def _check(field: Field_, parameters: wire.Parameters, today: date) -> None:
    """An expression for ``required`` or ``visible`` is the terminal's to work out: here, such a field may be empty."""
    if not any(any(choices(parameters, key)) for key in _keys(field)):
        if field.required is True and field.visible is None:
            raise Refusal(ProblemCode.BAD_PARAMETERS, f"{field.key} is missing")
        return
    if mistake := _mistake(field, parameters, today):
        raise Refusal(ProblemCode.BAD_PARAMETERS, f"{field.key} {mistake}")


def _mistake(field: Field_, parameters: wire.Parameters, today: date) -> str:
    """What is wrong with a value that is there; empty when nothing is."""
    match field:
        case ChoicesField():
            return _choices_mistake(field, choices(parameters, field.key))
        case MonthRangeField():
            return _months_mistake(field, parameters, month_of(today))
        case DateRangeField():
            return _dates_mistake(field, parameters)
        case SelectField():
            chosen = choices(parameters, field.key)
            return "" if len(set(chosen)) == len(chosen) and (field.several or len(chosen) == 1) else "is not one"
    value = _one(parameters, field.key)
    match field:
        case ChoiceField():
            return "" if value in {choice.key for choice in field.choices} else "is not a choice of the service"
        case TextField():
            return _text_mistake(field, value)
        case NumberField() | MoneyField():
            return _number_mistake(field, value)
        case DateField():
            return "" if _date(value) else "is no date"
        case YearField():
            last = today.year if field.this_year else today.year - 1
            good = len(value) == 4 and value.isascii() and value.isdigit() and field.earliest <= int(value) <= last
            return "" if good else "is out of its range"
        case MonthField():
            return "" if is_month(value) and field.earliest <= value <= month_of(today) else "is out of its range"
        case RegionField():
            good = value.isascii() and value.isdigit() and len(value) in (6, 9, 12)
            return "" if good else "is no code of GB/T 2260"
        case SlotField():
            return "" if _date(value[:10]) else "is no time"
        case AddressField():
            return "" if value.strip() else "is empty"
    return "cannot be asked before a query"


def _choices_mistake(field: ChoicesField, chosen: tuple[str, ...]) -> str:
    known = {choice.key for choice in field.choices}
    good = len(set(chosen)) == len(chosen) and set(chosen) <= known
    return "" if good else "is not a choice of the service"


def _months_mistake(field: MonthRangeField, parameters: wire.Parameters, this_month: str) -> str:
    first, last = (_one(parameters, f"{field.key}_{end}") for end in ("from", "to"))
    if not is_month(first) or not is_month(last):
        return "is not two months"
    good = field.earliest <= first <= last <= this_month and span(first, last) <= field.longest
    return "" if good else "is out of its range"


def _dates_mistake(field: DateRangeField, parameters: wire.Parameters) -> str:
    first, last = (_date(_one(parameters, f"{field.key}_{end}")) for end in ("from", "to"))
    if first is None or last is None:
        return "is not two dates"
    return "" if 0 <= (last - first).days < field.longest_days else "is out of its range"


def _text_mistake(field: TextField, value: str) -> str:
    if not field.shortest <= len(value) <= field.longest:
        return "is too short or too long"
    match field.of:
        case TextKind.DIGITS | TextKind.PHONE:
            return "" if value.isascii() and value.isdigit() else "is not of digits"
        case TextKind.ID_NUMBER:
            return "" if is_id_number(value) else "is no identity number"
        case TextKind.CREDIT_CODE:
            return "" if len(value) == 18 and value.isascii() and value.isalnum() else "is no credit code"
    return ""


def _number_mistake(field: NumberField | MoneyField, value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return "is no number"
    if not number.is_finite():
        return "is no number"
    low = field.least is not None and number < Decimal(field.least)
    high = field.most is not None and number > Decimal(field.most)
    return "is out of its range" if low or high else ""


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def _one(parameters: wire.Parameters, key: str) -> str:
    """A single value; it may come as a list of one."""
    values = choices(parameters, key)
    return values[0] if len(values) == 1 else ""

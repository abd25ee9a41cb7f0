"""What somebody would fill in before a query or a print, for any definition."""

from __future__ import annotations

from datetime import date

from kiosk.catalogue.definition.fields import (
    AddressField,
    ChoiceField,
    DateField,
    DateRangeField,
    Field_,
    MoneyField,
    MonthField,
    NumberField,
    RegionField,
    TextField,
    TextKind,
    YearField,
)
from kiosk.catalogue.model import ChoicesField, MonthRangeField, Service
from kiosk.rules.months import add_months, month_of
from tests.support.platform import ADULT

Filled = dict[str, str | tuple[str, ...]]

_BY_KIND = {
    TextKind.NAME: "王芳",
    TextKind.ID_NUMBER: ADULT,
    TextKind.CREDIT_CODE: "91410499MA9DEM0018",
    TextKind.PHONE: "13800000001",
    TextKind.PLATE: "演A12345",
}
#: Where a definition's own words do not tell what there is to be found.
_FOUND = {"drug": "二甲双胍", "company": "示例", "organisation": "示例", "person": "示例", "lawyer": "示例"}


def filled_in(service: Service, today: date) -> Filled:
    """Good values for all that must be filled in; what is chosen from a source is left to the caller."""
    filled: Filled = {}
    for field in service.parameters:
        filled |= _value(field, today)
    return filled


def _value(field: Field_, today: date) -> Filled:
    last = add_months(month_of(today), -1)
    match field:
        case ChoicesField():
            return {field.key: field.preset or (field.choices[0].key,)}
        case ChoiceField():
            return {field.key: field.preset or field.choices[0].key} if field.required is True else {}
        case MonthRangeField():
            months = min(field.longest, field.preset_months)
            return {f"{field.key}_from": add_months(last, 1 - months), f"{field.key}_to": last}
        case DateRangeField():
            first = date(today.year - 1, today.month, min(today.day, 28))
            return {f"{field.key}_from": first.isoformat(), f"{field.key}_to": today.isoformat()}
        case YearField():
            return {field.key: str(today.year - 1)}
        case MonthField():
            return {field.key: last}
        case DateField():
            return {field.key: date(today.year, 1, 15).isoformat()}
        case NumberField() | MoneyField():
            return {field.key: field.least if field.least not in (None, "0") else "1"}
        case RegionField():
            return {field.key: "410499"} if field.required is True else {}
        case AddressField():
            return {field.key: "演示市示例区和平路5号"}
        case TextField():
            return {field.key: _text(field)} if field.required is True else {}
    return {}


def _text(field: TextField) -> str:
    if field.of is TextKind.DIGITS:
        return "2468135790246813579024"[: max(field.shortest, min(field.longest, 10))]
    if known := _BY_KIND.get(field.of) or _FOUND.get(field.key):
        return known
    return "SL20261122000137"[: field.longest] if field.shortest > 4 else "示例填写"[: field.longest]

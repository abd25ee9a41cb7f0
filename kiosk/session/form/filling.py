"""What stands in a form on arrival, and what a touch or a word changes."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Field_
from kiosk.rules.months import add_months, is_month, month_of
from kiosk.rules.typed_text import tidy
from kiosk.session.form.slots import Slot, SlotKind, find_slot
from kiosk.session.model import Values

_FIRST_YEAR, _YEARS_AHEAD, _YEAR_LONG = 1900, 3, 4
#: So many years stand on one leaf of a year picker.
YEARS_A_LEAF = 12
#: Of what is no line of text, a number say. What is longer than its field is cut behind that, and so stays too long.
_MOST_TYPED = 100


def presets(fields: Iterable[Field_], today: date) -> Values:
    """The definition's presets, and of month ranges the last full months."""
    values = Values()
    for field in fields:
        match field:
            case f.ChoicesField():
                values = values.put(field.key, field.preset)
            case f.ChoiceField() if field.preset is not None:
                values = values.put(field.key, (field.preset,))
            case f.MonthRangeField():
                until = add_months(month_of(today), -1)
                start = max(add_months(until, 1 - field.preset_months), field.earliest)
                values = values.put(f"{field.key}_from", (start,)).put(f"{field.key}_to", (until,))
            case f.YearField():
                values = values.put(field.key, (str(today.year if field.this_year else today.year - 1),))
            case _:
                pass
    return values


def pick(
    fields: Iterable[Field_], values: Values, key: str, option: str, today: date, *, offered: Iterable[str] = ()
) -> Values:
    """``values`` after the option of a slot was touched; what the slot does not offer changes nothing.

    ``offered``: the keys of a list that came from a department.
    """
    slot = find_slot(fields, key)
    if slot is None:
        return values
    field = slot.field
    match slot.kind:
        case SlotKind.CHOICES if isinstance(field, f.ChoicesField) and _is_choice(field, option):
            return values.put(key, _toggled(values.get(key), option, [choice.key for choice in field.choices]))
        case SlotKind.CHOICE if isinstance(field, f.ChoiceField) and _is_choice(field, option):
            return values.put(key, (option,))
        case SlotKind.MONTH if is_month(option) and offered_months(slot, today, option):
            return values.put(key, (option,))
        case SlotKind.YEAR if is_year(option) and int(option) in year_bounds(slot, today):
            return values.put(key, (option,))
        case SlotKind.DATE if _is_day(option):
            return values.put(key, (option,))
        case SlotKind.SELECT if option in (known := list(offered)):
            if isinstance(field, f.SelectField) and field.several:
                return values.put(key, _toggled(values.get(key), option, known))
            # An answer that need not be given can be taken back.
            back = field.required is not True and values.get(key) == (option,)
            return values.put(key, () if back else (option,))
        case SlotKind.TICK:
            return values.put(key, () if values.get(key) else ("true",))
        case _:
            return values


def write(fields: Iterable[Field_], values: Values, key: str, text: str) -> Values:
    """``values`` after a slot was typed into; an empty text is no value."""
    slot = find_slot(fields, key)
    if slot is None or slot.kind is not SlotKind.TEXT:
        return values
    typed = as_typed(slot, text)
    return values.put(key, (typed,) if typed else ())


def as_typed(slot: Slot, text: str) -> str:
    """What stands in a slot after ``text`` was typed into it."""
    longest = slot.line.longest if slot.line is not None else _MOST_TYPED
    return tidy(slot.text_kind, text)[: longest + 1]


def offered_months(slot: Slot, today: date, month: str) -> bool:
    """Whether a month can be chosen: from the earliest to the present one."""
    earliest = slot.field.earliest if isinstance(slot.field, f.MonthField | f.MonthRangeField) else "1995-01"
    return earliest <= month <= month_of(today)


def year_bounds(slot: Slot, today: date) -> range:
    """The years that the picker of a slot leads to."""
    match slot.field:
        case f.MonthField() | f.MonthRangeField():
            return range(int(slot.field.earliest[:4]), today.year + 1)
        case f.YearField():
            return range(slot.field.earliest, today.year + 1 if slot.field.this_year else today.year)
        case _:
            return range(_FIRST_YEAR, today.year + _YEARS_AHEAD + 1)


def _is_choice(field: f.ChoicesField | f.ChoiceField, option: str) -> bool:
    return any(choice.key == option for choice in field.choices)


def _toggled(chosen: tuple[str, ...], option: str, order: list[str]) -> tuple[str, ...]:
    now = set(chosen) ^ {option}
    return tuple(key for key in order if key in now)


def is_year(text: str) -> bool:
    return len(text) == _YEAR_LONG and text.isascii() and text.isdigit()


def _is_day(text: str) -> bool:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return text == day.isoformat() and day.day <= calendar.monthrange(day.year, day.month)[1]

"""What is wrong with a form, in the order of its fields; and which fields are there at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from drivers.protocols import IdCard
from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Field_, OnBehalf, Service, Titled
from kiosk.catalogue.parameters import parameters_on
from kiosk.rules.expressions import Scope, Value, evaluate, holds
from kiosk.rules.months import span
from kiosk.rules.typed_text import TextMistake, mistake_in
from kiosk.session.form.mail import names_a_place, place_key
from kiosk.session.form.slots import Slot, SlotKind, slots
from kiosk.session.model import Resident, Session, Values
from kiosk.session.world import World


class Mistake(StrEnum):
    """What is wrong with a value, but for what was typed: that is a ``TextMistake``."""

    MISSING = "missing"
    NOTHING_CHOSEN = "nothing_chosen"
    MONTH_MISSING = "month_missing"
    WRONG_WAY_ROUND = "wrong_way_round"
    TOO_LONG = "too_many_months"
    NOT_A_NUMBER = "not_a_number"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    NOT_A_WORKING_DAY = "not_a_working_day"
    NOT_AGREED = "not_agreed"
    NOT_THE_SAME = "not_the_same"  # as what was typed before
    TOO_MANY_CHOSEN = "too_many_chosen"
    TOO_MANY_DAYS = "too_many_days"
    TOO_FEW_ENTRIES = "too_few_entries"
    TOO_MANY_ENTRIES = "too_many_entries"
    ENTRY_INCOMPLETE = "entry_incomplete"  # ``limit``: which one, from 1
    PLACE_MISSING = "place_missing"  # neither chosen nor named in the line
    NOT_TAKEN_HERE = "not_taken_here"  # a picture, a finger, somebody else's card: this terminal cannot
    RULE = "rule"  # one of the definition's: its own words say which


@dataclass(frozen=True)
class FieldMistake:
    """``field`` is the key of the slot on the page. ``limit`` goes into the words; ``words`` are the definition's."""

    field: str
    mistake: Mistake | TextMistake
    limit: str = ""
    words: Titled | None = None


def scope_of(
    fields: Iterable[Field_],
    values: Values,
    today: date,
    resident: Resident | None = None,
    parameters: Mapping[str, Value] | None = None,
) -> Scope:
    """What the expressions of a form see."""
    known: dict[str, Value] = {}
    for slot in slots(fields):
        value = _value(slot, values)
        if value is not None:
            known[slot.key] = value
            if isinstance(slot.field, f.SlotField):
                known[f"{slot.key}.date"] = date.fromisoformat(values.one(slot.key)[:10])
    if resident is not None:
        known |= _of_card(resident.subject)
        known["on_behalf"] = (resident.principal.behalf if resident.principal is not None else OnBehalf.SELF).value
    return Scope(today, known, parameters=parameters or {})


def scope_here(service: Service, values: Values, session: Session, world: World) -> Scope:
    """What the expressions of ``service`` see in this visit: its parameters are those of this place and this day."""
    today = world.wall.date()
    parameters = parameters_on(today, service, world.standing.region, world.catalogue)
    return scope_of(service.parameters, values, today, session.resident, parameters)


def _of_card(card: IdCard) -> dict[str, Value]:
    said: dict[str, Value] = {
        "id.name": card.name,
        "id.number": card.number,
        "id.sex": card.sex.value,
        "id.birth": card.birth,
        "id.card_type": card.card_type.value,
    }
    more: dict[str, Value | None] = {
        "id.address": card.address or None,
        "id.nation": card.nation or None,
        "id.valid_to": card.valid_to,
    }
    return said | {name: value for name, value in more.items() if value is not None}


def visible_fields(fields: Iterable[Field_], scope: Scope) -> tuple[Field_, ...]:
    """The fields that there are: one whose condition cannot be told is not there yet."""
    return tuple(field for field in fields if field.visible is None or holds(field.visible, scope) is True)


def mistakes(fields: Iterable[Field_], values: Values, scope: Scope) -> tuple[FieldMistake, ...]:
    """Everything that is wrong with the visible fields."""
    there = visible_fields(fields, scope)
    found: list[FieldMistake] = []
    for field in there:
        of_slots = [mistake for slot in slots([field]) for mistake in _of_slot(slot, values, scope)]
        found += of_slots or _of_field(field, values, scope)
    return tuple(found)


def _is_required(field: Field_, scope: Scope) -> bool:
    if isinstance(field.required, bool):
        return field.required
    return holds(field.required, scope) is True


_MISSING = {
    SlotKind.CHOICES: Mistake.NOTHING_CHOSEN,
    SlotKind.CHOICE: Mistake.NOTHING_CHOSEN,
    SlotKind.SELECT: Mistake.NOTHING_CHOSEN,
    SlotKind.YEAR: Mistake.NOTHING_CHOSEN,
    SlotKind.MONTH: Mistake.MONTH_MISSING,
    SlotKind.TICK: Mistake.NOT_AGREED,
    SlotKind.NOT_HERE: Mistake.NOT_TAKEN_HERE,
}


def _of_slot(slot: Slot, values: Values, scope: Scope) -> Iterator[FieldMistake]:
    text = values.one(slot.key)
    if slot.kind is SlotKind.ENTRIES:
        return  # how many there are is the list's own rule
    if slot.again:
        if text != values.one(slot.again):
            yield FieldMistake(slot.key, Mistake.NOT_THE_SAME)
        return
    if not text:
        if _is_required(slot.field, scope):
            yield FieldMistake(slot.key, _MISSING.get(slot.kind, Mistake.MISSING))
        return
    field = slot.field
    line = slot.line
    if line is not None:
        wrong = mistake_in(line.of.value, text, line.shortest, line.longest)
        if wrong is not None:
            limit = {TextMistake.TOO_SHORT: line.shortest, TextMistake.TOO_LONG: line.longest}.get(wrong, "")
            yield FieldMistake(slot.key, wrong, str(limit))
    elif isinstance(field, f.NumberField | f.MoneyField):
        yield from _number(slot.key, field, text)
    elif isinstance(field, f.DateField):
        yield from _day(slot.key, field, text, scope)


def _number(key: str, field: f.NumberField | f.MoneyField, text: str) -> Iterator[FieldMistake]:
    number = _decimal(text)
    places = 2 if isinstance(field, f.MoneyField) else field.places
    if number is None or _places(number) > places:
        yield FieldMistake(key, Mistake.NOT_A_NUMBER, str(places))
    elif field.least is not None and number < Decimal(field.least):
        yield FieldMistake(key, Mistake.TOO_SMALL, field.least)
    elif field.most is not None and number > Decimal(field.most):
        yield FieldMistake(key, Mistake.TOO_LARGE, field.most)


def _day(key: str, field: f.DateField, text: str, scope: Scope) -> Iterator[FieldMistake]:
    day = date.fromisoformat(text)
    earliest = _bound(field.earliest, scope)
    latest = _bound(field.latest, scope)
    if earliest is not None and day < earliest:
        yield FieldMistake(key, Mistake.TOO_EARLY, earliest.isoformat())
    elif latest is not None and day > latest:
        yield FieldMistake(key, Mistake.TOO_LATE, latest.isoformat())
    elif field.working_day and day.isoweekday() > 5:
        yield FieldMistake(key, Mistake.NOT_A_WORKING_DAY)


def _bound(expression: str | None, scope: Scope) -> date | None:
    value = evaluate(expression, scope) if expression is not None else None
    return value if isinstance(value, date) else None


def _of_field(field: Field_, values: Values, scope: Scope) -> list[FieldMistake]:
    """What can be wrong between two slots, and the definition's own rules; the hard ones only."""
    if isinstance(field, f.MonthRangeField):
        last = f"{field.key}_to"
        months = span(values.one(f"{field.key}_from"), values.one(last)) if values.one(last) else 1
        if months < 1:
            return [FieldMistake(last, Mistake.WRONG_WAY_ROUND)]
        if months > field.longest:
            return [FieldMistake(last, Mistake.TOO_LONG, str(field.longest))]
    if isinstance(field, f.DateRangeField) and values.one(f"{field.key}_to"):
        last = f"{field.key}_to"
        if values.one(last) < values.one(f"{field.key}_from"):
            return [FieldMistake(last, Mistake.WRONG_WAY_ROUND)]
        first_day, last_day = (
            date.fromisoformat(values.one(f"{field.key}_{end}") or values.one(last)) for end in ("from", "to")
        )
        if (last_day - first_day).days >= field.longest_days:
            return [FieldMistake(last, Mistake.TOO_MANY_DAYS, str(field.longest_days))]
    if isinstance(field, f.AddressField) and field.mail and not values.one(place_key(field)):
        line = values.one(field.key)
        if line and not names_a_place(line):
            return [FieldMistake(place_key(field), Mistake.PLACE_MISSING)]
    if isinstance(field, f.ChoicesField) and field.most is not None and len(values.get(field.key)) > field.most:
        return [FieldMistake(field.key, Mistake.TOO_MANY_CHOSEN, str(field.most))]
    broken = [check for check in field.checks if check.hard and holds(check.holds, scope) is False]
    return [FieldMistake(field.key, Mistake.RULE, words=check.message) for check in broken]


def _value(slot: Slot, values: Values) -> Value | None:
    """A slot's value as expressions see it; None where there is none."""
    text = values.one(slot.key)
    if slot.kind is SlotKind.ENTRIES or slot.again:
        return None
    if slot.kind is SlotKind.CHOICES or (isinstance(slot.field, f.SelectField) and slot.field.several):
        return values.get(slot.key) or None
    if not text:
        return None
    if slot.kind is SlotKind.TICK:
        return True
    if slot.kind is SlotKind.DATE:
        return date.fromisoformat(text)
    if slot.kind is SlotKind.YEAR or isinstance(slot.field, f.NumberField | f.MoneyField):
        return _decimal(text)
    return text


#: Decimal itself takes 1_000, NaN and the digits of other scripts.
_NUMBER = re.compile(r"[+-]?([0-9]{1,60}(\.[0-9]{0,20})?|\.[0-9]{1,20})")


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def _places(number: Decimal) -> int:
    """Decimal places that say something; counted, since rounding fails for numbers longer than the context."""
    fraction = f"{number:f}".partition(".")[2]
    return len(fraction.rstrip("0"))

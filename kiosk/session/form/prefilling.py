"""What is filled in before anybody types: from the card, the body's register, departments, and what was said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from drivers.protocols import IdCard
from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.facts import OF_BODY, earlier_fact, fact_name
from kiosk.catalogue.model import Field_, Service
from kiosk.rules.nations import nation_name
from kiosk.rules.typed_text import mistake_in, tidy
from kiosk.session.application import EARLIER, Application, Fact, FactState, Said
from kiosk.session.form.filling import presets
from kiosk.session.form.slots import Slot, SlotKind, slots
from kiosk.session.form.whole import form_fields_of
from kiosk.session.identity import Resident
from kiosk.session.values import Values


def start_application(
    service: Service, resident: Resident, facts: tuple[Fact, ...], said: Said, today: date
) -> Application:
    """A form as it stands on arrival: what is known, the definition's presets, and where each value came from."""
    fields = form_fields_of(service)
    values = presets((field for field in fields if not isinstance(field, f.YearField)), today)
    application = Application(service.code, resident.subject.number, values)
    return fill_in(application, service, resident, facts, said)


def fill_in(
    application: Application, service: Service, resident: Resident, facts: tuple[Fact, ...], said: Said
) -> Application:
    """With what ``facts`` say, and what was said in this visit, where nobody has typed yet."""
    values, origins = application.values, dict(application.origins)
    earlier = said.values if said.subject == application.subject else Values()
    known = {fact.name: fact for fact in facts if fact.state is FactState.FOUND}
    typed = {slot.key for slot in slots(form_fields_of(service)) if _is_typed(slot, application)}
    for field in form_fields_of(service):
        for slot in slots([field]):
            sources = () if slot.key in typed else (prefill.source for prefill in field.prefill)
            for source in sources:
                value = _value(slot, source, resident, known, earlier)
                if value:
                    values = values.put(slot.key, value)
                    origins[slot.key] = source
                    break
    return replace(application, values=values, origins=tuple(origins.items()), facts=(*application.facts, *facts))


def _is_typed(slot: Slot, application: Application) -> bool:
    """Whether an answer stands there that no source gave; what the definition presets is none."""
    return bool(application.done) and bool(application.values.get(slot.key)) and not application.origin(slot.key)


def is_settled(field: Field_, application: Application) -> bool:
    """Whether a field is only shown: it is read-only, and its source gave a value. One whose source gave none is asked,
    and left for the department to check."""
    keys = [slot.key for slot in slots([field])]
    return field.read_only and bool(keys) and all(application.origin(key) for key in keys)


def asked_fields(fields: Iterable[Field_], application: Application) -> tuple[Field_, ...]:
    return tuple(field for field in fields if not is_settled(field, application))


def remembered(service: Service, application: Application, said: Said) -> Said:
    """What the resident has said, with this form's answers to fields that other forms have as well."""
    values = said.values if said.subject == application.subject else Values()
    for slot in slots(form_fields_of(service)):
        asks_earlier = any(prefill.source == EARLIER for prefill in slot.field.prefill)
        if asks_earlier and application.values.get(slot.key):
            values = values.put(slot.key, application.values.get(slot.key))
    return Said(application.subject, values, said.filed if said.subject == application.subject else None)


def _value(slot: Slot, source: str, resident: Resident, known: dict[str, Fact], earlier: Values) -> tuple[str, ...]:
    if source == EARLIER:
        said = tuple(text for text in earlier.get(slot.key) if _fits(slot, text))
        filed = known.get(earlier_fact(slot.key))
        return said or (_taken(slot, filed.key, filed.label) if filed is not None else ())
    if source.startswith("id."):
        text = _of_card(resident.subject, source.removeprefix("id."))
        return _taken(slot, text, text)
    name = fact_name(source)
    body = resident.body
    if body is not None and name in OF_BODY:
        text = body.name if name == "entity.name" else body.credit_code
        return _taken(slot, text, text)
    fact = known.get(name)
    return _taken(slot, fact.key, fact.label) if fact is not None else ()


def _taken(slot: Slot, key: str, label: str) -> tuple[str, ...]:
    """Choices, numbers, days and places are taken by their key, lines of text as they are said."""
    for text in dict.fromkeys((label, key) if slot.kind is SlotKind.TEXT and slot.line is not None else (key, label)):
        tidied = tidy(slot.text_kind, text) if slot.kind is SlotKind.TEXT else text
        if tidied and _fits(slot, tidied):
            return (tidied,)
    return ()


def _fits(slot: Slot, text: str) -> bool:
    """Whether a value can stand in the slot. Who it is about sees it and may say that it is wrong; a value of another
    kind would stand there for nobody."""
    field = slot.field
    if slot.line is not None:
        return mistake_in(slot.line.of.value, text, slot.line.shortest, slot.line.longest) is None
    match field:
        case f.ChoiceField() | f.ChoicesField():
            return any(choice.key == text for choice in field.choices)
        case f.NumberField() | f.MoneyField():
            return _is_number(text)
        case f.DateField() | f.DateRangeField():
            return _is_day(text)
        case f.YearField():
            return len(text) == 4 and text.isdigit()
        case f.RegionField():
            return text.isascii() and text.isdigit() and len(text) in (6, 9, 12)
        case f.SelectField():
            return bool(text)
        case _:
            return False


def _of_card(card: IdCard, what: str) -> str:
    match what:
        case "name":
            return card.name or card.english_name
        case "number":
            return card.number
        case "sex":
            return card.sex.value
        case "birth":
            return card.birth.isoformat()
        case "nation":
            return nation_name(card.nation)
        case "address":
            return card.address
        case "valid_to":
            return card.valid_to.isoformat() if card.valid_to is not None else ""
        case _:
            return ""


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite() and "E" not in text.upper()
    except InvalidOperation:
        return False


def _is_day(text: str) -> bool:
    try:
        return text == date.fromisoformat(text).isoformat()
    except ValueError:
        return False


def sources_down(names: Iterable[str]) -> Iterator[Fact]:
    """Nobody was there to ask."""
    return (Fact(name, FactState.DOWN) for name in names)

"""What an application asks departments for, and by which source of the platform's. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.catalogue.definition.fields import CalculatedField, Field_, GroupField, PartyField
from kiosk.catalogue.model import Service
from kiosk.rules.expressions import ExpressionMistake, names_in
from kiosk.rules.filled_words import expressions_in

_OF_DEPARTMENTS = ("api.", "licence.", "entity.")
#: The body's own, known since it was identified.
OF_BODY = ("entity.name", "entity.code")


def fact_name(source: str) -> str:
    """What expressions call what a prefill names: ``api:hrss.x`` is ``api.hrss.x``."""
    return source.replace(":", ".")


def asked_facts(service: Service) -> tuple[str, ...]:
    """The names of everything that departments are asked for: by fields, by conditions, and by what is calculated."""
    sections = service.form.sections if service.form is not None else ()
    named = [name for section in sections for field in section.fields for name in _of_field(field)]
    for condition in service.conditions:
        in_words = expressions_in(condition.found.zh) if condition.found is not None else ()
        for expression in (condition.holds, *in_words):
            named += _names(expression)
    calculated = [field for section in sections for field in section.fields if isinstance(field, CalculatedField)]
    for field in calculated:
        of_cases = [part for case in field.cases for part in (case.when, case.value)]
        for expression in (*of_cases, *([field.value] if field.value is not None else ())):
            named += _names(expression)
    wanted = {name for name in named if name.startswith(_OF_DEPARTMENTS) and name not in OF_BODY}
    return tuple(sorted(wanted))


#: Whether the resident has filed anything at all, and of which day the last filing is.
FILINGS = "earlier.filings"
#: What is asked of another person, one fact each.
_OF_PARTY = ("name", "number", "phone")


def earlier_fact(key: str) -> str:
    """What the value of a form is called that was given in an earlier filing: ``earlier.receiver_name`` for
    ``receiver.name``."""
    return "earlier." + key.replace(".", "_")


def asked_of_earlier(service: Service) -> tuple[str, ...]:
    """What the resident's earlier filings may be asked for, with their yes, by the dictionary of fields."""
    sections = service.form.sections if service.form is not None else ()
    named = [
        earlier_fact(key)
        for section in sections
        for field in section.fields
        if not isinstance(field, GroupField) and any(prefill.source == "earlier" for prefill in field.prefill)
        for key in _keys(field)
    ]
    return (FILINGS, *named) if named else ()


def _keys(field: Field_) -> tuple[str, ...]:
    return tuple(f"{field.key}.{part}" for part in _OF_PARTY) if isinstance(field, PartyField) else (field.key,)


def source_name(fact: str) -> str:
    """What the platform calls the source of a fact: ``hrss.paid_months``, ``licence_residence_permit.number``."""
    kind, _, rest = fact.partition(".")
    if kind == "api":
        return rest
    if kind in ("entity", "earlier"):
        return fact
    licence, _, what = rest.partition(".")
    return f"licence_{licence}.{what or 'held'}"


def _names(expression: str) -> tuple[str, ...]:
    try:
        return tuple(names_in(expression))
    except ExpressionMistake:  # the checker has told it
        return ()


def _of_field(field: Field_) -> Iterator[str]:
    """Entries of a list are not filled in beforehand: nobody says whose they would be."""
    if not isinstance(field, GroupField):
        yield from (fact_name(prefill.source) for prefill in field.prefill)

"""What an application asks departments for, and by which source of the platform's. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.catalogue.definition.fields import CalculatedField, Field_, GroupField, PartyField
from kiosk.catalogue.model import Mode, Service
from kiosk.rules.expressions import ExpressionMistake, names_in
from kiosk.rules.filled_words import expressions_in

_OF_DEPARTMENTS = ("api.", "licence.", "entity.")
#: The body's own, known since it was identified.
OF_BODY = ("entity.name", "entity.code")


def fact_name(source: str) -> str:
    """What expressions call what a prefill names: ``api:hrss.x`` is ``api.hrss.x``."""
    return source.replace(":", ".")


def asked_facts(service: Service) -> tuple[str, ...]:
    """The names of everything that departments are asked for: by fields, by conditions and their words, and by what is
    calculated."""
    in_words = [
        expression
        for condition in service.conditions
        if condition.found is not None
        for expression in expressions_in(condition.found.zh)
    ]
    return _of_departments([*_deciding(service), *_names(in_words)])


def deciding_facts(service: Service) -> frozenset[str]:
    """Those that something hangs on: not what is only told beside a condition."""
    return frozenset(_of_departments(_deciding(service)))


def _of_departments(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name.startswith(_OF_DEPARTMENTS) and name not in OF_BODY}))


def _deciding(service: Service) -> Iterator[str]:
    for field in _form_fields(service):
        yield from _of_field(field)
        if isinstance(field, CalculatedField):
            of_cases = [part for case in field.cases for part in (case.when, case.value)]
            yield from _names([*of_cases, *([field.value] if field.value is not None else ())])
    yield from _names(condition.holds for condition in service.conditions)


def _form_fields(service: Service) -> tuple[Field_, ...]:
    sections = service.form.sections if service.form is not None else ()
    return tuple(field for section in sections for field in section.fields)


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
    named = [
        earlier_fact(key)
        for field in _form_fields(service)
        if not isinstance(field, GroupField) and any(prefill.source == "earlier" for prefill in field.prefill)
        for key in _keys(field)
    ]
    return (FILINGS, *named) if named else ()


def _keys(field: Field_) -> tuple[str, ...]:
    return tuple(f"{field.key}.{part}" for part in _OF_PARTY) if isinstance(field, PartyField) else (field.key,)


def material_fact(key: str) -> str:
    """What it is called that a material is there, by the word of its source."""
    return f"material.{key}"


def material_sources(service: Service) -> frozenset[str]:
    """The sources that verify materials (核验)."""
    return frozenset(
        material.source
        for material in service.materials
        if material.source is not None and Mode.VERIFIED in material.modes
    )


def source_name(fact: str) -> str:
    """What the platform calls the source of a fact: ``hrss.paid_months``, ``licence_residence_permit.number``."""
    kind, _, rest = fact.partition(".")
    if kind == "api":
        return rest
    if kind in ("entity", "earlier"):
        return fact
    licence, _, what = rest.partition(".")
    return f"licence_{licence}.{what or 'held'}"


def _names(expressions: Iterable[str]) -> Iterator[str]:
    for expression in expressions:
        try:
            yield from names_in(expression)
        except ExpressionMistake:  # the checker has told it
            continue


def _of_field(field: Field_) -> Iterator[str]:
    """Entries of a list are not filled in beforehand: nobody says whose they would be."""
    if not isinstance(field, GroupField):
        yield from (fact_name(prefill.source) for prefill in field.prefill)

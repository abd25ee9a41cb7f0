"""What an application asks departments for, and by which source of the platform's. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.catalogue.definition.fields import Field_, GroupField
from kiosk.catalogue.model import Service
from kiosk.rules.expressions import ExpressionMistake, names_in

_OF_DEPARTMENTS = ("api.", "licence.", "entity.")
#: The body's own, known since it was identified.
OF_BODY = ("entity.name", "entity.code")


def fact_name(source: str) -> str:
    """What expressions call what a prefill names: ``api:hrss.x`` is ``api.hrss.x``."""
    return source.replace(":", ".")


def asked_facts(service: Service) -> tuple[str, ...]:
    """The names of everything that departments are asked for: by fields, and by conditions."""
    sections = service.form.sections if service.form is not None else ()
    named = [name for section in sections for field in section.fields for name in _of_field(field)]
    for condition in service.conditions:
        try:
            named += names_in(condition.holds)
        except ExpressionMistake:  # the checker has told it
            continue
    wanted = {name for name in named if name.startswith(_OF_DEPARTMENTS) and name not in OF_BODY}
    return tuple(sorted(wanted))


def source_name(fact: str) -> str:
    """What the platform calls the source of a fact: ``hrss.paid_months``, ``licence_residence_permit.number``."""
    kind, _, rest = fact.partition(".")
    if kind == "api":
        return rest
    if kind == "entity":
        return fact
    licence, _, what = rest.partition(".")
    return f"licence_{licence}.{what or 'held'}"


def _of_field(field: Field_) -> Iterator[str]:
    """Entries of a list are not filled in beforehand: nobody says whose they would be."""
    if not isinstance(field, GroupField):
        yield from (fact_name(prefill.source) for prefill in field.prefill)

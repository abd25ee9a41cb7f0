"""A form as a whole: which sections and fields there are, what its expressions see, what is wrong with it. Pure.

What is hidden counts for nothing: neither for an expression nor in what is handed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Field_, Service
from kiosk.catalogue.parameters import parameters_on
from kiosk.rules.expressions import UNKNOWN, Scope, Value, evaluate, holds
from kiosk.session.application import Fact, FactState
from kiosk.session.form.checking import FieldMistake, mistakes, scope_of, visible_fields
from kiosk.session.form.entries import entries, entry_fields, entry_scope, entry_values, group_mistakes
from kiosk.session.form.slots import is_handed_in
from kiosk.session.model import Fill, Session, Values
from kiosk.session.world import World

#: Hidden fields can hide others; definitions go no deeper than this.
_ROUNDS = 6


def sections_of(service: Service) -> tuple[f.Section, ...]:
    return service.form.sections if service.form is not None else ()


def section_of(service: Service, key: str) -> f.Section | None:
    return next((section for section in sections_of(service) if section.key == key), None)


def group_of(service: Service, key: str) -> f.GroupField | None:
    return next(
        (field for field in form_fields_of(service) if isinstance(field, f.GroupField) and field.key == key), None
    )


def form_fields_of(service: Service) -> tuple[Field_, ...]:
    """Every field of the form, in its order; those of entries are not among them."""
    return tuple(field for section in sections_of(service) for field in section.fields)


def filled_fields(service: Service, stage: Fill) -> tuple[Field_, ...]:
    """The fields of the page that ``stage`` shows."""
    group = group_of(service, stage.group) if stage.group else None
    if group is not None:
        return entry_fields(group, stage.entry)
    section = section_of(service, stage.section)
    return section.fields if section is not None else ()


def scope_of_form(service: Service, values: Values, session: Session, world: World) -> Scope:
    """What the expressions of a form see: what stands in the fields that there are, what departments have said, what
    comes of it, and what holds in this place on this day."""
    fields = form_fields_of(service)
    today = world.wall.date()
    parameters = parameters_on(today, service, world.standing.region, world.catalogue)
    facts = session.application.facts if session.application is not None else ()
    hidden: frozenset[str] = frozenset()
    for _ in range(_ROUNDS):
        shown = [field for field in fields if field.key not in hidden]
        scope = scope_of(shown, values, today, session.resident, parameters)
        known = {**scope.values, **facts_by_name(facts), **_of_body(session), **_disputed(session)}
        scope = replace(scope, values=known, groups=_groups(shown, values, replace(scope, values=known)))
        scope = _calculated(shown, scope)
        now_hidden = frozenset(
            field.key
            for section in sections_of(service)
            for field in section.fields
            if not is_there(section, scope) or not visible_fields([field], scope)
        )
        if now_hidden == hidden:
            break
        hidden = now_hidden
    return scope


def page_scope(service: Service, stage: Fill, session: Session, world: World) -> Scope:
    """What the expressions on the page of ``stage`` see."""
    scope = scope_of_form(service, stage.values, session, world)
    group = group_of(service, stage.group) if stage.group else None
    return entry_scope(group, stage.entry, stage.values, scope) if group is not None else scope


def shown_sections(service: Service, scope: Scope) -> tuple[f.Section, ...]:
    """The sections that have something to show."""
    return tuple(
        section
        for section in sections_of(service)
        if is_there(section, scope) and not all(map(is_handed_in, visible_fields(section.fields, scope)))
    )


def page_mistakes(fields: Iterable[Field_], values: Values, scope: Scope) -> tuple[FieldMistake, ...]:
    """Everything that is wrong on a page of the form."""
    there = tuple(fields)
    return (*mistakes(there, values, scope), *group_mistakes(there, values, scope))


def facts_by_name(facts: Iterable[Fact]) -> Mapping[str, Value]:
    """What departments said, as expressions see it. What they did not say is not there: unknown."""
    return {fact.name: _value_of(fact.key) for fact in facts if fact.state is FactState.FOUND}


def calculated_text(field: f.CalculatedField, scope: Scope) -> str:
    """A calculated value as it is handed in; "" while it cannot be told."""
    value = scope.values.get(field.key)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else ""


def is_there(section: f.Section, scope: Scope) -> bool:
    """Whether a part of the form is asked: one whose condition cannot be told is not there yet."""
    return section.visible is None or holds(section.visible, scope) is True


def _calculated(fields: Iterable[Field_], scope: Scope) -> Scope:
    """With what comes of the fields: each calculated one may use those before it."""
    for field in fields:
        if isinstance(field, f.CalculatedField):
            value = _calculate(field, scope)
            if value is not UNKNOWN:
                scope = replace(scope, values={**scope.values, field.key: value})
    return scope


def _calculate(field: f.CalculatedField, scope: Scope) -> Value:
    if field.value is not None:
        return evaluate(field.value, scope)
    case = next((case for case in field.cases if holds(case.when, scope) is True), None)
    return evaluate(case.value, scope) if case is not None else UNKNOWN


def _groups(fields: Iterable[Field_], values: Values, scope: Scope) -> Mapping[str, tuple[Mapping[str, Value], ...]]:
    return {
        field.key: tuple(entry_values(field, entry, values, scope) for entry in entries(field, values))
        for field in fields
        if isinstance(field, f.GroupField)
    }


def _of_body(session: Session) -> Mapping[str, Value]:
    body = session.resident.body if session.resident is not None else None
    return {"entity.name": body.name, "entity.code": body.credit_code} if body is not None else {}


#: The name under which expressions and materials find what was disputed.
DISPUTED = "disputed"


def _disputed(session: Session) -> Mapping[str, Value]:
    application = session.application
    return {DISPUTED: tuple(one.about for one in application.disputes)} if application is not None else {}


def _value_of(text: str) -> Value:
    """A department's word for machines as a value: a truth, a number, a day, or a text."""
    if text in ("true", "false"):
        return text == "true"
    try:
        if len(text) == len("2026-03-31") and text[4] == text[7] == "-":
            return date.fromisoformat(text)
        number = Decimal(text)
    except (ValueError, InvalidOperation):
        return text
    return number if number.is_finite() and "E" not in text.upper() else text

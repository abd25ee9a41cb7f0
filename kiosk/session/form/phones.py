"""Phones of a form: which are to be verified by digits, and which are. Pure.

A number that the platform has filled in from its own records is not asked about: whose it is the department has on
record already, and finds it named among what it may check. What somebody types, or changes, is a number that nobody
knows yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Field_, Service
from kiosk.rules.expressions import Scope
from kiosk.session.application import Application
from kiosk.session.form.checking import visible_fields
from kiosk.session.form.whole import section_of, shown_sections


def is_phone(field: Field_) -> TypeGuard[f.TextField]:
    """Whether it is one whose owner has to be known."""
    return isinstance(field, f.TextField) and field.verified


def phone_to_ask(service: Service, section: str, application: Application, scope: Scope) -> str:
    """The key of the first phone of a section about which nothing is decided yet; "" when there is none."""
    part = section_of(service, section)
    fields = visible_fields(part.fields, scope) if part is not None else ()
    return next((field.key for field in fields if is_phone(field) and _is_open(field.key, application)), "")


def _is_open(key: str, application: Application) -> bool:
    number = application.values.one(key)
    decided = application.origin(key) or application.phone_proof(key) or number in application.phones_left
    return bool(number) and not decided


def proven_phones(service: Service, application: Application, scope: Scope) -> Iterator[tuple[str, str]]:
    """The keys of the phones whose digits were typed, each with the platform's proof."""
    for section in shown_sections(service, scope):
        for field in visible_fields(section.fields, scope):
            if is_phone(field) and (proof := application.phone_proof(field.key)):
                yield field.key, proof

"""Who signs beside the applicant: the persons that the form names, as the definition says, and where each stands. Pure.

A definition's ``signing.parties`` names fields and lists of persons. Whoever is to lay their own card
(``identified_here``) signs, too. Whoever is the applicant, or is represented by them, has signed as the applicant. A
minor does not sign: who stands for them signs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.definition.service import Signature as SignatureRule
from kiosk.catalogue.model import Field_, Service, Titled
from kiosk.rules.expressions import Scope, evaluate
from kiosk.rules.identity_numbers import age_on, birth_of
from kiosk.session.application import Application
from kiosk.session.form.checking import visible_fields
from kiosk.session.form.entries import entries, entry_fields, entry_scope
from kiosk.session.form.whole import shown_sections
from kiosk.session.identity import Resident
from kiosk.session.signatures import Call, CallState, PartySignature
from kiosk.session.values import Values

#: Whoever is younger does not sign (Civil Code of the PRC, articles 17 to 20).
FULL_AGE = 18
#: So long others can sign where the definition says nothing that can be worked out.
_HOURS = 72


@dataclass(frozen=True, repr=False)
class Signer:
    """Somebody whom the form names. ``key``: of the field of theirs, in a list with that of the entry before it."""

    key: str
    name: str
    number: str
    phone: str
    role: Titled

    def __repr__(self) -> str:
        return f"Signer({self.key})"


class Standing(StrEnum):
    """Where somebody stands with their signature."""

    OPEN = "open"
    CALLED = "called"  # elsewhere, and it is waited for
    SIGNED = "signed"
    DECLINED = "declined"
    LAPSED = "lapsed"


def signers(
    service: Service, application: Application, scope: Scope, resident: Resident, today: date
) -> tuple[Signer, ...]:
    """Who signs beside the applicant, in the order of the form, nobody twice."""
    done = {resident.card.number, resident.subject.number}
    found = []
    for signer in _named(service, application.values, scope):
        if signer.number and signer.number not in done and not is_minor(signer.number, today):
            done.add(signer.number)
            found.append(signer)
    return tuple(found)


def minors(service: Service, application: Application, scope: Scope, today: date) -> tuple[Signer, ...]:
    """Persons of the form who do not sign themselves, because of their age."""
    return tuple(one for one in _named(service, application.values, scope) if is_minor(one.number, today))


def is_minor(number: str, today: date) -> bool:
    """By the number of a resident's identity card; of other numbers nothing is known."""
    birth = birth_of(number)
    return birth is not None and age_on(birth, today) < FULL_AGE


def standing(signer: Signer, application: Application, digest: str) -> Standing:
    """What became of them, for the text with this digest."""
    if signature_of(signer, application, digest) is not None:
        return Standing.SIGNED
    call = call_of(signer, application, digest)
    if call is None:
        return Standing.OPEN
    return _BY_CALL[call.state]


def signature_of(signer: Signer, application: Application, digest: str) -> PartySignature | None:
    return next(
        (one for one in application.parties if one.number == signer.number and one.signature.digest == digest),
        None,
    )


def call_of(signer: Signer, application: Application, digest: str) -> Call | None:
    """The last one."""
    calls = [one for one in application.calls if one.number == signer.number and one.digest == digest]
    return calls[-1] if calls else None


def expires(service: Service, scope: Scope, now: datetime) -> datetime:
    """When the time for others' signatures is over, as the definition says."""
    value = evaluate(service.signing.within_hours, scope) if service.signing is not None else None
    hours = int(value) if isinstance(value, Decimal) and 0 < value <= 24 * 366 else _HOURS
    return now + timedelta(hours=hours)


_BY_CALL = {
    CallState.WAITING: Standing.CALLED,
    CallState.SIGNED: Standing.SIGNED,
    CallState.DECLINED: Standing.DECLINED,
    CallState.LAPSED: Standing.LAPSED,
    CallState.WITHDRAWN: Standing.OPEN,
}


def _named(service: Service, values: Values, scope: Scope) -> Iterator[Signer]:
    if service.signature is not SignatureRule.ALL_PARTIES or service.signing is None:
        return
    parties = set(service.signing.parties)
    for section in shown_sections(service, scope):
        for field in visible_fields(section.fields, scope):
            if isinstance(field, f.GroupField):
                for entry in entries(field, values):
                    inner = entry_scope(field, entry, values, scope)
                    there = visible_fields(entry_fields(field, entry), inner)
                    yield from (_signer(one, values) for one in there if _signs(one, field.key in parties))
            elif _signs(field, field.key in parties):
                yield _signer(field, values)


def _signs(field: Field_, named: bool) -> bool:
    return isinstance(field, f.PartyField) and (named or field.identified_here)


def _signer(field: Field_, values: Values) -> Signer:
    name, number, phone = (values.one(f"{field.key}.{part}") for part in ("name", "number", "phone"))
    return Signer(field.key, name, number, phone, field.label)

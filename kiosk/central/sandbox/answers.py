"""What the sandbox answers for each item that it knows: the rows of a query, the layout of a document. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kiosk.central.sandbox.insurance import Insurance, contributions, paid_months
from kiosk.central.sandbox.insurance_certificate import Certificate, certificate_document
from kiosk.central.sandbox.parameters import choices, month
from kiosk.central.sandbox.people import PEOPLE, Person
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.wire import Parameters, ProblemCode
from kiosk.documents.layout import A4Document
from kiosk.rules.months import month_of

Rows = tuple[dict[str, str], ...]


@dataclass(frozen=True, repr=False)
class Asked:
    """By whom, on which day and terminal, and what."""

    number: str
    name: str
    parameters: Parameters
    today: date
    terminal_id: str


@dataclass(frozen=True)
class Seal:
    """What the platform adds to a document of its own: how it can be verified, and until when it holds."""

    code: str
    url: str
    valid_until: date
    made_at: str


def pension_contributions(asked: Asked) -> Rows:
    person = _known(asked)
    first, last = month(asked.parameters, "months_from"), month(asked.parameters, "months_to")
    return tuple(
        {
            "month": one.month,
            "base": str(one.base),
            "personal": str(one.personal),
            "employer": str(one.employer),
        }
        for one in contributions(person, first, last, month_of(asked.today))
    )


def insurance_certificate(asked: Asked, seal: Seal) -> A4Document:
    person = _known(asked)
    insurances = tuple(Insurance(key) for key in choices(asked.parameters, "insurances"))
    this_month = month_of(asked.today)
    if not any(paid_months(person, insurance, this_month) for insurance in insurances):
        raise Refusal(ProblemCode.NO_RECORD)
    certificate = Certificate(
        person=person,
        name=asked.name,
        insurances=insurances,
        first=month(asked.parameters, "months_from"),
        last=month(asked.parameters, "months_to"),
        today=asked.today,
        valid_until=seal.valid_until,
        code=seal.code,
        url=seal.url,
        trace=f"{asked.terminal_id}  {seal.made_at}",
    )
    return certificate_document(certificate)


QUERIES: dict[str, Callable[[Asked], Rows]] = {"412014902000": pension_contributions}
DOCUMENTS: dict[str, Callable[[Asked, Seal], A4Document]] = {"412014903000": insurance_certificate}


def _known(asked: Asked) -> Person:
    person = PEOPLE.get(asked.number)
    if person is None:
        raise Refusal(ProblemCode.NO_RECORD)
    return person

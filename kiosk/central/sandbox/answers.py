"""What the sandbox answers for each item that it knows: the rows of a query, the layout of a document. Pure.

Two items are computed from people's careers; every other one is answered out of ``records``.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.catalogue.model import Service
from kiosk.central.sandbox.insurance import Insurance, contributions, paid_months
from kiosk.central.sandbox.insurance_certificate import Certificate, certificate_document
from kiosk.central.sandbox.parameters import choices, month
from kiosk.central.sandbox.people import PEOPLE, Person
from kiosk.central.sandbox.records.answering import answer_query
from kiosk.central.sandbox.records.book import Book
from kiosk.central.sandbox.records.sheet import sheet
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.residents import Asked, Rows, Seal
from kiosk.central.wire import ProblemCode
from kiosk.documents.layout import A4Document
from kiosk.rules.months import month_of


def rows_for(service: Service, asked: Asked, book: Book) -> Rows:
    """Raises Refusal: unknown_item for what is no query, no_record and not_eligible for who has none."""
    if computed := _QUERIES.get(service.code):
        return computed(asked)
    if service.code not in book.queries:
        raise Refusal(ProblemCode.UNKNOWN_ITEM)
    return answer_query(service, asked, book)


def document_for(service: Service, asked: Asked, seal: Seal, book: Book) -> A4Document:
    """Raises Refusal: unknown_item for what is no document, no_record and not_eligible for who has none."""
    if computed := _DOCUMENTS.get(service.code):
        return computed(asked, seal)
    if service.code not in book.sheets:
        raise Refusal(ProblemCode.UNKNOWN_ITEM)
    return sheet(service, asked, seal, book)


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
        seal=seal,
        trace=f"{asked.terminal_id}  {seal.made_at}",
    )
    return certificate_document(certificate)


_QUERIES: dict[str, Callable[[Asked], Rows]] = {"412014902000": pension_contributions}
_DOCUMENTS: dict[str, Callable[[Asked, Seal], A4Document]] = {"412014903000": insurance_certificate}


def _known(asked: Asked) -> Person:
    person = PEOPLE.get(asked.number)
    if person is None:
        raise Refusal(ProblemCode.NO_RECORD)
    return person

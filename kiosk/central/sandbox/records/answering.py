"""Whether somebody has a record of an item, and what is in it."""

from __future__ import annotations

from kiosk.catalogue.model import Service, Titled
from kiosk.central.sandbox.records.book import Book
from kiosk.central.sandbox.records.draw import Lots
from kiosk.central.sandbox.records.model import Acting, KnownPerson, QueryRecord, Record, SheetRecord
from kiosk.central.sandbox.records.question import Question
from kiosk.central.sandbox.records.rows import rows_of
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.residents import Asked
from kiosk.central.wire import ProblemCode


def issuer_of(service: Service, book: Book) -> Titled:
    """Whose record it is."""
    record = book.queries.get(service.code) or book.sheets.get(service.code)
    return (record.issuer if record else None) or book.issuers[service.department]


def answer_query(service: Service, asked: Asked, book: Book) -> tuple[dict[str, str], ...]:
    """The rows, with the columns of the definition and no others. Raises Refusal."""
    record = book.queries[service.code]
    question = question_of(service, record, asked, book)
    shown = {column.key for column in service.table.columns} if service.table else set()
    return tuple(
        {key: value for key, value in row.items() if key in shown}
        for row in rows_of(record.rows, record.columns, question)
    )


def question_of(service: Service, record: QueryRecord | SheetRecord, asked: Asked, book: Book) -> Question:
    """Raises Refusal for who has no such record, or one that gives no right to it."""
    person = book.people.get(asked.number)
    if service.identified:
        _demand_role(record, person)
    acting = _acting(record, person, asked, book)
    who = asked.number if service.identified else repr(sorted(asked.parameters.items()))
    question = Question(
        service=service,
        parameters=asked.parameters,
        number=asked.number,
        name=asked.name,
        language=asked.language,
        today=asked.today,
        book=book,
        lots=Lots(f"{service.code} {acting.credit_code if acting else who}"),
        person=person,
        acting=acting,
    )
    if record.unknown and question.one(record.unknown.parameter).endswith(record.unknown.ends):
        raise Refusal(ProblemCode.NO_RECORD)
    return question


def _demand_role(record: Record, person: KnownPerson | None) -> None:
    if person is not None and person.role in record.refused:
        raise Refusal(ProblemCode.NOT_ELIGIBLE)
    if person is None or person.role not in record.holders:
        raise Refusal(ProblemCode.NO_RECORD)


def _acting(record: Record, person: KnownPerson | None, asked: Asked, book: Book) -> Acting | None:
    """The legal person that it is about. Who names another than their own has no right to it."""
    named = str(asked.parameters.get(record.body_by, "")) if record.body_by else ""
    if not record.body:
        if not named:
            return None
        found = book.body(named)
        if found is None:
            raise Refusal(ProblemCode.NO_RECORD)
        return found
    own = person.body if person else None
    if named and (own is None or named.upper() != own.credit_code):
        raise Refusal(ProblemCode.NOT_ELIGIBLE if book.body(named) else ProblemCode.NO_RECORD)
    if own is None:
        raise Refusal(ProblemCode.NO_RECORD)
    return own

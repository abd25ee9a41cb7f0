"""One layout for every document that is made from a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kiosk.catalogue.model import Service
from kiosk.central.sandbox.document_parts import DEMONSTRATION, PAGE_LABEL, end_of_document, footer
from kiosk.central.sandbox.records.answering import issuer_of, question_of
from kiosk.central.sandbox.records.book import Book
from kiosk.central.sandbox.records.making import Row, make, worded
from kiosk.central.sandbox.records.model import Fact, SheetColumn, SheetRecord, SheetTable
from kiosk.central.sandbox.records.question import Question
from kiosk.central.sandbox.records.rows import rows_of
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.residents import Asked, Seal
from kiosk.central.wire import ProblemCode
from kiosk.documents.layout import A4Document, Align, Block, Column, Facts, Heading, Paragraph, Table, TableRow

_DENSE_FROM = 6  # columns
_WIDE_LABEL, _WIDE_VALUE = 18, 22  # digits


def sheet(service: Service, asked: Asked, seal: Seal, book: Book) -> A4Document:
    """Holder, what was asked, what the record says, who issues it. Always in Chinese. Raises Refusal."""
    if service.document is None:
        raise Refusal(ProblemCode.UNKNOWN_ITEM)
    record = book.sheets[service.code]
    question = question_of(service, record, replace(asked, language="zh-CN"), book)
    issuer = issuer_of(service, book).said("zh-CN")
    facts = (*_holder(record, question), *_asked(record, question), *_facts(record.facts, question))
    return A4Document(
        title=service.document.title.said("zh-CN"),
        language="zh-CN",
        blocks=(
            *((Facts(facts, columns=1 if any(map(_is_wide, facts)) else 2),) if facts else ()),
            Paragraph(worded(record.opening, question)),
            *(block for table in record.tables for block in _table(table, question)),
            end_of_document(tuple(worded(words, question) for words in record.closing), issuer, asked.today, seal),
        ),
        footer=footer(issuer, seal),
        page_label=PAGE_LABEL,
        watermark=DEMONSTRATION,
        trace=f"{asked.terminal_id}  {seal.made_at}",
    )


def _holder(record: SheetRecord, question: Question) -> Iterator[tuple[str, str]]:
    if question.acting is not None:
        yield "单位名称", question.acting.name
        yield "统一社会信用代码", question.acting.credit_code
    elif question.name and record.names_holder:
        yield "姓名", question.name
        yield "公民身份号码", question.number


def _asked(record: SheetRecord, question: Question) -> Iterator[tuple[str, str]]:
    """What was chosen, so that whoever receives it sees what it covers. Which body it is stands with the holder."""
    for field, words in question.facts():
        if field.key != record.body_by:
            yield field.label.said("zh-CN"), words


def _facts(facts: tuple[Fact, ...], question: Question) -> Iterator[tuple[str, str]]:
    row = Row("facts", 0)
    for number, fact in enumerate(facts):
        key = f"fact_{number}"
        row.values[key] = make(fact.value, key, row, question, {})
        yield fact.label, row.values[key]


def _is_wide(fact: tuple[str, str]) -> bool:
    """Whether it is too wide to stand beside another. A hanzi is twice as wide as a digit."""
    label, value = (sum(1 if letter.isascii() else 2 for letter in text) for text in fact)
    return label > _WIDE_LABEL or value > _WIDE_VALUE


def _table(table: SheetTable, question: Question) -> Iterator[Block]:
    if not all(set(question.filled(key)) & set(wanted) for key, wanted in table.when.items()):
        return
    if table.heading:
        yield Heading(table.heading)
    cells = {column.key: column.value for column in table.columns if column.value is not None}
    rows = rows_of(table.rows, cells, question)
    if not rows:
        yield Paragraph(table.none)
        return
    columns = tuple(column for column in table.columns if not column.hidden)
    lines = [TableRow(tuple(row.get(column.key, "") for column in columns)) for row in rows]
    if any(column.sum for column in columns):
        lines.append(TableRow(_sums(columns, rows), strong=True))
    yield Table(
        tuple(Column(one.label, one.weight, Align.RIGHT if one.number else Align.LEFT) for one in columns),
        tuple(lines),
        dense=len(columns) >= _DENSE_FROM,
    )


def _sums(columns: tuple[SheetColumn, ...], rows: tuple[dict[str, str], ...]) -> tuple[str, ...]:
    cells = [str(sum((Decimal(row[one.key]) for row in rows), Decimal(0))) if one.sum else "" for one in columns]
    return ("合计", *cells[1:])

"""The result of a query as A4: a table for its holder, which says of itself that it is no certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.documents.layout import A4Document, Align, Column, Facts, Paragraph, Table, TableRow
from kiosk.documents.paper import Holder, Place, footer, moment
from kiosk.texts import Words


@dataclass(frozen=True)
class QueryColumn:
    label: str
    numeric: bool = False
    weight: float = 1.0


@dataclass(frozen=True, repr=False)
class QueryRow:
    """``strong`` for the sums of a year and of all."""

    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, repr=False)
class QueryTable:
    """A result in final words, as the screen shows it."""

    title: str
    holder: Holder
    span: str
    source: str
    as_of: str
    columns: tuple[QueryColumn, ...]
    rows: tuple[QueryRow, ...]

    def __repr__(self) -> str:
        return f"QueryTable({len(self.rows)} rows)"


def query_table_document(table: QueryTable, place: Place, printed_at: datetime, words: Words) -> A4Document:
    """The layout; ``kiosk.documents.child.render_document`` draws it."""
    facts = (
        (words.of("document-table-name"), table.holder.masked_name),
        (words.of("document-table-number"), table.holder.masked_number),
        (words.of("document-table-span"), table.span),
        (words.of("document-table-as-of"), table.as_of),
        (words.of("document-table-source"), table.source),
        (words.of("document-table-printed"), moment(printed_at)),
    )
    columns = tuple(
        Column(column.label, column.weight, Align.RIGHT if column.numeric else Align.LEFT) for column in table.columns
    )
    return A4Document(
        title=table.title,
        subtitle=words.of("document-table-subtitle"),
        language=words.language.value,
        blocks=(
            Paragraph(words.of("document-table-not-a-certificate"), small=True),
            Facts(facts),
            Table(columns, tuple(TableRow(row.cells, row.strong) for row in table.rows)),
            Paragraph(words.of("document-table-wrong", hotline=place.hotline), small=True),
        ),
        footer=footer(place, words),
        page_label=words.of("document-page-label", page="{page}", pages="{pages}"),
        watermark=words.of("demonstration") if place.demonstration else "",
        trace=words.of("document-trace", terminal=place.terminal_id, time=moment(printed_at)),
        spelling=words.of("document-spelling"),
    )

"""The slip that says how a terminal was left by whoever set it up: on a receipt, and on A4 with its first page."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime

from drivers.protocols import Align, PairLine, Receipt, ReceiptElement, RuleLine, TextLine
from drivers.protocols import Picture as Sketch
from kiosk.documents.layout import A4Document, Block, Column, Facts, Heading, Paragraph, Picture, Table, TableRow
from kiosk.documents.paper import Place, footer, moment
from kiosk.documents.receipts import slip_of
from kiosk.texts import Words

_PICTURE_MM = 110.0


@dataclass(frozen=True)
class Row:
    """What was looked at, and what came of it; ``remarks``: what is wrong, and the cure."""

    name: str
    passed: bool
    words: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Readiness:
    """``facts``: labels and values, as versions. All in final words, none of them about a person."""

    facts: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    made_at: datetime

    @property
    def ready(self) -> bool:
        return all(row.passed for row in self.rows)


def readiness_receipt(report: Readiness, place: Place, words: Words, home_page: bytes | None) -> Receipt:
    """What failed, with its cure; what passed by its name alone; the first page as a sketch."""
    sketch: list[ReceiptElement] = []
    if home_page is not None:
        sketch = [RuleLine(), TextLine(words.of("readiness-home-page")), Sketch(home_page)]
    failed = [row for row in report.rows if not row.passed]
    passed = ", ".join(row.name for row in report.rows if row.passed)
    return slip_of(
        "readiness-title",
        place,
        words,
        [
            TextLine(_verdict(report, words), bold=True, align=Align.CENTRE),
            RuleLine(),
            *(PairLine(label, value) for label, value in report.facts),
            RuleLine(),
            TextLine(words.of("readiness-passed"), bold=True),
            TextLine(passed),
            *(
                line
                for row in failed
                for line in (
                    TextLine(f"{words.of('readiness-failed')} {row.name}", bold=True),
                    *(TextLine(remark) for remark in (row.words, *row.remarks) if remark),
                )
            ),
            *sketch,
        ],
        report.made_at,
    )


def readiness_sheet(report: Readiness, place: Place, words: Words, home_page: bytes | None) -> A4Document:
    """``home_page``: PNG of the first page, where it could be drawn."""
    picture: list[Block] = (
        [
            Heading(words.of("readiness-home-page")),
            Picture(base64.b64encode(home_page).decode("ascii"), _PICTURE_MM, words.of("readiness-home-page")),
        ]
        if home_page is not None
        else []
    )
    columns = (
        Column(words.of("readiness-step"), 1.2),
        Column(words.of("readiness-outcome"), 0.8),
        Column(words.of("readiness-found"), 4),
    )
    rows = tuple(
        TableRow((row.name, _mark(row, words), "\n".join((row.words, *row.remarks))), strong=not row.passed)
        for row in report.rows
    )
    return A4Document(
        title=words.of("readiness-title"),
        subtitle=f"{place.hall}  {place.terminal_id}",
        language=words.language.value,
        blocks=(
            Paragraph(_verdict(report, words), bold=True),
            Facts(report.facts),
            Table(columns, rows, dense=True),
            *picture,
        ),
        footer=footer(place, words),
        page_label=words.of("document-page-label", page="{page}", pages="{pages}"),
        watermark=words.of("demonstration") if place.demonstration else "",
        trace=words.of("document-trace", terminal=place.terminal_id, time=moment(report.made_at)),
    )


def _verdict(report: Readiness, words: Words) -> str:
    return words.of("readiness-ready" if report.ready else "readiness-not-ready")


def _mark(row: Row, words: Words) -> str:
    return words.of("readiness-passed" if row.passed else "readiness-failed")

"""A technician's report on paper: every line as the page showed it, with its shape as a word. Pure layout."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from drivers.protocols import Align, Feed, PairLine, Receipt, ReceiptElement, RuleLine, TextLine
from kiosk.documents.layout import A4Document, Facts, Paragraph
from kiosk.documents.paper import Place, footer, moment
from kiosk.session.technician import Level, Line, Report
from kiosk.texts import Words


def report_receipt(report: Report, place: Place, printed_at: datetime, words: Words) -> Receipt:
    """What is well takes one line; what is not, its cure as well."""
    return Receipt(
        (
            TextLine(place.hall, align=Align.CENTRE),
            TextLine(_title(report, words), bold=True, align=Align.CENTRE),
            RuleLine(),
            PairLine(words.of("tech-report-terminal"), place.terminal_id),
            PairLine(words.of("tech-report-at"), moment(printed_at)),
            RuleLine(),
            *(element for line in report.lines for element in _elements(line, words)),
            Feed(2),
        )
    )


def report_a4(report: Report, place: Place, printed_at: datetime, words: Words) -> A4Document:
    """``kiosk.documents.child.render_document`` draws it."""
    heading = (
        (words.of("tech-report-terminal"), place.terminal_id),
        (words.of("tech-report-at"), moment(printed_at)),
    )
    lines = tuple((words.say(line.name), _state(line, words)) for line in report.lines)
    cures = (line.cure for line in report.lines if line.cure is not None)
    return A4Document(
        title=_title(report, words),
        language=words.language.value,
        blocks=(Facts(heading), Facts(lines, columns=1), *(Paragraph(words.say(cure)) for cure in cures)),
        footer=footer(place, words),
        page_label=words.of("document-page-label", page="{page}", pages="{pages}"),
        watermark=words.of("demonstration") if place.demonstration else "",
        trace=words.of("document-trace", terminal=place.terminal_id, time=moment(printed_at)),
    )


def _title(report: Report, words: Words) -> str:
    return words.of("tech-report-title", room=words.of(f"tech-room-{report.room.value}"))


def _elements(line: Line, words: Words) -> Iterator[ReceiptElement]:
    yield TextLine(words.say(line.name), bold=True)
    yield TextLine(_state(line, words))
    if line.cure is not None and line.level in (Level.WARN, Level.BAD):
        yield TextLine(words.say(line.cure))


def _state(line: Line, words: Words) -> str:
    said = words.say(line.state)
    return said if line.level in (Level.GOOD, Level.OFF) else f"[{words.of(f'tech-level-{line.level.value}')}] {said}"

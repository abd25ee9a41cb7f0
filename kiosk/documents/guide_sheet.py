"""An item's guide as A4, to read at home: nothing of it is about a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.documents.layout import (
    A4Document,
    Block,
    Column,
    Facts,
    Heading,
    Paragraph,
    Table,
    TableRow,
    Together,
    Verification,
)
from kiosk.documents.paper import Place, footer, moment
from kiosk.texts import Words


@dataclass(frozen=True)
class GuideMaterial:
    """``needs``: what it must be, how else it can come, and what is checked, each a line."""

    title: str
    mode: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class GuidePlace:
    name: str
    address: str
    hours: str
    phone: str


@dataclass(frozen=True)
class GuideSheet:
    """A guide in final words. ``address``: where it stands for everybody, "" when nowhere."""

    title: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    conditions: tuple[str, ...]
    materials: tuple[GuideMaterial, ...]
    no_materials: str  # said where there are none
    steps: tuple[str, ...]
    places: tuple[GuidePlace, ...]
    questions: tuple[tuple[str, str], ...]
    law: tuple[str, ...]
    address: str


#: A space at which no line ends.
_FIRM = "\u00a0"


def guide_document(sheet: GuideSheet, place: Place, printed_at: datetime, words: Words) -> A4Document:
    """The layout; ``kiosk.documents.child.render_document`` draws it."""
    blocks: list[Block] = [
        Paragraph(sheet.summary),
        *_code(sheet, words),
        Facts(sheet.facts, columns=1),
        *_list("guide-conditions", sheet.conditions, words),
        *_materials(sheet, words),
        *_list("guide-sheet-steps", sheet.steps, words, numbered=True),
        *_places(sheet, words),
        *_questions(sheet, words),
        *_list("guide-sheet-law", sheet.law, words, small=True),
        Paragraph(words.of("guide-sheet-note", time=moment(printed_at)), small=True),
    ]
    return A4Document(
        title=sheet.title,
        subtitle=words.of("guide-sheet-subtitle"),
        language=words.language.value,
        blocks=tuple(blocks),
        footer=footer(place, words),
        page_label=words.of("document-page-label", page="{page}", pages="{pages}"),
        watermark=words.of("demonstration") if place.demonstration else "",
        trace=words.of("document-trace", terminal=place.terminal_id, time=moment(printed_at)),
    )


def _code(sheet: GuideSheet, words: Words) -> list[Block]:
    """On the first page, whichever others are left out."""
    return [Verification(sheet.address, (words.of("guide-sheet-scan"), sheet.address))] if sheet.address else []


def _list(
    heading: str, texts: tuple[str, ...], words: Words, *, numbered: bool = False, small: bool = False
) -> list[Block]:
    """A heading that is never left alone at the foot of a page, and a line for each text."""
    if not texts:
        return []
    first, *others = (
        Paragraph(f"{number}. {text}" if numbered else f"·{_FIRM}{text}", small=small)
        for number, text in enumerate(texts, start=1)
    )
    return [Together((Heading(words.of(heading)), first)), *others]


def _materials(sheet: GuideSheet, words: Words) -> list[Block]:
    heading = Heading(words.of("guide-sheet-materials"))
    if not sheet.materials:
        return [Together((heading, Paragraph(sheet.no_materials)))]
    columns = (
        Column(words.of("guide-sheet-material"), 3),
        Column(words.of("guide-sheet-mode"), 3),
        Column(words.of("guide-sheet-need"), 4),
    )
    rows = tuple(
        TableRow((f"{number}. {one.title}", one.mode, "\n".join(one.needs)))
        for number, one in enumerate(sheet.materials, start=1)
    )
    return [heading, Table(columns, rows)]


def _places(sheet: GuideSheet, words: Words) -> list[Block]:
    if not sheet.places:
        return []
    columns = (
        Column(words.of("guide-sheet-place"), 5),
        Column(words.of("guide-sheet-hours"), 3),
        Column(words.of("guide-sheet-phone"), 2),
    )
    rows = tuple(TableRow((f"{one.name}\n{one.address}", one.hours, one.phone)) for one in sheet.places)
    return [Heading(words.of("guide-sheet-places")), Table(columns, rows)]


def _questions(sheet: GuideSheet, words: Words) -> list[Block]:
    blocks: list[Block] = []
    for number, (question, answer) in enumerate(sheet.questions):
        head = (Heading(words.of("guide-sheet-questions")),) if number == 0 else ()
        blocks.append(Together((*head, Paragraph(question, bold=True), Paragraph(answer))))
    return blocks

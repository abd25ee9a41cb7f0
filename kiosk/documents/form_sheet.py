"""A form as a department gets it: A4 of our own, laid out once, and fixed by the digest that stands on it."""

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
from kiosk.documents.paper import Place, moment
from kiosk.texts import Words

#: Values longer than this stand under their label and not beside it; a cell has no more lines than a page.
_LONG = 160
#: A list of more columns than these is written entry by entry.
_MOST_COLUMNS = 5


@dataclass(frozen=True, repr=False)
class FormLine:
    label: str
    value: str

    def __repr__(self) -> str:
        return "FormLine(…)"


@dataclass(frozen=True, repr=False)
class FormList:
    """A list of the form: the labels of its fields, and what stands in them, entry by entry."""

    title: str
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __repr__(self) -> str:
        return f"FormList({len(self.rows)} rows)"


@dataclass(frozen=True, repr=False)
class FormPart:
    title: str
    content: tuple[FormLine | FormList, ...]

    def __repr__(self) -> str:
        return f"FormPart({len(self.content)})"


@dataclass(frozen=True, repr=False)
class FormConsent:
    text: str
    basis: str
    agreed: bool

    def __repr__(self) -> str:
        return "FormConsent(…)"


@dataclass(frozen=True, repr=False)
class FormSigner:
    """``role``: what they are in the matter."""

    name: str
    role: str

    def __repr__(self) -> str:
        return "FormSigner(…)"


@dataclass(frozen=True, repr=False)
class FormSheet:
    """A form in final words, unmasked: it is what is handed in. ``content``: the digest of what stands in it, as it is
    handed in for machines; SHA-256, hexadecimal."""

    title: str
    code: str
    department: str
    parts: tuple[FormPart, ...]
    materials: tuple[tuple[str, str], ...]
    consents: tuple[FormConsent, ...]
    signers: tuple[FormSigner, ...]
    content: str

    def __repr__(self) -> str:
        return f"FormSheet({self.code})"


def form_document(sheet: FormSheet, place: Place, made_at: datetime, words: Words) -> A4Document:
    """The layout; ``kiosk.documents.child.render_document`` draws it."""
    blocks: list[Block] = [
        Facts(
            (
                (words.of("form-department"), sheet.department),
                (words.of("form-item-code"), sheet.code),
                (words.of("form-made"), moment(made_at)),
                (words.of("form-terminal"), place.terminal_id),
            )
        )
    ]
    for part in sheet.parts:
        blocks += _part(part)
    if sheet.materials:
        blocks.append(Heading(words.of("form-materials")))
        columns = (Column(words.of("form-material"), 2.0), Column(words.of("form-material-how"), 2.0))
        blocks.append(Table(columns, tuple(TableRow(row) for row in sheet.materials)))
    if sheet.consents:
        blocks.append(Heading(words.of("form-consents")))
        for consent in sheet.consents:
            answer = words.of("form-agreed") if consent.agreed else words.of("form-not-agreed")
            blocks.append(Paragraph(words.of("form-consent", answer=answer, text=consent.text)))
            blocks.append(Paragraph(consent.basis, small=True))
    blocks.append(_signatures(sheet, words))
    return A4Document(
        title=sheet.title,
        subtitle=words.of("form-subtitle"),
        language=words.language.value,
        blocks=tuple(blocks),
        footer=words.of("form-footer", code=_grouped(sheet.content[:16]), terminal=place.terminal_id),
        page_label=words.of("document-page-label", page="{page}", pages="{pages}"),
        watermark=words.of("demonstration") if place.demonstration else "",
        trace=words.of("document-trace", terminal=place.terminal_id, time=moment(made_at)),
        spelling=words.of("document-spelling"),
    )


def _part(part: FormPart) -> list[Block]:
    blocks: list[Block] = [Heading(part.title)]
    short: list[tuple[str, str]] = []

    def flush() -> None:
        if short:
            blocks.append(Facts(tuple(short), columns=1))
            short.clear()

    for one in part.content:
        if isinstance(one, FormLine) and len(one.value) <= _LONG:
            short.append((one.label, one.value))
            continue
        flush()
        if isinstance(one, FormLine):
            blocks += [Paragraph(one.label, bold=True), Paragraph(one.value)]
        else:
            blocks += _list(one)
    flush()
    return blocks


def _list(listed: FormList) -> list[Block]:
    long = any(len(cell) > _LONG for row in listed.rows for cell in row)
    if len(listed.labels) <= _MOST_COLUMNS and not long:
        columns = tuple(Column(label) for label in listed.labels)
        return [Paragraph(listed.title, bold=True), Table(columns, tuple(TableRow(row) for row in listed.rows))]
    blocks: list[Block] = []
    for number, row in enumerate(listed.rows, start=1):
        lines = tuple(FormLine(label, cell) for label, cell in zip(listed.labels, row, strict=True) if cell)
        blocks.append(Paragraph(f"{listed.title} {number}", bold=True))
        blocks += _part(FormPart("", lines))[1:]
    return blocks


def _signatures(sheet: FormSheet, words: Words) -> Together:
    """Where who signs stands; the signature itself is handed in beside this form, bound to its digest."""
    columns = (
        Column(words.of("form-signer"), 1.4),
        Column(words.of("form-signer-role"), 1.4),
        Column(words.of("form-signature"), 2.0),
    )
    rows = tuple(TableRow((one.name, one.role, words.of("form-signature-beside"))) for one in sheet.signers)
    digest = (words.of("form-digest"), _grouped(sheet.content), words.of("form-digest-means"))
    return Together(
        (Heading(words.of("form-signatures")), Table(columns, rows), Verification(f"sha256:{sheet.content}", digest))
    )


def _grouped(text: str) -> str:
    """In fours, as people compare it."""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4)).upper()

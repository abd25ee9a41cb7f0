"""What stands on an A4 page, before anybody draws it: plain frozen values with final words in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Facts:
    """Labels and values, ``columns`` pairs beside each other."""

    pairs: tuple[tuple[str, str], ...]
    columns: int = 2


@dataclass(frozen=True)
class Paragraph:
    text: str
    align: Align = Align.LEFT
    bold: bool = False
    small: bool = False


@dataclass(frozen=True)
class Heading:
    heading: str


@dataclass(frozen=True)
class Column:
    label: str
    weight: float = 1.0  # share of the width
    align: Align = Align.LEFT


@dataclass(frozen=True)
class TableRow:
    cells: tuple[str, ...]
    strong: bool = False  # a sum, or the head of a group


@dataclass(frozen=True)
class Table:
    """Its head is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    dense: bool = False  # small type and narrow rows


@dataclass(frozen=True)
class Verification:
    """A code, and a QR code of the address that checks it."""

    url: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class GreyBar:
    """A bar across the page in so many steps from white to black: it shows what a printer makes of greys."""

    grey_steps: int


@dataclass(frozen=True)
class Picture:
    """A picture in the middle of the page. As text, because a document travels as JSON."""

    png_base64: str = field(repr=False)
    height_mm: float
    alternative: str  # what is to be seen, for who cannot see it


_Alone = Facts | Paragraph | Heading | Table | Verification | GreyBar | Picture


@dataclass(frozen=True)
class Together:
    """Never parted by the end of a page, as long as it fits on one."""

    blocks: tuple[_Alone, ...]


Block = _Alone | Together


@dataclass(frozen=True)
class A4Document:
    """A document of as many A4 pages as it takes."""

    title: str
    language: str  # BCP 47
    blocks: tuple[Block, ...]
    footer: str  # on every page, left
    page_label: str  # on every page, right; holds {page} and {pages}
    subtitle: str = ""
    watermark: str = ""  # large, light, aslant under everything: what this paper is not
    trace: str = ""  # small, light, under everything: which terminal made it, and when
    spelling: str = ""  # below everything, where a character that no font has stands as its number: what that means

    def __repr__(self) -> str:
        return f"A4Document({len(self.blocks)} blocks)"

    def texts(self) -> Iterator[str]:
        """Every word that will be drawn, to find out what the fonts must have."""
        yield from (self.title, self.subtitle, self.footer, self.page_label, self.watermark, self.trace, self.spelling)
        for block in self.blocks:
            yield from _texts(block)

    def with_texts(self, said: Callable[[str], str]) -> A4Document:
        """The same with other words in the blocks and in what stands above them."""
        blocks = tuple(_said(block, said) for block in self.blocks)
        return replace(self, title=said(self.title), subtitle=said(self.subtitle), blocks=blocks)


def _said(block: Block, said: Callable[[str], str]) -> Block:
    match block:
        case Together(blocks=blocks):
            return Together(tuple(_said_alone(one, said) for one in blocks))
        case _:
            return _said_alone(block, said)


def _said_alone(block: _Alone, said: Callable[[str], str]) -> _Alone:
    match block:
        case Facts(pairs=pairs):
            return replace(block, pairs=tuple((said(label), said(value)) for label, value in pairs))
        case Paragraph(text=text):
            return replace(block, text=said(text))
        case Heading(heading=heading):
            return Heading(said(heading))
        case Table(columns=columns, rows=rows):
            return replace(
                block,
                columns=tuple(replace(column, label=said(column.label)) for column in columns),
                rows=tuple(replace(row, cells=tuple(map(said, row.cells))) for row in rows),
            )
        case Verification(lines=lines):
            return replace(block, lines=tuple(map(said, lines)))
        case GreyBar() | Picture():
            return block


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Facts(pairs=pairs):
            yield from (text for pair in pairs for text in pair)
        case Paragraph(text=text):
            yield text
        case Heading(heading=heading):
            yield heading
        case Table(columns=columns, rows=rows):
            yield from (column.label for column in columns)
            yield from (cell for row in rows for cell in row.cells)
        case Verification(lines=lines):
            yield from lines
        case Together(blocks=blocks):
            yield from (text for one in blocks for text in _texts(one))

# SPDX-License-Identifier: Apache-2.0
"""A receipt as ESC/POS bytes."""

from __future__ import annotations

from collections.abc import Iterator

from drivers.protocols import (
    Align,
    Barcode,
    Feed,
    GreyBar,
    PairLine,
    Picture,
    QrCode,
    Receipt,
    ReceiptElement,
    RuleLine,
    TextLine,
)
from drivers.receipt_printer.columns import text_width, wrap, wrap_title
from drivers.receipt_printer.escpos_text import encode_line, raster_line, sayable
from drivers.receipt_printer.models import GENERIC
from drivers.receipt_printer.pictures import picture_bands

_INITIALISE = b"\x1b@"
_CHINESE_ON = b"\x1c&"  # FS &: any byte from 81 on begins a two-byte code
_LINE_FEED = b"\n"
_ALIGN = {Align.LEFT: b"\x1ba\x00", Align.CENTRE: b"\x1ba\x01", Align.RIGHT: b"\x1ba\x02"}
_BOLD_ON, _BOLD_OFF = b"\x1bE\x01", b"\x1bE\x00"

_QR_MODULE = 6  # dots; 0.75 mm at 203 dpi, which a telephone reads from a hand's breadth
_QR_LEVEL_M = 49
_BAR_HEIGHT = 40  # dots, 5 mm
_GREYS = ((0x88, 0xAA, 0xEE, 0xFF), (0x22, 0x55, 0xBB, 0xFF))  # two rows of dots, again and again
_BARCODE_HEIGHT = 80  # dots, 10 mm
_CODE128_MODULES = 11  # of a character
_CODE128_FRAME = 35  # start, check and stop
_COLUMN_DOTS = 12


def lay_out(receipt: Receipt, columns: int, cut: bytes = GENERIC.cut) -> bytes:
    """The bytes that print ``receipt`` on paper with ``columns`` columns of ASCII, and cut it off."""
    return b"".join(lay_out_pieces(receipt, columns, cut))


def lay_out_pieces(receipt: Receipt, columns: int, cut: bytes) -> Iterator[bytes]:
    """The same piece by piece: between two of them no command is unfinished."""
    yield _INITIALISE + _CHINESE_ON
    for element in receipt.elements:
        yield _element(element, columns)
    yield cut


def _element(element: ReceiptElement, columns: int) -> bytes:
    match element:
        case TextLine():
            return _lines(element.text, columns, element.scale, element.bold, element.align)
        case PairLine():
            return b"".join(_line(line, 1, element.bold) for line in _pair(element, columns))
        case RuleLine():
            return _line("-" * columns)
        case QrCode():
            caption = _lines(element.caption, columns, align=Align.CENTRE) if element.caption else b""
            return _aligned(_qr_code(element.data), Align.CENTRE) + caption
        case Barcode():
            code = _barcode(element.data, columns)
            return _aligned(code, Align.CENTRE) if code else _lines(element.data, columns, align=Align.CENTRE)
        case GreyBar():
            return _grey_bar(columns)
        case Picture():
            return _aligned(picture_bands(element.png, columns * _COLUMN_DOTS // 2), Align.CENTRE)
        case Feed():
            return _LINE_FEED * element.lines


def _lines(text: str, columns: int, scale: int = 1, bold: bool = False, align: Align = Align.LEFT) -> bytes:
    lines = (wrap_title if scale > 1 else wrap)(sayable(text), columns // scale)
    return _aligned(b"".join(_line(line, scale, bold) for line in lines), align)


def _line(text: str, scale: int = 1, bold: bool = False) -> bytes:
    codes = encode_line(text)
    if codes is None:
        return raster_line(text, scale, bold)
    # GS ! enlarges ASCII and hanzi alike; FS ! has other bits on other makes.
    size = bytes([0x1D, 0x21, (scale - 1) * 0x11])
    codes += _LINE_FEED
    if bold:
        codes = _BOLD_ON + codes + _BOLD_OFF
    return size + codes + b"\x1d!\x00" if scale > 1 else codes


def _aligned(code: bytes, align: Align) -> bytes:
    return code if align is Align.LEFT else _ALIGN[align] + code + _ALIGN[Align.LEFT]


def _pair(pair: PairLine, columns: int) -> Iterator[str]:
    label, value = sayable(pair.label), sayable(pair.value)
    gap = columns - text_width(label) - text_width(value)
    if gap >= 1:
        yield label + " " * gap + value
        return
    yield from wrap(label, columns)
    for line in wrap(value, columns):
        yield " " * (columns - text_width(line)) + line


def _grey_bar(columns: int) -> bytes:
    """GS v 0: a quarter, half, three quarters and all of the dots, each over a quarter of the width."""
    row_bytes = columns * _COLUMN_DOTS // 8
    rows = [
        b"".join(
            bytes([pattern]) * (row_bytes * (step + 1) // 4 - row_bytes * step // 4) for step, pattern in enumerate(row)
        )
        for row in _GREYS
    ]
    size = row_bytes.to_bytes(2, "little") + _BAR_HEIGHT.to_bytes(2, "little")
    return b"\x1dv0\x00" + size + b"".join(rows) * (_BAR_HEIGHT // len(rows))


def _qr_code(data: str) -> bytes:
    """GS ( k: model 2, module size, error correction M, store, print."""

    def function(number: int, arguments: bytes) -> bytes:
        content = bytes([49, number]) + arguments
        return b"\x1d(k" + len(content).to_bytes(2, "little") + content

    return (
        function(65, bytes([50, 0]))
        + function(67, bytes([_QR_MODULE]))
        + function(69, bytes([_QR_LEVEL_M]))
        + function(80, b"0" + data.encode())
        + function(81, b"0")
    )


def _barcode(data: str, columns: int) -> bytes | None:
    """GS k 73, CODE128, with the characters below. None when it does not fit the paper or is not ASCII."""
    if not data or not data.isascii() or not data.isprintable():
        return None
    if data.isdigit() and len(data) > 3:
        # Set C packs two digits into one character; an odd digit goes before it in set B.
        odd = data[: len(data) % 2]
        pairs = data[len(odd) :]
        packed = bytes(int(pairs[at : at + 2]) for at in range(0, len(pairs), 2))
        content = (b"{B" + odd.encode() if odd else b"") + b"{C" + packed
        characters = len(odd) * 2 + len(packed)
    else:
        content = b"{B" + data.replace("{", "{{").encode()
        characters = len(data)
    modules = characters * _CODE128_MODULES + _CODE128_FRAME
    dots = columns * _COLUMN_DOTS // modules
    if dots < 1 or len(content) > 255:
        return None
    width = bytes([0x1D, 0x77, min(dots, 2)])
    return b"\x1dh" + bytes([_BARCODE_HEIGHT]) + width + b"\x1dH\x02" + b"\x1dk\x49" + bytes([len(content)]) + content

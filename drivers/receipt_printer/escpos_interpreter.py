# SPDX-License-Identifier: Apache-2.0
"""Reads an ESC/POS stream as a printer would, and prints it on Paper.

The test instrument's core. It knows the commands that Chinese printers have in common, and takes any other for an
error, so that a byte which a real printer might trip over does not pass unseen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from drivers.protocols import Align
from drivers.receipt_printer.glyphs import CELL_WIDTH
from drivers.receipt_printer.paper import Character, Paper, PrintedReceipt, recognise
from drivers.receipt_printer.symbols import code128_text, draw_code128, draw_qr_code

if TYPE_CHECKING:
    from PIL.Image import Image

_ALIGN = (Align.LEFT, Align.CENTRE, Align.RIGHT)
_CODE128 = 73


class StreamError(ValueError):
    """Bytes that are no command or character known here."""


class EscPosInterpreter:
    """Feed it bytes as they come; it keeps what it has not done yet."""

    def __init__(
        self,
        columns: int,
        *,
        on_line: Callable[[], None],
        on_receipt: Callable[[PrintedReceipt], None],
        on_command: Callable[[bytes], None],
        known_characters: str = "",
    ) -> None:
        """``on_line`` is called for every line put on paper, ``on_receipt`` for every cut, ``on_command`` with a
        command to the machine around the paper (DLE EOT, GS r, GS a, GS ( H, GS e, FS P) when its turn has come; it
        raises StreamError for one that the machine does not have. ``known_characters`` are recognised when they come
        as pictures.
        """
        self._columns = columns
        self._line: list[Character] = []
        self._align = Align.LEFT
        self._on_line = on_line
        self._on_receipt = on_receipt
        self._on_command = on_command
        self._known_characters = known_characters
        self.switch_on()

    def switch_on(self) -> None:
        """As after power came back: what was in the buffer is gone, and the paper is fresh."""
        #: What has come and was not done yet.
        self.waiting = b""
        self._paper = Paper(self._columns)
        self._qr_data = ""
        self._barcode_module = 2
        self._barcode_height = 80
        self._initialise()

    @property
    def unfinished(self) -> tuple[str, ...]:
        """The lines on the paper that was not cut yet."""
        return self._paper.lines

    def cut(self) -> PrintedReceipt:
        """What a presenter has cut off."""
        return self._paper.cut()

    def feed(self, data: bytes, go_on: Callable[[], bool]) -> None:
        """Take ``data``, and do one thing after another while ``go_on`` says so. Raises StreamError."""
        self.waiting += data
        while self.waiting and go_on():
            used = self._next(self.waiting)
            if not used:
                return
            self.waiting = self.waiting[used:]

    def _next(self, data: bytes) -> int:
        """Do the first thing in ``data``; the number of its bytes, or 0 when more must come first."""
        if data[0] == 0x0A:
            self._end_line()
            return 1
        if data[0] not in b"\x10\x1b\x1c\x1d":
            return self._character(data)
        if len(data) < 2:
            return 0
        if data[:2] in _SIZED:
            return self._sized(data)
        length, command = _COMMANDS.get(data[:2], (0, None))
        if command is None:
            raise StreamError(f"unknown command {data[:2].hex().upper()}")
        if len(data) < length:
            return 0
        command(self, data[2:length])
        return length

    def _sized(self, data: bytes) -> int:
        """The commands that say themselves how long they are."""
        head, size = _SIZED[data[:2]]
        if len(data) < head:
            return 0
        length = head + size(data)
        if len(data) < length:
            return 0
        content = data[head:length]
        match data[:2]:
            case b"\x1dv":
                self._raster(data[:head], content)
            case b"\x1d(" if data[2:3] == b"H":
                self._on_command(data[:length])
            case b"\x1d(":
                self._two_dimensional(data[2:3], content)
            case b"\x1dk":
                self._barcode(data[2], content)
            case _:  # GS V: the last byte only says how far to feed
                self._on_receipt(self._paper.cut())
        return length

    def _character(self, data: bytes) -> int:
        length = 2 if self._chinese and data[0] >= 0x81 else 1
        if len(data) < length:
            return 0
        try:
            text = data[:length].decode("gbk" if length == 2 else "ascii")
        except UnicodeDecodeError:
            raise StreamError(f"no character {data[:length].hex().upper()}") from None
        if not text.isprintable():
            raise StreamError(f"control byte {data[0]:02X}")
        character = Character(text, self._scale, self._bold)
        if sum(each.columns for each in self._line) + character.columns > self._columns:
            self._end_line()
        self._line.append(character)
        return length

    def _end_line(self) -> None:
        self._paper.print_line(self._line, self._align)
        self._line = []
        self._on_line()

    def _print_picture(self, picture: Image, words: str) -> None:
        self._paper.print_picture(picture, words, self._align)
        self._on_line()

    def _initialise(self) -> None:
        self._line = []
        self._align = Align.LEFT
        self._bold = False
        self._chinese = True
        self._scale = 1

    def _set_align(self, value: int) -> None:
        if value % 48 >= len(_ALIGN):
            raise StreamError(f"alignment {value}")
        self._align = _ALIGN[value % 48]

    def _set_size(self, value: int) -> None:
        wide, high = value >> 4, value & 0x0F
        if wide != high or wide > 7:
            raise StreamError(f"size {value:02X}: wide and high are the same in what we print, and at most eight")
        self._scale = wide + 1

    def _set_print_mode(self, value: int) -> None:
        """ESC !: bit 3 bold, bits 4 and 5 double height and width."""
        self._bold = bool(value & 0x08)
        self._set_size(0x11 if value & 0x30 == 0x30 else 0x00)

    def _raster(self, head: bytes, content: bytes) -> None:
        from PIL import Image

        width = int.from_bytes(head[4:6], "little") * 8
        if not width or not content:
            raise StreamError("a picture without dots")
        picture = Image.frombytes("1", (width, len(content) * 8 // width), content)
        if width > self._columns * CELL_WIDTH:
            raise StreamError("a picture wider than the paper")
        text = recognise(picture, self._known_characters)
        self._print_picture(picture, f"[picture {picture.width}x{picture.height}]" if text is None else text)

    def _two_dimensional(self, symbology: bytes, content: bytes) -> None:
        """GS ( k, of which only QR (49) is known: store is function 80, print is function 81."""
        if symbology != b"k" or content[:1] != b"1" or len(content) < 2:
            raise StreamError("no QR code")
        if content[1] == 80:
            try:
                self._qr_data = content[3:].decode()
            except UnicodeDecodeError:
                raise StreamError("QR data in another encoding") from None
        elif content[1] == 81:
            self._print_picture(draw_qr_code(self._qr_data), f"[QR {self._qr_data}]")

    def _barcode(self, kind: int, content: bytes) -> None:
        if kind != _CODE128:
            raise StreamError(f"barcode {kind}")
        try:
            text = code128_text(content)
        except ValueError as error:
            raise StreamError(str(error)) from None
        self._print_picture(draw_code128(text, self._barcode_module, self._barcode_height), f"[CODE128 {text}]")
        self._paper.print_line([Character(each) for each in text], self._align)

    def _set_bold(self, value: int) -> None:
        self._bold = bool(value & 1)

    def _set_chinese(self, on: bool) -> None:
        self._chinese = on

    def _set_barcode_module(self, dots: int) -> None:
        if not 1 <= dots <= 6:
            raise StreamError(f"bars of {dots} dots")
        self._barcode_module = dots

    def _set_barcode_text(self, place: int) -> None:
        if place != 2:
            raise StreamError("barcode characters are printed below")

    def _set_barcode_height(self, dots: int) -> None:
        if not dots:
            raise StreamError("bars without height")
        self._barcode_height = dots


# Command -> its whole length, and what it does with the bytes after its name.
_COMMANDS: dict[bytes, tuple[int, Callable[[EscPosInterpreter, bytes], None]]] = {
    b"\x10\x04": (3, lambda printer, values: printer._on_command(b"\x10\x04" + values)),  # DLE EOT n
    b"\x1b@": (2, lambda printer, _: printer._initialise()),
    b"\x1b!": (3, lambda printer, values: printer._set_print_mode(values[0])),
    b"\x1bE": (3, lambda printer, values: printer._set_bold(values[0])),
    b"\x1bJ": (3, lambda printer, values: printer._paper.feed(values[0])),
    b"\x1ba": (3, lambda printer, values: printer._set_align(values[0])),
    b"\x1c&": (2, lambda printer, _: printer._set_chinese(True)),
    b"\x1c.": (2, lambda printer, _: printer._set_chinese(False)),
    b"\x1c!": (3, lambda printer, values: printer._set_size(0x11 if values[0] & 0x0C == 0x0C else 0x00)),
    b"\x1d!": (3, lambda printer, values: printer._set_size(values[0])),
    b"\x1dH": (3, lambda printer, values: printer._set_barcode_text(values[0])),
    b"\x1dh": (3, lambda printer, values: printer._set_barcode_height(values[0])),
    b"\x1dw": (3, lambda printer, values: printer._set_barcode_module(values[0])),
    b"\x1cP": (6, lambda printer, values: printer._on_command(b"\x1cP" + values)),  # FS P steps blink action seconds
    b"\x1da": (3, lambda printer, values: printer._on_command(b"\x1da" + values)),  # GS a n
    b"\x1de": (3, lambda printer, values: printer._on_command(b"\x1de" + values)),  # GS e n
    b"\x1dr": (3, lambda printer, values: printer._on_command(b"\x1dr" + values)),  # GS r n
}


def _raster_size(data: bytes) -> int:
    return int.from_bytes(data[4:6], "little") * int.from_bytes(data[6:8], "little")


# Command -> how many bytes its head has, and how many follow, which the head says.
_SIZED: dict[bytes, tuple[int, Callable[[bytes], int]]] = {
    b"\x1dv": (8, _raster_size),  # GS v 0
    b"\x1d(": (5, lambda data: int.from_bytes(data[3:5], "little")),  # GS ( k, GS ( H
    b"\x1dk": (4, lambda data: data[3]),  # GS k m n
    b"\x1dV": (3, lambda data: 1 if data[2] in (65, 66) else 0),  # GS V m [n]
}

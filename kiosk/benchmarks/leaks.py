"""Searching bytes for words that must not be there, whatever form somebody's library has written them in.

Found are: UTF-8, UTF-16 of both orders, GBK and GB18030; each of them plain, as hexadecimal digits, and as base64 that
begins at any of its three alignments; JSON's and the web's escapes; and all of that inside zlib, gzip, zip and PDF, and
inside each other.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import json
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")  # GBK's bytes are GB18030's
_DEPTH = 4  # a PDF in a zip in base64 has three
_PIECE = 4096
_LONGEST_INSIDE = 64 * 1024 * 1024  # bytes: a stream that grows beyond it was none
#: First bytes of zlib: method 8 and a window, then check bits with which both divide by 31 (RFC 1950, 2.2).
_ZLIB = tuple(
    re.compile(
        re.escape(bytes([first]))
        + b"["
        + re.escape(bytes(second for second in range(256) if (first << 8 | second) % 31 == 0))
        + b"]"
    )
    for first in range(0x08, 0x80, 0x10)
)
#: Erased pages of a database, mostly: nothing that is searched for holds so many zeros.
_EMPTY = re.compile(rb"\0{4096,}")
_GZIP = re.compile(rb"\x1f\x8b\x08")
_ZIP = re.compile(rb"PK\x03\x04")
_PDF = re.compile(rb"%PDF-")
_BASE64_RUN = re.compile(rb"[A-Za-z0-9+/_-]{16,}")
_HEX_RUN = re.compile(rb"(?:[0-9a-fA-F]{2}){12,}")
_ZIP_HEADER = 30  # bytes before the name
_MEMBER_ENDS_LATER = 0x08  # its length stands behind it


@dataclass(frozen=True)
class Leak:
    """A word that was found, in which form, and where: ``state/queue.db``, ``utf-8 in base64``."""

    file: str
    word: str
    form: str


def search_folder(folder: Path, words: Iterable[str], clean: set[bytes] | None = None) -> tuple[Leak, ...]:
    """What is found in the files below ``folder``, in their names, and in what symbolic links there say.

    ``clean`` remembers what was searched in vain, for whoever searches the same words again and again. A file that goes
    away while it is read is passed over: run it when nobody writes.
    """
    search = Search(words, clean)
    found: dict[Leak, None] = {}
    for file in sorted(folder.rglob("*")):
        name = str(file.relative_to(folder))
        for content in _contents(file):
            found.update((Leak(name, word, form), None) for word, form in search.find(content))
    return tuple(found)


class Search:
    """For words in bytes. ``clean``: see ``search_folder``."""

    def __init__(self, words: Iterable[str], clean: set[bytes] | None = None) -> None:
        self._needles = needles_of(words)
        self._shortest = min(map(len, self._needles))
        self._clean = set() if clean is None else clean

    def find(self, content: bytes, depth: int = _DEPTH) -> set[tuple[str, str]]:
        """Words and forms that are found in ``content`` and, ``depth`` wrappings deep, in whatever is packed inside."""
        if len(content) < self._shortest:
            return set()
        digest = hashlib.sha256(content).digest() + bytes([depth])
        if digest in self._clean:
            return set()
        found = {found for needle, found in self._needles.items() if needle in content}
        for wrapping, inside in _unpacked(content) if depth else ():
            found |= {(word, f"{form} in {wrapping}") for word, form in self.find(inside, depth - 1)}
        if not found:
            self._clean.add(digest)
        return found


def needles_of(words: Iterable[str]) -> Mapping[bytes, tuple[str, str]]:
    """Every form of every word that is searched for, with the word and the form's name."""
    needles: dict[bytes, tuple[str, str]] = {}
    for word in words:
        for encoding in _ENCODINGS:
            plain = word.encode(encoding)
            needles.setdefault(plain, (word, encoding))
            needles.setdefault(plain.hex().encode(), (word, f"{encoding} in hex"))
            needles.setdefault(plain.hex().upper().encode(), (word, f"{encoding} in hex"))
            for digits in _base64_forms(plain):
                needles.setdefault(digits, (word, f"{encoding} in base64"))
        needles.setdefault(json.dumps(word)[1:-1].encode(), (word, "JSON escapes"))
        needles.setdefault(json.dumps(word)[1:-1].upper().replace("\\U", "\\u").encode(), (word, "JSON escapes"))
        needles.setdefault(urllib.parse.quote(word).encode(), (word, "percent escapes"))
    return needles


def _base64_forms(plain: bytes) -> Iterator[bytes]:
    """The digits that ``plain`` alone decides, at each of three alignments, in both alphabets.

    Six bits a digit: what a neighbour's bits are mixed into is left off at both ends.
    """
    for before in range(3):
        digits = base64.b64encode(bytes(before) + plain)
        first = -(-before * 8 // 6)
        last = (before + len(plain)) * 8 // 6
        own = digits[first:last]
        yield own
        yield own.translate(bytes.maketrans(b"+/", b"-_"))


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in ``content``, with the name of the wrapping."""
    for pattern in _ZLIB:
        for start in pattern.finditer(content):
            if inside := _inflated(content, start.start(), zlib.MAX_WBITS):
                yield "zlib", inside
    for start in _GZIP.finditer(content):
        if inside := _inflated(content, start.start(), 16 + zlib.MAX_WBITS):
            yield "gzip", inside
    for start in _ZIP.finditer(content):
        if inside := _zip_member(content, start.start()):
            yield "zip", inside
    for start in _PDF.finditer(content):
        yield from (("PDF", text.encode("utf-8")) for text in _pdf_texts(content[start.start() :]))
    for run in _BASE64_RUN.finditer(content):
        digits = run.group().translate(bytes.maketrans(b"-_", b"+/"))
        for shift in range(4):  # the run may begin with letters that are no digits of it
            yield "base64", _decoded(digits[shift:])
    for run in _HEX_RUN.finditer(content):
        yield "hex", bytes.fromhex(run.group().decode("ascii"))


def _decoded(digits: bytes) -> bytes:
    whole = len(digits) - len(digits) % 4
    rest = digits[whole:]
    return base64.b64decode(digits[:whole] + (rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""))


def _inflated(content: bytes, start: int, window: int) -> bytes:
    """What can be had of a stream that begins at ``start``: a torn one gives what it has, and none gives nothing."""
    machine = zlib.decompressobj(window)
    inside = bytearray()
    for position in range(start, len(content), _PIECE):
        before = machine.copy()
        try:
            inside += machine.decompress(content[position : position + _PIECE])
        except zlib.error:
            inside += _until_torn(before, content[position : position + _PIECE])
            break
        if machine.eof or len(inside) > _LONGEST_INSIDE:
            break
    return bytes(inside)


def _until_torn(machine: zlib._Decompress, piece: bytes) -> bytes:
    """A whole piece that breaks gives nothing; byte by byte it gives all that stands before the break."""
    inside = bytearray()
    with contextlib.suppress(zlib.error):
        for position in range(len(piece)):
            inside += machine.decompress(piece[position : position + 1])
    return bytes(inside)


def _zip_member(content: bytes, start: int) -> bytes:
    """A member's content by its own header, so that an archive without its end is searched, too."""
    header = content[start : start + _ZIP_HEADER]
    if len(header) < _ZIP_HEADER:
        return b""
    method = int.from_bytes(header[8:10], "little")
    length = int.from_bytes(header[18:22], "little")
    begin = start + _ZIP_HEADER + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    if method == zipfile.ZIP_DEFLATED:
        return _inflated(content, begin, -zlib.MAX_WBITS)
    if header[6] & _MEMBER_ENDS_LATER:
        return content[begin:]
    return content[begin : begin + length]


def _pdf_texts(content: bytes) -> Iterator[str]:
    """What a reader would copy from the pages: fonts that are cut to size number their letters anew."""
    import pypdfium2  # noqa: PLC0415 - for the rare file that is a PDF

    try:
        document = pypdfium2.PdfDocument(io.BytesIO(content))
    except pypdfium2.PdfiumError:
        return
    try:
        yield from document.get_metadata_dict().values()
        for page in document:
            text = page.get_textpage()
            yield text.get_text_range()
            text.close()
            page.close()
    finally:
        document.close()


def _contents(file: Path) -> Iterator[bytes]:
    yield file.name.encode("utf-8", "surrogateescape")
    try:
        if file.is_symlink():
            yield str(file.readlink()).encode("utf-8", "surrogateescape")
        elif file.is_file():
            yield _EMPTY.sub(bytes(64), file.read_bytes())
    except FileNotFoundError:
        return

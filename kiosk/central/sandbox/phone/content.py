"""What a file from a phone is, told by its content and never by its name, and made harmless.

A picture is decoded and written anew: where and when it was taken (Exif) is gone from it, and with it whatever else a
file can carry beside its picture. What says itself to be something else at the same time is refused, and so is a PDF
that does more than to show pages. Formats: ITU-T T.81 (JPEG), ISO/IEC 15948 (PNG), ISO 32000-1 (PDF), ISO/IEC 14496-12
(the box that HEIC begins with), APPNOTE 6.3.10 of ZIP.
"""

from __future__ import annotations

import io
import re
import threading
import zlib
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, ImageOps, UnidentifiedImageError

from kiosk.central.phone_sessions import MediaType
from kiosk.central.sandbox.phone.verdict import Doubtful, doubts


class WhyNot(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TOO_MUCH = "too_much"  # all files together
    TOO_SMALL = "too_small"  # of a picture: nobody could read it
    HEIC = "heic"
    OTHER_KIND = "other_kind"
    DAMAGED = "damaged"
    LOCKED = "locked"  # a PDF with a password
    TOO_MANY_PAGES = "too_many_pages"
    NOT_ONLY_THAT = "not_only_that"  # a picture or PDF, and a program or an archive besides


@dataclass(frozen=True, repr=False)
class Cleaned:
    """A file as it is handed on."""

    media_type: MediaType
    content: bytes
    doubts: tuple[Doubtful, ...] = ()


class NotTaken(Exception):
    """``why`` is for the page; nothing of the file is in here."""

    def __init__(self, why: WhyNot) -> None:
        super().__init__(why.value)
        self.why = why


#: Pixels: 108 million is the largest sensor that phones take whole pictures with; decoding that takes half a gigabyte.
_MOST_PIXELS = 60_000_000
#: Pixels of the shorter side, below which no page of paper can be read.
_LEAST_SIDE = 200
#: Pixels of the longer side that are kept: A4 at 400, 280 and 200 dots an inch; the first that is small enough.
_LONGEST_SIDES = (4_700, 3_300, 2_340)
_QUALITY = 88
_MOST_PAGES = 30
_MOST_INFLATED = 8 * 1024 * 1024  # of a PDF's object streams

_JPEG, _PNG, _PDF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-"
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
#: The text that every scanner for viruses takes for one (EICAR, www.eicar.org), in two parts so that this file is none.
_TEST_VIRUS = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
#: Of an archive the end is looked for first: its last record stands within the last 64 KB and 22 bytes.
_ZIP_END, _ZIP_REACH = b"PK\x05\x06", 65_557
_ARCHIVES_AND_PROGRAMS = (
    b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"MZ", b"\x7fELF", b"#!", b"%PDF-", b"\xca\xfe\xba\xbe",
)  # fmt: skip
_WEB = re.compile(rb"<\s*(script|html|svg|iframe|object|embed)\b|<\?php|javascript:", re.IGNORECASE)
#: Names (ISO 32000-1, 7.3.5) of what a PDF does beside showing pages.
_ACTIVE = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE|Movie|Sound)(?![A-Za-z0-9])"
)
_HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
#: PDFium is for one thread at a time.
_PDFIUM = threading.Lock()
_OBJECT_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n(.*?)endstream", re.DOTALL)


def cleaned(content: bytes, most: int) -> Cleaned:
    """The file as it may be kept, in ``most`` bytes. Raises NotTaken."""
    if not content:
        raise NotTaken(WhyNot.EMPTY)
    if _TEST_VIRUS in content:
        raise NotTaken(WhyNot.NOT_ONLY_THAT)
    if content.startswith(_JPEG):
        _look_beside_a_jpeg(content)
        drawn = _drawn_anew(content, "JPEG", most)
        return Cleaned(MediaType.JPEG, drawn, doubts(drawn))
    if content.startswith(_PNG):
        _look_beside_a_png(content)
        # What is small enough as it is stays sharp; a photograph is no smaller as PNG than it has to be.
        drawn = _drawn_anew(content, "PNG", most)
        return Cleaned(MediaType.JPEG if drawn.startswith(_JPEG) else MediaType.PNG, drawn, doubts(drawn))
    if content.startswith(_PDF):
        if len(content) > most:
            raise NotTaken(WhyNot.TOO_LARGE)
        _look_into_a_pdf(content)
        return Cleaned(MediaType.PDF, content)
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        raise NotTaken(WhyNot.HEIC)
    raise NotTaken(WhyNot.OTHER_KIND)


# --- pictures ---------------------------------------------------------------------------------------------------------


def _look_beside_a_jpeg(content: bytes) -> None:
    """Its segments up to the scan, and what follows its last end of image. Phones put a film or a second picture there,
    which goes with the decoding; a program, an archive or a page of the web is nothing that a camera puts anywhere."""
    position = 2
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == 0xFF:  # a fill byte
            position += 1
            continue
        if marker in (0xD9, 0xDA):
            break
        length = int.from_bytes(content[position + 2 : position + 4])
        _refuse_what_is_more(content[position + 4 : position + 2 + length])
        position += 2 + length
    end = content.rfind(b"\xff\xd9")
    if end < 0:
        raise NotTaken(WhyNot.DAMAGED)
    _refuse_a_tail(content, content[end + 2 :])


def _look_beside_a_png(content: bytes) -> None:
    """Every chunk but the picture's own, and that nothing follows the last."""
    position = len(_PNG)
    while True:
        length = int.from_bytes(content[position : position + 4])
        kind = content[position + 4 : position + 8]
        end = position + 12 + length
        if len(kind) < 4 or end > len(content):
            raise NotTaken(WhyNot.DAMAGED)
        if kind not in (b"IDAT", b"IHDR", b"PLTE"):
            _refuse_what_is_more(content[position + 8 : end - 4])
        position = end
        if kind == b"IEND":
            break
    if content[position:].strip(b"\0\r\n "):
        raise NotTaken(WhyNot.NOT_ONLY_THAT)


def _refuse_what_is_more(part: bytes) -> None:
    if _WEB.search(part) or any(part.lstrip().startswith(begin) for begin in _ARCHIVES_AND_PROGRAMS):
        raise NotTaken(WhyNot.NOT_ONLY_THAT)


def _refuse_a_tail(content: bytes, tail: bytes) -> None:
    if _ZIP_END in content[-_ZIP_REACH:]:
        raise NotTaken(WhyNot.NOT_ONLY_THAT)
    _refuse_what_is_more(tail[:_ZIP_REACH])


def _drawn_anew(content: bytes, kind: str, most: int) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise NotTaken(WhyNot.TOO_LARGE)
            if min(picture.size) < _LEAST_SIDE:
                raise NotTaken(WhyNot.TOO_SMALL)
            if kind == "JPEG":
                # A decoder of JPEG can leave pixels out where there are more than twice as many as are kept.
                picture.draft(None, (_LONGEST_SIDES[0], _LONGEST_SIDES[0]))
            plain = _on_white(ImageOps.exif_transpose(picture))
            for written_as, longest in ((kind, _LONGEST_SIDES[0]), *(("JPEG", side) for side in _LONGEST_SIDES)):
                plain.thumbnail((longest, longest))
                written = io.BytesIO()
                plain.save(written, written_as, **({"quality": _QUALITY} if written_as == "JPEG" else {}))
                if written.tell() <= most:
                    return written.getvalue()
        raise NotTaken(WhyNot.TOO_LARGE)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotTaken(WhyNot.TOO_LARGE) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, zlib.error):
        raise NotTaken(WhyNot.DAMAGED) from None


def _on_white(picture: Image.Image) -> Image.Image:
    """In colours or in grey, without what one can see through: that is paper."""
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")


# --- PDF --------------------------------------------------------------------------------------------------------------


def _look_into_a_pdf(content: bytes) -> None:
    end = content.rfind(b"%%EOF")
    if end < 0:
        raise NotTaken(WhyNot.DAMAGED)
    if content[end + 5 :].strip(b"\0\r\n\t ") or _ZIP_END in content[-_ZIP_REACH:]:
        raise NotTaken(WhyNot.NOT_ONLY_THAT)
    if b"/Encrypt" in content:
        raise NotTaken(WhyNot.LOCKED)
    _count_pages(content)
    for text in (content, *_object_streams(content)):
        if _ACTIVE.search(_HEX_IN_NAME.sub(lambda found: bytes([int(found[1], 16)]), text)):
            raise NotTaken(WhyNot.NOT_ONLY_THAT)


def _object_streams(content: bytes) -> list[bytes]:
    """What stands in compressed object streams (ISO 32000-1, 7.5.7), where names can hide."""
    found, room = [], _MOST_INFLATED
    for stream in _OBJECT_STREAM.finditer(content):
        inflater = zlib.decompressobj()
        try:
            text = inflater.decompress(stream[1], room)
        except zlib.error:
            raise NotTaken(WhyNot.DAMAGED) from None
        room -= len(text)
        if room <= 0 or inflater.unconsumed_tail:
            raise NotTaken(WhyNot.TOO_LARGE)
        found.append(text)
    return found


def _count_pages(content: bytes) -> None:
    import pypdfium2  # noqa: PLC0415 - heavy, and only for PDF

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            raise NotTaken(WhyNot.DAMAGED) from None
        try:
            pages = len(document)
        finally:
            document.close()
    if pages == 0:
        raise NotTaken(WhyNot.DAMAGED)
    if pages > _MOST_PAGES:
        raise NotTaken(WhyNot.TOO_MANY_PAGES)

"""The searcher finds what was planted, in every form; otherwise its silence would prove nothing."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import os
import sqlite3
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from kiosk.benchmarks.leaks import Search, search_folder

NAME = "林晓梅"
NUMBER = "410499198503150008"
WORDS = (NAME, NUMBER)
NOISE = hashlib.shake_128(b"noise").digest(20_000)


def found_in(content: bytes) -> set[str]:
    return {word for word, _ in Search(WORDS).find(content)}


ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gbk", "gb18030")


def _zip(content: bytes, method: int) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", method) as members:
        members.writestr("a", content)
    return archive.getvalue()


class _Unseekable(io.BytesIO):
    """A pipe's end: an archive that is written to it cannot put a length before its content."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def seek(self, *_: int) -> int:
        raise OSError


def _zip_stream(content: bytes, method: int) -> bytes:
    archive = _Unseekable()
    with zipfile.ZipFile(archive, "w", method) as members:
        members.writestr("a", content)
    return archive.getvalue()


def _raw_pdf(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream\nendobj\n"


WRAPPINGS: dict[str, Callable[[bytes], bytes]] = {
    "plain": bytes,
    "hex": lambda content: content.hex().encode(),
    "capital hex": lambda content: content.hex().upper().encode(),
    "base64": base64.b64encode,
    "base64, one byte later": lambda content: base64.b64encode(b"x" + content),
    "base64, two bytes later": lambda content: base64.b64encode(b"xy" + content),
    "base64 of the web": lambda content: base64.urlsafe_b64encode(b"\xff" + content).rstrip(b"="),
    "zlib": zlib.compress,
    "zlib, hardly packed": lambda content: zlib.compress(content, 1),
    "zlib, cut off": lambda content: zlib.compress(content + bytes(4000))[:-9],
    "gzip": gzip.compress,
    "zip": lambda content: _zip(content, zipfile.ZIP_DEFLATED),
    "zip, stored": lambda content: _zip(content, zipfile.ZIP_STORED),
    "zip to a pipe": lambda content: _zip_stream(content, zipfile.ZIP_DEFLATED),
    "zip to a pipe, stored": lambda content: _zip_stream(content, zipfile.ZIP_STORED),
    "PDF's stream": _raw_pdf,
    "zlib in base64": lambda content: base64.b64encode(zlib.compress(content)),
    "gzip in a zip": lambda content: _zip(gzip.compress(content), zipfile.ZIP_DEFLATED),
    "base64 in zlib": lambda content: zlib.compress(base64.b64encode(b"x" + content)),
    "zip in hex": lambda content: _zip(content, zipfile.ZIP_DEFLATED).hex().encode(),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize("word", WORDS)
def test_what_was_planted_is_found(word: str, encoding: str, wrapping: str) -> None:
    planted = WRAPPINGS[wrapping](f"姓名{word}，".encode(encoding))
    other = next(one for one in WORDS if one != word)
    assert found_in(NOISE + b"|" + planted + b"|" + NOISE) == {word}
    assert other not in found_in(planted)


def test_escapes_are_found() -> None:
    assert found_in(json.dumps({"name": NAME}).encode()) == {NAME}
    assert found_in(json.dumps({"name": NAME}).upper().replace("\\U", "\\u").encode()) == {NAME}
    assert found_in(urllib.parse.quote(NAME).encode()) == {NAME}


def test_a_rare_name_is_found_in_every_encoding_that_has_it() -> None:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        assert Search(["欧阳𠮷祥"]).find("欧阳𠮷祥".encode(encoding))


def test_the_text_of_a_pages_pdf_is_found() -> None:
    """Its font numbers its letters anew: no byte of the name stands in the file."""
    pdf = FPDF()
    pdf.set_compression(True)
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.text(20, 20, NUMBER)
    assert found_in(NOISE + bytes(pdf.output())) == {NUMBER}


def test_noise_and_half_a_word_are_no_leak() -> None:
    assert not found_in(os.urandom(300_000))
    assert not found_in(base64.b64encode(os.urandom(300_000)))
    assert not found_in(NUMBER[:-1].encode() + NAME[:-1].encode())


def test_what_was_found_once_is_found_again_and_what_was_clean_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "clean").write_bytes(NOISE)
    (tmp_path / "leak").write_bytes(_zip(NUMBER.encode(), zipfile.ZIP_DEFLATED))
    clean = set[bytes]()
    first, remembered = search_folder(tmp_path, WORDS, clean), len(clean)
    assert search_folder(tmp_path, WORDS, clean) == first
    assert (len(first), len(clean)) == (1, remembered)
    (tmp_path / "clean").write_bytes(NOISE + NAME.encode())
    assert len(search_folder(tmp_path, WORDS, clean)) == 2


def test_a_folder_is_searched_whole(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "core").write_bytes(NOISE + NUMBER.encode("utf-16-le"))
    (tmp_path / f"{NAME}.txt").write_bytes(b"")
    (tmp_path / "link").symlink_to(f"/{NUMBER}")
    with sqlite3.connect(tmp_path / "rows.db") as database:
        database.execute("CREATE TABLE t (v BLOB)")
        database.execute("INSERT INTO t VALUES (?)", (zlib.compress(NAME.encode()),))
    database.close()
    leaks = {(leak.file, leak.word, leak.form) for leak in search_folder(tmp_path, WORDS)}
    assert leaks == {
        ("deep/er/core", NUMBER, "utf-16-le"),
        (f"{NAME}.txt", NAME, "utf-8"),
        ("link", NUMBER, "utf-8"),
        ("rows.db", NAME, "utf-8 in zlib"),
    }

"""Is it the document that was announced, signed by somebody who may, unchanged since?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from kiosk.central.credentials import certificate_request
from kiosk.central.key_holder import KeyHolder
from kiosk.central.sandbox.authority import Authority
from kiosk.central.sandbox.pdf_signing import sign_document
from kiosk.documents.a4 import render
from kiosk.documents.inspected import DocumentRefused, RefusalReason
from kiosk.documents.inspection import MOST_BYTES, inspect
from kiosk.documents.layout import A4Document, Paragraph

PAGE = A4Document("证明", "zh-CN", (Paragraph("特此证明。" * 30),), "示例", "{page}/{pages}", watermark="演示")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"), ("127.0.0.1",))


@pytest.fixture(scope="module")
def unsigned() -> bytes:
    return render(PAGE)[1]


@pytest.fixture(scope="module")
def signed(authority: Authority, unsigned: bytes) -> bytes:
    return sign_document(unsigned, authority.document_signer("示例机构"), authority.document_root)


@pytest.fixture(scope="module")
def roots(authority: Authority) -> tuple[str, ...]:
    return (authority.document_root.certificate_pem,)


def reason_for(pdf: bytes, roots: tuple[str, ...], expected_sha256: str | None = None) -> RefusalReason:
    with pytest.raises(DocumentRefused) as refused:
        inspect(pdf, roots, expected_sha256)
    return refused.value.reason


def test_a_signed_document_is_known_by_its_signer_and_shown(signed: bytes, roots: tuple[str, ...]) -> None:
    found = inspect(signed, roots, hashlib.sha256(signed).hexdigest())
    assert found.page_count == len(found.pictures) == 1
    assert found.signer == "示例机构"
    assert found.signed_at is not None
    picture = Image.open(BytesIO(found.pictures[0]))
    assert picture.format == "PNG"
    assert picture.size == (910, 1287)
    assert len(picture.convert("L").getcolors(256) or ()) > 10  # there is something on it


def test_one_flipped_byte_anywhere_is_refused(signed: bytes, roots: tuple[str, ...]) -> None:
    """But in the signature's own room: what is left of that after the signature is nobody's."""
    room = re.search(rb"/Contents\s*<([0-9a-fA-F]+)>", signed)
    assert room is not None
    for position in range(3, len(signed), len(signed) // 60):
        if room.start(1) <= position < room.end(1):
            continue
        flipped = bytearray(signed)
        flipped[position] ^= 0x01
        with pytest.raises(DocumentRefused):
            inspect(bytes(flipped), roots, None)


def test_other_bytes_than_announced_are_refused(signed: bytes, roots: tuple[str, ...]) -> None:
    assert reason_for(signed, roots, hashlib.sha256(b"").hexdigest()) is RefusalReason.WRONG_CONTENT


def test_changed_content_is_named_as_such(signed: bytes, roots: tuple[str, ...]) -> None:
    changed = signed.replace(b"/Producer", b"/Prodooer", 1)
    assert changed != signed
    assert reason_for(changed, roots) is RefusalReason.CHANGED_AFTER_SIGNING


def test_something_added_after_signing_is_refused(signed: bytes, roots: tuple[str, ...]) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    writer.root["/PageLayout"] = generic.pdf_name("/OneColumn")
    writer.update_root()  # type: ignore[no-untyped-call]
    output = BytesIO()
    writer.write(output)  # type: ignore[no-untyped-call]
    assert output.getvalue().startswith(signed)
    assert reason_for(output.getvalue(), roots) is RefusalReason.CHANGED_AFTER_SIGNING


def test_an_unsigned_document_is_refused(unsigned: bytes, roots: tuple[str, ...]) -> None:
    assert reason_for(unsigned, roots) is RefusalReason.NOT_SIGNED


def test_a_signature_that_was_taken_off_is_missed(signed: bytes, roots: tuple[str, ...]) -> None:
    output = BytesIO()
    writer = copy_into_new_writer(PdfFileReader(BytesIO(signed)))
    del writer.root["/AcroForm"]
    writer.write(output)  # type: ignore[no-untyped-call]
    assert reason_for(output.getvalue(), roots) is RefusalReason.NOT_SIGNED


def test_a_stranger_may_not_sign(signed: bytes, authority: Authority, tmp_path: Path) -> None:
    stranger = Authority(tmp_path, ("127.0.0.1",))
    assert reason_for(signed, (stranger.document_root.certificate_pem,)) is RefusalReason.SIGNER_NOT_TRUSTED
    assert reason_for(signed, ()) is RefusalReason.SIGNER_NOT_TRUSTED
    assert reason_for(signed, (authority.terminal_root.certificate_pem,)) is RefusalReason.SIGNER_NOT_TRUSTED


def test_a_certificate_that_is_not_for_documents_may_not_sign(unsigned: bytes, tmp_path: Path) -> None:
    """It comes from the root that is trusted, and is for TLS."""
    authority = Authority(tmp_path, ("127.0.0.1",))
    authority.terminal_root = authority.document_root
    key = ec.generate_private_key(ec.SECP256R1())
    terminal = authority.issue_terminal("TEST-001", certificate_request("TEST-001", key))
    signed = sign_document(unsigned, KeyHolder(terminal, key), authority.document_root)
    roots = (authority.document_root.certificate_pem,)
    assert reason_for(signed, roots) is RefusalReason.SIGNER_NOT_TRUSTED


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda pdf: b"", RefusalReason.NOT_A_PDF),
        (lambda pdf: b"<html>log in</html>", RefusalReason.NOT_A_PDF),
        (lambda pdf: b"\n" + pdf, RefusalReason.NOT_A_PDF),
        (lambda pdf: pdf[:200], RefusalReason.DAMAGED),
        (lambda pdf: pdf[: len(pdf) // 2], RefusalReason.DAMAGED),
        (lambda pdf: b"%PDF-1.7\n" + b"\x00" * 1000, RefusalReason.DAMAGED),
        (lambda pdf: pdf + b"x" * MOST_BYTES, RefusalReason.TOO_LARGE),
    ],
)
def test_what_is_no_whole_pdf_is_refused(
    signed: bytes, roots: tuple[str, ...], spoil: Callable[[bytes], bytes], reason: RefusalReason
) -> None:
    assert reason_for(spoil(signed), roots) is reason


def test_an_encrypted_document_is_refused(unsigned: bytes, roots: tuple[str, ...]) -> None:
    writer = copy_into_new_writer(PdfFileReader(BytesIO(unsigned)))
    writer.encrypt("owner", "user")  # type: ignore[no-untyped-call]
    output = BytesIO()
    writer.write(output)  # type: ignore[no-untyped-call]
    assert reason_for(output.getvalue(), roots) is RefusalReason.DAMAGED


def test_pages_of_another_size_are_refused(authority: Authority, roots: tuple[str, ...]) -> None:
    from fpdf import FPDF  # noqa: PLC0415

    letter = FPDF(format="letter")
    letter.add_page()
    signed = sign_document(bytes(letter.output()), authority.document_signer("示例机构"), authority.document_root)
    assert reason_for(signed, roots) is RefusalReason.WRONG_CONTENT


def test_too_many_pages_are_refused(authority: Authority, roots: tuple[str, ...]) -> None:
    from fpdf import FPDF  # noqa: PLC0415

    book = FPDF(format="A4")
    for _ in range(51):
        book.add_page()
    signed = sign_document(bytes(book.output()), authority.document_signer("示例机构"), authority.document_root)
    assert reason_for(signed, roots) is RefusalReason.TOO_LARGE

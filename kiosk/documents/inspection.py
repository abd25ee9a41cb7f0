"""Is this the document that the platform announced, signed by somebody who may, unchanged since? And what does it look
like? Imports pyHanko and pdfium: never in the process of the screen, see ``kiosk.documents.child``.

A document counts when it is signed (PAdES or plain CMS, ISO 32000-2, 12.8), every signature in it holds and comes from
a trusted root, and the last one covers the file to its last byte. Revocation lists are looked at when the document
brings them; none is fetched.
"""

from __future__ import annotations

import hashlib
from io import BytesIO

import pypdfium2
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext

from kiosk.documents.inspected import DocumentRefused, InspectedDocument, RefusalReason

MOST_BYTES = 10 * 1024 * 1024
MOST_PAGES = 50
_DOTS_PER_INCH = 110  # enough to read 8 pt on a screen
_POINTS_PER_INCH = 72
_A4 = (595.3, 841.9)  # points
_TOLERANCE = 9.0  # points: 3 mm


def inspect(pdf: bytes, trusted_roots: tuple[str, ...], expected_sha256: str | None) -> InspectedDocument:
    """The document's pages as pictures, and who signed it. ``trusted_roots`` are PEM. Raises DocumentRefused."""
    if len(pdf) > MOST_BYTES:
        raise DocumentRefused(RefusalReason.TOO_LARGE)
    if expected_sha256 is not None and hashlib.sha256(pdf).hexdigest() != expected_sha256:
        raise DocumentRefused(RefusalReason.WRONG_CONTENT)
    if not pdf.startswith(b"%PDF-"):
        raise DocumentRefused(RefusalReason.NOT_A_PDF)
    signature = _verified(_signatures(pdf), trusted_roots)
    pictures = _pictures(pdf)
    return InspectedDocument(len(pictures), pictures, _holder(signature), signature.self_reported_timestamp)


def _signatures(pdf: bytes) -> tuple[EmbeddedPdfSignature, ...]:
    """All signatures, oldest first."""
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=True)
        if reader.encrypted:
            raise DocumentRefused(RefusalReason.DAMAGED)
        signatures = tuple(reader.embedded_regular_signatures)
    except DocumentRefused:
        raise
    except Exception:  # a bad file can make the parser raise nearly anything
        raise DocumentRefused(RefusalReason.DAMAGED) from None
    if not signatures:
        raise DocumentRefused(RefusalReason.NOT_SIGNED)
    return signatures


def _verified(signatures: tuple[EmbeddedPdfSignature, ...], trusted_roots: tuple[str, ...]) -> EmbeddedPdfSignature:
    """The last signature, when all of them hold."""
    roots = [root for pem in trusted_roots for root in load_certs_from_pemder_data(pem.encode("ascii"))]
    for signature in signatures:
        context = ValidationContext(trust_roots=roots, allow_fetching=False)
        try:
            status = validate_pdf_signature(signature, context)
        except Exception:  # the same, of what is in the signature
            raise DocumentRefused(RefusalReason.SIGNATURE_INVALID) from None
        _demand(status, last=signature is signatures[-1])
    return signatures[-1]


def _demand(status: PdfSignatureStatus, *, last: bool) -> None:
    if not status.intact:
        raise DocumentRefused(RefusalReason.CHANGED_AFTER_SIGNING)
    if not status.valid:
        raise DocumentRefused(RefusalReason.SIGNATURE_INVALID)
    if not status.trusted:
        raise DocumentRefused(RefusalReason.SIGNER_NOT_TRUSTED)
    covers_all = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    if (last and not covers_all) or not status.docmdp_ok:
        raise DocumentRefused(RefusalReason.CHANGED_AFTER_SIGNING)
    if not status.bottom_line:
        raise DocumentRefused(RefusalReason.SIGNATURE_INVALID)


def _pictures(pdf: bytes) -> tuple[bytes, ...]:
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        raise DocumentRefused(RefusalReason.DAMAGED) from None
    try:
        if len(document) > MOST_PAGES:
            raise DocumentRefused(RefusalReason.TOO_LARGE)
        return tuple(_picture(page) for page in document)
    except pypdfium2.PdfiumError:
        raise DocumentRefused(RefusalReason.DAMAGED) from None
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage) -> bytes:
    """The page as PNG."""
    if any(abs(side - a4) > _TOLERANCE for side, a4 in zip(sorted(page.get_size()), _A4, strict=True)):
        raise DocumentRefused(RefusalReason.WRONG_CONTENT)
    png = BytesIO()
    page.render(scale=_DOTS_PER_INCH / _POINTS_PER_INCH).to_pil().save(png, "PNG")
    return png.getvalue()


def _holder(signature: EmbeddedPdfSignature) -> str:
    subject = signature.signer_cert.subject.native
    holder = subject.get("organization_name") or subject.get("common_name") or ""
    return holder if isinstance(holder, str) else ", ".join(holder)

"""Signing a PDF as PAdES (ETSI EN 319 142-1, baseline B-B) with the sandbox's document-signing certificate."""

from __future__ import annotations

from io import BytesIO

from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from kiosk.central.key_holder import KeyHolder


def sign_document(pdf: bytes, signer: KeyHolder, root: KeyHolder) -> bytes:
    """The same pages, signed and closed to every change. Nothing is drawn on them: there is no seal."""
    certificates = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    (root_certificate,) = load_certs_from_pemder_data(root.certificate_pem.encode("ascii"))
    (signer_certificate,) = load_certs_from_pemder_data(signer.certificate_pem.encode("ascii"))
    certificates.register(root_certificate)
    pades = SimpleSigner(
        signer_certificate,
        load_private_key_from_pemder_data(signer.key_pem, passphrase=None),
        certificates,
    )
    metadata = PdfSignatureMetadata(
        field_name="Signature",
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    signed: bytes = sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), metadata, pades).getvalue()
    return signed

"""Who may sign a catalogue, and whether one did: the role of ``kiosk.central.role_signature`` that is for catalogues.

The certificate is issued by one of the roots that a terminal got at enrolment. A signer of documents has not that role.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.central.role_signature import NotSigned, SignatureRefused, WrongKey, WrongRole, check, sign

__all__ = [
    "CATALOGUE_ROLE",
    "NotSigned",
    "SignatureRefused",
    "WrongKey",
    "WrongRole",
    "check_signature",
    "sign_manifest",
]

#: Our own, made of a UUID (ITU-T X.667): there is no registered purpose of this kind.
CATALOGUE_ROLE = x509.ObjectIdentifier("2.25.204711538893562738284627180346571923801")


def sign_manifest(content: bytes, key: ec.EllipticCurvePrivateKey, chain: Sequence[x509.Certificate]) -> str:
    """``chain``: the signer's certificate, then authorities between it and the root."""
    return sign(content, key, chain)


def check_signature(signature: str, content: bytes, roots: Sequence[x509.Certificate], now: datetime) -> None:
    """Raises NotSigned, WrongKey, WrongRole."""
    check(signature, content, roots, now, CATALOGUE_ROLE)

"""Whether a certificate on a stick is that of a terminal of the same platform as ours."""

from __future__ import annotations

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.central.credentials import terminal_of
from offline_queue.exchange import Trust


def trust_of(own_certificates: bytes) -> Trust:
    """Trusts what the authority that issued our own certificate has issued. Raises ValueError for a file without one.

    Whether a certificate was revoked since, only the platform knows: it looks once more before anything has an effect.
    """
    own, *authorities = x509.load_pem_x509_certificates(own_certificates)
    issuers = [one for one in authorities if one.subject == own.issuer]

    def key_of(terminal_id: str, certificates: bytes) -> ec.EllipticCurvePublicKey | None:
        try:
            leaf = x509.load_pem_x509_certificates(certificates)[0]
        except (ValueError, IndexError):
            return None
        key = leaf.public_key()
        if not isinstance(key, ec.EllipticCurvePublicKey) or terminal_of(leaf) != terminal_id:
            return None
        return key if any(_issued_by(leaf, issuer) for issuer in issuers) else None

    return key_of


def _issued_by(leaf: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        leaf.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True

"""Whether another terminal is one of the same platform: asked where nobody can be asked, at a stick with its rows."""

from __future__ import annotations

from collections.abc import Callable

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.central.credentials import Credentials, terminal_of


def terminals_of_the_same_platform(
    credentials: Credentials,
) -> Callable[[str, bytes], ec.EllipticCurvePublicKey | None]:
    """For ``offline_queue.exchange``: the public key of a terminal whose certificate (the first of some PEM) was issued
    by the authority that issued ours. None for any other.

    A certificate whose time is over counts: what was signed with it may have waited for long.
    Raises OSError, ValueError when our own certificate cannot be read.
    """
    _, *authorities = x509.load_pem_x509_certificates(credentials.certificate_file.read_bytes())

    def key_of(terminal_id: str, certificates: bytes) -> ec.EllipticCurvePublicKey | None:
        try:
            certificate, *_ = x509.load_pem_x509_certificates(certificates)
            key = certificate.public_key()
        except ValueError:
            return None
        if terminal_of(certificate) != terminal_id or not isinstance(key, ec.EllipticCurvePublicKey):
            return None
        return key if any(_issued(certificate, authority) for authority in authorities) else None

    return key_of


def _issued(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True

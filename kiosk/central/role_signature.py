"""Who may sign what, and whether one did: a detached JWS (RFC 7515, appendix F) whose certificate has the role for it.

The certificate is issued by one of the roots that the reader trusts, directly or through authorities between, and
names its role in the extended key usage (RFC 5280, 4.2.1.12). A signer of one role signs nothing of another.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

_ALGORITHM = "ES256"
_MOST_CERTIFICATES = 4
_RAW_LENGTH = 64  # bytes of an ES256 signature: r and s, 32 each (RFC 7518, 3.4)


class _Registry(jws.JWSRegistry):
    """A header with certificates in it is longer than the library expects."""

    max_header_length = 16_000


class SignatureRefused(Exception):
    """The signature does not count; the words say why and hold nothing that the sender chose."""


class NotSigned(SignatureRefused):
    """It is not over this, or not a signature at all."""


class WrongKey(SignatureRefused):
    """No root that is trusted here stands behind the key, or its time is over."""


class Revoked(SignatureRefused):
    """Whoever is trusted here has taken the key back."""


class WrongRole(SignatureRefused):
    """The key is known, and not for this."""


@dataclass(frozen=True)
class Signer:
    """Whose signature counted."""

    name: str
    fingerprint: str  # SHA-256 of the certificate, lower-case hexadecimal
    until: datetime


def sign(content: bytes, key: ec.EllipticCurvePrivateKey, chain: Sequence[x509.Certificate]) -> str:
    """``chain``: the signer's certificate, then authorities between it and the root."""
    return sign_by(content, lambda what: key.sign(what, ec.ECDSA(hashes.SHA256())), chain)


def sign_by(content: bytes, signer: Callable[[bytes], bytes], chain: Sequence[x509.Certificate]) -> str:
    """The same by whatever holds the key: it is given the bytes, and answers ECDSA over their SHA-256, as DER or as r
    and s. Raises ValueError when it answers something else."""
    header = {
        "alg": _ALGORITHM,
        "x5c": [base64.b64encode(one.public_bytes(Encoding.DER)).decode("ascii") for one in chain],
    }
    head = _base64url(json.dumps(header, separators=(",", ":")).encode("ascii"))
    answered = signer(f"{head}.{_base64url(content)}".encode("ascii"))
    return f"{head}..{_base64url(_raw(answered))}"


def begins_at(signature: str) -> datetime:
    """A moment at which all of its certificates were valid, if ever: when the last of them began. Raises NotSigned."""
    return max(one.not_valid_before_utc for one in _certificates(signature))


def check(
    signature: str,
    content: bytes,
    roots: Sequence[x509.Certificate],
    now: datetime,
    role: x509.ObjectIdentifier,
    *,
    revoked: Collection[str] = (),
) -> Signer:
    """Who has signed. ``revoked``: fingerprints. Raises NotSigned, WrongKey, Revoked, WrongRole."""
    signer, *between = _certificates(signature)
    try:
        key = signer.public_key()
    except ValueError:  # no point of the curve: a bit of the certificate is another
        raise WrongKey("the signer's key cannot be read") from None
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise WrongKey("the signer's key is no EC P-256 key")
    try:
        public = ECKey.import_key(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
        jws.deserialize_compact(signature, public, registry=_Registry(algorithms=[_ALGORITHM]), payload=content)
    except (JoseError, ValueError):
        raise NotSigned("the signature is not over this manifest") from None
    _check_chain(signer, between, roots)
    if not all(one.not_valid_before_utc <= now <= one.not_valid_after_utc for one in (signer, *between)):
        raise WrongKey("a certificate of the signer is not valid at this time")
    if any(fingerprint(one) in revoked for one in (signer, *between)):
        raise Revoked("the signer's certificate was taken back")
    _check_role(signer, role)
    return Signer(_name(signer), fingerprint(signer), signer.not_valid_after_utc)


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of a certificate, lower-case hexadecimal."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def _raw(answered: bytes) -> bytes:
    """r and s of a signature, whichever way it is written."""
    if len(answered) == _RAW_LENGTH:
        return answered
    try:
        r, s = decode_dss_signature(answered)
    except ValueError:
        raise ValueError("what came back is no ECDSA signature") from None
    return r.to_bytes(_RAW_LENGTH // 2, "big") + s.to_bytes(_RAW_LENGTH // 2, "big")


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def _certificates(signature: str) -> list[x509.Certificate]:
    header, _, _ = signature.partition(".")
    try:
        read = json.loads(base64.urlsafe_b64decode(header + "=" * (-len(header) % 4)))
        texts = read["x5c"]
        if not 1 <= len(texts) <= _MOST_CERTIFICATES:
            raise ValueError
        return [x509.load_der_x509_certificate(base64.b64decode(text, validate=True)) for text in texts]
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise NotSigned("the signature names no certificate that can be read") from None


def _check_chain(
    signer: x509.Certificate, between: Sequence[x509.Certificate], roots: Sequence[x509.Certificate]
) -> None:
    below = signer
    for authority in between:
        if not (_is_authority(authority) and _issued(below, authority)):
            raise WrongKey("the certificates do not follow from each other")
        below = authority
    if not any(_issued(below, root) for root in roots):
        raise WrongKey("the signer's certificate is not issued by an authority that is trusted here")


def _check_role(signer: x509.Certificate, role: x509.ObjectIdentifier) -> None:
    try:
        uses = list(signer.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    except (x509.ExtensionNotFound, ValueError):
        uses = []
    if role not in uses or _is_authority(signer):
        raise WrongRole("the signer's certificate is not for this")


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def _issued(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()

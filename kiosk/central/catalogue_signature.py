"""Who may sign a catalogue, and whether one did: a detached JWS whose certificate has the role for it.

The certificate is issued by one of the roots that a terminal got at enrolment, directly or through authorities between,
and says in its extended key usage (RFC 5280, 4.2.1.12) that it is for catalogues. A signer of documents has not that
role.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

#: Our own, made of a UUID (ITU-T X.667): there is no registered purpose of this kind.
CATALOGUE_ROLE = x509.ObjectIdentifier("2.25.204711538893562738284627180346571923801")
_ALGORITHM = "ES256"
_MOST_CERTIFICATES = 4


class _Registry(jws.JWSRegistry):
    """A header with certificates in it is longer than the library expects."""

    max_header_length = 16_000


class SignatureRefused(Exception):
    """The signature does not count; the words say why and hold nothing that the sender chose."""


class NotSigned(SignatureRefused):
    """It is not over this, or not a signature at all."""


class WrongKey(SignatureRefused):
    """No root that this terminal trusts stands behind the key, or its time is over."""


class WrongRole(SignatureRefused):
    """The key is the platform's, and not for catalogues."""


def sign_manifest(content: bytes, key: ec.EllipticCurvePrivateKey, chain: Sequence[x509.Certificate]) -> str:
    """``chain``: the signer's certificate, then authorities between it and the root."""
    header = {
        "alg": _ALGORITHM,
        "x5c": [base64.b64encode(one.public_bytes(Encoding.DER)).decode("ascii") for one in chain],
    }
    return jws.detach_content(jws.serialize_compact(header, content, ECKey.import_key(key), algorithms=[_ALGORITHM]))


def check_signature(signature: str, content: bytes, roots: Sequence[x509.Certificate], now: datetime) -> None:
    """Raises NotSigned, WrongKey, WrongRole."""
    signer, *between = _certificates(signature)
    key = signer.public_key()
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
    _check_role(signer)


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
        raise WrongKey("the signer's certificate is not issued by the platform's authority")


def _check_role(signer: x509.Certificate) -> None:
    try:
        uses = list(signer.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    except (x509.ExtensionNotFound, ValueError):
        uses = []
    if CATALOGUE_ROLE not in uses or _is_authority(signer):
        raise WrongRole("the signer's certificate is not for catalogues")


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

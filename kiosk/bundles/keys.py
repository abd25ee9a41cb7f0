"""Keys and certificates of whoever makes bundles: a root that stays in a safe, and a signer for each role.

For a small operator, a rehearsal and the tests. An operator with an authority of its own issues certificates with the
same extended key usages (``usages.USAGE``) there, and makes only the list of trust here.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.bundles.kinds import Role
from kiosk.bundles.manifest import Envelope, TrustList, utc_text
from kiosk.bundles.usages import USAGE
from kiosk.central.credentials import write_private
from kiosk.central.key_holder import KeyHolder
from kiosk.central.role_signature import sign

ROOT_LIFE = timedelta(days=3650)
SIGNER_LIFE = timedelta(days=825)
TRUST_FILE = "trust.json"
#: Certificates begin a day early, for terminals whose clock is behind.
_EARLY = timedelta(days=1)


class KeyUnusable(Exception):
    """A file holds no key or certificate that can sign; the words name it."""


def make_root(name: str, now: datetime) -> KeyHolder:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _named(f"{name}: root")
    builder = _builder(subject, subject, key, now, ROOT_LIFE, authority=True)
    return KeyHolder(builder.sign(key, hashes.SHA256()), key)


def make_signer(root: KeyHolder, role: Role, name: str, now: datetime, life: timedelta = SIGNER_LIFE) -> KeyHolder:
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder(_named(f"{name}: {role}"), root.certificate.subject, key, now, life, authority=False)
    builder = builder.add_extension(x509.ExtendedKeyUsage([USAGE[role]]), critical=True)
    return KeyHolder(builder.sign(root.key, hashes.SHA256()), key)


def make_trust(
    version: int,
    roots: tuple[x509.Certificate, ...],
    signers: tuple[KeyHolder, ...],
    now: datetime,
    *,
    revoked: tuple[str, ...] = (),
    life: timedelta = ROOT_LIFE,
) -> Envelope:
    """A list, signed by every one of ``signers``: under the list before, and under this one."""
    said = TrustList(
        version=version,
        created=utc_text(now),
        expires=utc_text(now + life),
        roots=[root.public_bytes(serialization.Encoding.PEM).decode("ascii") for root in roots],
        revoked=list(revoked),
    )
    text = said.model_dump_json()
    return Envelope(
        signed=text, signatures=[sign(text.encode("utf-8"), one.key, (one.certificate,)) for one in signers]
    )


def write_keys(folder: Path, name: str) -> None:
    """A root, a signer for each role, and the first list of trust, new. Raises OSError, FileExistsError for ``folder``
    with keys in it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.glob("*.key.pem")):
        raise FileExistsError(17, "there are keys already", str(folder))
    now = datetime.now(UTC)
    root = make_root(name, now)
    made = {"root": root} | {role.value: make_signer(root, role, name, now) for role in Role}
    for file, holder in made.items():
        write_private(folder / f"{file}.key.pem", holder.key_pem)
        (folder / f"{file}.pem").write_text(holder.certificate_pem, "ascii")
    trust = make_trust(1, (root.certificate,), (made[Role.TRUST.value],), now)
    (folder / TRUST_FILE).write_text(trust.model_dump_json(), "utf-8")


def read_key(pem: bytes, where: str) -> ec.EllipticCurvePrivateKey:
    """Raises KeyUnusable."""
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError):
        raise KeyUnusable(where) from None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise KeyUnusable(where)
    return key


def read_chain(file: Path) -> tuple[x509.Certificate, ...]:
    """The signer's certificate and those between it and the root. Raises KeyUnusable, OSError."""
    try:
        return tuple(x509.load_pem_x509_certificates(file.read_bytes()))
    except ValueError:
        raise KeyUnusable(file.name) from None


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    now: datetime,
    life: timedelta,
    *,
    authority: bool,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLY)
        .not_valid_after(now + life)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=1 if authority else None), critical=True)
        .add_extension(_usage(authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _named(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, common_name[:64])])

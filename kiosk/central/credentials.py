"""What a terminal proves itself with: a folder with its key, its certificate and the roots it trusts.

The key is made here and never leaves the folder. Files are readable by their owner alone.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.central.sealing_keys import SealingKeys

KEY_FILE = "terminal.key.pem"
CERTIFICATE_FILE = "terminal.certificate.pem"  # with the chain up to the platform's terminal authority
DOCUMENT_ROOTS_FILE = "document-roots.pem"
SEALING_KEYS_FILE = "sealing-keys.json"  # a JWK set: what the outbox seals to


class CredentialsError(Exception):
    """The folder holds no credentials that can be used; the words name the file."""


class CredentialsMissing(CredentialsError):
    """The terminal is not enrolled yet."""


@dataclass(frozen=True, repr=False)
class Credentials:
    """An enrolled terminal."""

    terminal_id: str
    folder: Path
    key: ec.EllipticCurvePrivateKey
    document_roots: tuple[str, ...]  # PEM, the roots of document signers

    @property
    def key_file(self) -> Path:
        return self.folder / KEY_FILE

    @property
    def certificate_file(self) -> Path:
        return self.folder / CERTIFICATE_FILE

    @property
    def sealing_keys_file(self) -> Path:
        """Not there for a terminal that enrolled with a platform that had none."""
        return self.folder / SEALING_KEYS_FILE

    def __repr__(self) -> str:
        return f"Credentials({self.terminal_id})"


def load_credentials(folder: Path) -> Credentials:
    """What enrolment left in ``folder``.

    Raises CredentialsMissing before enrolment, CredentialsError for a file that cannot be used.
    """
    key = _read_key(folder / KEY_FILE)
    certificate_file = folder / CERTIFICATE_FILE
    try:
        certificate = x509.load_pem_x509_certificate(certificate_file.read_bytes())
        roots = split_pem((folder / DOCUMENT_ROOTS_FILE).read_text(encoding="ascii"))
    except FileNotFoundError as error:
        raise CredentialsMissing(f"{error.filename} is not there: this terminal is not enrolled") from None
    except (OSError, ValueError) as error:
        raise CredentialsError(f"{certificate_file}: no certificate that can be read: {type(error).__name__}") from None
    if _public_bytes(certificate.public_key()) != _public_bytes(key.public_key()):
        raise CredentialsError(f"{certificate_file} does not belong to the key beside it")
    return Credentials(terminal_of(certificate), folder, key, roots)


def prepare_key(folder: Path) -> ec.EllipticCurvePrivateKey:
    """The key in ``folder``, made and kept if there is none yet.

    It is kept before the platform is asked, so that an enrolment whose answer got lost can be asked for again.
    """
    file = folder / KEY_FILE
    if file.exists():
        return _read_key(file)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    write_private(
        file,
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
    )
    return key


def certificate_request(terminal_id: str, key: ec.EllipticCurvePrivateKey) -> str:
    """A PKCS #10 request in PEM whose common name is the terminal's id."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, terminal_id)])
    request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
    return request.public_bytes(serialization.Encoding.PEM).decode("ascii")


def keep_enrolment(
    folder: Path,
    certificate: str,
    chain: tuple[str, ...],
    document_roots: tuple[str, ...],
    sealing_keys: SealingKeys,
) -> None:
    """Keep what the platform answered. The certificate comes last: where it stands, the rest is whole."""
    write_private(folder / DOCUMENT_ROOTS_FILE, "".join(document_roots).encode("ascii"))
    keep_sealing_keys(folder, sealing_keys)
    write_private(folder / CERTIFICATE_FILE, "".join((certificate, *chain)).encode("ascii"))


def keep_sealing_keys(folder: Path, keys: SealingKeys) -> None:
    """Take over what the platform seals with from now on. An empty set changes nothing: better an old key than none."""
    if keys.keys:
        write_private(folder / SEALING_KEYS_FILE, keys.model_dump_json(indent=1).encode("ascii"))


def terminal_of(certificate: x509.Certificate) -> str:
    """The terminal that a certificate was issued to; "" when it names none."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if len(names) == 1 else ""


def split_pem(text: str) -> tuple[str, ...]:
    """The certificates of a PEM file one by one. Raises ValueError when one of them is none."""
    certificates = x509.load_pem_x509_certificates(text.encode("ascii"))
    return tuple(one.public_bytes(serialization.Encoding.PEM).decode("ascii") for one in certificates)


def write_private(file: Path, content: bytes) -> None:
    """Write a file that only its owner can read: whole, or not at all."""
    temporary = file.with_name(f".{file.name}.new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(file)


def _read_key(file: Path) -> ec.EllipticCurvePrivateKey:
    try:
        key = serialization.load_pem_private_key(file.read_bytes(), password=None)
    except FileNotFoundError:
        raise CredentialsMissing(f"{file} is not there: this terminal is not enrolled") from None
    except (OSError, ValueError, TypeError) as error:
        raise CredentialsError(f"{file}: no key that can be read: {type(error).__name__}") from None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise CredentialsError(f"{file} holds no EC P-256 key")
    return key


def _public_bytes(key: object) -> bytes:
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return b""
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)

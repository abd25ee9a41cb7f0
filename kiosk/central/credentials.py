"""What a terminal proves itself with: a folder with its key, its certificate and the roots it trusts.

The key is made on this machine and never leaves it. It is a file of the folder, or it is sealed, and the service
manager hands it over unsealed while the terminal runs (systemd.exec(5), LoadCredentialEncrypted=). Files are readable
by their owner alone.
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
#: The key as a credential of the service: the name under which it was sealed, and which the unit asks for.
KEY_CREDENTIAL = "kiosk.terminal-key"
_PEM = b"-----BEGIN"
#: Where the service manager lays a service's credentials, in memory.
CREDENTIALS_DIRECTORY = "CREDENTIALS_DIRECTORY"
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
        return key_file_of(self.folder)

    @property
    def certificate_file(self) -> Path:
        return self.folder / CERTIFICATE_FILE

    @property
    def sealing_keys_file(self) -> Path:
        """Not there for a terminal that enrolled with a platform that had none."""
        return self.folder / SEALING_KEYS_FILE

    def __repr__(self) -> str:
        return f"Credentials({self.terminal_id})"


def key_file_of(folder: Path) -> Path:
    """Where this process finds the key: as it was handed over, else in ``folder``, whether or not it is there."""
    handed_over = os.environ.get(CREDENTIALS_DIRECTORY)
    if handed_over and _holds_a_key(file := Path(handed_over) / KEY_CREDENTIAL):
        return file
    return folder / KEY_FILE


def _holds_a_key(file: Path) -> bool:
    """Where none is sealed, the unit hands a word over instead."""
    try:
        with file.open("rb") as stream:
            return stream.read(len(_PEM)) == _PEM
    except OSError:
        return False


def load_credentials(folder: Path) -> Credentials:
    """What enrolment left in ``folder``.

    Raises CredentialsMissing before enrolment, CredentialsError for a file that cannot be used.
    """
    key = own_key(folder)
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


def own_key(folder: Path) -> ec.EllipticCurvePrivateKey:
    """The key as ``key_file_of`` finds it. Raises CredentialsMissing when there is none yet, CredentialsError."""
    return _read_key(key_file_of(folder))


def prepare_key(folder: Path) -> ec.EllipticCurvePrivateKey:
    """The key as ``key_file_of`` finds it; made and kept in ``folder`` if there is none yet.

    It is kept before the platform is asked, so that an enrolment whose answer got lost can be asked for again.
    """
    file = key_file_of(folder)
    if file.exists():
        return _read_key(file)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = new_key()
    write_private(file, content)
    return read_key(content, str(file))


def new_key() -> bytes:
    """A key in PEM, which is nowhere but here yet."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


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
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # not there yet where the key is not in it
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
        content = file.read_bytes()
    except FileNotFoundError:
        raise CredentialsMissing(f"{file} is not there: this terminal is not enrolled") from None
    except OSError as error:
        raise CredentialsError(f"{file}: no key that can be read: {type(error).__name__}") from None
    return read_key(content, str(file))


def read_key(content: bytes, place: str) -> ec.EllipticCurvePrivateKey:
    """A terminal's key in PEM; ``place`` is what a complaint calls it. Raises CredentialsError."""
    try:
        key = serialization.load_pem_private_key(content, password=None)
    except (ValueError, TypeError) as error:
        raise CredentialsError(f"{place}: no key that can be read: {type(error).__name__}") from None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise CredentialsError(f"{place} holds no EC P-256 key")
    return key


def _public_bytes(key: object) -> bytes:
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return b""
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)

"""The sandbox's own certificate authorities: for its server, for terminals, and for the signing of documents.

The three roots are made once and kept in the state folder; what they issue for the platform itself is made anew at
every start. None of it is trusted by anybody who was not told to.
"""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kiosk.central.catalogue_signature import CATALOGUE_ROLE
from kiosk.central.credentials import write_private
from kiosk.central.key_holder import KeyHolder

_ROOT_LIFE = timedelta(days=3650)
_LEAF_LIFE = timedelta(days=397)
#: Certificates begin a day early, for terminals whose clock is behind.
_EARLY = timedelta(days=1)


class BadCertificateRequest(Exception):
    """What a terminal sent is no PKCS #10 request for an EC P-256 key of its own name."""


class Authority:
    """Issues everything that the sandbox and its terminals prove themselves with."""

    def __init__(self, folder: Path, server_names: tuple[str, ...]) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        server_root = _root(folder, "server-root", "Civic Kiosk sandbox: server root")
        self.terminal_root = _root(folder, "terminal-root", "Civic Kiosk sandbox: terminal root")
        self.document_root = _root(folder, "document-root", "Civic Kiosk sandbox: document root")
        self.catalogue_signer = _catalogue_signer(self.document_root)
        self._document_signers: dict[str, KeyHolder] = {}
        self.server_root_file = folder / "server-root.pem"
        self.terminal_root_file = folder / "terminal-root.pem"
        self.server_certificate_file = folder / "server.pem"
        self.server_key_file = folder / "server.key.pem"
        server = _server(server_root, server_names)
        write_private(self.server_certificate_file, server.certificate_pem.encode("ascii"))
        write_private(self.server_key_file, server.key_pem)

    def document_signer(self, organisation: str) -> KeyHolder:
        """What an issuing body signs its documents with."""
        if organisation not in self._document_signers:
            self._document_signers[organisation] = _document_signer(self.document_root, organisation)
        return self._document_signers[organisation]

    def issue_terminal(self, terminal_id: str, request_pem: str) -> x509.Certificate:
        """A certificate for TLS and signatures. Raises BadCertificateRequest."""
        try:
            request = x509.load_pem_x509_csr(request_pem.encode("ascii"))
            sound = request.is_signature_valid
            names = request.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
            key = request.public_key()
        except Exception as error:  # the parser's own errors are many
            raise BadCertificateRequest(type(error).__name__) from None
        if not sound or not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
            raise BadCertificateRequest("not an EC P-256 key, or not signed by it")
        if [name.value for name in names] != [terminal_id]:
            raise BadCertificateRequest("made out to another name")
        return (
            _builder(_name(terminal_id), self.terminal_root.certificate.subject, key, _LEAF_LIFE)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
            .add_extension(_usage(digital_signature=True), critical=True)
            .sign(self.terminal_root.key, hashes.SHA256())
        )


def _root(folder: Path, file: str, common_name: str) -> KeyHolder:
    certificate_file, key_file = folder / f"{file}.pem", folder / f"{file}.key.pem"
    if certificate_file.exists() and key_file.exists():
        key = serialization.load_pem_private_key(key_file.read_bytes(), password=None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise ValueError(f"{key_file} holds no EC key")
        return KeyHolder(x509.load_pem_x509_certificate(certificate_file.read_bytes()), key)
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(common_name)
    certificate = (
        _builder(name, name, key.public_key(), _ROOT_LIFE, authority=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    root = KeyHolder(certificate, key)
    write_private(key_file, root.key_pem)
    write_private(certificate_file, root.certificate_pem.encode("ascii"))
    return root


def _server(root: KeyHolder, names: tuple[str, ...]) -> KeyHolder:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        _builder(_name(names[0]), root.certificate.subject, key.public_key(), _LEAF_LIFE)
        .add_extension(x509.SubjectAlternativeName([_general_name(name) for name in names]), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(_usage(digital_signature=True), critical=True)
        .sign(root.key, hashes.SHA256())
    )
    return KeyHolder(certificate, key)


def _document_signer(root: KeyHolder, organisation: str) -> KeyHolder:
    """Says whose signature it is, and that it is a demonstration's."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, "电子证明签名 DEMO"),
        ]
    )
    certificate = (
        _builder(subject, root.certificate.subject, key.public_key(), _LEAF_LIFE)
        .add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
        .sign(root.key, hashes.SHA256())
    )
    return KeyHolder(certificate, key)


def _catalogue_signer(root: KeyHolder) -> KeyHolder:
    """Issued by the root that terminals trust for what the platform signs; its role sets it apart from documents."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        _builder(_name("演示市政务服务目录 DEMO"), root.certificate.subject, key.public_key(), _LEAF_LIFE)
        .add_extension(_usage(digital_signature=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([CATALOGUE_ROLE]), critical=True)
        .sign(root.key, hashes.SHA256())
    )
    return KeyHolder(certificate, key)


def stranger() -> KeyHolder:
    """Somebody who has made a root and a catalogue signer of their own, by the same names."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Civic Kiosk sandbox: document root")
    certificate = (
        _builder(name, name, key.public_key(), _ROOT_LIFE, authority=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return _catalogue_signer(KeyHolder(certificate, key))


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, life: timedelta, authority: bool = False
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLY)
        .not_valid_after(now + life)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=0 if authority else None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)

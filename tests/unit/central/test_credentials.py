"""A terminal's folder of key and certificate: missing, damaged, mixed up."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.central.credentials import (
    CERTIFICATE_FILE,
    DOCUMENT_ROOTS_FILE,
    KEY_FILE,
    CredentialsError,
    CredentialsMissing,
    certificate_request,
    keep_enrolment,
    load_credentials,
    prepare_key,
)
from kiosk.central.sandbox.authority import Authority, BadCertificateRequest
from kiosk.central.sealing_keys import SealingKeys

TERMINAL = "TEST-001"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"), ("127.0.0.1",))


@pytest.fixture
def folder(authority: Authority, tmp_path: Path) -> Path:
    """Good credentials."""
    folder = tmp_path / "credentials"
    certificate = authority.issue_terminal(TERMINAL, certificate_request(TERMINAL, prepare_key(folder)))
    pem = certificate.public_bytes(serialization.Encoding.PEM).decode()
    chain, roots = (authority.terminal_root.certificate_pem,), (authority.document_root.certificate_pem,)
    keep_enrolment(folder, pem, chain, roots, SealingKeys(keys=()))
    return folder


def test_what_enrolment_keeps_loads_and_is_the_owners_alone(folder: Path) -> None:
    credentials = load_credentials(folder)
    assert credentials.terminal_id == TERMINAL
    assert len(credentials.document_roots) == 1
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert "PRIVATE" not in repr(credentials)


def test_the_key_is_made_once(tmp_path: Path) -> None:
    assert prepare_key(tmp_path / "c").public_key() == prepare_key(tmp_path / "c").public_key()


@pytest.mark.parametrize("file", [KEY_FILE, CERTIFICATE_FILE, DOCUMENT_ROOTS_FILE])
def test_a_missing_file_means_not_enrolled_and_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(CredentialsMissing, match=file):
        load_credentials(folder)


@pytest.mark.parametrize("file", [KEY_FILE, CERTIFICATE_FILE])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"])
def test_a_damaged_file_is_named(folder: Path, file: str, content: bytes) -> None:
    (folder / file).write_bytes(content)
    with pytest.raises(CredentialsError, match=file) as error:
        load_credentials(folder)
    assert not isinstance(error.value, CredentialsMissing)


def test_a_key_beside_another_keys_certificate_is_refused(folder: Path) -> None:
    (folder / KEY_FILE).unlink()
    prepare_key(folder)
    with pytest.raises(CredentialsError, match="does not belong"):
        load_credentials(folder)


def test_a_key_of_another_curve_is_refused(folder: Path) -> None:
    other = ec.generate_private_key(ec.SECP384R1())
    (folder / KEY_FILE).write_bytes(
        other.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    with pytest.raises(CredentialsError, match="P-256"):
        load_credentials(folder)


def test_certificates_are_issued_for_p256_and_the_own_name_only(authority: Authority) -> None:
    good = ec.generate_private_key(ec.SECP256R1())
    assert authority.issue_terminal(TERMINAL, certificate_request(TERMINAL, good))
    with pytest.raises(BadCertificateRequest):
        authority.issue_terminal("OTHER-1", certificate_request(TERMINAL, good))
    with pytest.raises(BadCertificateRequest):
        authority.issue_terminal(TERMINAL, certificate_request(TERMINAL, ec.generate_private_key(ec.SECP384R1())))
    with pytest.raises(BadCertificateRequest):
        authority.issue_terminal(TERMINAL, "-----BEGIN CERTIFICATE REQUEST-----")


def test_the_roots_outlive_a_restart(tmp_path: Path) -> None:
    first, second = (Authority(tmp_path, ("127.0.0.1",)) for _ in range(2))
    assert first.document_root.certificate == second.document_root.certificate
    assert first.terminal_root.certificate == second.terminal_root.certificate
    assert first.document_signer("x").certificate != second.document_signer("x").certificate

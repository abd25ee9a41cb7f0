"""The terminal's key under a TPM2 in software: it comes out on this machine, started as it was, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.sealed_key import SealedKey, SealingFailed
from tests.support.software_tpm import SoftwareTpm, software_tpm

pytestmark = pytest.mark.long


@pytest.fixture
def tpm(tmp_path: Path) -> Iterator[SoftwareTpm]:
    with software_tpm(tmp_path / "machine") as made:
        made.start_something_else("Secure Boot, as the machine came")
        yield made


@pytest.fixture
def sealed(tpm: SoftwareTpm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SealedKey:
    for name, value in tpm.environment().items():
        monkeypatch.setenv(name, value)
    (tmp_path / "memory").mkdir()
    return SealedKey(tmp_path / "store", tmp_path / "memory", str(tpm.program()))


def key() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def test_what_is_sealed_comes_out_on_this_machine(sealed: SealedKey) -> None:
    mine = key()
    sealed.seal(mine)
    assert mine not in sealed.file.read_bytes()
    assert sealed.unseal() == mine


def test_another_system_that_is_started_here_gets_nothing(sealed: SealedKey, tpm: SoftwareTpm) -> None:
    sealed.seal(key())
    tpm.start_something_else("a system of somebody's, from a stick")
    with pytest.raises(SealingFailed):
        sealed.unseal()


def test_without_the_machines_own_secret_the_tpm2_is_not_enough(
    sealed: SealedKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed.seal(key())
    monkeypatch.setenv("SYSTEMD_CREDENTIAL_SECRET", str(tmp_path / "another" / "credential.secret"))
    with pytest.raises(SealingFailed):
        sealed.unseal()


def test_the_disk_in_another_machine_gives_nothing(
    sealed: SealedKey, tpm: SoftwareTpm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed.seal(key())
    with software_tpm(tmp_path / "another") as another:
        another.start_something_else("Secure Boot, as the machine came")
        for name in ("SYSTEMD_TPM2_DEVICE", "TPM2TOOLS_TCTI"):
            monkeypatch.setenv(name, another.environment()[name])
        with pytest.raises(SealingFailed):
            sealed.unseal()

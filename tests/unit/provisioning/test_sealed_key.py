"""The terminal's key is sealed by the real systemd-creds, lies nowhere in clear, and is there for what needs it."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.central.client import PlatformClient
from kiosk.central.credentials import KEY_CREDENTIAL, KEY_FILE, key_file_of, load_credentials, own_key, prepare_key
from kiosk.central.faults import PlatformError
from kiosk.central.renewing import renew
from kiosk.log import Log
from kiosk.platform_access import PlatformAccess
from kiosk.profile import ProfileKind
from kiosk.provisioning.step import StepName
from kiosk.sealed_key import key_for_root
from tests.support.platform import Sandbox, running_sandbox
from tests.support.provisioning import Bench, ended, words_of


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with running_sandbox(tmp_path_factory.mktemp("sealing") / "state") as running:
        yield running


@pytest.fixture(autouse=True)
def _handed_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench(tmp_path, platform={"key": "sealed"})
    made.seals_here(monkeypatch)
    return made


def credentials_of(bench: Bench) -> Path:
    return bench.order().profile.platform.credentials


def files_with_a_key(bench: Bench) -> list[str]:
    """Every file below the machine that holds a private key in clear."""
    return [str(file) for file in bench.folder.rglob("*") if file.is_file() and b"PRIVATE KEY" in file.read_bytes()]


def test_a_machine_is_enrolled_with_a_key_that_lies_nowhere_in_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox
) -> None:
    bench = Bench(
        tmp_path, platform={"url": sandbox.url, "ca_file": str(sandbox.ca_file), "key": "sealed"}
    )  # fmt: skip
    bench.seals_here(monkeypatch)
    first = ended(bench.provision(bench.order(code=sandbox.new_code())))
    assert (first["key"], first["enrolment"], first["catalogue"]) == ("done", "done", "done")
    assert files_with_a_key(bench) == []
    assert list((tmp_path / "memory").iterdir()) == [], "handed over for the run alone"
    assert stat.S_IMODE(bench.sealed_key.file.stat().st_mode) == 0o600
    again = bench.provision(bench.order())
    assert set(ended(again).values()) == {"was_so"}
    assert "sealed to this machine" in words_of(again[StepName.KEY])

    folder = credentials_of(bench)
    with bench.sealed_key.handed_over(bench.sealed_key.unseal()):  # as the service manager does for the unit
        credentials = load_credentials(folder)
        client = PlatformClient(sandbox.url, sandbox.ca_file, credentials)
        try:
            before = credentials.certificate_file.read_bytes()
            renewed = renew(client, credentials)
        finally:
            client.close()
        assert renewed.certificate_file.read_bytes() != before
        assert renewed.key.public_key() == credentials.key.public_key()
    assert files_with_a_key(bench) == [], "a renewal writes a certificate and no key"


def test_a_key_that_was_a_file_is_sealed_and_stays_the_same(bench: Bench) -> None:
    folder = credentials_of(bench)
    key = prepare_key(folder)
    would = bench.provision(bench.order(), dry_run=True)
    assert "take it away there" in words_of(would[StepName.KEY])
    assert (folder / KEY_FILE).exists()
    assert ended(bench.provision(bench.order()))["key"] == "done"
    assert files_with_a_key(bench) == []
    with bench.sealed_key.handed_over(bench.sealed_key.unseal()):
        assert own_key(folder).public_key() == key.public_key()


def test_a_sealed_key_becomes_a_file_where_the_profile_says_so(bench: Bench) -> None:
    bench.provision(bench.order())
    sealed = bench.sealed_key.unseal()
    bench.platform["key"] = "file"
    bench.write_profile()
    result = bench.provision(bench.order())[StepName.KEY]
    assert result.ended.value == "done", words_of(result)
    file = credentials_of(bench) / KEY_FILE
    assert file.read_bytes() == sealed
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not bench.sealed_key.is_there()


def test_cut_off_between_sealing_and_taking_away_it_goes_on(bench: Bench) -> None:
    folder = credentials_of(bench)
    prepare_key(folder)
    bench.sealed_key.seal((folder / KEY_FILE).read_bytes())
    assert ended(bench.provision(bench.order()))["key"] == "done"
    assert files_with_a_key(bench) == []


def test_two_different_keys_are_for_a_person_to_choose_from(bench: Bench) -> None:
    bench.provision(bench.order())
    sealed = bench.sealed_key.file.read_bytes()
    prepare_key(credentials_of(bench))
    result = bench.provision(bench.order())[StepName.KEY]
    assert result.ended.value == "cannot"
    assert "two different keys" in words_of(result)
    assert bench.sealed_key.file.read_bytes() == sealed


@pytest.mark.parametrize("how", ["spoilt", "another machine's"])
def test_a_key_that_cannot_be_unsealed_is_told_and_no_other_is_made_in_clear(bench: Bench, how: str) -> None:
    bench.provision(bench.order())
    if how == "spoilt":
        bench.sealed_key.file.write_bytes(b"c3BvaWx0\n")
    else:
        (bench.folder / "machine" / "credential.secret").unlink()
    results = bench.provision(bench.order(code="ABCD-1234"))
    key = results[StepName.KEY]
    assert key.ended.value == "cannot"
    assert "cannot be unsealed" in words_of(key)
    assert "new one-time code" in words_of(key)
    assert "there is no key to enrol with" in words_of(results[StepName.ENROLMENT])
    assert files_with_a_key(bench) == []


def test_the_machines_tpm2_is_asked_for_beside_its_secret_and_bound_to_secure_boot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path, platform={"key": "sealed"})
    asked = bench.seals_here(monkeypatch, tpm2=True)
    would = bench.provision(bench.order(), dry_run=True)
    assert "TPM2" in words_of(would[StepName.KEY])
    assert not asked.exists()
    bench.provision(bench.order())
    assert asked.read_text("ascii").split() == ["--with-key=host+tpm2", "--tpm2-pcrs=7"]


def test_a_machine_that_cannot_seal_is_told_what_the_profile_may_say(bench: Bench) -> None:
    (bench.folder / "systemd-creds").unlink()
    result = bench.provision(bench.order())[StepName.KEY]
    assert result.ended.value == "failed"
    assert 'key = "file"' in words_of(result)


def test_a_terminal_whose_key_is_to_be_sealed_makes_none_in_clear_by_itself(bench: Bench, sandbox: Sandbox) -> None:
    bench.platform |= {"url": sandbox.url, "ca_file": str(sandbox.ca_file), "enrolment_code": sandbox.new_code()}
    bench.write_profile()
    profile = bench.order().profile.model_copy(update={"kind": ProfileKind.PRODUCTION})
    said = io.StringIO()
    access = PlatformAccess(profile, Log(said))
    with pytest.raises(PlatformError):
        access.client()
    assert not (credentials_of(bench) / KEY_FILE).exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="what root does for itself")
def test_roots_own_calls_find_the_key_and_leave_none_behind(bench: Bench) -> None:
    bench.provision(bench.order())
    folder = credentials_of(bench)
    with key_for_root(bench.sealed_key):
        assert key_file_of(folder).name == KEY_CREDENTIAL
        assert own_key(folder)
    assert not key_file_of(folder).exists()
    assert list((bench.folder / "memory").iterdir()) == []
    (bench.folder / "machine" / "credential.secret").unlink()
    with key_for_root(bench.sealed_key):
        assert not key_file_of(folder).exists(), "as if there were none"

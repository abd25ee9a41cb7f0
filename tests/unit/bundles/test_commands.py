"""``kiosk bundle`` as a technician types it, with a key in a file, on standard input, and held by a program."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.bundles import BRAND

ROOT = Path(__file__).parents[3]


def kiosk(*arguments: str | Path, **more: object) -> subprocess.CompletedProcess[str]:
    done: subprocess.CompletedProcess[str] = subprocess.run(  # type: ignore[call-overload]
        [sys.executable, "-B", "-m", "kiosk", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=ROOT,
        **more,
    )
    return done


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys") / "city"
    said = kiosk("bundle", "keys", folder, "--name", "示范市")
    assert said.returncode == 0, said.stderr
    assert (folder / "root.key.pem").stat().st_mode & 0o777 == 0o600
    return folder


@pytest.fixture
def profile(keys: Path, tmp_path: Path) -> Path:
    text = (ROOT / "config/profiles/demo.toml").read_text("utf-8")
    text = text.replace("../../out/rehearsal/", f"{tmp_path}/").replace('"../', f'"{ROOT}/config/')
    file = tmp_path / "terminal.toml"
    file.write_text(f'{text}\n[bundles]\ntrust = "{keys}/trust.json"\n', "utf-8")
    return file


def make(keys: Path, out: Path, sequence: int, *more: str | Path, **how: object) -> subprocess.CompletedProcess[str]:
    about = ("--name", "lotus", "--version", f"1.{sequence}", "--sequence", str(sequence))
    return kiosk("bundle", "make", "brand", BRAND, out, *about, "--certificate", keys / "operator.pem", *more, **how)


def test_from_the_keys_to_an_installed_brand_and_back(keys: Path, profile: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "1.bundle", tmp_path / "2.bundle"
    assert make(keys, one, 1, "--key", keys / "operator.key.pem").returncode == 0
    assert make(keys, two, 2, "--key", "-", input=(keys / "operator.key.pem").read_text()).returncode == 0
    assert "lotus" in kiosk("bundle", "show", one).stdout
    right = kiosk("bundle", "verify", one, "--trust", keys / "trust.json")
    assert right.returncode == 0, right.stderr
    for file in (one, two):
        done = kiosk("bundle", "install", file, "--profile", profile)
        assert done.returncode == 0, done.stderr
    older = kiosk("bundle", "install", one, "--profile", profile)
    assert older.returncode == 1
    assert "(number 1, and 2 was here)" in older.stderr
    assert kiosk("bundle", "undo", "brand", "lotus", "--profile", profile).returncode == 0
    (told,) = json.loads(kiosk("bundle", "list", "--json", "--profile", profile).stdout)
    assert told == {"kind": "brand", "name": "lotus", "highest": 2, "before": 2, "sequence": 1, "version": "1.1"}


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this machine")
def test_a_program_that_holds_the_key_signs_as_well(keys: Path, tmp_path: Path) -> None:
    signing = f"openssl dgst -sha256 -sign {keys}/operator.key.pem"
    made = make(keys, tmp_path / "b", 1, "--sign-with", signing)
    assert made.returncode == 0, made.stderr
    assert kiosk("bundle", "verify", tmp_path / "b", "--trust", keys / "trust.json").returncode == 0
    failed = make(keys, tmp_path / "c", 1, "--sign-with", "false")
    assert failed.returncode == 2
    assert not (tmp_path / "c").exists()


def test_a_key_is_taken_back_by_the_next_list(keys: Path, tmp_path: Path) -> None:
    by = ("--after", keys / "trust.json", "--key", keys / "trust.key.pem", "--certificate", keys / "trust.pem")
    made = kiosk("bundle", "trust", tmp_path / "2.json", *by, "--revoke", keys / "operator.pem")
    assert made.returncode == 0, made.stderr
    operators = ("--key", keys / "operator.key.pem")
    assert make(keys, tmp_path / "b", 1, *operators, "--with-trust", tmp_path / "2.json").returncode == 0
    refused = kiosk("bundle", "verify", tmp_path / "b", "--trust", keys / "trust.json")
    assert refused.returncode == 1
    assert "taken back" in refused.stderr


def test_a_call_that_lacks_a_key_says_so(keys: Path, tmp_path: Path) -> None:
    assert make(keys, tmp_path / "b", 1).returncode == 2
    assert make(keys, tmp_path / "b", 1, "--key", keys / "operator.pem").returncode == 2
    assert make(keys, tmp_path / "b", 1, "--key", tmp_path / "none").returncode == 2
    assert kiosk("bundle", "verify", tmp_path / "none", "--trust", keys / "trust.json").returncode == 2


def test_a_profiles_bundle_that_was_changed_or_is_wrong_in_itself_is_told_in_words(
    keys: Path, profile: Path, tmp_path: Path
) -> None:
    layer, good = tmp_path / "layer", tmp_path / "good.bundle"
    layer.mkdir()
    (layer / "operator.toml").write_text("[timeouts]\npublic_seconds = 170\n", "utf-8")
    about = ("--name", "city", "--version", "1", "--sequence", "1", "--certificate", keys / "operator.pem")
    key = ("--key", keys / "operator.key.pem")
    made = kiosk("bundle", "make", "profile", layer, good, *about, *key)
    assert made.returncode == 0, made.stderr
    spoilt = tmp_path / "spoilt.bundle"
    spoilt.write_bytes(good.read_bytes().replace(b"public_seconds = 170", b"public_seconds = 999"))
    refused = kiosk("bundle", "install", spoilt, "--profile", profile)
    assert refused.returncode == 1
    assert "A file in the bundle is not the one that was signed." in refused.stderr
    (layer / "operator.toml").write_text("[timeouts]\npublc_seconds = 170\n", "utf-8")
    wrong = tmp_path / "wrong.bundle"
    kiosk("bundle", "make", "profile", layer, wrong, *about, *key)
    refused = kiosk("bundle", "install", wrong, "--profile", profile)
    assert refused.returncode == 1
    said = 'operator.toml:2: timeouts.publc_seconds: there is no "publc_seconds" here. Did you mean "public_seconds"?'
    assert said in refused.stderr

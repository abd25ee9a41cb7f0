"""Keys to seal to: published, kept, replaced, and never forgotten by the platform."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from joserfc import jwe
from joserfc.jwk import ECKey
from pydantic import ValidationError

from kiosk.central.credentials import SEALING_KEYS_FILE, keep_sealing_keys
from kiosk.central.sandbox.sealing import SealingKeyring
from kiosk.central.sealing_keys import SealingKey, SealingKeys
from offline_queue.keys import read_sealing_keys

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SECOND, YEAR = timedelta(seconds=1), timedelta(days=365)


def test_a_keyring_has_one_key_from_the_beginning_and_the_same_after_a_restart(tmp_path: Path) -> None:
    first = SealingKeyring(tmp_path, NOW).published(NOW)
    assert len(first.keys) == 1
    assert SealingKeyring(tmp_path, NOW + YEAR).published(NOW) == first
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}


def test_after_a_rotation_only_the_new_key_is_published_and_both_open(tmp_path: Path) -> None:
    ring = SealingKeyring(tmp_path, NOW)
    old = ring.published(NOW).keys[0]
    new = ring.rotate(NOW + SECOND)
    assert ring.published(NOW + SECOND).keys == (new,)
    again = SealingKeyring(tmp_path, NOW + SECOND)
    for key in (old, new):
        public = ECKey.import_key({"kty": "EC", "crv": "P-256", "x": key.x, "y": key.y})
        sealed = jwe.encrypt_compact({"alg": "ECDH-ES", "enc": "A256GCM"}, b"plain", public)
        private = again.private(key.kid)
        assert private is not None
        assert jwe.decrypt_compact(sealed, private).plaintext == b"plain"
    assert again.private("another") is None


def test_a_keyring_whose_keys_are_too_old_makes_a_new_one(tmp_path: Path) -> None:
    old = SealingKeyring(tmp_path, NOW).published(NOW).keys[0]
    later = SealingKeyring(tmp_path, NOW + 2 * YEAR).published(NOW + 2 * YEAR)
    assert [key.kid for key in later.keys] != [old.kid]
    assert len(later.keys) == 1


def test_the_outbox_reads_what_credentials_keep(tmp_path: Path) -> None:
    ring = SealingKeyring(tmp_path / "ring", NOW)
    keep_sealing_keys(tmp_path, ring.published(NOW))
    kept = read_sealing_keys(tmp_path / SEALING_KEYS_FILE)
    assert [key.id for key in kept] == [key.kid for key in ring.published(NOW).keys]
    assert kept[0].issued_at == NOW
    assert b'"d"' not in (tmp_path / SEALING_KEYS_FILE).read_bytes()


def test_no_keys_are_no_reason_to_forget_the_old_ones(tmp_path: Path) -> None:
    keep_sealing_keys(tmp_path, SealingKeyring(tmp_path / "ring", NOW).published(NOW))
    before = (tmp_path / SEALING_KEYS_FILE).read_bytes()
    keep_sealing_keys(tmp_path, SealingKeys(keys=()))
    assert (tmp_path / SEALING_KEYS_FILE).read_bytes() == before


def test_a_key_is_used_until_its_end_and_a_slow_clock_keeps_nobody_from_a_new_one(tmp_path: Path) -> None:
    keys = SealingKeyring(tmp_path, NOW).published(NOW)
    end = keys.keys[0].valid_to
    assert keys.usable(end - SECOND) == keys
    assert keys.usable(NOW - YEAR) == keys
    assert keys.usable(end) == SealingKeys(keys=())


def test_what_is_no_point_of_the_curve_is_no_key(tmp_path: Path) -> None:
    good = SealingKeyring(tmp_path, NOW).published(NOW).keys[0].model_dump()
    for bad in ({"x": "A" * 43}, {"x": "A" * 42}, {"y": good["x"]}, {"d": "A" * 43}, {"crv": "P-384"}):
        with pytest.raises(ValidationError):
            SealingKey.model_validate(good | bad)

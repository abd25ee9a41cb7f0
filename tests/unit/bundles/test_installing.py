"""What is installed is one bundle or the other, whole, whatever happens; an older one never comes back unasked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.bundles import store as store_module
from kiosk.bundles.kinds import Kind, Role
from kiosk.bundles.refusing import BundleRefused, Refused
from kiosk.bundles.store import Bundles
from kiosk.central.role_signature import fingerprint
from tests.support.bundles import BRAND, NOW, city, make_bundle


@pytest.fixture
def bundles(tmp_path: Path) -> Bundles:
    (tmp_path / "trust.json").write_text(city().first.model_dump_json())
    return Bundles(tmp_path / "bundles", tmp_path / "trust.json")


def brand(tmp_path: Path, sequence: int, **more: object) -> Path:
    return make_bundle(tmp_path / f"lotus-{sequence}.bundle", sequence=sequence, **more)  # type: ignore[arg-type]


def reason_of(bundles: Bundles, file: Path) -> Refused:
    with pytest.raises(BundleRefused) as refused:
        bundles.install(file, NOW)
    return refused.value.reason


def test_an_older_one_is_refused_even_after_an_undo(bundles: Bundles, tmp_path: Path) -> None:
    first, second, third = (brand(tmp_path, number) for number in (1, 2, 3))
    bundles.install(first, NOW)
    bundles.install(second, NOW)
    assert reason_of(bundles, first) is Refused.OLDER
    undone = bundles.undo(Kind.BRAND, "lotus")
    assert undone.manifest is not None
    assert undone.manifest.sequence == 1
    assert (undone.folder / "brand.toml").read_bytes() == (BRAND / "brand.toml").read_bytes()
    assert reason_of(bundles, first) is Refused.OLDER
    bundles.install(third, NOW)
    place = bundles.folder / "brand" / "lotus"
    assert {path.name for path in place.iterdir()} == {"1", "1.json", "3", "3.json", "current", "numbers.json"}
    # What root has installed, the terminal's own user reads.
    assert all(path.stat().st_mode & 0o044 == 0o044 for path in place.rglob("*"))


def test_the_same_again_changes_nothing_and_another_of_its_number_is_refused(bundles: Bundles, tmp_path: Path) -> None:
    bundles.install(brand(tmp_path, 1), NOW)
    bundles.install(tmp_path / "lotus-1.bundle", NOW)
    other = make_bundle(tmp_path / "other.bundle", sequence=1, version="other")
    assert reason_of(bundles, other) is Refused.SAME_NUMBER
    assert len(bundles.all()) == 1


def test_what_is_wrong_in_itself_leaves_the_last_good_one(bundles: Bundles, tmp_path: Path) -> None:
    bundles.install(brand(tmp_path, 1), NOW)
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "brand.toml").write_text('[colours]\nground = "no colour"\n')
    refused = make_bundle(tmp_path / "bad.bundle", bad, sequence=2)
    assert reason_of(bundles, refused) is Refused.BAD_CONTENT
    found = bundles.find(Kind.BRAND, "lotus")
    assert found.manifest is not None
    assert found.manifest.sequence == 1
    assert not list((bundles.folder / "brand" / "lotus").glob(".staged-*"))
    bundles.install(brand(tmp_path, 2), NOW)  # its number is still free


def test_a_profiles_layers_may_lack_keys_and_may_not_have_wrong_ones(bundles: Bundles, tmp_path: Path) -> None:
    layer = tmp_path / "operator.toml"
    for sequence, text, right in (
        (1, "[timeouts]\npublic_seconds = 200.0\n", True),
        (2, "[timeouts]\npublic_secnds = 200.0\n", False),
        (3, "[timeouts]\npublic_seconds = 'long'\n", False),
        (4, "[timeouts\n", False),
    ):
        layer.write_text(text)
        file = make_bundle(tmp_path / "p.bundle", layer, kind=Kind.PROFILE, name="city", sequence=sequence)
        if right:
            assert (bundles.install(file, NOW).folder / "operator.toml").read_text() == text
        else:
            assert reason_of(bundles, file) is Refused.BAD_CONTENT


def test_an_update_is_not_put_in_place_here(bundles: Bundles, tmp_path: Path) -> None:
    package = tmp_path / "civic-kiosk.deb"
    package.write_bytes(b"package")
    file = make_bundle(tmp_path / "u.bundle", package, kind=Kind.UPDATE, name="civic-kiosk")
    assert reason_of(bundles, file) is Refused.OTHER_KIND


def test_a_newer_list_of_trust_is_kept_even_when_its_bundle_is_refused(bundles: Bundles, tmp_path: Path) -> None:
    newer = city().next_list(revoked=(fingerprint(city().signers[Role.OPERATOR].certificate),))
    assert reason_of(bundles, brand(tmp_path, 1, trust=(newer,))) is Refused.REVOKED
    assert bundles.trust().list_.version == 2
    # And an earlier bundle by the same key, which brings no list, does not come in behind it.
    assert reason_of(bundles, brand(tmp_path, 2)) is Refused.REVOKED


def test_without_a_list_of_trust_nobody_counts(tmp_path: Path) -> None:
    assert reason_of(Bundles(tmp_path / "bundles", None), brand(tmp_path, 1)) is Refused.NO_TRUST


def test_numbers_that_cannot_be_read_let_nothing_in(bundles: Bundles, tmp_path: Path) -> None:
    bundles.install(brand(tmp_path, 1), NOW)
    (bundles.folder / "brand" / "lotus" / "numbers.json").write_text("{")
    assert reason_of(bundles, brand(tmp_path, 2)) is Refused.STORE


def test_there_is_no_way_back_from_the_first(bundles: Bundles, tmp_path: Path) -> None:
    bundles.install(brand(tmp_path, 1), NOW)
    with pytest.raises(BundleRefused, match="none before"):
        bundles.undo(Kind.BRAND, "lotus")


#: What is called at each step of putting a bundle in place, in this order.
_STEPS = ("_write", "_write_numbers", "_link", "_remove_all_but")

_VICTIM = """
import os, signal, sys
from pathlib import Path
from kiosk.bundles import store
from tests.support.bundles import NOW
step, folder = sys.argv[1], Path(sys.argv[2])
assert hasattr(store, step)
setattr(store, step, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
store.Bundles(folder / "bundles", folder / "trust.json").install(folder / "lotus-2.bundle", NOW)
"""


@pytest.mark.parametrize("step", _STEPS)
def test_killed_at_any_step_one_of_both_is_there_and_the_newer_goes_in_afterwards(
    step: str, bundles: Bundles, tmp_path: Path
) -> None:
    bundles.install(brand(tmp_path, 1), NOW)
    second = brand(tmp_path, 2)
    killed = subprocess.run(
        [sys.executable, "-B", "-c", _VICTIM, step, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(store_module.__file__).parents[2],
        env={**os.environ},
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    found = bundles.find(Kind.BRAND, "lotus")
    assert found.manifest is not None
    assert found.manifest.sequence in (1, 2)
    assert (found.folder / "brand.toml").read_bytes() == (BRAND / "brand.toml").read_bytes()
    again = bundles.install(second, NOW)
    assert again.manifest is not None
    assert again.manifest.sequence == 2
    assert again.numbers.before == 1
    assert not list((bundles.folder / "brand" / "lotus").glob(".staged-*"))

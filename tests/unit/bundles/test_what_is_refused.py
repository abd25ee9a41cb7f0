"""Everything that can be wrong with a bundle has its own reason, and leaves nothing behind."""

from __future__ import annotations

import hashlib
import os
import tarfile
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.bundles.keys import make_root, make_signer, make_trust
from kiosk.bundles.kinds import Kind, Role
from kiosk.bundles.making import make
from kiosk.bundles.manifest import read_manifest
from kiosk.bundles.refusing import BundleRefused, Refused
from kiosk.bundles.trust import follow, trust_of
from kiosk.bundles.verifying import numbers, show, trusted_by, unpack, verify
from kiosk.central.role_signature import fingerprint, sign
from tests.support.bundles import NOW, about, city, forged, make_bundle, make_city

BLOCK = 512


def reason_of(file: Path, **more: object) -> Refused:
    with pytest.raises(BundleRefused) as refused:
        verify(file, city().trust, NOW, **more)  # type: ignore[arg-type]
    return refused.value.reason


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return make_bundle(tmp_path / "lotus.bundle")


def manifest(**changes: object) -> dict[str, object]:
    content = b"[names]"
    return {
        "format": 1,
        "kind": "brand",
        "name": "lotus",
        "version": "1",
        "sequence": 1,
        "created": "2026-11-22T00:00:00Z",
        "valid_from": "2026-11-22T00:00:00Z",
        "valid_until": "2026-12-22T00:00:00Z",
        "minimum_product": "0",
        "files": [{"path": "brand.toml", "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}],
    } | changes


def files(*paths: str) -> list[dict[str, object]]:
    return [{"path": path, "size": 1, "sha256": hashlib.sha256(b"a").hexdigest()} for path in paths]


def test_a_right_one_is_told_by_whom_it_is_signed_and_any_tool_opens_it(bundle: Path, tmp_path: Path) -> None:
    found = verify(bundle, city().trust, NOW)
    assert found.signer.name == "City: operator"
    assert found.manifest.size == sum(file.size for file in found.manifest.files) > 0
    with tarfile.open(bundle) as archive:
        assert archive.getnames() == ["bundle.json", *(f"files/{file.path}" for file in found.manifest.files)]
    unpack(bundle, tmp_path / "there", city().trust, NOW)
    assert (tmp_path / "there" / "brand.toml").read_bytes()


def test_cut_off_at_every_length_it_is_refused(bundle: Path, tmp_path: Path) -> None:
    whole = bundle.read_bytes()
    cut = tmp_path / "cut.bundle"
    lengths = {0, 1, 511, 512, 700, len(whole) // 2, len(whole) - 1, len(whole) - 512, len(whole) - 1024}
    for length in sorted({*lengths, *range(0, len(whole), 4096)}):
        cut.write_bytes(whole[:length])
        assert reason_of(cut) in (Refused.CUT_OFF, Refused.NOT_A_BUNDLE), length


def test_a_flipped_bit_anywhere_is_noticed(bundle: Path, tmp_path: Path) -> None:
    whole = bytearray(bundle.read_bytes())
    spoilt = tmp_path / "spoilt.bundle"
    for place in range(0, len(whole), 97):
        whole[place] ^= 1
        spoilt.write_bytes(whole)
        with pytest.raises(BundleRefused):
            verify(spoilt, city().trust, NOW)
        whole[place] ^= 1


def test_what_stands_behind_the_end_is_refused(bundle: Path) -> None:
    with bundle.open("ab") as stream:
        stream.write(b"more")
    assert reason_of(bundle) is Refused.OTHER_FILES


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": 2}, Refused.NEWER_FORMAT),
        ({"kind": "firmware"}, Refused.UNKNOWN_KIND),
        ({"name": "../lotus"}, Refused.BAD_MANIFEST),
        ({"sequence": 0}, Refused.BAD_MANIFEST),
        ({"more": 1}, Refused.BAD_MANIFEST),
        ({"created": "2026-02-31T00:00:00Z"}, Refused.BAD_MANIFEST),
        ({"valid_until": "2026-11-22T00:00:00Z"}, Refused.BAD_MANIFEST),
        ({"valid_until": "2026-11-22T11:00:00Z"}, Refused.EXPIRED),
        ({"valid_from": "2026-11-23T00:00:00Z"}, Refused.NOT_YET),
        ({"minimum_product": "99.1"}, Refused.NEEDS_NEWER),
        ({"files": []}, Refused.BAD_MANIFEST),
        ({"files": files("../../etc/passwd")}, Refused.BAD_PATH),
        ({"files": files("/etc/passwd")}, Refused.BAD_PATH),
        ({"files": files("a/../../b")}, Refused.BAD_PATH),
        ({"files": files("a//b")}, Refused.BAD_PATH),
        ({"files": files("a\0b")}, Refused.BAD_PATH),
        ({"files": files("a" * 93)}, Refused.BAD_PATH),
        ({"files": files(".hidden")}, Refused.BAD_PATH),
        ({"files": files("a", "a")}, Refused.TWICE),
        ({"files": files("a", "A")}, Refused.TWICE),
        ({"files": files("a/b", "a")}, Refused.TWICE),
        ({"files": files(*(f"f{number}" for number in range(10_001)))}, Refused.BAD_MANIFEST),
        ({"files": [{"path": "a", "size": 2**32, "sha256": "0" * 64}]}, Refused.TOO_LARGE),
        ({"files": files("brand.toml", "other.png")}, Refused.CHANGED),
    ],
)  # fmt: skip
def test_a_manifest_that_is_wrong_has_its_own_reason(
    changes: dict[str, object], reason: Refused, tmp_path: Path
) -> None:
    file = forged(
        tmp_path / "forged.bundle",
        manifest(**changes),
        {"brand.toml": b"b"} if reason is Refused.CHANGED else {"brand.toml": b"[names]"},
        city().signers[Role.OPERATOR],
    )
    assert reason_of(file) is reason


def test_a_manifest_that_is_no_json_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    for text in ("", "{", "[]", '{"format": 1}', "[" * 100_000):
        with pytest.raises(BundleRefused) as refused:
            read_manifest(text)
        assert refused.value.reason is Refused.BAD_MANIFEST


def test_a_link_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    file = forged(tmp_path / "forged.bundle", manifest(), {"brand.toml": b"[names]"}, city().signers[Role.OPERATOR])
    content = bytearray(file.read_bytes())
    place = content.rindex(b"files/brand.toml")
    link = tarfile.TarInfo("files/brand.toml")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    content[place : place + BLOCK] = link.tobuf(tarfile.USTAR_FORMAT)
    file.write_bytes(content)
    assert reason_of(file) is Refused.NOT_PLAIN


@pytest.mark.parametrize("contents", [{}, {"other.toml": b"[names]"}, {"brand.toml": b"[names]", "b": b""}])
def test_other_files_than_the_manifests_are_refused(contents: dict[str, bytes], tmp_path: Path) -> None:
    file = forged(tmp_path / "forged.bundle", manifest(), contents, city().signers[Role.OPERATOR])
    assert reason_of(file) is Refused.OTHER_FILES


@pytest.mark.parametrize("role", [Role.RELEASE, Role.CATALOGUE, Role.TRUST])
def test_a_signer_of_another_role_signs_nothing_here(role: Role, tmp_path: Path) -> None:
    assert reason_of(make_bundle(tmp_path / "b", by=city().signers[role])) is Refused.WRONG_ROLE


def test_a_stranger_of_the_same_name_is_refused(tmp_path: Path) -> None:
    assert reason_of(make_bundle(tmp_path / "b", by=make_city().signers[Role.OPERATOR])) is Refused.WRONG_KEY


def test_the_root_itself_signs_no_bundle(tmp_path: Path) -> None:
    assert reason_of(make_bundle(tmp_path / "b", by=city().root)) is Refused.WRONG_ROLE


def test_a_signer_whose_certificate_is_over_is_refused(tmp_path: Path) -> None:
    late = make_signer(city().root, Role.OPERATOR, "City", NOW - timedelta(days=30), timedelta(days=10))
    assert reason_of(make_bundle(tmp_path / "b", by=late)) is Refused.WRONG_KEY


def test_a_key_is_taken_back_by_a_newer_list_that_the_bundle_brings_along(tmp_path: Path) -> None:
    operator = city().signers[Role.OPERATOR]
    newer = city().next_list(revoked=(fingerprint(operator.certificate),))
    assert reason_of(make_bundle(tmp_path / "b", trust=(newer,))) is Refused.REVOKED
    other = make_signer(city().root, Role.OPERATOR, "City", NOW)
    after = make_bundle(tmp_path / "c", trust=(newer,), by=other)
    assert verify(after, city().trust, NOW).trust.list_.version == 2
    assert trusted_by(after, city().trust, NOW).list_.version == 2


def test_a_list_that_is_missing_between_is_said() -> None:
    with pytest.raises(BundleRefused) as refused:
        follow(city().trust, [city().next_list(3)], NOW)
    assert refused.value.reason is Refused.TRUST_GAP
    assert follow(city().trust, [city().next_list(3), city().next_list(2)], NOW).list_.version == 3


def test_a_list_that_is_over_lets_nothing_in(tmp_path: Path) -> None:
    over = city().next_list(life=timedelta(seconds=-1))
    assert reason_of(make_bundle(tmp_path / "b", trust=(over,))) is Refused.TRUST_EXPIRED


def test_a_new_root_is_followed_when_the_old_and_the_new_have_signed() -> None:
    other = make_city("Other")
    old, new = city().signers[Role.TRUST], other.signers[Role.TRUST]
    by_both = make_trust(2, (other.root.certificate,), (old, new), NOW)
    assert follow(city().trust, [by_both], NOW).roots == (other.root.certificate,)
    for one in (old, new):
        with pytest.raises(BundleRefused) as refused:
            follow(city().trust, [make_trust(2, (other.root.certificate,), (one,), NOW)], NOW)
        assert refused.value.reason is Refused.WRONG_KEY


def test_a_list_that_the_operator_alone_has_signed_is_no_list_of_trust() -> None:
    taken = make_trust(2, (city().root.certificate,), (city().signers[Role.OPERATOR],), NOW)
    with pytest.raises(BundleRefused) as refused:
        follow(city().trust, [taken], NOW)
    assert refused.value.reason is Refused.WRONG_ROLE


def test_a_root_that_is_none_is_said() -> None:
    spoilt = city().first.model_copy(update={"signed": city().first.signed.replace("BEGIN", "BEGAN")})
    with pytest.raises(BundleRefused) as refused:
        trust_of(spoilt)
    assert refused.value.reason is Refused.BAD_MANIFEST


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert reason_of(tmp_path / "pipe") is Refused.NOT_A_BUNDLE


def test_nothing_is_made_of_a_folder_with_a_link_or_a_strange_name(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "brand.toml").write_text("")
    for name, reason in (("link", Refused.NOT_PLAIN), ("a b", Refused.BAD_PATH)):
        strange = source / name
        strange.symlink_to("/etc/passwd") if name == "link" else strange.write_text("")
        with pytest.raises(BundleRefused) as refused:
            make_bundle(tmp_path / "b", source)
        assert refused.value.reason is reason
        assert not (tmp_path / "b").exists()
        strange.unlink()


def test_a_signature_that_is_none_makes_no_bundle(tmp_path: Path) -> None:
    holder = city().signers[Role.OPERATOR]
    source = tmp_path / "brand.toml"
    source.write_text("")
    with pytest.raises(ValueError, match="signature"):
        make(source, tmp_path / "b", about(Kind.BRAND), lambda what: b"no signature", (holder.certificate,), now=NOW)
    assert not (tmp_path / "b").exists()


def test_one_of_several_signatures_is_enough(bundle: Path) -> None:
    head, _ = show(bundle)
    stranger = make_root("Stranger", NOW)
    wrong = sign(head.manifest.signed.encode(), stranger.key, (stranger.certificate,))
    both = head.manifest.model_copy(update={"signatures": [wrong, *head.manifest.signatures]})
    assert city().trust.check(both, Role.OPERATOR, NOW).name == "City: operator"


def test_versions_are_compared_by_their_numbers() -> None:
    assert numbers("0.10") > numbers("0.9.9")
    assert numbers("1.0") == numbers("1")
    assert numbers("1.2.3+hall4") == numbers("1.2.3")

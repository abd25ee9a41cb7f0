"""What was taken back and is installed is gone back from, or told where there is nothing before it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import tomli_w
from typer.testing import CliRunner

from kiosk import starting
from kiosk.bundles.keys import TRUST_FILE, make_signer, write_keys
from kiosk.bundles.kinds import Kind, Role
from kiosk.bundles.manifest import Envelope
from kiosk.bundles.refusing import BundleRefused, Refused
from kiosk.bundles.store import Bundles, TakenBack
from kiosk.bundles.trust import trust_of
from kiosk.bundles.verifying import show
from kiosk.central.key_holder import KeyHolder
from kiosk.central.role_signature import fingerprint
from kiosk.cli import main
from kiosk.log import Log
from kiosk.profile import Profile, load_profile
from kiosk.taken_back import TakenBackWatch, bundles_of, go_back
from kiosk.updating.health import hear, tell
from tests.support.bundles import BRAND, NOW, city, make_bundle

OPERATOR = city().signers[Role.OPERATOR]
OTHER = make_signer(city().root, Role.OPERATOR, "another", NOW)


@pytest.fixture
def bundles(tmp_path: Path) -> Bundles:
    (tmp_path / "trust.json").write_text(city().first.model_dump_json())
    return Bundles(tmp_path / "bundles", tmp_path / "trust.json")


def install(bundles: Bundles, sequence: int, by: KeyHolder = OPERATOR, **more: object) -> Envelope:
    file = make_bundle(bundles.folder.parent / f"{sequence}.bundle", sequence=sequence, by=by, **more)  # type: ignore[arg-type]
    bundles.install(file, NOW)
    return show(file)[0].manifest


def take_back(bundles: Bundles, *gone: str, version: int = 2) -> None:
    bundles.keep_trust(trust_of(city().next_list(version, revoked=gone)))


def used(bundles: Bundles) -> int:
    manifest = bundles.find(Kind.BRAND, "lotus").manifest
    assert manifest is not None
    return manifest.sequence


@pytest.mark.parametrize("what", ["signer", "bundle"])
def test_the_one_before_is_used_and_what_was_gone_back_from_does_not_come_again(bundles: Bundles, what: str) -> None:
    install(bundles, 1)
    second = install(bundles, 2, OTHER)
    assert bundles.taken_back() == ()
    take_back(bundles, fingerprint(OTHER.certificate) if what == "signer" else second.sha256)
    assert bundles.taken_back() == (TakenBack(Kind.BRAND, "lotus", 2, None),)
    assert bundles.go_back() == (TakenBack(Kind.BRAND, "lotus", 2, 1),)
    assert used(bundles) == 1
    assert (bundles.find(Kind.BRAND, "lotus").folder / "brand.toml").read_bytes() == (BRAND / "brand.toml").read_bytes()
    assert not (bundles.folder / "brand" / "lotus" / "2").exists(), "what was taken back is not kept"
    assert bundles.go_back() == ()
    assert bundles.taken_back() == (TakenBack(Kind.BRAND, "lotus", 2, 1),), "told until a newer one comes"
    for number, reason in ((1, Refused.OLDER), (2, Refused.REVOKED)):
        with pytest.raises(BundleRefused) as refused:
            bundles.install(bundles.folder.parent / f"{number}.bundle", NOW)
        assert refused.value.reason is reason
    with pytest.raises(BundleRefused):
        bundles.undo(Kind.BRAND, "lotus")
    install(bundles, 3)
    assert (used(bundles), bundles.taken_back()) == (3, ())


def test_where_none_is_before_it_or_none_that_counts_it_stays_and_is_told(bundles: Bundles) -> None:
    install(bundles, 1, OTHER)
    install(bundles, 2, OTHER)
    take_back(bundles, fingerprint(OTHER.certificate))
    assert bundles.go_back() == ()
    assert used(bundles) == 2
    assert bundles.taken_back() == (TakenBack(Kind.BRAND, "lotus", 2, None),)


def test_nobody_goes_back_to_what_was_taken_back(bundles: Bundles) -> None:
    install(bundles, 1, OTHER)
    install(bundles, 2)
    take_back(bundles, fingerprint(OTHER.certificate))
    assert bundles.taken_back() == ()
    with pytest.raises(BundleRefused) as refused:
        bundles.undo(Kind.BRAND, "lotus")
    assert refused.value.reason is Refused.REVOKED


def test_a_signer_whose_time_is_over_and_a_signature_of_a_stranger_change_nothing(bundles: Bundles) -> None:
    install(bundles, 1)
    install(bundles, 2, OTHER)
    kept = bundles.folder / "brand" / "lotus" / "2.json"
    envelope = json.loads(kept.read_bytes())
    # Somebody whose key was found out had a second signature put beside it, by a key that nobody knows.
    stranger = json.loads((bundles.folder / "brand" / "lotus" / "1.json").read_bytes())["signatures"]
    kept.write_text(json.dumps(envelope | {"signatures": [*envelope["signatures"], *stranger]}))
    take_back(bundles, fingerprint(OTHER.certificate))
    assert len(bundles.go_back()) == 1, "a signature that is not over it counts for nothing"


def test_what_is_refused_beside_it_is_gone_back_from_another_time(bundles: Bundles) -> None:
    install(bundles, 1)
    second = install(bundles, 2)
    take_back(bundles, second.sha256)

    def refuse(kind: Kind, gone: Path, again: Path) -> None:
        assert (kind, gone.name, again.name) == (Kind.BRAND, "2", "1")
        raise BundleRefused(Refused.BAD_CONTENT)

    with pytest.raises(BundleRefused):
        bundles.go_back(refuse)
    assert used(bundles) == 2
    assert len(bundles.go_back()) == 1


# --- at a terminal ----------------------------------------------------------------------------------------------------


@pytest.fixture
def terminal(tmp_path: Path) -> Path:
    """A profile with a layer that comes in a bundle, and a city's keys beside it."""
    write_keys(tmp_path / "keys", "City")
    profile = {
        "schema_version": 1,
        "kind": "rehearsal",
        "terminal": {"id": "TEST-0001", "hall": {"zh-CN": "大厅", "en": "Hall"}, "hotline": "12345"},
        "screen": {"width_px": 1080, "height_px": 1920, "width_mm": 267.8, "height_mm": 476.1},
        "folders": {name: str(tmp_path / name) for name in ("state", "cache", "runtime")},
        "platform": {"url": "https://127.0.0.1:1", "ca_file": "ca.pem", "credentials": str(tmp_path / "credentials")},
        "services": {},
        "bundles": {"trust": str(tmp_path / "keys" / TRUST_FILE)},
    }
    file = tmp_path / "terminal.toml"
    file.write_text(tomli_w.dumps(profile), "utf-8")
    for number, seconds in ((1, 200.0), (2, 222.0)):
        layer = tmp_path / "operator.toml"
        layer.write_text(f"[timeouts]\npublic_seconds = {seconds}\n")
        bundle(tmp_path, "make", "profile", layer, tmp_path / f"{number}.bundle", "--name", "city",
               "--sequence", str(number), "--certificate", tmp_path / "keys/operator.pem",
               "--key", tmp_path / "keys/operator.key.pem")  # fmt: skip
        bundle(tmp_path, "install", tmp_path / f"{number}.bundle", "--profile", file)
    layers = [str(tmp_path / "state/bundles/profile/city/current/operator.toml")]
    file.write_text(tomli_w.dumps({"layers": layers, **profile}), "utf-8")
    assert load_profile(file).timeouts.public_seconds == 222.0
    return file


def bundle(folder: Path, *arguments: object, code: int = 0) -> str:
    ended = CliRunner().invoke(main, ["bundle", *map(str, arguments)])
    assert ended.exit_code == code, ended.output
    return ended.output


def next_list(folder: Path, *revoking: object) -> Path:
    out = folder / "2.json"
    bundle(folder, "trust", out, "--after", folder / "keys" / TRUST_FILE, "--key", folder / "keys/trust.key.pem",
           "--certificate", folder / "keys/trust.pem", *revoking)  # fmt: skip
    return out


def test_a_list_that_is_brought_takes_a_profile_back_at_once(terminal: Path) -> None:
    folder = terminal.parent
    listed = next_list(folder, "--revoke-bundle", folder / "2.bundle")
    said = bundle(folder, "take-lists", listed, "--profile", terminal)
    assert "1" in said and "city" in said
    assert load_profile(terminal).timeouts.public_seconds == 200.0


def test_a_terminal_begins_with_what_was_not_taken_back(terminal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = terminal.parent
    listed = next_list(folder, "--revoke-bundle", folder / "2.bundle")
    bundles_of(load_profile(terminal)).keep_trust(trust_of(Envelope.model_validate_json(listed.read_bytes())))
    begun: list[float] = []

    def run(file: Path, profile: Profile) -> int:
        begun.append(profile.timeouts.public_seconds)
        return 0

    monkeypatch.setattr(starting, "_run", run)
    assert starting.run(terminal) == 0
    assert begun == [200.0]


def test_what_stays_in_use_is_in_the_log_and_in_the_terminals_health(terminal: Path) -> None:
    folder = terminal.parent
    profile = load_profile(terminal)
    listed = next_list(folder, "--revoke", folder / "keys/operator.pem")
    bundles_of(profile).keep_trust(trust_of(Envelope.model_validate_json(listed.read_bytes())))
    said = io.StringIO()
    watch = TakenBackWatch(profile, Log(said))
    watch.look()
    watch.look()
    assert said.getvalue().count("profile/city/2") == 1
    assert [one.instead for one in watch.found()] == [None]
    assert go_back(profile) == ()
    (folder / "runtime").mkdir()
    tell(folder / "runtime", "1", {}, {}, ["profile/city/2"])
    assert hear(folder / "runtime")["taken_back"] == ["profile/city/2"]
    ended = CliRunner().invoke(main, ["health", "--profile", str(terminal)])
    assert ended.exit_code == 1
    assert "profile/city/2" in ended.output

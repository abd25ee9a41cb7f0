"""A catalogue in a bundle is judged twice: the operator's signature around it, and the platform's in it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from kiosk.bundles.kinds import Kind, Role
from kiosk.bundles.trust import trust_of
from kiosk.bundles.verifying import show
from kiosk.catalogue.store import Source, read_stored
from kiosk.catalogue_keeping import store_file
from kiosk.profile import load_profile
from kiosk.taken_back import bundles_of, go_back
from tests.support.bundles import City, make_bundle, make_city
from tests.support.catalogues import another
from tests.support.platform import Terminal, terminal
from tests.unit.bundles.test_commands import kiosk

__all__ = ["terminal"]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def today() -> City:
    return make_city(now=datetime.now(UTC))


def profile(folder: Path, terminal: Terminal, city: City) -> Path:
    """A terminal that is enrolled with the platform, and trusts the city."""
    (folder / "trust.json").write_text(city.first.model_dump_json())
    text = (ROOT / "config/profiles/demo.toml").read_text("utf-8")
    text = re.sub(r'^credentials = ".*"$', f'credentials = "{terminal.credentials.folder}"', text, flags=re.MULTILINE)
    text = text.replace("../../out/rehearsal/", f"{folder}/").replace('"../', f'"{ROOT}/config/')
    file = folder / "terminal.toml"
    file.write_text(f'{text}\n[bundles]\ntrust = "{folder}/trust.json"\n', "utf-8")
    load_profile(file).folders.cache.mkdir(parents=True)
    return file


def bundle(folder: Path, content: bytes, city: City, sequence: int, role: Role = Role.CATALOGUE) -> Path:
    source = folder / "catalogue.json"
    source.write_bytes(content)
    now = datetime.now(UTC).replace(microsecond=0)
    about = {"name": "city", "valid_from": now - timedelta(minutes=5), "now": now, "by": city.signers[role]}
    return make_bundle(folder / "b.bundle", source, kind=Kind.CATALOGUE, sequence=sequence, **about)  # type: ignore[arg-type]


def test_both_signatures_count(terminal: Terminal, today: City, tmp_path: Path) -> None:
    file = profile(tmp_path, terminal, today)
    content = requests.get(f"{terminal.sandbox.admin_url}/catalogue/bundle", timeout=30).content
    done = kiosk("bundle", "install", bundle(tmp_path, content, today, 1), "--profile", file)
    assert done.returncode == 0, done.stderr
    part = read_stored(store_file(load_profile(file))).part(Source.PLATFORM)
    assert part is not None
    assert part.version

    changed = content.replace(b'"zh-CN"', b'"zh-XX"', 1)
    refused = kiosk("bundle", "install", bundle(tmp_path, changed, today, 2), "--profile", file)
    assert refused.returncode == 1
    assert "not_whole" in refused.stderr or "bad_definition" in refused.stderr, refused.stderr

    wrong = kiosk("bundle", "install", bundle(tmp_path, content, today, 2, Role.OPERATOR), "--profile", file)
    assert wrong.returncode == 1
    assert "may not sign" in wrong.stderr
    # What was here goes on, and the number is still free.
    assert kiosk("bundle", "install", bundle(tmp_path, content, today, 2), "--profile", file).returncode == 0


def test_a_catalogue_that_is_taken_back_is_out_of_the_store_too(
    terminal: Terminal, today: City, tmp_path: Path
) -> None:
    file = profile(tmp_path, terminal, today)
    known, store = load_profile(file), store_file(load_profile(file))

    def version() -> int:
        part = read_stored(store).part(Source.PLATFORM)
        assert part is not None
        return part.version

    def install(number: int) -> str:
        content = requests.get(f"{terminal.sandbox.admin_url}/catalogue/bundle", timeout=30).content
        brought = bundle(tmp_path, content, today, number)
        done = kiosk("bundle", "install", brought, "--profile", file)
        assert done.returncode == 0, done.stderr
        return show(brought)[0].manifest.sha256

    install(1)
    first = version()
    publish_another(terminal, code="412014999001")
    second = install(2)
    assert version() > first
    bundles_of(known).keep_trust(trust_of(today.next_list(revoked=(second,))))
    assert [(one.sequence, one.instead) for one in go_back(known)] == [(2, 1)]
    assert version() == first
    # Where the platform has sent another one since, that one stays.
    publish_another(terminal, code="412014999002")
    third = install(3)
    publish_another(terminal, code="412014999003")
    sent = tmp_path / "sent.json"
    sent.write_bytes(requests.get(f"{terminal.sandbox.admin_url}/catalogue/bundle", timeout=30).content)
    assert kiosk("catalogue", "import", sent, "--profile", file).returncode == 0
    latest = version()
    bundles_of(known).keep_trust(trust_of(today.next_list(3, revoked=(second, third))))
    assert [(one.sequence, one.instead) for one in go_back(known)] == [(3, 1)]
    assert version() == latest


def publish_another(terminal: Terminal, *, code: str) -> None:
    answer = requests.put(f"{terminal.sandbox.admin_url}/catalogue/items", json=another(code), timeout=5)
    assert answer.status_code == 200, answer.text

"""A catalogue in a bundle is judged twice: the operator's signature around it, and the platform's in it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from kiosk.bundles.kinds import Kind, Role
from kiosk.catalogue.store import Source, read_stored
from kiosk.catalogue_keeping import store_file
from kiosk.profile import load_profile
from tests.support.bundles import City, make_bundle, make_city
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

"""The samples are whole terminals: nothing that such a place has is left to be found out, and their home page works."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from drivers.protocols import Condition, DeviceStatus, Family
from kiosk.app import setting_of
from kiosk.brand import PLAIN
from kiosk.catalogue.joining import Standing
from kiosk.presenter import present
from kiosk.profile import Profile, ProfileKind, load_profile
from kiosk.profile.changes import SCHEMA_VERSION
from kiosk.profile.layers import read_layers
from kiosk.session import model as m
from kiosk.session.world import Link, World
from screens.models import HomeBody
from tests.support.shipped import shipped_catalogue

CONFIG = Path(__file__).parents[3] / "config"
SAMPLES = ("bank-stm", "demo", "hall-24h", "village")
IN_PLACES = tuple(name for name in SAMPLES if name != "demo")
READY = DeviceStatus(Condition.READY)
#: What a terminal in a place says, each in a section of its own: otherwise a technician does not know that there is it.
SECTIONS = {
    "terminal", "operator", "screen", "folders", "platform", "services", "network", "time", "logging", "timeouts",
    "limits", "payment", "accessibility", "devices", "attendant", "technician", "bundles", "updates", "hours",
}  # fmt: skip


def sample(name: str) -> Profile:
    return load_profile(CONFIG / "profiles" / f"{name}.toml")


def test_every_sample_that_ships_is_tried_here() -> None:
    assert {file.stem for file in (CONFIG / "profiles").glob("*.toml")} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_of_the_present_form(name: str) -> None:
    file = CONFIG / "profiles" / f"{name}.toml"
    assert sample(name).schema_version == SCHEMA_VERSION
    assert read_layers(file).old_forms == ()


@pytest.mark.parametrize("name", IN_PLACES)
def test_a_terminal_in_a_place_says_everything_that_it_has(name: str) -> None:
    said = set(tomllib.loads((CONFIG / "profiles" / f"{name}.toml").read_text("utf-8")))
    missing = SECTIONS - said - ({"timeouts"} if name == "hall-24h" else set())  # the usual ones hold in a hall
    assert missing == set()
    profile = sample(name)
    assert profile.kind is ProfileKind.PRODUCTION
    assert profile.operator is not None
    assert profile.operator.hotline
    assert profile.technician is not None
    assert profile.bundles.trust is not None
    assert profile.terminal.nearest is not None
    code = profile.platform.enrolment_code
    assert code is not None
    assert code.literal is None


def test_no_sample_shares_a_pin_with_another() -> None:
    found = [
        section.pin_hash.get_secret_value()
        for name in SAMPLES
        for section in (sample(name).attendant, sample(name).technician)
        if section is not None
    ]
    assert len(found) == len(set(found)) == 2 * len(IN_PLACES) + 1


@pytest.mark.parametrize("name", SAMPLES)
def test_the_home_page_of_a_sample_offers_something_in_each_of_its_languages(name: str) -> None:
    profile = sample(name)
    fitted = [family for family in Family if getattr(profile.devices, family.value) is not None]
    here = World(
        now=1000.0,
        wall=datetime(2026, 11, 23, 10, 0),
        catalogue=shipped_catalogue(),
        devices=MappingProxyType(dict.fromkeys(fitted, READY)),
        link=Link.ONLINE,
        standing=Standing(profile.terminal.region, profile.terminal.channel),
        hours=profile.hours.opening_hours(),
        outside=profile.hours.outside,
        allowance=profile.limits.allowance(profile.payment),
        language=profile.terminal.languages[0].value,
    )
    for language in profile.terminal.languages:
        session = replace(m.Session(touched_at=990.0), looks=m.Looks(language.value)).to(m.Home())
        page = present(session, here, setting_of(profile, PLAIN))
        assert isinstance(page.body, HomeBody)
        assert page.body.tiles, language
        assert "⟦" not in repr(page)

"""The maturity table has an entry for every driver, and says nothing that is not so."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

import drivers
from drivers.registry import REGISTRY
from kiosk.technician.recording import transports_of


def test_every_driver_has_its_entry() -> None:
    table = tomllib.loads((Path(drivers.__path__[0]) / "maturity.toml").read_text())
    assert set(table) == set(REGISTRY.names())
    for name, entry in table.items():
        assert set(entry) == {"verified_on", "tested_against", "known_limits", "recorded"}, name
        lists = (entry["verified_on"], entry["tested_against"], entry["known_limits"])
        assert all(isinstance(each, str) and each for values in lists for each in values), name


@pytest.mark.parametrize("name", REGISTRY.names())
def test_what_is_said_to_be_recorded_is_recorded_and_nothing_is_pretended(name: str, tmp_path: Path) -> None:
    entry = tomllib.loads((Path(drivers.__path__[0]) / "maturity.toml").read_text())[name]
    driver = REGISTRY.find(name)
    values = {"device": "/dev/x", "host": "192.0.2.1", "port": 1, "uri": "ipp://192.0.2.1/", "jack": "Headphone"}
    values["folder"] = str(tmp_path)
    asked = {field.name for field in fields(driver.options)}
    device = driver.make(driver.read_options({key: value for key, value in values.items() if key in asked}))
    assert bool(transports_of(device)) == (not entry["recorded"].startswith("nothing: "))
    device.close()

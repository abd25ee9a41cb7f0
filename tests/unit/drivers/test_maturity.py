"""The maturity table has an entry for every driver, and says nothing that is not so."""

from __future__ import annotations

import tomllib
from pathlib import Path

import drivers
from drivers.registry import REGISTRY


def test_every_driver_has_its_entry() -> None:
    table = tomllib.loads((Path(drivers.__path__[0]) / "maturity.toml").read_text())
    assert set(table) == set(REGISTRY.names())
    for name, entry in table.items():
        assert set(entry) == {"verified_on", "tested_against", "known_limits"}, name
        assert all(isinstance(each, str) and each for values in entry.values() for each in values), name

"""The devices that a profile names, and the drivers for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from drivers.driver import Driver
from drivers.protocols import Device, Family
from drivers.registry import REGISTRY
from kiosk.profile import Profile


@dataclass(frozen=True)
class Fitted:
    """One device of the profile."""

    family: Family
    driver: Driver
    options: dict[str, Any]  # plain values, checked when the profile was loaded

    def make(self) -> Device:
        """The driver, which touches nothing yet. Raises whatever a driver raises that lacks a library."""
        return self.driver.make(self.driver.read_options(self.options))


def fitted_devices(profile: Profile) -> tuple[Fitted, ...]:
    """In the order of the families."""
    found = []
    for family in Family:
        section = getattr(profile.devices, family.value)
        if section is not None:
            found.append(Fitted(family, REGISTRY.find(section.driver), section.options))
    return tuple(found)

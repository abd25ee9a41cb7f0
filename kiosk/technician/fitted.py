"""The devices that a profile names, and the drivers for them."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

from drivers.driver import Driver
from drivers.host.hosted import hosted
from drivers.protocols import Device, Family
from drivers.registry import REGISTRY
from kiosk.profile import Profile


@dataclass(frozen=True)
class Fitted:
    """One device of the profile. ``turn`` is held while it is asked: devices of one bus share it."""

    family: Family
    driver: Driver
    options: dict[str, Any]  # plain values, checked when the profile was loaded
    hosted: bool = False
    turn: threading.Lock = field(default_factory=threading.Lock, compare=False)

    def make(self) -> Device:
        """The driver as the terminal runs it, which touches nothing yet.

        Raises whatever a driver raises that lacks a library.
        """
        return hosted(self.driver, self.options) if self.hosted else self.make_here()

    def make_here(self) -> Device:
        """The driver in this process, whatever the profile says."""
        return self.driver.make(self.driver.read_options(self.options))


def fitted_devices(profile: Profile) -> tuple[Fitted, ...]:
    """In the order of the families."""
    found = []
    turns: dict[str, threading.Lock] = {}
    for family in Family:
        section = getattr(profile.devices, family.value)
        if section is not None:
            driver = REGISTRY.find(section.driver)
            hosted_there = driver.hosted if section.hosted is None else section.hosted
            turn = turns.setdefault(section.bus or f"{family.value} alone", threading.Lock())
            found.append(Fitted(family, driver, section.options, hosted_there, turn))
    return tuple(found)

# SPDX-License-Identifier: Apache-2.0
"""The drivers by name. A profile names drivers, never import paths; importing this imports none of them."""

from __future__ import annotations

from drivers.camera.drivers import DRIVERS as CAMERAS
from drivers.card.drivers import DRIVERS as CARDS
from drivers.code_scanner.drivers import DRIVERS as CODE_SCANNERS
from drivers.document_printer.drivers import DRIVERS as DOCUMENT_PRINTERS
from drivers.document_scanner.drivers import DRIVERS as DOCUMENT_SCANNERS
from drivers.driver import Driver
from drivers.finger.drivers import DRIVERS as FINGERS
from drivers.id_card.drivers import DRIVERS as ID_CARDS
from drivers.keypad.drivers import DRIVERS as KEYPADS
from drivers.protocols import Family
from drivers.receipt_printer.drivers import DRIVERS as RECEIPT_PRINTERS
from drivers.signals.drivers import DRIVERS as SIGNALS


class DuplicateDriver(ValueError):
    """Two drivers have the same name."""


class UnknownDriver(LookupError):
    """There is no driver of that name. ``known`` are those that exist."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no driver {name!r}; there are: {', '.join(known)}")
        self.name = name
        self.known = known


class Registry:
    """Drivers by name; the same name twice is an error."""

    def __init__(self, drivers: tuple[Driver, ...]) -> None:
        self._drivers: dict[str, Driver] = {}
        for driver in drivers:
            if driver.name in self._drivers:
                raise DuplicateDriver(driver.name)
            self._drivers[driver.name] = driver

    def names(self, family: Family | None = None) -> tuple[str, ...]:
        """All names, or those of a family, in their order."""
        return tuple(name for name, driver in self._drivers.items() if family in (None, driver.family))

    def find(self, name: str) -> Driver:
        """Raises UnknownDriver."""
        try:
            return self._drivers[name]
        except KeyError:
            raise UnknownDriver(name, self.names()) from None


REGISTRY = Registry(
    ID_CARDS
    + CARDS
    + RECEIPT_PRINTERS
    + DOCUMENT_PRINTERS
    + CODE_SCANNERS
    + DOCUMENT_SCANNERS
    + CAMERAS
    + KEYPADS
    + SIGNALS
    + FINGERS
)

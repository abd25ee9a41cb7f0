# SPDX-License-Identifier: Apache-2.0
"""What a device is, by the table ``known.toml``, and which driver could speak to it.

Drivers are names here and nothing else: whether one exists is the registry's to say, which knows all families.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from drivers.discovery.values import FoundDevice, Port, PortKind
from drivers.protocols import Family

_TABLE = Path(__file__).with_name("known.toml")
_KEYBOARDS_AND_MICE = 0x01  # usage page Generic Desktop (HID Usage Tables): read through evdev, never through hidraw


class Certainty(StrEnum):
    """How much is known."""

    KNOWN = "known"  # its product or its maker is in the table, or it says itself what it is
    BRIDGE = "bridge"  # a serial port on USB: what is behind it does not show
    SERVICE = "service"  # reached through a service, which lists it by itself: readers of chip cards
    POSSIBLE = "possible"  # from its port, one of several things
    UNKNOWN = "unknown"  # nothing that a terminal has, as far as we know


@dataclass(frozen=True)
class Candidate:
    """One thing that a device could be. ``port`` None: the USB device itself."""

    family: Family
    driver: str
    port: Port | None
    options: Mapping[str, str | int] = field(default_factory=dict)  # where the driver's defaults do not fit


@dataclass(frozen=True)
class Recognition:
    """``product`` is "" when only the port is known; ``candidates`` have the best first.

    ``family`` is there for a product that is known, also when it offers no port that a driver could use.
    """

    certainty: Certainty
    product: str = ""
    family: Family | None = None
    candidates: tuple[Candidate, ...] = ()


def recognise(device: FoundDevice) -> Recognition:
    """What ``device`` is, or could be."""
    table = known()
    usb = device.usb
    if usb is not None:
        product = table.products.get(usb.id) or table.products.get(f"{usb.vendor_id}:*")
        if product is not None:
            return Recognition(Certainty.KNOWN, product.words, product.family, tuple(_ways_to(product, device)))
        if usb.id in table.bridges:
            return Recognition(Certainty.BRIDGE, table.bridges[usb.id], None, tuple(_by_port(device, table)))
        if (family := next((table.services[each] for each in usb.classes if each in table.services), None)) is not None:
            return Recognition(Certainty.SERVICE, "", family)
    candidates = tuple(_by_port(device, table))
    families = {candidate.family for candidate in candidates}
    match len(families):
        case 0:
            return Recognition(Certainty.UNKNOWN)
        case 1 if not any(use.guess for port in device.ports for use in table.ports if use.fits(port)):
            return Recognition(Certainty.KNOWN, "", candidates[0].family, candidates)
        case _:
            return Recognition(Certainty.POSSIBLE, "", None, candidates)


@dataclass(frozen=True)
class Product:
    """An entry [[device]] of the table."""

    words: str
    family: Family
    drivers: Mapping[PortKind, str]
    options: Mapping[str, Mapping[str, str | int]]  # of each driver


@dataclass(frozen=True)
class PortUse:
    """An entry [[port]] of the table: what a port could be, if it says of itself what is asked here."""

    kind: PortKind
    usage_page: int | None
    command: str | None
    could_be: tuple[tuple[Family, str], ...]
    guess: bool = False  # such a port can as well be nothing of a terminal's

    def fits(self, port: Port) -> bool:
        return (
            port.kind is self.kind
            and self.usage_page in (None, port.usage_page)
            and (self.command is None or self.command in port.commands)
        )


@dataclass(frozen=True)
class Known:
    """The table. Keys are ``vendor:product``, or ``vendor:*`` for all of a maker."""

    products: Mapping[str, Product]
    bridges: Mapping[str, str]
    services: Mapping[str, Family]  # by the class of a USB interface
    ports: tuple[PortUse, ...]


@cache
def known() -> Known:
    """The table, read once. KeyError and ValueError are mistakes in it."""
    data = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return Known(
        products={usb: _product(entry) for entry in data["device"] for usb in entry["usb"]},
        bridges={usb: entry["product"] for entry in data["bridge"] for usb in entry["usb"]},
        services={entry["usb_class"]: Family(entry["family"]) for entry in data["service"]},
        ports=tuple(_port_use(entry) for entry in data["port"]),
    )


def _product(entry: dict[str, Any]) -> Product:
    drivers = {PortKind(kind): driver for kind, driver in entry["drivers"].items()}
    return Product(entry["product"], Family(entry["family"]), drivers, entry.get("options", {}))


def _port_use(entry: dict[str, Any]) -> PortUse:
    could_be = tuple((Family(each["family"]), each["driver"]) for each in entry["could_be"])
    return PortUse(
        PortKind(entry["kind"]), entry.get("usage_page"), entry.get("command"), could_be, entry.get("guess", False)
    )


def _ways_to(product: Product, device: FoundDevice) -> Iterator[Candidate]:
    for kind, driver in product.drivers.items():
        options = product.options.get(driver, {})
        if kind is PortKind.USB:
            yield Candidate(product.family, driver, None, options)
        for port in device.ports:
            if port.kind is kind and port.usage_page != _KEYBOARDS_AND_MICE:
                yield Candidate(product.family, driver, port, options)


def _by_port(device: FoundDevice, table: Known) -> Iterator[Candidate]:
    """What says most of itself counts: a use that asks for something goes before one that fits every such port."""
    for port in device.ports:
        fitting = [use for use in table.ports if use.fits(port)]
        fitting.sort(key=lambda use: use.usage_page is None and use.command is None)
        if fitting:
            yield from (Candidate(family, driver, port) for family, driver in fitting[0].could_be)

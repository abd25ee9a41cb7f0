"""``kiosk devices list``: what is plugged in, what we think it is, and whether the profile uses it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from drivers.discovery.recognition import Candidate, Certainty, Recognition, recognise
from drivers.discovery.values import Distinction, FoundDevice, PluggedIn, Port, PortKind
from drivers.registry import REGISTRY, Registry
from kiosk.technician.fitted import Fitted
from kiosk.technician.wording import family_name, word
from kiosk.texts import Words


def has_driver(candidate: Candidate, registry: Registry = REGISTRY) -> bool:
    """Whether this release has the driver that would fit."""
    return candidate.driver in registry.names(candidate.family)


def users(device: FoundDevice, devices: Sequence[Fitted]) -> list[Fitted]:
    """The sections of a profile that mean ``device``."""
    drivers = {candidate.driver for candidate in recognise(device).candidates}
    return [fitted for fitted in devices if _uses(fitted, device, drivers)]


def _uses(fitted: Fitted, device: FoundDevice, drivers: set[str]) -> bool:
    """By the path of a port; or by what the options say of the device, where its driver needs no path."""
    path = fitted.options.get("device")
    if path is not None:
        return any(_leads_to(str(path), port) for port in device.ports)
    if fitted.driver.name not in drivers:
        return False
    if any(port.kind is PortKind.PCSC for port in device.ports):
        return str(fitted.options.get("reader", "")) in device.ports[0].node
    usb = device.usb
    return usb is not None and all(
        fitted.options.get(key) in (None, "", own)
        for key, own in (("serial_number", usb.serial_number), ("bus_path", usb.bus_path))
    )


def _leads_to(path: str, port: Port) -> bool:
    return path in (port.node, *port.links) or os.path.realpath(path) == os.path.realpath(port.node)


def missing(plugged: PluggedIn, devices: Sequence[Fitted]) -> list[Fitted]:
    """The sections of a profile that name a path where nothing is."""
    return [
        fitted
        for fitted in devices
        if "device" in fitted.options
        and not Path(str(fitted.options["device"])).exists()
        and not any(_uses(fitted, device, set()) for device in plugged.devices)
    ]


def title(device: FoundDevice, said: Words) -> str:
    """What stands on it, as far as it says, and where it is plugged in."""
    usb = device.usb
    if usb is None:
        return word(said, "port", device.ports[0].kind, node=device.ports[0].node)
    own = " ".join(each for each in (usb.maker, usb.product) if each)
    product = recognise(device).product or own or said.of("devices-nameless")
    return said.of("devices-usb", product=product, ids=usb.id, socket=usb.bus_path)


def guess(found: Recognition, said: Words) -> str:
    """What we think it is, in one line."""
    families = dict.fromkeys(candidate.family for candidate in found.candidates)
    if found.family is not None:
        families = {found.family: None}
    listed = said.of("list-join").join(family_name(said, family) for family in families)
    certainty = found.certainty if listed else Certainty.UNKNOWN
    return word(said, "thought", certainty, families=listed)


def told_apart(device: FoundDevice, said: Words) -> str:
    """How it is told from another one of its make; "" when there is none."""
    usb = device.usb
    if usb is None or device.distinction is Distinction.ALONE:
        return ""
    return word(said, "twin", device.distinction, number=usb.serial_number, socket=usb.bus_path)


def lines(plugged: PluggedIn, devices: Sequence[Fitted] | None, said: Words) -> list[str]:
    """A paragraph for each device. ``devices`` None: nobody asked about a profile."""
    found = []
    for device in plugged.devices:
        found.append(title(device, said))
        details = [guess(recognise(device), said), told_apart(device, said)]
        if device.usb is not None and device.usb.serial_number:
            details.append(said.of("devices-serial-number", number=device.usb.serial_number))
        details += [_port_line(port, said) for port in device.ports if port.kind is not PortKind.PCSC]
        used_by = users(device, devices) if devices is not None else []
        details += [said.of("devices-used-by", section=fitted.family.value) for fitted in used_by]
        if devices is not None and not used_by and recognise(device).candidates:
            details.append(said.of("devices-not-used"))
        found += [f"    {each}" for each in details if each]
    if not plugged.devices:
        found.append(said.of("devices-nothing"))
    if not plugged.smart_card_service:
        found.append(said.of("devices-no-smart-card-service"))
    for fitted in missing(plugged, devices or ()):
        found.append(said.of("devices-missing", section=fitted.family.value, path=str(fitted.options["device"])))
    return found


def _port_line(port: Port, said: Words) -> str:
    if port.path == port.node:
        return said.of("devices-path-fixed" if port.stable else "devices-path-unstable", path=port.path)
    return said.of("devices-path-stable", path=port.path, node=port.node)


def as_values(plugged: PluggedIn, devices: Sequence[Fitted] | None, said: Words) -> dict[str, object]:
    """The inventory for JSON."""
    return {
        "devices": [_device_values(device, devices, said) for device in plugged.devices],
        "smart_card_service": plugged.smart_card_service,
        "missing": [fitted.family.value for fitted in missing(plugged, devices or ())],
    }


def _device_values(device: FoundDevice, devices: Sequence[Fitted] | None, said: Words) -> dict[str, object]:
    found, usb = recognise(device), device.usb
    return {
        "title": title(device, said),
        "usb": None
        if usb is None
        else {
            "id": usb.id,
            "serial_number": usb.serial_number,
            "socket": usb.bus_path,
            "maker": usb.maker,
            "product": usb.product,
        },
        "ports": [
            {"kind": port.kind.value, "node": port.node, "path": port.path, "stable": port.stable}
            for port in device.ports
        ],
        "certainty": found.certainty.value,
        "family": found.family.value if found.family is not None else None,
        "could_be": [
            {
                "family": candidate.family.value,
                "driver": candidate.driver,
                "driver_exists": has_driver(candidate),
                "path": candidate.port.path if candidate.port is not None else None,
            }
            for candidate in found.candidates
        ],
        "told_apart_by": device.distinction.value,
        "used_by": None if devices is None else [fitted.family.value for fitted in users(device, devices)],
    }

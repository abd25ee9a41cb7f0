"""The table of what is known is right in itself, and what it suggests fits the drivers that there are."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest

from drivers.discovery import recognition
from drivers.discovery.naming import name_ports, udev_rule
from drivers.discovery.recognition import Certainty, recognise
from drivers.discovery.values import Distinction, FoundDevice, PluggedIn, Port, PortKind, UsbIdentity
from drivers.driver import Driver
from drivers.options import DEVICE, option
from drivers.protocols import Device, Family
from drivers.registry import REGISTRY, Registry
from kiosk.technician.fitted import Fitted
from kiosk.technician.inventory import users
from kiosk.technician.suggestions import Suggestion, Verdict, suggestions

NAMES = REGISTRY.names()
READER = UsbIdentity("0400", "c35a", "", "1-1", "", "", frozenset({"ff"}))


@dataclass(frozen=True)
class UsbReaderOptions:
    serial_number: str = ""
    bus_path: str = ""


@dataclass(frozen=True)
class OneReaderOptions:
    """Of a driver that takes whatever reader there is."""


@dataclass(frozen=True)
class NamedOptions:
    device: str = option(DEVICE)
    secret: str = option(DEVICE)


@dataclass(frozen=True)
class CardOptions:
    reader: str = ""


def never(_: object) -> Device:
    raise AssertionError("nothing is made to suggest it")


def registry(name: str, family: Family, options: type[object]) -> Registry:
    return Registry((Driver(name, family, options, never),))


def plug(*devices: FoundDevice) -> PluggedIn:
    return PluggedIn(name_ports(devices), smart_card_service=True)


def suggested(known: Registry, *devices: FoundDevice) -> list[tuple[Verdict, list[dict[str, Any]]]]:
    def of(each: Suggestion) -> tuple[Verdict, list[dict[str, Any]]]:
        return each.verdict, [tomllib.loads(section.toml)["devices"] for section in each.sections]

    return [of(each) for each in suggestions(plug(*devices), known)]


def test_the_table_is_right_and_its_ids_are_ids() -> None:
    known = recognition.known()
    for usb in (*known.products, *known.bridges):
        assert re.fullmatch(r"[0-9a-f]{4}:([0-9a-f]{4}|\*)", usb), usb
    assert not known.products.keys() & known.bridges.keys()
    assert known.products["0400:c35a"].drivers == {
        PortKind.HIDRAW: "samv-hid",
        PortKind.USB: "samv-usb",
    }


def test_a_driver_that_the_table_names_is_of_its_family_and_has_the_options() -> None:
    known = recognition.known()
    named = [(each.family, name, each.options) for each in known.products.values() for name in each.drivers.values()]
    named += [(family, name, {}) for use in known.ports for family, name in use.could_be]
    there = [(family, REGISTRY.find(name), options.get(name, {})) for family, name, options in named if name in NAMES]
    assert len(there) > 2
    for family, driver, options in there:
        assert driver.family is family
        asked = {field.name for field in fields(driver.options)}
        values = {"device": "/dev/x", "uri": "ipp://192.0.2.1/", **options}
        driver.read_options({name: value for name, value in values.items() if name in asked})


def test_an_identity_card_reader_that_is_a_hid_device_is_suggested_as_one() -> None:
    port = Port(PortKind.HIDRAW, "/dev/hidraw0", "/dev/hidraw0", stable=False, usage_page=0xFF00)
    ((verdict, sections),) = suggested(REGISTRY, FoundDevice(READER, (port,)))
    assert (verdict, sections) == (Verdict.READY, [{"id_card": {"driver": "samv-hid", "device": "/dev/hidraw0"}}])


def test_a_hid_device_of_a_vendors_own_kind_could_be_one_and_is_not_called_known() -> None:
    port = Port(PortKind.HIDRAW, "/dev/hidraw0", "/dev/hidraw0", stable=False, usage_page=0xFF00)
    nameless = FoundDevice(replace(READER, vendor_id="1234", product_id="0001"), (port,))
    found = recognise(nameless)
    assert (found.certainty, found.family) == (Certainty.POSSIBLE, None)
    ((verdict, sections),) = suggested(REGISTRY, nameless)
    assert verdict is Verdict.GUESS
    assert [each["id_card"]["driver"] for each in sections] == ["samv-hid", "samv-hid-stripped"]


def test_two_readers_without_numbers_are_told_apart_by_their_sockets() -> None:
    known = registry("samv-usb", Family.ID_CARD, UsbReaderOptions)
    first, second = FoundDevice(READER, ()), FoundDevice(replace(READER, bus_path="1-2"), ())
    assert suggested(known, first) == [(Verdict.READY, [{"id_card": {"driver": "samv-usb"}}])]
    assert suggested(known, first, second) == [
        (Verdict.READY, [{"id_card": {"driver": "samv-usb", "bus_path": "1-1"}}]),
        (Verdict.ANOTHER, [{"id_card": {"driver": "samv-usb", "bus_path": "1-2"}}]),
    ]


@pytest.mark.parametrize(("numbers", "expected"), [(("A", "B"), "serial_number"), (("0001", "0001"), "bus_path")])
def test_a_serial_number_tells_apart_unless_the_maker_gave_it_to_all(numbers: tuple[str, str], expected: str) -> None:
    known = registry("samv-usb", Family.ID_CARD, UsbReaderOptions)
    readers = [
        FoundDevice(replace(READER, serial_number=number, bus_path=f"1-{at}"), ()) for at, number in enumerate(numbers)
    ]
    (_, (section,)), _ = suggested(known, *readers)
    assert section["id_card"].keys() == {"driver", expected}


def test_a_driver_that_cannot_tell_twins_apart_is_not_suggested_for_them() -> None:
    known = registry("samv-usb", Family.ID_CARD, OneReaderOptions)
    twins = FoundDevice(READER, ()), FoundDevice(replace(READER, bus_path="1-2"), ())
    assert [verdict for verdict, _ in suggested(known, *twins)] == [Verdict.NEEDS_MORE] * 2
    assert [verdict for verdict, _ in suggested(known, twins[0])] == [Verdict.READY]


def test_what_is_missing_for_a_suggestion_is_said() -> None:
    scanner = UsbIdentity("1eab", "8306", "", "1-1", "", "", frozenset())
    port = Port(PortKind.SERIAL, "/dev/ttyACM0", "/dev/ttyACM0", stable=False)
    name, family = "scanner-newland-serial", Family.CODE_SCANNER
    with_port, without_port = FoundDevice(scanner, (port,)), FoundDevice(scanner, ())
    assert suggested(registry(name, family, NamedOptions), with_port) == [(Verdict.NEEDS_MORE, [])]
    assert suggested(registry("other", family, OneReaderOptions), with_port) == [(Verdict.NO_DRIVER, [])]
    assert suggested(REGISTRY, without_port) == [(Verdict.NO_PORT, [])]


def test_one_chip_card_reader_needs_no_name_and_two_do() -> None:
    known = registry("pcsc", Family.CARD, CardOptions)
    readers = [
        FoundDevice(None, (Port(PortKind.PCSC, name, name, stable=True),)) for name in ("ACS 00 00", "ACS 01 00")
    ]
    assert suggested(known, readers[0]) == [(Verdict.READY, [{"card": {"driver": "pcsc"}}])]
    assert [section for _, (section,) in suggested(known, *readers)] == [
        {"card": {"driver": "pcsc", "reader": "ACS 00 00"}},
        {"card": {"driver": "pcsc", "reader": "ACS 01 00"}},
    ]


def test_a_profile_uses_what_its_options_mean() -> None:
    known = registry("samv-usb", Family.ID_CARD, UsbReaderOptions).find("samv-usb")
    reader = FoundDevice(replace(READER, serial_number="A"), ())
    for options, used in (({}, 1), ({"serial_number": "A"}, 1), ({"serial_number": "B"}, 0), ({"bus_path": "1-9"}, 0)):
        assert len(users(reader, [Fitted(Family.ID_CARD, known, options)])) == used
    card = registry("pcsc", Family.CARD, CardOptions).find("pcsc")
    found = FoundDevice(None, (Port(PortKind.PCSC, "ACS 00 00", "ACS 00 00", stable=True),))
    for options, used in (({}, 1), ({"reader": "ACS"}, 1), ({"reader": "Gemalto"}, 0)):
        assert len(users(found, [Fitted(Family.CARD, card, options)])) == used


def test_a_link_of_the_terminals_own_rules_goes_before_all_others() -> None:
    links = ("/dev/serial/by-id/usb-x", "/dev/kiosk/receipt_printer")
    port = Port(PortKind.SERIAL, "/dev/ttyUSB0", "/dev/ttyUSB0", stable=False, links=links)
    (named,) = name_ports([FoundDevice(READER, (port,))])
    assert (named.ports[0].path, named.ports[0].stable) == ("/dev/kiosk/receipt_printer", True)


def test_a_udev_rule_names_the_device_by_what_tells_it_apart() -> None:
    port = Port(PortKind.USB_PRINTER, "/dev/usb/lp0", "/dev/usb/lp0", stable=False)
    printer = FoundDevice(replace(READER, serial_number="A-1"), (port,))
    rule = udev_rule(printer, port, "receipt_printer") or ""
    assert 'SUBSYSTEM=="usbmisc"' in rule
    assert 'ATTRS{serial}=="A-1"' in rule
    assert 'SYMLINK+="kiosk/receipt_printer"' in rule
    twin = replace(printer, distinction=Distinction.BUS_PATH)
    assert 'KERNELS=="1-1"' in (udev_rule(twin, port, "receipt_printer") or "")
    # A serial number that could end the rule's quotes, or begin another rule, is not written into one.
    odd = replace(printer, usb=replace(READER, serial_number='A", RUN+="x'))
    assert "RUN" not in (udev_rule(odd, port, "receipt_printer") or "RUN")
    assert udev_rule(printer, replace(port, stable=True), "receipt_printer") is None
    assert udev_rule(replace(printer, ports=(port, port)), port, "receipt_printer") is None


def test_nothing_that_a_terminal_has_is_unknown() -> None:
    assert recognise(FoundDevice(replace(READER, product_id="0001"), ())).certainty is Certainty.UNKNOWN


def test_a_smart_card_service_that_never_answers_holds_nobody_up(tmp_path: Path) -> None:
    """In a process of its own: the library looks for its socket once."""
    path = tmp_path / "pcscd"
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(path))
        silent.listen()
        script = "from drivers.discovery.readers import card_readers; print(card_readers(0.2))"
        said = subprocess.run(
            [sys.executable, "-c", script],
            env={"PCSCLITE_CSOCK_NAME": str(path), "PYTHONPATH": str(Path(__file__).parents[3])},
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
        )
        silent.settimeout(0)
        silent.accept()[0].close()  # it was asked, and said nothing
    assert (said.stdout, said.stderr) == ("None\n", "")


@pytest.mark.parametrize(
    ("family", "driver", "kind"),
    sorted(
        {
            (product.family, driver, kind)
            for product in recognition.known().products.values()
            for kind, driver in product.drivers.items()
        }
        | {(family, driver, use.kind) for use in recognition.known().ports for family, driver in use.could_be}
    ),
)
def test_every_driver_that_the_table_names_exists_in_its_family(family: Family, driver: str, kind: PortKind) -> None:
    assert driver in REGISTRY.names(family)


def test_a_camera_of_no_known_make_is_suggested_for_all_that_a_camera_can_be() -> None:
    link = "/dev/v4l/by-id/usb-camera-video-index0"
    port = Port(PortKind.VIDEO, "/dev/video0", "/dev/video0", stable=False, links=(link,))
    ((verdict, sections),) = suggested(REGISTRY, FoundDevice(None, (port,)))
    assert verdict is Verdict.GUESS
    device = {"device": link}
    assert sections == [
        {"camera": {"driver": "face-camera", **device}},
        {"document_scanner": {"driver": "document-camera", **device}},
        {"code_scanner": {"driver": "scanner-camera", **device}},
    ]

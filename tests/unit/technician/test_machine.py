"""What is plugged in is found on a real udev, named by what stays the same, and a section for it can be pasted."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drivers.registry import REGISTRY
from kiosk.profile import load_profile
from kiosk.profile.problems import ProfileInvalid
from tests.support.machine import UsbDevice, kiosk_devices
from tests.support.technician import profile_text

READER = UsbDevice("0400:c35a", "1-1")
BRIDGE = UsbDevice(
    "1a86:7523",
    "1-2",
    maker="QinHeng",
    tty="ttyUSB0",
    links=("serial/by-id/usb-1a86_Serial-if00-port0", "serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0"),
)
#: Two of a make that say who they are, and two that do not.
PRINTERS = tuple(
    UsbDevice(
        "0dd4:0999",
        f"1-3.{number}",
        serial_number=f"CUS{number}",
        tty=f"ttyACM{number}",
        links=(f"serial/by-id/usb-CUSTOM_CUS{number}-if00", f"serial/by-path/pci-0000:00:14.0-usb-0:3.{number}:1.0"),
    )
    for number in (1, 2)
)
SCANNERS = tuple(
    UsbDevice(
        "1eab:8306",
        f"1-4.{number}",
        tty=f"ttyACM{number + 4}",
        links=("serial/by-id/usb-Newland_HR2160-if00", f"serial/by-path/pci-0000:00:14.0-usb-0:4.{number}:1.0"),
    )
    for number in (1, 2)
)
CAMERA = UsbDevice(
    "0c45:6366", "1-5", video="video0", interface_class="0e", links=("v4l/by-id/usb-Sonix_Camera-video-index0",)
)
PRINTER_BY_LP = UsbDevice("04f9:0001", "1-6", lp="lp0", ieee1284_id="MFG:POS;CMD:ESC/POS;MDL:X;")
POS_SCANNER = UsbDevice("1234:0001", "1-7", hidraw="hidraw0", report_descriptor="058C0902A101")
KEYPAD = UsbDevice("1234:0002", "1-8", event="event3", links=("input/by-id/usb-Keys-event-kbd",))
KEYBOARD_SCANNER = UsbDevice(
    "0c2e:0b61",
    "1-9",
    hidraw="hidraw1",
    report_descriptor="05010906A101",
    event="event4",
    links=("input/by-id/usb-Honeywell-event-kbd",),
)
CHIP_READER = UsbDevice("072f:b100", "1-10", maker="ACS", product="ACR39U", interface_class="0b")
STICK = UsbDevice("0951:1666", "1-11", maker="Kingston", product='Stick\n"[x]"', interface_class="08")
NAMELESS = (CAMERA, PRINTER_BY_LP, POS_SCANNER, KEYPAD)
ALL = (READER, BRIDGE, *PRINTERS, *SCANNERS, *NAMELESS, KEYBOARD_SCANNER, CHIP_READER, STICK)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("machine")


@cache
def said(folder: Path, *arguments: str, language: str = "en_US.UTF-8") -> str:
    """What the command says of the machine with everything: asked once."""
    ended = kiosk_devices(folder, ALL, *arguments, language=language)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def listed(folder: Path) -> dict[str, Any]:
    """Every device by its socket, or by its node where it has none."""
    answer = json.loads(said(folder, "list", "--json"))
    return {each["usb"]["socket"] if each["usb"] else each["ports"][0]["node"]: each for each in answer["devices"]}


def suggested(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(said(folder, "suggest", "--json"))["suggestions"]
    return found


def test_everything_is_listed_with_ids_and_what_it_is(folder: Path) -> None:
    found = listed(folder)
    assert list(found) == [*(device.socket for device in ALL), "/dev/ttyS0"]  # 1-10 after 1-9; no phantom, no console
    what = {socket: (each["certainty"], each["family"]) for socket, each in found.items()}
    assert what == {
        "1-1": ("known", "id_card"),
        "1-2": ("bridge", None),
        "1-3.1": ("known", "receipt_printer"),
        "1-3.2": ("known", "receipt_printer"),
        "1-4.1": ("known", "code_scanner"),
        "1-4.2": ("known", "code_scanner"),
        "1-5": ("possible", None),
        "1-6": ("known", "receipt_printer"),
        "1-7": ("known", "code_scanner"),
        "1-8": ("possible", None),
        "1-9": ("known", "code_scanner"),
        "1-10": ("service", "card"),
        "1-11": ("unknown", None),
        "/dev/ttyS0": ("possible", None),
    }
    assert found["1-2"]["usb"]["id"] == "1a86:7523"


def test_what_a_device_says_of_itself_is_one_line_of_words(folder: Path) -> None:
    """Device strings come from outside: a line break in one would be a line of somebody's profile."""
    assert listed(folder)["1-11"]["usb"]["product"] == 'Stick "[x]"'


@pytest.mark.parametrize(
    ("socket", "told_apart_by", "path"),
    [
        ("1-2", "alone", "/dev/serial/by-id/usb-1a86_Serial-if00-port0"),
        ("1-3.1", "serial_number", "/dev/serial/by-id/usb-CUSTOM_CUS1-if00"),
        ("1-3.2", "serial_number", "/dev/serial/by-id/usb-CUSTOM_CUS2-if00"),
        ("1-4.1", "bus_path", "/dev/serial/by-path/pci-0000:00:14.0-usb-0:4.1:1.0"),
        ("1-4.2", "bus_path", "/dev/serial/by-path/pci-0000:00:14.0-usb-0:4.2:1.0"),
        ("1-5", "alone", "/dev/v4l/by-id/usb-Sonix_Camera-video-index0"),
        ("1-8", "alone", "/dev/input/by-id/usb-Keys-event-kbd"),
    ],
)
def test_the_path_to_write_down_stays_the_same(folder: Path, socket: str, told_apart_by: str, path: str) -> None:
    """Two alike without serial numbers claim the same by-id link: it leads to one of them, so it is no name."""
    found = listed(folder)[socket]
    assert found["told_apart_by"] == told_apart_by
    assert [(port["path"], port["stable"]) for port in found["ports"]] == [(path, True)]


def test_a_node_that_the_kernel_numbers_anew_is_called_so(folder: Path) -> None:
    assert listed(folder)["1-6"]["ports"] == [
        {"kind": "usb_printer", "node": "/dev/usb/lp0", "path": "/dev/usb/lp0", "stable": False}
    ]
    for each in suggested(folder):
        for section in each["sections"]:
            assert (section["udev_rule"] is not None) == any(node in section["toml"] for node in ("/usb/lp", "/hidraw"))


def test_a_scanner_that_plays_a_keyboard_is_not_read_as_hid_pos(folder: Path) -> None:
    drivers = {each["driver"] for each in listed(folder)["1-9"]["could_be"]}
    assert drivers == {"scanner-wedge"}
    assert {each["driver"] for each in listed(folder)["1-7"]["could_be"]} == {"scanner-hid-pos"}


def test_a_list_says_what_the_profile_uses_and_what_it_lacks(folder: Path) -> None:
    link = f"/dev/{PRINTERS[0].links[0]}"
    file = folder / "terminal.toml"
    sections = (
        f'[devices.receipt_printer]\ndriver = "escpos-serial"\ndevice = "{link}"\n'
        '[devices.id_card]\ndriver = "samv-serial"\ndevice = "/dev/serial/by-id/gone"\n'
    )
    file.write_text(profile_text(folder, sections), encoding="utf-8")
    answer = json.loads(said(folder, "list", "--json", "--profile", str(file)))
    used = {each["usb"]["socket"]: each["used_by"] for each in answer["devices"] if each["used_by"]}
    assert (used, answer["missing"]) == ({"1-3.1": ["receipt_printer"]}, ["id_card"])
    words = said(folder, "list", "--profile", str(file))
    assert "used by [devices.receipt_printer]" in words
    assert "[devices.id_card] names /dev/serial/by-id/gone, and nothing is there." in words


@pytest.mark.parametrize("language", ["en_US.UTF-8", "zh_CN.UTF-8"])
def test_all_suggestions_together_load_without_a_mistake(folder: Path, language: str) -> None:
    sections = said(folder, "suggest", language=language)
    file = folder / "pasted.toml"
    file.write_text(profile_text(folder, sections), encoding="utf-8")
    printer = load_profile(file).devices.receipt_printer
    assert printer is not None
    assert printer.options["device"] == f"/dev/{PRINTERS[0].links[0]}"
    twin = {"en_US.UTF-8": "told by its serial number CUS2", "zh_CN.UTF-8": "以序列号 CUS2 区分"}[language]
    assert twin in sections


def test_every_suggested_section_loads_by_itself_and_names_a_driver_that_exists(folder: Path) -> None:
    found = suggested(folder)
    assert {each["verdict"] for each in found} >= {"ready", "another", "guess"}
    for each in found:
        for section in each["sections"]:
            assert section["driver"] in REGISTRY.names()
            file = folder / "pasted.toml"
            file.write_text(profile_text(folder, section["toml"]), encoding="utf-8")
            assert getattr(load_profile(file).devices, section["family"]).driver == section["driver"]


def test_a_wrong_option_in_a_pasted_section_is_an_error_at_its_line(folder: Path) -> None:
    own = '\ndriver = "escpos-serial"\n'
    text = profile_text(folder, said(folder, "suggest").replace(own, own + "colums = 48\n", 1))
    file = folder / "pasted.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileInvalid) as caught:
        load_profile(file)
    (problem,) = caught.value.problems
    assert (problem.key, problem.text.id) == ("devices.receipt_printer.colums", "profile-unknown-key-meant")
    assert text.splitlines()[problem.line - 1] == "colums = 48"


@pytest.mark.parametrize("name", REGISTRY.names())
def test_a_wrong_option_of_any_driver_is_an_error_at_its_line(name: str, tmp_path: Path) -> None:
    family = REGISTRY.find(name).family
    text = profile_text(tmp_path, f'[devices.{family}]\ndriver = "{name}"\nno_such_option_here = 1\n')
    file = tmp_path / "terminal.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileInvalid) as caught:
        load_profile(file)
    (problem,) = [each for each in caught.value.problems if each.key == f"devices.{family}.no_such_option_here"]
    assert problem.text.id == "profile-unknown-key"
    assert text.splitlines()[problem.line - 1] == "no_such_option_here = 1"


def test_a_machine_with_nothing_on_it_says_so(folder: Path) -> None:
    ended = kiosk_devices(folder, (), "list")
    assert ended.returncode == 0
    assert "serial port /dev/ttyS0" in ended.stdout
    assert "smart card service does not answer" in ended.stdout

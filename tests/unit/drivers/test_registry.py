"""Drivers by name, and their options with every mistake named."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping

import pytest

from drivers.driver import Driver
from drivers.options import OptionMistake, OptionsError
from drivers.protocols import (
    CardReader,
    CodeScanner,
    DocumentPrinter,
    DocumentScanner,
    FaceCamera,
    Family,
    FingerReader,
    IdCardReader,
    Keypad,
    ReceiptPrinter,
    Signals,
)
from drivers.registry import REGISTRY, DuplicateDriver, Registry, UnknownDriver

OPTIONS: Mapping[str, Mapping[str, object]] = {
    "samv-serial": {"device": "/dev/serial/by-id/reader"},
    "samv-tcp": {"host": "192.0.2.5", "port": 4001},
    "samv-usb": {"serial_number": "0001", "bus_path": "1-2.4"},
    "samv-hid": {"device": "/dev/reader", "reports": "plain"},
    "samv-hid-stripped": {"device": "/dev/reader"},
    "pcsc": {"reader": "(12345678)"},
    "escpos-tcp": {"host": "192.0.2.6"},
    "escpos-serial": {"device": "/dev/serial/by-id/printer", "columns": 32},
    "escpos-usb": {"device": "/dev/usb/lp0", "model": "custom-vkp80"},
    "escpos-file": {"folder": "/run/receipts"},
    "ipp": {"uri": "ipp://192.0.2.7/ipp/print"},
    "scanner-newland-serial": {"device": "/dev/serial/by-id/scanner"},
    "scanner-honeywell-serial": {"device": "/dev/serial/by-id/scanner", "baud_rate": 9600},
    "scanner-serial": {"device": "/dev/serial/by-id/scanner"},
    "scanner-hid-pos": {"device": "/dev/kiosk-scanner", "trigger": "newland"},
    "scanner-wedge": {"device": "/dev/input/by-id/scanner-event-kbd"},
    "scanner-camera": {"device": "/dev/v4l/by-id/camera-video-index0"},
    "simulated-code-scanner": {},
    "document-camera": {"device": "/dev/v4l/by-id/plate-video-index0", "width": 3264, "height": 2448},
    "simulated-document-camera": {"folder": "/var/lib/pictures"},
    "simulated-document-scanner": {},
    "face-camera": {"device": "/dev/v4l/by-id/face", "yunet_model": "/opt/yunet.onnx", "yunet_sha256": "a" * 64},
    "simulated-face-camera": {"folder": "/var/lib/pictures"},
    "simulated-camera": {},
    "simulated-played-camera": {"folder": "/var/lib/pictures"},
    "keypad-epp-szzt": {"device": "/dev/serial/by-id/pad"},
    "keypad-evdev": {"device": "/dev/input/by-id/keypad-event-kbd"},
    "simulated-played-keypad": {"device": "/dev/serial/by-id/keypad"},
    "simulated-keypad": {},
    "signals-serial-relay": {"device": "/dev/serial/by-id/io", "lamps": "card=0", "inputs": "-door_open=1"},
    "signals-alsa-headset": {"jack": "HDA Intel PCH Headphone"},
    "simulated-signals": {},
    "simulated-finger": {},
    "simulated-id-card": {},
    "simulated-card-reader": {},
    "simulated-receipt-printer": {},
    "simulated-document-printer": {},
}
_BAD = OptionMistake.BAD_VALUE
PROTOCOLS = {
    Family.ID_CARD: IdCardReader,
    Family.CARD: CardReader,
    Family.RECEIPT_PRINTER: ReceiptPrinter,
    Family.DOCUMENT_PRINTER: DocumentPrinter,
    Family.CODE_SCANNER: CodeScanner,
    Family.DOCUMENT_SCANNER: DocumentScanner,
    Family.CAMERA: FaceCamera,
    Family.KEYPAD: Keypad,
    Family.SIGNALS: Signals,
    Family.FINGER: FingerReader,
}


def _mistakes(name: str, values: Mapping[str, object]) -> dict[str, OptionMistake]:
    with pytest.raises(OptionsError) as caught:
        REGISTRY.find(name).read_options(values)
    return {problem.option: problem.mistake for problem in caught.value.problems}


def test_every_driver_is_tried_here() -> None:
    assert set(REGISTRY.names()) == set(OPTIONS)


@pytest.mark.parametrize("name", OPTIONS)
def test_every_driver_is_made_without_touching_its_device(name: str) -> None:
    driver = REGISTRY.find(name)
    device = driver.make(driver.read_options(OPTIONS[name]))
    assert isinstance(device, PROTOCOLS[driver.family])
    device.close()


def test_a_baud_rate_of_zero_is_searched_for() -> None:
    driver = REGISTRY.find("samv-serial")
    reader = driver.make(driver.read_options({"device": "/dev/reader", "baud_rate": 0, "model": "cvr-100au-nj"}))
    assert isinstance(reader, IdCardReader)
    reader.close()


def test_only_simulators_are_called_simulated() -> None:
    assert {name for name in REGISTRY.names() if REGISTRY.find(name).simulated} == {
        name for name in REGISTRY.names() if name.startswith("simulated-")
    }


def test_names_of_a_family() -> None:
    assert REGISTRY.names(Family.DOCUMENT_PRINTER) == ("ipp", "simulated-document-printer")


def test_the_same_name_twice_is_an_error() -> None:
    driver = REGISTRY.find("ipp")
    with pytest.raises(DuplicateDriver, match="ipp"):
        Registry((driver, Driver("ipp", Family.ID_CARD, driver.options, driver.make)))


def test_an_unknown_name_says_what_there_is() -> None:
    with pytest.raises(UnknownDriver) as caught:
        REGISTRY.find("samv")
    assert "samv-serial" in caught.value.known


@pytest.mark.parametrize(
    ("name", "values", "mistakes"),
    [
        ("samv-serial", {}, {"device": OptionMistake.MISSING}),
        ("samv-serial", {"device": 3}, {"device": OptionMistake.WRONG_TYPE}),
        ("samv-serial", {"device": "ttyUSB0"}, {"device": OptionMistake.BAD_VALUE}),
        ("samv-serial", {"device": "/dev/x", "baud_rate": 1234}, {"baud_rate": OptionMistake.BAD_VALUE}),
        ("samv-serial", {"device": "/dev/x", "baud_rate": True}, {"baud_rate": OptionMistake.WRONG_TYPE}),
        ("samv-serial", {"device": "/dev/x", "model": "cvr"}, {"model": OptionMistake.BAD_VALUE}),
        ("samv-serial", {"device": "/dev/x", "baud_rate": "auto"}, {"baud_rate": OptionMistake.WRONG_TYPE}),
        ("samv-usb", {"bus_path": "/dev/bus/usb/001"}, {"bus_path": OptionMistake.BAD_VALUE}),
        ("samv-hid", {"device": "hidraw0", "reports": "both"}, dict.fromkeys(("device", "reports"), _BAD)),
        ("samv-hid-stripped", {"device": "/dev/x", "model": "standard"}, {"model": OptionMistake.UNKNOWN}),
        ("pcsc", {"reader": 3, "slot": 1}, {"reader": OptionMistake.WRONG_TYPE, "slot": OptionMistake.UNKNOWN}),
        ("samv-tcp", {"host": "h", "port": "4001"}, {"port": OptionMistake.WRONG_TYPE}),
        ("samv-tcp", {"host": "h", "port": 0}, {"port": OptionMistake.BAD_VALUE}),
        ("escpos-tcp", {"host": "h", "columns": 500}, {"columns": OptionMistake.BAD_VALUE}),
        ("escpos-usb", {"device": "/dev/usb/lp0", "model": "vkp"}, {"model": OptionMistake.BAD_VALUE}),
        ("escpos-file", {"folder": "receipts"}, {"folder": OptionMistake.BAD_VALUE}),
        ("ipp", {"uri": "http://h/"}, {"uri": OptionMistake.BAD_VALUE}),
        ("ipp", {"uri": "ipps://h/x", "certificate": "cert.pem"}, {"certificate": OptionMistake.BAD_VALUE}),
        ("ipp", {"uri": "ipp:///x"}, {"uri": OptionMistake.BAD_VALUE}),
        ("ipp", {"uri": "ipp://h:port/x"}, {"uri": OptionMistake.BAD_VALUE}),
        ("ipp", {"uri": "ipp://[h/x"}, {"uri": OptionMistake.BAD_VALUE}),
        (
            "escpos-tcp",
            {"host": "a b", "port": 70000, "columns": 1},
            {"host": OptionMistake.BAD_VALUE, "port": OptionMistake.BAD_VALUE, "columns": OptionMistake.BAD_VALUE},
        ),
        ("scanner-hid-pos", {"device": "/dev/hidraw0", "trigger": "zebra"}, {"trigger": OptionMistake.BAD_VALUE}),
        ("scanner-wedge", {"device": "/dev/x", "inter_key_ms": 2}, {"inter_key_ms": OptionMistake.BAD_VALUE}),
        ("scanner-camera", {"device": "0", "width": 1}, dict.fromkeys(("device", "width"), OptionMistake.BAD_VALUE)),
        ("document-camera", {"device": "/dev/x", "width": 9000}, {"width": OptionMistake.BAD_VALUE}),
        ("face-camera", {"device": "/dev/x", "yunet_sha256": "AB"}, {"yunet_sha256": OptionMistake.BAD_VALUE}),
        ("simulated-document-camera", {"folder": "here"}, {"folder": OptionMistake.BAD_VALUE}),
        ("signals-serial-relay", {"device": "/dev/x", "lamps": "moon=1"}, {"lamps": OptionMistake.BAD_VALUE}),
        ("signals-serial-relay", {"device": "/dev/x", "inputs": "card=1"}, {"inputs": OptionMistake.BAD_VALUE}),
        ("signals-alsa-headset", {"jack": ""}, {"jack": OptionMistake.BAD_VALUE}),
        ("simulated-id-card", {"anything": 1}, {"anything": OptionMistake.UNKNOWN}),
        (
            "samv-tcp",
            {"hots": "h", "port": 1.5},
            {"hots": OptionMistake.UNKNOWN, "host": OptionMistake.MISSING, "port": OptionMistake.WRONG_TYPE},
        ),
    ],
)
def test_mistakes_are_named_all_at_once(
    name: str, values: Mapping[str, object], mistakes: dict[str, OptionMistake]
) -> None:
    assert _mistakes(name, values) == mistakes


def test_importing_the_registry_imports_no_driver_and_no_library() -> None:
    heavy = (
        "serial",
        "smartcard",
        "usb",
        "PIL",
        "http",
        "drivers.id_card.samv",
        "drivers.transports.tcp",
        "cv2",
        "numpy",
        "evdev",
    )
    script = f"import sys, drivers.registry; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"

"""What may stand in a driver's option, in the technician's language. Drivers know no texts: they say it in English."""

from __future__ import annotations

import re

from kiosk.texts import Text

_RANGE = re.compile(r"(\d+) to (\d+)( pixels| milliseconds)?$")
_ONE_OF = re.compile(r"one of (.+)$")
_PAIRS = re.compile(r"pairs with a blank between, like card=3 receipt=1, of: (.+)$")
#: The drivers' own words, and the text that says the same.
_SAME = {
    "an absolute path, best one below /dev/serial/by-id": "option-form-device",
    "an absolute path, best a link that udev makes by serial number": "option-form-device",
    "an absolute path like /dev/usb/lp0, best a link that a udev rule makes": "option-form-printer-device",
    "0 to search for it, or one of 9600, 19200, 38400, 57600, 115200, 230400": "option-form-searched-speed",
    "the absolute path of the operator's decoder of photos, or nothing": "option-form-decoder",
    "a host name or address": "option-form-host",
    "bus and ports, like 1-2.4, as in /sys/bus/usb/devices": "option-form-bus-path",
    "24 to 64; 48 on 80 mm paper, 32 on 58 mm": "option-form-columns",
    "the absolute path of a folder, best in memory": "option-form-folder",
    "an absolute path of a folder of pictures": "option-form-folder",
    "an address like ipp://192.0.2.7/ipp/print, ipps:// for TLS": "option-form-uri",
    "a PWG 5101.1 media name like iso_a4_210x297mm": "option-form-media",
    "the absolute path of a PEM file": "option-form-pem",
    "an absolute path of an ONNX file, or nothing": "option-form-onnx",
    "64 hexadecimal digits in lower case": "option-form-sha256",
    "none, newland or honeywell": "option-form-trigger",
    "the name of an input device": "option-form-input",
    "the name of an input device, or nothing": "option-form-input",
}


def form_of(expected: str) -> Text | None:
    """None: there are no words for it yet, and the drivers' own stand."""
    if expected in _SAME:
        return Text.of(_SAME[expected])
    if found := _RANGE.match(expected):
        return Text.of("option-form-range", least=found[1], most=found[2])
    if found := _ONE_OF.match(expected):
        return Text.of("option-form-one-of", known=found[1])
    if found := _PAIRS.match(expected):
        return Text.of("option-form-pairs", known=found[1])
    return None

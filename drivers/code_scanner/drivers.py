# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drivers.code_scanner import options
from drivers.driver import Driver
from drivers.protocols import CodeScanner, Family

if TYPE_CHECKING:
    from drivers.code_scanner.dialects import Dialect


def _serial(device: str, baud_rate: int, dialect: Dialect) -> CodeScanner:
    from drivers.code_scanner.line import LineScanner
    from drivers.transports.serial import SerialTransport

    return LineScanner(SerialTransport(device, baud_rate), dialect)


def _newland_serial(chosen: options.NewlandSerialOptions) -> CodeScanner:
    from drivers.code_scanner.dialects import NEWLAND_SERIAL

    return _serial(chosen.device, chosen.baud_rate, NEWLAND_SERIAL)


def _honeywell_serial(chosen: options.HoneywellSerialOptions) -> CodeScanner:
    from drivers.code_scanner.dialects import HONEYWELL_SERIAL

    return _serial(chosen.device, chosen.baud_rate, HONEYWELL_SERIAL)


def _plain_serial(chosen: options.PlainSerialOptions) -> CodeScanner:
    from drivers.code_scanner.dialects import PLAIN_LINES

    return _serial(chosen.device, chosen.baud_rate, PLAIN_LINES)


def _hid_pos(chosen: options.HidPosOptions) -> CodeScanner:
    from drivers.code_scanner.dialects import HID_POS
    from drivers.code_scanner.line import LineScanner
    from drivers.transports.device_file import DeviceFile

    return LineScanner(DeviceFile(chosen.device), HID_POS[chosen.trigger])


def _wedge(chosen: options.WedgeOptions) -> CodeScanner:
    from drivers.code_scanner.wedge import WedgeScanner
    from drivers.transports.input_events import InputDevice

    return WedgeScanner(InputDevice(chosen.device), inter_key_seconds=chosen.inter_key_ms / 1000)


def _camera(chosen: options.CameraScannerOptions) -> CodeScanner:
    from drivers.code_scanner.camera import CameraScanner
    from drivers.transports.frames import V4l2Source

    return CameraScanner(V4l2Source(chosen.device, chosen.width, chosen.height))


def _simulated(_: options.SimulatedCodeScannerOptions) -> CodeScanner:
    from drivers.code_scanner.simulated import SimulatedCodeScanner

    return SimulatedCodeScanner()


DRIVERS: tuple[Driver, ...] = (
    Driver("scanner-newland-serial", Family.CODE_SCANNER, options.NewlandSerialOptions, _newland_serial),
    Driver("scanner-honeywell-serial", Family.CODE_SCANNER, options.HoneywellSerialOptions, _honeywell_serial),
    Driver("scanner-serial", Family.CODE_SCANNER, options.PlainSerialOptions, _plain_serial),
    Driver("scanner-hid-pos", Family.CODE_SCANNER, options.HidPosOptions, _hid_pos),
    Driver("scanner-wedge", Family.CODE_SCANNER, options.WedgeOptions, _wedge),
    Driver("scanner-camera", Family.CODE_SCANNER, options.CameraScannerOptions, _camera, hosted=True),
    Driver(
        "simulated-code-scanner",
        Family.CODE_SCANNER,
        options.SimulatedCodeScannerOptions,
        _simulated,
        simulated=True,
    ),
)

# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made."""

from __future__ import annotations

from drivers.driver import Driver
from drivers.keypad import options
from drivers.protocols import Family, Keypad


def _epp_szzt(chosen: options.EppSzztOptions) -> Keypad:
    from drivers.keypad.epp_szzt import SzztPad
    from drivers.transports.serial import SerialTransport

    return SzztPad(SerialTransport(chosen.device, chosen.baud_rate))


def _evdev(chosen: options.EvdevKeypadOptions) -> Keypad:
    from drivers.keypad.evdev import EvdevKeypad
    from drivers.transports.input_events import InputDevice

    return EvdevKeypad(InputDevice(chosen.device))


def _played(chosen: options.PlayedKeypadOptions) -> Keypad:
    from pathlib import Path

    from drivers.keypad.played import PlayedKeypad

    return PlayedKeypad(Path(chosen.device))


def _simulated(_: options.SimulatedKeypadOptions) -> Keypad:
    from drivers.keypad.simulated import SimulatedKeypad

    return SimulatedKeypad()


DRIVERS: tuple[Driver, ...] = (
    Driver("keypad-epp-szzt", Family.KEYPAD, options.EppSzztOptions, _epp_szzt, shared=True),
    Driver("keypad-evdev", Family.KEYPAD, options.EvdevKeypadOptions, _evdev),
    Driver("simulated-played-keypad", Family.KEYPAD, options.PlayedKeypadOptions, _played, simulated=True),
    Driver("simulated-keypad", Family.KEYPAD, options.SimulatedKeypadOptions, _simulated, simulated=True),
)

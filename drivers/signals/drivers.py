# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made."""

from __future__ import annotations

from drivers.driver import Driver
from drivers.protocols import Family, Place, Signals
from drivers.signals import options


def _serial_relay(chosen: options.SerialRelayOptions) -> Signals:
    from drivers.signals.headset import HeadsetJack
    from drivers.signals.serial_relay import SerialRelay
    from drivers.transports.serial import SerialTransport

    names = frozenset(options.CONTACTS) | {f"-{name}" for name in options.CONTACTS}
    return SerialRelay(
        SerialTransport(chosen.device, chosen.baud_rate),
        chosen.unit,
        options.read_wiring(chosen.lamps, frozenset(Place)) or {},
        options.read_wiring(chosen.inputs, names) or {},
        HeadsetJack(chosen.headset_jack) if chosen.headset_jack else None,
    )


def _headset(chosen: options.HeadsetOptions) -> Signals:
    from drivers.signals.headset import HeadsetJack, HeadsetSignals

    return HeadsetSignals(HeadsetJack(chosen.jack))


def _simulated(_: options.SimulatedSignalsOptions) -> Signals:
    from drivers.signals.simulated import SimulatedSignals

    return SimulatedSignals()


DRIVERS: tuple[Driver, ...] = (
    Driver("signals-serial-relay", Family.SIGNALS, options.SerialRelayOptions, _serial_relay),
    Driver("signals-alsa-headset", Family.SIGNALS, options.HeadsetOptions, _headset),
    Driver("simulated-signals", Family.SIGNALS, options.SimulatedSignalsOptions, _simulated, simulated=True),
)

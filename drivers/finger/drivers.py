# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made."""

from __future__ import annotations

from drivers.driver import Driver
from drivers.finger import options
from drivers.protocols import Family, FingerReader


def _simulated(_: options.SimulatedFingerOptions) -> FingerReader:
    from drivers.finger.simulated import SimulatedFingerReader

    return SimulatedFingerReader()


DRIVERS: tuple[Driver, ...] = (
    Driver("simulated-finger", Family.FINGER, options.SimulatedFingerOptions, _simulated, simulated=True),
)

# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made."""

from __future__ import annotations

from drivers.card import options
from drivers.driver import Driver
from drivers.protocols import CardReader, Family


def _pcsc(chosen: options.PcscOptions) -> CardReader:
    from drivers.card.pcsc import PcscReader

    return PcscReader(chosen.reader)


def _simulated_card_reader(_: options.SimulatedCardReaderOptions) -> CardReader:
    from drivers.card.simulated import SimulatedCardReader

    return SimulatedCardReader()


DRIVERS: tuple[Driver, ...] = (
    Driver("pcsc", Family.CARD, options.PcscOptions, _pcsc),
    Driver(
        "simulated-card-reader",
        Family.CARD,
        options.SimulatedCardReaderOptions,
        _simulated_card_reader,
        simulated=True,
    ),
)

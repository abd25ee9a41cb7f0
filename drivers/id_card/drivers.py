# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made."""

from __future__ import annotations

from drivers.driver import Driver
from drivers.id_card import options
from drivers.protocols import Family, IdCardReader


def _samv_serial(chosen: options.SamvSerialOptions) -> IdCardReader:
    from drivers.id_card.samv import SamvReader
    from drivers.transports.serial import SerialTransport

    return SamvReader(SerialTransport(chosen.device, chosen.baud_rate), added_address=chosen.added_address)


def _samv_tcp(chosen: options.SamvTcpOptions) -> IdCardReader:
    from drivers.id_card.samv import SamvReader
    from drivers.transports.tcp import TcpTransport

    return SamvReader(TcpTransport(chosen.host, chosen.port), added_address=chosen.added_address)


def _simulated_id_card(_: options.SimulatedIdCardOptions) -> IdCardReader:
    from drivers.id_card.simulated import SimulatedIdCardReader

    return SimulatedIdCardReader()


DRIVERS: tuple[Driver, ...] = (
    Driver("samv-serial", Family.ID_CARD, options.SamvSerialOptions, _samv_serial),
    Driver("samv-tcp", Family.ID_CARD, options.SamvTcpOptions, _samv_tcp),
    Driver("simulated-id-card", Family.ID_CARD, options.SimulatedIdCardOptions, _simulated_id_card, simulated=True),
)

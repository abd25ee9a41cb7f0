# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from drivers.driver import Driver
from drivers.id_card import options
from drivers.id_card.samv_models import Model
from drivers.protocols import Family, IdCardReader
from drivers.transports.report_way import ReportWay

if TYPE_CHECKING:
    from drivers.transports.transport import Transport


class _SamvOptions(Protocol):
    """What every reader that speaks SAM_V can be told."""

    @property
    def added_address(self) -> bool: ...
    @property
    def wlt_library(self) -> str: ...


def _samv(transport: Transport, chosen: _SamvOptions, model: str = Model.STANDARD) -> IdCardReader:
    from drivers.id_card.portraits import PortraitDecoder, PortraitReader
    from drivers.id_card.samv import SamvReader

    reader = SamvReader(transport, added_address=chosen.added_address, model=Model(model))
    return PortraitReader(reader, PortraitDecoder(Path(chosen.wlt_library))) if chosen.wlt_library else reader


def _samv_serial(chosen: options.SamvSerialOptions) -> IdCardReader:
    from drivers.id_card.baud_search import BaudSearch
    from drivers.transports.serial import SerialTransport

    if chosen.baud_rate == options.SEARCHED:
        search = BaudSearch(lambda rate: SerialTransport(chosen.device, rate), Model(chosen.model))
        return _samv(search, chosen, chosen.model)
    return _samv(SerialTransport(chosen.device, chosen.baud_rate), chosen, chosen.model)


def _samv_tcp(chosen: options.SamvTcpOptions) -> IdCardReader:
    from drivers.transports.tcp import TcpTransport

    return _samv(TcpTransport(chosen.host, chosen.port), chosen, chosen.model)


def _samv_usb(chosen: options.SamvUsbOptions) -> IdCardReader:
    from drivers.transports.usb import UsbAddress, UsbBulkTransport

    address = UsbAddress(0x0400, 0xC35A, chosen.serial_number, chosen.bus_path)
    return _samv(UsbBulkTransport(address), chosen, chosen.model)


def _samv_hid(chosen: options.SamvHidOptions) -> IdCardReader:
    from drivers.transports.hidraw import HidrawTransport, HidReports

    way = ReportWay(chosen.reports)
    # Over the control pipe such readers take feature report 1 (SET_REPORT 0301) and give input report 0.
    reports = HidReports(way, number=1 if way is ReportWay.CONTROL else 0)
    return _samv(HidrawTransport(chosen.device, reports), chosen, chosen.model)


def _samv_hid_stripped(chosen: options.SamvHidStrippedOptions) -> IdCardReader:
    from drivers.id_card.samv_stripped import StrippedTransport
    from drivers.transports.hidraw import HidrawTransport, HidReports

    way = ReportWay(chosen.reports)
    reports = HidReports(way, number=1 if way is ReportWay.CONTROL else 0)
    return _samv(StrippedTransport(HidrawTransport(chosen.device, reports)), chosen)


def _simulated_id_card(_: options.SimulatedIdCardOptions) -> IdCardReader:
    from drivers.id_card.simulated import SimulatedIdCardReader

    return SimulatedIdCardReader()


DRIVERS: tuple[Driver, ...] = (
    Driver("samv-serial", Family.ID_CARD, options.SamvSerialOptions, _samv_serial),
    Driver("samv-tcp", Family.ID_CARD, options.SamvTcpOptions, _samv_tcp),
    Driver("samv-usb", Family.ID_CARD, options.SamvUsbOptions, _samv_usb),
    Driver("samv-hid", Family.ID_CARD, options.SamvHidOptions, _samv_hid),
    Driver("samv-hid-stripped", Family.ID_CARD, options.SamvHidStrippedOptions, _samv_hid_stripped),
    Driver("simulated-id-card", Family.ID_CARD, options.SimulatedIdCardOptions, _simulated_id_card, simulated=True),
)

# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made."""

from __future__ import annotations

from drivers.driver import Driver
from drivers.id_card import options
from drivers.id_card.samv_models import Model
from drivers.protocols import Family, IdCardReader
from drivers.transports.report_way import ReportWay


def _samv_serial(chosen: options.SamvSerialOptions) -> IdCardReader:
    from drivers.id_card.baud_search import BaudSearch
    from drivers.id_card.samv import SamvReader
    from drivers.transports.serial import SerialTransport

    model = Model(chosen.model)
    if chosen.baud_rate == options.SEARCHED:
        search = BaudSearch(lambda rate: SerialTransport(chosen.device, rate), model)
        return SamvReader(search, added_address=chosen.added_address, model=model)
    port = SerialTransport(chosen.device, chosen.baud_rate)
    return SamvReader(port, added_address=chosen.added_address, model=model)


def _samv_tcp(chosen: options.SamvTcpOptions) -> IdCardReader:
    from drivers.id_card.samv import SamvReader
    from drivers.transports.tcp import TcpTransport

    connection = TcpTransport(chosen.host, chosen.port)
    return SamvReader(connection, added_address=chosen.added_address, model=Model(chosen.model))


def _samv_usb(chosen: options.SamvUsbOptions) -> IdCardReader:
    from drivers.id_card.samv import SamvReader
    from drivers.transports.usb import UsbAddress, UsbBulkTransport

    address = UsbAddress(0x0400, 0xC35A, chosen.serial_number, chosen.bus_path)
    return SamvReader(UsbBulkTransport(address), added_address=chosen.added_address, model=Model(chosen.model))


def _samv_hid(chosen: options.SamvHidOptions) -> IdCardReader:
    from drivers.id_card.samv import SamvReader
    from drivers.transports.hidraw import HidrawTransport, HidReports

    way = ReportWay(chosen.reports)
    # Over the control pipe such readers take feature report 1 (SET_REPORT 0301) and give input report 0.
    reports = HidReports(way, number=1 if way is ReportWay.CONTROL else 0)
    transport = HidrawTransport(chosen.device, reports)
    return SamvReader(transport, added_address=chosen.added_address, model=Model(chosen.model))


def _samv_hid_stripped(chosen: options.SamvHidStrippedOptions) -> IdCardReader:
    from drivers.id_card.samv import SamvReader
    from drivers.id_card.samv_stripped import StrippedTransport
    from drivers.transports.hidraw import HidrawTransport, HidReports

    way = ReportWay(chosen.reports)
    reports = HidReports(way, number=1 if way is ReportWay.CONTROL else 0)
    transport = StrippedTransport(HidrawTransport(chosen.device, reports))
    return SamvReader(transport, added_address=chosen.added_address)


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

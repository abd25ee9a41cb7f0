"""USB bulk endpoints and HID reports, over played libraries: which device, which errors, which bytes."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import usb.core

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports.deadline import Deadline
from drivers.transports.hidraw import HidrawTransport, HidReports
from drivers.transports.report_way import ReportWay
from drivers.transports.transport import read_exactly
from drivers.transports.usb import UsbAddress, UsbBulkTransport
from tests.support.played_devices import PACKET, PlayedHidraw, PlayedUsb, PlayedUsbDevice, serve_hid


def _echo(received: bytes) -> Iterator[bytes]:
    yield received


def _address(**chosen: str) -> UsbAddress:
    return UsbAddress(PlayedUsbDevice.vendor, PlayedUsbDevice.product, **chosen)


def _fault(call: Callable[..., object], *arguments: object) -> DeviceError:
    with pytest.raises(DeviceError) as caught:
        call(*arguments)
    return caught.value


def test_bytes_go_and_come_in_packets_however_many_are_wanted() -> None:
    transport = UsbBulkTransport(_address(), PlayedUsb(PlayedUsbDevice(_echo)))
    until = Deadline(5)
    transport.open(until)
    everything = bytes(range(256)) * 6 + b"end"
    transport.write(everything, until)
    assert transport.read(7, until) == everything[:7]
    assert read_exactly(transport, len(everything) - 7, until) == everything[7:]
    assert _fault(transport.read, 1, until).fault is DeviceFault.TIMEOUT
    transport.close()


def test_the_interface_is_taken_from_the_kernel_and_given_back() -> None:
    device = PlayedUsbDevice(_echo)
    transport = UsbBulkTransport(_address(), PlayedUsb(device))
    transport.open(Deadline(5))
    transport.open(Deadline(5))
    assert device.log == ["detached", "configured", "claimed"]
    transport.close()
    transport.close()
    assert device.log[3:] == ["released"]
    assert _fault(transport.read, 1, Deadline(5)).fault is DeviceFault.LOST


@pytest.mark.parametrize(
    ("chosen", "port"),
    [({"serial_number": "B"}, 2), ({"bus_path": "1-3.4"}, 3), ({"serial_number": "A", "bus_path": "1-1"}, 1)],
)
def test_two_of_a_make_are_told_apart(chosen: dict[str, str], port: int) -> None:
    devices = [
        PlayedUsbDevice(_echo, "A", (1,)),
        PlayedUsbDevice(_echo, "B", (2,)),
        PlayedUsbDevice(_echo, None, (3, 4)),
    ]
    transport = UsbBulkTransport(_address(**chosen), PlayedUsb(*devices))
    transport.open(Deadline(5))
    assert [each.port_numbers[0] for each in devices if each.log] == [port]
    transport.close()


def test_two_that_fit_are_refused_and_named_and_none_is_absent() -> None:
    plugs = PlayedUsb(PlayedUsbDevice(_echo, "A", (1,)), PlayedUsbDevice(_echo, "B", (2, 1)))
    error = _fault(UsbBulkTransport(_address(), plugs).open, Deadline(5))
    assert (error.fault, error.original) == (DeviceFault.REFUSED, "several devices fit: 1-1, 1-2.1")
    assert _fault(UsbBulkTransport(_address(serial_number="C"), plugs).open, Deadline(5)).fault is DeviceFault.ABSENT
    assert _fault(UsbBulkTransport(UsbAddress(1, 2), plugs).open, Deadline(5)).fault is DeviceFault.ABSENT


@pytest.mark.parametrize(
    ("code", "at_opening", "later"),
    [
        (errno.EACCES, DeviceFault.REFUSED, DeviceFault.REFUSED),
        (errno.EBUSY, DeviceFault.BUSY, DeviceFault.BUSY),
        (errno.ENODEV, DeviceFault.ABSENT, DeviceFault.LOST),
        (errno.EPIPE, DeviceFault.REFUSED, DeviceFault.LOST),
    ],
)
def test_errors_of_the_bus_in_our_terms(code: int, at_opening: DeviceFault, later: DeviceFault) -> None:
    device = PlayedUsbDevice(_echo)
    transport = UsbBulkTransport(_address(), PlayedUsb(device))
    device.failing = code
    assert _fault(transport.open, Deadline(5)).fault is at_opening
    assert device.log == ["released"], "nothing is held after an error"
    device.failing = None
    transport.open(Deadline(5))
    device.failing = code
    for call in (lambda: transport.write(b"x", Deadline(5)), lambda: transport.read(1, Deadline(5))):
        assert _fault(call).fault is later
    assert _fault(transport.flush_input).fault is later
    transport.close()


def test_a_device_without_bulk_endpoints_is_refused_and_given_back() -> None:
    device = PlayedUsbDevice(_echo)
    device.endpoints.pop()
    transport = UsbBulkTransport(_address(), PlayedUsb(device))
    assert _fault(transport.open, Deadline(5)).fault is DeviceFault.REFUSED
    assert device.log[-1] == "released"


def test_no_libusb_says_so() -> None:
    class Without:
        def find(self, **wanted: Any) -> None:
            raise usb.core.NoBackendError("No backend available")

    error = _fault(UsbBulkTransport(_address(), Without()).open, Deadline(5))
    assert (error.fault, error.original) == (DeviceFault.REFUSED, "libusb is not installed")


def test_what_lies_in_the_endpoint_is_flushed_and_a_flood_has_an_end() -> None:
    device = PlayedUsbDevice(_echo)
    transport = UsbBulkTransport(_address(), PlayedUsb(device))
    until = Deadline(5)
    transport.open(until)
    transport.write(b"old", until)
    assert transport.read(1, until) == b"o"
    transport.flush_input()
    assert _fault(transport.read, 1, until).fault is DeviceFault.TIMEOUT
    device.packets.extend([b"noise"] * 1000)
    transport.flush_input()
    assert len(device.packets) > 800
    transport.close()


def test_no_time_left_is_a_timeout_and_no_wait_for_ever() -> None:
    transport = UsbBulkTransport(_address(), PlayedUsb(PlayedUsbDevice(_echo)))
    transport.open(Deadline(5))
    assert _fault(transport.read, 1, Deadline(0)).fault is DeviceFault.TIMEOUT
    assert _fault(transport.write, b"x", Deadline(0)).fault is DeviceFault.TIMEOUT
    transport.close()


def _without_zeros(received: bytes) -> Iterator[bytes]:
    yield b"\x01" + received.rstrip(b"\0")


def test_reports_over_the_file_are_numbered_and_filled_up() -> None:
    host = serve_hid(_without_zeros)
    transport = HidrawTransport(host.device_path, HidReports())
    until = Deadline(5)
    transport.open(until)
    message = bytes(range(1, 101))
    transport.write(message, until)
    first = read_exactly(transport, 2 * PACKET, until)
    assert first == (b"\x01" + message[:PACKET]).ljust(2 * PACKET, b"\0")
    assert read_exactly(transport, PACKET, until) == (b"\x01" + message[PACKET:]).ljust(PACKET, b"\0")
    transport.write(b"old" * 3, until)
    assert transport.read(1, until) == b"\x01"
    transport.flush_input()
    assert _fault(transport.read, 1, Deadline(0.05)).fault is DeviceFault.TIMEOUT
    transport.close()
    host.close()


def _by_control(device: PlayedHidraw) -> HidrawTransport:
    return HidrawTransport(device.device_path, HidReports(ReportWay.CONTROL, number=1), device.ioctl)


@pytest.mark.parametrize("zeros", [0, 3])
def test_reports_over_the_control_pipe_wait_for_the_first_that_says_something(tmp_path: Path, zeros: int) -> None:
    answer = b"\x01" + bytes(2 * PACKET - 2) + b"\x02"
    device = PlayedHidraw(lambda received: [answer], tmp_path / "hidraw", zeros=zeros)
    transport = _by_control(device)
    until = Deadline(5)
    transport.open(until)
    transport.write(b"question", until)
    assert read_exactly(transport, 2 * PACKET, until) == answer, "zeros within it count"
    assert _fault(transport.read, 1, Deadline(0.05)).fault is DeviceFault.TIMEOUT
    transport.flush_input()
    transport.close()


def test_a_hid_device_that_is_pulled_out_is_lost_and_then_absent(tmp_path: Path) -> None:
    device = PlayedHidraw(_echo, tmp_path / "hidraw")
    transport = _by_control(device)
    transport.open(Deadline(5))
    device.unplug()
    assert _fault(transport.write, b"x", Deadline(5)).fault is DeviceFault.LOST
    assert _fault(transport.read, 1, Deadline(5)).fault is DeviceFault.LOST
    transport.close()
    assert _fault(transport.open, Deadline(5)).fault is DeviceFault.ABSENT
    assert _fault(transport.read, 1, Deadline(5)).fault is DeviceFault.LOST
    assert _fault(transport.write, b"x", Deadline(0)).fault is DeviceFault.TIMEOUT


def test_the_kernel_does_not_know_these_ioctls_on_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    transport = HidrawTransport(str(tmp_path / "file"), HidReports(ReportWay.CONTROL, number=1))
    transport.open(Deadline(5))
    assert _fault(transport.write, b"x", Deadline(5)).fault is DeviceFault.LOST
    transport.close()

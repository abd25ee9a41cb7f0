"""Transports: deadlines, errors in our own terms, and the two that record and fault."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports.character_device import CharacterDeviceTransport
from drivers.transports.deadline import Deadline
from drivers.transports.faulting import FaultingTransport, FaultScript
from drivers.transports.recording import LONGEST, Direction, Passage, Recording, RecordingTransport
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost, TcpHost, Unplugged
from drivers.transports.tcp import TcpTransport
from drivers.transports.transport import Transport, closed_on_error, read_exactly


def _echo(received: bytes) -> Iterator[bytes]:
    yield received


@pytest.fixture(params=["serial", "character device", "tcp"])
def line(request: pytest.FixtureRequest) -> Iterator[tuple[Transport, PtyHost | TcpHost]]:
    """A transport, and the host at its other end, which sends everything back."""
    transport: Transport
    host: PtyHost | TcpHost
    if request.param == "serial":
        host = pty = PtyHost(_echo)
        transport = SerialTransport(pty.device_path, 115200)
    elif request.param == "character device":
        host = pty = PtyHost(_echo)
        transport = CharacterDeviceTransport(pty.device_path)
    else:
        host = tcp = TcpHost(_echo)
        transport = TcpTransport(tcp.host, tcp.port)
    yield transport, host
    transport.close()
    host.close()


def _fault(call: object, *arguments: object) -> DeviceFault:
    with pytest.raises(DeviceError) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.fault


def test_bytes_go_there_and_come_back(line: tuple[Transport, object]) -> None:
    transport, _ = line
    until = Deadline(5)
    transport.open(until)
    transport.open(until)  # open already
    everything = bytes(range(256)) * 8
    transport.write(everything, until)
    assert read_exactly(transport, len(everything), until) == everything


def test_reading_stops_at_the_deadline(line: tuple[Transport, object]) -> None:
    transport, _ = line
    transport.open(Deadline(5))
    assert _fault(transport.read, 10, Deadline(0.05)) is DeviceFault.TIMEOUT
    assert _fault(read_exactly, transport, 10, Deadline(0)) is DeviceFault.TIMEOUT


def test_what_lies_in_the_line_is_flushed(
    line: tuple[SerialTransport | CharacterDeviceTransport | TcpTransport, object],
) -> None:
    transport, _ = line
    until = Deadline(5)
    transport.open(until)
    transport.write(b"old", until)
    assert select.select([transport._descriptor()], [], [], 5)[0], "the host sends the three bytes back in one piece"
    transport.flush_input()
    assert _fault(transport.read, 1, Deadline(0.05)) is DeviceFault.TIMEOUT
    transport.write(b"new", until)
    assert read_exactly(transport, 3, until) == b"new"


def test_pulling_the_plug_is_lost_and_then_absent(line: tuple[Transport, PtyHost | TcpHost]) -> None:
    transport, host = line
    transport.open(Deadline(5))
    host.close()
    assert _fault(transport.read, 1, Deadline(5)) is DeviceFault.LOST
    transport.close()
    assert _fault(transport.open, Deadline(5)) is DeviceFault.ABSENT


def test_a_closed_transport_says_so(line: tuple[Transport, object]) -> None:
    transport, _ = line
    assert _fault(transport.read, 1, Deadline(1)) is DeviceFault.LOST
    assert _fault(transport.write, b"x", Deadline(1)) is DeviceFault.LOST
    assert _fault(transport.flush_input) is DeviceFault.LOST


def test_an_error_closes_the_port() -> None:
    host = TcpHost(_echo)
    transport = TcpTransport(host.host, host.port)
    transport.open(Deadline(5))
    with pytest.raises(DeviceError), closed_on_error(transport):
        transport.read(1, Deadline(0))
    assert _fault(transport.read, 1, Deadline(1)) is DeviceFault.LOST
    host.close()


def test_no_such_serial_port_is_absent(tmp_path: Path) -> None:
    transport = SerialTransport(str(tmp_path / "nothing"), 9600)
    assert _fault(transport.open, Deadline(1)) is DeviceFault.ABSENT


def test_a_serial_port_in_other_hands_is_busy() -> None:
    host = PtyHost(_echo)
    first, second = SerialTransport(host.device_path, 9600), SerialTransport(host.device_path, 9600)
    first.open(Deadline(1))
    assert _fault(second.open, Deadline(1)) is DeviceFault.BUSY
    first.close()
    second.open(Deadline(1))
    second.close()
    host.close()


def test_a_file_is_no_serial_port(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    transport = SerialTransport(str(tmp_path / "file"), 9600)
    assert _fault(transport.open, Deadline(1)) is DeviceFault.REFUSED


def test_a_host_that_does_not_exist_is_absent() -> None:
    assert _fault(TcpTransport("host.invalid", 9100).open, Deadline(5)) is DeviceFault.ABSENT


def test_no_time_left_is_a_timeout() -> None:
    assert _fault(TcpTransport("127.0.0.1", 9).open, Deadline(0)) is DeviceFault.TIMEOUT


def test_a_device_that_takes_nothing_more_is_a_timeout() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        transport = TcpTransport(*server.getsockname())
        transport.open(Deadline(5))
        assert _fault(transport.write, bytes(64_000_000), Deadline(0.1)) is DeviceFault.TIMEOUT
        transport.close()


def test_a_link_keeps_the_path_over_replugging(tmp_path: Path) -> None:
    link = tmp_path / "reader"
    host = PtyHost(_echo, link)
    transport = SerialTransport(str(link), 115200)
    transport.open(Deadline(1))
    transport.close()
    host.close()
    host.close()
    assert _fault(transport.open, Deadline(1)) is DeviceFault.ABSENT
    again = PtyHost(_echo, link)
    assert again.device_path == str(link)
    transport.open(Deadline(1))
    transport.close()
    again.close()


def test_a_host_that_loses_power_breaks_the_line_and_is_gone() -> None:
    def dies(received: bytes) -> Iterator[bytes]:
        yield received[:1]
        raise Unplugged

    host = TcpHost(dies)
    transport = TcpTransport(host.host, host.port)
    until = Deadline(5)
    transport.open(until)
    transport.write(b"ab", until)
    assert transport.read(10, until) == b"a"
    assert _fault(transport.read, 1, until) is DeviceFault.LOST
    assert host.closed
    transport.close()
    assert _fault(transport.open, until) is DeviceFault.ABSENT
    host.close()


def test_a_host_leaves_no_thread_and_no_handle_behind() -> None:
    before = threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        for host in (PtyHost(_echo), TcpHost(_echo)):
            host.close()
    assert (threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))) == before


def test_the_recorder_notes_every_byte_and_shows_none() -> None:
    host = TcpHost(_echo)
    noted: list[Passage] = []
    transport = RecordingTransport(TcpTransport(host.host, host.port), Recording(noted.append))
    until = Deadline(5)
    transport.open(until)
    transport.write(b"abc", until)
    read_exactly(transport, 3, until)
    sent = b"".join(each.data for each in noted if each.direction is Direction.TO_DEVICE)
    received = b"".join(each.data for each in noted if each.direction is Direction.FROM_DEVICE)
    assert (sent, received) == (b"abc", b"abc")
    assert [each.at for each in noted] == sorted(each.at for each in noted)
    assert "abc" not in repr(noted)
    transport.close()
    host.close()


class _Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_recording_ends_by_itself_after_ten_minutes() -> None:
    host, clock = TcpHost(_echo), _Clock()
    noted: list[Passage] = []
    recording = Recording(noted.append, clock)
    transport = RecordingTransport(TcpTransport(host.host, host.port), recording)
    until = Deadline(5)
    transport.open(until)
    assert (LONGEST, recording.remaining) == (600.0, 600.0)
    clock.now += LONGEST - 0.001
    transport.write(b"in time", until)
    assert [(each.data, each.at) for each in noted] == [(b"in time", clock.now)]
    clock.now += 0.001
    read_exactly(transport, len(b"in time"), until)
    transport.write(b"too late", until)
    assert read_exactly(transport, len(b"too late"), until) == b"too late", "the line itself goes on"
    assert len(noted) == 1
    assert (recording.running, recording.remaining) == (False, 0.0)
    clock.now -= LONGEST
    transport.write(b"again", until)
    assert len(noted) == 1, "what has ended stays ended"
    transport.close()
    host.close()


def test_without_a_recording_nothing_is_noted_and_one_can_begin_and_be_stopped() -> None:
    host = TcpHost(_echo)
    transport = RecordingTransport(TcpTransport(host.host, host.port))
    until = Deadline(5)
    transport.open(until)
    transport.write(b"before", until)
    first, second = list[Passage](), list[Passage]()
    recording, other = Recording(first.append), Recording(second.append)
    transport.record(recording)
    transport.write(b"1", until)
    transport.record(other)
    transport.write(b"2", until)
    assert not recording.running
    other.stop()
    other.stop()
    transport.write(b"after", until)
    assert ([each.data for each in first], [each.data for each in second]) == ([b"1"], [b"2"])
    transport.close()
    host.close()


@pytest.mark.parametrize(
    ("script", "received"),
    [
        (FaultScript(), b"abcdef"),
        (FaultScript(one_at_a_time=True), b"abcdef"),
        (FaultScript(drop=frozenset({0, 3})), b"bcef"),
        (FaultScript(corrupt={1: 0x20}), b"aBcdef"),
        (FaultScript(delay=0.001), b"abcdef"),
        (FaultScript(unplug_after=4), b"abcd"),
    ],
)
def test_the_faulty_line_does_as_it_was_told(script: FaultScript, received: bytes) -> None:
    host = TcpHost(_echo)
    transport = FaultingTransport(TcpTransport(host.host, host.port), script)
    until = Deadline(5)
    transport.open(until)
    transport.write(b"abcdef", until)
    assert read_exactly(transport, len(received), until) == received
    if script.unplug_after:
        assert _fault(transport.read, 1, until) is DeviceFault.LOST
        assert _fault(transport.open, until) is DeviceFault.ABSENT
        transport.plug_in()
        transport.open(until)
    transport.close()
    host.close()


def test_what_is_no_character_device_is_refused(tmp_path: Path) -> None:
    assert _fault(CharacterDeviceTransport(str(tmp_path / "nothing")).open, Deadline(1)) is DeviceFault.ABSENT
    (tmp_path / "file").touch()
    assert _fault(CharacterDeviceTransport(str(tmp_path / "file")).open, Deadline(1)) is DeviceFault.REFUSED


def test_a_device_that_says_nothing_yet_is_asked_until_the_deadline() -> None:
    """usblp hands on empty packets; /dev/null reads as empty for ever, and is always ready."""
    transport = CharacterDeviceTransport("/dev/null")
    transport.open(Deadline(1))
    assert _fault(transport.read, 1, Deadline(0.05)) is DeviceFault.TIMEOUT
    transport.flush_input()
    transport.close()

"""A resident-ID reader whose line splits, adds, loses or flips bytes, goes silent, or is pulled out."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from drivers.id_card.samv import SamvReader
from drivers.id_card.samv_frames import Command, Status, encode_reply
from drivers.id_card.simulated import Fault, SamvSimulator, serve_pty, serve_tcp
from drivers.protocols import CardReadError, CardReadReason, Condition, DeviceError, DeviceFault, Presence
from drivers.transports.faulting import FaultingTransport, FaultScript
from drivers.transports.recording import Direction, Passage, Recording, RecordingTransport
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost, TcpHost
from drivers.transports.tcp import TcpTransport
from tests.support.identity_cards import ADULT, RARE_NAME

SECONDS = 5.0


@pytest.fixture
def simulator() -> SamvSimulator:
    return SamvSimulator()


@pytest.fixture
def host(simulator: SamvSimulator) -> Iterator[PtyHost]:
    host = serve_pty(simulator)
    yield host
    host.close()


def _reader(host: PtyHost, script: FaultScript | None = None) -> SamvReader:
    port = SerialTransport(host.device_path, 115200)
    return SamvReader(FaultingTransport(port, script) if script else port)


@pytest.mark.parametrize("fault", [Fault.ONE_BYTE_AT_A_TIME, Fault.NOISE_BEFORE_PREAMBLE])
def test_split_and_noisy_answers_are_still_read(host: PtyHost, simulator: SamvSimulator, fault: Fault) -> None:
    simulator.slot.place(RARE_NAME)
    simulator.slot.fail(fault)
    reader = _reader(host)
    assert reader.status(SECONDS).condition is Condition.READY
    assert reader.read(SECONDS) == RARE_NAME
    reader.close()


def test_bytes_read_one_at_a_time_make_a_card(host: PtyHost, simulator: SamvSimulator) -> None:
    simulator.slot.place(ADULT)
    reader = _reader(host, FaultScript(one_at_a_time=True))
    assert reader.read(SECONDS) == ADULT
    reader.close()


def test_one_wrong_checksum_in_mid_read_is_tried_again(host: PtyHost, simulator: SamvSimulator) -> None:
    simulator.slot.place(ADULT)
    # Find answers 15 bytes, select 19: the flipped bit lies in the text of the card.
    reader = _reader(host, FaultScript(corrupt={15 + 19 + 100: 0x10}))
    assert reader.read(SECONDS) == ADULT
    reader.close()


def test_a_card_whose_every_answer_is_damaged_is_not_read(host: PtyHost, simulator: SamvSimulator) -> None:
    simulator.slot.place(ADULT)
    first = 15 + 19  # where the first answer to "read" begins; it has 1295 bytes, and select is answered again
    reader = _reader(host, FaultScript(corrupt={first + 100: 0x10, first + 1295 + 19 + 100: 0x10}))
    with pytest.raises(DeviceError) as caught:
        reader.read(SECONDS)
    assert caught.value.fault is DeviceFault.GARBLED
    assert ADULT.name not in str(caught.value)
    reader.close()


def test_a_lost_byte_in_mid_read_is_a_timeout(host: PtyHost, simulator: SamvSimulator) -> None:
    simulator.slot.place(ADULT)
    reader = _reader(host, FaultScript(drop=frozenset({15 + 19 + 100})))
    with pytest.raises(DeviceError) as caught:
        reader.read(0.3)
    assert caught.value.fault is DeviceFault.TIMEOUT
    reader.close()


@pytest.mark.parametrize("after", [0, 7, 15, 20, 34, 40, 700, 1328])
def test_unplugged_after_so_many_bytes(host: PtyHost, simulator: SamvSimulator, after: int) -> None:
    simulator.slot.place(ADULT)
    reader = _reader(host, FaultScript(unplug_after=after))
    with pytest.raises(DeviceError) as caught:
        reader.read(SECONDS)
    assert caught.value.fault is DeviceFault.LOST
    assert reader.status(SECONDS).condition is Condition.ABSENT
    reader.close()


def test_the_plug_pulled_while_an_answer_is_awaited(host: PtyHost, simulator: SamvSimulator) -> None:
    simulator.slot.fail(Fault.SILENT)
    asked = threading.Event()

    def note(passage: Passage) -> None:
        if passage.direction is Direction.TO_DEVICE:
            asked.set()

    reader = SamvReader(RecordingTransport(SerialTransport(host.device_path, 115200), Recording(note)))

    def pull() -> None:
        asked.wait(SECONDS)
        host.close()

    puller = threading.Thread(target=pull)
    puller.start()
    with pytest.raises(DeviceError) as caught:
        reader.read(SECONDS)
    puller.join()
    assert caught.value.fault in (DeviceFault.LOST, DeviceFault.ABSENT)
    reader.close()


def test_a_late_answer_is_not_taken_for_the_next_one() -> None:
    too_late, arrived = threading.Event(), threading.Event()

    def answer(received: bytes) -> Iterator[bytes]:
        if not too_late.is_set():
            too_late.wait(SECONDS)
            yield encode_reply(Status.NOT_AUTHORISED)
            arrived.set()
        else:
            yield encode_reply(Status.OK)

    host = PtyHost(answer)
    reader = SamvReader(SerialTransport(host.device_path, 115200))
    assert reader.status(0.1).condition is Condition.OFFLINE
    too_late.set()
    assert arrived.wait(SECONDS)
    assert reader.status(SECONDS).condition is Condition.READY
    reader.close()
    host.close()


@pytest.mark.parametrize("garbage", [b"HTTP/1.1 200 OK\r\n\r\n<html>", b"\xff" * 500, b"\xaa" * 500])
def test_another_device_on_the_line_is_no_reader(garbage: bytes) -> None:
    host = TcpHost(lambda received: [garbage])
    reader = SamvReader(TcpTransport(host.host, host.port))
    assert not reader.status(0.1).usable
    with pytest.raises(DeviceError):
        reader.presence(0.1)
    reader.close()
    host.close()


def test_a_status_that_fits_no_command_is_garbled() -> None:
    host = TcpHost(lambda received: [encode_reply(Status.NO_SUCH_ITEM)])
    reader = SamvReader(TcpTransport(host.host, host.port))
    assert reader.status(SECONDS).condition is Condition.UNKNOWN
    with pytest.raises(DeviceError) as caught:
        reader.presence(SECONDS)
    assert (caught.value.fault, caught.value.original) == (DeviceFault.GARBLED, "91 no such item")
    reader.close()
    host.close()


def test_lengths_that_do_not_add_up_are_bad_data() -> None:
    reply = encode_reply(Status.OK, bytes.fromhex("0100 0400") + bytes(100))
    answers = iter([encode_reply(Status.FOUND, bytes(4)), encode_reply(Status.OK, bytes(8)), reply])
    host = TcpHost(lambda received: [next(answers)])
    reader = SamvReader(TcpTransport(host.host, host.port))
    with pytest.raises(CardReadError) as caught:
        reader.read(SECONDS)
    assert caught.value.reason is CardReadReason.BAD_DATA
    reader.close()
    host.close()


def test_a_reader_that_finds_a_card_once_only_still_reads_it(simulator: SamvSimulator) -> None:
    simulator.slot.place(ADULT)
    found_once = iter([True])

    def answer(received: bytes) -> list[bytes]:
        replies = list(simulator.answer(received))
        if replies == [encode_reply(Status.FOUND, bytes(4))] and not next(found_once, False):
            return [encode_reply(Status.NOT_FOUND)]
        return replies

    host = TcpHost(answer)
    reader = SamvReader(TcpTransport(host.host, host.port))
    assert reader.presence(SECONDS) is Presence.YES
    assert reader.read(SECONDS) == ADULT
    reader.close()
    host.close()


def test_the_added_address_is_preferred_and_its_absence_is_normal(simulator: SamvSimulator) -> None:
    host = serve_tcp(simulator)
    reader = SamvReader(TcpTransport(host.host, host.port), added_address=True)
    simulator.slot.place(ADULT)
    assert reader.read(SECONDS) == ADULT
    simulator.slot.place(ADULT, added_address="演示市新址路9号")
    assert reader.read(SECONDS).address == "演示市新址路9号"
    reader.close()
    host.close()


def test_an_added_address_of_nonsense_does_not_make_a_card_unread(simulator: SamvSimulator) -> None:
    half_a_surrogate = b"\x00\xd8".ljust(70, b" ")

    def answer(received: bytes) -> list[bytes]:
        if received[7:9] == Command.READ_ADDED_ADDRESS.value:
            return [encode_reply(Status.OK, half_a_surrogate)]
        return list(simulator.answer(received))

    host = TcpHost(answer)
    reader = SamvReader(TcpTransport(host.host, host.port), added_address=True)
    simulator.slot.place(ADULT)
    assert reader.read(SECONDS) == ADULT
    reader.close()
    host.close()


@pytest.mark.parametrize(
    ("ids", "fault"),
    [
        ((1, 2, 3, 4), DeviceFault.GARBLED),
        ((1, 2, 3), DeviceFault.TIMEOUT),  # and then no answer
    ],
)
def test_a_security_module_that_names_itself_anew_each_time_has_no_name(
    ids: tuple[int, ...], fault: DeviceFault
) -> None:
    answers = iter(ids)

    def answer(received: bytes) -> list[bytes]:
        number = next(answers, None)
        return [] if number is None else [encode_reply(Status.OK, bytes([number]) * 16)]

    host = TcpHost(answer)
    reader = SamvReader(TcpTransport(host.host, host.port))
    with pytest.raises(DeviceError) as caught:
        reader.sam_id(0.2)
    assert caught.value.fault is fault
    reader.close()
    host.close()


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        (encode_reply(Status.OK, bytes(15)), DeviceFault.GARBLED),
        (encode_reply(Status.NOT_AUTHORISED), DeviceFault.REFUSED),
        (encode_reply(Status.FOUND), DeviceFault.GARBLED),
    ],
)
def test_a_name_that_is_none_is_told_by_its_fault(reply: bytes, fault: DeviceFault) -> None:
    host = TcpHost(lambda received: [reply])
    reader = SamvReader(TcpTransport(host.host, host.port))
    with pytest.raises(DeviceError) as caught:
        reader.sam_id(SECONDS)
    assert caught.value.fault is fault
    reader.close()
    host.close()

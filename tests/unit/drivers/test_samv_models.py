"""Command sets, replies without preamble, and the search for a baud rate."""

from __future__ import annotations

import os
import termios
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.id_card.baud_search import BaudSearch
from drivers.id_card.samv import SamvReader
from drivers.id_card.samv_frames import PREAMBLE, Command, FrameError, FrameReader, Status, encode_frame, encode_reply
from drivers.id_card.samv_models import COMMAND_SETS, Model
from drivers.id_card.samv_stripped import StrippedTransport
from drivers.id_card.simulated import SamvSimulator
from drivers.protocols import Condition, DeviceError, DeviceFault
from drivers.transports.deadline import Deadline
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost
from drivers.transports.transport import read_exactly
from tests.support.identity_cards import ADULT, PHOTO

SECONDS = 5.0


@pytest.mark.parametrize(
    ("model", "command", "frame"),
    [
        (Model.STANDARD, Command.SAM_ID, "AAAAAA9669 0003 12FF EE"),
        (Model.STANDARD, Command.FIND_CARD, "AAAAAA9669 0003 2001 22"),
        (Model.CVR_100AU_NJ, Command.SAM_STATUS, "AAAAAA9669 0003 0001 FC"),
        (Model.CVR_100AU_NJ, Command.FIND_CARD, "AAAAAA9669 0003 0081 7C"),
        (Model.CVR_100AU_NJ, Command.SELECT_CARD, "AAAAAA9669 0003 0082 7B"),
        (Model.CVR_100AU_NJ, Command.READ_TEXT_AND_PHOTO, "AAAAAA9669 0003 0083 7A"),
        (Model.CVR_100AU_NJ, Command.SAM_ID, "AAAAAA9669 0003 12FF EE"),
    ],
)
def test_the_frames_of_each_model_are_those_of_the_documents(model: Model, command: Command, frame: str) -> None:
    assert COMMAND_SETS[model].frame(command) == bytes.fromhex(frame)


def test_every_model_can_find_select_read_and_say_how_it_is() -> None:
    needed = {Command.SAM_STATUS, Command.FIND_CARD, Command.SELECT_CARD, Command.READ_TEXT_AND_PHOTO}
    for model in Model:
        assert needed <= set(COMMAND_SETS[model].bodies)
        assert len(set(COMMAND_SETS[model].bodies.values())) == len(COMMAND_SETS[model].bodies)


def test_a_model_without_added_addresses_reads_the_card_all_the_same() -> None:
    simulator = SamvSimulator(model=Model.CVR_100AU_NJ)
    host = PtyHost(simulator.answer)
    reader = SamvReader(SerialTransport(host.device_path, 9600), added_address=True, model=Model.CVR_100AU_NJ)
    simulator.slot.place(ADULT, added_address="演示市新址路9号")
    assert reader.read(SECONDS) == ADULT
    reader.close()
    host.close()


@pytest.mark.parametrize("sums_too", [True, False])
def test_a_sum_is_a_checksum_where_it_is_asked_for_only(sums_too: bool) -> None:
    frames = FrameReader(sums_too=sums_too)
    frames.feed(encode_frame(b"\x00\x81", summed=True))
    if sums_too:
        assert frames.next_body() == b"\x00\x81"
    else:
        with pytest.raises(FrameError):
            frames.next_body()


class _Line:
    """A transport with bytes in it."""

    def __init__(self, data: bytes, piece: int = 64) -> None:
        self.sent = b""
        self._data = data
        self._piece = piece

    def open(self, deadline: Deadline) -> None: ...

    def write(self, data: bytes, deadline: Deadline) -> None:
        self.sent += data

    def read(self, limit: int, deadline: Deadline) -> bytes:
        if not self._data:
            raise DeviceError(DeviceFault.TIMEOUT)
        data, self._data = self._data[: min(limit, self._piece)], self._data[min(limit, self._piece) :]
        return data

    def flush_input(self) -> None:
        self._data = b""

    def close(self) -> None: ...


_REPLIES = [
    (Command.SAM_STATUS, encode_reply(Status.OK)),
    (Command.SAM_STATUS, encode_reply(Status.NOT_AUTHORISED)),
    (Command.SAM_ID, encode_reply(Status.OK, bytes(range(16)))),
    (Command.FIND_CARD, encode_reply(Status.FOUND, bytes(4))),
    (Command.FIND_CARD, encode_reply(Status.NOT_FOUND)),
    (Command.SELECT_CARD, encode_reply(Status.OK, bytes(8))),
    (Command.READ_TEXT_AND_PHOTO, encode_reply(Status.OK, bytes.fromhex("01000400") + bytes(256) + PHOTO)),
    (Command.READ_TEXT_AND_PHOTO, encode_reply(Status.READ_FAILED)),
    (Command.READ_ADDED_ADDRESS, encode_reply(Status.OK, bytes(70))),
    (Command.READ_ADDED_ADDRESS, encode_reply(Status.NO_SUCH_ITEM)),
]


@pytest.mark.parametrize("piece", [1, 3, 64, 5000])
@pytest.mark.parametrize(("command", "reply"), _REPLIES)
def test_a_stripped_reply_is_made_whole_again(command: Command, reply: bytes, piece: int) -> None:
    line = _Line(reply[len(PREAMBLE) + 2 :] + bytes(40), piece)  # a report is filled up with zeros
    transport = StrippedTransport(line)
    transport.write(encode_frame(command.value), Deadline(1))
    assert line.sent == encode_frame(command.value)[len(PREAMBLE) :]
    assert read_exactly(transport, len(reply), Deadline(1)) == reply


@given(st.sampled_from(list(Command)), st.binary(max_size=400))
def test_any_bytes_from_a_stripped_reader_end(command: Command, data: bytes) -> None:
    transport = StrippedTransport(_Line(data))
    transport.write(encode_frame(command.value), Deadline(1))
    with pytest.raises(DeviceError):
        while True:
            assert transport.read(4096, Deadline(1))


class _AtOneRate:
    """A reader on a pseudo-terminal that hears and answers when the port is set to its rate; else it says noise."""

    def __init__(self, rate: int, noise: bytes = b"") -> None:
        self.slot = SamvSimulator()
        self._rate = getattr(termios, f"B{rate}")
        self._noise = noise
        self.questions = 0
        self.host = PtyHost(self._answer)
        self._line = os.open(self.host.device_path, os.O_RDWR | os.O_NOCTTY)

    def close(self) -> None:
        self.host.close()
        os.close(self._line)

    def _answer(self, received: bytes) -> Iterator[bytes]:
        self.questions += 1
        if termios.tcgetattr(self._line)[4] == self._rate:
            yield from self.slot.answer(received)
        elif self._noise:
            yield self._noise


@pytest.mark.parametrize("noise", [b"", b"\x80\x00\xfe" * 7])
@pytest.mark.parametrize("rate", [9600, 57600])
def test_the_baud_rate_is_found_and_kept(rate: int, noise: bytes) -> None:
    far = _AtOneRate(rate, noise)
    rates: list[int] = []

    def port(chosen: int) -> SerialTransport:
        rates.append(chosen)
        return SerialTransport(far.host.device_path, chosen)

    reader = SamvReader(BaudSearch(port))
    assert reader.status(SECONDS).condition is Condition.READY
    assert rates[-1] == rate
    rates.clear()
    reader.close()
    assert reader.status(SECONDS).condition is Condition.READY
    assert rates == [rate], "the last good one first"
    reader.close()
    far.close()


def test_a_search_that_runs_out_of_time_goes_on_where_it_was() -> None:
    far = _AtOneRate(9600)
    reader = SamvReader(BaudSearch(lambda rate: SerialTransport(far.host.device_path, rate)))
    looks = [reader.status(0.3).condition for _ in range(6)]
    assert looks[0] is Condition.OFFLINE
    assert Condition.READY in looks
    assert looks[-1] is Condition.READY
    reader.close()
    far.close()


def test_no_port_is_absent_at_once() -> None:
    reader = SamvReader(BaudSearch(lambda rate: SerialTransport("/dev/nothing/at/all", rate)))
    assert reader.status(SECONDS).condition is Condition.ABSENT
    reader.close()

"""SAM_V frames: the bytes of the protocol document, and anything a line can make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.id_card.samv_frames import (
    PREAMBLE,
    Command,
    FrameError,
    FrameReader,
    Reply,
    Status,
    encode_frame,
    encode_reply,
)

bodies = st.binary(min_size=2, max_size=300)


def _bodies(data: bytes) -> list[bytes]:
    """Every body in ``data``, with wrong checksums passed over."""
    reader = FrameReader()
    reader.feed(data)
    found: list[bytes] = []
    while True:
        try:
            body = reader.next_body()
        except FrameError:
            continue
        if body is None:
            return found
        found.append(body)


@pytest.mark.parametrize(
    ("command", "frame"),
    [
        (Command.SAM_STATUS, "AAAAAA9669 0003 11FF ED"),
        (Command.FIND_CARD, "AAAAAA9669 0003 2001 22"),
        (Command.SELECT_CARD, "AAAAAA9669 0003 2002 21"),
        (Command.READ_TEXT_AND_PHOTO, "AAAAAA9669 0003 3001 32"),
        (Command.READ_ADDED_ADDRESS, "AAAAAA9669 0003 3003 30"),
    ],
)
def test_commands_are_the_bytes_of_the_protocol(command: Command, frame: str) -> None:
    assert encode_frame(command.value) == bytes.fromhex(frame)


@pytest.mark.parametrize(
    ("frame", "status", "data"),
    [
        ("AAAAAA9669 0008 00009F 00000000 97", Status.FOUND, bytes(4)),
        ("AAAAAA9669 0004 000080 84", Status.NOT_FOUND, b""),
        ("AAAAAA9669 000C 000090 0000000000000000 9C", Status.OK, bytes(8)),
        ("AAAAAA9669 0004 000041 45", Status.READ_FAILED, b""),
    ],
)
def test_replies_of_the_protocol_are_understood(frame: str, status: Status, data: bytes) -> None:
    (body,) = _bodies(bytes.fromhex(frame))
    reply = Reply.from_body(body)
    assert (reply.status, reply.data) == (status, data)


def test_a_reading_reply_has_1295_bytes() -> None:
    assert len(encode_reply(Status.OK, bytes.fromhex("01000400") + bytes(256 + 1024))) == 1295


@given(st.lists(bodies, max_size=4), st.data())
def test_frames_are_found_however_they_are_split(sent: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(encode_frame(body) for body in sent)
    reader, found = FrameReader(), []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        reader.feed(stream[:size])
        stream = stream[size:]
        while (body := reader.next_body()) is not None:
            found.append(body)
    assert found == sent


@given(st.binary(max_size=40).filter(lambda noise: PREAMBLE[0] not in noise), bodies)
def test_noise_before_the_preamble_is_passed_over(noise: bytes, body: bytes) -> None:
    assert _bodies(noise + encode_frame(body)) == [body]


@pytest.mark.parametrize("noise", ["AA", "AAAA", "AAAAAA", "AAAAAA96", "AAAAAA9669 FFFF", "AAAAAA9669 0001"])
def test_a_preamble_that_begins_and_breaks_off_hides_nothing(noise: str) -> None:
    body = Command.FIND_CARD.value
    assert _bodies(bytes.fromhex(noise) + encode_frame(body)) == [body]


@given(bodies, st.data())
def test_one_flipped_bit_never_passes(body: bytes, data: st.DataObject) -> None:
    frame = bytearray(encode_frame(body))
    # The length word is left alone: with another length the reader rightly waits for more.
    position = data.draw(st.sampled_from([*range(5), *range(7, len(frame))]))
    frame[position] ^= 1 << data.draw(st.integers(0, 7))
    assert body not in _bodies(bytes(frame))


@given(st.binary(max_size=2000))
def test_any_bytes_end_in_bodies_or_in_waiting(data: bytes) -> None:
    for body in _bodies(data):
        Reply.from_body(body)


@given(st.lists(st.binary(max_size=3000), max_size=20))
def test_what_is_kept_stays_small(pieces: list[bytes]) -> None:
    reader = FrameReader()
    for piece in pieces:
        reader.feed(piece)
        while True:
            try:
                if reader.next_body() is None:
                    break
            except FrameError:
                continue
        assert len(reader._buffer) <= 4096 + 7


def test_an_unknown_status_keeps_its_bytes_for_the_technician() -> None:
    assert Reply.from_body(bytes.fromhex("0000AB")).words == "status 0000AB"
    assert Reply.from_body(bytes.fromhex("010090")).status is Status.OTHER
    assert Reply.from_body(b"\0\0").status is Status.OTHER


def test_a_reply_shows_no_data() -> None:
    reply = Reply.from_body(bytes.fromhex("000090") + "张三".encode("utf-16-le"))
    assert repr(reply) == "Reply(90 ok, 4 bytes)"

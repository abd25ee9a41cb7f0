"""IPP messages: bytes of RFC 8010, round trips, collections, and everything that is no message."""

from __future__ import annotations

import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.document_printer.ipp_messages import (
    Attribute,
    Collection,
    Group,
    GroupTag,
    IntegerRange,
    IppFormatError,
    Message,
    Operation,
    ValueTag,
    decode,
    encode,
)

HEAD = bytes.fromhex("0101 0000 00000001")


def _attribute(tag: int, name: bytes, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(value)) + value


def test_a_request_is_the_bytes_of_the_standard() -> None:
    # RFC 8010 A.2, shortened: Print-Job with charset, language, URI and job name.
    message = Message(
        Operation.PRINT_JOB,
        1,
        (
            Group(
                GroupTag.OPERATION,
                (
                    Attribute("attributes-charset", ValueTag.CHARSET, ("utf-8",)),
                    Attribute("copies", ValueTag.INTEGER, (20,)),
                ),
            ),
        ),
        b"%!PDF",
    )
    assert encode(message) == (
        bytes.fromhex("0101 0002 00000001 01 47 0012")
        + b"attributes-charset"
        + bytes.fromhex("0005")
        + b"utf-8"
        + bytes.fromhex("21 0006")
        + b"copies"
        + bytes.fromhex("0004 00000014 03")
        + b"%!PDF"
    )


names = st.text("abcdefghij-", min_size=1, max_size=20)
attributes = st.one_of(
    st.builds(
        Attribute, names, st.just(ValueTag.INTEGER), st.lists(st.integers(-(2**31), 2**31 - 1), min_size=1).map(tuple)
    ),
    st.builds(Attribute, names, st.just(ValueTag.BOOLEAN), st.lists(st.booleans(), min_size=1).map(tuple)),
    st.builds(Attribute, names, st.just(ValueTag.NAME), st.lists(st.text(max_size=20), min_size=1).map(tuple)),
    st.builds(
        Attribute,
        names,
        st.just(ValueTag.RANGE_OF_INTEGER),
        st.lists(st.builds(IntegerRange, st.integers(0, 9), st.integers(0, 9)), min_size=1).map(tuple),
    ),
    st.builds(Attribute, names, st.just(0x30), st.lists(st.binary(max_size=20), min_size=1).map(tuple)),
)
messages = st.builds(
    Message,
    st.integers(0, 0xFFFF),
    st.integers(0, 0xFFFFFFFF),
    st.lists(
        st.builds(Group, st.sampled_from([1, 2, 4, 5]), st.lists(attributes, max_size=4).map(tuple)), max_size=4
    ).map(tuple),
    st.binary(max_size=30),
)


@given(messages)
def test_what_is_written_is_read(message: Message) -> None:
    assert decode(encode(message)) == message


@given(messages, st.data())
def test_a_message_cut_short_is_no_message(message: Message, data: st.DataObject) -> None:
    raw = encode(Message(message.code, message.request_id, message.groups))
    with pytest.raises(IppFormatError):
        decode(raw[: data.draw(st.integers(0, len(raw) - 1))])


@given(messages, st.data())
def test_a_damaged_message_is_a_message_or_an_error(message: Message, data: st.DataObject) -> None:
    raw = bytearray(encode(message))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(IppFormatError):
        decode(bytes(raw))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_message_or_an_error(raw: bytes) -> None:
    for candidate in (raw, HEAD + raw, HEAD + b"\x01" + raw):
        with contextlib.suppress(IppFormatError):
            decode(candidate)


def test_a_collection_is_read_with_its_members() -> None:
    raw = (
        HEAD
        + b"\x04"
        + _attribute(0x34, b"media-col", b"")
        + _attribute(0x4A, b"", b"media-size")
        + _attribute(0x34, b"", b"")
        + _attribute(0x4A, b"", b"x-dimension")
        + _attribute(0x21, b"", struct.pack(">i", 21000))
        + _attribute(0x37, b"", b"")
        + _attribute(0x4A, b"", b"media-source")
        + _attribute(0x44, b"", b"main")
        + _attribute(0x44, b"", b"auto")
        + _attribute(0x37, b"", b"")
        + _attribute(0x34, b"", b"")
        + _attribute(0x37, b"", b"")
        + _attribute(0x44, b"media", b"iso_a4_210x297mm")
        + b"\x03"
    )
    size = Attribute("media-size", 0x34, (Collection((Attribute("x-dimension", 0x21, (21000,)),)),))
    source = Attribute("media-source", 0x44, ("main", "auto"))
    assert decode(raw).groups == (
        Group(
            GroupTag.PRINTER,
            (
                Attribute("media-col", 0x34, (Collection((size, source)), Collection(()))),
                Attribute("media", 0x44, ("iso_a4_210x297mm",)),
            ),
        ),
    )


def test_text_with_a_language_is_its_text() -> None:
    value = struct.pack(">H", 2) + b"zh" + struct.pack(">H", 6) + "缺纸".encode()
    message = decode(HEAD + b"\x01" + _attribute(0x35, b"status-message", value) + b"\x03")
    assert message.groups[0].attributes[0].texts() == ("缺纸",)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"", "middle"),
        (b"\x00\x03", "no group"),
        (b"\x44\x03", "no group"),
        (b"\x04" + _attribute(0x44, b"", b"value") + b"\x03", "no attribute"),
        (b"\x04" + _attribute(0x21, b"n", b"\0\0\1") + b"\x03", "integer"),
        (b"\x04" + _attribute(0x22, b"b", b"\0\0") + b"\x03", "boolean"),
        (b"\x04" + _attribute(0x33, b"r", b"\0\0\0\1") + b"\x03", "integer"),
        (b"\x04" + _attribute(0x34, b"c", b"") + b"\x03", "without an end"),
        (b"\x04" + _attribute(0x37, b"", b"") + b"\x03", "end of no"),
        (b"\x04" + _attribute(0x4A, b"", b"m") + b"\x03", "member of no"),
        (b"\x04" + _attribute(0x34, b"c", b"") + _attribute(0x21, b"", b"\0\0\0\1") + b"\x03", "no attribute"),
        (b"\x04\x44\xff\xff", "middle"),
        (b"\x04" + _attribute(0x35, b"t", b"\xff\xff"), "middle"),
    ],
)
def test_what_is_wrong_is_named(body: bytes, fault: str) -> None:
    with pytest.raises(IppFormatError, match=fault):
        decode(HEAD + body)


@pytest.mark.parametrize("raw", [b"<!doctype html>" * 4, b"HTTP/1.1 200 OK\r\n\r\n", b"\x09\x01" + HEAD[2:] + b"\x03"])
def test_another_protocol_is_not_ipp(raw: bytes) -> None:
    with pytest.raises(IppFormatError):
        decode(raw)


def test_collections_without_bottom_are_refused() -> None:
    member = _attribute(0x4A, b"", b"m") + _attribute(0x34, b"", b"")
    with pytest.raises(IppFormatError, match="deep"):
        decode(HEAD + b"\x04" + _attribute(0x34, b"c", b"") + member * 50_000)


@pytest.mark.timeout(20)
def test_a_megabyte_of_values_takes_no_longer_than_a_megabyte() -> None:
    raw = HEAD + b"\x04" + _attribute(0x44, b"n", b"v") + _attribute(0x44, b"", b"v") * 200_000 + b"\x03"
    assert len(decode(raw).groups[0].attributes[0].values) == 200_001


def test_an_attribute_without_values_cannot_be_sent() -> None:
    with pytest.raises(ValueError, match="without a value"):
        encode(Message(2, 1, (Group(1, (Attribute("media", ValueTag.KEYWORD, ()),)),)))

"""BER-TLV: what a card writes, and anything else that bytes can be."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.card.tlv import Tlv, TlvError, data_object_list, encode, find, parse, walk

primitive_tags = st.sampled_from([0x5A, 0x57, 0x4F, 0x9F38, 0x80, 0x9F8101])
constructed_tags = st.sampled_from([0x70, 0x6F, 0xA5, 0xBF0C, 0x77])


def test_objects_side_by_side_with_padding_around() -> None:
    data = bytes.fromhex("00 5A 02 1234 00 FF 9F38 00 57 81 01 AA 00")
    assert [(each.tag, each.value.hex()) for each in parse(data)] == [(0x5A, "1234"), (0x9F38, ""), (0x57, "aa")]


def test_an_answer_of_a_card_is_walked_from_outside_in() -> None:
    data = bytes.fromhex("6F 0E 84 03 A00001 A5 07 88 01 02 5F2D 01 7A")
    assert [each.tag for each in walk(data)] == [0x6F, 0x84, 0xA5, 0x88, 0x5F2D]
    assert find(data, 0x88) == b"\x02"
    assert find(data, 0x4F) is None


@pytest.mark.parametrize(
    "data",
    [
        "5A",  # no length
        "5A 02 12",  # a value cut short
        "5A 81",
        "5A 82 01",
        "5A 80 12 00 00",  # the indefinite form
        "5A 84 00000001 12",
        "5A 83 FFFFFF 12",
        "9F",  # half a tag
        "1F 81 81 81 81 01 00",  # a tag without an end
        "70 02 5A 02",  # the object inside is cut short
    ],
)
def test_bytes_that_claim_more_than_they_are(data: str) -> None:
    with pytest.raises(TlvError):
        list(walk(bytes.fromhex(data)))


def test_depth_has_an_end() -> None:
    data = b"\x5a\x00"
    for _ in range(50):
        data = encode(0x70, data)
    with pytest.raises(TlvError, match="deep"):
        find(data, 0x99)


def test_more_than_any_card_says_is_refused() -> None:
    with pytest.raises(TlvError, match="long"):
        parse(bytes(65_537))


@given(st.lists(st.tuples(primitive_tags, st.binary(max_size=300)), max_size=8), st.lists(constructed_tags, max_size=6))
def test_what_is_written_is_read(objects: list[tuple[int, bytes]], around: list[int]) -> None:
    data = b"".join(encode(tag, value) for tag, value in objects)
    for tag in around:
        data = encode(tag, data)
    assert [(each.tag, each.value) for each in walk(data) if not each.constructed] == objects


@given(st.binary(max_size=600))
def test_any_bytes_end_in_values_or_in_an_error(data: bytes) -> None:
    try:
        for each in walk(data):
            assert len(each.value) < len(data)
    except TlvError as error:
        assert len(str(error)) < 60


@given(st.binary(max_size=300))
def test_any_list_of_wants_ends(data: bytes) -> None:
    with suppress(TlvError):
        assert len(data_object_list(data)) <= len(data) // 2


def test_a_value_is_not_shown() -> None:
    assert repr(Tlv(0x5A, bytes(8))) == "Tlv(5A, 8 bytes)"

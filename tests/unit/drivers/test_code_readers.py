"""Codes in the bytes of each make of scanner: whole, split anywhere, and with anything a line can add."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.code_scanner.hid_reports import CAPACITY, IN_REPORT, ReportReader, encode_reports
from drivers.code_scanner.honeywell import HoneywellReader
from drivers.code_scanner.newland import Command, NewlandReader, checksum, encode_reply
from drivers.code_scanner.reading import CodeReader, LineReader
from drivers.code_scanner.text import MAX_BYTES
from drivers.protocols import CodeReadError, CodeReadReason

LINES: list[Callable[[], CodeReader]] = [LineReader, NewlandReader, HoneywellReader]
codes = st.binary(min_size=1, max_size=80).filter(lambda data: not set(data) & {2, 10, 13})
by_make = pytest.mark.parametrize("make", LINES, ids=lambda make: make.__name__)


def _codes(reader: CodeReader, pieces: Iterable[bytes]) -> list[bytes | CodeReadReason]:
    found: list[bytes | CodeReadReason] = []
    for piece in pieces:
        reader.feed(piece)
        while True:
            try:
                code = reader.next_code()
            except CodeReadError as error:
                found.append(error.reason)
                continue
            if code is None:
                break
            found.append(code)
    return found


def _single(data: bytes) -> list[bytes]:
    return [bytes([each]) for each in data]


def test_the_frames_are_those_of_the_documents() -> None:
    assert Command.TRIGGER_ON.value == bytes.fromhex("7E00 08 01 0002 01 02DA")
    assert Command.TRIGGER_OFF.value == bytes.fromhex("7E00 08 01 0002 02 32B9")
    assert Command.COMMAND_TRIGGER_MODE.value == bytes.fromhex("7E00 08 01 0000 D5 EF41")
    assert encode_reply() == bytes.fromhex("0200 00 01 00 3331")
    assert checksum(b"123456789") == bytes.fromhex("31C3"), "the check value of CRC-16/XMODEM"


@by_make
@given(data=st.lists(codes, max_size=6), ending=st.sampled_from([b"\r", b"\n", b"\r\n"]))
def test_lines_come_as_they_were_sent_however_they_are_split(
    make: Callable[[], CodeReader], data: list[bytes], ending: bytes
) -> None:
    sent = b"".join(each + ending for each in data)
    assert _codes(make(), [sent]) == data
    assert _codes(make(), _single(sent)) == data


@by_make
def test_a_code_without_its_end_is_never_given_out(make: Callable[[], CodeReader]) -> None:
    reader = make()
    assert _codes(reader, [b"half"]) == []
    reader.quiet()
    assert _codes(reader, [b"whole\r"]) == [b"whole"], "and not joined to the next"


@by_make
def test_a_silence_loses_no_whole_code(make: Callable[[], CodeReader]) -> None:
    reader = make()
    reader.feed(b"first\rsecond\rha")
    reader.quiet()
    assert _codes(reader, [b""]) == [b"first", b"second"]


@by_make
def test_an_overlong_code_is_refused_once_and_the_next_is_read(make: Callable[[], CodeReader]) -> None:
    sent = b"x" * (3 * MAX_BYTES) + b"\rnext\r"
    assert _codes(make(), [sent]) == [CodeReadReason.TOO_LONG, b"next"]
    assert _codes(make(), _single(sent)) == [CodeReadReason.TOO_LONG, b"next"]


@by_make
@given(data=st.lists(st.binary(max_size=40), max_size=20), quiet_at=st.integers(0, 20))
def test_anything_at_all_is_survived(make: Callable[[], CodeReader], data: list[bytes], quiet_at: int) -> None:
    reader = make()
    _codes(reader, data[:quiet_at])
    reader.quiet()
    _codes(reader, data[quiet_at:])
    reader.has_reply()
    reader.quiet()
    assert _codes(reader, [b"after\r"]) == [b"after"]


@by_make
@given(noise=st.binary(max_size=30))
def test_noise_before_a_code_spoils_no_more_than_that_code(make: Callable[[], CodeReader], noise: bytes) -> None:
    found = _codes(make(), [noise, b"\r\n" * 12, b"first\r", b"second\r"])
    assert found[-1] == b"second"


@pytest.mark.parametrize(
    ("make", "reply"),
    [
        (NewlandReader, encode_reply()),
        (NewlandReader, bytes.fromhex("0200 00 01 00 ABCD")),
        (NewlandReader, encode_reply(b"\r\n")),
        (HoneywellReader, b"CBRENA1\x06."),
        (HoneywellReader, b"CBRENA\x05."),
    ],
)
@pytest.mark.parametrize("split", [False, True], ids=["whole", "split"])
def test_replies_are_taken_out_from_between_the_codes(
    make: Callable[[], CodeReader], reply: bytes, split: bool
) -> None:
    reader = make()
    sent = reply + b"first\r" + reply + reply + b"second\r\n" + reply
    assert _codes(reader, _single(sent) if split else [sent]) == [b"first", b"second"]
    assert reader.has_reply()
    assert not reader.has_reply(), "told once"


def test_a_reply_with_a_wrong_checksum_is_none() -> None:
    reader = NewlandReader()
    _codes(reader, [bytes.fromhex("0200 00 01 00 3332")])
    assert not reader.has_reply()


def test_a_code_that_begins_like_an_answer_is_a_code() -> None:
    assert _codes(HoneywellReader(), [b"CBRENA1\r", b"C\r", b"CBX\r"]) == [b"CBRENA1", b"C", b"CBX"]


@given(st.lists(st.binary(min_size=1, max_size=300).filter(lambda data: not set(data) & {10, 13}), max_size=4))
def test_reports_come_as_they_were_sent(data: list[bytes]) -> None:
    reader = ReportReader()
    found = []
    for each in data:
        found += _codes(reader, encode_reports(IN_REPORT, each))
        reader.quiet()  # a full last report is known by the silence after it
        found += _codes(reader, [b""])
    assert found == data


@pytest.mark.parametrize("ending", [b"\r", b"\n", b"\r\n"])
def test_an_ending_ends_a_code_in_a_full_report(ending: bytes) -> None:
    data = b"x" * (CAPACITY - len(ending))
    assert _codes(ReportReader(), encode_reports(IN_REPORT, data + ending) * 2) == [data, data]


@pytest.mark.parametrize("report", [b"", b"\x02", b"\x03\x01A", b"\x02\x3fA", b"\x02\x05A", b"\x02\x00" + bytes(62)])
def test_reports_that_are_not_for_us_are_passed_over(report: bytes) -> None:
    assert _codes(ReportReader(), [report, *encode_reports(IN_REPORT, b"A1")]) == [b"A1"]


def test_an_overlong_code_of_reports_is_refused() -> None:
    sent = [*encode_reports(IN_REPORT, b"x" * 2 * MAX_BYTES), *encode_reports(IN_REPORT, b"A1")]
    assert _codes(ReportReader(), sent) == [CodeReadReason.TOO_LONG, b"A1"]


@given(st.lists(st.binary(max_size=64), max_size=20))
def test_any_reports_are_survived(reports: list[bytes]) -> None:
    reader = ReportReader()
    _codes(reader, reports)
    reader.quiet()
    _codes(reader, [b""])
    assert _codes(reader, encode_reports(IN_REPORT, b"A1")) == [b"A1"]

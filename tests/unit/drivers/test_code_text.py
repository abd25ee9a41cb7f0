"""What a code says: any bytes become text or a refusal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.code_scanner.qr_picture import as_it_was
from drivers.code_scanner.text import MAX_BYTES, scanned_code
from drivers.protocols import CodeReadError, CodeReadReason


def _refusal(raw: bytes) -> CodeReadReason:
    with pytest.raises(CodeReadError) as caught:
        scanned_code(raw)
    return caught.value.reason


@pytest.mark.parametrize("text", ["A1", "健康码", "䶮㼆 𠮷", "São João", "a" * MAX_BYTES])
def test_utf_8_is_read(text: str) -> None:
    assert scanned_code(text.encode()[:MAX_BYTES]).text == text


@pytest.mark.parametrize("text", ["姓名：张三", "䶮㼆𠮷", "１２￥"])
def test_what_is_not_utf_8_is_gb18030(text: str) -> None:
    assert scanned_code(text.encode("gb18030")).text == text


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert scanned_code(b"\xef\xbb\xbfA1").text == "A1"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", CodeReadReason.NOT_TEXT),
        (b"\xef\xbb\xbf", CodeReadReason.NOT_TEXT),
        (b"\xff\xff", CodeReadReason.NOT_TEXT),
        (b"a\x00", CodeReadReason.CONTROL_CHARACTERS),
        (b"a\tb", CodeReadReason.CONTROL_CHARACTERS),
        (b"\x1d0101", CodeReadReason.CONTROL_CHARACTERS),
        (b"a\x7f", CodeReadReason.CONTROL_CHARACTERS),
        ("\x85".encode(), CodeReadReason.CONTROL_CHARACTERS),
        ("\u2028".encode(), CodeReadReason.CONTROL_CHARACTERS),
        ("a\u202eb".encode(), CodeReadReason.CONTROL_CHARACTERS),
        (b"a" * (MAX_BYTES + 1), CodeReadReason.TOO_LONG),
    ],
)
def test_what_is_refused(raw: bytes, reason: CodeReadReason) -> None:
    assert _refusal(raw) is reason


@given(st.binary(max_size=200))
def test_any_bytes_are_text_without_control_characters_or_refused(raw: bytes) -> None:
    try:
        text = scanned_code(raw).text
    except CodeReadError:
        return
    assert text and not any(unicodedata.category(each) == "Cc" for each in text)


@pytest.mark.parametrize("text", ["姓名：张三", "张 三", "䶮㼆 𠮷", "李"])
def test_what_opencv_took_for_latin_1_is_taken_back(text: str) -> None:
    raw = text.encode("gb18030")
    assert as_it_was(raw.decode("latin-1").encode()) == raw


@pytest.mark.parametrize("text", ["健康码", "Informação", "São João", "Zürich 1", "abc", "naïve café"])
def test_utf_8_from_opencv_stays(text: str) -> None:
    assert as_it_was(text.encode()) == text.encode()


@given(st.binary(max_size=100))
def test_taking_back_never_fails(data: bytes) -> None:
    as_it_was(data)

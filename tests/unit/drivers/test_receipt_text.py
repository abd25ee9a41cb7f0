"""Text for receipts: what a two-byte code can say, what is drawn instead, and where lines break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.receipt_printer.columns import normalise, text_width, width, wrap, wrap_title
from drivers.receipt_printer.escpos_text import encode_character, encode_line, raster_line


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("姓名：张三", "D0D5C3FBA3BAD5C5C8FD"),
        ("，。：", "A3ACA1A3A3BA"),
        ("￥", "A3A4"),
        ("A1-", "41312D"),
        ("买·提", "C2F2A1A4CCE1"),
        ("“—…”", "A1B0A1AAA1ADA1B1"),
    ],
)
def test_common_text_is_codes(text: str, code: str) -> None:
    assert encode_line(text) == bytes.fromhex(code)


@pytest.mark.parametrize("character", ["䶮", "㼆", "𠮷", "é", "Ł", "ö", "한", "ก"])
def test_what_two_bytes_cannot_say_is_drawn(character: str) -> None:
    assert encode_character(character) is None
    assert encode_line(f"王{character}") is None


@given(st.text(max_size=60))
def test_codes_are_never_four_bytes_and_never_commands(text: str) -> None:
    codes = encode_line(normalise(text))
    if codes is not None:
        assert len(codes) == text_width(normalise(text))
        assert not any(code < 0x20 for code in codes)


def test_the_yen_sign_and_other_look_alikes_are_spelt_as_the_printer_has_them() -> None:
    assert normalise("¥12.50\tA\u00a0B") == "￥12.50 A B"
    assert normalise("e\u0301") == "é"
    assert normalise("O’Neill 的“’”") == "O'Neill 的“’”"
    assert normalise("a\u200bb\x1b@c\ufe0f") == "ab@c"


@pytest.mark.parametrize(
    ("character", "columns"),
    [("A", 1), ("é", 1), ("Ł", 1), ("中", 2), ("，", 2), ("𠮷", 2), ("·", 2)],
)
def test_width_is_the_printers(character: str, columns: int) -> None:
    assert width(character) == columns


@given(st.text(st.characters(codec="utf-8"), max_size=120), st.integers(4, 48))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, columns: int) -> None:
    text = normalise(text)
    lines = wrap(text, columns)
    assert all(text_width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, [""]),
        ("一二三四五六", 10, ["一二三四五", "六"]),
        ("一二三四五。", 10, ["一二三四", "五。"]),
        ("alpha beta gamma", 10, ["alpha beta", "gamma"]),
        ("alpha betagamma", 10, ["alpha", "betagamma"]),
        ("alphabetagamma", 10, ["alphabetag", "amma"]),
        ("办件 410400-2026", 10, ["办件", "410400-", "2026"]),
        ("中A中A中A中A", 10, ["中A中A中A", "中A"]),
        ("亚历山大Żółć", 10, ["亚历山大", "Żółć"]),
        ("亚历Żółć-Ångström", 10, ["亚历Żółć-", "Ångström"]),
        ("已经完成——好", 10, ["已经完成", "——好"]),
        ("请看看《须知》", 8, ["请看看", "《须知》"]),
        ("请看看《须知》", 9, ["请看看", "《须知》"]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("Slip of submission (not an acceptance)", 24, ["Slip of submission", "(not an acceptance)"]),
        ("Slip of submission (not an acceptance)", 16, ["Slip of", "submission", "(not an", "acceptance)"]),
        ("申报回执（非受理凭证）", 24, ["申报回执（非受理凭证）"]),
        ("申报回执（非受理凭证）", 16, ["申报回执", "（非受理凭证）"]),
        ("（非受理凭证）申报回执", 16, ["（非受理凭证）申", "报回执"]),
        ("申报（一）回执", 8, ["申报", "（一）回", "执"]),
        ("(", 1, ["("]),
    ],
)
def test_a_title_keeps_its_bracket_together(text: str, columns: int, lines: list[str]) -> None:
    assert wrap_title(text, columns) == lines


def test_a_name_of_60_characters_is_wrapped() -> None:
    name = "阿卜杜勒·" * 12
    lines = wrap(name, 48)
    assert len(name) == 60
    assert len(lines) == 3
    assert "".join(lines) == name


def test_a_drawn_line_is_only_as_wide_as_its_text() -> None:
    raster = raster_line("王䶮")
    assert raster.startswith(b"\x1dv0\x00" + bytes([6, 0, 24, 0])), "48 dots wide, 24 high"
    assert any(raster[8:])

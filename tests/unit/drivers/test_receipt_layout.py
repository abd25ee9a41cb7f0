"""A receipt as bytes, read back by the instrument's interpreter."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from drivers.protocols import (
    Align,
    Barcode,
    Feed,
    GreyBar,
    PairLine,
    Picture,
    QrCode,
    Receipt,
    ReceiptElement,
    RuleLine,
    TextLine,
)
from drivers.receipt_printer.escpos_interpreter import EscPosInterpreter, StreamError
from drivers.receipt_printer.escpos_layout import lay_out
from drivers.receipt_printer.mechanism import Mechanism


def _printed(*elements: ReceiptElement, columns: int = 48, known: str = "") -> tuple[str, ...]:
    mechanism = Mechanism(columns, known)
    mechanism.receive(lay_out(Receipt(elements), columns))
    (receipt,) = mechanism.receipts
    return receipt.lines


def test_rare_hanzi_diacritics_and_punctuation_come_out_right() -> None:
    text = "王䶮㼆𠮷，应缴￥12.50。Zoë Łukasz “特急”——·"
    assert _printed(TextLine(text), known=text) == (text,)


def test_the_picture_of_a_rare_hanzi_is_not_the_box_for_a_missing_one() -> None:
    missing = "\U000e0000"
    for character in "䶮㼆𠮷":
        assert _printed(TextLine(f"王{character}"), known="王䶮㼆𠮷") == (f"王{character}",)
        assert _printed(TextLine(f"王{character}"), known=f"王{missing}") == ("[picture 48x24]",)


def test_a_common_receipt_draws_nothing() -> None:
    data = lay_out(Receipt((TextLine("请收好回执，¥12.50。"), PairLine("姓名", "张三"), RuleLine())), 48)
    assert b"\x1dv0" not in data


@pytest.mark.parametrize(("align", "space"), [(Align.LEFT, 0), (Align.CENTRE, 11), (Align.RIGHT, 22)])
def test_alignment_holds_for_codes_and_for_drawn_lines(align: Align, space: int) -> None:
    codes, drawn = "一二三四五", "一二三四㼆"
    assert _printed(TextLine(codes, align=align), columns=32) == (" " * space + codes,)
    assert _printed(TextLine(drawn, align=align), columns=32, known=drawn) == (" " * space + drawn,)


def test_large_text_is_wrapped_at_half_the_columns() -> None:
    assert _printed(TextLine("一二三四五六七八九", scale=2), columns=32) == ("一二三四五六七八", "九")
    assert _printed(TextLine("㼆二三四五六七八九", scale=2), columns=32, known="㼆二三四五六七八九") == (
        "㼆二三四五六七八",
        "九",
    )


def test_a_pair_that_does_not_fit_takes_two_lines() -> None:
    assert _printed(PairLine("办理事项", "社会保险个人参保证明打印"), columns=32) == (
        "办理事项",
        "        社会保险个人参保证明打印",
    )


def test_a_pair_fills_the_line_exactly() -> None:
    assert _printed(PairLine("金额", "12.50"), columns=32) == ("金额" + " " * 23 + "12.50",)


@pytest.mark.parametrize("number", ["4104002026000123", "410400202600012", "A-1", "1", "{4}"])
def test_a_barcode_holds_its_number(number: str) -> None:
    lines = _printed(Barcode(number))
    assert [line.strip() for line in lines] == [f"[CODE128 {number}]", number]


@pytest.mark.parametrize("number", ["办件一号", "9" * 120, ""])
def test_what_no_barcode_can_hold_is_printed_as_text(number: str) -> None:
    assert "".join(line.strip() for line in _printed(Barcode(number))) == number


def test_a_qr_code_has_its_caption() -> None:
    lines = _printed(QrCode("https://example.invalid/验证", "扫码"))
    assert [line.strip() for line in lines] == ["[QR https://example.invalid/验证]", "扫码"]


def test_feed_is_empty_lines() -> None:
    assert _printed(TextLine("一"), Feed(2), TextLine("二")) == ("一", "", "", "二")


def test_the_picture_shows_every_kind_of_line() -> None:
    mechanism = Mechanism()
    mechanism.receive(lay_out(Receipt((TextLine("王䶮", scale=2, bold=True), Barcode("123456"), QrCode("x"))), 48))
    picture = Image.open(BytesIO(mechanism.receipts[0].picture))
    assert picture.width == 576 + 48
    ink = picture.convert("L").point(lambda value: 255 - value)
    bottom = ink.getbbox()
    assert bottom is not None
    assert bottom[3] - bottom[1] > 48 + 80 + 100, "text, bars and QR code, one below the other"


def test_text_cannot_smuggle_a_command() -> None:
    assert _printed(TextLine("一\x1b@\x1dV\x00二")) == ("一@V二",)


@pytest.mark.parametrize(
    "data",
    [
        b"\x1bX",
        b"\x07",
        b"\xff\x20",
        b"\x1d!\x01",
        b"\x1d!\xff",
        b"\x1dH\x00",
        b"\x1dw\x00",
        b"\x1dh\x00",
        b"\x1dv0\x00\x00\x00\x01\x00",
        b"\x1dv0\x00\x01\x00\x00\x00",
        b"\x1d(k\x01\x001",
        b"\x1d(k\x04\x001\x50\x30\xb7",
        b"\x1dk\x49\x00",
        b"\x1dk\x49\x02{B",
        b"\x1dk\x49\x03{X1",
        b"\x1dk\x49\x03{B\xb7",
        b"\x1cP\x0c\x01Rx",
        b"\x1de\x02",
        b"\x1da\x01",
        b"\x1d(H\x06\x00001234",
    ],
)
def test_the_instrument_does_not_let_strange_bytes_pass(data: bytes) -> None:
    with pytest.raises(StreamError):
        Mechanism().receive(data)


def test_the_interpreter_takes_its_bytes_one_at_a_time() -> None:
    receipt = Receipt((TextLine("王䶮", bold=True), Barcode("123456"), QrCode("x", "扫码"), PairLine("一", "二")))
    whole, pieces = Mechanism(known_characters="王䶮"), Mechanism(known_characters="王䶮")
    data = lay_out(receipt, 48)
    whole.receive(data)
    for value in data:
        pieces.receive(bytes([value]))
    assert pieces.receipts == whole.receipts


def test_an_interpreter_that_may_not_go_on_waits() -> None:
    lines: list[None] = []
    interpreter = EscPosInterpreter(
        48,
        on_line=lambda: lines.append(None),
        on_receipt=lambda receipt: None,
        on_command=lambda command: None,
    )
    interpreter.feed(b"A\nB\n", lambda: not lines)
    assert list(interpreter.unfinished) == ["A"]
    interpreter.feed(b"", lambda: True)
    assert list(interpreter.unfinished) == ["A", "B"]


def test_a_grey_bar_goes_from_light_to_black_over_the_whole_paper() -> None:
    mechanism = Mechanism()
    mechanism.receive(lay_out(Receipt((GreyBar(),)), 48))
    bar = Image.open(BytesIO(mechanism.receipts[0].picture)).crop((24, 24, 24 + 576, 24 + 40))
    ink = [bar.crop((left, 0, left + 144, 40)).histogram()[0] / (144 * 40) for left in range(0, 576, 144)]
    assert ink == [0.25, 0.5, 0.75, 1.0]


def test_a_picture_stands_in_the_middle_of_the_paper_as_dots() -> None:
    source = Image.new("RGB", (300, 600), "white")
    source.paste("black", (0, 0, 150, 600))
    written = BytesIO()
    source.save(written, "PNG")
    mechanism = Mechanism()
    mechanism.receive(lay_out(Receipt((Picture(written.getvalue()),)), 48))
    paper = Image.open(BytesIO(mechanism.receipts[0].picture)).convert("L")
    box = paper.point(lambda grey: 255 - grey).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert (right - left, bottom - top) == (144, 576)  # the black half of 288 dots, twice as high
    assert abs(right - paper.width // 2) <= 1


def test_a_picture_that_cannot_be_read_is_left_out() -> None:
    assert _printed(TextLine("a"), Picture(b"no picture"), TextLine("b")) == ("a", "b")


def test_a_receipt_does_not_show_what_stands_on_it() -> None:
    receipt = Receipt((TextLine("张三"), PairLine("姓名", "张三"), QrCode("张三"), Barcode("张三")))
    assert "张三" not in repr(receipt)

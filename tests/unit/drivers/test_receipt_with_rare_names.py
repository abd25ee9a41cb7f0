"""A receipt in text mode with what two bytes cannot say: rare hanzi, letters with marks, names of 60 characters."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from drivers.protocols import Align, PairLine, QrCode, Receipt, RuleLine, TextLine
from drivers.receipt_printer import glyphs
from drivers.receipt_printer.escpos_layout import lay_out
from drivers.receipt_printer.glyphs import CELL_HEIGHT, draw_character, draw_line
from drivers.receipt_printer.mechanism import Mechanism
from drivers.receipt_printer.paper import PrintedReceipt

NAME = "欧阳䶮㼆𠮷·阿卜杜勒·艾合买提·玛丽亚玛丽亚玛丽亚玛丽亚玛丽亚玛丽Żółć-Ångström-Nuñez-O’Neill"
ENGLISH = "Nguyễn Thị Ánh Łukasiewicz-Çelik Žižek d’Àlbret-Müller-İstan"
URL = "https://platform.example/verify/ABCD-EFGH"
RECEIPT = Receipt(
    (
        TextLine("回执㼆", scale=2, bold=True, align=Align.CENTRE),
        RuleLine(),
        PairLine("姓名", "王䶮㼆𠮷"),
        PairLine("姓名", NAME),
        PairLine("英文姓名", ENGLISH),
        PairLine("金额", "¥1,234.50", bold=True),
        TextLine("请收好，“丢失”不补；《须知》（第①条）：是？否！——完……"),
        TextLine("粗体䶮字", bold=True, align=Align.RIGHT),
        QrCode(URL, "扫码䶮验真"),
    )
)
LINES = (
    " " * 18 + "回执㼆",
    "-" * 48,
    "姓名" + " " * 36 + "王䶮㼆𠮷",
    "姓名",
    "欧阳䶮㼆𠮷·阿卜杜勒·艾合买提·玛丽亚玛丽亚玛丽",
    "   亚玛丽亚玛丽亚玛丽Żółć-Ångström-Nuñez-O'Neill",
    "英文姓名",
    "Nguyễn Thị Ánh Łukasiewicz-Çelik Žižek d'Àlbret-",
    " " * 36 + "Müller-İstan",
    "金额" + " " * 34 + "￥1,234.50",
    "请收好，“丢失”不补；《须知》（第①条）：是？",
    "否！——完……",
    " " * 40 + "粗体䶮字",
    f"{' ' * 15}[QR {URL}]",
    " " * 19 + "扫码䶮验真",
)
#: Every character of it, and what each letter with a mark would be without: those must not look the same.
KNOWN = "".join(sorted(set("".join(LINES)))) + "ZzOoLlCcAaEeUuNnIiSs吉龑莹"


def _print(columns: int = 48) -> PrintedReceipt:
    mechanism = Mechanism(columns, KNOWN)
    mechanism.receive(lay_out(RECEIPT, columns))
    (receipt,) = mechanism.receipts
    return receipt


def test_the_names_are_as_long_as_names_can_be() -> None:
    assert (len(NAME), len(ENGLISH)) == (60, 60)


def test_every_line_says_what_it_should() -> None:
    assert _print().lines == LINES


def test_on_narrow_paper_nothing_is_lost() -> None:
    """But blanks."""
    printed = [line for line in _print(32).lines if not line.strip().startswith("[QR")]
    expected = [line for line in LINES if not line.strip().startswith("[QR")]
    assert "".join("".join(printed).split()).replace("-" * 32, "") == "".join("".join(expected).split()).replace(
        "-" * 48, ""
    )


def test_only_lines_that_need_it_are_drawn() -> None:
    assert lay_out(RECEIPT, 48).count(b"\x1dv0") == 8


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("character", "䶮㼆𠮷ŻółćÅñễịÁŁÇŽžÀüİ")
def test_a_drawn_character_is_whole(character: str, scale: int) -> None:
    """It is no box for a missing one, and the cell has the dots that its font gives it, but for the end of a stroke."""
    cell = draw_character(character, scale)
    assert cell.tobytes() != draw_character("\U000e0000" if cell.width > 12 * scale else "\u0378", scale).tobytes()
    whole = glyphs._font_for(character, scale).getmask(character, "1")
    assert sum(cell.histogram()[1:]) >= 0.95 * sum(map(bool, whole))


@pytest.mark.parametrize("character", ["\U00030000", "\U0003134a", "\ue000", "\U000f0000", "🏴"])
def test_what_no_font_has_stands_there_by_its_number(character: str) -> None:
    for columns in (32, 48):
        mechanism = Mechanism(columns, f"{KNOWN}[]+UX*0123456789ABCDEF")
        mechanism.receive(lay_out(Receipt((PairLine("姓名", f"王*{character}"), TextLine(character))), columns))
        ((first, second),) = [receipt.lines for receipt in mechanism.receipts]
        assert first.endswith(f"王*[U+{ord(character):04X}]") and second == f"[U+{ord(character):04X}]"


def test_letters_stand_on_one_line_whatever_font_they_come_from() -> None:
    bottoms = {draw_character(letter).getbbox()[3] for letter in "EÉẾŁH"}  # type: ignore[index]  # all have ink
    assert len(bottoms) == 1


def test_the_picture_holds_the_drawn_line_dot_by_dot() -> None:
    picture = Image.open(BytesIO(_print().picture))
    line = draw_line("粗体䶮字", bold=True)
    right = picture.width - 24
    strips = [
        picture.crop((right - line.width, top, right, top + CELL_HEIGHT)).point(lambda value: value == 0, "1").tobytes()
        for top in range(picture.height - CELL_HEIGHT)
    ]
    assert line.tobytes() in strips


def test_the_qr_code_in_the_picture_is_read() -> None:
    """In a process of its own: OpenCV meddles with Qt's settings."""
    program = (
        "import sys, cv2, numpy; picture = numpy.frombuffer(sys.stdin.buffer.read(), numpy.uint8)\n"
        "print(cv2.QRCodeDetector().detectAndDecode(cv2.imdecode(picture, cv2.IMREAD_GRAYSCALE))[0])"
    )
    seen = subprocess.run([sys.executable, "-c", program], input=_print().picture, capture_output=True, check=True)
    assert seen.stdout.decode().strip() == URL

"""A4 as a reader of the paper finds it: words, rare hanzi, page numbers, watermark, fonts of its own."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.documents import fonts as font_files
from kiosk.documents.a4 import CannotDraw, Drawn, render
from kiosk.documents.fonts import FontMissing
from kiosk.documents.layout import (
    A4Document,
    Align,
    Block,
    Column,
    Facts,
    Heading,
    Paragraph,
    Table,
    TableRow,
    Together,
    Verification,
)
from tests.support.pdf_reading import fonts, opened, page_lines, page_picture, page_texts

#: 䶮 is of Extension A, 㼆 too, 𠮷 of Extension B; 𫠠 (Extension E) is in Hanazono and not in Noto.
RARE = "䶮㼆𠮷"
RAREST = "\U0002b820"

DOCUMENT = A4Document(
    title="社会保险个人参保证明",
    language="zh-CN",
    blocks=(
        Facts((("姓名", f"欧阳{RARE}"), ("单位", "示例有限公司"), ("三", "行"))),
        Heading("一、参保情况"),
        Table((Column("险种"), Column("金额", align=Align.RIGHT)), (TableRow(("养老保险", "4,200.00"), strong=True),)),
        Paragraph("特此证明。"),
        Verification("https://platform.example/verify/ABCD", ("验真码：ABCD",)),
    ),
    footer="示例市政务服务大厅",
    page_label="第 {page} 页 / 共 {pages} 页",
    watermark="演示数据 不具法律效力",
    trace="TEST-001 2026-11-22 10:00",
)


def long_table(rows: int) -> Table:
    return Table((Column("年月"), Column("金额")), tuple(TableRow((f"第{row}行", "1.00")) for row in range(rows)))


@pytest.fixture(scope="module")
def drawn() -> bytes:
    return render(DOCUMENT)[1]


def test_everything_laid_out_stands_on_the_page(drawn: bytes) -> None:
    (text,) = page_texts(drawn)
    for words in DOCUMENT.texts():
        for part in words.replace("{page}", "1").replace("{pages}", "1").split():
            assert part in text, part


def test_rare_hanzi_are_words_and_not_boxes(drawn: bytes) -> None:
    assert RARE in page_texts(drawn)[0]


def test_hanzi_that_noto_lacks_come_from_hanazono() -> None:
    pdf = render(replace(DOCUMENT, title=f"张{RAREST}"))[1]
    assert f"张{RAREST}" in page_texts(pdf)[0]
    assert any("HanaMin" in name for name in fonts(pdf))


def test_a_character_in_no_font_is_refused_and_not_left_out() -> None:
    with pytest.raises(CannotDraw) as error:
        render(replace(DOCUMENT, title="张\ue000\U000f0000"))
    assert str(error.value) == "2 characters are in none of the fonts"


def test_every_font_is_embedded(drawn: bytes) -> None:
    found = fonts(drawn)
    assert len(found) == 2
    assert all(found.values())


@pytest.fixture(scope="module")
def long() -> Drawn:
    return render(replace(DOCUMENT, blocks=(long_table(90),)))


def test_pages_are_a4_numbered_and_marked_each(long: Drawn) -> None:
    pages, pdf, _ = long
    texts = page_texts(pdf)
    assert pages == len(texts) == 3
    for number, text in enumerate(texts, start=1):
        assert f"第{number}页/共3页" in text
        assert "演示数据不具法律效力" in text
        assert "TEST-001" in text
        assert "年月" in text  # the head of the table
    with opened(pdf) as document:
        assert all((round(page.get_width()), round(page.get_height())) == (595, 842) for page in document)


def test_nothing_is_lost_where_a_page_ends(long: Drawn) -> None:
    text = "".join(page_texts(long[1]))
    assert all(f"第{row}行" in text for row in range(90))


@pytest.mark.parametrize("rows", [26, 30])  # the page ends in front of the code, and between issuer and date
def test_what_belongs_together_stays_together(rows: int) -> None:
    closing = Together((Paragraph("特此证明。"), Paragraph("示例局\n2026年", align=Align.RIGHT), DOCUMENT.blocks[-1]))  # type: ignore[arg-type]
    last = page_texts(render(replace(DOCUMENT, blocks=(long_table(rows), closing)))[1])[-1]
    assert all(words in last for words in ("特此证明", "示例局", "2026年", "验真码：ABCD"))


@pytest.mark.parametrize("rows", [28, 29, 30, 31])
def test_a_heading_is_never_the_last_line_of_a_page(rows: int) -> None:
    blocks = (long_table(rows), Heading("申请人"), Facts((("姓名", "王芳"),), columns=1))
    (page,) = [text for text in page_texts(render(replace(DOCUMENT, blocks=blocks))[1]) if "申请人" in text]
    assert "王芳" in page


@pytest.mark.parametrize("before", range(0, 12, 3))
@pytest.mark.parametrize("where", ["paragraph", "fact", "cell"])
def test_no_line_begins_with_a_full_stop_or_ends_with_an_opening_bracket(where: str, before: int) -> None:
    text = "例" * before + "【已阅读并同意 Read and agreed to】领取期间就业的，应当告知。" * 6
    blocks: dict[str, Block] = {
        "paragraph": Paragraph(text),
        "fact": Facts((("说明", text),), columns=1),
        "cell": Table((Column("一"), Column("二")), (TableRow((text, "")),)),
    }
    (lines,) = page_lines(render(replace(DOCUMENT, blocks=(blocks[where],), watermark="", trace=""))[1])
    written = [line for line in lines if set(line) & set(text)]
    assert "".join("".join(written).split()).count("应当告知。") == 6
    assert not [line for line in written if line[0] in "】。，" or line[-1] in "【"]


def test_hanzi_after_a_latin_word_stay_on_its_line_as_far_as_they_fit() -> None:
    block = Paragraph("【已阅读并同意 Read and agreed to】" + "领" * 200)
    (lines,) = page_lines(render(replace(DOCUMENT, blocks=(block,), watermark="", trace=""))[1])
    (first,) = [line for line in lines if "Read" in line]
    assert "to】领" in first


def test_the_qr_code_is_read_by_a_scanner(drawn: bytes) -> None:
    """In a process of its own: OpenCV changes what Qt finds."""
    program = (
        "import cv2, numpy, sys;"
        "picture = cv2.imdecode(numpy.frombuffer(sys.stdin.buffer.read(), numpy.uint8), cv2.IMREAD_GRAYSCALE);"
        "print(cv2.QRCodeDetector().detectAndDecode(picture)[0])"
    )
    read = subprocess.run([sys.executable, "-c", program], input=page_picture(drawn), capture_output=True, check=True)
    assert read.stdout.decode().strip() == "https://platform.example/verify/ABCD"


def test_a_document_without_marks_has_none() -> None:
    (text,) = page_texts(render(replace(DOCUMENT, watermark="", trace=""))[1])
    assert "演示" not in text
    assert "TEST-001" not in text


def test_a_missing_font_names_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(font_files, "_NOTO", tmp_path)
    with pytest.raises(FontMissing, match="fonts-noto-cjk"):
        render(DOCUMENT)
    monkeypatch.setattr(font_files, "_HANAZONO", tmp_path)
    with pytest.raises(FontMissing, match="fonts-hanazono"):
        font_files.rare_hanzi_faces()


def test_the_declared_packages_bring_the_fonts() -> None:
    declared = (Path(__file__).parents[3] / "packaging/apt-development.txt").read_text(encoding="utf-8").splitlines()
    assert {"fonts-noto-cjk", "fonts-hanazono", "fonts-dejavu-core"} <= set(declared)
    faces = (*font_files.text_faces("zh-Hant"), font_files.letters_face(), *font_files.rare_hanzi_faces())
    assert all(face.path.is_file() for face in faces)


def test_a_layout_says_nothing_of_its_words_in_a_repr() -> None:
    assert repr(DOCUMENT) == "A4Document(5 blocks)"

"""An item's guide on paper: whole, with a code that a phone reads, and some of its pages when only those are wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from PIL import Image

from drivers.protocols import QrCode, TextLine
from drivers.receipt_printer.symbols import draw_qr_code
from kiosk.documents.a4 import render
from kiosk.documents.child import WorkerFailed, pick_pages
from kiosk.documents.guide_sheet import GuideMaterial, GuidePlace, GuideSheet, guide_document
from kiosk.documents.pages import picked, pictures
from kiosk.documents.paper import Place
from kiosk.documents.receipts import GuideSlip, guide_receipt
from kiosk.texts import Language, Words, load_words
from tests.support.codes_read import qr_text
from tests.support.pdf_reading import page_picture, page_texts

AT = datetime(2026, 11, 22, 10, 5)
PLACE = Place("示例市政务服务大厅", "TEST-001", "12345", demonstration=True)
ADDRESS = "https://zwfw.example.gov/g/410514901000"
SHEET = GuideSheet(
    title="失业保险金申领",
    summary="失业后按月领取失业保险金。",
    facts=(("谁可以办", "参加失业保险的居民"), ("费用", "免费")),
    conditions=("累计缴费满1年。",),
    materials=(GuideMaterial("居民身份证", "系统自动核验，不用带", ("必须", "会向出具部门核对。")),),
    no_materials="",
    steps=("阅读须知", "核对签名"),
    places=(GuidePlace("市政务服务中心", "和平路1号", "工作日 9:00—17:00", "12333"),),
    questions=(("要交多少材料？", "能核验的都免交。"),),
    law=tuple(f"《社会保险法》第{number}条" for number in range(1, 90)),
    address=ADDRESS,
)


@pytest.fixture(params=list(Language), ids=lambda language: language.value)
def words(request: pytest.FixtureRequest) -> Words:
    return load_words(request.param)


@pytest.fixture(scope="module")
def drawn() -> bytes:
    return render(guide_document(SHEET, PLACE, AT, load_words(Language.CHINESE)))[1]


def test_everything_of_the_guide_stands_on_its_pages(words: Words) -> None:
    pages, pdf, _ = render(guide_document(SHEET, PLACE, AT, words))
    text = "".join(page_texts(pdf))
    assert pages == len(page_texts(pdf)) > 1
    parts = (
        SHEET.summary,
        *SHEET.steps,
        *SHEET.law,
        "系统自动核验",
        "会向出具部门核对",
        "和平路1号",
        "12333",
        "能核验的都免交",
    )
    assert [part for part in parts if part not in text] == []
    assert "".join(words.of("demonstration").split()) in text


def test_the_code_on_the_first_page_opens_the_guide_on_a_phone(drawn: bytes) -> None:
    assert qr_text(page_picture(drawn)) == ADDRESS


def test_without_an_address_there_is_no_code_and_no_materials_are_said(words: Words) -> None:
    bare = replace(SHEET, address="", materials=(), no_materials="不用提交材料")
    text = "".join(page_texts(render(guide_document(bare, PLACE, AT, words))[1]))
    assert "zwfw" not in text
    assert "不用提交材料" in text


def test_the_pages_that_are_wanted_are_printed_in_their_order(drawn: bytes) -> None:
    texts = page_texts(drawn)
    assert len(texts) > 2
    assert page_texts(picked(drawn, (1, 3))) == [texts[0], texts[2]]


@pytest.mark.parametrize("pages", [(), (0,), (99,)])
def test_a_page_that_is_not_there_cannot_be_picked(drawn: bytes, pages: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="not there"):
        picked(drawn, pages)


def test_pages_are_picked_in_a_child_that_says_when_it_cannot(drawn: bytes) -> None:
    with pytest.raises(WorkerFailed, match="ValueError"):
        pick_pages(drawn, (99,), 20)


def test_each_page_has_a_small_picture_with_something_on_it(drawn: bytes) -> None:
    drawings = [Image.open(BytesIO(picture)) for picture in pictures(drawn)]
    assert len(drawings) == len(page_texts(drawn))
    assert all((drawing.width, drawing.height) in ((496, 702), (497, 702)) for drawing in drawings)
    assert all(min(drawing.convert("L").tobytes()) < 100 for drawing in drawings)


def test_the_slip_names_the_item_and_holds_its_address_and_nobody(words: Words) -> None:
    slip = guide_receipt(GuideSlip(SHEET.title, "人力资源和社会保障", ADDRESS, AT), PLACE, words)
    codes = [element.data for element in slip.elements if isinstance(element, QrCode)]
    assert codes == [ADDRESS]
    assert SHEET.title in [element.text for element in slip.elements if isinstance(element, TextLine)]


def test_the_slips_code_is_read_at_the_size_in_which_it_is_printed() -> None:
    """203 dots an inch and six dots a module, as the printer is told; with the paper's white around it."""
    code = draw_qr_code(ADDRESS)
    assert code.width / 203 * 25.4 < 40, "wider than a slip of 58 mm holds"
    paper = Image.new("L", (code.width + 120, code.height + 120), 255)
    paper.paste(0, (60, 60), code.convert("L").point(lambda dark: 255 if dark else 0))
    png = BytesIO()
    paper.save(png, "PNG")
    assert qr_text(png.getvalue()) == ADDRESS

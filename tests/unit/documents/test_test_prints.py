"""The technician's test prints: everything that a printer can get wrong is on them, in both languages."""

from __future__ import annotations

from datetime import datetime

import pytest

from drivers.receipt_printer.columns import normalise
from drivers.receipt_printer.escpos_layout import lay_out
from drivers.receipt_printer.mechanism import Mechanism
from kiosk.documents.a4 import render
from kiosk.documents.layout import GreyBar
from kiosk.documents.paper import Place
from kiosk.documents.tasks import TASK, RenderTask
from kiosk.documents.test_print import a4_test_print, receipt_test_print
from kiosk.texts import COMPLETE, Language, Words, load_words
from tests.support.pdf_reading import page_texts

PLACE = Place("示例市政务服务大厅", "TEST-001", "12345", demonstration=False)
AT = datetime(2026, 11, 22, 10, 5)
CODE = "TEST-001 VKP80 2026-11-22 10:05"
LETTERS = "Żółć Ångström Nuñez İğüş"


@pytest.fixture(params=COMPLETE, ids=lambda language: language.value)
def words(request: pytest.FixtureRequest) -> Words:
    return load_words(request.param)


@pytest.mark.parametrize("columns", [48, 32])
def test_the_receipt_shows_what_can_go_wrong(words: Words, columns: int) -> None:
    receipt = receipt_test_print("VKP80", PLACE, AT, words)
    mechanism = Mechanism(
        columns, normalise("䶮㼆𠮷" + words.of("test-print-rare") + words.of("test-print-letters") + LETTERS)
    )
    mechanism.receive(lay_out(receipt, columns))
    lines = [line.strip() for line in mechanism.receipts[0].lines]
    text = "\n".join(lines)
    for shown in ("VKP80", "TEST-001", "2026-11-22 10:05", "䶮 㼆 𠮷", LETTERS, "，。；：“”《》（）……￥"):
        assert shown in text
    assert f"[picture {columns * 12}x40]" in lines, "the grey bar, across the whole paper"
    assert {f"[QR {CODE}]", "[CODE128 1234567890]"} <= set(lines)


def test_the_page_shows_what_can_go_wrong() -> None:
    words = load_words(Language.CHINESE)
    pages, pdf, _ = render(a4_test_print("VKP80", PLACE, AT, words))
    assert pages == 1
    (text,) = page_texts(pdf)  # without spaces
    for shown in ("VKP80", "TEST-001", "2026-11-22 10:05", "䶮 㼆 𠮷", LETTERS, words.of("test-print-grey")):
        assert shown.replace(" ", "") in text


def test_the_page_reaches_the_worker_as_it_is(words: Words) -> None:
    task = RenderTask(document=a4_test_print("VKP80", PLACE, AT, words))
    assert any(isinstance(block, GreyBar) for block in task.document.blocks)
    assert TASK.validate_json(TASK.dump_json(task)) == task

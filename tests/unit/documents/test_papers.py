"""What the terminal itself puts on paper, in both languages: receipts, and the table of a query."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from drivers.protocols import Barcode, PairLine, QrCode, Receipt, TextLine
from kiosk.documents.a4 import render
from kiosk.documents.paper import Holder, Place
from kiosk.documents.query_table import QueryColumn, QueryRow, QueryTable, query_table_document
from kiosk.documents.receipts import (
    CertificateSlip,
    QuerySlip,
    TroubleSlip,
    certificate_receipt,
    query_receipt,
    trouble_receipt,
)
from kiosk.texts import Language, Words, load_words
from tests.support.pdf_reading import page_texts

NAME, NUMBER = "林晓梅", "410499198503150008"
HOLDER = Holder(NAME, NUMBER)
AT = datetime(2026, 11, 22, 10, 5)
PLACE = Place("示例市政务服务大厅", "TEST-001", "12345", demonstration=True)
REAL = Place("示例市政务服务大厅", "TEST-001", "12345", demonstration=False)
CODE, URL = "ABCD-EFGH-JKLM-NPQR", "https://platform.example/verify/ABCD-EFGH-JKLM-NPQR"

CERTIFICATE = CertificateSlip("社会保险个人参保证明打印", HOLDER, 2, CODE, URL, date(2027, 2, 22), AT)
QUERY = QuerySlip("养老保险查询", HOLDER, "2024年", "示例局", "2026-11-22", (("个人缴费（元）", "5,740.80"),), AT)
TROUBLE = TroubleSlip("参保证明打印", HOLDER, "纸张用完。", "打印了1页，共2页。", "TEST-001-00012", AT)
TABLE = QueryTable(
    "个人养老保险缴费明细查询",
    HOLDER,
    "2024年1月至2024年12月",
    "示例局",
    "2026-11-22 10:00",
    (QueryColumn("缴费年月"), QueryColumn("个人缴费（元）", numeric=True)),
    (QueryRow(("2024年", "848.00"), strong=True), QueryRow(("12月", "424.00")), QueryRow(("11月", "424.00"))),
)


@pytest.fixture(params=list(Language), ids=lambda language: language.value)
def words(request: pytest.FixtureRequest) -> Words:
    return load_words(request.param)


def receipts(place: Place, words: Words) -> tuple[Receipt, ...]:
    return (
        certificate_receipt(CERTIFICATE, place, words),
        query_receipt(QUERY, place, words),
        trouble_receipt(TROUBLE, place, words),
    )


def text_of(receipt: Receipt) -> str:
    # Not by their reprs, which show nothing of what a line says.
    return "\n".join(str(vars(element)) for element in receipt.elements)


def test_every_paper_masks_its_holder(words: Words) -> None:
    papers = [text_of(receipt) for receipt in receipts(PLACE, words)]
    papers.append("\n".join(query_table_document(TABLE, PLACE, AT, words).texts()))
    for paper in papers:
        assert "林*梅" in paper
        assert "4104**********0008" in paper
        assert NAME not in paper
        assert NUMBER not in paper


def test_every_paper_says_where_when_and_whom_to_call(words: Words) -> None:
    papers = [text_of(receipt) for receipt in receipts(REAL, words)]
    papers.append("\n".join(query_table_document(TABLE, REAL, AT, words).texts()))
    for paper in papers:
        for part in ("示例市政务服务大厅", "TEST-001", "12345", "2026-11-22 10:05"):
            assert part in paper


def test_a_demonstration_says_so_first_and_last_and_a_real_platform_never(words: Words) -> None:
    mark = words.of("demonstration")
    for receipt in receipts(PLACE, words):
        first, *_, last, _feed = receipt.elements
        assert isinstance(first, TextLine)
        assert first == last
        assert first.text == mark
    for receipt in receipts(REAL, words):
        assert mark not in text_of(receipt)
    assert query_table_document(TABLE, PLACE, AT, words).watermark == mark
    assert query_table_document(TABLE, REAL, AT, words).watermark == ""


def test_a_certificates_slip_carries_its_code_large_and_as_qr(words: Words) -> None:
    elements = certificate_receipt(CERTIFICATE, PLACE, words).elements
    assert any(isinstance(one, TextLine) and one.text == CODE and one.scale == 2 for one in elements)
    assert [one.data for one in elements if isinstance(one, QrCode)] == [URL]
    assert PairLine(words.of("receipt-valid-until"), "2027-02-22") in elements


def test_a_certificate_without_end_has_no_line_for_it(words: Words) -> None:
    slip = CertificateSlip("证明", HOLDER, 1, CODE, URL, None, AT)
    assert words.of("receipt-valid-until") not in text_of(certificate_receipt(slip, PLACE, words))


def test_a_querys_slip_has_its_sums_and_says_what_it_is_not(words: Words) -> None:
    receipt = query_receipt(QUERY, PLACE, words)
    assert PairLine("个人缴费（元）", "5,740.80") in receipt.elements
    assert words.of("receipt-query-next") in text_of(receipt)


def test_a_trouble_slip_says_what_happened_what_was_done_and_a_reference(words: Words) -> None:
    receipt = trouble_receipt(TROUBLE, PLACE, words)
    assert "纸张用完。" in text_of(receipt)
    assert "打印了1页，共2页。" in text_of(receipt)
    assert Barcode("TEST-001-00012") in receipt.elements
    assert words.of("receipt-trouble-next") in text_of(receipt)


def test_the_table_on_a4_has_every_row_and_is_no_certificate(words: Words) -> None:
    (text,) = page_texts(render(query_table_document(TABLE, PLACE, AT, words))[1])
    for part in ("个人养老保险缴费明细查询", "848.00", "12月", "11月", "林*梅", "TEST-001"):
        assert part in text
    assert words.of("document-table-not-a-certificate").replace(" ", "") in text
    assert NUMBER not in text


def test_nothing_personal_stands_in_a_repr() -> None:
    for value in (HOLDER, CERTIFICATE, QUERY, TROUBLE, TABLE, TABLE.rows[1]):
        assert NAME not in repr(value)
        assert NUMBER not in repr(value)
        assert "424.00" not in repr(value)

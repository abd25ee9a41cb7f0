"""What a printer prints to show that it prints: no person in it, and everything that printers get wrong.

Nothing here is a test of ours: a technician prints it.
"""

from __future__ import annotations

from datetime import datetime

from drivers.protocols import Align as ReceiptAlign
from drivers.protocols import Feed, PairLine, QrCode, Receipt, RuleLine, TextLine
from kiosk.documents.layout import A4Document, Facts, Paragraph
from kiosk.documents.paper import moment
from kiosk.texts import Words

#: Full-width punctuation, the yen sign, Latin with diacritics, and hanzi that two bytes of GBK cannot say.
SAMPLE = "，。：（）￥ ¥ é ü 䶮 㼆 𠮷"
_RULER = "1234567890" * 3
_ADDRESS = "https://example.invalid/test"


def test_receipt(words: Words, device_name: str, now: datetime) -> Receipt:
    """A receipt that says which printer it came from and when, in every size and alignment."""
    return Receipt(
        (
            TextLine(words.of("test-print-title"), scale=2, bold=True, align=ReceiptAlign.CENTRE),
            RuleLine(),
            PairLine(words.of("test-print-device"), device_name),
            PairLine(words.of("test-print-time"), moment(now), bold=True),
            TextLine(SAMPLE),
            TextLine(_RULER),
            TextLine(words.of("test-print-right"), align=ReceiptAlign.RIGHT),
            QrCode(_ADDRESS, words.of("test-print-code")),
            RuleLine(),
            TextLine(words.of("test-print-receipt-look")),
            Feed(2),
        )
    )


def test_page(words: Words, device_name: str, now: datetime) -> A4Document:
    """An A4 page that says which printer it came from and when; ``kiosk.documents.child.render_document`` draws it."""
    return A4Document(
        title=words.of("test-print-title"),
        language=words.language.value,
        blocks=(
            Facts(
                (
                    (words.of("test-print-device"), device_name),
                    (words.of("test-print-time"), moment(now)),
                )
            ),
            Paragraph(SAMPLE),
            Paragraph(words.of("test-print-page-look")),
        ),
        footer=words.of("test-print-title"),
        page_label=words.of("document-page-label", page="{page}", pages="{pages}"),
    )

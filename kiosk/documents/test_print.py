"""The test prints of a technician: what a printer can get wrong, on one receipt and on one A4 page.

Pure layout, in the language of ``words``.
"""

from __future__ import annotations

from datetime import datetime

from drivers.protocols import Align, Feed, PairLine, QrCode, Receipt, RuleLine, TextLine
from kiosk.documents.layout import A4Document, Facts, Paragraph
from kiosk.documents.paper import Place, moment
from kiosk.texts import Words

_RARE = "䶮 㼆 𠮷"
_PUNCTUATION = "，。；：“”《》（）……￥"
_RULER = "1234567890" * 3


def receipt_test_print(device: str, place: Place, printed_at: datetime, words: Words) -> Receipt:
    """``device`` is the printer's name, as the technician knows it."""
    return Receipt(
        (
            TextLine(place.hall, align=Align.CENTRE),
            TextLine(words.of("test-print-title"), scale=2, bold=True, align=Align.CENTRE),
            RuleLine(),
            PairLine(words.of("test-print-device"), device, bold=True),
            PairLine(words.of("receipt-terminal"), place.terminal_id),
            PairLine(words.of("receipt-time"), moment(printed_at)),
            RuleLine(),
            PairLine(words.of("test-print-rare"), _RARE),
            PairLine(words.of("test-print-punctuation"), _PUNCTUATION),
            TextLine(_RULER),
            QrCode(_code(device, place, printed_at), words.of("test-print-scan")),
            RuleLine(),
            TextLine(words.of("test-print-look")),
            Feed(2),
        )
    )


def a4_test_print(device: str, place: Place, printed_at: datetime, words: Words) -> A4Document:
    """One page; ``kiosk.documents.child.render_document`` draws it."""
    facts = (
        (words.of("test-print-device"), device),
        (words.of("receipt-terminal"), place.terminal_id),
        (words.of("receipt-time"), moment(printed_at)),
        (words.of("receipt-place"), place.hall),
    )
    samples = ((words.of("test-print-rare"), _RARE), (words.of("test-print-punctuation"), _PUNCTUATION))
    return A4Document(
        title=words.of("test-print-title"),
        language=words.language.value,
        blocks=(Facts(facts), Facts(samples, columns=1), Paragraph(words.of("test-print-look"))),
        footer=words.of("document-footer", hall=place.hall, terminal=place.terminal_id, hotline=place.hotline),
        page_label=words.of("document-page-label", page="{page}", pages="{pages}"),
        watermark=words.of("demonstration") if place.demonstration else "",
        trace=words.of("document-trace", terminal=place.terminal_id, time=moment(printed_at)),
    )


def _code(device: str, place: Place, printed_at: datetime) -> str:
    return f"{place.terminal_id} {device} {moment(printed_at)}"

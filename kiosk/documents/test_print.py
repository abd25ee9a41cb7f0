"""The test prints of a technician: what a printer can get wrong, on one receipt and on one A4 page.

Pure layout, in the language of ``words``; the samples are Chinese and English in any case.
"""

from __future__ import annotations

from datetime import datetime

from drivers.protocols import Align, Barcode, Feed, GreyBar, PairLine, QrCode, Receipt, RuleLine, TextLine
from kiosk.documents import layout
from kiosk.documents.layout import A4Document, Facts, Heading, Paragraph, Verification
from kiosk.documents.paper import Place, footer, moment
from kiosk.texts import Words

_RARE = "䶮 㼆 𠮷"
_PUNCTUATION = "，。；：“”《》（）……￥"
_LETTERS = "Żółć Ångström Nuñez İğüş"
_SAMPLES = ("政务服务 Public services 0123456789", "永东国酬爱郁灵鹰袋 Quick wafting zephyrs vex bold Jim")
_NUMBER = "1234567890"
_GREY_STEPS = 11


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
            PairLine(words.of("test-print-letters"), _LETTERS),
            TextLine(_SAMPLES[0]),
            TextLine(_SAMPLES[0], bold=True),
            TextLine(_SAMPLES[0], scale=2),
            RuleLine(),
            TextLine(words.of("test-print-grey")),
            GreyBar(),
            Feed(),
            Barcode(_NUMBER),
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
    samples = (
        (words.of("test-print-rare"), _RARE),
        (words.of("test-print-punctuation"), _PUNCTUATION),
        (words.of("test-print-letters"), _LETTERS),
    )
    return A4Document(
        title=words.of("test-print-title"),
        language=words.language.value,
        blocks=(
            Facts(facts),
            Paragraph(words.of("test-print-look")),
            Facts(samples, columns=1),
            Heading(words.of("test-print-sizes")),
            *(Paragraph(sample, small=small, bold=bold) for small, bold in _WEIGHTS for sample in _SAMPLES),
            Heading(words.of("test-print-grey")),
            layout.GreyBar(_GREY_STEPS),
            Verification(_code(device, place, printed_at), (words.of("test-print-scan"),)),
        ),
        footer=footer(place, words),
        page_label=words.of("document-page-label", page="{page}", pages="{pages}"),
        watermark=words.of("demonstration") if place.demonstration else "",
        trace=words.of("document-trace", terminal=place.terminal_id, time=moment(printed_at)),
    )


_WEIGHTS = ((True, False), (False, False), (False, True))  # small and bold


def _code(device: str, place: Place, printed_at: datetime) -> str:
    return f"{place.terminal_id} {device} {moment(printed_at)}"

"""The slip of a report that something could not be done: its number, and nothing of whoever made it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from drivers.protocols import Align, Barcode, PairLine, QrCode, Receipt, RuleLine, TextLine
from kiosk.documents.paper import Place
from kiosk.documents.receipts import slip_of
from kiosk.texts import Words


@dataclass(frozen=True)
class ReportSlip:
    """``item``: the title of what it is about, "" for none."""

    number: str
    item: str
    printed_at: datetime


def report_receipt(slip: ReportSlip, place: Place, words: Words) -> Receipt:
    """The number in large type, as a barcode and as a QR code."""
    item = [PairLine(words.of("receipt-item"), slip.item, bold=True)] if slip.item else []
    return slip_of(
        "report-slip-title",
        place,
        words,
        [
            *item,
            RuleLine(),
            TextLine(words.of("report-slip-number"), align=Align.CENTRE),
            TextLine(slip.number, scale=2, bold=True, align=Align.CENTRE),
            Barcode(slip.number),
            QrCode(slip.number, words.of("report-slip-scan")),
            RuleLine(),
            TextLine(words.of("receipt-next"), bold=True),
            TextLine(words.of("report-slip-next")),
        ],
        slip.printed_at,
    )

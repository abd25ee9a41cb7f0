"""Receipts: laid out once in words, drawn by whatever receipt printer there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from drivers.protocols import (
    Align,
    Barcode,
    Feed,
    PairLine,
    QrCode,
    Receipt,
    ReceiptElement,
    RuleLine,
    TextLine,
)
from kiosk.documents.paper import Holder, Place, moment
from kiosk.texts import Words


@dataclass(frozen=True, repr=False)
class CertificateSlip:
    """A document of the platform was printed."""

    item: str
    holder: Holder
    pages: int
    verification_code: str
    verification_url: str
    valid_until: date | None
    printed_at: datetime


@dataclass(frozen=True, repr=False)
class QuerySlip:
    """The result of a query was printed; ``sums`` are labels and amounts in final words."""

    item: str
    holder: Holder
    span: str
    source: str
    as_of: str
    sums: tuple[tuple[str, str], ...]
    printed_at: datetime


@dataclass(frozen=True, repr=False)
class TroubleSlip:
    """A print went wrong: what happened and what was done, in final words, and what the hotline needs to hear."""

    item: str
    holder: Holder
    happened: str
    done: str
    reference: str
    printed_at: datetime


@dataclass(frozen=True)
class GuideSlip:
    """An item's guide for the phone. Nothing of it is about a person."""

    item: str
    department: str
    address: str
    printed_at: datetime


@dataclass(frozen=True, repr=False)
class ApplicationSlip:
    """An application was confirmed. ``state`` and ``afterwards`` in final words; ``bring``: what goes to a counter."""

    item: str
    department: str
    holder: Holder
    state: str
    number_label: str
    number: str
    afterwards: tuple[str, ...]
    printed_at: datetime


def application_receipt(slip: ApplicationSlip, place: Place, words: Words) -> Receipt:
    """That it is no acceptance stands in its title; the number in large type, as a barcode and as a QR code."""
    return _receipt(
        place,
        words,
        [
            *_head("apply-slip-title", place, words),
            PairLine(words.of("receipt-item"), slip.item, bold=True),
            PairLine(words.of("apply-goes-to"), slip.department),
            *_holder(slip.holder, words),
            PairLine(words.of("apply-slip-state"), slip.state, bold=True),
            RuleLine(),
            TextLine(slip.number_label, align=Align.CENTRE),
            TextLine(slip.number, scale=2, bold=True, align=Align.CENTRE),
            Barcode(slip.number),
            QrCode(slip.number, words.of("apply-slip-keep")),
            RuleLine(),
            TextLine(words.of("receipt-next"), bold=True),
            *(TextLine(line) for line in slip.afterwards),
            *_foot(slip.printed_at, place, words),
        ],
    )


def guide_receipt(slip: GuideSlip, place: Place, words: Words) -> Receipt:
    """The code first: that is what the slip is for."""
    return _receipt(
        place,
        words,
        [
            *_head("guide-slip-title", place, words),
            TextLine(slip.item, scale=2, bold=True, align=Align.CENTRE),
            TextLine(slip.department, align=Align.CENTRE),
            QrCode(slip.address, words.of("guide-slip-scan")),
            *_section("receipt-next", words.of("guide-slip-next"), words),
            *_foot(slip.printed_at, place, words),
        ],
    )


def certificate_receipt(slip: CertificateSlip, place: Place, words: Words) -> Receipt:
    """The code in large type and as a QR code that opens its verification page."""
    valid = (
        [PairLine(words.of("receipt-valid-until"), slip.valid_until.isoformat())]
        if slip.valid_until is not None
        else []
    )
    return _receipt(
        place,
        words,
        [
            *_head("receipt-certificate-title", place, words),
            PairLine(words.of("receipt-item"), slip.item, bold=True),
            *_holder(slip.holder, words),
            PairLine(words.of("receipt-pages"), words.of("receipt-page-count", pages=slip.pages)),
            *valid,
            RuleLine(),
            TextLine(words.of("receipt-code"), align=Align.CENTRE),
            TextLine(slip.verification_code, scale=2, bold=True, align=Align.CENTRE),
            QrCode(slip.verification_url, words.of("receipt-scan")),
            RuleLine(),
            *_section("receipt-next", words.of("receipt-certificate-next"), words),
            *_foot(slip.printed_at, place, words),
        ],
    )


def query_receipt(slip: QuerySlip, place: Place, words: Words) -> Receipt:
    """The sums, and that they are no certificate."""
    return _receipt(
        place,
        words,
        [
            *_head("receipt-query-title", place, words),
            PairLine(words.of("receipt-item"), slip.item, bold=True),
            *_holder(slip.holder, words),
            PairLine(words.of("receipt-span"), slip.span),
            RuleLine(),
            TextLine(words.of("receipt-sums"), bold=True),
            *(PairLine(label, amount) for label, amount in slip.sums),
            RuleLine(),
            PairLine(words.of("receipt-source"), slip.source),
            PairLine(words.of("receipt-as-of"), slip.as_of),
            *_section("receipt-next", words.of("receipt-query-next"), words),
            *_foot(slip.printed_at, place, words),
        ],
    )


def trouble_receipt(slip: TroubleSlip, place: Place, words: Words) -> Receipt:
    """What happened, what was and was not done, what now; the reference in large type and as a barcode."""
    return _receipt(
        place,
        words,
        [
            *_head("receipt-trouble-title", place, words),
            PairLine(words.of("receipt-item"), slip.item, bold=True),
            *_holder(slip.holder, words),
            RuleLine(),
            *_section("receipt-trouble-happened", slip.happened, words),
            *_section("receipt-trouble-done", slip.done, words),
            RuleLine(),
            TextLine(words.of("receipt-reference"), align=Align.CENTRE),
            TextLine(slip.reference, scale=2, bold=True, align=Align.CENTRE),
            Barcode(slip.reference),
            RuleLine(),
            *_section("receipt-next", words.of("receipt-trouble-next"), words),
            *_foot(slip.printed_at, place, words),
        ],
    )


def slip_of(title: str, place: Place, words: Words, elements: list[ReceiptElement], printed_at: datetime) -> Receipt:
    """A slip with the head and the foot that all have. ``title`` is the id of a text."""
    return _receipt(place, words, [*_head(title, place, words), *elements, *_foot(printed_at, place, words)])


def _receipt(place: Place, words: Words, elements: list[ReceiptElement]) -> Receipt:
    """A demonstration says so before anything else, and again at the end."""
    marks = [TextLine(words.of("demonstration"), bold=True, align=Align.CENTRE)] if place.demonstration else []
    return Receipt((*marks, *elements, *marks, Feed(2)))


def _head(title: str, place: Place, words: Words) -> Iterator[ReceiptElement]:
    yield TextLine(place.hall, align=Align.CENTRE)
    yield TextLine(words.of(title), scale=2, bold=True, align=Align.CENTRE)
    yield RuleLine()


def _holder(holder: Holder, words: Words) -> Iterator[ReceiptElement]:
    yield PairLine(words.of("receipt-holder"), holder.masked_name)
    yield PairLine(words.of("receipt-holder-number"), holder.masked_number)


def _section(heading: str, text: str, words: Words) -> Iterator[ReceiptElement]:
    yield TextLine(words.of(heading), bold=True)
    yield TextLine(text)


def _foot(printed_at: datetime, place: Place, words: Words) -> Iterator[ReceiptElement]:
    yield RuleLine()
    yield PairLine(words.of("receipt-time"), moment(printed_at))
    yield PairLine(words.of("receipt-place"), place.hall)
    yield PairLine(words.of("receipt-terminal"), place.terminal_id)
    yield PairLine(words.of("receipt-hotline"), place.hotline, bold=True)
    if place.operator:
        yield PairLine(words.of("receipt-operator"), place.operator)

"""What goes on paper: the pages of a result, and the slip about a printed document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from drivers.protocols import Family, IdCard, Receipt
from kiosk.catalogue.model import ColumnType, Service
from kiosk.documents import technician_report, test_print
from kiosk.documents.child import render_document
from kiosk.documents.paper import Holder, Place
from kiosk.documents.query_table import QueryColumn, QueryRow, QueryTable, query_table_document
from kiosk.documents.receipts import ApplicationSlip, CertificateSlip, application_receipt, certificate_receipt
from kiosk.documents.report_receipt import ReportSlip, report_receipt
from kiosk.guide_paper import GuidePaper
from kiosk.presenter import Setting
from kiosk.presenter.afterwards import afterwards
from kiosk.presenter.bodies_form import months_in_words
from kiosk.presenter.bodies_result import grouped, sort_records, table_rows
from kiosk.presenter.say import device_words
from kiosk.session import effects as fx
from kiosk.session.afterwards_effects import PrintReportSlip
from kiosk.session.model import Document, GuidePrint, Table
from kiosk.session.technician_effects import PrintReportPage, PrintReportReceipt
from kiosk.session_store import SessionStore
from kiosk.texts import Language, Words, load_words

_RENDER_SECONDS = 15.0


@dataclass(frozen=True)
class Paper:
    """``now`` is the local time that people read."""

    store: SessionStore
    setting: Setting
    now: Callable[[], datetime]

    @property
    def guides(self) -> GuidePaper:
        """Paper that is about nobody."""
        return GuidePaper(self.store, self.setting, self.now)

    def pages(self, effect: fx.PrintPages) -> tuple[bytes, int]:
        """The PDF to print and its number of pages.

        Raises LookupError when the visit is over, kiosk.documents.child.WorkerFailed when it cannot be drawn.
        """
        source = effect.source
        if isinstance(source, GuidePrint):
            return self.guides.pages(effect.id.generation, source)
        if isinstance(source, Document):
            pdf = self.store.get(effect.id.generation, source.document.handle)
            if pdf is None:
                raise LookupError("the document is gone with its visit")
            return pdf, source.document.pages
        words = load_words(Language(effect.looks.language))
        card = effect.resident.subject if effect.resident else None
        if effect.service is None:
            raise LookupError("the visit knows no such item")
        table = self._query_table(source, effect.service, card, words)
        document = query_table_document(table, self._place(words, source.result.demonstration), self.now(), words)
        drawn = render_document(document, _RENDER_SECONDS)
        return drawn.pdf, drawn.page_count

    def receipt(
        self, effect: fx.PrintReceipt | fx.PrintApplicationSlip | PrintReportSlip | fx.PrintTestReceipt
    ) -> Receipt:
        if isinstance(effect, fx.PrintApplicationSlip):
            return self._application_slip(effect)
        if isinstance(effect, PrintReportSlip):
            return self._report_slip(effect)
        if isinstance(effect, fx.PrintTestReceipt):
            return self._test_receipt(effect)
        words = load_words(Language(effect.looks.language))
        held = effect.document
        slip = CertificateSlip(
            item=held.title,
            holder=_holder(effect.resident.subject if effect.resident else None),
            pages=held.pages,
            verification_code=grouped(held.verification_code),
            verification_url=held.verification_url,
            valid_until=held.valid_until,
            printed_at=self.now(),
        )
        return certificate_receipt(slip, self._place(words, held.demonstration), words)

    def _application_slip(self, effect: fx.PrintApplicationSlip) -> Receipt:
        words = load_words(Language(effect.looks.language))
        language, done = words.language.value, effect.handed
        slip = ApplicationSlip(
            item=effect.service.title.said(language),
            department=effect.department.said(language),
            holder=_holder(effect.resident.subject if effect.resident else None),
            state=words.of(f"apply-handed-{done.delivery.value}"),
            number_label=words.of("apply-slip-case") if done.case_number else words.of("apply-slip-local"),
            number=done.case_number or done.local_number,
            afterwards=tuple(point.text for point in afterwards(effect.service, done, done.delivery.value, words)),
            printed_at=self.now(),
        )
        return application_receipt(slip, self._place(words, False), words)

    def _report_slip(self, effect: PrintReportSlip) -> Receipt:
        words = load_words(Language(effect.looks.language))
        slip = ReportSlip(effect.number, effect.item, self.now())
        return report_receipt(slip, self._place(words, False), words)

    def test_page(self, effect: fx.PrintTestPage) -> tuple[bytes, int]:
        """As ``pages``; of nobody. Raises kiosk.documents.child.WorkerFailed."""
        words = load_words(Language(effect.looks.language))
        device = device_words(Family.DOCUMENT_PRINTER, words)
        page = test_print.a4_test_print(device, self._place(words, False), self.now(), words)
        drawn = render_document(page, _RENDER_SECONDS)
        return drawn.pdf, drawn.page_count

    def _test_receipt(self, effect: fx.PrintTestReceipt) -> Receipt:
        words = load_words(Language(effect.looks.language))
        device = device_words(Family.RECEIPT_PRINTER, words)
        return test_print.receipt_test_print(device, self._place(words, False), self.now(), words)

    def report_page(self, effect: PrintReportPage) -> tuple[bytes, int]:
        """A technician's report, as ``pages``. Raises kiosk.documents.child.WorkerFailed."""
        words = load_words(Language(effect.looks.language))
        page = technician_report.report_a4(effect.report, self._place(words, False), self.now(), words)
        drawn = render_document(page, _RENDER_SECONDS)
        return drawn.pdf, drawn.page_count

    def report_receipt(self, effect: PrintReportReceipt) -> Receipt:
        words = load_words(Language(effect.looks.language))
        return technician_report.report_receipt(effect.report, self._place(words, False), self.now(), words)

    def _place(self, words: Words, demonstration: bool) -> Place:
        setting = self.setting
        return Place(
            setting.hall.said(words.language.value),
            setting.terminal_id,
            setting.hotline,
            demonstration or setting.demonstration,
            setting.run_by(words.language.value),
        )

    def _query_table(self, source: Table, service: Service, card: IdCard | None, words: Words) -> QueryTable:
        shape = service.table
        if shape is None:
            raise LookupError("the item has no table any more")
        language = words.language.value
        records = sort_records([dict(row) for row in source.result.rows], shape)
        return QueryTable(
            title=service.title.said(language),
            holder=_holder(card),
            span=months_in_words(source.values, service, words),
            source=source.result.source,
            as_of=source.result.as_of,
            columns=tuple(
                QueryColumn(column.label.said(language), column.type is ColumnType.MONEY) for column in shape.columns
            ),
            rows=tuple(QueryRow(row.cells, row.group or row.total) for row in table_rows(records, shape, words)),
        )


def _holder(card: IdCard | None) -> Holder:
    return Holder((card.name or card.english_name) if card else "", card.number if card else "")

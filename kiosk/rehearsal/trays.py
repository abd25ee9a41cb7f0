"""What came out of the printers of the stage, also as pictures for whoever cannot hold the paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from drivers.document_printer.eve_printer import EvePrinter
from drivers.receipt_printer.simulated import EscPosInstrument
from kiosk.rehearsal.messages import Output, PrintedDocument, PrintedReceipt

_DOTS_PER_POINT = 120 / 72  # of the picture of a sheet: 120 dpi


class Trays:
    """Looks at both printers' output; files go to ``folder``, which is gone with the stage."""

    def __init__(self, folder: Path, receipts: EscPosInstrument, documents: EvePrinter) -> None:
        folder.mkdir()
        self._folder = folder
        self._receipts = receipts
        self._documents = documents
        self._serial = 0  # of receipts, over the whole run: a file name is never used twice
        self._receipt_files: list[str] = []
        self._sheet_seen: tuple[str, int] = ("", 0)
        self._sheet_file = ""

    def look(self) -> None:
        """Draw what is new. Call it in one thread at a time."""
        receipts = self._receipts.mechanism.receipts
        for receipt in receipts[len(self._receipt_files) :]:
            self._serial += 1
            file = self._folder / f"receipt-{self._serial:03d}.png"
            file.write_bytes(receipt.picture)
            self._receipt_files.append(str(file))
        jobs = self._documents.printed()
        newest = (str(jobs[-1].document), jobs[-1].sheets) if jobs else ("", 0)
        if newest != self._sheet_seen:
            self._sheet_seen = newest
            self._sheet_file = self._draw_sheet(Path(newest[0]), newest[1]) if jobs else ""

    def clear(self) -> None:
        """Take everything out of both."""
        self._receipts.mechanism.clear()
        self._documents.clear_output()
        self._receipt_files.clear()
        self._sheet_seen, self._sheet_file = ("", 0), ""

    @property
    def receipts(self) -> int:
        return len(self._receipt_files)

    @property
    def last_receipt(self) -> str:
        return self._receipt_files[-1] if self._receipt_files else ""

    @property
    def sheets(self) -> int:
        return sum(job.sheets for job in self._documents.printed())

    @property
    def last_sheet(self) -> str:
        return self._sheet_file

    def output(self) -> Output:
        """Everything in the trays."""
        self.look()
        mechanism = self._receipts.mechanism
        return Output(
            receipts=tuple(
                PrintedReceipt(lines=receipt.lines, picture=file)
                for receipt, file in zip(mechanism.receipts, self._receipt_files, strict=False)
            ),
            unfinished_receipt=mechanism.unfinished,
            documents=tuple(
                PrintedDocument(pdf=str(job.document), sheets=job.sheets, of=job.of)
                for job in self._documents.printed()
            ),
        )

    def _draw_sheet(self, pdf: Path, sheets: int) -> str:
        """The file of the picture; "" for what is no PDF, which is printed all the same and cannot be drawn."""
        from pypdfium2 import PdfiumError

        try:
            pages = pdf_pages(pdf)
        except PdfiumError:
            return ""
        file = self._folder / f"sheet-{pdf.stem}-{sheets}.png"
        # Copies follow each other whole, so the last sheet out is this page of the document.
        file.write_bytes(pages[(sheets - 1) % len(pages)])
        return str(file)


def pdf_pages(pdf: Path) -> list[bytes]:
    """Every page as a PNG."""
    from pypdfium2 import PdfDocument

    pages = []
    with PdfDocument(pdf) as document:
        for page in document:
            png = BytesIO()
            page.render(scale=_DOTS_PER_POINT).to_pil().save(png, "PNG")
            pages.append(png.getvalue())
    return pages


def pdf_text(pdf: Path) -> str:
    """All words of the PDF, page by page."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)

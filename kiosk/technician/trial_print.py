"""``kiosk devices print-test``: a page of nobody's, and the printer's word that it is out."""

from __future__ import annotations

import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from drivers.protocols import (
    PLAIN,
    Condition,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    DocumentPrinter,
    Family,
    JobState,
    PrintOutcome,
    Receipt,
    ReceiptPrinter,
)
from kiosk.documents.child import WorkerFailed, render_document
from kiosk.documents.layout import A4Document
from kiosk.documents.paper import Place
from kiosk.documents.test_print import a4_test_print, receipt_test_print
from kiosk.technician.checking import place_of
from kiosk.technician.fitted import Fitted
from kiosk.technician.wording import cures, family_name, names, status_words, word
from kiosk.texts import Words


class TrialEnd(StrEnum):
    """What came of it."""

    PRINTED = "printed"  # by the printer's own word
    NOT_PRINTED = "not_printed"  # and nothing will come out any more
    UNKNOWN = "unknown"  # somebody must look
    NOT_DRAWN = "not_drawn"  # the page could not be made: fonts are missing
    FAILED = "failed"  # the driver raised what no driver may raise


@dataclass(frozen=True)
class Trial:
    """``status`` is the printer's after it."""

    end: TrialEnd
    status: DeviceStatus


@dataclass(frozen=True)
class Pace:
    """Seconds."""

    call: float = 5.0
    receipt: float = 30.0
    page: float = 120.0  # from handing it over to the end of the job
    between_looks: float = 0.4
    silence: float = 12.0  # a printer that cannot be asked for this long has lost the page as far as we can know
    drawing: float = 30.0


def trial(fitted: Fitted, place: Place, words: Words, now: datetime, pace: Pace = Pace()) -> Trial:
    """Print on a printer of the profile. What no driver may raise is a result as well: another printer may follow."""
    name = family_name(words, fitted.family)
    try:
        printer = fitted.make()
        try:
            match printer:
                case ReceiptPrinter():
                    return print_receipt(printer, receipt_test_print(name, place, now, words), pace)
                case DocumentPrinter():
                    return print_page(printer, a4_test_print(name, place, now, words), pace)
                case _:
                    return Trial(TrialEnd.FAILED, DeviceStatus(Condition.UNKNOWN, original=type(printer).__name__))
        finally:
            printer.close()
    except Exception as error:
        return Trial(TrialEnd.FAILED, DeviceStatus(Condition.UNKNOWN, original=place_of(error)))


def print_receipt(printer: ReceiptPrinter, receipt: Receipt, pace: Pace) -> Trial:
    """Print and wait for the printer's word."""
    result = printer.print(receipt, pace.receipt)
    end = {
        PrintOutcome.PRINTED: TrialEnd.PRINTED,
        PrintOutcome.NOT_PRINTED: TrialEnd.NOT_PRINTED,
        PrintOutcome.UNKNOWN: TrialEnd.UNKNOWN,
    }[result.outcome]
    return Trial(end, result.status)


def print_page(printer: DocumentPrinter, document: A4Document, pace: Pace) -> Trial:
    """Draw the page, print it, and wait for the end of its job; one that does not end in time is cancelled.

    A printer that is not idle gets nothing: the page would come out among somebody's.
    """
    status = printer.status(pace.call)
    if status.condition is not Condition.READY:
        return Trial(TrialEnd.NOT_PRINTED, status)
    try:
        page = render_document(document, pace.drawing)
    except WorkerFailed:
        return Trial(TrialEnd.NOT_DRAWN, status)
    return hand_over(printer, page.pdf, pace)


def hand_over(printer: DocumentPrinter, pdf: bytes, pace: Pace) -> Trial:
    """Hand over ``pdf`` once, and see it to its end. Whoever has waited enough (Ctrl-C) leaves no page behind."""
    name = f"kiosk-test-{uuid.uuid4().hex}"
    job: int | None = None
    end = TrialEnd.UNKNOWN
    try:
        job = printer.submit(pdf, name, PLAIN, pace.call)
        end = _await(printer, job, pace)
    except DeviceError as error:
        if error.fault in _NOT_TAKEN:
            end = TrialEnd.NOT_PRINTED
    finally:
        if end is TrialEnd.UNKNOWN:
            end = _cancelled(printer, job, name, pace)
    return Trial(end, printer.status(pace.call))


def _await(printer: DocumentPrinter, job: int, pace: Pace) -> TrialEnd:
    """UNKNOWN when it does not end in time, and when the printer cannot be asked or knows no such job any more."""
    heard = time.monotonic()
    until = heard + pace.page
    while time.monotonic() < min(until, heard + pace.silence):
        with suppress(DeviceError):  # one lost answer is no end
            state = printer.job(job, pace.call).state
            if state.ended:
                return _END.get(state, TrialEnd.UNKNOWN)
            heard = time.monotonic()
        time.sleep(pace.between_looks)
    return TrialEnd.UNKNOWN


def _cancelled(printer: DocumentPrinter, job: int | None, name: str, pace: Pace) -> TrialEnd:
    """``job`` None: the answer to the page is lost; the printer may have it all the same, and knows it by ``name``."""
    try:
        known = job if job is not None else printer.find(name, pace.call)
        if known is not None:
            return _END.get(printer.cancel(known, pace.call).state, TrialEnd.UNKNOWN)
    except DeviceError:
        pass  # nobody knows
    return TrialEnd.UNKNOWN


#: After these the printer has certainly not taken the page.
_NOT_TAKEN = frozenset({DeviceFault.ABSENT, DeviceFault.REFUSED, DeviceFault.BUSY})
#: A job that is gone may have printed: the printer has forgotten it.
_END = {
    JobState.COMPLETED: TrialEnd.PRINTED,
    JobState.CANCELLED: TrialEnd.NOT_PRINTED,
    JobState.ABORTED: TrialEnd.NOT_PRINTED,
}


def lines(trial: Trial, family: Family, said: Words) -> list[str]:
    """What came of it, how the printer is, and what to do."""
    head = word(said, "trial", trial.end, device=family_name(said, family))
    if trial.end is TrialEnd.FAILED:
        return [head, "    " + said.of("devices-crashed", place=trial.status.original)]
    return [
        head,
        f"    {status_words(said, trial.status)}",
        *(f"    {cure}" for cure in cures(said, trial.status)),
    ]


def as_values(trial: Trial, said: Words) -> dict[str, object]:
    return {
        "end": trial.end.value,
        "condition": trial.status.condition.value,
        "problems": names(trial.status.problems),
        "original": trial.status.original,
        "words": status_words(said, trial.status),
        "cures": list(cures(said, trial.status)),
    }

"""Does what sessions want done: each effect goes to its worker, and its answer comes back as an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from drivers.protocols import (
    CardReadError,
    CardReadReason,
    DeviceError,
    Family,
    JobState,
    JobStatus,
    PrintOutcome,
    Problem,
    Receipt,
    ReceiptPrinter,
    Removal,
)
from kiosk.afterwards.hands import AfterwardsHands
from kiosk.application_hands import ApplicationHands
from kiosk.ask_errors import AskError
from kiosk.asking import Asking
from kiosk.attendant.work import AttendantWork
from kiosk.capture_hands import CaptureHands
from kiosk.central import wire
from kiosk.central.identifiers import new_id
from kiosk.devices import Devices
from kiosk.housekeeping import Housekeeping
from kiosk.identity_hands import IdentityHands
from kiosk.log import Log, LogEvent
from kiosk.nearby import Nearby
from kiosk.operations.counters import Counters
from kiosk.paper import Paper
from kiosk.paper_path import PaperPath
from kiosk.phone_hands import PhoneHands
from kiosk.printing import Cancelled, DocumentPrinting
from kiosk.search.unanswered import UnansweredWords
from kiosk.session import afterwards_effects as after
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import matters_effects as mx
from kiosk.session import signing_effects as sx
from kiosk.session.capture_effects import TurnSheet
from kiosk.session.digits_effects import CheckFormDigits, SendFormDigits
from kiosk.session.model import AskFailure, EffectId, PrintEnd
from kiosk.session.phone_effects import AwaitPhone, OpenSigning, OpenUpload, PhoneEffect
from kiosk.session.technician_effects import (
    Account,
    LookInto,
    PrintReportPage,
    PrintReportReceipt,
    Service,
    Tampered,
    TechnicianEffect,
    TryPart,
)
from kiosk.session_store import SessionStore
from kiosk.signing_hands import SigningHands
from kiosk.technician_hands import TechnicianHands
from kiosk.workers import Worker

_READ_SECONDS = 6.0
_RECEIPT_SECONDS = 15.0
_TAKE_SECONDS = 30.0
_RETRACT_SECONDS = 5.0
#: After these no card lies on the reader, or did not for a moment.
_CARD_WENT_AWAY = frozenset({CardReadReason.NO_CARD, CardReadReason.TAKEN_AWAY})


@dataclass(frozen=True)
class Workers:
    """The buses that are no device's."""

    platform: Worker
    housekeeping: Worker
    attendant: Worker
    assistance: Worker
    technician: Worker


class Hands:
    """One instance; ``do`` is called by the runner, answers come from the workers' threads."""

    def __init__(
        self,
        *,
        devices: Devices,
        printing: DocumentPrinting | None,
        asking: Asking,
        identity: IdentityHands,
        application: ApplicationHands,
        afterwards: AfterwardsHands,
        capture: CaptureHands,
        phone: PhoneHands,
        signing: SigningHands,
        nearby: Nearby,
        housekeeping: Housekeeping,
        workers: Workers,
        paper_path: PaperPath,
        attendant: AttendantWork,
        technician: TechnicianHands,
        counters: Counters,
        paper: Paper,
        unanswered: UnansweredWords,
        is_known: Callable[[str], bool],
        store: SessionStore,
        terminal_id: str,
        run_id: str,
        log: Log,
        answer: Callable[[e.Event], None],
        on_forget: Callable[[int], None],
    ) -> None:
        self._devices = devices
        self._printing = printing
        self._asking = asking
        self._identity = identity
        self._application = application
        self._afterwards = afterwards
        self._signing = signing
        self._capture = capture
        self._phone = phone
        self._nearby = nearby
        self._housekeeping = housekeeping
        self._workers = workers
        self._paper_path = paper_path
        self._attendant = attendant
        self._technician = technician
        self._counters = counters
        self._paper = paper
        self._unanswered = unanswered
        self._is_known = is_known
        self._store = store
        self._terminal_id = terminal_id
        self._run_id = run_id
        self._log = log
        self._answer = answer
        self._on_forget = on_forget
        self.counts: Counter[fx.Note] = Counter()
        self._stopped: set[EffectId] = set()  # prints that were cancelled in the present visit
        self._forgotten = 0  # the last generation whose visit is over
        # Of jobs under way: how many they have, and how many are out.
        self._sheets: dict[EffectId, tuple[int, int]] = {}

    def do(self, effect: fx.Effect) -> None:
        """Start it and return at once."""
        match effect:
            case fx.Recover():
                self._recover(effect)
            case fx.ReadCard():
                self._on(Family.ID_CARD, lambda: self._read_card(effect))
            case fx.OpenVisit():
                self._workers.platform.run(
                    lambda: self._asking.open_visit(effect.generation, effect.resident, effect.language)
                )
            case fx.CloseVisit():
                self._workers.platform.run(lambda: self._asking.close_visit(effect.generation))
            case fx.AskOffers():
                self._workers.platform.run(lambda: self._ask_offers(effect))
            case fx.AskQuery():
                self._workers.platform.run(lambda: self._ask_query(effect))
            case fx.AskDocument():
                self._workers.platform.run(lambda: self._ask_document(effect))
            case fx.PrintPages():
                self._print_pages(effect.id, lambda: self._paper.pages(effect))
            case fx.PrintTestPage():
                self._print_pages(effect.id, lambda: self._paper.test_page(effect))
            case fx.CancelPrint():
                self._cancel_print(effect)
            case fx.PrintReceipt() | fx.PrintApplicationSlip() | after.PrintReportSlip() | fx.PrintTestReceipt():
                self._print_receipt(effect.id, lambda: self._paper.receipt(effect))
            case fx.LayOutGuide():
                self._workers.platform.run(lambda: self._lay_out_guide(effect))
            case fx.PrintGuideSlip():
                self._print_receipt(effect.id, lambda: self._paper.guides.slip(effect))
            case (
                (fx.AskFacts() | fx.AskLicences() | fx.GrantLicence() | fx.KeepApplication() | fx.AwaitCase())
                | (mx.KeepDraft() | mx.FileWithdrawal() | mx.AskMatters() | mx.LookUpCase())
                | (mx.FetchDraft() | mx.DeleteDraft() | mx.DropKept())
                | (SendFormDigits() | CheckFormDigits())
            ):
                self._application.do(effect)
            case after.KeepReview() | after.KeepReport() | after.CallAttendant() | after.CancelAttendant():
                self._afterwards.do(effect)
            case fx.CheckPin() | fx.Audit() | fx.DeskWork():
                self._at_desk(effect)
            case (PrintReportPage() | PrintReportReceipt()) | (
                LookInto() | TryPart() | Service() | Account() | Tampered()
            ):
                self._for_technician(effect)
            case fx.LockPaperPath():
                self._paper_path.lock()
            case fx.RecordVisit():
                self._workers.housekeeping.run(lambda: self._record_visit(effect))
            case fx.Light() | fx.HearKeys():
                self._nearby.do(effect)
            case fx.Forget():
                self._forget(effect.generation)
            case fx.Count():
                self.counts[effect.note] += 1
            case fx.CountUnanswered():
                self._workers.housekeeping.run(lambda: self._count_unanswered(effect.text))
            case _:
                self._do_with_cameras(effect)

    def _on(self, family: Family, job: Callable[[], None]) -> None:
        self._devices.workers[family].run(job)

    def _at_desk(self, effect: fx.CheckPin | fx.Audit | fx.DeskWork) -> None:
        match effect:
            case fx.CheckPin():
                self._attendant.check_pin(effect)
            case fx.Audit():
                self._attendant.audit(effect)
            case fx.DeskWork():
                self._attendant.do(effect)

    def _for_technician(self, effect: TechnicianEffect) -> None:
        match effect:
            case PrintReportPage():
                self._print_pages(effect.id, lambda: self._paper.report_page(effect))
            case PrintReportReceipt():
                self._print_receipt(effect.id, lambda: self._paper.report_receipt(effect))
            case _:
                self._technician.do(effect)

    # --- cards --------------------------------------------------------------------------------------------------------

    def _read_card(self, effect: fx.ReadCard) -> None:
        reader = self._devices.fitted.id_card
        if reader is None:
            self._answer(e.ReaderFailed(effect.id))
            return
        try:
            card = reader.read(_READ_SECONDS)
        except CardReadError as error:
            self._log.write(LogEvent.CARD_UNREAD, fault=error.reason.value, original=error.original)
            self._answer(e.CardUnread(effect.id, error.reason))
            if error.reason in _CARD_WENT_AWAY:
                self._devices.card_went_away()
        except DeviceError as error:
            self._log.write(LogEvent.CARD_UNREAD, fault=error.fault.value, original=error.original)
            self._answer(e.ReaderFailed(effect.id))
        else:
            self._answer(e.CardRead(effect.id, card))
            self._devices.card_was_read()
            self._counters.card_was_read()

    # --- platform -----------------------------------------------------------------------------------------------------

    def _ask_offers(self, effect: fx.AskOffers) -> None:
        try:
            offers = self._asking.offers(effect)
        except AskError as error:
            self._answer(e.AskFailed(effect.id, error.failure, error.reference))
        except Exception as error:
            self._log.mistake("offers", error)
            self._answer(e.AskFailed(effect.id, AskFailure.OTHER))
        else:
            self._answer(e.OffersCame(effect.id, offers))

    def _ask_query(self, effect: fx.AskQuery) -> None:
        try:
            result = self._asking.query(effect.id.generation, effect.item, effect.values)
        except AskError as error:
            self._answer(e.AskFailed(effect.id, error.failure, error.reference))
        except Exception as error:
            self._log.mistake("query", error)
            self._answer(e.AskFailed(effect.id, AskFailure.OTHER))
        else:
            self._answer(e.QueryAnswered(effect.id, result))

    def _ask_document(self, effect: fx.AskDocument) -> None:
        try:
            document = self._asking.document(effect.id.generation, effect.item, effect.values)
        except AskError as error:
            self._answer(e.AskFailed(effect.id, error.failure, error.reference))
        except Exception as error:
            self._log.mistake("document", error)
            self._answer(e.AskFailed(effect.id, AskFailure.OTHER))
        else:
            self._answer(e.DocumentReady(effect.id, document))

    # --- paper --------------------------------------------------------------------------------------------------------

    def _print_pages(self, effect_id: EffectId, lay_out: Callable[[], tuple[bytes, int]]) -> None:
        def lay_out_and_print() -> None:
            try:
                pdf, pages = lay_out()
            except Exception as error:
                self._log.mistake("layout", error)
                self._answer(e.PrintEnded(effect_id, PrintEnd.NOTHING, 0))
                return
            # How many pages to look for must be known before the first of them comes out.
            self._answer(e.PrintProgressed(effect_id, JobStatus(JobState.UNKNOWN), pages))
            self._on(Family.DOCUMENT_PRINTER, lambda: self._print(effect_id, pdf, pages))

        # Layout takes a child process and a second: not on the printer's bus.
        self._workers.platform.run(lay_out_and_print)

    def _print(self, effect_id: EffectId, pdf: bytes, pages: int) -> None:
        if effect_id in self._stopped or effect_id.generation <= self._forgotten:
            return  # cancelled while it was laid out: it is not handed over, and nobody waits for it
        if self._printing is None:
            self._answer(e.PrintEnded(effect_id, PrintEnd.NOTHING, 0))
            return

        def progressed(status: JobStatus) -> None:
            self._sheets[effect_id] = pages, status.pages_done or 0
            self._answer(e.PrintProgressed(effect_id, status, pages))

        def ended(end: PrintEnd, count: int, problems: frozenset[Problem]) -> None:
            self._answer(e.PrintEnded(effect_id, end, count, problems))
            if end is not PrintEnd.UNKNOWN:
                self._count_sheets(effect_id, end)

        self._sheets[effect_id] = pages, 0
        self._printing.print(self._job_name(effect_id), pdf, pages, on_progress=progressed, on_end=ended)

    def _count_sheets(self, effect_id: EffectId, end: PrintEnd) -> None:
        """Once a job, on the printer's worker, when nothing more can come of it."""
        pages, out = self._sheets.pop(effect_id, (0, 0))
        self._counters.pages_came_out(pages if end is PrintEnd.COMPLETED else out)

    def _cancel_print(self, effect: fx.CancelPrint) -> None:
        printing = self._printing

        def tell(cancelled: Cancelled) -> None:
            self._answer(e.PrintCancelled(effect.id, cancelled.confirmed, cancelled.end))
            self._count_sheets(effect.job, cancelled.end)

        if printing is None:
            tell(Cancelled(True, PrintEnd.NOTHING))
            return
        # From this moment on a job still being laid out will not be handed over; one that was is ended on its worker.
        self._stopped.add(effect.job)
        self._on(Family.DOCUMENT_PRINTER, lambda: printing.cancel(self._job_name(effect.job), tell))

    def _print_receipt(self, effect_id: EffectId, lay_out: Callable[[], Receipt]) -> None:
        printer = self._devices.fitted.receipt_printer
        if printer is None:
            self._answer(e.ReceiptEnded(effect_id, PrintOutcome.NOT_PRINTED))
            return

        def print_it() -> None:
            try:
                outcome = printer.print(lay_out(), _RECEIPT_SECONDS).outcome
            except Exception as error:
                self._log.mistake("receipt", error)
                outcome = PrintOutcome.UNKNOWN
            self._answer(e.ReceiptEnded(effect_id, outcome))
            if outcome is PrintOutcome.PRINTED:
                self._counters.receipt_came_out()
                self._take_back(printer)

        self._on(Family.RECEIPT_PRINTER, print_it)

    def _take_back(self, printer: ReceiptPrinter) -> None:
        """A slip that nobody takes is somebody's: printers with a mouth draw it in again before the next is printed."""
        removal = printer.retract(_TAKE_SECONDS, _TAKE_SECONDS + _RETRACT_SECONDS)
        if removal in (Removal.RETRACTED, Removal.LEFT):
            self._log.write(LogEvent.RECEIPT_NOT_TAKEN, outcome=removal.value)

    def _lay_out_guide(self, effect: fx.LayOutGuide) -> None:
        try:
            document = self._paper.guides.lay_out(effect)
        except Exception as error:
            self._log.mistake("guide", error)
            self._answer(e.GuideFailed(effect.id))
        else:
            self._answer(e.GuideReady(effect.id, document))

    def _recover(self, effect: fx.Recover) -> None:
        printing = self._printing
        if printing is None:
            self._answer(e.RecoveryEnded(effect.id, False))
            return
        self._on(Family.DOCUMENT_PRINTER, lambda: self._answer(e.RecoveryEnded(effect.id, printing.recover())))

    def _forget(self, generation: int) -> None:
        self._forgotten = max(self._forgotten, generation)
        self._stopped = {effect for effect in self._stopped if effect.generation > generation}
        self._let_go()
        self._application.forget(generation)
        self._afterwards.forget(generation)
        self._signing.forget(generation)
        self._store.forget(generation)
        self._on_forget(generation)

    def _do_with_cameras(self, effect: fx.IdentityEffect | fx.CaptureEffect | PhoneEffect | sx.SigningEffect) -> None:
        match effect:
            case fx.LetGo():
                self._let_go()
            case OpenUpload() | OpenSigning() | AwaitPhone():
                self._phone.do(effect)
            case fx.WatchPlate() | fx.TakeSheet() | TurnSheet() | fx.TakePortrait() | fx.DropSheets():
                self._capture.do(effect)
            case (
                sx.LayOutForm() | sx.KeepStrokes() | sx.PlaceCall() | sx.WithdrawCalls() | sx.AwaitSigners()
                | sx.AskWaitingForms() | sx.FetchForm() | sx.DeliverSignature()
            ):  # fmt: skip
                self._signing.do(effect)
            case _:
                self._identity.do(effect)

    def _let_go(self) -> None:
        self._identity.let_go()
        self._capture.let_go()
        self._phone.let_go()
        self._signing.let_go()

    def _job_name(self, effect: EffectId) -> str:
        """Unique over restarts, and nobody's name."""
        return f"{self._terminal_id}-{self._run_id}-{effect.generation}-{effect.number}"

    # --- records ------------------------------------------------------------------------------------------------------

    def _count_unanswered(self, text: str) -> None:
        self._unanswered.count(text, self._is_known)

    def _record_visit(self, effect: fx.RecordVisit) -> None:
        self._counters.visit_ended()
        tally = effect.tally
        ended = datetime.now(UTC)
        record = wire.VisitRecord(
            record_id=new_id(),
            terminal_id=self._terminal_id,
            item=tally.item or None,
            started_at=ended - timedelta(seconds=effect.ended - tally.started),
            ended_at=ended,
            outcome=_OUTCOMES.get(tally.outcome, wire.VisitOutcome.LEFT),
            identified_by=wire.IdentifiedBy(tally.identified_by.value) if tally.identified_by is not None else None,
            language=tally.language,
            taps=tally.taps,
            pages_printed=tally.pages_printed,
        )
        self._log.write(LogEvent.VISIT_ENDED, item=tally.item, outcome=record.outcome.value, count=tally.taps)
        self._housekeeping.keep_visit(record)


_OUTCOMES = {
    "served": wire.VisitOutcome.COMPLETED,
    "ended": wire.VisitOutcome.LEFT,
    "idle": wire.VisitOutcome.TIMED_OUT,
    "failed": wire.VisitOutcome.FAILED,
    "print_unconfirmed": wire.VisitOutcome.FAILED,
}

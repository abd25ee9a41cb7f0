"""The real hands, stores and workers of a terminal, put together on simulated devices, for whoever runs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from drivers.protocols import (
    Contacts,
    Device,
    DeviceStatus,
    DocumentScanner,
    FaceCamera,
    Family,
    Presence,
)
from kiosk.afterwards.calling import Calling
from kiosk.afterwards.hands import AfterwardsHands
from kiosk.afterwards.rows import Where
from kiosk.application_hands import ApplicationHands
from kiosk.asking import Asking, Inspect
from kiosk.attendant.books import open_books
from kiosk.attendant.work import AttendantWork
from kiosk.capture_hands import CaptureHands
from kiosk.devices import Devices, FittedDevices
from kiosk.filing import Access, Filing, OutboxPlace
from kiosk.form_paper import FormPaper
from kiosk.hands import Hands, Workers
from kiosk.housekeeping import About, Housekeeping
from kiosk.identity_hands import IdentityHands
from kiosk.key_watch import KeyMeaning, KeyTimes
from kiosk.link_watch import LinkWatch
from kiosk.log import Log
from kiosk.nearby import Nearby
from kiosk.operations.print_journal import PrintJournal
from kiosk.paper import Paper
from kiosk.paper_path import PaperPath
from kiosk.phone_hands import PhoneHands
from kiosk.phones import Phones
from kiosk.printing import DocumentPrinting
from kiosk.search.unanswered import UnansweredWords
from kiosk.session import events as e
from kiosk.session.desk import Attendance
from kiosk.session.technician import TokenAccess
from kiosk.session.world import FilingStop, Link
from kiosk.session_store import SessionStore
from kiosk.sheets import SheetStore
from kiosk.signing_hands import SigningHands
from kiosk.vouching import Vouching
from kiosk.workers import Worker
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore
from tests.support.situations import services
from tests.support.technician_terminal import Stick, technician_access, technician_hands
from tests.support.terminal_around import AT_ONCE, HURRY, OFTEN, PIN_HASH, SETTING, Around


@dataclass(frozen=True)
class Fitted:
    """What a test puts in the place of the usual simulated part."""

    access: Access | None = None
    inspect: Inspect | None = None
    meaning: KeyMeaning | None = None
    camera: FaceCamera | None = None
    documents: DocumentScanner | None = None


class Machine:
    """The parts, and what the runner asks of them. ``answer``: what a worker has to say; ``on_live``: a picture of the
    camera, or none any more; ``on_forget``: a visit is over."""

    def __init__(
        self,
        around: Around,
        *,
        answer: Callable[[e.Event], None],
        on_live: Callable[[bytes | None], None],
        on_forget: Callable[[int], None],
        fitted: Fitted,
        run_id: str,
    ) -> None:
        self.around = around
        self._log = log = Log(around.log)
        self._answer = answer
        self.store = SessionStore()
        self.outbox = SqliteStore(around.state / "outbox.sqlite")
        self.journal = PrintJournal(around.state)
        printer = around.printer
        others: dict[Family, Device] = {
            Family.CAMERA: fitted.camera or around.camera,
            Family.CODE_SCANNER: around.scanner,
            Family.CARD: around.chips,
            Family.DOCUMENT_SCANNER: fitted.documents or around.documents,
            Family.SIGNALS: around.signals,
            Family.KEYPAD: around.keypad,
        }
        devices = FittedDevices(around.reader, around.receipts, printer, others)
        self.devices = Devices(devices, log, self._world_changed, self._card_moved, periods=OFTEN)
        self.nearby = Nearby(
            self.devices,
            fitted.meaning,
            answer,
            contacts_every=0.005,
            lamps_every=0.01,
            key_times=KeyTimes(wait=0.01, away=0.01),
        )
        access = fitted.access or around.platform
        self.link_watch = LinkWatch(log, self._world_changed)
        about = About("TEST-0001", "0.1.0", "files", 60.0)
        spool = Spool(around.state / "outbox-materials")
        place = OutboxPlace(self.outbox, spool, around.state, around.folder / "credentials")
        self.filing = Filing(place, access=access, link=self.link_watch, log=log, on_change=self._world_changed)
        self.books = open_books(around.state, PIN_HASH, log, lambda: around.now)
        self.housekeeping = Housekeeping(
            access=access,
            filing=self.filing,
            devices=self.devices,
            link=self.link_watch,
            about=about,
            counts=lambda: self.books.counters.counts,
            out_of_service=self.books.out_of_service,
        )
        on_printer = self.devices.workers[Family.DOCUMENT_PRINTER]
        self.printing = DocumentPrinting(printer, on_printer, self.journal, log, HURRY)
        self.path = PaperPath(self.journal, self.printing, on_printer, log, self._world_changed)
        asking = Asking(
            client=access.client,
            inspect=fitted.inspect or around.platform.inspect,
            store=self.store,
            link=self.link_watch,
            log=log,
        )
        self.workers = Workers(
            platform=Worker("platform", log.mistake),
            housekeeping=Worker("housekeeping", log.mistake, self._look, 0.01),
            attendant=Worker("attendant", log.mistake),
            assistance=Worker("assistance", log.mistake),
            technician=Worker("technician", log.mistake),
        )
        self.stick = Stick(around.folder / "technician")
        self.technicians = technician_access(self.stick, around.state, log, self._world_changed, lambda: around.now)
        self.workers.technician.look_every(self.technicians.look, 0.05)
        attendant = AttendantWork(
            self.books,
            paper_path=self.path,
            filing=self.filing,
            worker=self.workers.attendant,
            terminal_id="TEST-0001",
            log=log,
            answer=answer,
            technicians=self.technicians.guard,
        )
        self.technician_hands = technician_hands(
            state=around.state,
            books=self.books,
            filing=self.filing,
            devices=self.devices,
            credentials=around.folder / "credentials",
            link=self.link,
            worker=self.workers.technician,
            log=log,
            answer=answer,
        )
        identity = IdentityHands(
            devices=self.devices,
            vouching=Vouching(client=access.client, link=self.link_watch, log=log),
            platform=self.workers.platform,
            store=self.store,
            log=log,
            answer=answer,
            on_live=on_live,
            times=AT_ONCE,
        )
        signing = SigningHands(
            asking=asking,
            papers=FormPaper(self.store, SETTING, datetime.now),
            store=self.store,
            platform=self.workers.platform,
            drawing=self.workers.attendant,
            log=log,
            answer=answer,
        )
        self.sheets = sheets = SheetStore(self.store)
        application = ApplicationHands(
            asking=asking,
            sheets=sheets,
            filing=self.filing,
            platform=self.workers.platform,
            keeping=self.workers.attendant,
            log=log,
            answer=answer,
            held=self.store.get,
            on_kept=signing.confirmed,
        )
        afterwards = AfterwardsHands(
            filing=self.filing,
            keeping=self.workers.attendant,
            calling=Calling(
                client=access.client,
                link=self.link_watch,
                worker=self.workers.assistance,
                terminal_id="TEST-0001",
                answer=answer,
                look_seconds=0.02,
            ),
            where=Where("TEST-0001", run_id),
            now=datetime.now,
            log=log,
            answer=answer,
        )
        capture = CaptureHands(
            devices=self.devices,
            sheets=sheets,
            log=log,
            answer=answer,
            on_live=on_live,
            between_looks=0.005,
        )
        phones = Phones(asking=asking, client=access.client, link=self.link_watch, log=log)
        phone = PhoneHands(
            phones=phones,
            sheets=sheets,
            store=self.store,
            platform=self.workers.platform,
            log=log,
            answer=answer,
            between_looks=0.005,
        )
        self.hands = Hands(
            devices=self.devices,
            printing=self.printing,
            asking=asking,
            identity=identity,
            application=application,
            afterwards=afterwards,
            capture=capture,
            phone=phone,
            signing=signing,
            nearby=self.nearby,
            housekeeping=self.housekeeping,
            workers=self.workers,
            paper_path=self.path,
            attendant=attendant,
            technician=self.technician_hands,
            counters=self.books.counters,
            paper=Paper(self.store, SETTING, datetime.now),
            unanswered=UnansweredWords(around.state),
            is_known=services().finder.knows,
            store=self.store,
            terminal_id="TEST-0001",
            run_id=run_id,
            log=log,
            answer=answer,
            on_forget=on_forget,
        )

    # --- what the runner asks for -------------------------------------------------------------------------------------

    catalogue = staticmethod(services)

    def statuses(self) -> dict[Family, DeviceStatus]:
        return dict(self.devices.statuses())

    def link(self) -> Link:
        return self.link_watch.link

    def filing_stops(self) -> tuple[FilingStop, ...]:
        return tuple(FilingStop(reason.value) for reason in self.filing.why_not())

    def paper_path_locked(self) -> bool:
        return self.path.locked

    def clock_offset(self) -> timedelta:
        return timedelta()

    def upkeep(self) -> None:
        return None

    def attendance(self) -> Attendance | None:
        return self.books.attendance()

    def technician(self) -> TokenAccess | None:
        return self.technicians.access()

    def contacts(self) -> Contacts:
        return self.nearby.contacts()

    # --- workers ------------------------------------------------------------------------------------------------------

    def start_workers(self) -> None:
        for worker in self._own_workers():
            worker.start()
        self.devices.start()
        self.nearby.start()
        self.filing.start()

    def stop(self) -> None:
        """As at a power cut: nothing is tidied up."""
        self.around.platform.open.set()
        self.around.reader.answers.set()
        assert all(worker.stop(10) for worker in self.all_workers())
        assert self.filing.stop(10)
        self.outbox.close()

    def all_workers(self) -> list[Worker]:
        return [*self._own_workers(), *self.devices.workers.values()]

    def _own_workers(self) -> list[Worker]:
        workers = self.workers
        return [workers.platform, workers.housekeeping, workers.attendant, workers.assistance, workers.technician]

    def _look(self) -> None:
        self.path.look()
        self.housekeeping.look()

    def _world_changed(self) -> None:
        self._answer(e.WorldChanged())

    def _card_moved(self, presence: Presence) -> None:
        self._answer(e.CardMoved(presence))

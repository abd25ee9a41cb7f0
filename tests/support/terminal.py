"""A whole terminal without a screen: the real runner, hands, stores and workers, on simulated devices.

Time stands still but for ``pass_time``; what the workers do takes no longer than it takes.
"""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from drivers.camera.simulated import SimulatedFaceCamera
from drivers.card.simulated import SimulatedCardReader
from drivers.code_scanner.simulated import SimulatedCodeScanner
from drivers.document_printer.simulated import SimulatedDocumentPrinter
from drivers.document_scanner.simulated import SimulatedDocumentScanner
from drivers.id_card.simulated import SimulatedIdCardReader
from drivers.keypad.simulated import SimulatedKeypad
from drivers.protocols import (
    Condition,
    Contacts,
    Device,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    DocumentPrinter,
    DocumentScanner,
    FaceCamera,
    FacePicture,
    Family,
    IdCard,
    Presence,
    PrintSettings,
    ReceiptPrinter,
)
from drivers.receipt_printer.simulated import SimulatedReceiptPrinter
from drivers.signals.simulated import SimulatedSignals
from kiosk.afterwards.calling import Calling
from kiosk.afterwards.hands import AfterwardsHands
from kiosk.afterwards.rows import Where
from kiosk.application_hands import ApplicationHands
from kiosk.asking import Asking, Inspect
from kiosk.attendant.books import open_books
from kiosk.attendant.work import AttendantWork
from kiosk.capture_hands import CaptureHands
from kiosk.catalogue.model import OnBehalf, Titled, Way
from kiosk.devices import Devices, FittedDevices, LookPeriods
from kiosk.filing import Access, Filing, OutboxPlace
from kiosk.form_paper import FormPaper
from kiosk.hands import Hands, Workers
from kiosk.housekeeping import About, Housekeeping
from kiosk.identity_hands import IdentityHands, IdentityTimes
from kiosk.key_watch import KeyMeaning, KeyTimes
from kiosk.link_watch import LinkWatch
from kiosk.log import Log
from kiosk.nearby import Nearby
from kiosk.operations.print_journal import PrintJournal
from kiosk.paper import Paper
from kiosk.paper_path import PaperPath
from kiosk.phone_hands import PhoneHands
from kiosk.phones import Phones
from kiosk.presenter import Setting
from kiosk.printing import DocumentPrinting, PrintTimes
from kiosk.profile.pin_hash import hash_pin
from kiosk.runner import Runner
from kiosk.search.unanswered import UnansweredWords
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.desk import Attendance
from kiosk.session.technician import TokenAccess
from kiosk.session.world import FilingStop, Link, Patience
from kiosk.session_store import SessionStore
from kiosk.sheets import SheetStore
from kiosk.signing_hands import SigningHands
from kiosk.vouching import Vouching
from kiosk.workers import Worker
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore
from screens.models import Page
from tests.support.afterwards_situations import CHOICES
from tests.support.leftovers import in_files, left_over
from tests.support.people import ADULT, CANARIES, ELDER
from tests.support.scripted_platform import ANSWER_CANARIES, FACE, ScriptedPlatform
from tests.support.situations import CERTIFICATE, QUERY, STRONG, services
from tests.support.technician_terminal import TECHNICIAN_PIN, Stick, technician_access, technician_hands

GUIDE_URL = "https://zwfw.example.gov/g"
SETTING = Setting(
    Titled(**{"zh-CN": "示范大厅", "en": "Hall"}), "TEST-0001", "12345", demonstration=True, guide_url=GUIDE_URL
)
HURRY = PrintTimes(call=1.0, between_looks=0.005, silence=0.1, cancel=0.3)
AT_ONCE = IdentityTimes(camera=0.005, scanner=0.005, chip=0.005, app=0.005)
OFTEN = LookPeriods(status=0.01, presence=0.005, longest=0.02)
PATIENCE = Patience(
    rating=5,
)
PIN = "308514"
PIN_HASH = hash_pin(PIN, log_cost=14)
StageT = TypeVar("StageT", bound=m.Stage)


class Reader(SimulatedIdCardReader):
    """The simulated reader, whose answer to a read comes when ``answers`` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = threading.Event()
        self.answers.set()

    def read(self, deadline: float) -> IdCard:
        card = super().read(deadline)
        assert self.answers.wait(20), "the test never let the answer come"
        return card


class Printer(SimulatedDocumentPrinter):
    """The simulated printer, with its output tray, and an answer that gets lost when told so."""

    def __init__(self) -> None:
        super().__init__()
        self.tray: list[str] = []  # the job of every sheet that ever came out
        self.handed_over: list[str] = []  # the name of every job that was taken
        self.answer_to_submit_is_lost: DeviceFault | None = None
        self.prints_at_once = False

    def print_sheet(self) -> bool:
        names = [job.name for job in self.jobs if not job.state.ended]
        if done := super().print_sheet():
            self.tray.append(names[0])
        return done

    def submit(self, pdf: bytes, job_name: str, settings: PrintSettings, deadline: float) -> int:
        number = super().submit(pdf, job_name, settings, deadline)
        self.handed_over.append(job_name)
        if self.prints_at_once:
            self.print_all()
        if self.answer_to_submit_is_lost is not None:
            raise DeviceError(self.answer_to_submit_is_lost)
        return number


@dataclass
class Around:
    """What outlives a restart of the terminal: its folders, its devices, the platform, the clock."""

    folder: Path
    platform: ScriptedPlatform
    reader: Reader
    printer: Printer
    receipts: SimulatedReceiptPrinter
    log: io.StringIO
    camera: SimulatedFaceCamera = field(default_factory=lambda: SimulatedFaceCamera(FacePicture(FACE, 480, 600)))
    scanner: SimulatedCodeScanner = field(default_factory=SimulatedCodeScanner)
    chips: SimulatedCardReader = field(default_factory=SimulatedCardReader)
    documents: SimulatedDocumentScanner = field(default_factory=SimulatedDocumentScanner)
    signals: SimulatedSignals = field(default_factory=SimulatedSignals)
    keypad: SimulatedKeypad = field(default_factory=SimulatedKeypad)
    now: float = 1000.0

    @classmethod
    def new(cls, folder: Path) -> Around:
        for name in ("state", "cache", "runtime"):
            (folder / name).mkdir()
        devices = Reader(), Printer(), SimulatedReceiptPrinter()
        return cls(folder, ScriptedPlatform(), *devices, io.StringIO())

    @property
    def state(self) -> Path:
        return self.folder / "state"


class Terminal:
    """One run of the application. Everything but the workers happens on the thread of the test."""

    def __init__(
        self,
        around: Around,
        *,
        access: Access | None = None,
        inspect: Inspect | None = None,
        patience: Patience = PATIENCE,
        run_id: str = "run1",
        document_printer: DocumentPrinter | None = None,
        receipt_printer: ReceiptPrinter | None = None,
        meaning: KeyMeaning | None = None,
        camera: FaceCamera | None = None,
        documents: DocumentScanner | None = None,
    ) -> None:
        self.around = around
        self._log = log = Log(around.log)
        self._awake = threading.Event()
        self._on_the_way: list[e.Event] | None = None
        self.store = SessionStore()
        self.outbox = SqliteStore(around.state / "outbox.sqlite")
        self.journal = PrintJournal(around.state)
        printer = document_printer or around.printer
        others: dict[Family, Device] = {
            Family.CAMERA: camera or around.camera,
            Family.CODE_SCANNER: around.scanner,
            Family.CARD: around.chips,
            Family.DOCUMENT_SCANNER: documents or around.documents,
            Family.SIGNALS: around.signals,
            Family.KEYPAD: around.keypad,
        }
        fitted = FittedDevices(around.reader, receipt_printer or around.receipts, printer, others)
        self.devices = Devices(fitted, log, self._world_changed, self._card_moved, periods=OFTEN)
        self.nearby = Nearby(
            self.devices,
            meaning,
            self.submit,
            contacts_every=0.005,
            lamps_every=0.01,
            key_times=KeyTimes(wait=0.01, away=0.01),
        )
        self.keys: list[str] = []  # what the page was given of the keypad
        access = access or around.platform
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
            inspect=inspect or around.platform.inspect,
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
            answer=self.submit,
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
            answer=self.submit,
        )
        self.live: list[bytes | None] = []  # what the screen was given of the camera
        identity = IdentityHands(
            devices=self.devices,
            vouching=Vouching(client=access.client, link=self.link_watch, log=log),
            platform=self.workers.platform,
            store=self.store,
            log=log,
            answer=self.submit,
            on_live=self._show_live,
            times=AT_ONCE,
        )
        signing = SigningHands(
            asking=asking,
            papers=FormPaper(self.store, SETTING, datetime.now),
            store=self.store,
            platform=self.workers.platform,
            drawing=self.workers.attendant,
            log=log,
            answer=self.submit,
        )
        self.sheets = sheets = SheetStore(self.store)
        application = ApplicationHands(
            asking=asking,
            sheets=sheets,
            filing=self.filing,
            platform=self.workers.platform,
            keeping=self.workers.attendant,
            log=log,
            answer=self.submit,
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
                answer=self.submit,
                look_seconds=0.02,
            ),
            where=Where("TEST-0001", run_id),
            now=datetime.now,
            log=log,
            answer=self.submit,
        )
        capture = CaptureHands(
            devices=self.devices,
            sheets=sheets,
            log=log,
            answer=self.submit,
            on_live=self._show_live,
            between_looks=0.005,
        )
        phones = Phones(asking=asking, client=access.client, link=self.link_watch, log=log)
        phone = PhoneHands(
            phones=phones,
            sheets=sheets,
            store=self.store,
            platform=self.workers.platform,
            log=log,
            answer=self.submit,
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
            answer=self.submit,
            on_forget=self._on_forget,
        )
        self.runner = Runner(
            self,
            patience,
            SETTING,
            do=self.hands.do,
            show=self._show,
            wake=self._awake.set,
            mistake=log.mistake,
            choices=CHOICES,
            press=self.keys.append,
            monotonic=lambda: around.now,
        )
        self.page: Page | None = None

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

    # --- a run --------------------------------------------------------------------------------------------------------

    def start(self) -> Terminal:
        self.runner.start()
        self.start_workers()
        return self

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
        assert all(worker.stop(10) for worker in self._all_workers())
        assert self.filing.stop(10)
        self.outbox.close()

    def submit(self, event: e.Event) -> None:
        """What a worker has to say."""
        if self._on_the_way is not None:
            self._on_the_way.append(event)
        else:
            self.runner.submit(event)

    @contextmanager
    def answers_on_the_way(self) -> Iterator[None]:
        """What the workers say within the block arrives after it."""
        late: list[e.Event] = []
        self._on_the_way = late
        yield
        self._on_the_way = None
        for event in late:
            self.runner.submit(event)

    def do(self, *events: e.Event) -> None:
        """What the resident touches, one after the other."""
        for event in events:
            self.runner.submit(event)
            self.runner.pump()

    def pass_time(self, seconds: float) -> None:
        self.around.now += seconds
        self.runner.tick()

    def until(self, condition: Callable[[], bool], what: str = "", seconds: float = 10.0) -> None:
        """Pump until ``condition`` holds."""
        deadline = time.monotonic() + seconds
        while True:
            self._awake.clear()
            self.runner.pump()
            if condition():
                return
            if time.monotonic() > deadline:
                raise AssertionError(f"in vain for {what}: stage {self.stage}, log {self.around.log.getvalue()[-600:]}")
            self._awake.wait(0.02)

    def until_at(self, kind: type[StageT]) -> StageT:
        self.until(lambda: isinstance(self.stage, kind), kind.__name__)
        stage = self.stage
        assert isinstance(stage, kind)
        return stage

    def settle(self) -> None:
        """Until every worker has done what was given to it, and the session knows."""
        for _ in range(2):  # what a worker does may give another one something to do
            done = threading.Semaphore(0)

            def tell(done: threading.Semaphore = done) -> None:
                done.release()
                self._awake.set()

            workers = self._all_workers()
            for worker in workers:
                worker.run(tell)
            for worker in workers:
                self.until(lambda done=done: done.acquire(blocking=False), f"worker {worker.name}")  # type: ignore[misc]
        self.runner.pump()

    @property
    def stage(self) -> m.Stage:
        return self.runner.session.stage

    # --- the way of a resident ----------------------------------------------------------------------------------------

    def open_for_people(self) -> Terminal:
        self.start()
        self.until_at(m.Attract)
        self.until(
            lambda: (
                all(status.condition is not Condition.UNKNOWN for status in self.statuses().values())
                and self.link() is Link.ONLINE
            ),
            "a look at everything",
        )
        return self

    def choose(self, item: str, way: Way = Way.ID_CARD) -> None:
        """To the notice of a way, or where an item goes on for who is known already."""
        self.do(e.Begin(), e.ChooseItem(item), e.StartItem())
        if isinstance(self.stage, m.Ways):
            self.do(e.Choose(way))

    def choose_strong(self, way: Way, for_whom: str = OnBehalf.SELF) -> None:
        """Begin what asks for more than the card, to the notice of ``way``."""
        self.do(e.Begin(), e.ChooseItem(STRONG), e.StartItem(), e.Agree(), e.Choose(for_whom), e.Choose(way))
        assert isinstance(self.stage, m.Notice), self.stage

    def to_face(self, card: IdCard = ADULT) -> m.FaceLook:
        """The camera is on, and nobody stands before it yet."""
        self.choose_strong(Way.ID_CARD_AND_FACE)
        self.do(e.Agree())
        self.lay(card)
        self.until_at(m.FaceConsent)
        self.take_card()
        self.do(e.Agree())
        self.until(lambda: getattr(self.stage, "looks", 0) > 0, "a look")
        return self.until_at(m.FaceLook)

    def lay(self, card: IdCard) -> None:
        """Lay a card on the reader; what lies there is seen before anything else is done."""
        self.around.reader.slot.place(replace(card, photo_wlt=b""))

    def take_card(self) -> None:
        self.around.reader.slot.remove()
        self.until(lambda: self.runner.session.card is not Presence.YES, "the card to be seen gone")

    def identify(self, card: IdCard = ADULT) -> None:
        """From the item's page to its choices."""
        if isinstance(self.stage, m.Ways):
            self.do(e.Choose(Way.ID_CARD))
        self.do(e.Agree())
        self.lay(card)
        self.until_at(m.Parameters)
        self.take_card()

    def to_document(self, card: IdCard = ADULT) -> m.Document:
        self.choose(CERTIFICATE)
        self.identify(card)
        self.do(e.Next())
        return self.until_at(m.Document)

    def to_printing(self, card: IdCard = ADULT) -> m.Printing:
        """The job is with the printer, which has not begun."""
        self.to_document(card)
        before = len(self.around.printer.handed_over)
        self.do(e.Print())
        self.until(lambda: len(self.around.printer.handed_over) > before, "the job to be handed over")
        self.until(lambda: getattr(self.stage, "pages_done", None) is not None, "a look at the job")
        return self.until_at(m.Printing)

    def enter_pin(self, pin: str) -> None:
        """Digit by digit; returns when it was checked, or was not taken at all."""
        self.do(*(e.PinDigit(digit) for digit in pin))
        self.until(lambda: not self.runner.session.pending, "the PIN to be checked")

    def to_desk(self) -> m.AttendantDesk:
        self.do(e.CallDesk())
        assert isinstance(self.stage, m.AttendantPin)
        self.enter_pin(PIN)
        return self.until_at(m.AttendantDesk)

    def to_technician(self, **token: bool | int | str) -> m.TechnicianRoom:
        """A good token is plugged in, and the PIN that goes with it entered."""
        if self.technicians.access().badge is None:
            self.stick.plug_in(**token)  # type: ignore[arg-type]
        self.until(lambda: self.technicians.access().badge is not None, "the token to be read")
        self.do(e.CallDesk())
        assert isinstance(self.stage, m.AttendantPin)
        self.enter_pin(TECHNICIAN_PIN)
        return self.until_at(m.TechnicianRoom)

    def leave(self) -> None:
        self.do(e.EndVisit())
        if isinstance(self.stage, m.Rate):
            self.do(e.EndVisit())
        self.until_at(m.Thanks)
        self.pass_time(10)
        self.until_at(m.Attract)

    def serve_next(self, card: IdCard = ELDER) -> None:
        """The next resident is served as if nothing had been, and nothing of anybody is left afterwards."""
        assert isinstance(self.stage, m.Attract)
        self.choose(QUERY)
        self.identify(card)
        self.do(e.Next())
        self.until_at(m.Table)
        self.leave()
        self.nothing_is_left()

    # --- what must hold afterwards ------------------------------------------------------------------------------------

    def nothing_is_left(self) -> None:
        """Nothing of any resident is in memory, in the log, in a file."""
        self.settle()
        assert self.runner.session.resident is None
        assert self.leftovers() == []

    def leftovers(self) -> list[str]:
        """Whatever is held of any resident."""
        canaries = (*CANARIES, *ANSWER_CANARIES)
        around = self.around
        services = (self.hands, self.devices, self.housekeeping, self.filing, self.path, self.books, self.nearby)
        mine = (self.live, self.runner, self.store, self.page, *services)
        threads = [worker._thread for worker in self._all_workers()]
        lines = [line for line in around.log.getvalue().splitlines() if any(canary in line for canary in canaries)]
        return [*left_over(canaries, mine, threads), *in_files(canaries, [around.folder]), *lines]

    def logged(self, event: str) -> list[dict[str, str | int]]:
        lines = (json.loads(line) for line in self.around.log.getvalue().splitlines())
        return [line for line in lines if line["event"] == event]

    # ------------------------------------------------------------------------------------------------------------------

    def _own_workers(self) -> list[Worker]:
        workers = self.workers
        return [workers.platform, workers.housekeeping, workers.attendant, workers.assistance, workers.technician]

    def _all_workers(self) -> list[Worker]:
        return [*self._own_workers(), *self.devices.workers.values()]

    def _look(self) -> None:
        self.path.look()
        self.housekeeping.look()

    def _show_live(self, jpeg: bytes | None) -> None:
        """As the pictures of the screen do: the last one is all that there is."""
        self.live = [jpeg]

    def _world_changed(self) -> None:
        self.submit(e.WorldChanged())

    def _card_moved(self, presence: Presence) -> None:
        self.submit(e.CardMoved(presence))

    def _on_forget(self, generation: int) -> None:
        self.page = None
        self.runner.show_again()

    def _show(self, page: Page) -> None:
        self.page = page

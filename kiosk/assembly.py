"""Puts together what works behind the screen: drivers, platform, outbox, paper, and the hands that use them.

Importing this costs libraries and time; ``kiosk.backstage`` does it on a thread of its own.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from drivers.host.hosted import hosted
from drivers.protocols import Device, DocumentPrinter, Family, IdCardReader, Presence, ReceiptPrinter
from drivers.registry import REGISTRY
from kiosk import __version__
from kiosk.afterwards.calling import Calling
from kiosk.afterwards.hands import AfterwardsHands
from kiosk.afterwards.rows import Where
from kiosk.application_hands import ApplicationHands
from kiosk.asking import Asking
from kiosk.attendant.books import Books
from kiosk.attendant.work import AttendantWork
from kiosk.bundles.store import TakenBack
from kiosk.capture_hands import CaptureHands
from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue_keeping import CatalogueKeeping
from kiosk.central.terminal_reports import BundleReport, OperatorReport
from kiosk.devices import Devices, FittedDevices
from kiosk.documents.child import inspect_document
from kiosk.documents.inspected import InspectedDocument
from kiosk.filing import Filing, OutboxPlace
from kiosk.form_paper import FormPaper
from kiosk.hands import Hands, Workers
from kiosk.hotplug import HotPlug
from kiosk.housekeeping import About, Housekeeping
from kiosk.identity_hands import IdentityHands
from kiosk.key_watch import KeyMeaning, own_keypad, pin_pad
from kiosk.link_watch import LinkWatch
from kiosk.log import Log, LogEvent
from kiosk.maintenance.access import TechnicianAccess
from kiosk.nearby import Nearby
from kiosk.operations.print_journal import PrintJournal
from kiosk.paper import Paper
from kiosk.paper_path import PaperPath
from kiosk.phone_hands import PhoneHands
from kiosk.phones import Phones
from kiosk.platform_access import PlatformAccess
from kiosk.presenter import Setting
from kiosk.printing import DocumentPrinting
from kiosk.profile import DeviceSection, KeypadUse, Profile
from kiosk.profile.keypads import keypad_use
from kiosk.pulse import Living
from kiosk.search.unanswered import UnansweredWords
from kiosk.session import events as e
from kiosk.session.world import Link
from kiosk.session_store import SessionStore
from kiosk.sheets import SheetStore
from kiosk.signing_hands import SigningHands
from kiosk.statistics.keeping import Statistics, StatisticsRule
from kiosk.statistics.store import StatisticsStore
from kiosk.taken_back import TakenBackWatch
from kiosk.technician_assembly import technician_access, technician_hands
from kiosk.upkeep import UpkeepSurroundings, UpkeepWork
from kiosk.vouching import Vouching
from kiosk.workers import Worker
from offline_queue.outbox import Outbox
from offline_queue.rescue import open_store
from offline_queue.spool import Spool

_LOOK_SECONDS = 1.0
_INSPECT_SECONDS = 15.0
_STOP_SECONDS = 3.0


@dataclass(frozen=True)
class Assembled:
    """Everything, running."""

    hands: Hands
    paper_path: PaperPath
    devices: Devices
    nearby: Nearby
    access: PlatformAccess
    link: LinkWatch
    filing: Filing
    hotplug: HotPlug
    workers: Workers
    catalogue: CatalogueKeeping
    statistics: Statistics
    guide_pages_today: Callable[[], int]
    technician: TechnicianAccess | None  # None: the profile knows none
    upkeep: UpkeepWork

    def stop(self) -> None:
        """What is under way gets a few seconds."""
        self.workers.platform.stop(_STOP_SECONDS)
        self.workers.housekeeping.stop(_STOP_SECONDS)
        self.catalogue.stop()
        self.upkeep.stop(_STOP_SECONDS)
        self.workers.attendant.stop(_STOP_SECONDS)
        self.workers.assistance.stop(_STOP_SECONDS)
        self.workers.technician.stop(_STOP_SECONDS)
        self.filing.stop(_STOP_SECONDS)
        self.hotplug.stop(_STOP_SECONDS)
        self.devices.stop(_STOP_SECONDS)
        self.access.close()


@dataclass(frozen=True)
class Outlets:
    """Where what happens goes. Called from the workers' threads, but ``on_forget`` where effects are started."""

    answer: Callable[[e.Event], None]
    on_forget: Callable[[int], None]
    on_live: Callable[[bytes | None], None]  # what the camera shows; None: nothing of it may be seen any more
    use: Callable[[Catalogue], None]  # a newer catalogue
    is_known: Callable[[str], bool]  # whether a word is one of the catalogue's
    living: Living

    def world_changed(self) -> None:
        self.answer(e.WorldChanged())

    def card_moved(self, presence: Presence) -> None:
        self.answer(e.CardMoved(presence))


def _printing(devices: Devices, journal: PrintJournal, log: Log) -> DocumentPrinting | None:
    printer = devices.fitted.document_printer
    return (
        None if printer is None else DocumentPrinting(printer, devices.workers[Family.DOCUMENT_PRINTER], journal, log)
    )


def assemble(
    profile: Profile,
    catalogue: Catalogue,
    setting: Setting,
    *,
    store: SessionStore,
    books: Books,
    outlets: Outlets,
    log: Log,
) -> Assembled:
    """Make everything and start its workers. ``catalogue``: the one that the terminal begins with.

    Raises sqlite3.Error, offline_queue.store.KnownError, OSError."""
    zone = ZoneInfo(profile.terminal.time_zone)
    journal = PrintJournal(profile.folders.state)
    place = _open_outbox(profile, log)
    devices = Devices(_fit(profile), log, outlets.world_changed, outlets.card_moved)
    nearby = Nearby(devices, _meaning_of_keys(profile), outlets.answer)
    access = PlatformAccess(profile, log)
    link = LinkWatch(log, outlets.world_changed)

    def inspect(pdf: bytes, expected_sha256: str) -> InspectedDocument:
        return inspect_document(pdf, access.document_roots, expected_sha256, _INSPECT_SECONDS)

    def now() -> datetime:
        return datetime.now(zone) + access.clock_offset()

    about = About(
        profile.terminal.id,
        __version__,
        catalogue.version,
        profile.platform.heartbeat_seconds,
        operator_report(profile),
    )
    filing = Filing(
        place,
        access=access,
        link=link,
        log=log,
        on_change=outlets.world_changed,
        limits=profile.limits.of_the_outbox(),
    )
    keeping = CatalogueKeeping(
        profile, catalogue.version, online=lambda: link.link is Link.ONLINE, use=outlets.use, log=log
    )
    taken_back = TakenBackWatch(profile, log)
    housekeeping = Housekeeping(
        access=access,
        filing=filing,
        devices=devices,
        link=link,
        about=about,
        counts=lambda: books.counters.counts,
        out_of_service=books.out_of_service,
        taken_back=lambda: tuple(map(_bundle_report, taken_back.found())),
        catalogue=keeping,
        renew=access.renew_when_due,
    )
    printing = _printing(devices, journal, log)
    workers = Workers(
        platform=Worker("platform", log.mistake),
        assistance=Worker("assistance", log.mistake),
        housekeeping=Worker(
            "housekeeping", log.mistake, lambda: _look(paper_path, housekeeping, statistics), _LOOK_SECONDS
        ),
        attendant=Worker("attendant", log.mistake),
        technician=Worker("technician", log.mistake),
    )
    printers_worker = devices.workers.get(Family.DOCUMENT_PRINTER, workers.housekeeping)
    paper_path = PaperPath(journal, printing, printers_worker, log, outlets.world_changed)
    identity = IdentityHands(
        devices=devices,
        vouching=Vouching(client=access.client, link=link, log=log),
        platform=workers.platform,
        store=store,
        log=log,
        answer=outlets.answer,
        on_live=outlets.on_live,
    )
    technician = technician_access(profile, devices, workers.technician, log, now=now, on_change=outlets.world_changed)
    attendant = AttendantWork(
        books,
        paper_path=paper_path,
        filing=filing,
        worker=workers.attendant,
        terminal_id=profile.terminal.id,
        log=log,
        answer=outlets.answer,
        technicians=technician.guard if technician is not None else None,
    )
    asking = Asking(client=access.client, inspect=inspect, store=store, link=link, log=log, zone=zone)
    signing = SigningHands(
        asking=asking,
        papers=FormPaper(store, setting, now),
        store=store,
        platform=workers.platform,
        drawing=workers.attendant,
        log=log,
        answer=outlets.answer,
        zone=zone,
    )
    sheets = SheetStore(store)
    application = ApplicationHands(
        asking=asking,
        sheets=sheets,
        filing=filing,
        platform=workers.platform,
        keeping=workers.attendant,
        log=log,
        answer=outlets.answer,
        held=store.get,
        on_kept=signing.confirmed,
    )
    section = profile.statistics
    statistics = Statistics(
        StatisticsStore(profile.folders.state),
        StatisticsRule(profile.terminal.id, profile.terminal.channel.value, section.keep_days, section.least),
        worker=workers.attendant,
        keep=filing.keep_record,
        today=lambda: now().date(),
        log=log,
    )
    technicians = technician_hands(
        profile,
        books=books,
        filing=filing,
        devices=devices,
        clock_offset=access.clock_offset,
        link=lambda: link.link,
        worker=workers.technician,
        now=now,
        log=log,
        answer=outlets.answer,
    )
    run_id = secrets.token_hex(4)
    afterwards = AfterwardsHands(
        filing=filing,
        keeping=workers.attendant,
        calling=Calling(
            client=access.client,
            link=link,
            worker=workers.assistance,
            terminal_id=profile.terminal.id,
            answer=outlets.answer,
        ),
        where=Where(profile.terminal.id, run_id, profile.terminal.region or ""),
        now=now,
        log=log,
        answer=outlets.answer,
    )
    capture = CaptureHands(devices=devices, sheets=sheets, log=log, answer=outlets.answer, on_live=outlets.on_live)
    phones = Phones(asking=asking, client=access.client, link=link, log=log)
    phone = PhoneHands(
        phones=phones, sheets=sheets, store=store, platform=workers.platform, log=log, answer=outlets.answer
    )
    hands = Hands(
        devices=devices,
        printing=printing,
        asking=asking,
        identity=identity,
        application=application,
        afterwards=afterwards,
        capture=capture,
        phone=phone,
        signing=signing,
        nearby=nearby,
        housekeeping=housekeeping,
        workers=workers,
        paper_path=paper_path,
        attendant=attendant,
        technician=technicians,
        counters=books.counters,
        paper=Paper(store, setting, now),
        unanswered=UnansweredWords(profile.folders.state),
        is_known=outlets.is_known,
        store=store,
        terminal_id=profile.terminal.id,
        run_id=run_id,
        log=log,
        answer=outlets.answer,
        on_forget=outlets.on_forget,
    )
    hotplug = HotPlug(devices.plugged, log)
    devices.start()
    nearby.start()
    hotplug.start()
    for worker in (
        workers.platform,
        workers.housekeeping,
        workers.attendant,
        workers.assistance,
        workers.technician,
    ):
        worker.start()
    filing.start()
    upkeep = UpkeepWork(
        profile,
        UpkeepSurroundings(
            living=outlets.living,
            client=access.client,
            online=lambda: link.link is Link.ONLINE,
            wall=now,
            counts=filing.counts,
            statuses=devices.statuses,
            changed=outlets.world_changed,
        ),
        log,
        taken_back,
    )
    upkeep.start()
    return Assembled(
        hands,
        paper_path,
        devices,
        nearby,
        access,
        link,
        filing,
        hotplug,
        workers,
        keeping,
        statistics,
        statistics.guide_pages_today,
        technician,
        upkeep,
    )


def _bundle_report(one: TakenBack) -> BundleReport:
    return BundleReport(kind=one.kind.value, name=one.name, sequence=one.sequence, instead=one.instead)


def operator_report(profile: Profile) -> OperatorReport | None:
    """By its name in simplified Chinese, which every profile has."""
    who = profile.operator
    return None if who is None else OperatorReport(name=who.name.said("zh-CN"), hotline=who.hotline or "")


def _look(paper_path: PaperPath, housekeeping: Housekeeping, statistics: Statistics) -> None:
    paper_path.look()
    housekeeping.look()
    statistics.look()


def _open_outbox(profile: Profile, log: Log) -> OutboxPlace:
    """What a crash or a bad disk left is put right here, before anything is offered."""
    store, rescued = open_store(profile.folders.state / "outbox.sqlite")
    if rescued is not None:
        log.write(LogEvent.RECOVERED, fault="outbox damaged", reference=rescued.aside, count=rescued.saved)
    spool = Spool(profile.folders.state / "outbox-materials")
    Outbox(store, spool, sealer=None).sweep()
    return OutboxPlace(store, spool, profile.folders.state, profile.platform.credentials)


def _fit(profile: Profile) -> FittedDevices:
    """The drivers that the profile names, made but not yet opened."""
    sections = {
        family: section
        for family in Family
        if (section := getattr(profile.devices, family.value)) is not None  # one field a family
    }
    made = {family: _device(section) for family, section in sections.items()}
    return FittedDevices(
        cast("IdCardReader | None", made.pop(Family.ID_CARD, None)),
        cast("ReceiptPrinter | None", made.pop(Family.RECEIPT_PRINTER, None)),
        cast("DocumentPrinter | None", made.pop(Family.DOCUMENT_PRINTER, None)),
        others=made,
        buses={family: section.bus for family, section in sections.items() if section.bus is not None},
    )


def _meaning_of_keys(profile: Profile) -> KeyMeaning | None:
    """What the keypad's keys say; None: nobody listens."""
    match keypad_use(profile):
        case KeypadUse.OFF:
            return None
        case KeypadUse.OWN:
            return own_keypad()
        case KeypadUse.PIN_PAD:
            return pin_pad(profile.accessibility.five_keys.digits())


def _device(section: DeviceSection) -> Device:
    driver = REGISTRY.find(section.driver)
    if driver.hosted if section.hosted is None else section.hosted:
        return hosted(driver, section.options)
    return driver.make(driver.read_options(section.options))

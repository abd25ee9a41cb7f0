"""What outlives a restart of the terminal of tests: its folders, its devices, the platform, the clock."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass, field
from pathlib import Path

from drivers.camera.simulated import SimulatedFaceCamera
from drivers.card.simulated import SimulatedCardReader
from drivers.code_scanner.simulated import SimulatedCodeScanner
from drivers.document_printer.simulated import SimulatedDocumentPrinter
from drivers.document_scanner.simulated import SimulatedDocumentScanner
from drivers.id_card.simulated import SimulatedIdCardReader
from drivers.keypad.simulated import SimulatedKeypad
from drivers.protocols import (
    DeviceError,
    DeviceFault,
    FacePicture,
    IdCard,
    PrintSettings,
)
from drivers.receipt_printer.simulated import SimulatedReceiptPrinter
from drivers.signals.simulated import SimulatedSignals
from kiosk.catalogue.model import Titled
from kiosk.devices import LookPeriods
from kiosk.identity_hands import IdentityTimes
from kiosk.presenter import Setting
from kiosk.printing import PrintTimes
from kiosk.profile.pin_hash import hash_pin
from tests.support.scripted_platform import FACE, ScriptedPlatform

GUIDE_URL = "https://zwfw.example.gov/g"
SETTING = Setting(
    Titled(**{"zh-CN": "示范大厅", "en": "Hall"}), "TEST-0001", "12345", demonstration=True, guide_url=GUIDE_URL
)
HURRY = PrintTimes(call=1.0, between_looks=0.005, silence=0.1, cancel=0.3)
AT_ONCE = IdentityTimes(camera=0.005, scanner=0.005, chip=0.005, app=0.005)
OFTEN = LookPeriods(status=0.01, presence=0.005, longest=0.02)
PIN = "308514"
PIN_HASH = hash_pin(PIN, log_cost=14)


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

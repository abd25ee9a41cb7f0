"""The stage: the simulated world around one kiosk, and what can be done to it.

It owns the sandbox platform and the link to it, the ID card reader on a pseudo-terminal, the receipt printer on a TCP
port and the A4 printer as a real IPP printer process. All of them are ended with the process that made the stage,
even if it is killed.
"""

from __future__ import annotations

import subprocess
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from drivers.code_scanner.simulated import NewlandInstrument
from drivers.document_printer.eve_printer import EveFault, EvePrinter
from drivers.document_printer.eve_printer import PaperLevel as Cassette
from drivers.document_printer.ipp import IppPrinter
from drivers.id_card.simulated import Fault, SamvSimulator, serve_pty
from drivers.protocols import Condition
from drivers.receipt_printer.simulated import EscPosInstrument, PaperLevel, Trouble
from drivers.transports.serving import PtyHost
from kiosk.profile.problems import ProfileInvalid
from kiosk.rehearsal import messages as m
from kiosk.rehearsal.control import StageError
from kiosk.rehearsal.faces import stand
from kiosk.rehearsal.link import LinkState
from kiosk.rehearsal.people import PEOPLE, CardName, chip_content
from kiosk.rehearsal.plates import lay
from kiosk.rehearsal.platform import SandboxPlatform
from kiosk.rehearsal.processes import ProcessFailed, python, source_folder
from kiosk.rehearsal.profile_writing import Surroundings, load_rehearsal_profile, write_profile
from kiosk.rehearsal.trays import Trays

#: What the platform offers when the profile names no folder.
_SERVICES = source_folder() / "config" / "services"
_RAW_PORT = 9100  # where receipt printers listen; any other when somebody has it
_ATTENDANT_SECONDS = 30
_SECONDS_PER_SHEET = 0.3
_TONER = 75  # percent, of a cartridge that is well

_EVE_FAULTS = {
    m.DocumentPrinterSetting.JAM: EveFault.JAM,
    m.DocumentPrinterSetting.COVER_OPEN: EveFault.COVER_OPEN,
    m.DocumentPrinterSetting.HANG: EveFault.HANG,
}
#: What a fault that waits for the next job becomes when that comes.
_ARMED = {
    m.DocumentPrinterSetting.PAPER_OUT_IN_NEXT_JOB: m.DocumentPrinterSetting.PAPER_OUT,
    m.DocumentPrinterSetting.JAM_IN_NEXT_JOB: m.DocumentPrinterSetting.JAM,
}


#: The number of the other terminal.
_ELSEWHERE = "DEMO-0002"


class Stage:
    """Made in the main thread; ``do``, ``look`` and ``state`` may be called from any.

    ``folder`` is there and empty; sockets lie in it, so its path is short. ``profile`` is the kiosk's.
    """

    def __init__(self, folder: Path, source_profile: Path, *, seconds_per_sheet: float = _SECONDS_PER_SHEET) -> None:
        """Raises ProfileInvalid, RehearsalRefused, ProcessFailed, OSError; what was started until then is ended."""
        source = load_rehearsal_profile(source_profile)
        self._lock = threading.RLock()
        self._source = source_profile
        self._seconds_per_sheet = seconds_per_sheet
        self.folder = folder
        self.profile = folder / "profile.toml"
        with ExitStack() as started:
            self._samv = SamvSimulator()
            self._reader_device = folder / "id_card"
            self._reader: PtyHost | None = serve_pty(self._samv, self._reader_device)
            started.callback(self._close_reader)
            self._face = m.FaceScene.NOBODY
            stand(folder / "camera", self._face, CardName.ADULT)
            self._plate = m.PlateScene.EMPTY
            lay(folder / "document_camera", self._plate)
            self._scanner = NewlandInstrument()
            self._scanner_line = PtyHost(self._scanner.answer, folder / "code_scanner")
            started.callback(self._scanner_line.close)
            self._keypad = PtyHost(lambda said: (), folder / "keypad")
            started.callback(self._keypad.close)
            self._receipts = _receipt_printer()
            started.callback(self._receipts.close)
            self._documents = _document_printer(folder / "document_printer", seconds_per_sheet)
            started.callback(self._documents.close)
            self._platform = SandboxPlatform(folder / "platform", source.services.folder or _SERVICES)
            started.callback(self._platform.close)
            self._trays = Trays(folder / "trays", self._receipts, self._documents)
            self.write_profile({})
            self._started = started.pop_all()
        self._card: CardName | None = None
        self._fault: Fault | None = None
        self._receipt_setting = m.ReceiptPrinterSetting.OK
        self._document_setting = m.DocumentPrinterSetting.OK
        self._behaviour = m.PlatformBehaviour.NORMAL

    def write_profile(self, changes: dict[str, Any], *, elsewhere: bool = False) -> None:
        """Write the kiosk's profile anew, with ``changes`` to the source; ``elsewhere``: as another terminal's. Raises
        ProfileInvalid."""
        folder, code = self.folder, self._platform.enrolment_code
        if elsewhere:
            folder, code = self.folder / "elsewhere", self._platform.another_code()
            # The rehearsal looks through one socket, whichever terminal stands there.
            others = {"id": _ELSEWHERE}, {"inspection_socket": str(self.folder / "runtime" / "inspection")}
            changes = {**changes, "terminal": others[0] | changes.get("terminal", {}), "rehearsal": others[1]}
        for name in ("state", "cache", "runtime"):
            (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        surroundings = Surroundings(
            folder=folder,
            platform_url=self._platform.url,
            ca_file=self._platform.ca_file,
            enrolment_code=code,
            reader_device=self._reader_device,
            receipt_printer_port=self._receipts.port,
            document_printer_uri=self._documents.uri,
            camera_folder=self.folder / "camera",
            document_camera_folder=self.folder / "document_camera",
            scanner_device=self.folder / "code_scanner",
            keypad_device=self.folder / "keypad",
        )
        write_profile(self._source, self.profile, surroundings, changes)

    def close(self) -> None:
        """End everything. May be called twice."""
        with self._lock:
            self._started.close()

    # --- what can be seen ---------------------------------------------------------------------------------------------

    def state(self) -> m.StageState:
        return m.StageState(
            card=self._card if self._samv.slot.occupied else None,
            card_fault=self._fault,
            id_card_reader=m.ReaderSetting.OK if self._reader is not None else m.ReaderSetting.UNPLUGGED,
            receipt_printer=self._receipt_setting,
            document_printer=self._document_setting,
            face=self._face,
            plate=self._plate,
            link=self._platform.link.state,
            platform=self._behaviour,
            receipts=self._trays.receipts,
            last_receipt=self._trays.last_receipt,
            sheets=self._trays.sheets,
            last_sheet=self._trays.last_sheet,
        )

    def look(self) -> None:
        """See what has come out of the printers, and let a fault that waited for a job come about."""
        with self._lock:
            armed = _ARMED.get(self._document_setting)
            if armed is not None and IppPrinter(self._documents.uri).status(1.0).condition is Condition.BUSY:
                if armed is m.DocumentPrinterSetting.PAPER_OUT:
                    self._documents.set_paper(Cassette.OUT)
                self._document_setting = armed
            # The card went in mid-read: that has happened now, and does not happen to the next one.
            if self._fault is Fault.TAKEN_IN_MID_READ and self._card is not None and not self._samv.slot.occupied:
                self._samv.slot.fail(None)
                self._fault = None
            self._trays.look()

    # --- what can be done ---------------------------------------------------------------------------------------------

    def do(self, command: m.Command) -> m.Output | None:
        """Do what a client asks. Raises StageError when it cannot be done."""
        try:
            with self._lock:
                return self._do(command)
        except (ProcessFailed, ProfileInvalid, RuntimeError, OSError) as error:
            raise StageError(str(error)) from None

    def _do(self, command: m.Command) -> m.Output | None:
        match command:
            case m.LayCard(card=card):
                content = chip_content(card)
                self._samv.slot.place_record(content.record, content.photo)
                self._card = card
            case m.TakeCard():
                self._samv.slot.remove()
                self._card = None
            case m.PlayCardFault(fault=fault, answers=answers):
                self._samv.slot.fail(fault, answers)
                self._fault = fault if answers is None else None
            case m.SetReader(to=to):
                self._set_reader(to)
            case m.SetFace(to=to, face=face):
                stand(self.folder / "camera", to, face)
                self._face = to
            case m.SetPlate(to=to):
                lay(self.folder / "document_camera", to)
                self._plate = to
            case m.UsePhone(to=to, person=person):
                self._use_phone(to, PEOPLE[person].number)
            case m.PressKey(key=key):
                self._keypad.send(key.value.encode() + b"\n")
            case m.SetReceiptPrinter(to=to):
                self._set_receipt_printer(to)
            case m.SetDocumentPrinter(to=to, seconds_per_sheet=seconds):
                if seconds is not None:
                    self._documents.seconds_per_sheet = seconds
                self._set_document_printer(to)
            case m.SetLink(to=to, seconds=seconds):
                self._platform.link.set_state(to, seconds)
            case m.SetPlatform():
                self._set_platform(command)
            case m.SetCase():
                self._platform.decide(command.model_dump(mode="json", exclude={"do"}))
            case m.ConfirmPaperPath():
                self._confirm_paper_path()
            case m.TakePaper():
                self._trays.clear()
            case m.Reset():
                self._reset()
            case m.WriteProfile(changes=changes, elsewhere=elsewhere):
                self.write_profile(changes, elsewhere=elsewhere)
            case m.AskOutput():
                return self._trays.output()
            case m.ReadDigits(phone=phone):
                return m.Output(digits=self._platform.digits_to(phone))
            case m.Watch() | m.Stop():
                pass  # the socket's and the process's own
        return None

    def _set_reader(self, to: m.ReaderSetting) -> None:
        if to is m.ReaderSetting.UNPLUGGED:
            self._close_reader()
        elif self._reader is None:
            self._reader = serve_pty(self._samv, self._reader_device)

    def _close_reader(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def _use_phone(self, to: m.PhoneDoes, number: str) -> None:
        if to is m.PhoneDoes.SHOW_CODE:
            self._scanner_line.send(self._scanner.show(self._platform.app_code_of(number).encode()))
        else:
            self._platform.scan_with_app(number, confirm=to is m.PhoneDoes.CONFIRM)

    def _set_receipt_printer(self, to: m.ReceiptPrinterSetting) -> None:
        mechanism = self._receipts.mechanism
        if to is m.ReceiptPrinterSetting.UNPLUGGED:
            self._receipts.unplug()
        else:
            self._receipts.plug()
            mechanism.set_trouble(Trouble.COVER_OPEN, to is m.ReceiptPrinterSetting.COVER_OPEN)
            mechanism.set_paper(_ROLLS.get(to, PaperLevel.OK))
        self._receipt_setting = to

    def _set_document_printer(self, to: m.DocumentPrinterSetting) -> None:
        """Cure what was the matter first: one thing at a time is the matter."""
        printer, before = self._documents, self._document_setting
        if before is m.DocumentPrinterSetting.UNPLUGGED and to is not before:
            printer.plug()
        if before is m.DocumentPrinterSetting.TONER_OUT:
            printer.set_toner(_TONER)
        if before in (m.DocumentPrinterSetting.PAPER_OUT, m.DocumentPrinterSetting.PAPER_OUT_IN_NEXT_JOB):
            printer.set_paper(Cassette.FULL)
        fault = _EVE_FAULTS.get(_ARMED.get(before, before))
        if fault is not None:
            printer.set_fault(fault, False)
        self._document_setting = m.DocumentPrinterSetting.OK
        match to:
            case m.DocumentPrinterSetting.OK:
                pass
            case m.DocumentPrinterSetting.PAPER_OUT:
                printer.set_paper(Cassette.OUT)
            case m.DocumentPrinterSetting.PAPER_OUT_IN_NEXT_JOB:
                printer.hold_next_job()
            case m.DocumentPrinterSetting.JAM_IN_NEXT_JOB:
                printer.hold_next_job(EveFault.JAM)
            case m.DocumentPrinterSetting.TONER_OUT:
                printer.set_toner(0)
            case m.DocumentPrinterSetting.UNPLUGGED:
                printer.unplug()
            case m.DocumentPrinterSetting.JAM | m.DocumentPrinterSetting.COVER_OPEN | m.DocumentPrinterSetting.HANG:
                printer.set_fault(_EVE_FAULTS[to])
        self._document_setting = to

    def _set_platform(self, command: m.SetPlatform) -> None:
        self._platform.behave(
            {
                "kind": command.to.value,
                "seconds": command.seconds,
                "retry_after": command.retry_after,
                "path": command.path,
                "times": command.times,
            }
        )
        self._behaviour = command.to if command.times is None else m.PlatformBehaviour.NORMAL

    def _confirm_paper_path(self) -> None:
        """The attendant's own command, in a process of its own as an attendant would run it."""
        command = python("kiosk", "attendant", "paper-path-empty", "--profile", str(self.profile))
        ended = subprocess.run(
            command, cwd=source_folder(), capture_output=True, text=True, timeout=_ATTENDANT_SECONDS, check=False
        )
        if ended.returncode != 0:
            raise StageError(f"the attendant's command failed: {ended.stderr.strip() or ended.stdout.strip()}")

    def _reset(self) -> None:
        self._samv.slot.remove()
        self._samv.slot.fail(None)
        self._card = self._fault = None
        self._set_reader(m.ReaderSetting.OK)
        self._face = m.FaceScene.NOBODY
        stand(self.folder / "camera", self._face, CardName.ADULT)
        self._plate = m.PlateScene.EMPTY
        lay(self.folder / "document_camera", self._plate)
        self._set_receipt_printer(m.ReceiptPrinterSetting.OK)
        self._set_document_printer(m.DocumentPrinterSetting.OK)
        self._documents.seconds_per_sheet = self._seconds_per_sheet
        self._platform.link.set_state(LinkState.UP)
        self._set_platform(m.SetPlatform(to=m.PlatformBehaviour.NORMAL))
        self._platform.forget_cases()
        self._trays.clear()
        for word in _ATTENDANTS_WORDS:  # the kiosk reads them when it starts
            (self.folder / "state" / word).unlink(missing_ok=True)


#: What an attendant of the journey before may have left: out of service, wrong tries.
_ATTENDANTS_WORDS = ("out_of_service.json", "attendant_tries.json")
_ROLLS = {
    m.ReceiptPrinterSetting.PAPER_LOW: PaperLevel.LOW,
    m.ReceiptPrinterSetting.PAPER_OUT: PaperLevel.OUT,
}


def _receipt_printer() -> EscPosInstrument:
    try:
        return EscPosInstrument(port=_RAW_PORT)
    except OSError:  # somebody listens there already
        return EscPosInstrument()


def _document_printer(folder: Path, seconds_per_sheet: float) -> EvePrinter:
    try:
        return EvePrinter(folder, seconds_per_sheet=seconds_per_sheet)
    except (RuntimeError, OSError) as error:
        raise ProcessFailed(f"the A4 printer does not start: {error}") from None

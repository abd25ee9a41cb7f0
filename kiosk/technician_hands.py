"""Does what a technician wants, on a worker of its own: looks, tries, works, and accounts for it before it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from drivers.protocols import DeviceError, Family, FingerReader, FingerReadError
from kiosk.attendant.audit import keep_audit
from kiosk.attendant.books import Books
from kiosk.central.credentials import key_file_of
from kiosk.central.device_events import DeviceEvent
from kiosk.central.identifiers import new_id
from kiosk.central.submissions import AuditEvent
from kiosk.devices import Devices
from kiosk.filing import Filing
from kiosk.log import Log, LogEvent
from kiosk.maintenance.looking import Looking
from kiosk.maintenance.loudspeaker import play, tone
from kiosk.maintenance.reports import KEPT, Reports
from kiosk.maintenance.settings import Answer, SettingsHelper
from kiosk.maintenance.trail import Trail
from kiosk.operations.whole_file import erase
from kiosk.session import events as e
from kiosk.session import technician_effects as tx
from kiosk.session.desk import Result
from kiosk.session.technician import Test, Work
from kiosk.session.world import Link
from kiosk.texts import Text
from kiosk.workers import Worker
from offline_queue.kinds import Kind
from offline_queue.model import Submission
from offline_queue.store import KnownError

_FINGER_SECONDS = 12.0
_ANSWERS = {
    Answer.DONE: None,
    Answer.DRY_RUN: Text.of("tech-settings-dry-run"),
    Answer.REFUSED: Text.of("tech-settings-refused"),
    Answer.ABSENT: Text.of("tech-settings-absent"),
    Answer.NO_NETWORKD: Text.of("tech-settings-no-networkd"),
    Answer.NO_RESOLVED: Text.of("tech-settings-no-resolved"),
    Answer.OTHER_HANDS: Text.of("tech-settings-other-hands"),
}


@dataclass(frozen=True)
class Sounds:
    """ALSA's names of where sound goes; "" where there is none."""

    loudspeaker: str = ""
    headset: str = ""


@dataclass(frozen=True)
class Keys:
    """The terminal's own. ``erase``: when the case is opened without a technician."""

    folder: Path
    erase: bool


class TechnicianHands:
    """``do`` is called by the hands and returns at once; answers come from the workers."""

    def __init__(
        self,
        *,
        looking: Looking,
        reports: Reports,
        trail: Trail,
        books: Books,
        filing: Filing,
        devices: Devices,
        settings: SettingsHelper,
        sounds: Sounds,
        keys: Keys,
        worker: Worker,
        terminal_id: str,
        link: Callable[[], Link],
        now: Callable[[], datetime],
        log: Log,
        answer: Callable[[e.Event], None],
    ) -> None:
        self._looking = looking
        self._reports = reports
        self._trail = trail
        self._books = books
        self._filing = filing
        self._devices = devices
        self._settings = settings
        self._sounds = sounds
        self._keys = keys
        self._worker = worker
        self._terminal_id = terminal_id
        self._link = link
        self._now = now
        self._log = log
        self._answer = answer

    def do(self, effect: tx.LookInto | tx.TryPart | tx.Service | tx.Account | tx.Tampered) -> None:
        match effect:
            case tx.LookInto():
                self._worker.run(lambda: self._look(effect))
            case tx.TryPart(test=Test.FINGER):
                self._devices.workers[Family.FINGER].run(lambda: self._try_finger(effect))
            case tx.TryPart():
                self._worker.run(lambda: self._answer(e.PartTried(effect.id, *self._sound(effect.test))))
            case tx.Service():
                self._worker.run(lambda: self._serve(effect))
            case tx.Account():
                self._worker.run(lambda: self._account(effect))
            case tx.Tampered():
                self._worker.run(self._tampered)

    def _look(self, effect: tx.LookInto) -> None:
        report = self._looking.look(effect.room, effect.badge)
        self._answer(e.LookedInto(effect.id, report))
        if effect.room in KEPT:
            try:
                self._reports.keep(report, effect.badge)
            except OSError as error:
                self._log.write(LogEvent.TECHNICIAN_TROUBLE, fault=f"report not kept: {type(error).__name__}")

    # --- parts --------------------------------------------------------------------------------------------------------

    def _try_finger(self, effect: tx.TryPart) -> None:
        """The template is dropped as it comes: that there was one is all that is wanted."""
        reader = self._devices.fitted.others.get(Family.FINGER)
        result, said = Result.FAILED, None
        if isinstance(reader, FingerReader):
            try:
                reader.capture(_FINGER_SECONDS)
                result = Result.DONE
            except FingerReadError as error:
                said = Text.of(f"tech-finger-{error.reason.value.replace('_', '-')}")
            except DeviceError:
                said = Text.of("tech-test-silent")
        self._answer(e.PartTried(effect.id, result, said))

    def _sound(self, test: Test) -> tuple[Result, Text]:
        device = self._sounds.headset if test is Test.HEADSET else self._sounds.loudspeaker
        sound = tone(left=test is not Test.SOUND_RIGHT, right=test is not Test.SOUND_LEFT)
        if device and play(sound, device):
            return Result.DONE, Text.of("tech-sound-played")
        return Result.FAILED, Text.of("tech-sound-none")

    # --- work ---------------------------------------------------------------------------------------------------------

    def _serve(self, effect: tx.Service) -> None:
        try:
            ok, said = self._served(effect)
        except (OSError, KnownError) as error:
            self._log.write(LogEvent.TECHNICIAN_TROUBLE, action=effect.work.value, fault=type(error).__name__)
            ok, said = False, None
        self._answer(e.Serviced(effect.id, ok, said))

    def _served(self, effect: tx.Service) -> tuple[bool, Text | None]:
        """Raises OSError, KnownError."""
        counters, desk, now = self._books.counters, self._books.desk, datetime.now(UTC)
        match effect.work:
            case Work.REFILLED:
                counters.refilled(effect.count, now)
            case Work.ROLL_CHANGED:
                counters.roll_changed(now)
            case Work.TONER_CHANGED:
                counters.toner_changed(now)
            case Work.OUT_OF_SERVICE if desk is not None:
                desk.service.take_out(now)
            case Work.IN_SERVICE if desk is not None:
                desk.service.put_back()
            case Work.UNPARK:
                return self._filing.unpark(UUID(effect.row)), Text.of("tech-unparked")
            case Work.DRAIN:
                return self._drain()
            case Work.SET_NETWORK:
                return self._set("network", dict(effect.settings))
            case Work.SET_TIME:
                if self._link() is not Link.ONLINE:
                    return False, Text.of("tech-time-unknown")
                return self._set("time", {"at": self._now().astimezone(UTC).isoformat(timespec="seconds")})
            case Work.CHECK_IN:
                return self._check_in(effect)
            case _:
                return False, None
        return True, None

    def _drain(self) -> tuple[bool, Text]:
        if self._link() is Link.OFFLINE:
            return False, Text.of("tech-drain-paused")
        self._filing.link_is_up()
        return True, Text.of("tech-drain-began")

    def _set(self, action: str, values: dict[str, str]) -> tuple[bool, Text | None]:
        answer = self._settings.ask(action, values)
        return answer in (Answer.DONE, Answer.DRY_RUN), _ANSWERS.get(answer)

    def _check_in(self, effect: tx.Service) -> tuple[bool, Text]:
        counts = self._books.counters.counts
        said = DeviceEvent(
            event="patrol_check_in",
            at=datetime.now(UTC),
            terminal_id=self._terminal_id,
            token=effect.badge.serial,
            counters={"a4_pages": counts.a4_pages, "receipts": counts.receipts, "visits": counts.visits},
        )
        body = said.model_dump_json().encode()
        self._filing.keep_record(Submission(new_id(), Kind.DEVICE_EVENT, body, datetime.now(UTC)))
        return True, Text.of("tech-patrol-kept")

    # --- the account --------------------------------------------------------------------------------------------------

    def _account(self, effect: tx.Account) -> None:
        """Into the trail first. A disk that takes nothing does not stop who comes to mend it: then the log has it."""
        at, badge, action = datetime.now(UTC), effect.badge, effect.what.value
        chain = None
        try:
            chain = self._trail.add(at, badge.who, badge.serial, action, effect.count)
        except OSError as error:
            self._log.write(LogEvent.TECHNICIAN_TROUBLE, action=action, fault=f"trail: {type(error).__name__}")
        self._log.write(LogEvent.TECHNICIAN, action=action, reference=badge.serial, count=effect.count)
        said = AuditEvent(
            action=action,
            at=at,
            terminal_id=self._terminal_id,
            sheets=effect.count or None,
            token=badge.serial,
            chain=chain,
        )
        keep_audit(said, self._filing, self._log)

    # --- tampering ----------------------------------------------------------------------------------------------------

    def _tampered(self) -> None:
        """Out of service over a restart; the keys go where the profile says so. The platform is told like of every
        change of the case."""
        desk = self._books.desk
        if desk is not None:
            try:
                desk.service.take_out(datetime.now(UTC))
            except OSError as error:
                self._log.write(LogEvent.ATTENDANT_TROUBLE, fault=f"tampered: {type(error).__name__}")
        if self._keys.erase:
            self._erase_keys()
        self._answer(e.WorldChanged())

    def _erase_keys(self) -> None:
        """Written over, too. A sealed key is root's: the settings helper takes it away."""
        for file in sorted(self._keys.folder.glob("*")):
            try:
                if file.is_file():
                    erase(file)
            except OSError as error:
                self._log.write(LogEvent.TECHNICIAN_TROUBLE, fault=f"keys not erased: {type(error).__name__}")
        sealed = key_file_of(self._keys.folder).parent != self._keys.folder
        if sealed and (answer := self._settings.ask("forget_key", {})) is not Answer.DONE:
            self._log.write(LogEvent.TECHNICIAN_TROUBLE, fault=f"sealed key not erased: {answer.value}")
        self._log.write(LogEvent.NOT_ENROLLED, fault="keys erased")

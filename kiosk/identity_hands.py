"""Does what an identification wants of devices and platform: camera, scanner, chip cards, and the platform's checks.

What the camera sees goes to the screen and, one picture of it, to the platform; never into a session, a log or a file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from drivers.protocols import (
    CardReader,
    ChipReadError,
    ChipReadReason,
    CodeReadError,
    CodeScanner,
    DeviceError,
    DeviceFault,
    FaceCamera,
    Family,
    IdCard,
    IdCardType,
    Presence,
    Sex,
)
from kiosk.ask_errors import AskError
from kiosk.devices import Devices
from kiosk.log import Log, LogEvent
from kiosk.rules.identity_numbers import birth_of
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session.face_effects import CompareFace, ComparePermitFace
from kiosk.session.identity import AppCodeState
from kiosk.session.model import AskFailure, EffectId
from kiosk.session_store import SessionStore
from kiosk.vouching import Vouching
from kiosk.workers import Worker

_CALL_SECONDS = 2.0
_START_SECONDS = 5.0
_FACE_SECONDS = 3.0
_SCAN_SECONDS = 0.3


@dataclass(frozen=True)
class IdentityTimes:
    """Seconds between two looks of each kind."""

    camera: float = 0.2
    scanner: float = 0.05
    chip: float = 0.3
    app: float = 2.0


class IdentityHands:
    """``do`` is called by the hands; answers come from the workers' threads."""

    def __init__(
        self,
        *,
        devices: Devices,
        vouching: Vouching,
        platform: Worker,
        store: SessionStore,
        log: Log,
        answer: Callable[[e.Event], None],
        on_live: Callable[[bytes | None], None],
        times: IdentityTimes = IdentityTimes(),
    ) -> None:
        """``on_live`` is given what the camera shows, and None when nothing of it may be seen any more."""
        self._devices = devices
        self._vouching = vouching
        self._platform = platform
        self._store = store
        self._log = log
        self._answer = answer
        self._on_live = on_live
        self._times = times
        self._lock = threading.Lock()
        self._looking: EffectId | None = None
        self._scanning: EffectId | None = None
        self._reading: EffectId | None = None
        self._awaiting: EffectId | None = None

    def do(self, effect: fx.IdentityEffect) -> None:
        """Start it and return at once."""
        match effect:
            case fx.ReadChip():
                self._read_chip(effect)
            case fx.StartLooking():
                self._start_looking(effect)
            case fx.TakeFace():
                self._on(Family.CAMERA, lambda: self._take_face(effect), e.CameraFailed(effect.id))
            case fx.StartScanning():
                self._start_scanning(effect)
            case fx.LetGo():
                self.let_go()
            case fx.AwaitApp():
                self._awaiting = effect.id
                self._platform.run(lambda: self._platform.run_later(lambda: self._ask_app(effect), self._times.app))
            case _:
                self._platform.run(lambda: self._verify(effect))

    def let_go(self) -> None:
        """Nothing is looked at from here on. The screen is cleared at once, the devices as soon as they answer."""
        with self._lock:
            looking, self._looking = self._looking, None
            scanning, self._scanning = self._scanning, None
            self._awaiting = self._reading = None
            self._on_live(None)
        camera, scanner = self._camera(), self._scanner()
        if looking is not None and camera is not None:
            self._devices.workers[Family.CAMERA].run(camera.stop)
        if scanning is not None and scanner is not None:
            self._devices.workers[Family.CODE_SCANNER].run(lambda: self._stop_scanner(scanner))

    # --- camera -------------------------------------------------------------------------------------------------------

    def _start_looking(self, effect: fx.StartLooking) -> None:
        with self._lock:
            self._looking = effect.id

        def start() -> None:
            camera = self._camera()
            if camera is None or self._looking != effect.id:
                return
            try:
                camera.start(_START_SECONDS)
            except DeviceError as error:
                self._camera_failed(effect.id, error)
                return
            self._look(effect.id)

        self._on(Family.CAMERA, start, e.CameraFailed(effect.id))

    def _look(self, effect: EffectId) -> None:
        """One look, and the next one after a pause, until somebody says enough."""
        camera = self._camera()
        if camera is None or self._looking != effect:
            return
        try:
            seen = camera.look(_CALL_SECONDS)
            view = camera.preview(_CALL_SECONDS)
        except DeviceError as error:
            if error.fault is not DeviceFault.TIMEOUT:
                self._camera_failed(effect, error)
                return
        else:
            with self._lock:
                if self._looking != effect:
                    return
                self._on_live(view.jpeg if view is not None else None)
            self._answer(e.Looked(effect, seen))
        self._devices.workers[Family.CAMERA].run_later(lambda: self._look(effect), self._times.camera)

    def _take_face(self, effect: fx.TakeFace) -> None:
        camera = self._camera()
        if camera is None or self._looking is None:
            return  # the page was left
        try:
            picture = camera.best_frame(_FACE_SECONDS)
        except DeviceError as error:
            self._camera_failed(effect.id, error)
            return
        if picture is None:
            self._answer(e.FaceTaken(effect.id, ""))
            return
        handle = f"face-{effect.id.generation}-{effect.id.number}"
        self._store.put(effect.id.generation, handle, picture.jpeg)
        self._answer(e.FaceTaken(effect.id, handle))

    def _camera_failed(self, effect: EffectId, error: DeviceError) -> None:
        self._log.write(
            LogEvent.CARD_UNREAD, family=Family.CAMERA.value, fault=error.fault.value, original=error.original
        )
        self._answer(e.CameraFailed(effect))

    # --- scanner ------------------------------------------------------------------------------------------------------

    def _start_scanning(self, effect: fx.StartScanning) -> None:
        self._scanning = effect.id

        def start() -> None:
            scanner = self._scanner()
            if scanner is None or self._scanning != effect.id:
                return
            try:
                scanner.start(_CALL_SECONDS)
            except DeviceError:
                self._answer(e.ScannerFailed(effect.id))
                return
            self._scan(effect.id)

        self._on(Family.CODE_SCANNER, start, e.ScannerFailed(effect.id))

    def _scan(self, effect: EffectId) -> None:
        scanner = self._scanner()
        if scanner is None or self._scanning != effect:
            return
        try:
            found = scanner.next(_SCAN_SECONDS)
        except CodeReadError:
            self._answer(e.CodeUnread(effect))
        except DeviceError:
            self._answer(e.ScannerFailed(effect))
            return
        else:
            if found is not None:
                self._answer(e.CodeScanned(effect, found.text))
                return
        self._devices.workers[Family.CODE_SCANNER].run_later(lambda: self._scan(effect), self._times.scanner)

    def _stop_scanner(self, scanner: CodeScanner) -> None:
        if self._scanning is None:  # otherwise somebody wants it again already
            try:
                scanner.stop(_CALL_SECONDS)
            except DeviceError:
                return  # whoever looks at its status next sees it

    # --- chip cards ---------------------------------------------------------------------------------------------------

    def _read_chip(self, effect: fx.ReadChip) -> None:
        self._reading = effect.id
        self._on(Family.CARD, lambda: self._wait_for_chip(effect.id, effect.again), e.ReaderFailed(effect.id))

    def _wait_for_chip(self, effect: EffectId, gone_first: bool) -> None:
        reader = self._devices.fitted.others.get(Family.CARD)
        if not isinstance(reader, CardReader) or self._reading != effect:
            return
        try:
            lies = reader.presence(_CALL_SECONDS) is not Presence.NO
            if lies and not gone_first:
                self._answer(e.ChipRead(effect, reader.read_social_security(_FACE_SECONDS)))
                return
        except ChipReadError as error:
            if error.reason is not ChipReadReason.NO_CARD:
                self._log.write(LogEvent.CARD_UNREAD, fault=error.reason.value, original=error.original)
                self._answer(e.ChipUnread(effect, error.reason))
                return
            lies = False
        except DeviceError as error:
            self._log.write(LogEvent.CARD_UNREAD, fault=error.fault.value, original=error.original)
            self._answer(e.ReaderFailed(effect))
            return
        self._devices.workers[Family.CARD].run_later(
            lambda: self._wait_for_chip(effect, gone_first and lies), self._times.chip
        )

    # --- the platform's word ------------------------------------------------------------------------------------------

    def _verify(self, effect: fx.IdentityEffect) -> None:
        """Ask the platform and answer; every one of these can end in VerifyFailed."""
        effect_id = effect.id if not isinstance(effect, fx.LetGo) else None
        if effect_id is None:
            return
        try:
            answer = self._vouched(effect)
        except AskError as error:
            answer = e.VerifyFailed(effect_id, error.failure, error.reference)
        except Exception as error:
            self._log.mistake("identity", error)
            answer = e.VerifyFailed(effect_id, AskFailure.OTHER)
        self._answer(answer)

    def _vouched(self, effect: fx.IdentityEffect) -> e.Event:
        match effect:
            case CompareFace():
                jpeg = self._picture(effect.id, effect.handle)
                return e.FaceCompared(effect.id, *self._vouching.compare_face(effect.card, jpeg))
            case ComparePermitFace():
                jpeg = self._picture(effect.id, effect.handle)
                return e.FaceCompared(effect.id, *self._vouching.compare_permit_face(effect.permit, jpeg))
            case fx.IssueAppCode():
                return e.AppCodeIssued(effect.id, self._vouching.issue_app_code())
            case fx.RedeemAppCode():
                return e.AppCodeEnded(effect.id, *self._vouching.redeem_app_code(effect.text))
            case fx.SendPhoneCode():
                return e.PhoneCodeSent(effect.id, self._vouching.send_phone_code(effect.card))
            case fx.CheckPhoneCode():
                state = self._vouching.check_phone_code(effect.proof, effect.digits)
                return e.PhoneCodeChecked(effect.id, state)
            case fx.FindBody():
                body = self._vouching.find_body(effect.card, effect.credit_code, effect.language)
                return e.BodyFound(effect.id, body)
            case fx.CheckPrincipal():
                return self._check_principal(effect)
            case _:
                raise TypeError(type(effect).__name__)

    def _picture(self, effect: EffectId, handle: str) -> bytes:
        """Taken out: it goes to the platform, and is nowhere else. Raises AskError when it is gone already."""
        jpeg = self._store.take(effect.generation, handle)
        if jpeg is None:
            raise AskError(AskFailure.OTHER)
        return jpeg

    def _check_principal(self, effect: fx.CheckPrincipal) -> e.Event:
        proof = self._vouching.check_principal(effect.card, effect.behalf, effect.name, effect.number, effect.authority)
        birth = birth_of(effect.number) if proof is not None else None
        if proof is None or birth is None:
            return e.PrincipalChecked(effect.id, None)
        card = IdCard(IdCardType.RESIDENT, effect.name, effect.number, birth, Sex.UNKNOWN, None, None)
        return e.PrincipalChecked(effect.id, card, proof)

    def _ask_app(self, effect: fx.AwaitApp) -> None:
        if self._awaiting != effect.id:
            return
        try:
            state, person = self._vouching.app_code(effect.proof)
        except AskError as error:
            self._answer(e.VerifyFailed(effect.id, error.failure, error.reference))
            return
        if state is AppCodeState.WAITING:
            self._platform.run_later(lambda: self._ask_app(effect), self._times.app)
        else:
            self._answer(e.AppCodeEnded(effect.id, state, person))

    # ------------------------------------------------------------------------------------------------------------------

    def _on(self, family: Family, job: Callable[[], None], without: e.Event) -> None:
        """Do it on the family's worker; ``without`` such a device is the answer."""
        worker = self._devices.workers.get(family)
        if worker is None:
            self._answer(without)
        else:
            worker.run(job)

    def _camera(self) -> FaceCamera | None:
        device = self._devices.fitted.others.get(Family.CAMERA)
        return device if isinstance(device, FaceCamera) else None

    def _scanner(self) -> CodeScanner | None:
        device = self._devices.fitted.others.get(Family.CODE_SCANNER)
        return device if isinstance(device, CodeScanner) else None

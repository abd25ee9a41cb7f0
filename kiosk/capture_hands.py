"""Does what giving a material wants of the cameras: the plate watched, pages and pictures taken, held, let go of.

What the cameras see goes to the screen and into the memory of the visit; never into a session, a log or a file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from drivers.protocols import DeviceError, DeviceFault, DocumentScanner, FaceCamera, Family, PageFlaw
from kiosk.devices import Devices
from kiosk.log import Log, LogEvent
from kiosk.page_turning import turned
from kiosk.photo_fitting import fitted
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session.capture_effects import TurnSheet
from kiosk.session.capture_stages import PlateLook
from kiosk.session.model import EffectId
from kiosk.session.sheets import PhotoFlaw
from kiosk.sheets import SheetRefusedError, SheetStore

_CALL_SECONDS = 4.0  # the first picture of a document camera comes after it has warmed up
_TAKE_SECONDS = 8.0
_PORTRAIT_SECONDS = 3.0
#: Seconds between two looks at the plate.
_LOOK_SECONDS = 0.2


class CaptureHands:
    """``do`` is called by the hands; answers come from the devices' threads."""

    def __init__(
        self,
        *,
        devices: Devices,
        sheets: SheetStore,
        log: Log,
        answer: Callable[[e.Event], None],
        on_live: Callable[[bytes | None], None],
        between_looks: float = _LOOK_SECONDS,
    ) -> None:
        """``on_live`` is given what the camera shows, and None when nothing of it may be seen any more."""
        self._devices = devices
        self._sheets = sheets
        self._log = log
        self._answer = answer
        self._on_live = on_live
        self._between_looks = between_looks
        self._lock = threading.Lock()
        self._watching: EffectId | None = None

    def do(self, effect: fx.CaptureEffect) -> None:
        """Start it and return at once."""
        match effect:
            case fx.WatchPlate():
                with self._lock:
                    self._watching = effect.id
                self._on(Family.DOCUMENT_SCANNER, lambda: self._look(effect.id), effect.id)
            case fx.TakeSheet():
                self._on(Family.DOCUMENT_SCANNER, lambda: self._take_sheet(effect), effect.id)
            case TurnSheet():
                self._on(Family.DOCUMENT_SCANNER, lambda: self._turn(effect), effect.id)
            case fx.TakePortrait():
                self._on(Family.CAMERA, lambda: self._take_portrait(effect), effect.id)
            case fx.DropSheets():
                self._sheets.drop(effect.generation, effect.handles)

    def let_go(self) -> None:
        """Nothing is looked at from here on. The screen is cleared at once, the camera as soon as it answers."""
        with self._lock:
            watching, self._watching = self._watching, None
            if watching is not None:
                self._on_live(None)
        scanner = self._scanner()
        if scanner is not None:
            self._devices.workers[Family.DOCUMENT_SCANNER].run(lambda: self._stop(scanner))

    # --- the plate ----------------------------------------------------------------------------------------------------

    def _look(self, effect: EffectId) -> None:
        """One look, and the next one after a pause, until somebody says enough."""
        scanner = self._scanner()
        if scanner is None or self._watching != effect:
            return
        try:
            seen = scanner.preview(_CALL_SECONDS)
        except DeviceError as error:
            if error.fault is not DeviceFault.TIMEOUT:
                self._failed(Family.DOCUMENT_SCANNER, effect, error)
                return
        else:
            with self._lock:
                if self._watching != effect:
                    return
                self._on_live(seen.jpeg)
            self._answer(e.PlateSeen(effect, PlateLook(seen.corners, seen.flaws)))
        self._devices.workers[Family.DOCUMENT_SCANNER].run_later(lambda: self._look(effect), self._between_looks)

    def _take_sheet(self, effect: fx.TakeSheet) -> None:
        scanner = self._scanner()
        if scanner is None or self._watching is None:
            return  # the page was left
        try:
            page = scanner.capture(_TAKE_SECONDS, effect.corners)
        except DeviceError as error:
            self._failed(Family.DOCUMENT_SCANNER, effect.id, error)
            return
        try:
            sheet = self._sheets.keep(effect.id.generation, page.jpeg, flaws=page.reasons)
        except SheetRefusedError:
            self._answer(e.SheetNotTaken(effect.id, no_room=True))
        else:
            self._answer(e.SheetTaken(effect.id, sheet, page.corners))

    def _turn(self, effect: TurnSheet) -> None:
        """On the document camera's thread, which has nothing else to do then."""
        generation = effect.id.generation
        content = self._sheets.content(generation, effect.sheet.handle)
        try:
            page = turned(content or b"", effect.quarters)
            sheet = self._sheets.keep(generation, page, flaws=effect.sheet.flaws)
        except (ValueError, SheetRefusedError):
            self._answer(e.SheetNotTaken(effect.id, no_room=True))
        else:
            self._answer(e.SheetTaken(effect.id, sheet))

    def _stop(self, scanner: DocumentScanner) -> None:
        if self._watching is None:  # otherwise somebody wants it again already
            scanner.stop()

    # --- the camera that looks at the resident ------------------------------------------------------------------------

    def _take_portrait(self, effect: fx.TakePortrait) -> None:
        camera = self._devices.fitted.others.get(Family.CAMERA)
        if not isinstance(camera, FaceCamera):
            self._answer(e.CameraFailed(effect.id))
            return
        try:
            picture = camera.best_frame(_PORTRAIT_SECONDS)
        except DeviceError as error:
            self._failed(Family.CAMERA, effect.id, error)
            return
        if picture is None:
            self._answer(e.SheetNotTaken(effect.id))
            return
        jpeg, flaws = picture.jpeg, frozenset[PageFlaw | PhotoFlaw]()
        if effect.standard is not None:
            try:
                jpeg, fits = fitted(jpeg, effect.standard)
            except ValueError:  # what the camera sent is no picture
                self._answer(e.SheetNotTaken(effect.id))
                return
            flaws = frozenset(() if fits else {PhotoFlaw.BACKGROUND})
        try:
            sheet = self._sheets.keep(effect.id.generation, jpeg, flaws=flaws)
        except SheetRefusedError:
            self._answer(e.SheetNotTaken(effect.id, no_room=True))
        else:
            self._answer(e.SheetTaken(effect.id, sheet))

    # ------------------------------------------------------------------------------------------------------------------

    def _failed(self, family: Family, effect: EffectId, error: DeviceError) -> None:
        self._log.write(LogEvent.CAMERA_FAILED, family=family.value, fault=error.fault.value, original=error.original)
        self._answer(e.CameraFailed(effect))

    def _on(self, family: Family, job: Callable[[], None], effect: EffectId) -> None:
        worker = self._devices.workers.get(family)
        if worker is None:
            self._answer(e.CameraFailed(effect))
        else:
            worker.run(job)

    def _scanner(self) -> DocumentScanner | None:
        device = self._devices.fitted.others.get(Family.DOCUMENT_SCANNER)
        return device if isinstance(device, DocumentScanner) else None

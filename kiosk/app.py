"""The composition root: profile -> screen, session, and everything behind it."""

from __future__ import annotations

import gc
import resource
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.afterwards.choices import ChoicesInvalid, read_choices
from kiosk.backstage import Backstage
from kiosk.brand import PLAIN, Brand
from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.joining import Standing
from kiosk.hanzi.handwriting import HandwritingProgram
from kiosk.log import Log, LogEvent
from kiosk.narrating import Narration
from kiosk.operations.print_journal import PrintJournal
from kiosk.operations.service_manager import ServiceManager
from kiosk.presenter import Setting, interpret
from kiosk.presenter.places import places_of
from kiosk.presenter.setting import RunBy
from kiosk.profile import KeypadUse, Profile, ProfileKind, Rest
from kiosk.profile.keypads import keypad_use
from kiosk.pulse import Pulse
from kiosk.qt.bridge import Bridge
from kiosk.qt.messages import QtMessage, QtMessages, Severity
from kiosk.qt.narration import FocusWatcher
from kiosk.qt.pictures import SessionPictures
from kiosk.qt.wake import Wake
from kiosk.qt.window import KioskWindow, Screen, make_application
from kiosk.runner import Runner
from kiosk.session import events as e
from kiosk.session.afterwards import Choices, Duty
from kiosk.session.hearing import Speaking
from kiosk.session.nearby import PadKey
from kiosk.session.world import Patience
from kiosk.sounding import Sounding
from kiosk.speech.narrator import Narrator
from screens.models import Body, DocumentBody, FormBody, Page, PagesBody, SignatureBody, pictures_of

if TYPE_CHECKING:
    from kiosk.qt.inspection import InspectionServer

_TICK_MILLISECONDS = 250
#: While nobody is there, a page changes by the minute; what happens wakes the terminal by itself.
_UNVISITED_TICK_MILLISECONDS = 1000
#: While nobody is there, whether the home page can be made is tried so often.
_HOME_SECONDS = 60.0
#: Importing the platform's libraries takes the interpreter for itself; a first touch is answered before that.
_BEFORE_BACKSTAGE_MILLISECONDS = 300


@dataclass(frozen=True)
class LeftBehind:
    """What the last run left, as the journal says."""

    print_jobs: bool
    paper_path_locked: bool


class Terminal(QObject):
    """The running application. Lives on the GUI thread, which never waits."""

    def __init__(
        self, profile: Profile, catalogue: Catalogue, left: LeftBehind, log: Log, brand: Brand = PLAIN
    ) -> None:
        super().__init__()
        self._left = left
        self._opened = False
        self._prepared = False  # the first touch's page, since the last visit was wiped
        self._manager = ServiceManager()
        self._profile = profile
        self._log = log
        setting = setting_of(profile, brand)
        speech = profile.accessibility.speech
        self.said: list[str] = []  # in rehearsals: what was said in this run
        self._narration = None if speech is None else Narration(speech, self._on_speaking, log, self._ear(profile))
        self._sounding = None if profile.sounds is None else Sounding(profile.sounds, brand, log)
        self._pictures = SessionPictures()
        self.bridge = Bridge(self._on_intent, self._pictures, self)
        self._pulse = Pulse()
        self._home_at = 0.0
        self.backstage = Backstage(
            profile,
            catalogue,
            setting,
            log,
            paper_path_locked=left.paper_path_locked,
            answer=self._on_answer,
            on_forget=self._on_forget,
            on_live=self._pictures.show_live,
            pulse=self._pulse,
            visited=lambda: self.runner.session.visited,
            closed=lambda: self.runner.closed,
        )
        self._wake = Wake(self._pump, self)
        self.runner = Runner(
            self.backstage,
            patience(profile),
            setting,
            do=self.backstage.do,
            show=self._show,
            wake=self._wake.wake,
            mistake=log.mistake,
            press=self._press,
            count=self.backstage.count,
            has_keys=keypad_use(profile) is not KeypadUse.OFF,
            zone=ZoneInfo(profile.terminal.time_zone),
            standing=Standing(profile.terminal.region, profile.terminal.channel),
            choices=choices(profile, log),
            duty=duty(profile),
            hours=profile.hours.opening_hours(),
            outside=profile.hours.outside,
            allowance=profile.limits.allowance(profile.payment),
            guide_pages_today=self.backstage.guide_pages_today,
        )
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)

    def _ear(self, profile: Profile) -> Callable[[str], None] | None:
        listens = profile.rehearsal is not None and profile.rehearsal.inspection_socket is not None
        return self.said.append if listens else None

    def start(self) -> None:
        """Show the first page."""
        if self._narration is not None:
            self._narration.start()
        if self._sounding is not None:
            self._sounding.start()
        self.runner.start(left_behind=self._left.print_jobs)
        self.runner.refresh()
        self._timer.start()

    @Slot()
    def on_frame(self) -> None:
        """With the first frame somebody can see it: now put together what stands behind it."""
        if not self._opened:
            self._opened = self._pulse.painted = True
            self._manager.ready()
            gc.freeze()
            gc.enable()
            self._log.write(LogEvent.STARTED, version=self.backstage.catalogue().version)
            QTimer.singleShot(_BEFORE_BACKSTAGE_MILLISECONDS, self.backstage.start)

    def stop(self) -> None:
        self._manager.stopping()
        self._timer.stop()
        if self._narration is not None:
            self._narration.stop()
        if self._sounding is not None:
            self._sounding.stop()
        self.backstage.stop()

    @property
    def narrator(self) -> Narrator | None:
        """Who says the pages; None where the profile names no voice."""
        return None if self._narration is None else self._narration.narrator

    def _on_intent(self, name: str, values: Mapping[str, str]) -> None:
        if self._sounding is not None:
            self._sounding.touched(name)
        event = interpret(name, values)
        if event is not None:
            self.runner.submit(event)

    def _press(self, key: PadKey) -> None:
        """Silence first, and then what the key does, which may be said."""
        if self.narrator is not None:
            self.narrator.hush()
        self.bridge.press(key)

    def _on_answer(self, event: e.Event) -> None:
        """From any thread."""
        self.runner.submit(event)

    def _on_speaking(self, on: bool) -> None:
        """From the speaker's thread."""
        self.runner.submit(Speaking(on))

    def _on_forget(self, generation: int) -> None:
        if self.narrator is not None:
            self.narrator.forget()
        if self._sounding is not None:
            self._sounding.forget()
        self.bridge.clear()
        self._prepared = False
        self.runner.show_again()

    def _show(self, page: Page) -> None:
        handles = _pictures_on(page.body)
        self._pictures.keep_only(handles)
        for handle in handles:
            picture = self.backstage.store.find(handle)
            if picture is not None:
                self._pictures.put(handle, picture)
        if self._sounding is not None:
            self._sounding.show(page)
        self.bridge.show(page)
        if self.narrator is not None:
            self.narrator.show(page)

    def _pump(self) -> None:
        self.runner.pump()
        self._keep_time()

    @Slot()
    def _tick(self) -> None:
        if self.runner.tick():
            self._manager.alive()
            self._pulse.decided()
        if not self.runner.session.visited and monotonic() >= self._home_at:
            self._home_at = monotonic() + _HOME_SECONDS
            self._pulse.home = self.runner.can_show_home()
        self._prepare()
        self._keep_time()

    def _prepare(self) -> None:
        """Make the first page while nobody waits for it."""
        page = None if self._prepared else self.runner.next_page()
        if page is not None:
            self._prepared = True
            self.bridge.prepare(page)

    def _keep_time(self) -> None:
        wanted = _TICK_MILLISECONDS if self.runner.session.visited else _UNVISITED_TICK_MILLISECONDS
        if self._timer.interval() != wanted:
            self._timer.setInterval(wanted)


def _pictures_on(body: Body) -> tuple[str, ...]:
    """The handles of the pictures that a page shows."""
    match body:
        case DocumentBody(pictures=pictures):
            return pictures
        case FormBody(picture=picture) | SignatureBody(picture=picture) if picture:
            return (picture,)
        case PagesBody(sheets=sheets):
            return tuple(sheet.picture for sheet in sheets)
        case _:
            return pictures_of(body)


def setting_of(profile: Profile, brand: Brand) -> Setting:
    """What the profile says of the terminal, as the presenter knows it."""
    return Setting(
        hall=brand.names or profile.terminal.hall,
        headline=brand.headline,
        note=brand.note,
        terminal_id=profile.terminal.id,
        hotline=profile.terminal.hotline,
        demonstration=profile.kind is ProfileKind.REHEARSAL,
        rests_at_home=profile.screen.rest is Rest.HOME,
        speaks=profile.accessibility.speech is not None,
        languages=profile.terminal.languages,
        high_screen=profile.screen.height_mm > profile.screen.width_mm,
        places=places_of(profile.accessibility.places, profile.screen.width_mm, profile.screen.height_mm),
        guide_url=profile.platform.guide_url,
        nearest=profile.terminal.nearest,
        operator=operator(profile),
    )


def operator(profile: Profile) -> RunBy | None:
    section = profile.operator
    return None if section is None else RunBy(section.name, section.hotline or "")


def patience(profile: Profile) -> Patience:
    """The profile's times, as the session knows them."""
    times = profile.timeouts
    answer = profile.platform.connect_seconds + profile.platform.answer_seconds
    return Patience(
        public=times.public_seconds,
        public_warning=times.public_warning_seconds,
        personal=times.personal_seconds,
        personal_warning=times.personal_warning_seconds,
        sensitive=min(times.sensitive_seconds, times.personal_seconds),
        sensitive_warning=min(times.sensitive_warning_seconds, times.personal_warning_seconds),
        card_read=times.card_read_seconds,
        # A document is three calls and a look at its signature.
        ask=3 * answer + 15,
        print_job=times.print_job_seconds,
        take_paper=times.take_paper_seconds,
        thanks=times.thanks_seconds,
        rating=times.rating_seconds,
        call=profile.assistance.answer_seconds,
    )


def duty(profile: Profile) -> Duty:
    """When somebody can be called, as the session knows it."""
    section = profile.assistance
    opens, closes = (None if text is None else time.fromisoformat(text) for text in (section.opens, section.closes))
    return Duty(opens, closes, frozenset(section.days))


def choices(profile: Profile, log: Log) -> Choices:
    """An operator's file that cannot be read costs no resident anything: ours stands in, and the log says so."""
    own = profile.afterwards.choices
    if own is not None:
        try:
            return read_choices(own)
        except (ChoicesInvalid, OSError) as error:
            log.write(LogEvent.CHOICES_TROUBLE, detail=str(error) if isinstance(error, ChoicesInvalid) else own.name)
    return read_choices()


def run_terminal(profile: Profile, catalogue: Catalogue, log: Log, brand: Brand = PLAIN) -> int:
    """Run until told to stop. The folders exist, and this is the only instance."""
    # A core dump would put whoever stands before the terminal on the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    messages = QtMessages(_QtLog(log).take)
    messages.install()
    keyboard = _keyboard_folder(profile) if profile.screen.keyboard else None
    application = make_application(keyboard)
    journal = PrintJournal(profile.folders.state)
    left = LeftBehind(bool(journal.open_jobs()), journal.paper_path_locked())
    terminal = Terminal(profile, catalogue, left, log, brand)
    screen = Screen(
        profile.screen.width_px,
        profile.screen.height_px,
        profile.screen.width_mm,
        profile.screen.height_mm,
        profile.screen.fullscreen,
        profile.screen.scale,
        # Who has no keyboard on the screen has one before it.
        profile.lockdown.keyboard or not profile.screen.keyboard,
    )
    handwriting = HandwritingProgram(profile.screen.handwriting) if profile.screen.handwriting else None
    window = KioskWindow(
        screen,
        terminal.bridge,
        terminal._pictures,
        keyboard,
        reduced_motion=profile.screen.reduced_motion,
        brand=brand.for_screens(),
        handwriting=handwriting,
    )
    inspection = _start_inspection(profile, window, terminal)
    watcher = _watch_focus(window, terminal)
    for number in (signal.SIGTERM, signal.SIGINT):
        # The timer's tick lets Python see the signal; Qt alone would sleep through it.
        signal.signal(number, lambda *_: application.exit(0))
    window.view.frameSwapped.connect(terminal.on_frame)
    terminal.start()
    window.open()
    code = application.exec()
    terminal.stop()
    if watcher is not None:
        watcher.close()
    if inspection is not None:
        inspection.close()
    window.close()
    if handwriting is not None:
        handwriting.close()
    messages.remove()
    log.write(LogEvent.STOPPED)
    return code


def _start_inspection(profile: Profile, window: KioskWindow, terminal: Terminal) -> InspectionServer | None:
    if profile.rehearsal is None or profile.rehearsal.inspection_socket is None:
        return None
    from kiosk.qt.inspection import Inspection, InspectionServer

    socket = profile.rehearsal.inspection_socket
    return InspectionServer(Inspection(window.view), socket, lambda since: terminal.said[since:])


def _watch_focus(window: KioskWindow, terminal: Terminal) -> FocusWatcher | None:
    narrator, bridge = terminal.narrator, terminal.bridge
    if narrator is None:
        return None
    watcher = FocusWatcher(window.view, narrator.focus, narrator.hush)
    watcher.listen(bridge, narrator.key, narrator.typed)
    return watcher


class _QtLog:
    """Qt's warnings are ours to mend: they go to the log, where the tests look for them."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def take(self, message: QtMessage) -> None:
        if message.severity not in (Severity.DEBUG, Severity.INFO):
            self._log.write(LogEvent.QT_MESSAGE, original=message.text, where=message.where)


def _keyboard_folder(profile: Profile) -> Path:
    folder = profile.folders.runtime / "keyboard"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder

"""Who tells the machine the time, how long its journal keeps what is logged, whether a keyboard is heard, and how the
picture is turned, as the profile says."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.operations.whole_file import write_whole
from kiosk.profile import Profile
from kiosk.profile.model import Turn
from kiosk.profile.surroundings import Logging
from kiosk.provisioning import display
from kiosk.provisioning.ground import CommandFailed, Ground
from kiosk.provisioning.step import Look, Problem, StepFailed, StepName, so, to_do
from kiosk.texts import Text

_FILE = "60-kiosk.conf"
_FOR_EVERYBODY = 0o644
_HEAD = "# Written by kiosk provision, as the profile says.\n"
#: Debian's chrony.conf reads every file of this folder whose name ends so (``sourcedir``).
_CHRONY_FILE = Path("chrony", "sources.d", "kiosk.sources")
#: Stands before the package's own rules, which have a keyboard that is plugged in type into no page.
_KEYBOARD_FILE = Path("udev", "rules.d", "69-kiosk-keyboard.rules")
_KEYBOARD = f'{_HEAD}SUBSYSTEM=="input", ENV{{KIOSK_KEYBOARD}}="1"\n'
#: Touch follows the picture: libinput's calibration matrix, its first two rows, for each turn clockwise
#: (LIBINPUT_CALIBRATION_MATRIX, "Static device configuration via udev" in libinput's documentation).
_TOUCH_FILE = Path("udev", "rules.d", "69-kiosk-touch.rules")
_TOUCH = {90: "0 1 0 -1 0 1", 180: "-1 0 1 0 -1 1", 270: "0 -1 1 1 0 0"}
_ANEW = (("udevadm", "control", "--reload"), ("udevadm", "trigger", "--subsystem-match=input"))
_Other = tuple[Path, str | None, tuple[tuple[str, ...], ...]]
#: What the package itself says to the journal.
_USUAL_DAYS = Logging().days


class SurroundingsStep:
    """Drop-in files beside the system's own settings, which are left as they are."""

    name = StepName.SURROUNDINGS
    foundation = False

    def __init__(self, ground: Ground, profile: Callable[[], Profile]) -> None:
        self._ground = ground
        self._profile = profile

    def look(self) -> Look:
        other = [Text.of("provision-surroundings-to-do", file=str(file)) for file, _, _ in self._other()]
        return to_do(*other) if other else so(Text.of("provision-surroundings-so"))

    def do(self) -> None:
        for file, content, commands in list(self._other()):
            if content is None:
                file.unlink(missing_ok=True)
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(file, content.encode("utf-8"))
                file.chmod(_FOR_EVERYBODY)
            if self._ground.service_manager.is_dir():
                self._tell(commands)

    def _tell(self, commands: tuple[tuple[str, ...], ...]) -> None:
        try:
            for command in commands:
                self._ground.run(list(command))
        except CommandFailed as failed:
            what = Text.of("provision-command", name=failed.name, words=failed.words)
            raise StepFailed(Problem(what, Text.of("provision-command-cure", name=failed.name))) from None

    def _other(self) -> Iterator[_Other]:
        """Files that are not as they should be, with their content (None: none) and the commands that make it count."""
        profile, system = self._profile(), self._ground.system_settings
        keyboard = system.parent / _KEYBOARD_FILE
        if profile.lockdown.keyboard or os.path.lexists(keyboard):
            yield from _unlike(keyboard, _KEYBOARD if profile.lockdown.keyboard else None, *_ANEW)
        yield from self._turned(profile.screen.rotate)
        yield from self._told_the_time(() if profile.time is None else profile.time.servers)
        journal = system / "journald.conf.d" / _FILE
        if profile.logging.days != _USUAL_DAYS or journal.exists():
            wanted = f"{_HEAD}[Journal]\nMaxRetentionSec={profile.logging.days}day\n"
            yield from _unlike(journal, wanted, _restarted("systemd-journald"))

    def _told_the_time(self, servers: tuple[str, ...]) -> Iterator[_Other]:
        """Of the two that Debian has, the one that is installed: either conflicts with the other's package."""
        system = self._ground.system_settings
        timesyncd, chrony = system / "timesyncd.conf.d" / _FILE, system.parent / _CHRONY_FILE
        has_chrony = self._ground.find("chronyd") is not None
        for file, mine, text, restart in (
            (timesyncd, not has_chrony, f"[Time]\nNTP={' '.join(servers)}\n", _restarted("systemd-timesyncd")),
            (chrony, has_chrony, "".join(f"server {one} iburst\n" for one in servers), _restarted("chrony")),
        ):
            if servers and mine:
                yield from _unlike(file, f"{_HEAD}{text}", restart)
            elif os.path.lexists(file):
                yield from _unlike(file, None, restart)

    def _turned(self, rotate: Turn) -> Iterator[_Other]:
        session, touch = self._ground.session, self._ground.system_settings.parent / _TOUCH_FILE
        if rotate or session.exists():
            yield from _unlike(session, display.turned(display.lines(self._ground), rotate))
        if rotate or os.path.lexists(touch):
            yield from _unlike(touch, _touch(rotate) if rotate else None, *_ANEW)


def _touch(rotate: Turn) -> str:
    matrix = f'ENV{{LIBINPUT_CALIBRATION_MATRIX}}="{_TOUCH[rotate]}"'
    return f'{_HEAD}SUBSYSTEM=="input", ENV{{ID_INPUT_TOUCHSCREEN}}=="1", {matrix}\n'


def _restarted(service: str) -> tuple[str, ...]:
    return ("systemctl", "try-restart", f"{service}.service")


def _unlike(file: Path, wanted: str | None, *commands: tuple[str, ...]) -> Iterator[_Other]:
    try:
        found = file.read_text("utf-8", "replace") if os.path.lexists(file) else None
    except OSError:
        found = None
    if found != wanted:
        yield file, wanted, commands

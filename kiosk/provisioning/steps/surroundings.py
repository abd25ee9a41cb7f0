"""Who tells the machine the time, how long its journal is, whether a keyboard is heard, how the picture is turned, and
that the print server forgets, as the profile says; and that no memory is written to a disk in clear."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.operations.whole_file import write_whole
from kiosk.profile import Profile, ProfileKind
from kiosk.profile.model import Turn
from kiosk.profile.surroundings import Logging
from kiosk.provisioning import display, print_server
from kiosk.provisioning.ground import CommandFailed, Ground
from kiosk.provisioning.step import Look, Problem, StepFailed, StepName, cannot, so, to_do
from kiosk.provisioning.swap import swaps_in_clear
from kiosk.provisioning.time_keeper import TimeKeeper, time_keeper, time_settings
from kiosk.texts import Text

_FILE = "60-kiosk.conf"
_FOR_EVERYBODY = 0o644
_HEAD = "# Written by kiosk provision, as the profile says.\n"
#: Stands before the package's own rules, which have a keyboard that is plugged in type into no page.
_KEYBOARD_FILE = Path("udev", "rules.d", "69-kiosk-keyboard.rules")
KEYBOARD_RULE = f'{_HEAD}SUBSYSTEM=="input", ENV{{KIOSK_KEYBOARD}}="1"\n'
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
        if self._profile().time is not None and time_keeper(self._ground) is None:
            return cannot(Problem(Text.of("provision-no-time-keeper"), Text.of("provision-no-time-keeper-cure")))
        other = [Text.of("provision-surroundings-to-do", file=str(file)) for file, _, _ in self._other()]
        other += [Text.of("provision-swap-to-do", name=name) for name in self._swaps()]
        return to_do(*other) if other else so(Text.of("provision-surroundings-so"))

    def do(self) -> None:
        for name in list(self._swaps()):
            self._switch_off(name)
        for file, content, commands in list(self._other()):
            if content is None:
                file.unlink(missing_ok=True)
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(file, content.encode("utf-8"))
                file.chmod(_FOR_EVERYBODY)
            if self._ground.service_manager.is_dir():
                self._tell(commands)

    def _swaps(self) -> Iterator[str]:
        """Of a terminal that serves people; what a developer's machine has is its own."""
        if self._profile().kind is ProfileKind.PRODUCTION:
            yield from swaps_in_clear(self._ground.swaps, self._ground.block_devices)

    def _switch_off(self, name: str) -> None:
        try:
            self._ground.run(["swapoff", name])
        except CommandFailed as failed:
            what = Text.of("provision-swap-stays", name=name, words=failed.words)
            raise StepFailed(Problem(what, Text.of("provision-swap-stays-cure"))) from None

    def _tell(self, commands: tuple[tuple[str, ...], ...]) -> None:
        try:
            for command in commands:
                if command[0] != "udevadm" or self._ground.udev.exists():  # rules are read when it begins
                    self._ground.run(list(command))
        except CommandFailed as failed:
            what = Text.of("provision-command", name=failed.name, words=failed.words)
            raise StepFailed(Problem(what, Text.of("provision-command-cure", name=failed.name))) from None

    def _other(self) -> Iterator[_Other]:
        """Files that are not as they should be, with their content (None: none) and the commands that make it count."""
        profile, system = self._profile(), self._ground.system_settings
        keyboard = system.parent / _KEYBOARD_FILE
        if profile.lockdown.keyboard or os.path.lexists(keyboard):
            yield from _unlike(keyboard, KEYBOARD_RULE if profile.lockdown.keyboard else None, *_ANEW)
        yield from self._turned(profile.screen.rotate)
        yield from self._told_the_time(() if profile.time is None else profile.time.servers)
        cupsd_conf = self._ground.doctor.cupsd_conf
        if (forgetting := print_server.mended(profile, cupsd_conf)) is not None:
            yield cupsd_conf, forgetting, (print_server.RESTART,)
        journal = system / "journald.conf.d" / _FILE
        if profile.logging.days != _USUAL_DAYS or journal.exists():
            wanted = f"{_HEAD}[Journal]\nMaxRetentionSec={profile.logging.days}day\n"
            yield from _unlike(journal, wanted, _restarted("systemd-journald"))

    def _told_the_time(self, servers: tuple[str, ...]) -> Iterator[_Other]:
        """What was said to another, or of servers that are not named any more, is taken back."""
        mine = time_keeper(self._ground)
        for keeper in TimeKeeper:
            file, wanted = time_settings(self._ground, keeper, servers)
            told = bool(servers) and keeper is mine
            if told or os.path.lexists(file):
                yield from _unlike(file, wanted if told else None, _restarted(keeper.value))

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

"""Who tells the machine the time, and how long its journal keeps what is logged, as the profile says."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.operations.whole_file import write_whole
from kiosk.profile import Profile
from kiosk.profile.surroundings import Logging
from kiosk.provisioning.ground import CommandFailed, Ground
from kiosk.provisioning.step import Look, Problem, StepFailed, StepName, so, to_do
from kiosk.texts import Text

_FILE = "60-kiosk.conf"
_FOR_EVERYBODY = 0o644
_HEAD = "# Written by kiosk provision, as the profile says.\n"
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
        for file, content, service in list(self._other()):
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, content.encode("utf-8"))
            file.chmod(_FOR_EVERYBODY)
            if self._ground.service_manager.is_dir():
                try:
                    self._ground.run(["systemctl", "try-restart", service])
                except CommandFailed as failed:
                    what = Text.of("provision-command", name=failed.name, words=failed.words)
                    raise StepFailed(Problem(what, Text.of("provision-command-cure", name=failed.name))) from None

    def _other(self) -> Iterator[tuple[Path, str, str]]:
        """Files that are not as they should be, with their content and whom they are for."""
        profile, system = self._profile(), self._ground.system_settings
        if profile.time is not None:
            servers = " ".join(profile.time.servers)
            wanted = f"{_HEAD}[Time]\nNTP={servers}\n"
            yield from _unlike(system / "timesyncd.conf.d" / _FILE, wanted, "systemd-timesyncd.service")
        journal = system / "journald.conf.d" / _FILE
        if profile.logging.days != _USUAL_DAYS or journal.exists():
            wanted = f"{_HEAD}[Journal]\nMaxRetentionSec={profile.logging.days}day\n"
            yield from _unlike(journal, wanted, "systemd-journald.service")


def _unlike(file: Path, wanted: str, service: str) -> Iterator[tuple[Path, str, str]]:
    try:
        found = file.read_text("utf-8", "replace") if os.path.lexists(file) else None
    except OSError:
        found = None
    if found != wanted:
        yield file, wanted, service

"""The machine's package manager and service manager, as the guard of an update uses them.

The standard library alone.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

PACKAGE = "civic-kiosk"
UNIT = "kiosk.service"
#: The page that stands while the terminal's own program is exchanged.
STANDING_IN = "kiosk-out-of-service.service"
_DPKG_SECONDS = 1800.0
_SERVICE_SECONDS = 120.0


class MachineFailed(Exception):
    """A command failed; the words are its last ones, and hold nothing of anybody."""


@dataclass(frozen=True)
class Settings:
    """How a machine is spoken to, and where things lie. Tests name other commands of the same words."""

    state: str  # folder of the terminal's databases
    runtime: str  # where the terminal says how it is
    probation_seconds: float = 600.0
    most_starts: int = 3
    steady_seconds: float = 15.0  # so long it must have been well without a break
    poll_seconds: float = 2.0
    dpkg: tuple[str, ...] = ("dpkg",)
    dpkg_query: tuple[str, ...] = ("dpkg-query",)
    systemctl: tuple[str, ...] = ("systemctl",)
    unit_folder: str = "/etc/systemd/system"
    extra: dict[str, str] = field(default_factory=dict)  # environment of the commands

    def values(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    @staticmethod
    def read(values: Mapping[str, Any]) -> Settings:
        """Raises TypeError for what is none."""
        lists = {key: tuple(values[key]) for key in ("dpkg", "dpkg_query", "systemctl") if key in values}
        return Settings(**{**values, **lists})


class Machine:
    """Every call raises MachineFailed and nothing else."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def install(self, package: Path) -> None:
        """In place of whatever release is there, newer or older."""
        self._run((*self._settings.dpkg, "--force-downgrade", "--install", str(package)), _DPKG_SECONDS)

    def mend(self) -> None:
        """What a power cut left half done; that nothing can be mended is found out by what comes next."""
        with suppress(MachineFailed):
            self._run((*self._settings.dpkg, "--configure", "--pending"), _DPKG_SECONDS)

    def version(self) -> str:
        """Of the installed package; "" when it is not whole."""
        try:
            said = self._run((*self._settings.dpkg_query, "-W", "-f=${Status}|${Version}", PACKAGE), _SERVICE_SECONDS)
        except MachineFailed:
            return ""
        status, _, version = said.partition("|")
        return version.strip() if status == "install ok installed" else ""

    def stand_aside(self) -> None:
        """The terminal ends, and a page stands in for it where there is one."""
        with suppress(MachineFailed):  # a machine without it shows nothing for a minute
            self._systemctl("start", STANDING_IN)
        self._systemctl("stop", UNIT)

    def reload(self) -> None:
        """Units may be others now."""
        self._systemctl("daemon-reload")

    def start(self) -> None:
        """The terminal begins; that it came up is for its health to say."""
        with suppress(MachineFailed):  # a unit that did not fail, and that nothing refers to, is not known any more
            self._systemctl("reset-failed", UNIT)
        self._systemctl("start", "--no-block", UNIT)

    def starts(self) -> int:
        """How often the service manager has started it again by itself since ``start``."""
        said = self._systemctl("show", UNIT, "--property=NRestarts", "--value")
        return int(said) if said.strip().isdigit() else 0

    def enable_guard(self, unit: str, text: str) -> None:
        """The guard goes on after a power cut, whatever stands in the package."""
        folder = Path(self._settings.unit_folder)
        (folder / "multi-user.target.wants").mkdir(parents=True, exist_ok=True)
        (folder / unit).write_text(text, "utf-8")
        link = folder / "multi-user.target.wants" / unit
        link.unlink(missing_ok=True)
        link.symlink_to(folder / unit)

    def disable_guard(self, unit: str) -> None:
        folder = Path(self._settings.unit_folder)
        for file in (folder / "multi-user.target.wants" / unit, folder / unit):
            file.unlink(missing_ok=True)

    def _systemctl(self, *words: str) -> str:
        return self._run((*self._settings.systemctl, *words), _SERVICE_SECONDS)

    def _run(self, command: Sequence[str], seconds: float) -> str:
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
        try:
            done = subprocess.run(  # noqa: S603 - our own words, from a file of root's
                list(command),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=seconds,
                check=False,
                env={**environment, **self._settings.extra},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise MachineFailed(f"{command[0]}: {type(error).__name__}") from None
        if done.returncode:
            last = (done.stderr or done.stdout).strip().splitlines()[-1:]
            raise MachineFailed(f"{Path(command[0]).name}: {done.returncode} {' '.join(last)}"[:200])
        return done.stdout

"""A machine in a folder: Debian's own package manager on a root of its own, a service manager of a few words that keeps
a real process, and packages whose terminal is a few lines.

``python small_machine.py systemctl FOLDER WORD …`` is the service manager's command.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = "usr/lib/civic-kiosk/terminal.py"
#: What a terminal of a release does: {body} stands for what it is like.
_TERMINAL = """
import sqlite3, sys, time
from pathlib import Path
from kiosk.updating import health
machine = Path(sys.argv[1])
version = "{version}"
state, runtime = machine / "state", machine / "runtime"
(machine / "started").open("a").write(version + "\\n")
well = dict.fromkeys(health.Sign, True)
{body}
while True:
    health.tell(runtime, version, well, devices)
    time.sleep(0.05)
"""
WELL = 'devices = {"id_card": "ready", "receipt_printer": "needs_attention"}'
BROKEN = 'raise SystemExit("does not begin")'
HANGS = "time.sleep(1000)"
WITHOUT_DEVICE = 'devices = {"id_card": "absent", "receipt_printer": "ready"}'
WITHOUT_HOME = f"{WELL}; well[health.Sign.HOME] = False"


@dataclass(frozen=True)
class SmallMachine:
    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "root"

    @property
    def state(self) -> Path:
        return self.folder / "state"

    @property
    def runtime(self) -> Path:
        return self.folder / "runtime"

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def dpkg(self) -> tuple[str, ...]:
        plain = ("dpkg", f"--root={self.root}", "--force-not-root", "--force-depends", "--log=/dev/null")
        return plain if os.geteuid() == 0 else ("fakeroot", *plain)

    def settings(self, **changes: object) -> dict[str, object]:
        return {
            "state": str(self.state),
            "runtime": str(self.runtime),
            "probation_seconds": 20.0,
            "most_starts": 3,
            "steady_seconds": 0.3,
            "poll_seconds": 0.05,
            "dpkg": self.dpkg(),
            "dpkg_query": ("dpkg-query", f"--admindir={self.root}/var/lib/dpkg"),
            "systemctl": (sys.executable, "-B", str(Path(__file__)), "systemctl", str(self.folder)),
            "unit_folder": str(self.folder / "units"),
            "extra": {"PYTHONPATH": str(ROOT)},
        } | changes

    def install(self, package: Path) -> None:
        subprocess.run([*self.dpkg(), "-i", str(package)], check=True, capture_output=True, timeout=60)

    def systemctl(self, *words: str) -> None:
        command = [sys.executable, "-B", __file__, "systemctl", str(self.folder), *words]
        subprocess.run(command, check=True, timeout=30)

    def starts_of(self, version: str) -> int:
        told = self.folder / "started"
        return told.read_text().split().count(version) if told.exists() else 0

    def wait_for(self, come: Callable[[], bool], seconds: float = 20.0) -> None:
        until = time.monotonic() + seconds
        while not come():
            assert time.monotonic() < until, "it did not come"
            time.sleep(0.02)


def make_machine(folder: Path) -> SmallMachine:
    machine = SmallMachine(folder)
    database = machine.root / "var/lib/dpkg"
    for name in ("info", "updates", "triggers"):
        (database / name).mkdir(parents=True)
    for name in ("status", "available"):
        (database / name).touch()
    for place in (machine.state, machine.runtime, machine.home, machine.state / "updates"):
        place.mkdir()
    return machine


def make_package(out: Path, version: str, body: str = WELL, name: str = "civic-kiosk") -> Path:
    """A real package whose terminal is like ``body``."""
    tree = out.with_name(f"{out.name}.tree")
    (tree / "DEBIAN").mkdir(parents=True)
    control = f"Package: {name}\nVersion: {version}\nArchitecture: all\nMaintainer: A <a@example.gov>\nDescription: x\n"
    (tree / "DEBIAN" / "control").write_text(control)
    program = tree / PROGRAM
    program.parent.mkdir(parents=True)
    program.write_text(_TERMINAL.format(version=version, body=body))
    link = tree / "usr/bin/civic-terminal"
    link.parent.mkdir(parents=True)
    link.symlink_to(f"/{PROGRAM}")
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "-b", tree, out], check=True, capture_output=True)
    return out


# --- the service manager ----------------------------------------------------------------------------------------------


def _systemctl(folder: Path, words: list[str]) -> None:
    kept = folder / "service.json"
    said = json.loads(kept.read_text()) if kept.exists() else {}
    match words:
        case ["start", "--no-block", "kiosk.service"]:
            _stop(said)
            keeper = subprocess.Popen(
                [sys.executable, "-B", __file__, "keep", str(folder)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
            (folder / "restarts").write_text("0")
            kept.write_text(json.dumps({"keeper": keeper.pid}))
        case ["stop", "kiosk.service"]:
            _stop(said)
            kept.unlink(missing_ok=True)
        case ["show", "kiosk.service", "--property=NRestarts", "--value"]:
            told = folder / "restarts"
            print(told.read_text() if told.exists() else "0")
        case ["reset-failed", "kiosk.service"] | ["daemon-reload"] | ["start", "kiosk-out-of-service.service"]:
            pass
        case _:
            raise SystemExit(f"unknown words: {words}")


def _stop(said: dict[str, int]) -> None:
    """The keeper and what it keeps are one group."""
    if "keeper" in said:
        try:
            os.killpg(said["keeper"], signal.SIGKILL)
        except ProcessLookupError:
            return
        until = time.monotonic() + 5
        while _state(said["keeper"]) != "Z":
            assert time.monotonic() < until
            time.sleep(0.01)


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return "Z"


def _keep(folder: Path) -> None:
    restarts = 0
    while True:
        program = folder / "root" / PROGRAM
        subprocess.run([sys.executable, "-B", str(program), str(folder)], check=False)
        restarts += 1
        (folder / "restarts").write_text(str(restarts))
        time.sleep(0.05)


if __name__ == "__main__":
    if sys.argv[1] == "keep":
        _keep(Path(sys.argv[2]))
    else:
        _systemctl(Path(sys.argv[2]), sys.argv[3:])

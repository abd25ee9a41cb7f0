"""The service manager of a machine that is a folder: ``systemctl`` of a few words, which keeps the installed terminal
up as its unit says. Copied into the folder and run in there, under the system's own Python: the standard library alone.

``hall_services.py WORD …``; beside it lies ``services.json`` with the unit's command and environment.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).parent
KEPT, RESTARTS = HERE / "keeper", HERE / "restarts"


def main(words: list[str]) -> None:
    match words:
        case ["start", "--no-block", "kiosk.service"]:
            _stop()
            RESTARTS.write_text("0", "utf-8")
            with (HERE / "terminal.log").open("ab") as log:
                keeper = subprocess.Popen(
                    [sys.executable, __file__, "keep"],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            KEPT.write_text(str(keeper.pid), "utf-8")
        case ["stop", "kiosk.service"]:
            _stop()
        case ["show", "kiosk.service", "--property=NRestarts", "--value"]:
            sys.stdout.write(RESTARTS.read_text("utf-8") if RESTARTS.exists() else "0")
        case ["keep"]:
            _keep()
        case ["start", "kiosk-out-of-service.service"] | ["reset-failed", "kiosk.service"] | ["daemon-reload"]:
            pass
        case _:
            raise SystemExit(f"unknown words: {words}")


def _keep() -> None:
    """As Restart=always does, with the unit's two seconds."""
    said = json.loads((HERE / "services.json").read_text("utf-8"))
    restarts = 0
    while True:
        subprocess.run(said["command"], env=said["environment"], check=False)
        restarts += 1
        RESTARTS.write_text(str(restarts), "utf-8")
        time.sleep(2)


def _stop() -> None:
    """The keeper and what it keeps are one group."""
    if not KEPT.exists():
        return
    keeper = int(KEPT.read_text("utf-8"))
    KEPT.unlink()
    with suppress(ProcessLookupError):
        os.killpg(keeper, signal.SIGKILL)
    until = time.monotonic() + 10
    while time.monotonic() < until and _lives(keeper):
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


if __name__ == "__main__":
    main(sys.argv[1:])

"""The stage as a process (``python -m kiosk.rehearsal.stage_process --profile FILE``), and the handle to it."""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
import threading
from pathlib import Path
from types import FrameType

from kiosk.profile.problems import ProfileInvalid
from kiosk.rehearsal.control import ControlServer
from kiosk.rehearsal.messages import Command, Output, Ready, Stop
from kiosk.rehearsal.processes import Child, ProcessFailed, python
from kiosk.rehearsal.profile_writing import RehearsalRefused
from kiosk.rehearsal.stage import Stage

_START_UP = 60.0  # seconds
_LOOK = 0.2  # seconds between two looks at the printers
_SHUTDOWN = 15.0


def serve_stage(folder: Path, profile: Path) -> None:
    """Serve until SIGINT, SIGTERM or the command ``stop``; ``folder`` is gone afterwards.

    One line of JSON on standard output (``Ready``) says where everything is. Raises what ``Stage`` raises.
    """
    ended = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        ended.set()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    stage = Stage(folder, profile)
    try:

        def do(command: Command) -> Output | None:
            if isinstance(command, Stop):
                ended.set()
            return stage.do(command)

        control = ControlServer(folder / "control", do, stage.state)
        ready = Ready(control=str(folder / "control"), profile=str(stage.profile), folder=str(folder))
        print(ready.model_dump_json(), flush=True)
        while not ended.wait(_LOOK):
            stage.look()
            control.tell_watchers()
        control.close()
    finally:
        stage.close()
        shutil.rmtree(folder, ignore_errors=True)


class StageProcess:
    """A stage in a process of its own, ended with us. Start it from the main thread."""

    def __init__(self, profile: Path) -> None:
        """Raises ProcessFailed with the stage's own words."""
        self.folder = new_run_folder()
        arguments = ("--profile", str(profile), "--folder", str(self.folder))
        command = python("kiosk.rehearsal.stage_process", *arguments)
        self._child = Child(command, self.folder / "log", tidy=True)
        try:
            ready = Ready.model_validate_json(self._child.read_line(_START_UP))
        except (ProcessFailed, ValueError) as error:
            self.close()
            raise ProcessFailed(f"the stage does not start: {error}") from None
        self.control = Path(ready.control)
        self.profile = Path(ready.profile)

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def running(self) -> bool:
        return self._child.running

    def close(self) -> None:
        """End it and everything on it. May be called twice."""
        self._child.terminate(_SHUTDOWN)
        shutil.rmtree(self.folder, ignore_errors=True)  # it may have been killed, or never have stood


def new_run_folder() -> Path:
    """A folder in memory with a short path: the path of a Unix socket has at most 107 bytes."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own in it, readable by us alone
    return Path(tempfile.mkdtemp(prefix="kiosk-rehearsal-", dir=memory if memory.is_dir() else None))


def run_stage(profile: Path, folder: Path | None = None) -> int:
    """Serve a stage in this process. Exit code: 0 it was told to end, 1 it did not start, 2 the profile is wrong."""
    folder = folder or new_run_folder()
    try:
        serve_stage(folder, profile)
    except (ProfileInvalid, RehearsalRefused) as error:
        print(error, file=sys.stderr)
        return 2
    except (ProcessFailed, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="the world around a kiosk, simulated")
    parser.add_argument("--profile", type=Path, required=True, help="a rehearsal profile")
    parser.add_argument("--folder", type=Path, help="an empty folder with a short path, gone at the end")
    arguments = parser.parse_args()
    sys.exit(run_stage(arguments.profile, arguments.folder))

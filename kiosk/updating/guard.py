"""Puts a release in place, watches it, and takes it back when it does not hold.

It stands outside of what it judges: the helper copies it, with the modules that it needs, out of the release that is
there before, and it runs under the system's own Python. So a release in which nothing works at all is still taken back,
and after a power cut at any place it goes on where it was. The standard library alone, and nothing imported late.

In its folder: ``progress.json`` (where it is), ``settings.json``, ``new.deb``, ``old.deb`` (the release that is there),
``previous.deb`` (the one before that), ``before.json`` (how the terminal was), ``kept/`` (its databases of before).
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.updating import databases, health
from kiosk.updating.machine import Machine, MachineFailed, Settings
from kiosk.updating.record import UPDATE_PROGRESS, Record, read_json, write_json
from kiosk.updating.states import (
    Begun,
    Event,
    GivenUp,
    Healthy,
    Installed,
    Progress,
    Reason,
    RolledBack,
    Stage,
    Started,
    advance,
)

PROGRESS = UPDATE_PROGRESS
SETTINGS, BEFORE, BROUGHT = "settings.json", "before.json", "brought-back.json"
NEW, OLD, PREVIOUS, KEPT = "new.deb", "old.deb", "previous.deb", "kept"
UNIT = "kiosk-update-guard.service"
#: What it needs besides the standard library, below the folder of ``kiosk``.
MODULES = ("__init__.py", "updating/__init__.py", *(f"updating/{name}.py" for name in (
    "databases", "guard", "health", "machine", "record", "states",
)))  # fmt: skip
_TRIES = 3
_AGAIN_SECONDS = 10.0


class Guard:
    """One update, from "staged" to its end."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._settings = settings
        self._record = Record(folder / PROGRESS)
        self._machine = Machine(settings)
        self._progress = self._record.read()

    def run(self) -> Progress:
        """Until it is confirmed or rolled back. Raises MachineFailed when it cannot even be rolled back."""
        if self._progress.stage is not Stage.STAGED:
            self._machine.mend()
        while True:
            match self._progress.stage:
                case Stage.STAGED:
                    self._begin()
                case Stage.INSTALLING:
                    self._install()
                case Stage.PROBATION:
                    self._watch()
                case Stage.ROLLING_BACK:
                    self._roll_back()
                case _:
                    self._tidy_up()
                    return self._progress

    def _tidy_up(self) -> None:
        """The copies of the databases go: what was delivered since is to be nowhere any more.

        The release of before begins here and not with its coming back: a guard that ends between the two does it again.
        """
        if self._progress.stage is Stage.ROLLED_BACK:
            self._machine.start()
        self._machine.disable_guard(UNIT)
        for file in (self._folder / KEPT).glob("*.sqlite"):
            file.unlink(missing_ok=True)
        new, old = self._folder / NEW, self._folder / OLD
        if self._progress.stage is Stage.CONFIRMED and new.exists():
            if old.exists():
                old.replace(self._folder / PREVIOUS)
            new.replace(old)
        else:
            new.unlink(missing_ok=True)

    def _take(self, event: Event) -> None:
        """On the disk before anything else is done."""
        after = advance(self._progress, event)
        if after != self._progress:
            self._record.write(after)
            self._progress = after

    @property
    def _version(self) -> str:
        return self._progress.release.version if self._progress.release is not None else ""

    def _begin(self) -> None:
        """From here on the guard goes on by itself after a power cut."""
        self._machine.enable_guard(UNIT, (self._folder / UNIT).read_text("utf-8"))
        self._machine.stand_aside()
        state, kept = Path(self._settings.state), self._folder / KEPT
        kept.mkdir(mode=0o700, exist_ok=True)
        with as_owner_of(state, kept):
            databases.keep(state, kept)
        self._take(Begun())

    def _install(self) -> None:
        """Done again after a power cut: the same package once more is no harm."""
        try:
            self._machine.stand_aside()
            self._machine.install(self._folder / NEW)
            self._machine.reload()
        except MachineFailed as failed:
            self._take(GivenUp(Reason.NOT_INSTALLED, str(failed)))
            return
        if self._machine.version() != self._version:
            self._take(GivenUp(Reason.NOT_INSTALLED, "another version than was installed"))
            return
        self._take(Installed())

    def _watch(self) -> None:
        """A start of ours, and every one of the service manager's, counts; so does every boot."""
        self._take(Started())
        if self._is_over():
            return
        try:
            self._machine.start()
        except MachineFailed as failed:
            self._take(GivenUp(Reason.NOT_HEALTHY, str(failed)))
            return
        until = time.monotonic() + self._settings.probation_seconds
        before = read_json(self._folder / BEFORE)
        own, well_since = 0, 0.0
        while True:
            told = health.hear(Path(self._settings.runtime))
            troubles = health.troubles(told, self._version, before)
            now = time.monotonic()
            if troubles:
                well_since = 0.0
            else:
                well_since = well_since or now
                if now >= well_since + self._settings.steady_seconds:
                    self._take(Healthy())
                    return
            own = self._count_starts(own)
            if self._is_over():
                return
            if now >= until:
                self._take(GivenUp(Reason.NOT_HEALTHY, ", ".join(f"{one} {word}".strip() for one, word in troubles)))
                return
            time.sleep(self._settings.poll_seconds)

    def _count_starts(self, counted: int) -> int:
        try:
            starts = self._machine.starts()
        except MachineFailed:
            return counted
        for _ in range(counted, starts):
            self._take(Started())
        return max(counted, starts)

    def _is_over(self) -> bool:
        if self._progress.starts <= self._settings.most_starts:
            return False
        self._take(GivenUp(Reason.TOO_MANY_STARTS, str(self._progress.starts)))
        return True

    def _roll_back(self) -> None:
        """Until it is done: there is nothing else to go on with."""
        for tries_left in reversed(range(_TRIES)):
            try:
                self._machine.stand_aside()
                self._machine.install(self._folder / OLD)
                self._machine.reload()
                self._bring_databases_back()
                break
            except (MachineFailed, sqlite3.Error, OSError) as failed:
                if not tries_left:
                    raise MachineFailed(f"rolling back: {failed}") from None
                time.sleep(min(_AGAIN_SECONDS, self._settings.probation_seconds))
                self._machine.mend()
        self._take(RolledBack())

    def _bring_databases_back(self) -> None:
        state, kept = Path(self._settings.state), self._folder / KEPT
        with as_owner_of(state, kept):
            done = databases.bring_back(state, kept)
        told = {
            one.file: {"aside": one.aside, "added": one.added, "changed": one.changed, "left": one.left}
            for one in done
            if one.aside or one.added or one.changed or one.left
        }
        if told:
            write_json(self._folder / BROUGHT, told)


@contextmanager
def as_owner_of(state: Path, own: Path) -> Iterator[None]:
    """What is done in the terminal's folder is done as its owner, who may have put anything there. ``own`` is made the
    owner's, too."""
    about = state.stat()
    if os.geteuid() != 0 or about.st_uid == 0:
        yield
        return
    os.chown(own, about.st_uid, about.st_gid)
    for file in own.iterdir():
        os.chown(file, about.st_uid, about.st_gid, follow_symlinks=False)
    group = os.getegid()
    os.setegid(about.st_gid)
    os.seteuid(about.st_uid)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(group)


def main(arguments: list[str]) -> int:
    """``guard FOLDER``. Exit code 0: confirmed, or there was nothing to do; 3: rolled back; 1: it cannot go on."""
    folder = Path(arguments[0])
    try:
        settings = Settings.read(read_json(folder / SETTINGS))
    except TypeError:
        return 1
    try:
        with (folder / ".lock").open("wb") as lock:
            # The unit that began it, and the one that goes on after a power cut: one of them is enough.
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            ended = Guard(folder, settings).run()
    except BlockingIOError:
        return 0
    except (MachineFailed, sqlite3.Error, OSError) as failed:
        print(f"guard: {failed}", file=sys.stderr)  # noqa: T201 - to the journal
        return 1
    return 3 if ended.stage is Stage.ROLLED_BACK else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The half of an update that runs as root: it takes a bundle that the terminal has laid down, verifies it itself, makes
sure that there is a way back, and hands over to the guard.

What lies in the terminal's folders may be anything: it is copied once, and only the copy is believed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.bundles.kinds import LARGEST, Kind
from kiosk.bundles.refusing import BundleRefused
from kiosk.bundles.refusing import Refused as BundleRefusal
from kiosk.bundles.store import Bundles
from kiosk.bundles.verifying import unpack, verify
from kiosk.updating import guard, health
from kiosk.updating.machine import PACKAGE, Settings
from kiosk.updating.packages import PackageUnusable, about, installed_version, own_architecture, repack
from kiosk.updating.record import UPDATE_BUNDLE, UPDATE_REQUEST, Record, sync_folder, write_json
from kiosk.updating.states import AT_WORK, Progress, Reason, Refused, Release, Stage, Staged, advance

_PIECE = 1 << 20
#: The package, what it unpacks to, the same of the release before, and what must stay free.
_ROOM_FACTOR = 8
_ROOM_FREE = 256 << 20
#: The guard runs under the system's own Python: the terminal's environment is part of what is exchanged.
_PYTHON = "/usr/bin/python3"
_START = "import sys; sys.path.insert(0, {path!r}); from kiosk.updating.guard import main; sys.exit(main([{folder!r}]))"
#: What the helper itself may do, the guard may do after a power cut; nothing more.
OWN_UNIT = Path("/usr/lib/systemd/system/kiosk-update.service")
_PLAIN_UNIT = "[Unit]\nDescription=update\n\n[Service]\nType=exec\nExecStart=helper\n"
_WRITTEN = "# Written by the update that is under way, and removed at its end: it goes on after a power cut.\n"


class Helper:
    """One machine's. ``prepare`` raises nothing for what the terminal laid down: it is told in the progress."""

    def __init__(self, home: Path, drop: Path, bundles: Bundles, settings: Settings, root: Path = Path("/")) -> None:
        """``drop``: the terminal's folder of updates; ``root``: where packages are installed."""
        self._home = home
        self._drop = drop
        self._bundles = bundles
        self._settings = settings
        self._root = root
        self._record = Record(home / guard.PROGRESS)

    def progress(self) -> Progress:
        return self._record.read()

    def is_asked(self) -> bool:
        """The terminal has laid a bundle down. Asked once: the word is taken away."""
        try:
            (self._drop / UPDATE_REQUEST).unlink()
        except FileNotFoundError:
            return False
        return True

    def prepare(self, bundle: Path, now: datetime) -> Progress:
        """Everything before the machine is changed; STAGED when the guard may begin.

        Raises OSError for the helper's own folder.
        """
        progress = self.progress()
        if progress.stage in AT_WORK:
            return progress
        self._home.mkdir(mode=0o755, parents=True, exist_ok=True)
        copy = self._home / UPDATE_BUNDLE
        staged = self._home / "package"
        try:
            release = self._take(bundle, copy, staged, now, progress)
            self._keep_a_way_back()
        except BundleRefused as refused:
            return self._refuse(progress, Reason.REFUSED, str(refused))
        except _NotTaken as not_taken:
            return self._refuse(not_taken.progress or progress, not_taken.reason, not_taken.detail)
        finally:
            copy.unlink(missing_ok=True)
            shutil.rmtree(staged, ignore_errors=True)
        self._lay_out_guard()
        after = advance(progress, Staged(release))
        self._record.write(after)
        return after

    def command(self) -> list[str]:
        """What runs the guard."""
        path = str(self._home / "guard")
        return [_PYTHON, "-I", "-B", "-c", _START.format(path=path, folder=str(self._home))]

    # --- steps --------------------------------------------------------------------------------------------------------

    def _take(self, bundle: Path, copy: Path, staged: Path, now: datetime, progress: Progress) -> Release:
        sha256 = _copy(bundle, copy)
        trust = self._bundles.take_trust(copy, now)
        manifest = verify(copy, trust, now).manifest
        release = Release(manifest.version, manifest.sequence, copy.stat().st_size, sha256)
        known = replace(progress, stage=Stage.STAGED, release=release)
        if manifest.kind is not Kind.UPDATE or manifest.name != PACKAGE or len(manifest.files) != 1:
            raise _NotTaken(Reason.NOT_THE_PACKAGE, f"{manifest.kind} {manifest.name}", known)
        if manifest.sequence <= progress.highest or manifest.sequence in progress.failed:
            raise BundleRefused(BundleRefusal.OLDER, f"number {manifest.sequence}, and {progress.highest} was here")
        room = shutil.disk_usage(self._home).free
        if room < manifest.size * _ROOM_FACTOR + _ROOM_FREE:
            raise _NotTaken(Reason.NO_ROOM, f"{room >> 20} MiB are free")
        shutil.rmtree(staged, ignore_errors=True)
        unpack(copy, staged, trust, now)
        package = staged / manifest.files[0].path
        try:
            said = about(package)
            own = own_architecture()
        except PackageUnusable as unusable:
            raise _NotTaken(Reason.NOT_THE_PACKAGE, str(unusable), known) from None
        if said.name != PACKAGE or said.version != manifest.version or said.architecture not in (own, "all"):
            detail = f"{said.name} {said.version} {said.architecture}"
            raise _NotTaken(Reason.NOT_THE_PACKAGE, detail, known)
        package.replace(self._home / guard.NEW)
        sync_folder(self._home)
        return release

    def _keep_a_way_back(self) -> None:
        """The release that is here, as a package: as it came, or made of what is installed."""
        old = self._home / guard.OLD
        present = installed_version(self._root)
        try:
            if old.exists() and about(old).version == present:
                return
        except PackageUnusable:
            pass
        try:
            if not present or repack(old, self._root).version != present:
                raise _NotTaken(Reason.NO_WAY_BACK, present or "the package is not installed whole")
        except PackageUnusable as unusable:
            raise _NotTaken(Reason.NO_WAY_BACK, str(unusable)) from None

    def _lay_out_guard(self) -> None:
        """Its modules out of this release, how it finds the machine, and how the terminal is now."""
        place = self._home / "guard" / "kiosk"
        shutil.rmtree(place, ignore_errors=True)
        source = Path(guard.__file__).parents[1]
        for name in guard.MODULES:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, place / name)
        write_json(self._home / guard.SETTINGS, self._settings.values())
        before = health.hear(Path(self._settings.runtime))
        write_json(self._home / guard.BEFORE, before if health.is_fresh(before) else {})
        (self._home / guard.BROUGHT).unlink(missing_ok=True)
        unit = OWN_UNIT.read_text("utf-8") if OWN_UNIT.exists() else _PLAIN_UNIT
        command = "ExecStart=" + _quoted(self.command())
        unit = re.sub(r"^ExecStart=.*$", lambda _: command, unit, count=1, flags=re.MULTILINE)
        (self._home / guard.UNIT).write_text(f"{_WRITTEN}{unit}\n[Install]\nWantedBy=multi-user.target\n", "utf-8")

    def _refuse(self, progress: Progress, reason: Reason, detail: str) -> Progress:
        """It is told in the progress, so that the terminal and the platform hear of it."""
        after = advance(progress, Refused(reason, detail))
        if after == progress:  # nobody knows which release it would have been
            after = replace(progress, stage=Stage.IDLE, reason=reason, detail=detail[:200])
        self._record.write(after)
        return after


class _NotTaken(Exception):
    def __init__(self, reason: Reason, detail: str, progress: Progress | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail
        self.progress = progress


def trusted_file(file: Path | None) -> bool:
    """Nobody but root can have changed it, or a folder on the way to it."""
    if file is None:
        return False
    for path in (file, *file.resolve().parents):
        about = path.stat()
        if about.st_uid != 0 or (about.st_mode & (stat.S_IWGRP | stat.S_IWOTH) and not about.st_mode & stat.S_ISVTX):
            return False
    return True


def hand_over(command: list[str]) -> None:
    """Become the guard. Raises OSError."""
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606 - our own words


def _copy(source: Path, target: Path) -> str:
    """A plain file, no link, and no longer than any bundle is; its SHA-256.

    Raises BundleRefused, OSError for ``target``.
    """
    most = LARGEST[Kind.UPDATE] + (8 << 20)
    try:
        descriptor = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise BundleRefused(BundleRefusal.NOT_A_BUNDLE, os.strerror(error.errno or 0)) from None
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise BundleRefused(BundleRefusal.NOT_A_BUNDLE, "no plain file")
        with target.open("wb") as copy:
            done, digest = 0, hashlib.sha256()
            while piece := stream.read(_PIECE):
                done += len(piece)
                if done > most:
                    raise BundleRefused(BundleRefusal.TOO_LARGE)
                copy.write(piece)
                digest.update(piece)
    return digest.hexdigest()


def _quoted(command: list[str]) -> str:
    """As a unit writes it (systemd.service(5), COMMAND LINES)."""
    return " ".join('"' + part.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"' for part in command)

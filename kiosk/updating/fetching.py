"""A release on its way: brought piece by piece, going on where it was, looked at when it is whole."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kiosk.bundles.kinds import Kind
from kiosk.bundles.manifest import Manifest
from kiosk.bundles.refusing import BundleRefused, Refused
from kiosk.bundles.store import Bundles
from kiosk.central.client import PlatformClient
from kiosk.central.update_calls import fetch_piece
from kiosk.central.updates import MOST_PIECE
from kiosk.updating.machine import PACKAGE
from kiosk.updating.record import UPDATE_BUNDLE, sync_folder
from kiosk.updating.states import Release

#: Must stay free beside a release.
_ROOM_FREE = 256 << 20
_READ = 1 << 20


class Spoilt(Exception):
    """What was brought is not what was offered, or not right; the words say why."""


def has_room(folder: Path, size: int) -> bool:
    """So many bytes more leave enough of the disk to everything else."""
    return shutil.disk_usage(folder).free >= size + _ROOM_FREE


class Fetching:
    """The file of one release. Used by one thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.bundle = folder / UPDATE_BUNDLE

    def received(self, release: Release) -> int:
        """Bytes of it that are here."""
        try:
            return min(self._part(release).stat().st_size, release.size)
        except FileNotFoundError:
            return 0

    def has_room(self, release: Release) -> bool:
        return has_room(self._folder, release.size - self.received(release))

    def fetch(self, release: Release, client: PlatformClient, most: int, may_go_on: Callable[[], bool]) -> int:
        """Up to ``most`` bytes more, in pieces, while ``may_go_on``. Answers how many are here.

        Raises PlatformError, OSError; what came before it stays.
        """
        part = self._part(release)
        self._forget_others(part)
        here = self.received(release)
        done = 0
        with part.open("ab") as stream:
            while done < most and here < release.size and may_go_on():
                wanted = min(most - done, release.size - here, MOST_PIECE)
                piece = fetch_piece(client, release.sha256, here, wanted)
                stream.write(piece)
                here += len(piece)
                done += len(piece)
            stream.flush()
            os.fsync(stream.fileno())
        return here

    def take(self, release: Release, bundles: Bundles, now: datetime) -> None:
        """It is all here: look whether it is what was offered, and right. Raises Spoilt, BundleRefused, OSError."""
        part = self._part(release)
        if _sha256(part) != release.sha256:
            part.unlink()
            raise Spoilt("it is not what was offered")
        try:
            manifest = _verified(part, bundles, now)
        except BundleRefused:
            part.unlink()
            raise
        said = (manifest.kind, manifest.name, manifest.sequence, manifest.version)
        if said != (Kind.UPDATE, PACKAGE, release.sequence, release.version):
            part.unlink()
            raise Spoilt(f"it is {manifest.kind} {manifest.name} {manifest.version}, number {manifest.sequence}")
        self._lay_down(part)

    def judge(self, copy: Path, bundles: Bundles, now: datetime) -> Release:
        """Which release ``copy``, which somebody has brought, is. Raises BundleRefused, OSError."""
        manifest = _verified(copy, bundles, now)
        if (manifest.kind, manifest.name) != (Kind.UPDATE, PACKAGE):
            raise BundleRefused(Refused.OTHER_KIND, f"{manifest.kind} {manifest.name}")
        return Release(manifest.version, manifest.sequence, copy.stat().st_size, _sha256(copy))

    def take_copy(self, copy: Path) -> None:
        """What was judged takes the place of what was on its way. Raises OSError."""
        self._forget_others(None)
        self._lay_down(copy)

    def _lay_down(self, file: Path) -> None:
        file.replace(self.bundle)
        sync_folder(self._folder)

    def forget(self) -> None:
        """Everything that was brought."""
        self._forget_others(None)
        self.bundle.unlink(missing_ok=True)

    def _part(self, release: Release) -> Path:
        return self._folder / f"{release.sha256}.part"

    def _forget_others(self, kept: Path | None) -> None:
        for file in self._folder.glob("*.part"):
            if file != kept:
                file.unlink(missing_ok=True)


def _verified(file: Path, bundles: Bundles, now: datetime) -> Manifest:
    """Raises BundleRefused, OSError."""
    with suppress(OSError):  # where root has put bundles in place, the newer list is root's to keep
        bundles.take_trust(file, now)
    return bundles.verify(file, now).manifest


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while piece := stream.read(_READ):
            digest.update(piece)
    return digest.hexdigest()

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
from kiosk.bundles.refusing import BundleRefused
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
        left = release.size - self.received(release)
        return shutil.disk_usage(self._folder).free >= left + _ROOM_FREE

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
            with suppress(OSError):  # where root has put bundles in place, the newer list is root's to keep
                bundles.take_trust(part, now)
            manifest = bundles.verify(part, now).manifest
        except BundleRefused:
            part.unlink()
            raise
        said = (manifest.kind, manifest.name, manifest.sequence, manifest.version)
        if said != (Kind.UPDATE, PACKAGE, release.sequence, release.version):
            part.unlink()
            raise Spoilt(f"it is {manifest.kind} {manifest.name} {manifest.version}, number {manifest.sequence}")
        part.replace(self.bundle)
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


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while piece := stream.read(_READ):
            digest.update(piece)
    return digest.hexdigest()

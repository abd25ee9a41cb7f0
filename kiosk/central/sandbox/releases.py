"""The releases that the platform offers: bundles in a folder, and to which ring each goes."""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path

from kiosk.central.updates import ReleaseOffer, Ring

_ORDER = list(Ring)
_LIST = "releases.json"


class Releases:
    """May be used from every thread. Outlives a restart."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._lock = threading.Lock()
        kept = folder / _LIST
        said = json.loads(kept.read_text("utf-8")) if kept.exists() else []
        self._offers = [ReleaseOffer.model_validate_json(json.dumps(one)) for one in said]

    def all(self) -> tuple[ReleaseOffer, ...]:
        """By their numbers."""
        return tuple(sorted(self._offers, key=lambda one: one.sequence))

    def newest(self, ring: Ring) -> ReleaseOffer | None:
        """For a terminal of ``ring``: what goes to its own or a later one."""
        offered = [one for one in self.all() if _ORDER.index(one.ring) >= _ORDER.index(ring)]
        return offered[-1] if offered else None

    def publish(self, version: str, sequence: int, ring: Ring, bundle: bytes) -> ReleaseOffer:
        """A release of the same number is exchanged, or goes to another ring."""
        sha256 = hashlib.sha256(bundle).hexdigest()
        offer = ReleaseOffer(version=version, sequence=sequence, ring=ring, size=len(bundle), sha256=sha256)
        with self._lock:
            (self._folder / sha256).write_bytes(bundle)
            self._offers = [one for one in self._offers if one.sequence != sequence] + [offer]
            self._keep()
        return offer

    def withdraw(self, sequence: int) -> None:
        with self._lock:
            self._offers = [one for one in self._offers if one.sequence != sequence]
            self._keep()

    def piece(self, sha256: str, offset: int, length: int) -> tuple[bytes, int] | None:
        """A part of a bundle, and how long all of it is; None: it is not offered any more."""
        if all(one.sha256 != sha256 for one in self._offers):
            return None
        with (self._folder / sha256).open("rb") as stream:
            size = stream.seek(0, 2)
            stream.seek(min(offset, size))
            return stream.read(length), size

    def _keep(self) -> None:
        text = json.dumps([one.model_dump(mode="json") for one in self._offers])
        (self._folder / _LIST).write_text(text, "utf-8")

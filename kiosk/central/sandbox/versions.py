"""Which version the catalogue has, and what changed in which: kept in a file, so that a restart forgets nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.central.catalogue import UtcTime, Version
from kiosk.central.catalogue_names import EntryKind
from kiosk.central.credentials import write_private

Name = tuple[EntryKind, str]


class _Record(BaseModel):
    """``changed`` and ``removed`` name the version in which that happened the last time; names are ``kind key``."""

    model_config = ConfigDict(extra="forbid")

    version: Version
    published_at: UtcTime
    oldest: Version  # changes are known since this one
    hashes: dict[str, str]
    changed: dict[str, Version]
    removed: dict[str, Version]


@dataclass(frozen=True)
class Since:
    """What has changed since a version."""

    changed: frozenset[Name]
    removed: frozenset[Name]


class Versions:
    """One thread at a time. ``keeps``: so many versions back changes are told."""

    def __init__(self, file: Path, keeps: int) -> None:
        self._file = file
        self._keeps = keeps
        self._record: _Record | None = None
        if file.exists():
            try:
                self._record = _Record.model_validate_json(file.read_bytes())
            except ValidationError:
                raise ValueError(f"{file} is no record of versions: moved away, a new one begins") from None

    @property
    def version(self) -> int:
        """0 before anything was published."""
        return self._record.version if self._record is not None else 0

    @property
    def published_at(self) -> str:
        return self._record.published_at if self._record is not None else ""

    def publish(self, hashes: Mapping[Name, str], now: str) -> None:
        """A new version when something is other than it was."""
        after = {f"{kind} {key}": sha256 for (kind, key), sha256 in hashes.items()}
        before = self._record
        if before is None:
            changed = dict.fromkeys(after, 1)
            self._keep(_Record(version=1, published_at=now, oldest=1, hashes=after, changed=changed, removed={}))
            return
        if before.hashes == after:
            return
        version = before.version + 1
        fresh = {name for name, sha256 in after.items() if before.hashes.get(name) != sha256}
        changed = {name: version if name in fresh else before.changed[name] for name in after}
        gone = {name: at for name, at in before.removed.items() if name not in after}
        gone |= dict.fromkeys(before.hashes.keys() - after.keys(), version)
        oldest = max(before.oldest, version - self._keeps)
        removed = {name: at for name, at in gone.items() if at > oldest}
        self._keep(
            _Record(version=version, published_at=now, oldest=oldest, hashes=after, changed=changed, removed=removed)
        )

    def since(self, version: int) -> Since | None:
        """None when what has changed since then is not known."""
        record = self._record
        if record is None or not record.oldest <= version <= record.version:
            return None
        return Since(
            frozenset(_name(name) for name, at in record.changed.items() if at > version),
            frozenset(_name(name) for name, at in record.removed.items() if at > version),
        )

    def _keep(self, record: _Record) -> None:
        write_private(self._file, record.model_dump_json().encode("utf-8"))
        self._record = record


def _name(text: str) -> Name:
    kind, _, key = text.partition(" ")
    return EntryKind(kind), key

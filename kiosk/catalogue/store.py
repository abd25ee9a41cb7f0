"""The terminal's catalogue on its disk: what the platform signed, and what lies in the folder of services.

One SQLite file in the cache folder. It is written by a process of its own in one transaction, so that there is the old
catalogue or the new one and nothing between; it is read, quickly, by the terminal's process. Definitions are kept as
JSON that was checked before it came here; what is read back is proved by its hash, since disks forget.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kiosk.catalogue.collection import EMPTY, Catalogue, make_catalogue
from kiosk.catalogue.guides import Guides
from kiosk.catalogue.model import Service, Titled
from kiosk.catalogue.refusing import CatalogueRefused, Refused
from kiosk.catalogue.regions import Region, RegionMistake, in_order, make_regions
from kiosk.central.catalogue_names import EntryKind, sha256_of, whole_sha256

if TYPE_CHECKING:
    from sqlite_utils import Database

FILE = "catalogue.sqlite"
#: Grows with every change of the tables, or of what a definition may say: a file of another form is made anew.
FORM = 2
_BUSY_SECONDS = 30.0
#: Pages of the file at most, of 4 KiB: a catalogue never fills the disk that others need.
_MOST_PAGES = 64 * 1024
_SCHEMA = """
CREATE TABLE source (
    name TEXT PRIMARY KEY, version INTEGER NOT NULL, sha256 TEXT NOT NULL, taken_at TEXT NOT NULL,
    manifest TEXT NOT NULL, signature TEXT NOT NULL, fingerprint TEXT NOT NULL
);
CREATE TABLE entry (
    source TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, file TEXT NOT NULL,
    PRIMARY KEY (source, kind, key)
) WITHOUT ROWID;
CREATE TABLE attempt (
    source TEXT PRIMARY KEY, at TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, version INTEGER
);
"""
_CORRUPT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

Name = tuple[EntryKind, str]


class Source(StrEnum):
    """Where entries come from. What the platform names is the platform's; the folder adds what it does not name."""

    PLATFORM = "platform"
    FOLDER = "folder"


@dataclass(frozen=True)
class Row:
    """An entry as it is kept: canonical JSON, and for the folder's the file that it stands in."""

    kind: EntryKind
    key: str
    content: str
    file: str = ""


@dataclass(frozen=True)
class Head:
    """Which state of a source is kept. ``version`` is the platform's; ``fingerprint`` tells whether a folder has
    changed."""

    source: Source
    version: int
    sha256: str
    fingerprint: str


@dataclass(frozen=True)
class Part(Head):
    """What one source says."""

    taken_at: str
    manifest: str
    signature: str
    rows: tuple[Row, ...]

    def head(self) -> Head:
        return Head(self.source, self.version, self.sha256, self.fingerprint)


@dataclass(frozen=True)
class Attempt:
    """How the last try of a source ended; ``reason`` is "" when it was taken or nothing was new."""

    source: Source
    at: str
    reason: str
    detail: str
    version: int | None


@dataclass(frozen=True)
class Stored:
    """All that the file holds, at one moment."""

    parts: Mapping[Source, Part]
    attempts: Mapping[Source, Attempt]

    def part(self, source: Source) -> Part | None:
        return self.parts.get(source)

    def heads(self) -> tuple[Head, ...]:
        """Others when the catalogue is another."""
        return tuple(part.head() for part in self.parts.values())


NOTHING = Stored(MappingProxyType({}), MappingProxyType({}))

# --- reading ----------------------------------------------------------------------------------------------------------


def read_stored(file: Path) -> Stored:
    """What is kept, nothing where there is no file, and without a part that is not as it was written.

    Raises sqlite3.Error when the file cannot be read at all.
    """
    if not file.exists():
        return NOTHING
    with closing(_connect(file)) as connection:
        connection.execute("BEGIN")
        if connection.execute("PRAGMA user_version").fetchone()[0] != FORM:
            return NOTHING
        parts = {}
        for name, version, sha256, taken_at, manifest, signature, fingerprint in connection.execute(
            "SELECT name, version, sha256, taken_at, manifest, signature, fingerprint FROM source ORDER BY name DESC"
        ).fetchall():
            rows = tuple(_rows(connection, name))
            if rows_sha256(rows) == sha256:
                source = Source(name)
                parts[source] = Part(source, version, sha256, fingerprint, taken_at, manifest, signature, rows)
        attempts = {
            Source(name): Attempt(Source(name), at, reason, detail, version)
            for name, at, reason, detail, version in connection.execute(
                "SELECT source, at, reason, detail, version FROM attempt"
            )
        }
    return Stored(MappingProxyType(parts), MappingProxyType(attempts))


def read_heads(file: Path) -> tuple[Head, ...]:
    """What is kept, without reading it. Raises sqlite3.Error."""
    if not file.exists():
        return ()
    with closing(_connect(file)) as connection:
        return _heads(connection)


def _heads(connection: sqlite3.Connection) -> tuple[Head, ...]:
    """Of the platform, and then of the folder; none of a file of another form."""
    if connection.execute("PRAGMA user_version").fetchone()[0] != FORM:
        return ()
    found = connection.execute("SELECT name, version, sha256, fingerprint FROM source ORDER BY name DESC").fetchall()
    return tuple(Head(Source(name), version, sha256, mark) for name, version, sha256, mark in found)


def _rows(connection: sqlite3.Connection, source: str) -> Iterator[Row]:
    for kind, key, content, where in connection.execute(
        "SELECT kind, key, content, file FROM entry WHERE source = ? ORDER BY kind, key", (source,)
    ):
        yield Row(EntryKind(kind), key, content, where)


def rows_sha256(rows: Iterable[Row]) -> str:
    return whole_sha256({(row.kind, row.key): sha256_of(row.content) for row in rows})


def read_catalogue(file: Path, include: Collection[str] = (), exclude: Collection[str] = ()) -> Catalogue:
    """``catalogue_of`` what is kept, without holding what is not needed for it: for the process that shows pages.

    Raises sqlite3.Error, and ValueError for what can be no definition of this release.
    """
    if not file.exists():
        return EMPTY
    heads: list[Head] = []
    texts: dict[Name, str] = {}
    with closing(_connect(file)) as connection:
        connection.execute("BEGIN")
        for head in _heads(connection):  # the platform comes first
            hashes: dict[Name, str] = {}
            added: dict[Name, str] = {}
            for row in _rows(connection, head.source):
                name = (row.kind, row.key)
                hashes[name] = sha256_of(row.content)
                if name not in texts:
                    added[name] = row.content
            if whole_sha256(hashes) == head.sha256:
                heads.append(head)
                texts |= added
    return _made_of(texts, heads, include, exclude)


def catalogue_of(stored: Stored, include: Collection[str] = (), exclude: Collection[str] = ()) -> Catalogue:
    """The services that a terminal offers. Raises ValueError for what can be no definition of this release."""
    texts: dict[Name, str] = {}
    for source in (Source.FOLDER, Source.PLATFORM):  # the later one counts
        part = stored.part(source)
        for row in part.rows if part is not None else ():
            texts[row.kind, row.key] = row.content
    return _made_of(texts, stored.heads(), include, exclude)


def _made_of(
    texts: Mapping[Name, str], heads: Iterable[Head], include: Collection[str], exclude: Collection[str]
) -> Catalogue:
    if not texts:
        return EMPTY
    services, departments, regions = [], {}, []
    guides: dict[str, dict[str, str]] = {}
    for (kind, key), text in texts.items():
        match kind:
            case EntryKind.ITEM:
                services.append(Service.model_validate_json(text))
            case EntryKind.DEPARTMENT:
                departments[key] = Titled.model_validate_json(text)
            case EntryKind.REGION:
                regions.append(Region.model_validate_json(text))
            case EntryKind.GUIDE:
                item, _, region = key.partition("@")
                guides.setdefault(item, {})[region] = text
    try:
        tree = make_regions(in_order(regions))
        made = make_catalogue(services, departments, version_of(heads), tree, Guides(MappingProxyType(guides)))
    except (LookupError, RegionMistake) as error:
        raise ValueError(str(error)) from None
    return made.chosen(include, exclude) if include or exclude else made


def version_of(heads: Iterable[Head]) -> str:
    """As the log and the heartbeat say it: ``12``, ``files.3fa1c0de``, ``12+files.3fa1c0de``."""
    return "+".join(
        str(head.version) if head.source is Source.PLATFORM else f"files.{head.sha256[:8]}" for head in heads
    )


# --- writing ----------------------------------------------------------------------------------------------------------


class Writer:
    """Changes within one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def version(self) -> int | None:
        """The platform's, as it is now."""
        found = self._database.execute("SELECT version FROM source WHERE name = ?", (Source.PLATFORM,)).fetchone()
        return int(found[0]) if found else None

    def replace(
        self,
        source: Source,
        rows: Collection[Row],
        *,
        version: int = 0,
        manifest: str = "",
        signature: str = "",
        fingerprint: str = "",
    ) -> None:
        """``rows`` are all that the source says from now on; what is as it was is not written again."""
        entries = self._database.table("entry")
        before = {
            (kind, key): (content, file)
            for kind, key, content, file in self._database.execute(
                "SELECT kind, key, content, file FROM entry WHERE source = ?", (source,)
            )
        }
        now = {(row.kind.value, row.key): (row.content, row.file) for row in rows}
        for kind, key in before.keys() - now.keys():
            entries.delete((source.value, kind, key))
        entries.upsert_all(
            (
                {"source": source.value, "kind": kind, "key": key, "content": content, "file": file}
                for (kind, key), (content, file) in now.items()
                if before.get((kind, key)) != (content, file)
            ),
            pk=("source", "kind", "key"),
        )
        self._database.table("source").upsert(
            {
                "name": source.value,
                "version": version,
                "sha256": rows_sha256(rows),
                "taken_at": _now(),
                "manifest": manifest,
                "signature": signature,
                "fingerprint": fingerprint,
            },
            pk="name",
        )

    def note(self, source: Source, reason: str = "", detail: str = "", version: int | None = None) -> None:
        """How this try of the source ended."""
        self._database.table("attempt").upsert(
            {"source": source.value, "at": _now(), "reason": reason, "detail": detail, "version": version}, pk="source"
        )


@contextmanager
def writing(file: Path) -> Iterator[Writer]:
    """One transaction: at the end of the block all of it is on the disk, or nothing. One writer at a time.

    A file that is damaged, or of another form, is made anew: what it held can be had again.
    Raises CatalogueRefused (STORE) when it cannot be written.
    """
    # Late, and never in the terminal's own process: a tenth of a second and two megabytes for nothing.
    from sqlite_utils import Database  # noqa: PLC0415

    try:
        with _made(file) as connection:
            connection.execute(f"PRAGMA max_page_count = {_MOST_PAGES}")
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield Writer(Database(connection, execute_plugins=False))
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
    except (sqlite3.Error, OSError) as error:
        raise CatalogueRefused(Refused.STORE, str(error)) from None


@contextmanager
def _made(file: Path) -> Iterator[sqlite3.Connection]:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    for again in (True, False):
        connection = _connect(file)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            _prepare(connection)
        except sqlite3.DatabaseError as error:
            connection.close()
            if not again or getattr(error, "sqlite_errorcode", 0) & 0xFF not in _CORRUPT:
                raise
            for name in (file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
                name.unlink(missing_ok=True)
            continue
        try:
            yield connection
        finally:
            connection.close()
        return


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone()[0] != FORM:
        for table in ("source", "entry", "attempt"):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {FORM}")
    connection.execute("COMMIT")


def _connect(file: Path) -> sqlite3.Connection:
    # Transactions begin and end where this module says so.
    return sqlite3.connect(file, timeout=_BUSY_SECONDS, isolation_level=None)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

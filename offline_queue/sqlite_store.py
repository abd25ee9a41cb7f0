# SPDX-License-Identifier: Apache-2.0
"""The one door to the SQLite file: WAL, ``synchronous=FULL``, ``secure_delete``, one connection, one lock."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

from offline_queue import folders
from offline_queue import sqlite_rows as rows
from offline_queue.kinds import RULES, Order, WhenExpired
from offline_queue.migrations import VERSION, migrate
from offline_queue.model import WITHDRAWN, Claimed, Counts, Fact, SealedRow, State
from offline_queue.moments import Moment, process_is_gone
from offline_queue.policy import LocalReason, Parked, PauseAll, Sent, Verdict, expired
from offline_queue.store import BugError, Holder, KnownError, Pause, Trouble
from offline_queue.transport import WorldFault

PRAGMAS: tuple[str, ...] = (
    # A confirm changes a row and three indexes, one page each: small pages are less to write, and bodies are small.
    "page_size = 1024",
    "journal_mode = WAL",
    # The log is synced at every commit: what was kept outlives a power cut.
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    # Pages. A log that is soon begun anew is written over blocks it has, which costs less than growing.
    "wal_autocheckpoint = 2000",
)
_BUSY_SECONDS = 5.0
_Run: TypeAlias = Callable[..., sqlite3.Cursor]
#: A row that so many attempts in a row ended without an answer lets the others of its priority go first.
_SUSPECT_SETBACKS = 5

_TROUBLE = {
    sqlite3.SQLITE_FULL: (Trouble.DISK_FULL, "there is no room left for it"),
    sqlite3.SQLITE_READONLY: (Trouble.READ_ONLY, "it cannot be written to; look at the rights and the mount"),
    sqlite3.SQLITE_BUSY: (Trouble.BUSY, "another process holds it"),
    sqlite3.SQLITE_LOCKED: (Trouble.BUSY, "another process holds it"),
    sqlite3.SQLITE_CORRUPT: (Trouble.DAMAGED, "it is damaged"),
    sqlite3.SQLITE_NOTADB: (Trouble.DAMAGED, "it is no database"),
    sqlite3.SQLITE_CANTOPEN: (Trouble.CANNOT_OPEN, "it cannot be opened; look at the folder and its rights"),
    sqlite3.SQLITE_PERM: (Trouble.CANNOT_OPEN, "it cannot be opened; look at the folder and its rights"),
    sqlite3.SQLITE_IOERR: (Trouble.INPUT_OUTPUT, "the disk failed"),
}


class SqliteStore:
    """Durable. Keeps ``offline_queue.store.Store``'s promise."""

    def __init__(self, file: Path) -> None:
        """Opens, makes or upgrades the file. Raises KnownError."""
        self._file = file
        self._lock = threading.Lock()
        try:
            # Made here, so that it and what SQLite puts beside it can be read by their owner alone.
            os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
            folders.sync_folder(file.parent)
        except OSError as error:
            raise self._cannot_open(error) from None
        with self._known():
            self._connection = sqlite3.connect(
                file, timeout=_BUSY_SECONDS, check_same_thread=False, isolation_level=None, cached_statements=64
            )
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        with self._known():
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                raise KnownError(
                    Trouble.NEWER,
                    f"{self._file.name} is of version {version}, and this release knows none above {VERSION}: "
                    "install the release that wrote it, or a later one",
                )
            for pragma in PRAGMAS:
                self._connection.execute(f"PRAGMA {pragma}")
            if version < VERSION:
                migrate(self._connection)
            self._connection.execute("SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT 1)").fetchone()

    # --- keeping ------------------------------------------------------------------------------------------------------

    def keep(self, row: SealedRow, *, imported: bool = False) -> bool:
        values = (*rows.values_of(row), imported)
        with self._lock, self._known():
            try:
                # One statement is a transaction by itself, and the resident waits for it.
                if self._connection.execute(rows.INSERT, values).rowcount:
                    return True
            except sqlite3.IntegrityError as error:
                if "outbox.local_number" in str(error):
                    raise KnownError(Trouble.NUMBER_TAKEN, "the local number belongs to another row") from None
                raise
        known = self.row(row.id)
        if known is not None and (known.statement, known.body) != (row.statement, row.body):
            raise KnownError(Trouble.CONFLICT, f"{row.id} is the id of another row")
        return False

    # --- telling ------------------------------------------------------------------------------------------------------

    def find(self, row_id: UUID) -> Fact | None:
        found = self._read(f"{rows.SELECT_FACT} WHERE id = ?", row_id.bytes)
        return rows.fact_of(found[0]) if found else None

    def find_number(self, local_number: str) -> Fact | None:
        for whose in ("local_number <> '' AND NOT imported", "imported"):
            if found := self._read(f"{rows.SELECT_FACT} WHERE {whose} AND local_number = ?", local_number):
                return rows.fact_of(found[0])
        return None

    def facts(self, state: State | None = None, *, after: int = 0, most: int = 100) -> tuple[Fact, ...]:
        found = self._read(
            f"{rows.SELECT_FACT} WHERE sequence > ? AND (? = '' OR state = ?) ORDER BY sequence LIMIT ?",
            after, state or "", state or "", most,
        )  # fmt: skip
        return tuple(rows.fact_of(row) for row in found)

    def row(self, row_id: UUID) -> SealedRow | None:
        found = self._read(f"{rows.SELECT_ROW} WHERE id = ? AND body IS NOT NULL", row_id.bytes)
        return rows.row_of(found[0]) if found else None

    def counts(self) -> Counts:
        waiting, waiting_size, oldest = self._read(
            f"SELECT count(*), coalesce(sum(size), 0), min(sequence) FROM outbox WHERE {rows.QUEUED}"
        )[0]
        parked = self._read(
            "SELECT reason, count(*), sum(size) FROM outbox WHERE state = 'parked' GROUP BY reason ORDER BY reason"
        )
        oldest_at = self._read("SELECT confirmed_at FROM outbox WHERE sequence = ?", oldest)
        newest_at = self._read("SELECT confirmed_at FROM outbox ORDER BY sequence DESC LIMIT 1")
        return Counts(
            waiting=waiting,
            parked=sum(count for _, count, _ in parked),
            oldest_waiting_at=datetime.fromisoformat(oldest_at[0][0]) if oldest_at else None,
            newest_at=datetime.fromisoformat(newest_at[0][0]) if newest_at else None,
            size=waiting_size + sum(size for _, _, size in parked),
            parked_reasons=tuple((reason, count) for reason, count, _ in parked),
        )

    # --- sending ------------------------------------------------------------------------------------------------------

    def has_due(self, now: Moment) -> bool:
        with self._lock, self._known():
            run = self._connection.execute
            pause = self._pause(run)
            if pause is not None and not pause.until.has_come(now):
                return False
            left_over = run("SELECT 1 FROM outbox WHERE state = 'sending' LIMIT 1").fetchone()
            return left_over is not None or bool(self._next(run, now, 1))

    def take_lease(self, holder: Holder, now: Moment, seconds: float) -> bool:
        with self._transaction() as run:
            found = run("SELECT holder, process, boot, until FROM lease").fetchone()
            if found is not None and found[0] != holder.id:
                _, process, boot, until = found
                if not Moment(boot, until).has_come(now) and not process_is_gone(process):
                    return False
            if found is None or found[0] != holder.id:
                run("UPDATE outbox SET state = 'waiting', sender = '' WHERE state = 'sending'", ())
            until = now.later(seconds).seconds
            run("REPLACE INTO lease VALUES (1, ?, ?, ?, ?)", (holder.id, holder.process, now.boot, until))
        return True

    def release_lease(self, holder: Holder) -> None:
        with self._transaction() as run:
            run("DELETE FROM lease WHERE holder = ?", (holder.id,))

    def claim(self, holder: Holder, now: Moment, seconds: float, most: int) -> tuple[Claimed, ...]:
        with self._transaction() as run:
            until = now.later(seconds).seconds
            if not run("UPDATE lease SET boot = ?, until = ? WHERE holder = ?", (now.boot, until, holder.id)).rowcount:
                raise KnownError(Trouble.LEASE_LOST, "somebody else sends now")
            pause = self._pause(run)
            if pause is not None and not pause.until.has_come(now):
                return ()
            sequences = self._next(run, now, most)
            marks = ",".join("?" * len(sequences))
            run(
                f"UPDATE outbox SET state = 'sending', sender = ?, setbacks = setbacks + 1 WHERE sequence IN ({marks})",
                (holder.id, *sequences),
            )
            found = run(f"{rows.SELECT_CLAIMED} WHERE sequence IN ({marks})", sequences).fetchall()
        place = {sequence: index for index, sequence in enumerate(sequences)}
        faults = pause.faults_in_a_row if pause is not None else 0
        return tuple(
            Claimed(rows.row_of(row), attempts, setbacks - 1, faults)
            for sequence, attempts, setbacks, *row in sorted(found, key=lambda one: place[one[0]])
        )

    def _next(self, run: _Run, now: Moment, most: int) -> tuple[int, ...]:
        """The sequences of the rows whose turn it is."""
        chosen: list[int] = []
        for priority, one_by_one in _LEVELS:
            if one_by_one:
                first = run(rows.FIRST_OF_PRIORITY, (now.boot, now.seconds, priority)).fetchone()
                if first is not None and first[1] and len(chosen) < most:
                    chosen.append(first[0])
                continue
            for low, high in ((0, _SUSPECT_SETBACKS), (_SUSPECT_SETBACKS, 2**31)):
                if len(chosen) < most:
                    values = (priority, low, high, now.boot, now.seconds, most - len(chosen))
                    chosen.extend(sequence for (sequence,) in run(rows.NEXT_OF_PRIORITY, values))
        return tuple(chosen)

    def give_back(self, holder: Holder, row_ids: Sequence[UUID]) -> None:
        with self._transaction() as run:
            for row_id in row_ids:
                run(rows.GIVE_BACK, (row_id.bytes, holder.id))

    def settle(self, holder: Holder, row_id: UUID, verdict: Verdict, at: datetime) -> bool:
        with self._transaction() as run:
            if isinstance(verdict, PauseAll):
                return self._apply_pause(run, holder, row_id, verdict)
            if isinstance(verdict, Sent):
                changed = run(rows.ACCEPT, (verdict.reference, rows.time_text(at), row_id.bytes)).rowcount
            elif isinstance(verdict, Parked):
                parked = (verdict.reason.value, rows.time_text(at), row_id.bytes, holder.id)
                changed = run(rows.PARK, parked).rowcount
            else:
                due = verdict.not_before
                later = (verdict.reason.value, due.boot, due.seconds, row_id.bytes, holder.id)
                changed = run(rows.LATER, later).rowcount
            run("DELETE FROM pause", ())
        return bool(changed)

    def _apply_pause(self, run: _Run, holder: Holder, row_id: UUID, verdict: PauseAll) -> bool:
        until = verdict.until
        values = (verdict.reason.value, verdict.faults_in_a_row, until.boot, until.seconds)
        run("REPLACE INTO pause VALUES (1, ?, ?, ?, ?)", values)
        due = verdict.row_not_before or Moment("", 0.0)
        changed = run(rows.BACK, (due.boot, due.seconds, row_id.bytes, holder.id)).rowcount
        return bool(changed)

    def pause(self) -> Pause | None:
        with self._lock, self._known():
            return self._pause(self._connection.execute)

    def _pause(self, run: _Run) -> Pause | None:
        found = run("SELECT reason, faults_in_a_row, boot, until FROM pause", ()).fetchone()
        if found is None:
            return None
        reason, faults, boot, until = found
        return Pause(Moment(boot, until), WorldFault(reason), faults)

    def lift_pause(self, reasons: frozenset[WorldFault]) -> None:
        with self._transaction() as run:
            pause = self._pause(run)
            if pause is not None and pause.reason in reasons:
                run("UPDATE pause SET boot = '', until = 0", ())

    # --- afterwards ---------------------------------------------------------------------------------------------------

    def expire(self, wall: datetime, most: int = 100) -> tuple[UUID, ...]:
        erased: list[UUID] = []
        with self._transaction() as run:
            done = 0
            for row_id, kind, state, confirmed_at in run(rows.MAY_EXPIRE).fetchall():
                what = expired(rows.kind_of(kind), datetime.fromisoformat(confirmed_at), wall)
                if what is WhenExpired.ERASE:
                    run(rows.EXPIRE, (rows.time_text(wall), row_id))
                    erased.append(UUID(bytes=row_id))
                elif what is WhenExpired.PARK and state == State.WAITING:
                    run(rows.PARK_WAITING, (LocalReason.EXPIRED.value, rows.time_text(wall), row_id))
                else:
                    continue
                done += 1
                if done == most:
                    break
        return tuple(erased)

    def take_back(self, row_id: UUID, at: datetime) -> bool:
        with self._transaction() as run:
            return bool(run(rows.TAKE_BACK, (WITHDRAWN, rows.time_text(at), row_id.bytes)).rowcount)

    def unpark(self, row_id: UUID) -> bool:
        with self._transaction() as run:
            return bool(run(rows.UNPARK, (row_id.bytes,)).rowcount)

    def prune(self, before: datetime) -> int:
        with self._transaction() as run:
            return run(rows.PRUNE, (rows.time_text(before),)).rowcount

    def scrub(self) -> None:
        # secure_delete overwrites pages of the database; the log keeps older copies of them until it is cut.
        self._read("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    # --- one door -----------------------------------------------------------------------------------------------------

    def _read(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock, self._known():
            return self._connection.execute(statement, values).fetchall()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[_Run]:
        """Everything or nothing; on the disk when it ends."""
        with self._lock, self._known():
            run = self._connection.execute
            run("BEGIN IMMEDIATE")
            try:
                yield run
                run("COMMIT")
            except BaseException:
                # A statement that failed for want of room has already rolled back.
                if self._connection.in_transaction:
                    run("ROLLBACK")
                raise

    @contextlib.contextmanager
    def _known(self) -> Iterator[None]:
        """Turn what SQLite says into KnownError or BugError, without a value in the words."""
        try:
            yield
        except sqlite3.Error as error:
            # An error of the module itself, not of SQLite, has no code.
            trouble = _TROUBLE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
            name = getattr(error, "sqlite_errorname", type(error).__name__)
            if trouble is None:
                raise BugError(f"{self._file.name}: {name}") from None
            raise KnownError(trouble[0], f"{self._file.name}: {trouble[1]} ({name})") from None

    def _cannot_open(self, error: OSError) -> KnownError:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        trouble = Trouble.READ_ONLY if error.errno == errno.EROFS else Trouble.CANNOT_OPEN
        return KnownError(trouble, f"{self._file.name} cannot be opened: {reason}")


#: Priorities in their order, and whether the rows of each go one by one.
_LEVELS = sorted({(rule.priority, rule.order is Order.ONE_BY_ONE) for rule in RULES.values()})

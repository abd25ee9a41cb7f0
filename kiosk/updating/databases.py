"""The terminal's databases around an update: kept before it, and brought back behind it without losing a row.

A newer release may change the form of a database, and the release before cannot read that. Going back, the database
of before is taken, and whatever the newer one has in columns that both know is brought over: rows that were confirmed
in between, and what became of the others. The newer file is set aside; it is deleted when every row
of it was brought over, since what is delivered must be erased everywhere, and kept when one was not.
The standard library alone.

This holds as long as a release only adds columns and tables to the outbox, which is the rule of
``offline_queue/migrations.py`` from version 2 on. Where that rule was broken, nothing is brought over, the newer file
stands aside, and whoever looks is told.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.updating.record import sync_folder

OUTBOX = "outbox.sqlite"
_TABLE = "outbox"
#: What a row is known by, and what its place in the queue is.
_ID, _PLACE = "id", "sequence"
_BESIDE = ("-wal", "-shm")


@dataclass(frozen=True)
class BroughtBack:
    """``aside``: the name of the newer file where it is kept. ``left`` rows could not be brought."""

    file: str
    aside: str = ""
    added: int = 0
    changed: int = 0
    left: int = 0


def keep(state: Path, kept: Path) -> tuple[str, ...]:
    """Copy every database of ``state`` as it is at one moment. Nobody writes meanwhile who does not wait.

    Raises sqlite3.Error, OSError. Answers their names.
    """
    kept.mkdir(mode=0o700, parents=True, exist_ok=True)
    names: list[str] = []
    for file in sorted(state.glob("*.sqlite")):
        draft = kept / f".{file.name}.new"
        draft.unlink(missing_ok=True)
        with contextlib.closing(_opened(file)) as source, contextlib.closing(sqlite3.connect(draft)) as target:
            source.backup(target)
        draft.chmod(0o600)
        _sync(draft)
        draft.replace(kept / file.name)
        names.append(file.name)
    for file in kept.glob("*.sqlite"):
        if file.name not in names:
            file.unlink()
    sync_folder(kept)
    return tuple(names)


def bring_back(state: Path, kept: Path) -> tuple[BroughtBack, ...]:
    """For every database that was kept: leave it, or go back to its form. Nobody has one open.

    Done again after a power cut, it goes on. Raises sqlite3.Error, OSError.
    """
    return tuple(_bring_back(state / file.name, file) for file in sorted(kept.glob("*.sqlite")))


def _bring_back(file: Path, before: Path) -> BroughtBack:
    ready = file.with_name(f".{file.name}.before")
    if not ready.exists():
        if file.exists() and _version(file) <= _version(before):
            return BroughtBack(file.name)
        done = _prepare(file, before, ready)
    else:
        done = BroughtBack(file.name)
    aside = _set_aside(file)
    ready.replace(file)
    sync_folder(file.parent)
    if file.name == OUTBOX and done.added + done.changed and not done.left:
        # Every row of it is in the other: what is delivered from there is to be nowhere any more.
        (file.parent / aside).unlink(missing_ok=True)
        for end in _BESIDE:
            (file.parent / (aside + end)).unlink(missing_ok=True)
        aside = ""
    return BroughtBack(file.name, aside, done.added, done.changed, done.left)


def _prepare(file: Path, before: Path, ready: Path) -> BroughtBack:
    """The database of before with what the newer one knows, beside it."""
    draft = file.with_name(f".{file.name}.bringing")
    for left in (draft, *(draft.with_name(draft.name + end) for end in _BESIDE)):
        left.unlink(missing_ok=True)
    shutil.copyfile(before, draft)
    draft.chmod(0o600)
    added = changed = left_over = 0
    if file.name == OUTBOX and file.exists():
        added, changed, left_over = _bring_rows(file, draft)
    owner = (file if file.exists() else file.parent).stat()
    with contextlib.suppress(PermissionError):
        os.chown(draft, owner.st_uid, owner.st_gid)
    _sync(draft)
    draft.replace(ready)
    sync_folder(file.parent)
    return BroughtBack(file.name, "", added, changed, left_over)


def _bring_rows(newer: Path, into: Path) -> tuple[int, int, int]:
    """Rows that were added, rows that were changed, rows that could not be brought."""
    with contextlib.closing(_opened(newer)) as source, contextlib.closing(sqlite3.connect(into)) as target:
        source.row_factory = sqlite3.Row
        target.isolation_level = None
        known = _columns(target)
        both = [name for name in known if name in set(_columns(source))]
        count = _count(source)
        if set(both) != set(known):
            # What a row needs here is not there: nothing is made up.
            return 0, 0, count
        names, marks = ", ".join(both), ", ".join("?" * len(both))
        others = ", ".join(f"{name} = excluded.{name}" for name in both if name not in (_ID, _PLACE))
        had = _count(target)
        brought = 0
        target.execute("BEGIN IMMEDIATE")
        for row in source.execute(f"SELECT {names} FROM {_TABLE} ORDER BY {_PLACE}"):  # noqa: S608 - own names
            statement = f"INSERT INTO {_TABLE} ({names}) VALUES ({marks})"  # noqa: S608
            with contextlib.suppress(sqlite3.IntegrityError):
                brought += target.execute(
                    f"{statement} ON CONFLICT ({_ID}) DO UPDATE SET {others}", tuple(row)
                ).rowcount
        target.execute("COMMIT")
        added = _count(target) - had
        target.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    return added, brought - added, count - brought


def _set_aside(file: Path) -> str:
    """Under a name of its own, with what lies in its log."""
    if not file.exists():
        return ""
    number = 1
    while (aside := file.with_name(f"{file.stem}.newer-{number}{file.suffix}")).exists():
        number += 1
    # The log first: it must never lie beside another database of its name.
    for end in (*_BESIDE, ""):
        part = file.with_name(file.name + end)
        if part.exists():
            part.rename(aside.with_name(aside.name + end))
    sync_folder(file.parent)
    return aside.name


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=30.0)


def _version(file: Path) -> int:
    with contextlib.closing(_opened(file)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _columns(connection: sqlite3.Connection) -> list[str]:
    return [str(name) for _, name, *_ in connection.execute(f"PRAGMA table_info ({_TABLE})")]


def _count(connection: sqlite3.Connection) -> int:
    if not _columns(connection):
        return 0
    return int(connection.execute(f"SELECT count(*) FROM {_TABLE}").fetchone()[0])  # noqa: S608 - own name


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def asides(state: Path) -> Iterator[Path]:
    """Databases of newer releases that were set aside here."""
    yield from sorted(state.glob("*.newer-*.sqlite"))

"""A database of every version that was ever written is upgraded; a newer one is refused in words.

``outbox-N.sqlite`` is a file as version N wrote it: 1 with three visit records, of which the second is parked; 2 with a
row accepted, parked, being sent, and waiting.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from offline_queue import migrations
from offline_queue.kinds import Kind
from offline_queue.migrations import VERSION
from offline_queue.model import State
from offline_queue.moments import moment, process_mark
from offline_queue.sqlite_store import SqliteStore
from offline_queue.statement import check_statement
from offline_queue.store import Holder, KnownError, Trouble

HERE = Path(__file__).parent
#: But SQLite's own tables, which cannot be taken away.
_SCHEMA = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name"


def kept(version: int, tmp_path: Path) -> Path:
    return Path(shutil.copy(HERE / f"outbox-{version}.sqlite", tmp_path / "outbox.sqlite"))


def schema(file: Path) -> list[str]:
    with sqlite3.connect(file) as connection:
        found = connection.execute(_SCHEMA).fetchall()
    connection.close()
    return [sql for (sql,) in found]


def test_a_file_of_every_version_is_kept() -> None:
    assert {file.name for file in HERE.glob("*.sqlite")} == {
        f"outbox-{number}.sqlite" for number in range(1, VERSION + 1)
    }


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_version_becomes_the_newest(version: int, tmp_path: Path) -> None:
    SqliteStore(kept(version, tmp_path)).close()
    SqliteStore(tmp_path / "new.sqlite").close()
    assert schema(tmp_path / "outbox.sqlite") == schema(tmp_path / "new.sqlite")
    SqliteStore(tmp_path / "outbox.sqlite").close()  # and opens again


def test_visit_records_of_version_1_are_all_there(tmp_path: Path) -> None:
    store = SqliteStore(kept(1, tmp_path))
    facts = store.facts()
    assert [(fact.kind, fact.state) for fact in facts] == [
        (Kind.VISIT_RECORD, State.WAITING),
        (Kind.VISIT_RECORD, State.PARKED),
        (Kind.VISIT_RECORD, State.WAITING),
    ]
    assert facts[0].confirmed_at.isoformat() == "2026-03-02T12:00:00.500000+00:00"
    assert facts[1].reason == "bad_request"
    me = Holder("me", process_mark())
    store.take_lease(me, moment(), 60)
    assert [claimed.row.body for claimed in store.claim(me, moment(), 60, 9)] == [b'{"record": 0}', b'{"record": 2}']
    store.close()


def test_version_2_is_read_as_it_was_written(tmp_path: Path) -> None:
    store = SqliteStore(kept(2, tmp_path))
    assert [fact.state for fact in store.facts()] == [State.ACCEPTED, State.PARKED, State.SENDING, State.WAITING]
    for fact in store.facts()[1:]:
        row = store.row(fact.id)
        assert row is not None
        check_statement(row)
    me = Holder("another sender", process_mark())
    assert store.take_lease(me, moment(), 60)
    assert len(store.claim(me, moment(), 60, 9)) == 2
    store.close()


def test_a_newer_database_is_refused_in_words_and_left_alone(tmp_path: Path) -> None:
    file = kept(VERSION, tmp_path)
    with sqlite3.connect(file) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(KnownError, match="install the release that wrote it") as caught:
        SqliteStore(file)
    assert caught.value.trouble is Trouble.NEWER
    assert file.read_bytes() == before


def test_an_upgrade_that_breaks_off_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = kept(1, tmp_path)
    monkeypatch.setattr(migrations, "VERSION", "no number")
    with pytest.raises(Exception, match="outbox"):
        SqliteStore(file)
    monkeypatch.undo()
    store = SqliteStore(file)
    assert len(store.facts()) == 3
    store.close()


@pytest.mark.parametrize("version", range(2, VERSION + 1))
def test_a_migration_adds_and_takes_nothing_away(version: int, tmp_path: Path) -> None:
    """The release before finds its rows again by the columns that it knows (kiosk/updating/databases.py), and what was
    added since has a default."""

    def columns(file: Path) -> dict[str, tuple[bool, object]]:
        with closing(sqlite3.connect(file)) as connection:
            found = connection.execute("PRAGMA table_info (outbox)").fetchall()
        return {name: (bool(needed), default) for _, name, _, needed, default, _ in found}

    before, after = columns(kept(version, tmp_path)), columns(newest(tmp_path))
    assert before.keys() <= after.keys()
    added = {name: after[name] for name in after.keys() - before.keys()}
    assert [name for name, (needed, default) in added.items() if needed and default is None] == []


def newest(folder: Path) -> Path:
    SqliteStore(folder / "newest.sqlite").close()
    return folder / "newest.sqlite"

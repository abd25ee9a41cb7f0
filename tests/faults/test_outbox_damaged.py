"""The database is damaged: it is set aside, and whatever can be read is there again."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from offline_queue.model import State
from offline_queue.moments import moment, process_mark
from offline_queue.policy import Sent
from offline_queue.rescue import open_store, rescue
from offline_queue.sqlite_store import SqliteStore
from offline_queue.store import Holder, KnownError, Trouble
from tests.support.outbox import sealed_row
from tests.support.sealing import NOON

PAGE = 4096
ME = Holder("me", process_mark())


def fill(file: Path, count: int = 60) -> list[str]:
    """So many rows, one in three accepted, of all sizes; closed, so that all lies in the one file."""
    store = SqliteStore(file)
    rows = [sealed_row(size=200 + 700 * (index % 9), materials=index % 3) for index in range(count)]
    for row in rows:
        store.keep(row)
    store.take_lease(ME, moment(), 60)
    for row in rows[::3]:
        store.settle(ME, row.id, Sent("A-1"), NOON)
    store.release_lease(ME)
    store.close()
    return [str(row.id) for row in rows]


def ids(store: SqliteStore) -> list[str]:
    return [str(fact.id) for fact in store.facts(most=1000)]


def test_a_file_that_is_no_database_any_more_gives_back_everything(tmp_path: Path) -> None:
    file = tmp_path / "outbox.sqlite"
    kept = fill(file)
    file.write_bytes(b"\0" * 100 + file.read_bytes()[100:])
    with pytest.raises(KnownError) as caught:
        SqliteStore(file)
    assert caught.value.trouble is Trouble.DAMAGED
    store, rescued = open_store(file)
    assert rescued is not None
    assert (rescued.aside, rescued.saved, rescued.unsound) == ("outbox.damaged-1.sqlite", 60, 0)
    assert (tmp_path / rescued.aside).exists()
    assert ids(store) == kept
    assert store.counts().waiting == 40
    store.close()
    again, nothing = open_store(file)
    assert nothing is None
    again.close()


def test_what_was_still_in_the_log_is_given_back(tmp_path: Path) -> None:
    file = tmp_path / "outbox.sqlite"
    store = SqliteStore(file)
    rows = [sealed_row(size=5000) for _ in range(30)]
    for row in rows:
        store.keep(row)
    copy = tmp_path / "after the crash"
    copy.mkdir()
    for ending in ("", "-wal"):
        content = (tmp_path / f"outbox.sqlite{ending}").read_bytes()
        (copy / f"outbox.sqlite{ending}").write_bytes(content if ending else b"\0" * len(content))
    store.close()
    assert rescue(copy / "outbox.sqlite").saved == 30
    assert (copy / "outbox.damaged-1.sqlite-wal").exists()
    rescued = SqliteStore(copy / "outbox.sqlite")
    assert [rescued.row(row.id) for row in rows] == rows
    rescued.close()


@pytest.mark.parametrize("seed", range(6))
def test_every_row_outside_the_damage_is_given_back(tmp_path: Path, seed: int) -> None:
    """Three pages are overwritten: at most the rows that had a part in them are gone, and none is wrong."""
    file = tmp_path / "outbox.sqlite"
    fill(file)
    before = SqliteStore(file)
    whole = {fact.id: (fact.state, before.row(fact.id)) for fact in before.facts(most=1000)}
    before.close()
    dice = random.Random(seed)  # noqa: S311 - the same every time
    content = bytearray(file.read_bytes())
    pages = dice.sample(range(len(content) // PAGE), 3)
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = dice.randbytes(PAGE)
    file.write_bytes(content)
    rescued = rescue(file)
    store = SqliteStore(file)
    for fact in store.facts(most=1000):
        assert (fact.state, store.row(fact.id)) == whole[fact.id]
    assert rescued.saved == len(ids(store)) >= 60 - 3 * 12
    store.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"no database " * 1000,
        lambda content: b"\xff" * len(content),
        lambda content: content[: PAGE // 2],
        lambda content: bytes([content[0] ^ 1]) + content[1:PAGE] + b"\x0d" * (len(content) - PAGE),
    ],
)
def test_garbage_gives_back_nothing_and_a_store_that_works(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "outbox.sqlite"
    fill(file, 5)
    file.write_bytes(spoil(file.read_bytes()))
    store, rescued = open_store(file)
    assert rescued is not None
    assert rescued.saved == 0
    store.keep(sealed_row())
    assert store.counts().waiting == 1
    store.close()


def test_a_row_that_is_not_what_was_signed_is_not_given_back(tmp_path: Path) -> None:
    file = tmp_path / "outbox.sqlite"
    store = SqliteStore(file)
    row = sealed_row(size=1000)
    store.keep(row)
    store.keep(sealed_row(size=1000))
    store.close()
    content = file.read_bytes()
    assert content.count(row.body) == 1
    file.write_bytes(content.replace(row.body, b"x" * len(row.body)))
    rescued = rescue(file)
    assert (rescued.saved, rescued.unsound) == (1, 1)


@pytest.mark.parametrize("done", ["nothing", "linked", "log moved"])
def test_a_power_cut_during_the_rescue_loses_nothing(tmp_path: Path, done: str) -> None:
    file = tmp_path / "outbox.sqlite"
    kept = fill(file)
    ready = tmp_path / "outbox.sqlite.rescued"
    ready.write_bytes(file.read_bytes())
    file.write_bytes(b"damaged")
    log = tmp_path / "outbox.sqlite-wal"
    log.write_bytes(b"of the damaged one")
    if done != "nothing":
        (tmp_path / "outbox.damaged-1.sqlite").hardlink_to(file)
    if done == "log moved":
        log.rename(tmp_path / "outbox.damaged-1.sqlite-wal")
    store, rescued = open_store(file)
    assert rescued is None
    assert ids(store) == kept
    assert b"damaged" in (tmp_path / "outbox.damaged-1.sqlite").read_bytes()
    store.close()


def test_a_second_damage_gets_a_name_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "outbox.sqlite"
    names = []
    for _ in range(2):
        fill(file, 3)
        file.write_bytes(b"\0" * 100 + file.read_bytes()[100:])
        names.append(rescue(file).aside)
    assert names == ["outbox.damaged-1.sqlite", "outbox.damaged-2.sqlite"]
    store = SqliteStore(file)
    assert {fact.state for fact in store.facts()} == {State.WAITING, State.ACCEPTED}
    assert len(ids(store)) == 6
    store.close()


def test_a_rescue_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    file = tmp_path / "outbox.sqlite"
    file.write_bytes(b"damaged " * 1000)
    (tmp_path / "outbox.sqlite.rescuing").mkdir()
    with pytest.raises(KnownError, match=r"outbox\.sqlite cannot be rescued"):
        open_store(file)
    assert file.read_bytes() == b"damaged " * 1000

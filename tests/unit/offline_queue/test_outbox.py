"""Confirm keeps everything or nothing, and nothing that nobody needs stays on the disk."""

from __future__ import annotations

import dataclasses
import io
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from offline_queue import outbox as outbox_module
from offline_queue.identifiers import is_local_number
from offline_queue.keys import KeyMissing
from offline_queue.kinds import RULES, Kind
from offline_queue.limits import Limits, Readings, WhyNot, clock_is_believable, free_bytes, why_not
from offline_queue.memory_store import MemoryStore
from offline_queue.model import Material, SealedRow
from offline_queue.moments import Moment, process_is_gone, process_mark
from offline_queue.outbox import Outbox
from offline_queue.policy import Sent
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore
from offline_queue.store import Holder, KnownError, Store, Trouble
from tests.support.outbox import sealed_row
from tests.support.sealing import NOON, PERSONAL, material, platform_keys, sealer, submission

SEALER = sealer(platform_keys())


def make(tmp_path: Path, store: Store | None = None) -> tuple[Outbox, Store, Path]:
    folder = tmp_path / "materials"
    store = store or MemoryStore()
    return Outbox(store, Spool(folder), SEALER), store, folder


def sealed_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.sealed"))


@pytest.mark.parametrize("kind", Kind)
def test_who_waits_for_an_answer_gets_a_number(tmp_path: Path, kind: Kind) -> None:
    outbox, _, _ = make(tmp_path)
    kept = outbox.keep(submission(kind))
    assert is_local_number(kept.local_number) == RULES[kind].for_resident
    if kept.local_number:
        fact = outbox.where_is(kept.local_number)
        assert fact is not None
        assert fact.id == kept.id


def test_the_same_submission_is_kept_once(tmp_path: Path) -> None:
    outbox, store, folder = make(tmp_path)
    made = submission(Kind.APPLICATION, material(b"x"))
    assert outbox.keep(made) == outbox.keep(made)
    assert len(store.facts()) == len(sealed_files(folder)) == 1


def test_without_a_key_nothing_is_kept(tmp_path: Path) -> None:
    store = MemoryStore()
    with pytest.raises(KeyMissing):
        Outbox(store, Spool(tmp_path / "materials"), None).keep(submission())
    assert store.facts() == ()


def test_only_what_names_nobody_may_be_kept_unsealed(tmp_path: Path) -> None:
    outbox, store, _ = make(tmp_path)
    with pytest.raises(ValueError, match="never kept unsealed"):
        outbox.keep_unsealed(submission(Kind.REVIEW))
    outbox.keep_unsealed(submission(Kind.STATISTICS))
    assert len(store.facts()) == 1


def test_a_material_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    outbox, store, folder = make(tmp_path)

    class Torn(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError("the scanner went away")

    def torn() -> BinaryIO:
        return Torn()

    with pytest.raises(OSError, match="scanner"):
        outbox.keep(submission(Kind.APPLICATION, material(b"x"), Material("a", "image/jpeg", torn)))
    assert (store.facts(), sealed_files(folder)) == ((), [])


class Failing(MemoryStore):
    """Fails to keep, having kept or not."""

    def __init__(self, *, trouble: Trouble, kept: bool, blind: bool = False) -> None:
        super().__init__()
        self._trouble, self._kept, self._blind = trouble, kept, blind
        self._failed = False

    def keep(self, row: SealedRow, *, imported: bool = False) -> bool:
        if self._kept:
            super().keep(row)
        self._failed = True
        raise KnownError(self._trouble, "it failed")

    def find(self, row_id):  # type: ignore[no-untyped-def]
        if self._failed and self._blind:
            raise KnownError(Trouble.INPUT_OUTPUT, "it cannot be read either")
        return super().find(row_id)


@pytest.mark.parametrize(("kept", "blind", "files"), [(False, False, 0), (True, False, 1), (False, True, 1)])
def test_a_commit_that_failed_erases_files_only_when_the_row_is_not_there(
    tmp_path: Path, kept: bool, blind: bool, files: int
) -> None:
    """An error at a commit does not say that it did not reach the disk."""
    outbox, _, folder = make(tmp_path, Failing(trouble=Trouble.DISK_FULL, kept=kept, blind=blind))
    with pytest.raises(KnownError):
        outbox.keep(submission(Kind.APPLICATION, material(b"x")))
    assert len(sealed_files(folder)) == files
    with pytest.raises(KnownError):
        outbox.keep(submission())


def test_a_number_that_is_taken_is_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outbox, store, _ = make(tmp_path)
    taken = sealed_row()
    store.keep(taken)
    free = sealed_row().local_number
    drawn = iter([taken.local_number, free])
    monkeypatch.setattr(outbox_module, "new_local_number", lambda: next(drawn))
    assert outbox.keep(submission()).local_number == free


def test_a_number_taken_in_between_is_drawn_again_and_not_for_ever(tmp_path: Path) -> None:
    outbox, _, folder = make(tmp_path, Failing(trouble=Trouble.NUMBER_TAKEN, kept=False))
    with pytest.raises(KnownError) as caught:
        outbox.keep(submission(Kind.APPLICATION, material(b"x")))
    assert caught.value.trouble is Trouble.NUMBER_TAKEN
    assert sealed_files(folder) == []


def test_files_without_a_row_are_swept(tmp_path: Path) -> None:
    outbox, store, folder = make(tmp_path)
    outbox.keep(submission(Kind.APPLICATION, material(b"x")))
    sent = outbox.keep(submission(Kind.APPLICATION, material(b"y"), material(b"z")))
    store.take_lease(Holder("me", process_mark()), Moment("b", 0), 1)
    store.settle(Holder("me", process_mark()), sent.id, Sent(""), NOON)
    (folder / "something else").write_bytes(b"")
    assert outbox.sweep() == 2
    assert len(sealed_files(folder)) == 1
    assert (folder / "something else").exists()


def test_a_sweep_waits_while_somebody_confirms(tmp_path: Path) -> None:
    outbox, _, folder = make(tmp_path)
    found: list[int] = []

    class Sweeping(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            found.append(outbox.sweep())
            return super().read(size)

    def sweeping() -> BinaryIO:
        return Sweeping(b"x")

    outbox.keep(submission(Kind.APPLICATION, material(b"first"), Material("a", "image/jpeg", sweeping)))
    assert set(found) == {0}
    assert len(sealed_files(folder)) == 2


def test_erased_files_are_overwritten_first(tmp_path: Path) -> None:
    _, _, folder = make(tmp_path)
    spool, row_id = Spool(folder), sealed_row().id
    spool.write(row_id, 1, [b"x" * 100_000])
    (file,) = sealed_files(folder)
    other_name = folder / "another name of the same file"
    other_name.hardlink_to(file)
    spool.erase(row_id)
    assert not file.exists()
    assert other_name.read_bytes() == bytes(100_000)


def test_what_was_sent_is_wiped_from_every_file(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "outbox.sqlite")
    rows = [sealed_row(size=9000) for _ in range(20)]
    for row in rows:
        store.keep(row)
    me = Holder("me", process_mark())
    store.take_lease(me, Moment("b", 0), 60)
    for row in rows:
        store.settle(me, row.id, Sent("A-1"), NOON)
    store.scrub()
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for row in rows:
        for start in range(0, len(row.body) - 32, 512):
            assert row.body[start : start + 32] not in left
        assert row.signature not in left
    store.close()


def test_nobody_else_may_read_what_is_kept(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "outbox.sqlite")
    outbox = Outbox(store, Spool(tmp_path / "materials"), SEALER)
    outbox.keep(submission(Kind.APPLICATION, material(b"x")))
    files = list(tmp_path.rglob("*"))
    assert len(files) >= 5
    assert [file for file in files if file.stat().st_mode & 0o077] == []
    assert not any(word.encode() in b"".join(f.read_bytes() for f in files if f.is_file()) for word in PERSONAL.split())
    store.close()


# --- limits -----------------------------------------------------------------------------------------------------------

WELL = Readings(store_works=True, rows=0, bytes=0, free_bytes=10**12, has_key=True, clock_believable=True)


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, ()),
        ({"store_works": False}, (WhyNot.STORE_FAULT,)),
        ({"free_bytes": 499_999_999}, (WhyNot.DISK_NEARLY_FULL,)),
        ({"free_bytes": 500_000_000}, ()),
        ({"rows": 50_000}, (WhyNot.QUEUE_FULL,)),
        ({"bytes": 4_000_000_000}, (WhyNot.QUEUE_FULL,)),
        ({"has_key": False, "clock_believable": False}, (WhyNot.KEY_MISSING, WhyNot.CLOCK_UNBELIEVABLE)),
    ],
)
def test_what_stands_against_confirming_is_known_before(change: dict[str, Any], reasons: tuple[WhyNot, ...]) -> None:
    assert why_not(dataclasses.replace(WELL, **change), Limits()) == reasons


def test_an_unbelievable_clock_is_noticed() -> None:
    def believed(now_days: float, newest_days: float | None = 0, corrected: bool = False) -> bool:
        newest = None if newest_days is None else NOON + timedelta(days=newest_days)
        now = NOON + timedelta(days=now_days)
        return clock_is_believable(now, corrected=corrected, released_at=NOON - timedelta(days=100), newest_at=newest)

    assert believed(0)
    assert believed(-0.04)
    assert not believed(-0.05)
    assert not believed(-365)
    assert believed(-365, corrected=True)
    assert believed(-99, newest_days=None)
    assert not believed(-101, newest_days=None)
    assert believed(400)
    assert not believed(401)


def test_free_room_is_what_may_be_written(tmp_path: Path) -> None:
    assert free_bytes(tmp_path) > 0


# --- moments ----------------------------------------------------------------------------------------------------------


def test_a_process_that_runs_is_not_gone_and_one_that_ended_is() -> None:
    mark = process_mark()
    assert not process_is_gone(mark)
    namespace, pid, start = mark.split()
    assert process_is_gone(f"{namespace} {pid} {int(start) + 1}")
    assert process_is_gone(f"{namespace} 4194304 {start}")
    assert not process_is_gone(f"pid:[1] {pid} {start}")

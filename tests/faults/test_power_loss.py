"""The power is cut while residents confirm. SIGKILL proves nothing here: the page cache outlives it.

A terminal's writing end is run with every write, fsync and change of names recorded; from the record comes what a disk
may hold after a cut at any moment; each of these disks is opened by the real store. Nothing that was confirmed may be
missing from any.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from tests.support.confirming import SAID
from tests.support.crash_images import (
    Disk,
    Operation,
    Record,
    build_recorder,
    images,
    put_image,
    read_records,
    recorded_environment,
)
from tests.support.outbox_promises import missing_from
from tests.support.sealing import platform_keys, write_keys

#: A name made here is in memory: nothing of an image needs to last.
_FAST = Path("/dev/shm")  # noqa: S108


@dataclass(frozen=True)
class Recorded:
    root: Path
    records: list[Record]


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_recorder(tmp_path_factory.mktemp("recorder"))


@pytest.fixture
def fast_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=_FAST if _FAST.is_dir() else None) as folder:
        yield Path(folder)


def record(recorder: Path, folder: Path, confirms: int, *more: str) -> Recorded:
    root = folder / "terminal"
    (root / "state").mkdir(parents=True)
    write_keys(folder / "keys.json", platform_keys())
    log = folder / "log"
    command = [sys.executable, "-m", "tests.support.confirming", str(root), "--keys", str(folder / "keys.json")]
    subprocess.run(
        [*command, "--confirms", str(confirms), *more], check=True, env=recorded_environment(recorder, root, log)
    )
    return Recorded(root, read_records(log))


def crashes(recorded: Recorded) -> Iterator[tuple[Disk, set[UUID], set[UUID]]]:
    """Each moment at which more may be lost than just before: before each sync, and the end. With what was promised
    by then, and what the platform had got."""
    disk, kept, sent = Disk(recorded.root), set[UUID](), set[UUID]()
    for one in recorded.records:
        if one.path == recorded.root / SAID:
            word, _, what = one.data.decode().partition(" ")
            if word == "kept":
                kept.add(UUID(what.strip()))
            elif word == "sent":
                sent.add(UUID(what.strip()))
            continue
        if one.operation in (Operation.SYNC, Operation.SYNC_FOLDER):
            yield disk, kept, sent
        disk.apply(one)
    yield disk, kept, sent


def lost(recorded: Recorded, fast_folder: Path, each: int) -> tuple[int, list[str]]:
    """How many images were opened, and what was missing from them."""
    dice = random.Random(1)  # noqa: S311 - the same every time
    opened, faults = 0, list[str]()
    for disk, kept, sent in crashes(recorded):
        for image in images(disk, dice, each):
            opened += 1
            with tempfile.TemporaryDirectory(dir=fast_folder) as folder:
                put_image(image, recorded.root, Path(folder))
                faults += missing_from(Path(folder), kept, sent)
    return opened, faults


def test_nothing_confirmed_is_missing_after_a_power_cut(recorder: Path, tmp_path: Path, fast_folder: Path) -> None:
    recorded = record(recorder, tmp_path, 10, "--send")
    opened, faults = lost(recorded, fast_folder, each=8)
    assert faults == []
    assert opened > 300


@pytest.mark.parametrize("mutant", ["synchronous-off", "synchronous-normal", "no-folder-sync"])
def test_a_store_that_does_not_sync_is_caught(recorder: Path, tmp_path: Path, fast_folder: Path, mutant: str) -> None:
    recorded = record(recorder, tmp_path, 5, "--mutant", mutant)
    _, faults = lost(recorded, fast_folder, each=4)
    assert faults


def test_the_record_is_whole(recorder: Path, tmp_path: Path) -> None:
    """With nothing lost, the disk that is computed is the disk that is there."""
    recorded = record(recorder, tmp_path, 6, "--send")
    disk = Disk(recorded.root)
    for one in recorded.records:
        disk.apply(one)
    computed = disk.image(disk.changes())
    there = {file: file.read_bytes() for file in recorded.root.rglob("*") if file.is_file()}
    assert computed == there


@pytest.mark.long
@pytest.mark.timeout(3000)
def test_nothing_confirmed_is_missing_after_any_power_cut(recorder: Path, tmp_path: Path, fast_folder: Path) -> None:
    recorded = record(recorder, tmp_path, 60, "--send")
    opened, faults = lost(recorded, fast_folder, each=300)
    assert faults == []
    assert opened > 20_000

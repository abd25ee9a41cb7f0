"""What a disk may hold after a power cut, computed from a record of what was written and synced.

The model is POSIX, and no kinder: what was written to a file since its last fsync may be there or not, each write by
itself and in any order, sector by sector; so may every name that was made, moved or removed in a folder since that
folder's last fsync. What was synced is there.
"""

from __future__ import annotations

import itertools
import os
import random
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import TypeAlias

SECTOR = 512
_SOURCE = Path(__file__).with_name("disk_recorder.c")
#: Up to so many unsynced changes every subset of them is tried.
_ALL_SUBSETS_OF = 8


class Operation(IntEnum):
    CREATE = 1
    WRITE = 2
    TRUNCATE = 3
    SYNC = 4
    SYNC_FOLDER = 5
    RENAME = 6
    UNLINK = 7
    MKDIR = 8


@dataclass(frozen=True)
class Record:
    operation: Operation
    path: Path
    offset: int
    data: bytes


def build_recorder(folder: Path) -> Path:
    """The library to preload."""
    library = folder / "disk_recorder.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-ldl"], check=True)
    return library


def recorded_environment(recorder: Path, root: Path, log: Path, **more: str) -> dict[str, str]:
    return os.environ | {"LD_PRELOAD": str(recorder), "DISK_ROOT": str(root), "DISK_LOG": str(log)} | more


def read_records(log: Path) -> list[Record]:
    content, position, records = log.read_bytes(), 0, []
    while position < len(content):
        operation, path_length = struct.unpack_from("<BI", content, position)
        position += 5
        path = Path(os.fsdecode(content[position : position + path_length]))
        position += path_length
        offset, length = struct.unpack_from("<QQ", content, position)
        position += 16
        has_data = operation in (Operation.WRITE, Operation.RENAME)
        data = content[position : position + length] if has_data else b""
        position += len(data)
        records.append(Record(Operation(operation), path, offset, data))
    return records


@dataclass(frozen=True)
class _Write:
    offset: int
    data: bytes


@dataclass(frozen=True)
class _Cut:
    length: int


@dataclass(eq=False)
class _File:
    """A file, whatever its names are."""

    durable: bytes = b""
    pending: list[_Write | _Cut] = field(default_factory=list)

    def with_changes(self, changes: list[_Write | _Cut]) -> bytes:
        content = bytearray(self.durable)
        for change in changes:
            if isinstance(change, _Cut):
                content[change.length :] = bytes(max(0, change.length - len(content)))
            else:
                content.extend(bytes(max(0, change.offset - len(content))))
                content[change.offset : change.offset + len(change.data)] = change.data
        return bytes(content)


@dataclass(frozen=True)
class _Naming:
    """One change of names: all of it, or nothing."""

    folder: Path
    gone: Path | None
    here: Path | None
    file: _File | None


#: One change of which nobody knows whether a power cut leaves it.
Change: TypeAlias = "tuple[_File, _Write | _Cut] | _Naming"


@dataclass
class Disk:
    """The files below a root, as they are and as they may be after a power cut."""

    root: Path
    now: dict[Path, _File] = field(default_factory=dict)
    durable: dict[Path, _File] = field(default_factory=dict)
    folders: set[Path] = field(default_factory=set)
    namings: list[_Naming] = field(default_factory=list)

    def apply(self, record: Record) -> None:
        path = record.path
        match record.operation:
            case Operation.CREATE:
                self.now[path] = _File()
                self.namings.append(_Naming(path.parent, None, path, self.now[path]))
            case Operation.WRITE:
                self._file(path).pending.append(_Write(record.offset, record.data))
            case Operation.TRUNCATE:
                self._file(path).pending.append(_Cut(record.offset))
            case Operation.SYNC:
                file = self._file(path)
                file.durable, file.pending = file.with_changes(file.pending), []
            case Operation.SYNC_FOLDER:
                for naming in [one for one in self.namings if one.folder == path]:
                    self.namings.remove(naming)
                    _name(self.durable, naming)
            case Operation.UNLINK:
                self.now.pop(path, None)
                self.namings.append(_Naming(path.parent, path, None, None))
            case Operation.RENAME:
                target = Path(os.fsdecode(record.data))
                self.now[target] = self.now.pop(path)
                self.namings.append(_Naming(path.parent, path, target, self.now[target]))
            case Operation.MKDIR:
                self.folders.add(path)

    def _file(self, path: Path) -> _File:
        return self.now[path]

    def changes(self) -> list[Change]:
        """Everything of which nobody knows whether a power cut leaves it."""
        named = {id(file): file for file in (*self.now.values(), *self.durable.values())}
        return [*self.namings, *((file, change) for file in named.values() for change in file.pending)]

    def image(self, left: list[Change]) -> dict[Path, bytes]:
        """The files after a cut that left exactly the changes ``left``, in the order in which they were made."""
        names = dict(self.durable)
        by_file: dict[int, list[_Write | _Cut]] = {}
        for change in left:
            if isinstance(change, _Naming):
                _name(names, change)
            else:
                by_file.setdefault(id(change[0]), []).append(change[1])
        return {path: file.with_changes(by_file.get(id(file), [])) for path, file in names.items()}


def _name(names: dict[Path, _File], naming: _Naming) -> None:
    if naming.gone is not None:
        names.pop(naming.gone, None)
    if naming.here is not None and naming.file is not None:
        names[naming.here] = naming.file


def images(disk: Disk, dice: random.Random, most: int) -> Iterator[dict[Path, bytes]]:
    """Up to ``most`` images of a cut at this moment, the telling ones first; every subset when they are few."""
    changes = disk.changes()
    namings: list[Change] = [change for change in changes if isinstance(change, _Naming)]
    writes: list[Change] = [change for change in changes if not isinstance(change, _Naming)]
    yield from itertools.islice(
        itertools.chain(
            (disk.image(left) for left in ([], changes, namings, writes)),
            (disk.image(_torn(changes, index, dice)) for index in range(len(changes) - 1, -1, -1)),
            (disk.image(changes[:index] + changes[index + 1 :]) for index in range(len(changes))),
            (disk.image([change]) for change in changes),
            _subsets(disk, changes),
            (disk.image(_some_of(changes, dice)) for _ in range(most)),
        ),
        most,
    )


def _subsets(disk: Disk, changes: list[Change]) -> Iterator[dict[Path, bytes]]:
    if len(changes) <= _ALL_SUBSETS_OF:
        for size in range(len(changes) + 1):
            for left in itertools.combinations(changes, size):
                yield disk.image(list(left))


def _some_of(changes: list[Change], dice: random.Random) -> list[Change]:
    left: list[Change] = []
    for change in changes:
        if dice.random() < 0.3:
            left.extend(_torn([change], 0, dice))
        elif dice.random() < 0.6:
            left.append(change)
    return left


def _torn(changes: list[Change], index: int, dice: random.Random) -> list[Change]:
    """``changes`` up to ``index``, of which only some sectors reached the disk."""
    change = changes[index]
    if isinstance(change, _Naming) or isinstance(change[1], _Cut):
        return changes[:index]
    write = change[1]
    # Sectors are those of the disk, not of the write.
    first = SECTOR - write.offset % SECTOR
    edges = [0, *range(first, len(write.data), SECTOR), len(write.data)]
    pieces: list[Change] = [
        (change[0], _Write(write.offset + start, write.data[start:end]))
        for start, end in itertools.pairwise(edges)
        if dice.random() < 0.5
    ]
    return changes[:index] + pieces


def put_image(image: dict[Path, bytes], root: Path, folder: Path) -> None:
    """Write the files of ``image``, which lay below ``root``, below ``folder``."""
    for path, content in image.items():
        file = folder / path.relative_to(root)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

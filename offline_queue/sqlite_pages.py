# SPDX-License-Identifier: Apache-2.0
"""Reads rows straight out of the pages of an SQLite file, however little of the file is whole.

SQLite's own reader gives up at the first broken page on its way; here every leaf page of a table stands for itself.
The format: https://www.sqlite.org/fileformat2.html, sections 1.6 (b-tree pages), 2.1 (records), 4 (the log).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TypeAlias

Value: TypeAlias = int | float | str | bytes | None

_LEAF_OF_TABLE = 0x0D
_FILE_HEADER = 100
_LOG_HEADER, _FRAME_HEADER = 32, 24
_LOG_MAGIC = (0x377F0682, 0x377F0683)
_PAGE_SIZES = [2**power for power in range(9, 17)]
_DEFAULT_PAGE = 4096


class _Broken(Exception):
    pass


def read_records(database: bytes, log: bytes, columns: int) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Row id and values of every record with so many columns that can be read, from database and log as they lie.

    The same row may come more than once, its newest copy last.
    """
    pages, size = _pages(database, log)
    for number in sorted(pages):
        page = pages[number]
        start = _FILE_HEADER if number == 1 else 0
        if len(page) < size or page[start] != _LEAF_OF_TABLE:
            continue
        (cells,) = struct.unpack_from(">H", page, start + 3)
        for index in range(min(cells, (size - start - 8) // 2)):
            (offset,) = struct.unpack_from(">H", page, start + 8 + 2 * index)
            try:
                row_id, values = _cell(page, offset, size, pages)
            except (_Broken, IndexError, struct.error, UnicodeDecodeError):
                continue
            if len(values) == columns:
                yield row_id, values


def _pages(database: bytes, log: bytes) -> tuple[dict[int, bytes], int]:
    """The pages by number, those of the log instead of older ones; and their size."""
    size = int.from_bytes(log[8:12], "big") if len(log) >= _LOG_HEADER else int.from_bytes(database[16:18], "big")
    if size not in _PAGE_SIZES:
        size = _DEFAULT_PAGE
    pages = {index // size + 1: database[index : index + size] for index in range(0, len(database), size)}
    pages.update(_committed(log, size))
    return pages, size


def _committed(log: bytes, size: int) -> dict[int, bytes]:
    """The pages of the log up to its last commit. A log that was cut and begun anew ends where its salt changes."""
    if len(log) < _LOG_HEADER or int.from_bytes(log[:4], "big") not in _LOG_MAGIC:
        return {}
    salts, committed, waiting = log[16:24], dict[int, bytes](), dict[int, bytes]()
    for start in range(_LOG_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        number, pages_after_commit = struct.unpack_from(">II", log, start)
        if log[start + 8 : start + 16] != salts:
            break
        waiting[number] = log[start + _FRAME_HEADER : start + _FRAME_HEADER + size]
        if pages_after_commit:
            committed.update(waiting)
            waiting.clear()
    return committed


def _cell(page: bytes, offset: int, size: int, pages: dict[int, bytes]) -> tuple[int, tuple[Value, ...]]:
    length, offset = _varint(page, offset)
    row_id, offset = _varint(page, offset)
    most_here, least_here = size - 35, (size - 12) * 32 // 255 - 23
    if length <= most_here:
        here = length
    else:
        here = least_here + (length - least_here) % (size - 4)
        if here > most_here:
            here = least_here
    payload = page[offset : offset + here]
    if length > here:
        payload += _overflow(int.from_bytes(page[offset + here : offset + here + 4], "big"), length - here, size, pages)
    if len(payload) != length:
        raise _Broken
    return row_id, tuple(_record(payload))


def _overflow(number: int, left: int, size: int, pages: dict[int, bytes]) -> bytes:
    pieces: list[bytes] = []
    while left > 0:
        page = pages.get(number, b"")
        if len(page) < size or len(pieces) > len(pages):
            raise _Broken
        pieces.append(page[4 : 4 + min(left, size - 4)])
        left -= size - 4
        number = int.from_bytes(page[:4], "big")
    return b"".join(pieces)


def _record(payload: bytes) -> Iterator[Value]:
    header_end, offset = _varint(payload, 0)
    kinds: list[int] = []
    while offset < header_end:
        kind, offset = _varint(payload, offset)
        kinds.append(kind)
    for kind in kinds:
        length = _length(kind)
        content = payload[offset : offset + length]
        if len(content) != length:
            raise _Broken
        offset += length
        yield _value(kind, content)


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind]


def _value(kind: int, content: bytes) -> Value:
    if kind == 0:
        return None
    if kind == 7:
        (real,) = struct.unpack(">d", content)
        return float(real)
    if kind in (8, 9):
        return kind - 8
    if kind < 7:
        return int.from_bytes(content, "big", signed=True)
    return content if kind % 2 == 0 else content.decode()


def _varint(content: bytes, offset: int) -> tuple[int, int]:
    """Up to nine bytes, seven bits each, all eight of the ninth; and where it ends."""
    value = 0
    for index in range(8):
        byte = content[offset + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, offset + index + 1
    return value << 8 | content[offset + 8], offset + 9

"""A sorted text file that is searched where it lies: mapped, not loaded; it costs memory only where it is read."""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Callable, Iterator
from pathlib import Path

#: Above every byte of UTF-8: the end of the lines that begin with a prefix.
_AFTER = b"\xff"


class Table:
    """Lines of UTF-8 with tabs between their columns, in the order of ``key_of`` their first column.

    A first line that begins with ``#`` says where the data comes from and is passed over. Raises OSError when the file
    cannot be read, ValueError when it is empty.
    """

    def __init__(self, path: Path, key_of: Callable[[bytes], bytes] = bytes) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._key_of = key_of
        self._start = 0
        while self._bytes[self._start : self._start + 1] == b"#":
            self._start = self._bytes.find(b"\n", self._start) + 1

    def beginning(self, prefix: str) -> Iterator[tuple[str, ...]]:
        """The columns of every line whose key begins with ``prefix``, in the order of the file."""
        wanted = prefix.encode()
        yield from self._between(self._first(wanted), self._first(wanted + _AFTER))

    def exactly(self, key: str) -> Iterator[tuple[str, ...]]:
        """The columns of every line with this key."""
        wanted = key.encode()
        yield from self._between(self._first(wanted), self._first(wanted + b"\x00"))

    def close(self) -> None:
        self._bytes.close()

    def _between(self, start: int, end: int) -> Iterator[tuple[str, ...]]:
        for line in self._bytes[start:end].decode().splitlines():
            yield tuple(line.split("\t"))

    def _first(self, wanted: bytes) -> int:
        """Where the first line begins whose key is ``wanted`` or comes after it."""
        offsets = range(self._start, len(self._bytes))
        found = bisect_left(offsets, wanted, key=self._key_of_line_from)
        return self._line_from(offsets[found]) if found < len(offsets) else len(self._bytes)

    def _line_from(self, offset: int) -> int:
        """The beginning of the first line that does not begin before ``offset``."""
        if offset <= self._start:
            return self._start
        end = self._bytes.find(b"\n", offset - 1)
        return end + 1

    def _key_of_line_from(self, offset: int) -> bytes:
        start = self._line_from(offset)
        if start >= len(self._bytes):
            return _AFTER * 2
        return self._key_of(self._bytes[start : self._bytes.find(b"\t", start)])

# SPDX-License-Identifier: Apache-2.0
"""A material as a stream of sealed chunks, in constant memory.

The construction is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance, 2015): the nonce counts the chunks and marks the last, so what is missing, moved, repeated or cut off
does not open. README.md, "Materials", has the bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

CHUNK_BYTES = 1024 * 1024
TAG_BYTES = 16
_COUNTER_BYTES = 11


class NotAuthentic(Exception):
    """What should be opened is not what was sealed, or the key is another one."""


class Readable(Protocol):
    """A binary stream, as far as it is read from."""

    def read(self, size: int, /) -> bytes: ...


class ChunkCipher(Protocol):
    """AEAD with a 12-byte nonce and a 16-byte tag behind the ciphertext."""

    def seal(self, nonce: bytes, plaintext: bytes) -> bytes: ...

    def open(self, nonce: bytes, ciphertext: bytes) -> bytes:
        """Raises NotAuthentic."""


def seal_stream(plaintext: Readable, cipher: ChunkCipher) -> Iterator[bytes]:
    """The sealed chunks of ``plaintext``, one at a time. ``cipher``'s key must seal nothing else."""
    for index, chunk, last in _chunks(plaintext, CHUNK_BYTES):
        yield cipher.seal(_nonce(index, last=last), chunk)


def open_stream(ciphertext: Readable, cipher: ChunkCipher) -> Iterator[bytes]:
    """The plaintext of a sealed material, chunk by chunk. Raises NotAuthentic.

    Only when the iteration ends without it is the material whole: a caller keeps nothing of one that ended otherwise.
    """
    for index, chunk, last in _chunks(ciphertext, CHUNK_BYTES + TAG_BYTES):
        yield cipher.open(_nonce(index, last=last), chunk)


def _chunks(stream: Readable, size: int) -> Iterator[tuple[int, bytes, bool]]:
    """Pieces of ``size`` bytes with their index and whether each is the last; an empty stream is one empty piece."""
    index, chunk = 0, _read(stream, size)
    while True:
        following = _read(stream, size) if len(chunk) == size else b""
        yield index, chunk, not following
        if not following:
            return
        index, chunk = index + 1, following


def _read(stream: Readable, size: int) -> bytes:
    """``size`` bytes, fewer only at the end: a raw stream may give less at a time."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _nonce(index: int, *, last: bool) -> bytes:
    return index.to_bytes(_COUNTER_BYTES, "big") + (b"\x01" if last else b"\x00")

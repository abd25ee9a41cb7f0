"""The file that a bundle travels in: a plain tar (POSIX ustar) that any tool opens, and a reader that knows little.

First ``bundle.json``, then the manifest's files in its order below ``files/``, each under the one header that it can
have; two empty blocks. A link, a device, a second name, a path that leads elsewhere cannot be said in it.
"""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, TypeAlias

from kiosk.bundles.manifest import File, Manifest
from kiosk.bundles.refusing import BundleRefused, Refused

HEAD = "bundle.json"
_FOLDER = "files/"
_BLOCK = 512
_PIECE = 1 << 20
#: Ten thousand files with their hashes, and lists of trust.
_LARGEST_HEAD = 4 << 20
_PLAIN_FILE = (b"0", b"\0")

#: What is done with a piece of a file.
Sink: TypeAlias = Callable[[bytes], object]


def write(stream: BinaryIO, head: bytes, files: Iterable[tuple[File, Path]]) -> None:
    """``files`` in the manifest's order. Raises OSError, and ValueError for a file that is another by now."""
    stream.write(_header(HEAD, len(head)) + head + _filling(len(head)))
    for file, source in files:
        stream.write(_header(_FOLDER + file.path, file.size))
        done = 0
        with source.open("rb") as content:
            while piece := content.read(_PIECE):
                stream.write(piece)
                done += len(piece)
        if done != file.size:
            raise ValueError(f"{file.path} has changed while it was read")
        stream.write(_filling(file.size))
    stream.write(bytes(2 * _BLOCK))


def read_head(stream: BinaryIO) -> bytes:
    """The first file. Raises BundleRefused."""
    block = stream.read(_BLOCK)
    if len(block) < _BLOCK:
        raise BundleRefused(Refused.NOT_A_BUNDLE, "too short")
    size = _size_in(block)
    if size is None or block != _header(HEAD, size):
        raise BundleRefused(Refused.NOT_A_BUNDLE, f"it does not begin with {HEAD}")
    if size > _LARGEST_HEAD:
        raise BundleRefused(Refused.TOO_LARGE, f"{HEAD} of {size} bytes")
    head = stream.read(size)
    if len(head) < size:
        raise BundleRefused(Refused.CUT_OFF, HEAD)
    _read_filling(stream, size, HEAD)
    return head


def read_files(stream: BinaryIO, manifest: Manifest, sink: Callable[[File], Sink]) -> None:
    """Give every file, piece by piece, to what ``sink`` makes for it; what was given counts when this returns.

    Raises BundleRefused, and OSError from the sinks.
    """
    for file in manifest.files:
        block = stream.read(_BLOCK)
        if len(block) < _BLOCK:
            raise BundleRefused(Refused.CUT_OFF, file.path)
        if block != _header(_FOLDER + file.path, file.size):
            raise _another(block, file)
        _read_one(stream, file, sink(file))
    end = stream.read(2 * _BLOCK)
    if len(end) < 2 * _BLOCK:
        raise BundleRefused(Refused.CUT_OFF, "its end")
    if any(end) or stream.read(1):
        raise BundleRefused(Refused.OTHER_FILES, "more than the manifest names")


def _read_one(stream: BinaryIO, file: File, sink: Sink) -> None:
    digest, left = hashlib.sha256(), file.size
    while left:
        piece = stream.read(min(_PIECE, left))
        if not piece:
            raise BundleRefused(Refused.CUT_OFF, file.path)
        digest.update(piece)
        sink(piece)
        left -= len(piece)
    if digest.hexdigest() != file.sha256:
        raise BundleRefused(Refused.CHANGED, file.path)
    _read_filling(stream, file.size, file.path)


def _read_filling(stream: BinaryIO, size: int, name: str) -> None:
    """What fills the last block of a file is empty."""
    wanted = _filling(size)
    found = stream.read(len(wanted))
    if len(found) < len(wanted):
        raise BundleRefused(Refused.CUT_OFF, name)
    if found != wanted:
        raise BundleRefused(Refused.CHANGED, name)


def _another(block: bytes, file: File) -> BundleRefused:
    """Which header it is not."""
    if not any(block):
        return BundleRefused(Refused.OTHER_FILES, f"{file.path} is not in it")
    if block[257:262] == b"ustar" and block[156:157] not in _PLAIN_FILE:
        return BundleRefused(Refused.NOT_PLAIN, f"where {file.path} should be")
    return BundleRefused(Refused.OTHER_FILES, f"something else where {file.path} should be")


def _header(name: str, size: int) -> bytes:
    """The one header that a file of this name and size has here: of nobody, of no day, readable by all."""
    about = tarfile.TarInfo(name)
    about.size = size
    return about.tobuf(tarfile.USTAR_FORMAT)


def _size_in(block: bytes) -> int | None:
    try:
        return int(block[124:135], 8)
    except ValueError:
        return None


def _filling(size: int) -> bytes:
    return bytes(-size % _BLOCK)

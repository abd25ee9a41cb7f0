"""Is a bundle right: in its form, signed by whom it should be, of its time, whole. Before a byte of it is used."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from kiosk import __version__
from kiosk.bundles import container
from kiosk.bundles.container import Sink
from kiosk.bundles.kinds import ROLE_OF
from kiosk.bundles.manifest import Envelope, File, Head, Manifest, read_head, read_manifest, time_of
from kiosk.bundles.refusing import BundleRefused, Refused
from kiosk.bundles.trust import Trust, follow
from kiosk.central.role_signature import Signer


@dataclass(frozen=True)
class Verified:
    """A bundle that counts. ``trust``: what its lists have made of ours, to be kept whatever becomes of the bundle."""

    manifest: Manifest
    envelope: Envelope
    signer: Signer
    trust: Trust


def show(file: Path) -> tuple[Head, Manifest]:
    """What a bundle says of itself, whoever signed it. Raises BundleRefused, OSError."""
    with opened(file) as stream:
        head = read_head(container.read_head(stream))
    return head, read_manifest(head.manifest.signed)


def trusted_by(file: Path, trust: Trust, now: datetime) -> Trust:
    """What the lists in a bundle make of ``trust``. Raises BundleRefused, OSError."""
    with opened(file) as stream:
        return follow(trust, read_head(container.read_head(stream)).trust, now)


def verify(file: Path, trust: Trust, now: datetime, product: str = __version__) -> Verified:
    """All of it, but whether it is older than what is here. Raises BundleRefused, OSError."""
    with opened(file) as stream:
        found = _verify_head(stream, trust, now, product)
        container.read_files(stream, found.manifest, _nowhere)
    return found


def unpack(file: Path, folder: Path, trust: Trust, now: datetime, product: str = __version__) -> Verified:
    """The same, and its files are below ``folder``, which is new and on the disk when this returns.

    Raises BundleRefused, OSError; what there is of the folder is then the caller's to remove.
    """
    with opened(file) as stream:
        found = _verify_head(stream, trust, now, product)
        folder.mkdir(mode=0o755)
        for parent in sorted({parent for one in found.manifest.files for parent in Path(one.path).parents}):
            (folder / parent).mkdir(mode=0o755, exist_ok=True)
        writing = _Writing(folder)
        try:
            container.read_files(stream, found.manifest, writing.begin)
        finally:
            writing.end()
    for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        sync_folder(path)
    return found


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """A plain file: nothing that hangs, and nothing without an end. Raises BundleRefused, OSError."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise BundleRefused(Refused.NOT_A_BUNDLE, "no plain file")
        yield stream


def _verify_head(stream: BinaryIO, trust: Trust, now: datetime, product: str) -> Verified:
    head = read_head(container.read_head(stream))
    manifest = read_manifest(head.manifest.signed)
    trust = follow(trust, head.trust, now)
    if trust.is_over(now):
        raise BundleRefused(Refused.TRUST_EXPIRED, f"list {trust.list_.version}, {trust.list_.expires}")
    signer = trust.check(head.manifest, ROLE_OF[manifest.kind], now)
    if now < time_of(manifest.valid_from):
        raise BundleRefused(Refused.NOT_YET, f"from {manifest.valid_from}, and it is {now:%Y-%m-%d %H:%M}")
    if now >= time_of(manifest.valid_until):
        raise BundleRefused(Refused.EXPIRED, f"until {manifest.valid_until}, and it is {now:%Y-%m-%d %H:%M}")
    if numbers(manifest.minimum_product) > numbers(product):
        raise BundleRefused(Refused.NEEDS_NEWER, f"{manifest.minimum_product}, and {product} is here")
    return Verified(manifest, head.manifest, signer, trust)


def numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version; what stands behind them does not count. "1.10" is behind "1.9"."""
    found: list[int] = []
    for part in version.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        found.append(int(digits))
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def sync_folder(folder: Path) -> None:
    """Names in a folder outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _nowhere(file: File) -> Sink:
    return len


class _Writing:
    """Files below a folder, one after another; each on the disk before the next begins."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stream: BinaryIO | None = None

    def begin(self, file: File) -> Sink:
        self.end()
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        self._stream = os.fdopen(os.open(self._folder / file.path, flags, 0o644), "wb")
        return self._stream.write

    def end(self) -> None:
        if self._stream is not None:
            with self._stream as stream:
                stream.flush()
                os.fsync(stream.fileno())
            self._stream = None

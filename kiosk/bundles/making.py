"""Making a bundle of a file or a folder."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509

from kiosk.bundles import container
from kiosk.bundles.kinds import Kind
from kiosk.bundles.manifest import MOST_FILES, Envelope, File, Head, Manifest, good_path, read_manifest, utc_text
from kiosk.bundles.refusing import BundleRefused, Refused
from kiosk.central.role_signature import sign_by


@dataclass(frozen=True)
class About:
    """What the manifest says besides the files. ``sequence`` is greater than that of every earlier one of ``name``."""

    kind: Kind
    name: str
    version: str
    sequence: int
    valid_from: datetime  # aware
    valid_for: timedelta
    minimum_product: str


def make(
    source: Path,
    out: Path,
    about: About,
    signer: Callable[[bytes], bytes],
    chain: Sequence[x509.Certificate],
    *,
    now: datetime,
    trust: Sequence[Envelope] = (),
) -> Manifest:
    """Write the bundle of ``source`` to ``out``. ``signer`` answers ECDSA with SHA-256 over what it is given.

    Raises BundleRefused for what could not be taken anywhere, OSError, ValueError for a signature that is none or a
    file that changes meanwhile.
    """
    found = list(_files(source))
    manifest_text = Manifest.model_construct(
        format=1,
        kind=about.kind,
        name=about.name,
        version=about.version,
        sequence=about.sequence,
        created=utc_text(now),
        valid_from=utc_text(about.valid_from),
        valid_until=utc_text(about.valid_from + about.valid_for),
        minimum_product=about.minimum_product,
        files=[file for file, _ in found],
    ).model_dump_json()
    manifest = read_manifest(manifest_text)  # by the eyes of whoever reads it
    envelope = Envelope(signed=manifest_text, signatures=[sign_by(manifest_text.encode("utf-8"), signer, chain)])
    head = Head(manifest=envelope, trust=list(trust)).model_dump_json().encode("utf-8")
    draft = out.with_name(f".{out.name}.new")
    try:
        with draft.open("wb") as stream:
            container.write(stream, head, found)
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _files(source: Path) -> Iterator[tuple[File, Path]]:
    """By their names. Raises BundleRefused for what is no plain file, or cannot be named."""
    if source.is_file() and not source.is_symlink():
        yield _file(source, source.name), source
        return
    if not source.is_dir():
        raise BundleRefused(Refused.NOT_PLAIN, source.name)
    paths = sorted(path for path in source.rglob("*") if path.is_symlink() or not path.is_dir())
    if len(paths) > MOST_FILES:
        raise BundleRefused(Refused.TOO_LARGE, f"{len(paths)} files, and {MOST_FILES} are the most")
    for path in paths:
        yield _file(path, path.relative_to(source).as_posix()), path


def _file(path: Path, name: str) -> File:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise BundleRefused(Refused.NOT_PLAIN, ascii(name))
    if not good_path(name):
        raise BundleRefused(Refused.BAD_PATH, ascii(name))
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return File(path=name, size=path.stat().st_size, sha256=digest)

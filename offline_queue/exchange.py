# SPDX-License-Identifier: Apache-2.0
"""Out to a USB stick, in from one: the way to the platform when there is no line.

One file a row, which is whole in itself. What goes out stays sealed and signed, and stays in the queue as well: the
row's id makes a second effect impossible, whichever copy arrives first.

A file is an uncompressed tar (POSIX.1-2001) named ``<id>.row``, with these members in this order: ``statement``,
``signature``, ``certificates`` (PEM, the signing terminal's first), ``body``, and ``1``, ``2``, ... for the materials.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, TypeAlias
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec

from offline_queue import folders
from offline_queue.model import SealedMaterial, SealedRow, State
from offline_queue.spool import Spool
from offline_queue.statement import StatementInvalid, read_statement
from offline_queue.store import KnownError, Store
from offline_queue.streaming import NotAuthentic
from offline_queue.suites import OPEN
from offline_queue.unsealing import check_signature

#: The public key of a terminal, if these certificates (PEM) prove that it is one of the same platform.
Trust: TypeAlias = Callable[[str, bytes], ec.EllipticCurvePublicKey | None]

SUFFIX = ".row"
_HELD = (State.WAITING, State.SENDING, State.PARKED)
_PIECE = 1024 * 1024
#: Statement, signature, certificates and body are read whole: a file that claims more is none of ours.
_MOST_SMALL = 64 * 1024
_MOST_BODY = 16 * 1024 * 1024


class NotTaken(StrEnum):
    """Why a file was left alone."""

    UNREADABLE = "unreadable"
    NOT_A_ROW = "not_a_row"
    FORGED = "forged"  # not signed by a terminal of this platform
    DAMAGED = "damaged"  # signed, and not what was signed
    CONFLICT = "conflict"  # another row has its id


@dataclass(frozen=True)
class Exported:
    rows: int
    unsigned: int  # records that name nobody are not signed, and so stay here


@dataclass(frozen=True)
class Imported:
    added: int
    known: int
    left: tuple[tuple[str, NotTaken], ...]  # name of the file, why


class _Left(Exception):
    def __init__(self, why: NotTaken) -> None:
        super().__init__(why.value)
        self.why = why


def export_rows(store: Store, spool: Spool, folder: Path, certificates: bytes) -> Exported:
    """Write every row that waits or is parked below ``folder``. A file that is there is whole.

    Raises OSError (no room, stick pulled out: what was written stands), KnownError.
    """
    written = unsigned = after = 0
    while facts := store.facts(after=after):
        for fact in facts:
            after = fact.sequence
            row = store.row(fact.id) if fact.state in _HELD else None
            if row is None:
                continue
            if row.suite == OPEN:
                unsigned += 1
                continue
            _write_row(row, spool, folder, certificates)
            written += 1
    folders.sync_folder(folder)
    return Exported(written, unsigned)


def import_rows(store: Store, spool: Spool, folder: Path, trust: Trust) -> Imported:
    """Keep every row below ``folder`` that is not yet known. Raises KnownError and OSError for this side's faults."""
    added = known = 0
    left: list[tuple[str, NotTaken]] = []
    for file in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            if _import_file(store, spool, file, trust):
                added += 1
            else:
                known += 1
        except _Left as reason:
            left.append((file.name, reason.why))
    return Imported(added, known, tuple(left))


def _write_row(row: SealedRow, spool: Spool, folder: Path, certificates: bytes) -> None:
    file = folder / f"{row.id}{SUFFIX}"
    beside = folder / f".{row.id}.new"
    try:
        with beside.open("wb") as stream:
            with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
                parts = (row.statement, row.signature, certificates, row.body)
                for name, content in zip(("statement", "signature", "certificates", "body"), parts, strict=True):
                    _add(archive, name, io.BytesIO(content), len(content))
                for material in row.materials:
                    with spool.open(row.id, material.number) as sealed:
                        _add(archive, str(material.number), sealed, material.length)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _add(archive: tarfile.TarFile, name: str, content: IO[bytes], length: int) -> None:
    member = tarfile.TarInfo(name)
    member.size = length
    archive.addfile(member, content)


def _import_file(store: Store, spool: Spool, file: Path, trust: Trust) -> bool:
    """Whether the row is new. Raises _Left."""
    with contextlib.ExitStack() as opened:
        try:
            stream = opened.enter_context(file.open("rb"))
            archive = opened.enter_context(tarfile.open(fileobj=stream, mode="r:"))
        except (OSError, tarfile.TarError):
            raise _Left(NotTaken.UNREADABLE) from None
        row = _signed_row(archive, trust)
        if (known := store.find(row.id)) is not None:
            mine = store.row(known.id)
            if mine is not None and mine.statement != row.statement:
                raise _Left(NotTaken.CONFLICT)
            return False
        with spool.writing():
            try:
                spool.erase(row.id)  # what an import that broke off may have left
                for material in row.materials:
                    spool.write(row.id, material.number, _checked(archive, material))
                if row.materials:
                    spool.sync()
                return store.keep(row, imported=True)
            except BaseException:
                # Whoever asked hears of the first fault; what cannot be erased now is swept at the next start.
                with contextlib.suppress(OSError, KnownError):
                    _erase_unless_kept(store, spool, row.id)
                raise


def _signed_row(archive: tarfile.TarFile, trust: Trust) -> SealedRow:
    statement = _read(archive, "statement", _MOST_SMALL)
    signature = _read(archive, "signature", _MOST_SMALL)
    certificates = _read(archive, "certificates", _MOST_SMALL)
    body = _read(archive, "body", _MOST_BODY)
    try:
        stated = read_statement(statement)
        row = SealedRow(
            id=stated.id,
            kind=stated.kind,
            item=stated.item,
            confirmed_at=stated.confirmed_at,
            local_number=stated.local_number,
            follows=stated.follows,
            suite=stated.suite,
            key_id=stated.key_id,
            body=body,
            statement=statement,
            signature=signature,
            materials=stated.materials,
        )
    except StatementInvalid:
        raise _Left(NotTaken.NOT_A_ROW) from None
    try:
        check_signature(row, lambda terminal: trust(terminal, certificates))
    except NotAuthentic:
        raise _Left(NotTaken.FORGED) from None
    except StatementInvalid:
        raise _Left(NotTaken.DAMAGED) from None
    return row


def _read(archive: tarfile.TarFile, name: str, most: int) -> bytes:
    member = _member(archive, name)
    if member.size > most:
        raise _Left(NotTaken.NOT_A_ROW)
    return b"".join(_pieces(archive, member))


def _checked(archive: tarfile.TarFile, material: SealedMaterial) -> Iterator[bytes]:
    """The bytes of a material; ends in _Left when they are not what the manifest says."""
    member = _member(archive, str(material.number))
    if member.size != material.length:
        raise _Left(NotTaken.DAMAGED)
    digest = hashlib.sha256()
    for piece in _pieces(archive, member):
        digest.update(piece)
        yield piece
    if digest.hexdigest() != material.sha256:
        raise _Left(NotTaken.DAMAGED)


def _member(archive: tarfile.TarFile, name: str) -> tarfile.TarInfo:
    try:
        member = archive.getmember(name)
    except KeyError:
        raise _Left(NotTaken.NOT_A_ROW) from None
    except (OSError, tarfile.TarError):
        raise _Left(NotTaken.UNREADABLE) from None
    if not member.isreg():
        raise _Left(NotTaken.NOT_A_ROW)
    return member


def _pieces(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[bytes]:
    stream = archive.extractfile(member)
    left = member.size
    while stream is not None and left > 0:
        try:
            piece = stream.read(min(left, _PIECE))
        except (OSError, tarfile.TarError):
            piece = b""
        if not piece:
            raise _Left(NotTaken.UNREADABLE)
        left -= len(piece)
        yield piece


def _erase_unless_kept(store: Store, spool: Spool, row_id: UUID) -> None:
    if store.find(row_id) is None:
        spool.erase(row_id)

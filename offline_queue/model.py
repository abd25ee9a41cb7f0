# SPDX-License-Identifier: Apache-2.0
"""The values of the outbox: what a resident confirmed, what is kept of it, what may be told about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import BinaryIO
from uuid import UUID

from offline_queue.kinds import Kind


class State(StrEnum):
    """Where a row stands."""

    WAITING = "waiting"
    SENDING = "sending"  # marked before the request goes out: the platform may already have it
    ACCEPTED = "accepted"  # the platform has it; the body is erased, the fact is kept
    PARKED = "parked"  # it will not be sent again until a person decides; nothing of it is erased
    EXPIRED = "expired"  # it grew too old to make sense, or was taken back (WITHDRAWN); the body is erased


#: The reason of a row that its resident took back before the platform was known to have it.
WITHDRAWN = "withdrawn"


@dataclass(frozen=True, repr=False)
class Material:
    """A file that belongs to a submission, before it is sealed. ``open`` gives its bytes from the start, each time."""

    name: str  # the resident's or the form's word for it; sealed with the body
    media_type: str
    open: Callable[[], BinaryIO]

    def __repr__(self) -> str:
        return f"Material({self.media_type})"


@dataclass(frozen=True, repr=False)
class Submission:
    """What was confirmed, in plain: it exists in memory only."""

    id: UUID  # version 7, made at confirm: primary key and idempotency key of every attempt
    kind: Kind
    body: bytes  # frozen
    confirmed_at: datetime  # aware; for people: the order is the store's own
    item: str = ""  # code of the service item; "" where there is none
    materials: tuple[Material, ...] = ()
    follows: UUID | None = None  # the row of the case that this belongs to

    def __repr__(self) -> str:
        return f"Submission({self.id}, {self.kind})"


@dataclass(frozen=True)
class SealedMaterial:
    """One line of the manifest: the file as it lies on the disk and goes over the wire, sealed."""

    number: int  # from 1
    length: int  # bytes of ciphertext
    sha256: str  # of the ciphertext, lower-case hexadecimal


@dataclass(frozen=True)
class SealedRow:
    """What is stored, exported and sent. Nothing in it can be read without the platform's private key.

    ``statement`` is what the terminal signed: JSON that repeats every field below and the hashes of ``body`` and
    materials. It is empty, and so is ``signature``, for a body of the suite "open".
    """

    id: UUID
    kind: Kind
    item: str
    confirmed_at: datetime
    local_number: str  # ten digits, or "" where no resident waits
    follows: UUID | None
    suite: str
    key_id: str  # which of the platform's keys seals; "" for the suite "open"
    body: bytes = field(repr=False)
    statement: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    materials: tuple[SealedMaterial, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of ciphertext, materials included."""
        return len(self.body) + sum(material.length for material in self.materials)


@dataclass(frozen=True)
class Claimed:
    """A row that its sender has marked, with what was tried before."""

    row: SealedRow
    attempts: int  # answers about this very row before this attempt
    setbacks: int  # attempts since then that ended without an answer: faults of the world, crashes of ours
    faults_in_a_row: int  # faults of the world since anything was answered


@dataclass(frozen=True)
class Fact:
    """What may be told about a row: to a technician, in a list, after its body is gone."""

    sequence: int
    id: UUID
    kind: Kind
    item: str
    state: State
    reason: str  # a member of a closed set, or ""
    local_number: str
    confirmed_at: datetime
    size: int
    materials: int
    attempts: int
    reference: str  # the platform's number of the case, once it answered
    settled_at: datetime | None


@dataclass(frozen=True)
class Counts:
    """The queue in numbers. ``size`` is in bytes of ciphertext that lie on this disk."""

    waiting: int  # SENDING included
    parked: int
    oldest_waiting_at: datetime | None
    newest_at: datetime | None  # when the row kept last was confirmed
    size: int
    parked_reasons: tuple[tuple[str, int], ...] = ()

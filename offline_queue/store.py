# SPDX-License-Identifier: Apache-2.0
"""The promise of a store. ``SqliteStore`` keeps it on a disk, ``MemoryStore`` for tests of what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from offline_queue.model import Claimed, Counts, Fact, SealedRow, State
from offline_queue.moments import Moment
from offline_queue.policy import Verdict
from offline_queue.transport import WorldFault


class Trouble(StrEnum):
    """What the environment can do to a store."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    BUSY = "busy"  # another process holds the file for longer than anybody should
    DAMAGED = "damaged"
    NEWER = "newer"  # written by a later release
    CANNOT_OPEN = "cannot_open"
    INPUT_OUTPUT = "input_output"
    NUMBER_TAKEN = "number_taken"  # the local number belongs to another row: draw again
    CONFLICT = "conflict"  # the id belongs to another row
    LEASE_LOST = "lease_lost"  # somebody else sends now


class KnownError(Exception):
    """The environment's fault: the words say what a technician can do, and hold nothing of what is kept."""

    def __init__(self, trouble: Trouble, words: str) -> None:
        super().__init__(words)
        self.trouble = trouble


class BugError(Exception):
    """Ours: the store was used in a way that cannot be."""


@dataclass(frozen=True)
class Holder:
    """Who sends. ``id`` is new for every sender; ``process`` is its ``process_mark``."""

    id: str
    process: str


@dataclass(frozen=True)
class Pause:
    until: Moment
    reason: WorldFault
    faults_in_a_row: int


class Store(Protocol):
    """Rows in the order in which they were kept. Every method may be called from every thread and raises KnownError."""

    def keep(self, row: SealedRow, *, imported: bool = False) -> bool:
        """When this returns, ``row`` outlives a power cut. The same row again changes nothing. Whether it is new.

        An ``imported`` row has its number from another terminal: it may be that of a row of this one.

        The files of its materials must be on the disk by then. Raises KnownError NUMBER_TAKEN or CONFLICT.
        """

    def find(self, row_id: UUID) -> Fact | None: ...

    def find_number(self, local_number: str) -> Fact | None:
        """This terminal's own row before an imported one."""

    def facts(self, state: State | None = None, *, after: int = 0, most: int = 100) -> tuple[Fact, ...]:
        """In their order, beginning behind the sequence ``after``."""

    def row(self, row_id: UUID) -> SealedRow | None:
        """The row while its body is still here."""

    def counts(self) -> Counts: ...

    def has_due(self, now: Moment) -> bool:
        """Whether there is anything for a sender to do. Reads only, so it may be asked often."""

    def take_lease(self, holder: Holder, now: Moment, seconds: float) -> bool:
        """Become the one who sends, or stay it. False while somebody else is.

        A new holder finds what the last one had marked waiting again: it goes out once more under its old key.
        """

    def release_lease(self, holder: Holder) -> None: ...

    def claim(self, holder: Holder, now: Moment, seconds: float, most: int) -> tuple[Claimed, ...]:
        """Mark the next rows as being sent, before they are, and renew the lease. Raises KnownError LEASE_LOST.

        Heeds priority, order, each row's ``not_before`` and the pause.
        """

    def give_back(self, holder: Holder, row_ids: Sequence[UUID]) -> None:
        """These were marked by ``holder`` and never tried: they wait as if nothing had been."""

    def settle(self, holder: Holder, row_id: UUID, verdict: Verdict, at: datetime) -> bool:
        """Apply what an attempt came to, in one transaction; whether it changed the row.

        That the platform has a row is true whoever heard it; everything else counts only from who marked the row.
        With ``Sent`` the body is erased and the fact kept: the caller removes the files afterwards.
        """

    def expire(self, wall: datetime, most: int = 100) -> tuple[UUID, ...]:
        """Park or erase what has grown too old; answers which bodies were erased."""

    def take_back(self, row_id: UUID, at: datetime) -> bool:
        """Its resident wants it gone: the body is erased, the fact kept, whoever has marked it. Whether there was one.

        A request that is on its way may still arrive: that it did is settled as ever. The caller removes the files.
        """

    def unpark(self, row_id: UUID) -> bool:
        """A person decided: it waits again. Whether it was parked."""

    def pause(self) -> Pause | None:
        """The last pause, until something is answered; it may be over."""

    def lift_pause(self, reasons: frozenset[WorldFault]) -> None:
        """End the pause now if it is for one of ``reasons``; how many faults there were in a row stays known."""

    def prune(self, before: datetime) -> int:
        """Forget the facts of what was settled before then; never the newest row. How many."""

    def scrub(self) -> None:
        """Leave no copy of what was erased in the files of the store."""

    def close(self) -> None: ...

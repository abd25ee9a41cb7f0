# SPDX-License-Identifier: Apache-2.0
"""Confirm: the files, then the one transaction. When ``keep`` returns, the resident may be told "kept"."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from uuid import UUID

from offline_queue.identifiers import new_local_number
from offline_queue.keys import KeyMissing
from offline_queue.kinds import RULES
from offline_queue.model import Fact, SealedRow, State, Submission
from offline_queue.sealing import Sealer, keep_open
from offline_queue.spool import Spool
from offline_queue.store import KnownError, Store, Trouble

_HELD = frozenset({State.WAITING, State.SENDING, State.PARKED})
_DRAWS = 5


@dataclass(frozen=True)
class Kept:
    """What the resident gets: ``local_number`` is "" for a kind nobody waits for."""

    id: UUID
    local_number: str


class Outbox:
    """The writing end of the queue. May be used from every thread."""

    def __init__(self, store: Store, spool: Spool, sealer: Sealer | None) -> None:
        """``sealer`` is None until the platform has given its keys."""
        self._store = store
        self._spool = spool
        self._sealer = sealer

    def keep(self, submission: Submission) -> Kept:
        """Seal and keep; the same submission again is kept once.

        Raises KnownError, KeyMissing, OSError (a file could not be written), and what reading a material raises.
        Nothing is kept then, and nothing of it lies on the disk.
        """
        if (fact := self._store.find(submission.id)) is not None:
            return Kept(fact.id, fact.local_number)
        if self._sealer is None:
            raise KeyMissing("the platform has not yet given its sealing keys")
        for _ in range(_DRAWS):
            number = self._free_number() if RULES[submission.kind].for_resident else ""
            try:
                self._seal_and_keep(submission, number, self._sealer)
            except KnownError as error:
                if error.trouble is not Trouble.NUMBER_TAKEN:
                    raise
            else:
                return Kept(submission.id, number)
        raise KnownError(Trouble.NUMBER_TAKEN, "no local number is free")

    def keep_unsealed(self, submission: Submission) -> None:
        """For a kind that names nobody. Raises ValueError for any other, and KnownError."""
        self._store.keep(keep_open(submission))

    def where_is(self, local_number: str) -> Fact | None:
        """What may be told to whoever knows the number."""
        return self._store.find_number(local_number)

    def sweep(self) -> int:
        """Erase files that no row needs; at the start of the program. How many. Raises OSError, KnownError."""
        return self._spool.sweep(self._is_held)

    def _is_held(self, row_id: UUID) -> bool:
        fact = self._store.find(row_id)
        return fact is not None and fact.state in _HELD

    def _seal_and_keep(self, submission: Submission, number: str, sealer: Sealer) -> None:
        with self._spool.writing():
            try:
                row = sealer.seal(
                    submission, number, lambda index, chunks: self._spool.write(submission.id, index, chunks)
                )
                self._store_with_files(row)
            except BaseException:
                # Whoever asked hears of the first fault; what cannot be erased now is swept at the next start.
                with contextlib.suppress(OSError):
                    self._erase_unless_kept(submission)
                raise

    def _store_with_files(self, row: SealedRow) -> None:
        if row.materials:
            self._spool.sync()
        self._store.keep(row)

    def _erase_unless_kept(self, submission: Submission) -> None:
        """A commit that failed may yet have reached the disk: then its files must stay."""
        if not submission.materials:
            return
        try:
            kept = self._store.find(submission.id) is not None
        except KnownError:
            return
        if not kept:
            self._spool.erase(submission.id)

    def _free_number(self) -> str:
        number = new_local_number()
        while self._store.find_number(number) is not None:
            number = new_local_number()
        return number

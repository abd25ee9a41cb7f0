# SPDX-License-Identifier: Apache-2.0
"""The store's promise without a disk: for tests of what stands on it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from offline_queue.kinds import RULES, Order, WhenExpired
from offline_queue.model import WITHDRAWN, Claimed, Counts, Fact, SealedRow, State
from offline_queue.moments import Moment, process_is_gone
from offline_queue.policy import Later, LocalReason, Parked, PauseAll, Sent, Verdict, expired
from offline_queue.store import Holder, KnownError, Pause, Trouble
from offline_queue.transport import WorldFault

_SUSPECT_SETBACKS = 5
_AT_ONCE = Moment("", 0.0)


@dataclass
class _Line:
    sequence: int
    row: SealedRow
    size: int
    imported: bool
    state: State = State.WAITING
    reason: str = ""
    attempts: int = 0
    setbacks: int = 0
    sender: str = ""
    not_before: Moment = _AT_ONCE
    reference: str = ""
    settled_at: datetime | None = None
    erased: bool = False

    def fact(self) -> Fact:
        row = self.row
        return Fact(
            self.sequence, row.id, row.kind, row.item, self.state, self.reason, row.local_number, row.confirmed_at,
            self.size, len(row.materials), self.attempts, self.reference, self.settled_at,
        )  # fmt: skip


@dataclass
class _Lease:
    holder: Holder
    until: Moment


class MemoryStore:
    """Keeps ``offline_queue.store.Store``'s promise for as long as the process lives."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lines: dict[UUID, _Line] = {}
        self._sequence = 0
        self._lease: _Lease | None = None
        self._pause: Pause | None = None

    def keep(self, row: SealedRow, *, imported: bool = False) -> bool:
        with self._lock:
            if (known := self._lines.get(row.id)) is not None:
                if not known.erased and (known.row.statement, known.row.body) != (row.statement, row.body):
                    raise KnownError(Trouble.CONFLICT, f"{row.id} is the id of another row")
                return False
            own = (line.row.local_number for line in self._lines.values() if not line.imported)
            if row.local_number and not imported and row.local_number in own:
                raise KnownError(Trouble.NUMBER_TAKEN, "the local number belongs to another row")
            self._sequence += 1
            self._lines[row.id] = _Line(self._sequence, row, row.size, imported)
            return True

    def find(self, row_id: UUID) -> Fact | None:
        with self._lock:
            line = self._lines.get(row_id)
            return line.fact() if line else None

    def find_number(self, local_number: str) -> Fact | None:
        with self._lock:
            lines = [line for line in self._lines.values() if local_number and line.row.local_number == local_number]
            return min(lines, key=lambda line: line.imported).fact() if lines else None

    def facts(self, state: State | None = None, *, after: int = 0, most: int = 100) -> tuple[Fact, ...]:
        with self._lock:
            lines = [one for one in self._lines.values() if one.sequence > after and state in (None, one.state)]
            return tuple(line.fact() for line in lines[:most])

    def row(self, row_id: UUID) -> SealedRow | None:
        with self._lock:
            line = self._lines.get(row_id)
            return line.row if line and not line.erased else None

    def counts(self) -> Counts:
        with self._lock:
            waiting = [line for line in self._lines.values() if line.state in {State.WAITING, State.SENDING}]
            parked = [line for line in self._lines.values() if line.state is State.PARKED]
            reasons = sorted({line.reason for line in parked})
            return Counts(
                waiting=len(waiting),
                parked=len(parked),
                oldest_waiting_at=waiting[0].row.confirmed_at if waiting else None,
                newest_at=max(self._lines.values(), key=lambda line: line.sequence).row.confirmed_at
                if self._lines
                else None,
                size=sum(line.size for line in (*waiting, *parked)),
                parked_reasons=tuple((why, sum(line.reason == why for line in parked)) for why in reasons),
            )

    def has_due(self, now: Moment) -> bool:
        with self._lock:
            if self._pause is not None and not self._pause.until.has_come(now):
                return False
            left_over = any(line.state is State.SENDING for line in self._lines.values())
            return left_over or bool(self._next(now))

    def take_lease(self, holder: Holder, now: Moment, seconds: float) -> bool:
        with self._lock:
            lease = self._lease
            if lease is None or lease.holder.id != holder.id:
                if lease and not lease.until.has_come(now) and not process_is_gone(lease.holder.process):
                    return False
                for line in self._lines.values():
                    if line.state is State.SENDING:
                        line.state, line.sender = State.WAITING, ""
            self._lease = _Lease(holder, now.later(seconds))
            return True

    def release_lease(self, holder: Holder) -> None:
        with self._lock:
            if self._lease is not None and self._lease.holder.id == holder.id:
                self._lease = None

    def claim(self, holder: Holder, now: Moment, seconds: float, most: int) -> tuple[Claimed, ...]:
        with self._lock:
            if self._lease is None or self._lease.holder.id != holder.id:
                raise KnownError(Trouble.LEASE_LOST, "somebody else sends now")
            self._lease = _Lease(holder, now.later(seconds))
            if self._pause is not None and not self._pause.until.has_come(now):
                return ()
            faults = self._pause.faults_in_a_row if self._pause is not None else 0
            claimed = []
            for line in self._next(now)[:most]:
                claimed.append(Claimed(line.row, line.attempts, line.setbacks, faults))
                line.state, line.sender, line.setbacks = State.SENDING, holder.id, line.setbacks + 1
            return tuple(claimed)

    def _next(self, now: Moment) -> list[_Line]:
        due = [line for line in self._lines.values() if self._may_go(line) and line.not_before.has_come(now)]
        return sorted(
            due, key=lambda line: (RULES[line.row.kind].priority, line.setbacks >= _SUSPECT_SETBACKS, line.sequence)
        )

    def _may_go(self, line: _Line) -> bool:
        if line.state is not State.WAITING:
            return False
        order = RULES[line.row.kind].order
        if order is Order.AFTER_ITS_CASE and line.row.follows in self._lines:
            return self._lines[line.row.follows].state in {State.ACCEPTED, State.EXPIRED}
        if order is Order.ONE_BY_ONE:
            queued = (one for one in self._lines.values() if one.state in {State.WAITING, State.SENDING})
            return next(one for one in queued if one.row.kind is line.row.kind) is line
        return True

    def give_back(self, holder: Holder, row_ids: Sequence[UUID]) -> None:
        with self._lock:
            for line in (self._lines[row_id] for row_id in row_ids):
                if (line.state, line.sender) == (State.SENDING, holder.id):
                    line.state, line.sender, line.setbacks = State.WAITING, "", line.setbacks - 1

    def settle(self, holder: Holder, row_id: UUID, verdict: Verdict, at: datetime) -> bool:
        with self._lock:
            line = self._lines.get(row_id)
            mine = line is not None and (line.state, line.sender) == (State.SENDING, holder.id)
            if isinstance(verdict, PauseAll):
                self._pause = Pause(verdict.until, verdict.reason, verdict.faults_in_a_row)
            else:
                self._pause = None
            if isinstance(verdict, Sent):
                mine = line is not None and line.state is not State.ACCEPTED
            if line is None or not mine:
                return False
            _apply(line, verdict, at)
            return True

    def expire(self, wall: datetime, most: int = 100) -> tuple[UUID, ...]:
        erased: list[UUID] = []
        done = 0
        with self._lock:
            for line in self._lines.values():
                if line.state not in {State.WAITING, State.PARKED} or done == most:
                    continue
                what = expired(line.row.kind, line.row.confirmed_at, wall)
                if what is WhenExpired.ERASE:
                    line.state, line.reason, line.settled_at, line.erased = State.EXPIRED, "", wall, True
                    erased.append(line.row.id)
                elif what is WhenExpired.PARK and line.state is State.WAITING:
                    line.state, line.reason, line.settled_at = State.PARKED, LocalReason.EXPIRED.value, wall
                else:
                    continue
                done += 1
        return tuple(erased)

    def take_back(self, row_id: UUID, at: datetime) -> bool:
        with self._lock:
            line = self._lines.get(row_id)
            if line is None or line.state not in {State.WAITING, State.SENDING, State.PARKED}:
                return False
            line.state, line.reason, line.settled_at = State.EXPIRED, WITHDRAWN, at
            line.sender, line.erased = "", True
            return True

    def unpark(self, row_id: UUID) -> bool:
        with self._lock:
            line = self._lines.get(row_id)
            if line is None or line.state is not State.PARKED:
                return False
            line.state, line.reason, line.settled_at = State.WAITING, "", None
            line.attempts, line.setbacks, line.not_before = 0, 0, _AT_ONCE
            return True

    def pause(self) -> Pause | None:
        with self._lock:
            return self._pause

    def lift_pause(self, reasons: frozenset[WorldFault]) -> None:
        with self._lock:
            if self._pause is not None and self._pause.reason in reasons:
                self._pause = Pause(_AT_ONCE, self._pause.reason, self._pause.faults_in_a_row)

    def prune(self, before: datetime) -> int:
        with self._lock:
            old = [
                line.row.id
                for line in self._lines.values()
                if line.state in {State.ACCEPTED, State.EXPIRED}
                and line.settled_at is not None
                and line.settled_at < before
                and line.sequence < self._sequence
            ]
            for row_id in old:
                del self._lines[row_id]
            return len(old)

    def scrub(self) -> None:
        """Nothing lies anywhere."""

    def close(self) -> None:
        """Nothing is open."""


def _apply(line: _Line, verdict: Verdict, at: datetime) -> None:
    line.sender = ""
    if isinstance(verdict, Sent):
        line.state, line.reason, line.reference, line.settled_at = State.ACCEPTED, "", verdict.reference, at
        line.erased = True
    elif isinstance(verdict, Parked):
        line.state, line.reason, line.settled_at, line.setbacks = State.PARKED, verdict.reason.value, at, 0
    elif isinstance(verdict, Later):
        line.state, line.reason, line.not_before = State.WAITING, verdict.reason.value, verdict.not_before
        line.attempts, line.setbacks = line.attempts + 1, 0
    else:
        line.state, line.not_before = State.WAITING, verdict.row_not_before or _AT_ONCE

# SPDX-License-Identifier: Apache-2.0
"""Sends what waits. It may be repeated for ever: the row's id makes a second effect impossible.

Every row is marked before its request goes out, so that after a crash nobody takes it for unsent without asking; and it
is unmarked by what the policy makes of the answer, in one transaction.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from offline_queue.model import Claimed, SealedMaterial, SealedRow
from offline_queue.moments import Moment, process_mark
from offline_queue.policy import LINK_FAULTS, Dice, Later, LocalReason, Parked, PauseAll, Sent, Tried, Verdict, decide
from offline_queue.spool import Spool
from offline_queue.statement import StatementInvalid, check_statement
from offline_queue.store import Holder, KnownError, Store, Trouble
from offline_queue.suites import OPEN
from offline_queue.transport import (
    EXCHANGE_SECONDS,
    UPLOAD_BYTES,
    Answer,
    Fault,
    Refused,
    Transport,
    Uploaded,
)

#: Longer than any exchange, so that the lease of one who sends never runs out under it.
LEASE_SECONDS = 2 * EXCHANGE_SECONDS
#: Pieces of one material that may fail to move before the row waits.
_MOST_STANDSTILLS = 3
#: So many rows a connection are marked at once: the next goes out while the last is being settled.
_AHEAD = 4
#: How often it is looked whether something grew too old.
_EXPIRE_SECONDS = 3600.0


@dataclass(frozen=True)
class Clock:
    """The clocks of a sender. ``wall`` is for people, and says None while nobody knows what time it is."""

    moment: Callable[[], Moment]
    wall: Callable[[], datetime | None]
    stamp: Callable[[], datetime]  # the best guess at the wall time, for the record


@dataclass(frozen=True)
class Drained:
    """What a round came to. ``busy``: somebody else is sending."""

    accepted: int = 0
    parked: int = 0
    later: int = 0
    expired: int = 0
    paused: PauseAll | None = None
    busy: bool = False


class Sender:
    """One end of the way to the platform. Several may exist, in several processes; a lease lets one of them send."""

    def __init__(
        self,
        store: Store,
        spool: Spool,
        transport: Transport,
        clock: Clock,
        *,
        connections: int = 4,
        dice: Dice = lambda most: random.uniform(0.0, most),  # noqa: S311 - spreads load, keeps no secret
        executor: Executor | None = None,
    ) -> None:
        """``executor`` runs the exchanges and has a thread a connection; without one a round has threads of its own."""
        self._store = store
        self._spool = spool
        self._transport = transport
        self._clock = clock
        self._connections = connections
        self._dice = dice
        self._executor = executor
        self._holder = Holder(str(uuid4()), process_mark())
        self._rounds = threading.Lock()
        self._leased_at = self._expire_at = clock.moment()

    def drain(self, stop: threading.Event | None = None) -> Drained:
        """Send until nothing is due, the world is in the way, or ``stop`` is set; what is in flight comes to its end.

        Raises KnownError, and whatever a broken transport raises.
        """
        if not self._rounds.acquire(blocking=False):
            return Drained(busy=True)
        try:
            expired = self._expire()
            if not self._store.has_due(self._clock.moment()):
                return Drained(expired=expired)
            if not self._take_lease():
                return Drained(busy=True)
            try:
                drained = self._send_all(Drained(expired=expired), stop or threading.Event())
            finally:
                self._store.release_lease(self._holder)
            if drained.accepted:
                self._store.scrub()
        finally:
            self._rounds.release()
        return drained

    def link_is_up(self) -> None:
        """The line is back: what was paused for want of it need not wait. Raises KnownError."""
        self._store.lift_pause(LINK_FAULTS)

    def _take_lease(self) -> bool:
        now = self._clock.moment()
        self._leased_at = now
        return self._store.take_lease(self._holder, now, LEASE_SECONDS)

    def _stay(self) -> None:
        """Keep the lease: between two claims there may be long uploads."""
        if self._leased_at.later(LEASE_SECONDS / 4).has_come(self._clock.moment()) and not self._take_lease():
            raise KnownError(Trouble.LEASE_LOST, "somebody else sends now")

    def _expire(self) -> int:
        """Once in a while, and only while somebody knows what time it is."""
        now, wall = self._clock.moment(), self._clock.wall()
        if wall is None or not self._expire_at.has_come(now):
            return 0
        total = 0
        while erased := self._store.expire(wall):
            total += len(erased)
            for row_id in erased:
                self._erase_files(row_id)
        self._expire_at = now.later(_EXPIRE_SECONDS)
        if total:
            self._store.scrub()
        return total

    def _send_all(self, drained: Drained, stop: threading.Event) -> Drained:
        """Exchanges run on the threads; marking and settling happen here, while they are on their way."""
        halt = threading.Event()
        flying: dict[Future[Verdict | None], Claimed] = {}
        untried: list[UUID] = []
        most = self._connections * _AHEAD
        with self._threads() as threads:
            try:
                while True:
                    if len(flying) <= most // 2 and not (stop.is_set() or halt.is_set()):
                        for claimed in self._claim(most - len(flying)):
                            flying[threads.submit(self._try, claimed, halt, stop)] = claimed
                    if not flying:
                        break
                    for future in wait(flying, return_when=FIRST_COMPLETED).done:
                        claimed, verdict = flying.pop(future), future.result()
                        if verdict is None:
                            untried.append(claimed.row.id)
                        else:
                            self._settle(claimed.row, verdict)
                            drained = _added(drained, verdict)
            finally:
                halt.set()
        if untried:
            self._store.give_back(self._holder, untried)
        return drained

    def _claim(self, most: int) -> tuple[Claimed, ...]:
        now = self._clock.moment()
        self._leased_at = now
        return self._store.claim(self._holder, now, LEASE_SECONDS, most)

    def _threads(self) -> AbstractContextManager[Executor]:
        if self._executor is not None:
            return nullcontext(self._executor)
        return ThreadPoolExecutor(self._connections, thread_name_prefix="outbox")

    def _try(self, claimed: Claimed, halt: threading.Event, stop: threading.Event) -> Verdict | None:
        """One attempt; nothing when the round was over before it began."""
        if halt.is_set() or stop.is_set():
            return None
        self._stay()
        verdict = self._attempt(claimed)
        if isinstance(verdict, PauseAll):
            halt.set()  # here, and not where it is settled: this thread takes its next row at once
        return verdict

    def _settle(self, row: SealedRow, verdict: Verdict) -> None:
        self._store.settle(self._holder, row.id, verdict, self._clock.stamp())
        if isinstance(verdict, Sent) and row.materials:
            self._erase_files(row.id)

    def _erase_files(self, row_id: UUID) -> None:
        """What cannot be erased now is swept at the next start: the row needs it no more."""
        with suppress(OSError):
            self._spool.erase(row_id)

    def _attempt(self, claimed: Claimed) -> Verdict:
        row = claimed.row
        if row.suite != OPEN:
            try:
                check_statement(row)
            except StatementInvalid:
                return Parked(LocalReason.DAMAGED)
        try:
            reply = self._hand_in(claimed)
        except OSError:
            return Parked(LocalReason.MATERIAL_LOST)
        tried = Tried(claimed.attempts, claimed.setbacks, claimed.faults_in_a_row)
        return decide(reply, row.id, tried, self._clock.moment(), self._dice)

    def _hand_in(self, claimed: Claimed) -> Answer | Uploaded | Fault:
        """Materials first, so that the row has its effect only when everything is there. Raises OSError."""
        row = claimed.row
        fresh = claimed.attempts == 0 and claimed.setbacks == 0
        for material in row.materials:
            reply = self._upload(row, material, fresh=fresh)
            if reply is not None:
                return reply
        return self._transport.send(row)

    def _upload(self, row: SealedRow, material: SealedMaterial, *, fresh: bool) -> Uploaded | Refused | Fault | None:
        """Nothing when the platform holds all of it; otherwise what stands in the way. Raises OSError."""
        standstills = 0
        with self._spool.open(row.id, material.number) as file:
            reply = Uploaded(row.id, material.number, 0) if fresh else self._transport.uploaded(row, material)
            while isinstance(reply, Uploaded) and reply.key == row.id:
                offset = reply.offset
                if offset == material.length:
                    return None
                if offset > material.length:
                    return reply
                file.seek(offset)
                content = file.read(min(UPLOAD_BYTES, material.length - offset))
                if not content:
                    raise OSError(f"material {material.number} is shorter than its manifest says")
                self._stay()
                reply = self._transport.upload(row, material, offset, content)
                if isinstance(reply, Uploaded) and reply.offset <= offset:
                    standstills += 1
                    if standstills == _MOST_STANDSTILLS:
                        return reply
        return reply


def _added(drained: Drained, verdict: Verdict) -> Drained:
    match verdict:
        case Sent():
            return replace(drained, accepted=drained.accepted + 1)
        case Parked():
            return replace(drained, parked=drained.parked + 1)
        case Later():
            return replace(drained, later=drained.later + 1)
        case PauseAll():
            return replace(drained, paused=verdict)

"""What was confirmed, on its way: sealed into the outbox, and from there to the platform by a thread of its own."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID

from kiosk import RELEASED
from kiosk.central.client import PlatformClient
from kiosk.central.credentials import CredentialsError, keep_sealing_keys, load_credentials
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.outbox_transport import PlatformTransport
from kiosk.link_watch import LinkWatch
from kiosk.log import Log, LogEvent
from kiosk.session.world import Link
from offline_queue.keys import KeyMissing, Terminal, read_sealing_keys
from offline_queue.limits import Limits, Readings, WhyNot, clock_is_believable, free_bytes, why_not
from offline_queue.model import Counts, Fact, State, Submission
from offline_queue.moments import Moment, boot_id, boot_seconds
from offline_queue.outbox import Kept, Outbox
from offline_queue.policy import LINK_FAULTS
from offline_queue.pump import Pump
from offline_queue.sealing import Sealer
from offline_queue.sender import Clock, Drained, Sender
from offline_queue.spool import Spool
from offline_queue.store import KnownError, Store

_LIMITS = Limits()
_READINGS_SECONDS = 20.0
_KEYS_SECONDS = 86_400.0
_KEYS_AGAIN_SECONDS = 60.0
_PRUNE_SECONDS = 86_400.0
#: So long "where is my case" is answered here; the platform answers for longer.
_FACTS_LIFE = timedelta(days=180)
_NOBODY = Counts(waiting=0, parked=0, oldest_waiting_at=None, newest_at=None, size=0)


class Access(Protocol):
    """The way to the platform. Raises PlatformError."""

    def client(self) -> PlatformClient: ...


@dataclass(frozen=True)
class OutboxPlace:
    """Where the terminal's outbox is, and the keys that it seals and signs with."""

    store: Store
    spool: Spool
    state_folder: Path  # whose disk it is on
    credentials: Path


class Filing:
    """May be used from every thread; ``look`` by one."""

    def __init__(
        self,
        place: OutboxPlace,
        *,
        access: Access,
        link: LinkWatch,
        log: Log,
        on_change: Callable[[], None],
        limits: Limits = _LIMITS,
        monotonic: Callable[[], float] = boot_seconds,
    ) -> None:
        """``on_change`` hears when ``why_not`` has another answer."""
        self._place = place
        self._access = access
        self._link = link
        self._log = log
        self._on_change = on_change
        self._limits = limits
        self._monotonic = monotonic
        self._offset: timedelta | None = None  # what to add to this clock to get the platform's
        self._key_id = ""
        self._read_at = self._pruned_at = -math.inf
        self._ask_keys_at = -math.inf
        self._reasons: tuple[WhyNot, ...] = ()
        self._changing = threading.Lock()
        self._outbox = Outbox(place.store, place.spool, self._sealer())
        clock = Clock(lambda: Moment(boot_id(), monotonic()), self._platform_now, self._best_now)
        sender = Sender(place.store, place.spool, PlatformTransport(access.client), clock)
        self._pump = Pump(sender, self._drained, self._trouble)

    @property
    def place(self) -> OutboxPlace:
        return self._place

    def start(self) -> None:
        self._pump.start()

    def stop(self, seconds: float) -> bool:
        """Let what is in flight come to its end; whether it did."""
        return self._pump.stop(seconds)

    def keep(self, submission: Submission) -> Kept:
        """Sealed, and on the disk, when this returns. Raises KnownError, KeyMissing, OSError: nothing is kept then."""
        kept = self._outbox.keep(submission)
        self._pump.kept()
        return kept

    def keep_record(self, submission: Submission) -> None:
        """A record of a kind that names nobody is kept as it is, whether there is a key or not. Raises KnownError."""
        self._outbox.keep_unsealed(submission)
        self._pump.kept()

    def why_not(self) -> tuple[WhyNot, ...]:
        """What stands against confirming anything now, as of the last look; the gravest first."""
        return self._reasons

    def take_back(self, row_id: UUID) -> None:
        """Erase what a row holds, with its files and every older copy. One that was delivered is not touched.

        Raises KnownError, OSError.
        """
        if self._place.store.take_back(row_id, self._best_now()):
            self._place.spool.erase(row_id)
        self._place.store.scrub()

    def where_is(self, row_id: UUID) -> Fact | None:
        """What may be told about a row. Raises KnownError."""
        return self._place.store.find(row_id)

    def counts(self) -> Counts:
        return self._place.store.counts()

    def parked(self, most: int) -> tuple[Fact, ...]:
        """What waits for a person's decision, the oldest first. Raises KnownError."""
        return self._place.store.facts(State.PARKED, most=most)

    def unpark(self, row_id: UUID) -> bool:
        """A person decided: it goes out once more. Whether it was parked. Raises KnownError."""
        unparked = self._place.store.unpark(row_id)
        self._pump.kept()
        return unparked

    def platform_told_the_time(self, offset: timedelta) -> None:
        """``offset``: what to add to this clock to get the platform's."""
        self._offset = offset

    def link_is_up(self) -> None:
        self._pump.link_is_up()

    def look(self, *, may_ask: bool = True) -> None:
        """One round of what is done by itself: keys, limits, forgetting. ``may_ask``: the platform, too."""
        now = self._monotonic()
        if may_ask and self._link.link is Link.ONLINE and now >= self._ask_keys_at:
            self._ask_for_keys(now)
        if now >= self._read_at + _READINGS_SECONDS:
            self._read_at = now
            self._read()
        if self._offset is not None and now >= self._pruned_at + _PRUNE_SECONDS:
            self._pruned_at = now
            self._place.store.prune(self._best_now() - _FACTS_LIFE)

    # --- keys ---------------------------------------------------------------------------------------------------------

    def _sealer(self) -> Sealer | None:
        """None until the terminal is enrolled and has the platform's keys."""
        try:
            credentials = load_credentials(self._place.credentials)
            keys = read_sealing_keys(credentials.sealing_keys_file)
            sealer = Sealer(Terminal(credentials.terminal_id, credentials.key), keys)
        except (CredentialsError, KeyMissing):
            return None
        self._key_id = keys[0].id
        return sealer

    def _ask_for_keys(self, now: float) -> None:
        self._ask_keys_at = now + _KEYS_AGAIN_SECONDS
        before = self._key_id
        try:
            keep_sealing_keys(self._place.credentials, self._access.client().sealing_keys())
        except PlatformError as error:
            self._link.failed(error)
            return
        except OSError as error:
            self._log.write(LogEvent.OUTBOX_TROUBLE, fault=f"sealing keys not kept: {type(error).__name__}")
            return
        with self._changing:
            sealer = self._sealer()
            if sealer is None:
                return
            self._outbox = Outbox(self._place.store, self._place.spool, sealer)
        self._ask_keys_at = now + _KEYS_SECONDS
        if self._key_id != before:
            self._log.write(LogEvent.SEALING_KEY, reference=self._key_id)
            self._read_at = -math.inf

    # --- limits -------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        try:
            counts, works = self._place.store.counts(), True
            free = free_bytes(self._place.state_folder)
        except (KnownError, OSError):
            counts, works, free = _NOBODY, False, 0
        readings = Readings(
            store_works=works,
            rows=counts.waiting + counts.parked,
            bytes=counts.size,
            free_bytes=free if works else self._limits.least_free_bytes,
            has_key=bool(self._key_id),
            clock_believable=clock_is_believable(
                self._best_now(),
                corrected=self._offset is not None,
                released_at=RELEASED,
                newest_at=counts.newest_at,
            ),
        )
        reasons = why_not(readings, self._limits)
        if reasons == self._reasons:
            return
        self._reasons = reasons
        self._log.write(LogEvent.FILING_LIMITS, problems=",".join(reasons))
        self._on_change()

    # --- sending ------------------------------------------------------------------------------------------------------

    def _drained(self, drained: Drained) -> None:
        if drained.parked:
            self._log.write(LogEvent.PLATFORM_REFUSED, fault="parked in the outbox", count=drained.parked)
        if drained.paused is not None and drained.paused.reason in LINK_FAULTS:
            self._link.failed(PlatformError(PlatformFault.NO_LINK))
        elif drained.accepted:
            self._link.answered()

    def _trouble(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._log.write(LogEvent.OUTBOX_TROUBLE, fault=error.trouble.value)
        else:
            self._log.mistake("filing", error)

    # --- time ---------------------------------------------------------------------------------------------------------

    def _platform_now(self) -> datetime | None:
        """The time, once the platform has told it: until then nothing grows too old."""
        return self._best_now() if self._offset is not None else None

    def _best_now(self) -> datetime:
        return datetime.now(UTC) + (self._offset or timedelta())

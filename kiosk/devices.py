"""The devices of a terminal: a worker a bus, looked at again and again, and what is seen debounced.

A printer that blinks after each job is not gone: a device counts as away after two looks in a row at which it was
silent, or in trouble and did not say in which; and as back after one good one. One that stays away is looked at less
and less often, until something is plugged in.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from drivers.protocols import (
    WARNINGS,
    Condition,
    Device,
    DeviceError,
    DeviceStatus,
    DocumentPrinter,
    Family,
    IdCardReader,
    InHost,
    Presence,
    Problem,
    ReceiptPrinter,
)
from kiosk.host_watch import HostWatch
from kiosk.log import Log, LogEvent
from kiosk.workers import Worker

_LOOKS_UNTIL_GONE = 2
_STATUS_SECONDS = 1.5
#: By then another host runs in the place of the one that was lost.
_AFTER_LOSS_SECONDS = 0.3
_NOT_LOOKED_AT = DeviceStatus(Condition.UNKNOWN)


@dataclass(frozen=True)
class LookPeriods:
    """Seconds between two looks."""

    status: float = 2.0
    hosted: float = 1.5  # a process that hangs is found by looking
    presence: float = 0.3
    longest: float = 10.0  # between two looks at a device that stays away


@dataclass(frozen=True)
class FittedDevices:
    """The drivers that the profile named; None where the terminal has no such device."""

    id_card: IdCardReader | None = None
    receipt_printer: ReceiptPrinter | None = None
    document_printer: DocumentPrinter | None = None
    others: Mapping[Family, Device] = field(default_factory=dict)  # families that are only looked at here
    buses: Mapping[Family, str] = field(default_factory=dict)  # families that share one, by its name

    def by_family(self) -> Mapping[Family, Device]:
        """Every device that there is."""
        named: dict[Family, Device | None] = {
            Family.ID_CARD: self.id_card,
            Family.RECEIPT_PRINTER: self.receipt_printer,
            Family.DOCUMENT_PRINTER: self.document_printer,
        }
        return {**{family: device for family, device in named.items() if device is not None}, **self.others}


class Devices:
    """Owns the drivers: only a family's worker ever calls its driver."""

    def __init__(
        self,
        fitted: FittedDevices,
        log: Log,
        on_change: Callable[[], None],
        on_presence: Callable[[Presence], None],
        *,
        periods: LookPeriods = LookPeriods(),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.fitted = fitted
        self._log = log
        self._on_change = on_change
        self._on_presence = on_presence
        self._periods = periods
        self._monotonic = monotonic
        self._status_every = max(1, round(periods.status / periods.presence))
        self._lock = threading.Lock()
        self._seen: dict[Family, DeviceStatus] = {}
        self._misses: dict[Family, int] = {}
        self._told: dict[Family, bool] = {}  # whether the log says that it is there; nothing: it was never away
        self._presence = Presence.UNKNOWN
        self._looks_until_status = 0
        self.workers: dict[Family, Worker] = {}
        self._looks: dict[Family, Callable[[], None]] = {}
        self._not_before: dict[Family, float] = {}
        for family, device in fitted.by_family().items():
            self._fit(family, device)

    def start(self) -> None:
        for worker in set(self.workers.values()):
            worker.start()

    def stop(self, seconds: float) -> None:
        """Within ``seconds`` altogether. A device that its worker hangs in is left to the end of the process."""
        until = time.monotonic() + seconds
        workers = set(self.workers.values())
        for worker in workers:
            worker.stop(0)
        ended = {worker for worker in workers if worker.stop(max(0.0, until - time.monotonic()))}
        for family, device in self.fitted.by_family().items():
            if self.workers[family] in ended:
                device.close()

    def plugged(self) -> None:
        """Something was plugged in or pulled out: whatever is away is looked at now. From any thread."""
        for family, status in self.statuses().items():
            if not status.usable:
                self._not_before.pop(family, None)
                self.workers[family].run(self._looks[family])

    def statuses(self) -> Mapping[Family, DeviceStatus]:
        """What was last seen of each fitted device, debounced."""
        with self._lock:
            return MappingProxyType(dict(self._seen))

    def card_was_read(self) -> None:
        """Called by the reader's worker: from here on the reader cannot tell whether the card still lies there."""
        self._see(Presence.UNKNOWN)

    def card_went_away(self) -> None:
        """Called by the reader's worker: a read found no card any more. One that lies there at the next look is new.

        Without this a card that was put back before that look would be no change, and nobody would read it.
        """
        self._see(Presence.NO)

    def _fit(self, family: Family, device: Device) -> None:
        self._seen[family] = _NOT_LOOKED_AT
        bus = self.fitted.buses.get(family, family.value)
        worker = next((worker for worker in self.workers.values() if worker.name == bus), None)
        worker = worker or Worker(bus, self._log.mistake)
        self.workers[family] = worker
        is_reader = family is Family.ID_CARD
        period = self._periods.status
        if isinstance(device, InHost):
            period = min(period, self._periods.hosted)
            device.listen(HostWatch(family, self._log, partial(self._look_soon, family), self._monotonic))
        look = self._look_at_reader if is_reader else partial(self._look_at, family, device)
        self._looks[family] = look
        worker.look_every(look, self._periods.presence if is_reader else period)

    def _look_soon(self, family: Family) -> None:
        worker, look = self.workers[family], self._looks[family]
        worker.run(lambda: worker.run_later(look, _AFTER_LOSS_SECONDS))

    def _look_at(self, family: Family, device: Device) -> None:
        if self._monotonic() >= self._not_before.get(family, 0.0):
            self._note(family, device.status(_STATUS_SECONDS))

    def _look_at_reader(self) -> None:
        reader = self.fitted.id_card
        if reader is None:
            return
        if self._looks_until_status <= 0 or not self.statuses()[Family.ID_CARD].usable:
            self._looks_until_status = self._status_every
            self._look_at(Family.ID_CARD, reader)
        self._looks_until_status -= 1
        if not self.statuses()[Family.ID_CARD].usable:
            # Nobody can tell: a card that was seen must not keep the next resident waiting for ever.
            self._see(Presence.UNKNOWN)
            return
        try:
            presence = reader.presence(0.6)
        except DeviceError:
            self._looks_until_status = 0
            return
        self._see(presence)

    def _see(self, presence: Presence) -> None:
        if presence is not self._presence:
            self._presence = presence
            self._on_presence(presence)

    def _note(self, family: Family, status: DeviceStatus) -> None:
        """Take over one look, unless it is the first bad one after good ones."""
        with self._lock:
            before = self._seen[family]
            silent = status.condition in (Condition.OFFLINE, Condition.ABSENT, Condition.UNKNOWN)
            # What names no reason may be over at the next look: a printer is off line for the moment of a cut.
            vague = not status.usable and status.problems <= WARNINGS | {Problem.OTHER}
            self._misses[family] = self._misses.get(family, 0) + 1 if vague else 0
            if vague and before.usable and self._misses[family] < _LOOKS_UNTIL_GONE:
                return
            if silent:
                doublings = min(self._misses[family] - _LOOKS_UNTIL_GONE, 8)
                pause = min(self._periods.status * 2.0**doublings, self._periods.longest)
                self._not_before[family] = self._monotonic() + pause
            alike = (status.condition, status.problems) == (before.condition, before.problems)
            # What answers nonsense from the first look on is unknown as well, and no longer merely not looked at.
            if alike and (before != _NOT_LOOKED_AT or status == before):
                return
            self._seen[family] = status
        self._tell(family, status)
        self._on_change()

    def _tell(self, family: Family, now: DeviceStatus) -> None:
        """One line when it goes and one when it is back, however many ways of being away lie between."""
        if now.usable == self._told.get(family, True):
            return
        self._told[family] = now.usable
        self._log.write(
            LogEvent.DEVICE_BACK if now.usable else LogEvent.DEVICE_GONE,
            family=family.value,
            condition=now.condition.value,
            problems=",".join(sorted(now.problems)),
            original=now.original,
        )

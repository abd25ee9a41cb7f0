"""The devices of a terminal: a worker each, looked at again and again, and what is seen debounced.

A printer that blinks after each job is not gone: a device counts as away after two bad looks in a row, and as back
after one good one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from drivers.protocols import (
    Condition,
    DeviceError,
    DeviceStatus,
    DocumentPrinter,
    Family,
    IdCardReader,
    Presence,
    ReceiptPrinter,
)
from kiosk.log import Log, LogEvent
from kiosk.workers import Worker

_LOOKS_UNTIL_GONE = 2


@dataclass(frozen=True)
class LookPeriods:
    """Seconds between two looks."""

    status: float = 2.0
    presence: float = 0.3


@dataclass(frozen=True)
class FittedDevices:
    """The drivers that the profile named; None where the terminal has no such device."""

    id_card: IdCardReader | None = None
    receipt_printer: ReceiptPrinter | None = None
    document_printer: DocumentPrinter | None = None


class Devices:
    """Owns the drivers: only a family's worker ever calls its driver."""

    def __init__(
        self,
        fitted: FittedDevices,
        log: Log,
        on_change: Callable[[], None],
        on_presence: Callable[[Presence], None],
        periods: LookPeriods = LookPeriods(),
    ) -> None:
        self.fitted = fitted
        self._log = log
        self._on_change = on_change
        self._on_presence = on_presence
        self._status_every = max(1, round(periods.status / periods.presence))
        self._lock = threading.Lock()
        self._seen: dict[Family, DeviceStatus] = {}
        self._misses: dict[Family, int] = {}
        self._presence = Presence.UNKNOWN
        self._looks_until_status = 0
        self.workers: dict[Family, Worker] = {}
        if fitted.id_card is not None:
            self._fit(Family.ID_CARD, self._look_at_reader, periods.presence)
        if fitted.receipt_printer is not None:
            self._fit(Family.RECEIPT_PRINTER, self._look_at_receipt_printer, periods.status)
        if fitted.document_printer is not None:
            self._fit(Family.DOCUMENT_PRINTER, self._look_at_document_printer, periods.status)

    def start(self) -> None:
        for worker in self.workers.values():
            worker.start()

    def stop(self, seconds: float) -> None:
        for worker in self.workers.values():
            worker.stop(seconds)
        for driver in (self.fitted.id_card, self.fitted.receipt_printer, self.fitted.document_printer):
            if driver is not None:
                driver.close()

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

    def _fit(self, family: Family, look: Callable[[], None], period: float) -> None:
        self._seen[family] = DeviceStatus(Condition.UNKNOWN)
        self.workers[family] = Worker(family.value, self._log.mistake, look, period)

    def _look_at_reader(self) -> None:
        reader = self.fitted.id_card
        if reader is None:
            return
        if self._looks_until_status <= 0 or not self.statuses()[Family.ID_CARD].usable:
            self._looks_until_status = self._status_every
            self._note(Family.ID_CARD, reader.status(1.0))
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

    def _look_at_receipt_printer(self) -> None:
        if self.fitted.receipt_printer is not None:
            self._note(Family.RECEIPT_PRINTER, self.fitted.receipt_printer.status(1.5))

    def _look_at_document_printer(self) -> None:
        if self.fitted.document_printer is not None:
            self._note(Family.DOCUMENT_PRINTER, self.fitted.document_printer.status(1.5))

    def _note(self, family: Family, status: DeviceStatus) -> None:
        """Take over one look, unless it is the first bad one after good ones."""
        with self._lock:
            before = self._seen[family]
            silent = status.condition in (Condition.OFFLINE, Condition.ABSENT, Condition.UNKNOWN)
            self._misses[family] = self._misses.get(family, 0) + 1 if silent else 0
            if silent and before.usable and self._misses[family] < _LOOKS_UNTIL_GONE:
                return
            if (status.condition, status.problems) == (before.condition, before.problems):
                return
            self._seen[family] = status
        self._tell(family, before, status)
        self._on_change()

    def _tell(self, family: Family, before: DeviceStatus, now: DeviceStatus) -> None:
        known = before.condition is not Condition.UNKNOWN
        if now.usable == before.usable and known:
            return
        if now.usable and not known:
            return
        self._log.write(
            LogEvent.DEVICE_BACK if now.usable else LogEvent.DEVICE_GONE,
            family=family.value,
            condition=now.condition.value,
            problems=",".join(sorted(now.problems)),
            original=now.original,
        )

"""What the terminal has used and done, counted for whoever refills it. It names nobody.

Every count is on the disk before the next one is made. A disk that does not take it costs no resident anything: the
count goes on in memory, and the log says so.
"""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.log import Log, LogEvent
from kiosk.operations.whole_file import write_whole
from kiosk.session.desk import Counts

_TIMES = frozenset({"refilled_at", "roll_changed_at", "toner_changed_at"})
_MOST = 10**12


class Counters:
    """May be used from every thread; ``counts`` never waits for the disk."""

    def __init__(self, folder: Path, log: Log) -> None:
        """A file that cannot be read is no reason to close: counting begins anew, and the log says so."""
        self._file = folder / "counters.json"
        self._log = log
        self._lock = threading.Lock()
        self.counts = self._read()

    # --- what happens: never raises -----------------------------------------------------------------------------------

    def pages_came_out(self, pages: int) -> None:
        """``pages`` of A4, each a sheet: the terminal prints on one side."""
        if pages > 0:
            was_low = self.counts.paper_runs_low
            self._count(a4_pages=pages, a4_since_refill=pages, a4_since_toner=pages)
            if self.counts.paper_runs_low and not was_low:
                self._log.write(LogEvent.PAPER_RUNS_LOW, count=self.counts.sheets_left or 0)

    def receipt_came_out(self) -> None:
        self._count(receipts=1, receipts_since_roll=1)

    def card_was_read(self) -> None:
        self._count(cards=1)

    def visit_ended(self) -> None:
        self._count(visits=1)

    # --- what an attendant says: raises OSError when it is not on the disk; counting goes by it all the same ----------

    def refilled(self, sheets: int, at: datetime) -> None:
        """``sheets`` were put to those that were left."""
        with self._lock:
            there = (self.counts.sheets_left or 0) + sheets
            self._keep(replace(self.counts, sheets_put_in=there, a4_since_refill=0, refilled_at=at))

    def roll_changed(self, at: datetime) -> None:
        with self._lock:
            self._keep(replace(self.counts, receipts_since_roll=0, roll_changed_at=at))

    def toner_changed(self, at: datetime) -> None:
        with self._lock:
            self._keep(replace(self.counts, a4_since_toner=0, toner_changed_at=at))

    # ------------------------------------------------------------------------------------------------------------------

    def _count(self, **more: int) -> None:
        with self._lock:
            counted: dict[str, Any] = {name: getattr(self.counts, name) + number for name, number in more.items()}
            try:
                self._keep(replace(self.counts, **counted))
            except OSError as error:
                self._log.write(LogEvent.COUNTERS_TROUBLE, fault=type(error).__name__)

    def _keep(self, counts: Counts) -> None:
        self.counts = counts
        plain = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in _items(counts)}
        write_whole(self._file, json.dumps(plain).encode())

    def _read(self) -> Counts:
        try:
            return _counts(json.loads(self._file.read_bytes()))
        except FileNotFoundError:
            return Counts()
        except (OSError, ValueError) as error:
            self._log.write(LogEvent.COUNTERS_TROUBLE, fault=f"begun anew: {type(error).__name__}")
            return Counts()


def _items(counts: Counts) -> list[tuple[str, Any]]:
    return list(asdict(counts).items())


def _counts(read: object) -> Counts:
    """Raises ValueError for what this program did not write."""
    if not isinstance(read, dict):
        raise ValueError("no object")
    known: dict[str, Any] = {}
    for field in fields(Counts):
        value = read.get(field.name)
        if field.name in _TIMES:
            known[field.name] = _time(value)
        elif isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST:
            known[field.name] = value
        elif value is not None:
            raise ValueError(field.name)
    return Counts(**known)


def _time(value: object) -> datetime | None:
    if value is None:
        return None
    at = datetime.fromisoformat(str(value))
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at

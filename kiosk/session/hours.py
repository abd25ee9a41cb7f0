"""When the terminal is open, when it may look after itself, and when it is off: values and pure questions.

Times are those of the place (GB/T 7408.1: 24 hours, 00:00 begins a day and 24:00 ends it). A span that ends before it
begins goes on into the next day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

_SPAN = re.compile(r"\s*(\d\d):(\d\d)\s*-\s*(\d\d):(\d\d)\s*")
_DAY = 24 * 60
#: Nobody looks further ahead: a terminal that is closed for a month says no day.
_DAYS_AHEAD = 31


class Outside(StrEnum):
    """What happens out of hours, once nobody is there."""

    SERVE = "serve"  # nothing else than in them
    DIM = "dim"  # whoever comes is served; until then the screen is dim
    BLANK = "blank"  # whoever comes is served; until then the screen is dark
    CLOSED = "closed"  # nobody is served: the page says when and where somebody is


class Upkeep(StrEnum):
    """What the machine is about to do while nobody is there."""

    UPDATE = "update"  # it is changed, or watched after a change
    POWER_OFF = "power_off"


@dataclass(frozen=True)
class Span:
    """Minutes from 00:00; ``until`` is greater than ``begins``, and up to 48 hours."""

    begins: int
    until: int


@dataclass(frozen=True)
class Daily:
    """A time of every day, from ``begins`` to before ``until``; equal ones are no time at all."""

    begins: time
    until: time

    def covers(self, wall: datetime) -> bool:
        now = wall.time()
        if self.begins <= self.until:
            return self.begins <= now < self.until
        return now >= self.begins or now < self.until


@dataclass(frozen=True)
class OpeningHours:
    """``week`` begins with Monday; None: at every hour."""

    week: tuple[tuple[Span, ...], ...] | None = None
    holidays: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()

    def is_open(self, wall: datetime) -> bool:
        return self.closes(wall) is not None if self.week is not None else True

    def closes(self, wall: datetime) -> datetime | None:
        """The end of the time that is open now; None when it is closed, or never closes."""
        if self.week is None:
            return None
        return max((until for begins, until in self._around(wall) if begins <= wall < until), default=None)

    def opens(self, wall: datetime) -> datetime | None:
        """When it opens next; None when it is open, or nobody knows."""
        if self.week is None or self.is_open(wall):
            return None
        return min((begins for begins, _ in self._around(wall, _DAYS_AHEAD) if begins > wall), default=None)

    def _around(self, wall: datetime, days: int = 1) -> Iterator[tuple[datetime, datetime]]:
        for ahead in range(-1, days + 1):
            day = wall.date() + timedelta(days=ahead)
            midnight = datetime.combine(day, time(), wall.tzinfo)
            for span in self._spans(day):
                yield midnight + timedelta(minutes=span.begins), midnight + timedelta(minutes=span.until)

    def _spans(self, day: date) -> tuple[Span, ...]:
        week = self.week or ()
        if day in self.holidays:
            return ()
        return week[0 if day in self.working_days else day.weekday()]


ALWAYS_OPEN = OpeningHours()


def read_spans(text: str) -> tuple[Span, ...]:
    """ "09:00-12:00, 13:00-17:00"; nothing is closed. Raises ValueError."""
    if not text.strip():
        return ()
    spans: list[Span] = []
    for part in text.split(","):
        found = _SPAN.fullmatch(part)
        if found is None:
            raise ValueError("times as 09:00-17:00")
        first_hour, first_minute, last_hour, last_minute = map(int, found.groups())
        begins, until = first_hour * 60 + first_minute, last_hour * 60 + last_minute
        if max(first_minute, last_minute) > 59 or begins >= _DAY or until > _DAY or begins == until:
            raise ValueError("times as 09:00-17:00")
        spans.append(Span(begins, until if until > begins else until + _DAY))
    ordered = sorted(spans, key=lambda span: span.begins)
    if any(after.begins < before.until for before, after in pairwise(ordered)):
        raise ValueError("times that overlap")
    return tuple(ordered)


def read_date(text: str) -> date:
    """YYYY-MM-DD. Raises ValueError."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text) is None:
        raise ValueError("a day as 2026-10-01")
    return date.fromisoformat(text)

"""Lists with a list in each of their choices: places, and days with their free times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kiosk.catalogue.model import Titled
from kiosk.central.sandbox.records.cells import Said
from kiosk.central.sandbox.records.model import FreeTimes, Offer
from kiosk.central.wire import Parameters

_WEEKDAYS = tuple(zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
_SATURDAY = 5


@dataclass(frozen=True)
class AskedList:
    """``within``: the choice that was opened, "" at the top; ``answers``: what was answered before."""

    within: str
    today: date
    answers: Parameters = field(default_factory=dict, repr=False)


def places_within(places: Mapping[str, Said], within: str) -> tuple[Offer, ...]:
    """The provinces, or the cities of one. One that has no cities below it is the last choice."""
    if not within:
        return tuple(
            Offer(key=code, label=name, opens=any(_is_city_of(other, code) for other in places))
            for code, name in places.items()
            if code.endswith("0000")
        )
    return tuple(Offer(key=code, label=name) for code, name in places.items() if _is_city_of(code, within))


def free_times(free: FreeTimes, within: str, today: date) -> tuple[Offer, ...]:
    """The next working days, or the times of one of them; the value of a time is ``2026-11-24T09.00``."""
    days = _working_days(today, free.days)
    if not within:
        return tuple(Offer(key=day.isoformat(), label=_day(day), opens=True) for day in days)
    return tuple(
        Offer(
            key=f"{day.isoformat()}T{time.replace(':', '.')}",
            label=Titled(zh=f"{_day(day).zh} {time}", en=f"{_day(day).en}, {time}"),
        )
        for day in days
        if day.isoformat() == within
        for time in free.times
    )


def _is_city_of(code: str, province: str) -> bool:
    return code[:2] == province[:2] and code.endswith("00") and not code.endswith("0000")


def _working_days(today: date, count: int) -> list[date]:
    ahead = (today + timedelta(days) for days in range(1, 2 * count + 4))
    return [day for day in ahead if day.weekday() < _SATURDAY][:count]


def _day(day: date) -> Titled:
    zh, en = _WEEKDAYS[day.weekday()]
    return Titled(zh=f"{day.month}月{day.day}日 周{zh}", en=f"{en} {day.day} {day:%b}")

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
    """The provinces, or what lies directly below a place. One that has nothing below it is the last choice."""
    return tuple(
        Offer(key=code, label=name, opens=any(_above(other) == code for other in places))
        for code, name in places.items()
        if _above(code) == within
    )


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


def _above(code: str) -> str:
    """What a code lies in: a town in its county, a county in its city, a city in its province; "" above those."""
    if len(code) > 6:
        return code[:6]
    if code.endswith("0000"):
        return ""
    return f"{code[:2]}0000" if code.endswith("00") else f"{code[:4]}00"


def _working_days(today: date, count: int) -> list[date]:
    ahead = (today + timedelta(days) for days in range(1, 2 * count + 4))
    return [day for day in ahead if day.weekday() < _SATURDAY][:count]


def _day(day: date) -> Titled:
    zh, en = _WEEKDAYS[day.weekday()]
    return Titled(zh=f"{day.month}月{day.day}日 周{zh}", en=f"{en} {day.day} {day:%b}")

"""What a profile says of bundles, updates and hours: what happens to a terminal while nobody stands before it."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from kiosk.profile.section import Section
from kiosk.session.hours import Daily, OpeningHours, Outside, read_date, read_spans


class Ring(StrEnum):
    """When a terminal is offered a release: one of an earlier ring is offered every release of the later ones, too."""

    CANARY = "canary"
    EARLY = "early"
    ALL = "all"


class Power(StrEnum):
    """Who switches the machine on again."""

    NONE = "none"  # it stays on
    RTC = "rtc"  # its own clock wakes it
    HARDWARE = "hardware"  # the case's own timer: the machine only has to be off by then


#: Of a day, local time.
Time = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


def _spans(text: str) -> str:
    read_spans(text)
    return text


def _date(text: str) -> str:
    read_date(text)
    return text


#: "09:00-12:00, 13:00-17:00"; "" is closed, "00:00-24:00" all day.
Spans = Annotated[str, AfterValidator(_spans)]
Day = Annotated[str, AfterValidator(_date)]


class Bundles(Section):
    """Without ``trust`` nobody's bundles count."""

    trust: Path | None = None  # the first list of trust, as the operator gave it


class Updates(Section):
    """How a newer release of this program comes. Only with a list of trust in [bundles]."""

    ring: Ring = Ring.ALL
    kilobytes_per_second: int = Field(strict=True, default=256, ge=16, le=100_000)  # while it is brought
    probation_minutes: int = Field(strict=True, default=10, ge=1, le=240)  # to prove itself in, or it is taken back
    most_starts: int = Field(strict=True, default=3, ge=1, le=20)  # after so many it is taken back at once


class Opening(Section):
    """When a terminal is open, by weekday (local time)."""

    monday: Spans = ""
    tuesday: Spans = ""
    wednesday: Spans = ""
    thursday: Spans = ""
    friday: Spans = ""
    saturday: Spans = ""
    sunday: Spans = ""

    def week(self) -> tuple[str, ...]:
        return tuple(getattr(self, name) for name in type(self).model_fields)


class Hours(Section):
    """When people are served, when the machine looks after itself, and when it is off (local time)."""

    opening: Opening | None = None  # None: at every hour
    holidays: tuple[Day, ...] = ()  # closed, whatever weekday it is
    working_days: tuple[Day, ...] = ()  # open as on a Monday, whatever weekday it is (调休)
    outside: Outside = Outside.SERVE
    update_from: Time = "02:00"  # a newer release is brought and put in place between these
    update_until: Time = "05:00"
    power: Power = Power.NONE
    power_off: Time | None = None
    power_on: Time | None = None

    def opening_hours(self) -> OpeningHours:
        """As the session knows them."""
        if self.opening is None:
            return OpeningHours()
        return OpeningHours(
            tuple(map(read_spans, self.opening.week())),
            frozenset(map(read_date, self.holidays)),
            frozenset(map(read_date, self.working_days)),
        )

    def update_window(self) -> Daily:
        return Daily(time.fromisoformat(self.update_from), time.fromisoformat(self.update_until))

    def off(self) -> Daily | None:
        """When the machine is off; None: never."""
        if self.power is Power.NONE or self.power_off is None or self.power_on is None:
            return None
        return Daily(time.fromisoformat(self.power_off), time.fromisoformat(self.power_on))

"""``kiosk devices watch``: every change of any device's status as a line, for as long as somebody watches."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from drivers.protocols import Device, Family
from kiosk.technician.checking import Checked, Finding, as_values, place_of, words_of
from kiosk.technician.fitted import Fitted
from kiosk.technician.wording import as_json, family_name
from kiosk.texts import Words


@dataclass(frozen=True)
class Pace:
    """Seconds: what a driver is given for a look, the pause between two, and the silence that is called hanging."""

    deadline: float = 2.0
    pause: float = 1.0
    silence: float = 6.0


def watch(devices: Sequence[Fitted], pace: Pace = Pace()) -> Iterator[tuple[datetime, Checked]]:
    """The first look at each device, and from then on every one that differs from the one before it.

    Each device has a thread of its own, which ends with the process: whoever watches stops by ending. A device whose
    look takes longer than ``pace.silence`` hangs, until it says something; those behind it on its bus are not asked.
    """
    looks: queue.SimpleQueue[Checked] = queue.SimpleQueue()
    begun: dict[Family, float] = {}  # looks that are under way, since when
    for fitted in devices:
        arguments = (fitted, looks, begun, pace)
        threading.Thread(target=_look_for_ever, args=arguments, name=fitted.family, daemon=True).start()
    last: dict[Family, Checked] = {}
    while True:
        try:
            news = [looks.get(timeout=pace.pause)]
        except queue.Empty:
            news = []
        now = time.monotonic()
        said = {row.fitted.family for row in news}
        hanging = [
            each for each in devices if each.family not in said and now - begun.get(each.family, now) > pace.silence
        ]
        held = {id(fitted.turn) for fitted in hanging}
        news += [Checked(fitted, Finding.HANGS) for fitted in hanging]
        news += [Checked(each, Finding.NOT_ASKED) for each in devices if each not in hanging and id(each.turn) in held]
        for row in news:
            before, last[row.fitted.family] = last.get(row.fitted.family), row
            if before is None or _seen(before) != _seen(row):
                yield datetime.now().astimezone(), row


def line(at: datetime, row: Checked, said: Words) -> str:
    return f"{at:%H:%M:%S}  {family_name(said, row.fitted.family)}  {words_of(row, said)}"


def as_json_line(at: datetime, row: Checked, said: Words) -> str:
    return as_json({"at": at.isoformat(timespec="milliseconds"), **as_values(row, said)})


def _seen(row: Checked) -> tuple[object, ...]:
    """What makes a change: a device's own words alone do not."""
    return row.finding, row.status.condition, row.status.problems


def _look_for_ever(fitted: Fitted, looks: queue.SimpleQueue[Checked], begun: dict[Family, float], pace: Pace) -> None:
    device: Device | None = None
    while True:
        try:
            with fitted.turn:
                begun[fitted.family] = time.monotonic()
                try:
                    device = device or fitted.make()
                    status = device.status(pace.deadline)
                finally:
                    begun.pop(fitted.family, None)
            looks.put(Checked(fitted, Finding.ANSWERED, status, status.original))
        except Exception as error:  # a line, and the next look is made with a new driver
            device = None
            looks.put(Checked(fitted, Finding.FAILED, original=place_of(error)))
        time.sleep(pace.pause)

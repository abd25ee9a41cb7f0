"""``kiosk devices check``: every device of the profile is made and asked how it is, each bus on a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from drivers.protocols import Condition, DeviceError, DeviceStatus, SamIdReader
from kiosk.technician.fitted import Fitted
from kiosk.technician.wording import columns, cures, family_name, names, status_words, word
from kiosk.texts import Words

#: Seconds that a driver is given, and seconds after which it counts as hanging.
DEADLINE, PATIENCE = 5.0, 8.0


class Finding(StrEnum):
    """What came of asking."""

    ANSWERED = "answered"  # the status says how it is
    HANGS = "hangs"  # the driver did not keep its deadline
    NOT_ASKED = "not_asked"  # another device on its bus hangs
    FAILED = "failed"  # the driver raised what no driver may raise


_NOT_ASKED = DeviceStatus(Condition.UNKNOWN)


@dataclass(frozen=True)
class Checked:
    """One row. ``original`` is the device's own word, or where in our code the driver failed: never a person's."""

    fitted: Fitted
    finding: Finding
    status: DeviceStatus = _NOT_ASKED
    original: str = ""
    sam_id: str | None = None

    @property
    def usable(self) -> bool:
        return self.finding is Finding.ANSWERED and self.status.usable


class _Bus:
    """The devices of one bus, asked one after another on a thread."""

    def __init__(self, devices: Sequence[Fitted], deadline: float) -> None:
        self.devices = devices
        self.rows: list[Checked] = []
        self._deadline = deadline
        self._begun = time.monotonic()  # with the device that is asked now
        self._thread = threading.Thread(target=self._ask, name=f"check {devices[0].family.value}", daemon=True)
        self._thread.start()

    def _ask(self) -> None:
        for fitted in self.devices:
            self._begun = time.monotonic()
            self.rows.append(_check(fitted, self._deadline))

    def wait(self, patience: float) -> list[Checked]:
        """A row for each device; after one that took longer than ``patience`` seconds the rest is not asked."""
        while self._thread.is_alive() and (left := self._begun + patience - time.monotonic()) > 0:
            self._thread.join(left)
        rows = list(self.rows)
        rows += [Checked(fitted, Finding.HANGS) for fitted in self.devices[len(rows) :][:1]]
        return rows + [Checked(fitted, Finding.NOT_ASKED) for fitted in self.devices[len(rows) :]]


def check(devices: Sequence[Fitted], deadline: float = DEADLINE, patience: float = PATIENCE) -> tuple[Checked, ...]:
    """Ask all buses at the same time; a device that hangs is left behind after ``patience`` seconds of its own."""
    by_bus: dict[int, list[Fitted]] = {}
    for fitted in devices:
        by_bus.setdefault(id(fitted.turn), []).append(fitted)
    rows = [row for bus in [_Bus(on_it, deadline) for on_it in by_bus.values()] for row in bus.wait(patience)]
    places = {id(fitted): number for number, fitted in enumerate(devices)}
    return tuple(sorted(rows, key=lambda row: places[id(row.fitted)]))


def _check(fitted: Fitted, deadline: float) -> Checked:
    try:
        device = fitted.make()
        try:
            with fitted.turn:
                until = time.monotonic() + deadline
                status = device.status(deadline)
                sam_id = _sam_id(device, max(0.0, until - time.monotonic())) if status.usable else None
        finally:
            device.close()
    except Exception as error:  # a row, not the end: the other devices are asked all the same
        return Checked(fitted, Finding.FAILED, original=place_of(error))
    return Checked(fitted, Finding.ANSWERED, status, status.original, sam_id)


def _sam_id(device: object, deadline: float) -> str | None:
    if not isinstance(device, SamIdReader):
        return None
    try:
        return device.sam_id(deadline)
    except DeviceError:
        return None  # the status stands by itself


def place_of(error: BaseException) -> str:
    """An exception nobody expected, by its type and its place in the code: its text may quote what was read."""
    place, trace = type(error).__name__, error.__traceback__
    while trace is not None:
        place = f"{type(error).__name__} {trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def words_of(row: Checked, said: Words) -> str:
    """How it is, in one line."""
    if row.finding is Finding.ANSWERED:
        return status_words(said, row.status)
    return word(said, "finding", row.finding)


def _address(fitted: Fitted) -> str:
    """The host of a device on the network; "" for one that is plugged in."""
    return str(fitted.options.get("host") or urlsplit(str(fitted.options.get("uri") or "")).hostname or "")


def cures_of(row: Checked, said: Words) -> tuple[str, ...]:
    if row.finding is Finding.ANSWERED:
        if row.status.condition in (Condition.ABSENT, Condition.OFFLINE) and (address := _address(row.fitted)):
            return (said.of("devices-network-cure", host=address),)
        return cures(said, row.status)
    if row.finding is Finding.FAILED:
        return (said.of("devices-crashed", place=row.original),)
    return (said.of("devices-hangs-cure" if row.finding is Finding.HANGS else "devices-not-asked-cure"),)


def table(rows: Sequence[Checked], said: Words) -> list[str]:
    """A line for each device, and what to do below it."""
    heads = columns(
        [
            (
                said.of("devices-usable" if row.usable else "devices-not-usable"),
                family_name(said, row.fitted.family),
                row.fitted.driver.name,
                words_of(row, said),
            )
            for row in rows
        ]
    )
    lines = []
    for head, row in zip(heads, rows, strict=True):
        lines.append(head)
        lines += [f"    {cure}" for cure in cures_of(row, said)]
        if row.sam_id:
            lines.append("    " + said.of("devices-sam-id", number=row.sam_id))
        if row.status.original and (row.status.problems or not row.usable):
            lines.append("    " + said.of("devices-original", words=row.original))
    return lines


def as_values(row: Checked, said: Words) -> dict[str, object]:
    """The row for JSON: words as well, since they hold the cure."""
    return {
        "family": row.fitted.family.value,
        "driver": row.fitted.driver.name,
        "finding": row.finding.value,
        "condition": row.status.condition.value,
        "problems": names(row.status.problems),
        "usable": row.usable,
        "original": row.original,
        "sam_id": row.sam_id,
        "words": words_of(row, said),
        "cures": list(cures_of(row, said)),
    }

"""``kiosk devices check``: every device of the profile is made and asked how it is, each on a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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


def check(devices: Sequence[Fitted], deadline: float = DEADLINE, patience: float = PATIENCE) -> tuple[Checked, ...]:
    """Ask all of them at the same time; one that hangs is left behind after ``patience`` seconds."""
    rows: dict[int, Checked] = {}
    threads = []
    for number, fitted in enumerate(devices):
        thread = threading.Thread(
            target=lambda number=number, fitted=fitted: rows.update({number: _check(fitted, deadline)}),
            name=f"check {fitted.family.value}",
            daemon=True,
        )
        thread.start()
        threads.append(thread)
    until = time.monotonic() + patience
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    return tuple(rows.get(number) or Checked(fitted, Finding.HANGS) for number, fitted in enumerate(devices))


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


def cures_of(row: Checked, said: Words) -> tuple[str, ...]:
    if row.finding is Finding.ANSWERED:
        return cures(said, row.status)
    if row.finding is Finding.FAILED:
        return (said.of("devices-crashed", place=row.original),)
    return (said.of("devices-hangs-cure"),)


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

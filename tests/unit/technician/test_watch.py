"""Every change of a device is a line, for as long as somebody watches."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import cast

from drivers.protocols import (
    Condition,
    DeviceStatus,
    Family,
)
from drivers.receipt_printer.simulated import PaperLevel
from kiosk.technician.checking import Finding
from kiosk.technician.watching import Pace, watch
from tests.support.identity_cards import ADULT
from tests.support.technician import (
    Desk,
    Scripted,
    fitted,
    line_of,
    running,
    stop,
)


def test_every_change_is_a_line_until_ctrl_c(desk: Desk) -> None:
    with running("watch", "--profile", desk.profile) as process:
        first = sorted(line_of(process)[10:] for _ in range(2))
        assert first == ["ID card reader  ready", "Receipt printer  ready"]
        desk.receipts.mechanism.set_paper(PaperLevel.LOW)
        assert line_of(process)[10:] == "Receipt printer  ready: paper is running low"
        desk.line.close()
        assert line_of(process)[10:] == "ID card reader  does not answer"  # the open line broke
        assert line_of(process)[10:] == "ID card reader  not there"  # and cannot be opened again
        assert stop(process) == ("", "")


def test_changes_come_as_lines_of_json(desk: Desk) -> None:
    with running("watch", "--profile", desk.profile, "--json") as process:
        changes = [json.loads(line_of(process)) for _ in range(2)]
        assert {change["family"] for change in changes} == {"id_card", "receipt_printer"}
        assert all(datetime.fromisoformat(change["at"]).tzinfo is not None for change in changes)
        assert stop(process) == ("", "")


def test_a_driver_that_hangs_or_breaks_is_a_change_like_any_other() -> None:
    stays_away = threading.Event()
    looks = iter(["ready", "broken"])

    def status() -> DeviceStatus:
        match next(looks, "hangs"):
            case "ready":
                return DeviceStatus(Condition.READY)
            case "broken":
                raise ValueError(ADULT.number)
            case _:
                stays_away.wait()
                return DeviceStatus(Condition.UNKNOWN)

    device = fitted(Family.CAMERA, lambda: Scripted(status))
    changes = watch([device], Pace(pause=0.01, silence=0.1))
    assert [next(changes)[1].finding for _ in range(3)] == [Finding.ANSWERED, Finding.FAILED, Finding.HANGS]


def test_behind_one_that_hangs_the_rest_of_the_bus_is_not_asked_and_called_so() -> None:
    released, asked = threading.Event(), threading.Event()

    def hang() -> DeviceStatus:
        asked.set()
        released.wait(30)
        return DeviceStatus(Condition.READY)

    class HungFirst:
        """A bus that the one that hangs is always the first to have."""

        def __init__(self) -> None:
            self._lock = threading.Lock()

        def __enter__(self) -> None:
            if threading.current_thread().name != Family.CARD:
                asked.wait(10)
            self._lock.acquire()

        def __exit__(self, *_: object) -> None:
            self._lock.release()

    turn = cast("threading.Lock", HungFirst())
    hung = replace(fitted(Family.CARD, lambda: Scripted(hang)), turn=turn)
    waits = replace(fitted(Family.SIGNALS, lambda: Scripted(lambda: DeviceStatus(Condition.READY))), turn=turn)
    alone = fitted(Family.KEYPAD, lambda: Scripted(lambda: DeviceStatus(Condition.READY)))
    changes = watch([hung, waits, alone], Pace(pause=0.01, silence=0.3))
    found = {row.fitted.family: row.finding for _, row in islice(changes, 3)}
    released.set()
    assert found == {
        Family.CARD: Finding.HANGS,
        Family.SIGNALS: Finding.NOT_ASKED,
        Family.KEYPAD: Finding.ANSWERED,
    }

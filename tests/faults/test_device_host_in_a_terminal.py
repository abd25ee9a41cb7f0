"""A device whose host dies or hangs, as the terminal's device manager sees it: back by itself, and two lines of log."""

from __future__ import annotations

import io
import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from drivers.id_card.simulated import Fault
from drivers.protocols import DeviceStatus, Family
from kiosk.devices import Devices, FittedDevices
from kiosk.host_watch import SETTLED_SECONDS, HostWatch
from kiosk.log import Log
from tests.support.hosts import HostBench, reader_in_a_host
from tests.support.identity_cards import ADULT
from tests.support.waiting import wait_until


@dataclass
class Terminal:
    bench: HostBench
    devices: Devices
    lines: io.StringIO
    looked: threading.Event

    def told(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.lines.getvalue().splitlines()]

    def events(self) -> list[object]:
        return [line["event"] for line in self.told()]

    def another_answers(self, than: int) -> bool:
        return self.bench.host.pid not in (None, than) and "host_restarted" in self.events()


@contextmanager
def terminal() -> Iterator[Terminal]:
    """A reader in a host that is looked at as every device is, and as no reader is: without asking for a card."""
    lines, looked = io.StringIO(), threading.Event()
    with reader_in_a_host() as bench:
        status: Callable[[float], DeviceStatus] = bench.reader.status

        def look(deadline: float) -> DeviceStatus:
            looked.set()
            return status(deadline)

        bench.reader.status = look  # type: ignore[method-assign]
        fitted = FittedDevices(others={Family.CARD: bench.reader})
        devices = Devices(fitted, Log(lines), lambda: None, lambda _: None)
        devices.start()
        wait_until(lambda: devices.statuses()[Family.CARD].usable, "the first look")
        yield Terminal(bench, devices, lines, looked)
        devices.stop(5.0)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV, signal.SIGSTOP])
def test_its_loss_and_its_restart_are_a_line_each_and_nobody_else_hears_of_it(how: signal.Signals) -> None:
    with terminal() as at:
        at.bench.slot.place(ADULT)
        first = at.bench.pid
        os.kill(first, how)
        wait_until(lambda: at.another_answers(first), "another host")
        assert at.devices.statuses()[Family.CARD].usable
        lost, restarted = at.told()
        original = "device host hung" if how is signal.SIGSTOP else f"device host ended: signal {int(how)}"
        assert (lost["event"], lost["family"], lost["original"]) == ("host_lost", "card", original)
        assert (restarted["event"], restarted["count"]) == ("host_restarted", 1)
        assert ADULT.name not in at.lines.getvalue()


def test_one_that_hangs_in_the_middle_of_a_look_is_looked_at_again_at_once() -> None:
    with terminal() as at:
        first = at.bench.pid
        at.bench.slot.fail(Fault.SILENT)
        at.looked.clear()
        assert at.looked.wait(10)
        assert at.bench.pid == first
        os.kill(first, signal.SIGSTOP)
        at.bench.slot.fail(None)
        wait_until(lambda: at.another_answers(first), "another host")
        assert at.events() == ["host_lost", "host_restarted"]
        assert at.devices.statuses()[Family.CARD].usable


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@dataclass
class Watched:
    watch: HostWatch
    lines: io.StringIO
    looks: list[None]

    def told(self) -> list[tuple[object, object]]:
        lines = [json.loads(line) for line in self.lines.getvalue().splitlines()]
        return [(line["event"], line.get("count")) for line in lines]


@pytest.fixture
def watched(clock: Clock) -> Watched:
    lines, looks = io.StringIO(), list[None]()
    return Watched(HostWatch(Family.CAMERA, Log(lines), lambda: looks.append(None), clock), lines, looks)


def test_one_that_never_comes_back_is_one_line(watched: Watched, clock: Clock) -> None:
    for _ in range(50):
        watched.watch.lost("device host ended: signal 11")
        clock.now += 30
    assert watched.told() == [("host_lost", None)]
    assert len(watched.looks) == 50


def test_one_that_keeps_dying_says_no_more_until_it_holds(watched: Watched, clock: Clock) -> None:
    for _ in range(20):
        watched.watch.lost("device host ended: signal 11")
        clock.now += 1
        watched.watch.answered()
        clock.now += 1
    assert watched.told() == [("host_lost", None), ("host_restarted", 1), ("host_lost", None)]
    clock.now += SETTLED_SECONDS
    watched.watch.answered()
    watched.watch.answered()
    assert watched.told()[3:] == [("host_restarted", 19)]


def test_two_losses_far_apart_are_two_lines_each(watched: Watched, clock: Clock) -> None:
    for _ in range(2):
        watched.watch.lost("device host hung")
        watched.watch.answered()
        clock.now += SETTLED_SECONDS
    assert watched.told() == [("host_lost", None), ("host_restarted", 1)] * 2

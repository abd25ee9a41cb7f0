"""Something is plugged in: what was away is looked at now, and not after the longest pause."""

from __future__ import annotations

import errno
import io
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from drivers.protocols import Condition, DeviceStatus, Family, Problem
from kiosk.devices import Devices, FittedDevices, LookPeriods
from kiosk.hotplug import HotPlug
from kiosk.log import Log
from kiosk.session.availability import Obstacle, device_hindrance
from kiosk.session.world import World
from tests.support.waiting import wait_until

_KOBJECT_UEVENT = 15  # netlink(7)
_UDEV_GROUP = 2
_PROPERTIES = 40  # where they begin: behind the header of libudev's monitor messages


def announce(subsystem: str) -> None:
    """What udevd says to everybody when a device has come, as libudev's monitor reads it."""
    properties = f"ACTION=add\0DEVPATH=/devices/test/{subsystem}\0SUBSYSTEM={subsystem}\0SEQNUM=1\0".encode()
    header = struct.pack(
        "=8s8I",
        b"libudev\0",
        socket.htonl(0xFEEDCAFE),
        _PROPERTIES,
        _PROPERTIES,
        len(properties),
        socket.htonl(_murmur_hash_2(subsystem.encode())),
        0,
        0,
        0,
    )
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, _KOBJECT_UEVENT) as sender:
        sender.sendto(header + properties, (0, _UDEV_GROUP))


def _murmur_hash_2(text: bytes) -> int:
    """Of a subsystem's name: what libudev's socket filter compares."""
    mask, factor = 0xFFFFFFFF, 0x5BD1E995
    value = len(text)
    whole = len(text) // 4 * 4
    for (word,) in struct.iter_unpack("=I", text[:whole]):
        mixed = word * factor & mask
        mixed ^= mixed >> 24
        value = (value * factor & mask) ^ (mixed * factor & mask)
    rest = text[whole:]
    if rest:
        value = (value ^ int.from_bytes(rest, "little")) * factor & mask
    value ^= value >> 13
    value = value * factor & mask
    return value ^ value >> 15


@pytest.fixture
def log() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def plugged() -> threading.Event:
    return threading.Event()


@pytest.fixture
def hotplug(plugged: threading.Event, log: io.StringIO) -> Iterator[HotPlug]:
    hotplug = HotPlug(plugged.set, Log(log))
    hotplug.start()
    assert hotplug.listening.wait(10), log.getvalue()
    yield hotplug
    assert hotplug.stop(5)


def libudev_listens() -> bool:
    """Its monitor is deaf where no udevd runs and /dev is not the kernel's own: as in most containers."""
    mounts = Path("/proc/self/mountinfo").read_text().splitlines()
    kernels_own = any(line.split()[4] == "/dev" and " - devtmpfs " in line for line in mounts)
    return kernels_own or Path("/run/udev/control").exists()


@pytest.mark.skipif(not libudev_listens(), reason="libudev hears nothing where no udevd runs")
@pytest.mark.parametrize("subsystem", ["tty", "sound"])
def test_udev_is_heard(hotplug: HotPlug, plugged: threading.Event, subsystem: str) -> None:
    """sound: the card of a USB headset."""
    announce(subsystem)
    assert plugged.wait(10)


class Monitor:
    """udev's, where events come without end, or more of them than the socket holds."""

    def __init__(self, answer: Callable[[], object]) -> None:
        self._answer = answer

    def filter_by(self, subsystem: str) -> None:
        pass

    def start(self) -> None:
        pass

    def poll(self, seconds: float) -> object:
        time.sleep(0.01)
        return self._answer()


@pytest.fixture
def monitored(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    def play(answer: Callable[[], object]) -> None:
        monkeypatch.setattr("pyudev.Monitor.from_netlink", lambda context: Monitor(answer))

    return play


def test_a_device_that_comes_and_goes_without_end_keeps_no_other_waiting(
    monitored: Callable[[Callable[[], object]], None], plugged: threading.Event, log: io.StringIO
) -> None:
    monitored(lambda: "event")
    hotplug = HotPlug(plugged.set, Log(log))
    hotplug.start()
    assert plugged.wait(10)
    assert hotplug.stop(5)


def test_more_events_than_the_socket_holds_are_an_event(
    monitored: Callable[[Callable[[], object]], None], log: io.StringIO
) -> None:
    def overflow() -> object:
        raise OSError(errno.ENOBUFS, "No buffer space available")

    monitored(overflow)
    heard = threading.Semaphore(0)
    hotplug = HotPlug(heard.release, Log(log))
    hotplug.start()
    assert heard.acquire(timeout=10)
    assert heard.acquire(timeout=10), "it goes on"
    assert hotplug.stop(5)
    assert log.getvalue() == ""


def test_a_broken_socket_is_said_once(
    monitored: Callable[[Callable[[], object]], None], plugged: threading.Event, log: io.StringIO
) -> None:
    def broken() -> object:
        raise OSError(errno.EBADF, "Bad file descriptor")

    monitored(broken)
    hotplug = HotPlug(plugged.set, Log(log))
    hotplug.start()
    wait_until(lambda: log.getvalue() != "", "it to be said")
    assert hotplug.stop(5)
    assert [json.loads(line)["event"] for line in log.getvalue().splitlines()] == ["no_hotplug"]


class Lamp:
    """A device that is there or not."""

    def __init__(self) -> None:
        self.there = False
        self.looks = 0

    def status(self, deadline: float) -> DeviceStatus:
        self.looks += 1
        return DeviceStatus(Condition.READY if self.there else Condition.ABSENT)

    def close(self) -> None:
        pass


def test_what_is_away_is_looked_at_less_often_and_at_once_when_something_is_plugged_in() -> None:
    lamp, now, lines = Lamp(), [0.0], io.StringIO()
    fitted = FittedDevices(others={Family.SIGNALS: lamp})
    devices = Devices(
        fitted,
        Log(lines),
        lambda: None,
        lambda presence: None,
        periods=LookPeriods(status=0.01, longest=1000.0),
        monotonic=lambda: now[0],
    )
    devices.start()
    wait_until(lambda: lamp.looks == 1, "the first look")
    lamp.there = True
    rounds: list[int] = []
    devices.workers[Family.SIGNALS].run(partial(_count_rounds, devices, rounds))
    wait_until(lambda: len(rounds) == 10, "the worker to go on")
    assert lamp.looks == 1, "time stands still, so the pause is not over"
    devices.plugged()
    wait_until(lambda: devices.statuses()[Family.SIGNALS].usable, "it to be seen")
    devices.stop(5)


def _count_rounds(devices: Devices, rounds: list[int]) -> None:
    """Ten rounds of the worker, each as long as its period."""
    rounds.append(1)
    if len(rounds) < 10:
        devices.workers[Family.SIGNALS].run_later(partial(_count_rounds, devices, rounds), 0.01)


def test_two_families_on_one_bus_are_asked_one_by_one() -> None:
    busy = threading.Lock()
    clashes: list[str] = []

    class Talker(Lamp):
        def status(self, deadline: float) -> DeviceStatus:
            if not busy.acquire(blocking=False):
                clashes.append("both at once")
                return DeviceStatus(Condition.READY)
            self.looks += 1
            busy.release()
            return DeviceStatus(Condition.READY)

    one, other = Talker(), Talker()
    families = {Family.SIGNALS: one, Family.KEYPAD: other}
    fitted = FittedDevices(others=families, buses=dict.fromkeys(families, "panel"))
    devices = Devices(
        fitted, Log(io.StringIO()), lambda: None, lambda presence: None, periods=LookPeriods(status=0.001)
    )
    assert devices.workers[Family.SIGNALS] is devices.workers[Family.KEYPAD]
    devices.start()
    wait_until(lambda: min(one.looks, other.looks) > 20, "both to be looked at")
    devices.stop(5)
    assert clashes == []


def _is_seen(devices: Devices, condition: Condition) -> bool:
    return devices.statuses()[Family.SIGNALS].condition is condition


def test_however_it_is_away_the_log_says_once_that_it_went_and_once_that_it_is_back() -> None:
    """What answers nonsense first, is silent then, and gone at last, is away once."""
    lamp, lines = Lamp(), io.StringIO()
    conditions = [Condition.READY, Condition.UNKNOWN, Condition.OFFLINE, Condition.UNKNOWN, Condition.ABSENT]
    now = [Condition.READY]
    lamp.status = lambda deadline: DeviceStatus(now[0])  # type: ignore[method-assign]
    devices = Devices(
        FittedDevices(others={Family.SIGNALS: lamp}),
        Log(lines),
        lambda: None,
        lambda presence: None,
        periods=LookPeriods(status=0.005, longest=0.005),
    )
    devices.start()
    for _ in range(2):
        for condition in (*conditions, Condition.UNKNOWN, Condition.READY):
            now[0] = condition
            wait_until(partial(_is_seen, devices, condition), "it to be seen")
    devices.stop(5)
    events = [json.loads(line)["event"] for line in lines.getvalue().splitlines()]
    assert events == ["device_gone", "device_back"] * 2


def test_what_answers_nonsense_from_the_first_look_on_is_not_offered() -> None:
    lamp, lines = Lamp(), io.StringIO()
    lamp.status = lambda deadline: DeviceStatus(Condition.UNKNOWN, original="55 55")  # type: ignore[method-assign]
    devices = Devices(
        FittedDevices(others={Family.SIGNALS: lamp}),
        Log(lines),
        lambda: None,
        lambda presence: None,
        periods=LookPeriods(status=0.005),
    )
    assert device_hindrance(Family.SIGNALS, World(0.0, datetime(2026, 1, 1), devices=devices.statuses())) is None, (
        "nobody has looked at it yet"
    )
    devices.start()
    wait_until(lambda: lines.getvalue() != "", "it to be seen")
    devices.stop(5)
    hindrance = device_hindrance(Family.SIGNALS, World(0.0, datetime(2026, 1, 1), devices=devices.statuses()))
    assert hindrance is not None
    assert hindrance.obstacle is Obstacle.DEVICE_AWAY


def test_a_printer_that_is_off_line_for_the_moment_of_a_cut_is_not_gone() -> None:
    ready = DeviceStatus(Condition.READY)
    blink = DeviceStatus(Condition.NEEDS_ATTENTION, frozenset({Problem.OTHER}), "1:1A 2:12 3:12 4:12")
    out = DeviceStatus(Condition.NEEDS_ATTENTION, frozenset({Problem.PAPER_OUT}), "1:1A 2:32 3:12 4:72")
    lamp, lines = Lamp(), io.StringIO()
    answers = iter([ready, blink, ready, blink, ready, out])
    seen: list[DeviceStatus] = []
    lamp.status = lambda deadline: next(answers, out)  # type: ignore[method-assign]
    devices = Devices(
        FittedDevices(others={Family.RECEIPT_PRINTER: lamp}),
        Log(lines),
        lambda: seen.append(devices.statuses()[Family.RECEIPT_PRINTER]),
        lambda presence: None,
        periods=LookPeriods(status=0.005),
    )
    devices.start()
    wait_until(lambda: len(seen) == 2, "the paper to be seen at its end")
    devices.stop(5)
    assert seen == [ready, out]
    assert [json.loads(line)["event"] for line in lines.getvalue().splitlines()] == ["device_gone"]


def test_devices_that_hang_do_not_hold_up_the_end_and_the_others_are_let_go_of() -> None:
    let_go = threading.Event()
    closed: list[Family] = []

    class Hanging(Lamp):
        def __init__(self, family: Family, hangs: bool) -> None:
            super().__init__()
            self.family, self.hangs = family, hangs

        def status(self, deadline: float) -> DeviceStatus:
            self.looks += 1
            if self.hangs:
                let_go.wait(20)
            return DeviceStatus(Condition.READY)

        def close(self) -> None:
            closed.append(self.family)

    lamps = {
        family: Hanging(family, hangs=family is not Family.KEYPAD)
        for family in (Family.SIGNALS, Family.FINGER, Family.CAMERA, Family.KEYPAD)
    }
    devices = Devices(FittedDevices(others=lamps), Log(io.StringIO()), lambda: None, lambda presence: None)
    devices.start()
    wait_until(lambda: all(lamp.looks for lamp in lamps.values()), "all to be looked at")
    begun = time.monotonic()
    devices.stop(0.5)
    assert time.monotonic() - begun < 1.4, "half a second for all three, and not for each"
    assert closed == [Family.KEYPAD]
    let_go.set()
    devices.stop(5)

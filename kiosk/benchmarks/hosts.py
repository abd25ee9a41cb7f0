"""``kiosk bench hosts``: how long a device is away whose own process was killed, was stopped, or hangs in a call.

The device manager of a terminal looks at a reader in a host, as it does all day. Measured is the time from the fault to
the first good look at the reader in another host; for ``hang`` the fault begins in the middle of a look, which a driver
may take 1.5 s for. Faults come at any moment between two looks.
"""

from __future__ import annotations

import io
import os
import random
import signal
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from drivers.host.hosted import HostedIdCardReader
from drivers.host.process import HostProcess
from drivers.id_card.simulated import CardSlot, Fault, SamvSimulator, serve_tcp
from drivers.protocols import DeviceStatus, Family
from kiosk.benchmarks.report import Aim, Op, Report
from kiosk.devices import Devices, FittedDevices, LookPeriods
from kiosk.log import Log

_AIM_SECONDS = 3.0
_GIVEN_UP_SECONDS = 30.0


class How(StrEnum):
    KILL = "kill"  # kill -9
    STOP = "stop"  # it takes up no call any more
    HANG = "hang"  # it took up a call and does not come back


class _Watched(HostedIdCardReader):
    """Notes when a look begins, and when one at another host than ``before`` was good."""

    def __init__(self, host: HostProcess) -> None:
        super().__init__(host)
        self.before: int | None = None
        self.begun, self.well = threading.Event(), threading.Event()
        self.well_at = 0.0

    def status(self, deadline: float) -> DeviceStatus:
        self.begun.set()
        status = super().status(deadline)
        if status.usable and self.host.pid != self.before:
            self.well_at = time.monotonic()
            self.well.set()
        return status


def run_hosts_benchmark(rounds: int, *, json: bool) -> int:
    """Print one JSON object, or lines for a person. Raises TimeoutError for a device that does not come back."""
    figures: dict[str, float | int | str] = {"rounds": rounds}
    aims = []
    with _looked_at() as (reader, slot):
        for how in How:
            seconds = sorted(_away(reader, slot, how) for _ in range(rounds))
            figures[f"{how}_median_s"] = round(statistics.median(seconds), 2)
            figures[f"{how}_worst_s"] = round(seconds[-1], 2)
            aims.append(Aim(f"{how}_worst_s", round(seconds[-1], 2), Op.AT_MOST, _AIM_SECONDS))
    report = Report("hosts", figures, tuple(aims))
    print(report.as_json() if json else report.as_lines())
    return 0


@contextmanager
def _looked_at() -> Iterator[tuple[_Watched, CardSlot]]:
    simulator = SamvSimulator()
    served = serve_tcp(simulator)
    reader = _Watched(HostProcess("samv-tcp", {"host": served.host, "port": served.port}))
    # As a family that is looked at and no more: presence would be asked three times a second, and find a fault sooner.
    fitted = FittedDevices(others={Family.CARD: reader})
    devices = Devices(fitted, Log(io.StringIO()), lambda: None, lambda _: None)
    devices.start()
    try:
        yield reader, simulator.slot
    finally:
        devices.stop(5.0)
        served.close()


def _away(reader: _Watched, slot: CardSlot, how: How) -> float:
    reader.before = None
    _awaited(reader.well)
    time.sleep(random.uniform(0, LookPeriods().hosted))  # noqa: S311 - a moment, no secret
    pid = reader.host.pid
    if pid is None:
        raise TimeoutError
    if how is How.HANG:
        slot.fail(Fault.SILENT)
        _awaited(reader.begun)
        time.sleep(0.2)  # the call is taken up, and waits for the reader
    reader.before = pid
    reader.well.clear()
    at = time.monotonic()
    os.kill(pid, signal.SIGKILL if how is How.KILL else signal.SIGSTOP)
    slot.fail(None)
    if not reader.well.wait(_GIVEN_UP_SECONDS):
        raise TimeoutError
    return reader.well_at - at


def _awaited(event: threading.Event) -> None:
    event.clear()
    if not event.wait(_GIVEN_UP_SECONDS):
        raise TimeoutError

"""A device host that is killed or crashes is a device fault, and is there again at the next call."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator

import pytest

from drivers.host.process import HostProcess
from drivers.protocols import Condition, DeviceError, DeviceFault
from tests.support.hosts import HostBench, reader_in_a_host
from tests.support.identity_cards import ADULT
from tests.support.processes import has_ended
from tests.support.waiting import wait_until


def end_the_stopped(pid: int, how: signal.Signals) -> None:
    """A process that is stopped meets its signal when it goes on."""
    os.kill(pid, how)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGCONT)


@pytest.fixture
def bench() -> Iterator[HostBench]:
    with reader_in_a_host() as bench:
        yield bench


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
def test_killed_between_two_calls_the_next_one_is_answered(bench: HostBench, how: signal.Signals) -> None:
    first = bench.pid
    os.kill(first, how)
    bench.slot.place(ADULT)
    wait_until(lambda: has_ended(first), "the host to end")
    assert bench.reader.read(5) == ADULT
    assert bench.pid != first


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
def test_killed_in_the_middle_of_a_call_says_so_and_is_healed(bench: HostBench, how: signal.Signals) -> None:
    bench.slot.place(ADULT)
    os.kill(bench.pid, signal.SIGSTOP)  # so that the call is under way for as long as it takes
    timer = threading.Timer(0.2, end_the_stopped, (bench.pid, how))
    timer.start()
    with pytest.raises(DeviceError) as caught:
        bench.reader.read(5)
    timer.join()
    assert (caught.value.fault, caught.value.original) == (DeviceFault.LOST, f"device host ended: signal {int(how)}")
    assert bench.reader.read(5) == ADULT


def test_a_status_is_told_and_never_raised(bench: HostBench) -> None:
    os.kill(bench.pid, signal.SIGSTOP)
    timer = threading.Timer(0.2, os.kill, (bench.pid, signal.SIGKILL))
    timer.start()
    assert bench.reader.status(5).condition is Condition.OFFLINE
    timer.join()
    assert bench.reader.status(5).usable


def test_one_that_ends_again_and_again_is_started_less_and_less_often() -> None:
    host = HostProcess("no-such-driver", {})
    originals = []
    for _ in range(3):
        with pytest.raises(DeviceError) as caught:
            host.call("status", deadline=1)
        originals.append(caught.value.original)
    assert originals[:2] == ["driver: UnknownDriver"] * 2
    assert "waits" in originals[2]


def test_nothing_of_it_outlives_the_terminal(bench: HostBench) -> None:
    pid = bench.pid
    bench.reader.close()
    assert has_ended(pid)

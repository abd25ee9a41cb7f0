"""A device host that hangs is ended at the deadline of its call, and is there again at the next one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from drivers.host.process import HUNG, TAKEN_SECONDS
from drivers.id_card.simulated import Fault
from drivers.protocols import DeviceError, DeviceFault
from tests.support.hosts import reader_in_a_host
from tests.support.identity_cards import ADULT
from tests.support.processes import has_ended
from tests.support.waiting import wait_until


def test_hung_in_a_call_it_is_ended_and_another_one_answers() -> None:
    with reader_in_a_host() as bench:
        first = bench.pid
        bench.slot.place(ADULT)
        os.kill(first, signal.SIGSTOP)
        with pytest.raises(DeviceError) as caught:
            bench.reader.read(0.2)
        assert (caught.value.fault, caught.value.original) == (DeviceFault.TIMEOUT, "device host hung")
        assert bench.reader.read(5) == ADULT
        assert bench.pid != first


def test_hung_between_two_looks_the_next_look_heals_it() -> None:
    """A terminal looks every 2 s: with less than 1 s for a look, nobody is without the device for 3."""
    with reader_in_a_host() as bench:
        first = bench.pid
        os.kill(first, signal.SIGSTOP)
        begun = time.monotonic()
        assert bench.reader.status(1.5).usable
        assert time.monotonic() - begun < TAKEN_SECONDS + 1.5
        assert bench.pid != first
        bench.slot.place(ADULT)
        assert bench.reader.read(5) == ADULT


def test_a_driver_that_takes_its_time_is_not_taken_for_hung() -> None:
    with reader_in_a_host() as bench:
        first = bench.pid
        bench.slot.fail(Fault.SILENT)
        assert bench.reader.status(TAKEN_SECONDS + 0.3).original != HUNG
        bench.slot.fail(None)
        assert bench.reader.status(5).usable
        assert bench.pid == first


def test_a_start_that_a_call_cannot_wait_for_is_there_for_the_next() -> None:
    with reader_in_a_host() as bench:
        bench.reader.close()
        with pytest.raises(DeviceError) as caught:
            bench.reader.read(0.0)
        assert (caught.value.fault, caught.value.original) == (DeviceFault.TIMEOUT, "device host still starts")
        first = bench.pid
        assert bench.reader.status(5).usable
        assert bench.pid == first


def test_a_host_that_hangs_at_its_start_keeps_a_call_no_longer_than_its_deadline() -> None:
    with reader_in_a_host() as bench:
        bench.reader.close()
        with pytest.raises(DeviceError):
            bench.reader.read(0.0)
        os.kill(bench.pid, signal.SIGSTOP)
        assert bench.reader.status(0.2).original in ("device host still starts", "device host hung")


def test_after_a_loss_another_one_starts_before_anybody_asks() -> None:
    with reader_in_a_host() as bench:
        first = bench.pid
        os.kill(first, signal.SIGSTOP)
        with pytest.raises(DeviceError):
            bench.reader.read(0.2)
        assert bench.host.pid not in (None, first)


def test_waiting_for_another_call_counts_against_the_deadline() -> None:
    with reader_in_a_host() as bench:
        bench.slot.fail(Fault.SILENT)
        slow = threading.Thread(target=bench.reader.status, args=(1.0,))
        slow.start()
        wait_until(bench.host._lock.locked, "the call of another")
        with pytest.raises(DeviceError) as caught:
            bench.reader.read(0.1)
        assert (caught.value.fault, caught.value.original) == (DeviceFault.BUSY, "device host")
        slow.join()


def test_hung_before_a_long_document_it_is_ended_all_the_same() -> None:
    """What is sent is longer than what lies on the way to a process that takes nothing."""
    with reader_in_a_host() as bench:
        first = bench.pid
        os.kill(first, signal.SIGSTOP)
        begun = time.monotonic()
        with pytest.raises(DeviceError) as caught:
            bench.host.call("print", bytes(8 * 1024 * 1024), deadline=0.2)
        assert (caught.value.fault, caught.value.original) == (DeviceFault.TIMEOUT, "device host hung")
        assert time.monotonic() - begun < 3
        assert bench.reader.status(5).usable
        assert bench.pid != first


def test_what_a_driver_must_not_raise_leaves_open_what_was_done_and_its_text_stays_in_the_host() -> None:
    with reader_in_a_host() as bench:
        with pytest.raises(DeviceError) as caught:
            bench.host.call("print", "张三 410499198503150008", deadline=1)
        assert (caught.value.fault, caught.value.original) == (DeviceFault.LOST, "driver: AttributeError")


def test_a_terminal_that_is_killed_leaves_no_host_behind() -> None:
    """The host is told of its parent's death by the kernel."""

    script = (
        "import sys, time\n"
        "from drivers.host.process import HostProcess\n"
        "host = HostProcess('simulated-id-card', {})\n"
        "host.call('status', deadline=5)\n"
        "print(host.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as terminal:
        assert terminal.stdout is not None
        pid = int(terminal.stdout.readline())
        terminal.kill()
        terminal.wait(5)
    wait_until(lambda: has_ended(pid), "the host to end")

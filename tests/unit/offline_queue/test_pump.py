"""The queue is drained at the start, on a timer, and at once when there is a reason to."""

from __future__ import annotations

import threading

from offline_queue.pump import Pump
from offline_queue.sender import Drained
from tests.support.waiting import wait_until


class Drains:
    def __init__(self) -> None:
        self.rounds = 0
        self.links = 0
        self.fault: Exception | None = None

    def drain(self, stop: threading.Event | None = None) -> Drained:
        self.rounds += 1
        if self.fault is not None:
            raise self.fault
        return Drained(accepted=self.rounds)

    def link_is_up(self) -> None:
        self.links += 1


class Bench:
    def __init__(self, seconds: float) -> None:
        self.sender = Drains()
        self.drained: list[Drained] = []
        self.troubles: list[Exception] = []
        self.pump = Pump(self.sender, self.drained.append, self.troubles.append, seconds)
        self.pump.start()


HOUR = 3600.0


def test_it_drains_at_the_start() -> None:
    one = Bench(HOUR)
    wait_until(lambda: one.drained == [Drained(accepted=1)], "the first round")
    assert one.pump.stop(5)
    assert one.sender.links == 0


def test_it_drains_on_a_timer() -> None:
    one = Bench(0.01)
    wait_until(lambda: len(one.drained) >= 3, "three rounds")
    assert one.pump.stop(5)


def test_it_drains_at_once_when_something_was_kept_or_the_line_is_back() -> None:
    one = Bench(HOUR)
    wait_until(lambda: len(one.drained) == 1, "the first round")
    one.pump.kept()
    wait_until(lambda: len(one.drained) == 2, "a round for what was kept")
    one.pump.link_is_up()
    wait_until(lambda: len(one.drained) == 3, "a round for the line")
    assert one.sender.links == 1
    assert one.pump.stop(5)


def test_a_round_that_failed_is_told_and_not_the_last() -> None:
    one = Bench(HOUR)
    wait_until(lambda: len(one.drained) == 1, "the first round")
    one.sender.fault = RuntimeError("a mistake of ours")
    one.pump.kept()
    wait_until(lambda: len(one.troubles) == 1, "the trouble")
    one.sender.fault = None
    one.pump.kept()
    wait_until(lambda: len(one.drained) == 2, "a round afterwards")
    assert one.pump.stop(5)

"""A worker: jobs in order, looks in the pauses, and nothing is held on to."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from kiosk.workers import Worker
from tests.support.waiting import wait_until

Mistakes = list[tuple[str, BaseException]]


@pytest.fixture
def mistakes() -> Mistakes:
    return []


@pytest.fixture
def worker(mistakes: Mistakes) -> Iterator[Worker]:
    worker = Worker("bench", lambda where, error: mistakes.append((where, error)))
    worker.start()
    yield worker
    assert worker.stop(10)


def settle(worker: Worker) -> None:
    done = threading.Event()
    worker.run(done.set)
    assert done.wait(10)


def test_jobs_are_done_in_order_on_one_thread(worker: Worker) -> None:
    done: list[tuple[int, str]] = []
    for number in range(20):
        worker.run(lambda number=number: done.append((number, threading.current_thread().name)))  # type: ignore[misc]
    settle(worker)
    assert done == [(number, "bench") for number in range(20)]


def test_a_job_that_raises_is_told_and_the_next_is_done(worker: Worker, mistakes: Mistakes) -> None:
    def divide() -> None:
        print(1 / 0)

    worker.run(divide)
    settle(worker)
    assert [(where, type(error)) for where, error in mistakes] == [("bench", ZeroDivisionError)]


def test_what_was_given_for_later_lets_others_in_between(worker: Worker) -> None:
    order: list[str] = []
    done = threading.Event()

    def later() -> None:
        order.append("later")
        done.set()

    def first() -> None:
        worker.run_later(later, 0.01)
        worker.run(lambda: order.append("between"))

    worker.run(first)
    assert done.wait(10)
    assert order == ["between", "later"]


def test_a_look_that_raises_is_repeated_all_the_same(mistakes: Mistakes) -> None:
    looks = threading.Semaphore(0)

    def look() -> None:
        looks.release()
        raise OSError("noise")

    worker = Worker("bench", lambda where, error: mistakes.append((where, error)), look, 0.001)
    worker.start()
    assert all(looks.acquire(timeout=10) for _ in range(3))
    assert worker.stop(10)
    assert {type(error) for _, error in mistakes} == {OSError}


def test_a_worker_that_waits_holds_nothing_of_its_last_job(worker: Worker) -> None:
    class Held:
        """Stands for what is a resident's."""

    held = Held()
    gone = weakref.ref(held)
    done = threading.Event()
    worker.run(lambda held=held: done.set())  # type: ignore[misc]
    del held
    assert done.wait(10)
    wait_until(lambda: gc.collect() >= 0 and gone() is None, "the last job to be let go of")


def test_stopping_ends_what_came_and_drops_what_is_for_later(mistakes: Mistakes) -> None:
    worker = Worker("bench", lambda where, error: mistakes.append((where, error)))
    done: list[str] = []
    worker.run(lambda: worker.run_later(lambda: done.append("later"), 0.0))
    worker.run(lambda: done.append("came"))
    assert worker.stop(1), "one that was never started has stopped"
    worker.start()
    assert worker.stop(10)
    assert done == ["came"]
    assert mistakes == []

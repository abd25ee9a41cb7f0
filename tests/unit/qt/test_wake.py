"""Other threads call the GUI thread by one queued signal."""

from __future__ import annotations

import threading

from kiosk.qt.wake import Wake
from tests.support.stage import Stage


def test_a_wake_from_a_thread_runs_on_the_gui_thread_and_a_burst_runs_once(stage: Stage) -> None:
    ran_on: list[threading.Thread] = []

    def on_wake() -> None:
        ran_on.append(threading.current_thread())

    wake = Wake(on_wake)

    def burst() -> None:
        for _ in range(100):
            wake.wake()

    thread = threading.Thread(target=burst)
    thread.start()
    thread.join()
    stage.wait_until(lambda: bool(ran_on))
    assert ran_on == [threading.main_thread()]
    wake.wake()
    stage.wait_until(lambda: len(ran_on) == 2)

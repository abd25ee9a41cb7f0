"""One thread per bus: jobs in the order in which they came, and a look at the bus in the pauses."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable

Job = Callable[[], None]


class Worker:
    """Runs jobs one after another on a thread of its own; ``idle`` is called whenever ``period`` seconds pass.

    A job that raises ends the worker's promise and is our mistake: ``on_error`` hears of it and the worker goes on.
    """

    def __init__(
        self,
        name: str,
        on_error: Callable[[str, BaseException], None],
        idle: Job | None = None,
        period: float = 1.0,
    ) -> None:
        self.name = name
        self._on_error = on_error
        self._idle = idle
        self._period = period
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def run(self, job: Job) -> None:
        """Do ``job`` after those that came before it. Returns at once."""
        self._jobs.put(job)

    def stop(self, seconds: float) -> bool:
        """Let the jobs that came already end; False when they have not within ``seconds``."""
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        next_look = time.monotonic()
        while True:
            try:
                job = self._jobs.get(timeout=max(0.0, next_look - time.monotonic()))
            except queue.Empty:
                next_look = time.monotonic() + self._period
                if self._idle is not None:
                    self._guarded(self._idle)
                continue
            if job is None:
                return
            self._guarded(job)
            if time.monotonic() >= next_look:
                # A stream of jobs must not keep the bus from being looked at.
                next_look = time.monotonic()

    def _guarded(self, job: Job) -> None:
        try:
            job()
        except Exception as error:
            self._on_error(self.name, error)

"""One thread per bus: jobs in the order in which they came, and a look at the bus in the pauses."""

from __future__ import annotations

import heapq
import itertools
import queue
import threading
import time
from collections.abc import Callable

Job = Callable[[], None]


class Worker:
    """Runs jobs one after another on a thread of its own; ``look`` is called every ``period`` seconds between them.

    A job that raises is our mistake: ``on_error`` hears of it and the worker goes on.
    """

    def __init__(
        self,
        name: str,
        on_error: Callable[[str, BaseException], None],
        look: Job | None = None,
        period: float = 1.0,
    ) -> None:
        self.name = name
        self._on_error = on_error
        self._looks = [(look, period)] if look is not None else []
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._later: list[tuple[float, int, Job]] = []
        self._order = itertools.count()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def look_every(self, look: Job, period: float) -> None:
        """One more thing to look at, every ``period`` seconds; to be called before ``start``."""
        self._looks.append((look, period))

    def start(self) -> None:
        self._thread.start()

    def run(self, job: Job) -> None:
        """Do ``job`` after those that came before it. Returns at once; may be called from every thread."""
        self._jobs.put(job)

    def run_later(self, job: Job, seconds: float) -> None:
        """Do ``job`` in ``seconds``, with others in between. To be called by a job of this worker."""
        heapq.heappush(self._later, (time.monotonic() + seconds, next(self._order), job))

    def stop(self, seconds: float) -> bool:
        """Let the jobs that came already end; False when they have not within ``seconds``. Later ones are dropped."""
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        for look, period in self._looks:
            self._look_again(look, period)
        while True:
            pause = max(0.0, self._later[0][0] - time.monotonic()) if self._later else None
            try:
                job = self._jobs.get(timeout=pause)
            except queue.Empty:
                job = heapq.heappop(self._later)[2]
            if job is None:
                return
            self._guarded(job)
            # A job may hold what is a resident's: it is let go of before the next one is awaited.
            del job

    def _look_again(self, look: Job, period: float) -> None:
        def look_and_repeat() -> None:
            self._guarded(look)
            self.run_later(look_and_repeat, period)

        self.run_later(look_and_repeat, 0)

    def _guarded(self, job: Job) -> None:
        try:
            job()
        except Exception as error:
            self._on_error(self.name, error)

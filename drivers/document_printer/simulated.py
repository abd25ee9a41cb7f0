# SPDX-License-Identifier: Apache-2.0
"""An A4 printer in memory, with the faults of a real one. The real process to test against is ``eve_printer``.

Nothing moves by itself: ``print_sheet`` puts the next sheet out, so that a test decides what happens between two
sheets.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from enum import Enum

from drivers.protocols import (
    WARNINGS,
    Condition,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    JobState,
    JobStatus,
    PrintSettings,
    Problem,
    Sides,
    status_after,
)

_MEDIA = ("iso_a4_210x297mm", "na_letter_8.5x11in")


class Behaviour(Enum):
    """How the printer treats its jobs."""

    NORMAL = "normal"
    HANGS = "hangs"  # a job stays as it is, also when it is cancelled
    ABORTS = "aborts"  # it gives the job up at the next sheet


@dataclass(frozen=True)
class SimulatedJob:
    """A job as it is now. ``sheets_done`` lie in the output tray."""

    job_id: int
    name: str
    pdf: bytes
    sheets: int
    state: JobState = JobState.PRINTING
    sheets_done: int = 0


class SimulatedDocumentPrinter:
    """Implements DocumentPrinter. Takes one job at a time, as small printers do."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[int, SimulatedJob] = {}
        self._next_job_id = 1
        self._problems: frozenset[Problem] = frozenset()
        self._plugged = True
        self.behaviour = Behaviour.NORMAL
        self.sheets_per_copy = 1  # of the PDFs that follow, all their pages on one side

    # --- what a person does -------------------------------------------------------------------------------------------

    def set_problems(self, *problems: Problem) -> None:
        """The problems that there are from now on; none cures all."""
        with self._lock:
            self._problems = frozenset(problems)

    def unplug(self) -> None:
        """Pull the plug: the jobs are forgotten, and what is out is out."""
        with self._lock:
            self._plugged = False
            self._jobs.clear()

    def plug(self) -> None:
        with self._lock:
            self._plugged = True

    def print_sheet(self) -> bool:
        """Let one sheet of the current job come out, if the printer can; whether one did."""
        with self._lock:
            job = self._current()
            if job is None or self._problems - WARNINGS or self.behaviour is Behaviour.HANGS:
                return False
            if self.behaviour is Behaviour.ABORTS:
                self._jobs[job.job_id] = replace(job, state=JobState.ABORTED)
                return False
            done = job.sheets_done + 1
            state = JobState.COMPLETED if done == job.sheets else job.state
            self._jobs[job.job_id] = replace(job, sheets_done=done, state=state)
            return True

    def print_all(self) -> None:
        """Let come out what can."""
        while self.print_sheet():
            pass

    @property
    def jobs(self) -> tuple[SimulatedJob, ...]:
        """Every job since the printer was switched on."""
        with self._lock:
            return tuple(self._jobs.values())

    # --- DocumentPrinter ----------------------------------------------------------------------------------------------

    def status(self, deadline: float) -> DeviceStatus:
        with self._lock:
            try:
                self._line()
            except DeviceError as error:
                return status_after(error)
            if self._problems - WARNINGS:
                return DeviceStatus(Condition.NEEDS_ATTENTION, self._problems)
            return DeviceStatus(Condition.BUSY if self._current() else Condition.READY, self._problems)

    def submit(self, pdf: bytes, job_name: str, settings: PrintSettings, deadline: float) -> int:
        with self._lock:
            self._line()
            if settings.media not in ("", *_MEDIA):
                raise DeviceError(DeviceFault.REFUSED, "no such media")
            if self._current() is not None:
                raise DeviceError(DeviceFault.BUSY, "one job at a time")
            job = SimulatedJob(self._next_job_id, job_name, pdf, settings.copies * self._sheets(settings))
            self._jobs[job.job_id] = job
            self._next_job_id += 1
            return job.job_id

    def find(self, job_name: str, deadline: float) -> int | None:
        with self._lock:
            self._line()
            job = self._current()
            return job.job_id if job is not None and job.name == job_name else None

    def job(self, job_id: int, deadline: float) -> JobStatus:
        with self._lock:
            self._line()
            return self._status_of(job_id)

    def cancel(self, job_id: int, deadline: float) -> JobStatus:
        with self._lock:
            self._line()
            job = self._jobs.get(job_id)
            if job is not None and not job.state.ended and self.behaviour is not Behaviour.HANGS:
                self._jobs[job_id] = replace(job, state=JobState.CANCELLED)
            return self._status_of(job_id)

    def close(self) -> None:
        """Nothing to let go of."""

    def _sheets(self, settings: PrintSettings) -> int:
        pages = self.sheets_per_copy
        if settings.pages is not None:
            pages = max(0, min(pages, settings.pages.last) - settings.pages.first + 1)
        return pages if settings.sides is Sides.ONE else (pages + 1) // 2

    def _line(self) -> None:
        if not self._plugged:
            raise DeviceError(DeviceFault.ABSENT, "unplugged")

    def _current(self) -> SimulatedJob | None:
        return next((job for job in self._jobs.values() if not job.state.ended), None)

    def _status_of(self, job_id: int) -> JobStatus:
        job = self._jobs.get(job_id)
        if job is None:
            return JobStatus(JobState.GONE)
        state = job.state
        if state is JobState.PRINTING and self._problems - WARNINGS:
            state = JobState.STOPPED
        return JobStatus(state, job.sheets_done, self._problems)

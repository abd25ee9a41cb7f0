# SPDX-License-Identifier: Apache-2.0
"""What a printer of A4 pages promises."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from drivers.protocols.common import DeviceStatus, Problem


class JobState(StrEnum):
    """RFC 8011 job states as far as they differ for a resident."""

    WAITING = "waiting"  # pending, or held
    PRINTING = "printing"
    STOPPED = "stopped"  # the printer waits for a person
    CANCELLED = "cancelled"
    ABORTED = "aborted"
    COMPLETED = "completed"
    GONE = "gone"  # the printer knows no such job (any more)
    UNKNOWN = "unknown"

    @property
    def ended(self) -> bool:
        return self in (JobState.CANCELLED, JobState.ABORTED, JobState.COMPLETED, JobState.GONE)


@dataclass(frozen=True)
class JobStatus:
    """One look at a print job."""

    state: JobState
    pages_done: int | None = None  # impressions completed, None when the printer does not say
    problems: frozenset[Problem] = frozenset()
    original: str = ""


class Sides(StrEnum):
    """On which sides of the paper pages come, and along which edge it is turned."""

    ONE = "one"
    LONG_EDGE = "long_edge"  # as a book
    SHORT_EDGE = "short_edge"  # as a calendar


@dataclass(frozen=True)
class PageRange:
    """Pages of a document, counted from 1, both ends included."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last:
            raise ValueError("no range of pages")


@dataclass(frozen=True)
class PrintSettings:
    """How a document comes onto paper."""

    copies: int = 1
    sides: Sides = Sides.ONE
    pages: PageRange | None = None  # None: all
    media: str = ""  # a PWG 5101.1 name; "": what the profile says of the printer


#: What every printer can do.
PLAIN = PrintSettings()


@runtime_checkable
class DocumentPrinter(Protocol):
    """A printer of A4 pages, asked by IPP (RFC 8010, 8011)."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the printer is. Never raises."""

    def submit(self, pdf: bytes, job_name: str, settings: PrintSettings, deadline: float) -> int:
        """Hand over one PDF; answers the printer's job id. ``job_name`` is ours and unique, and names nobody.

        Raises DeviceError: REFUSED also when the printer cannot keep to ``settings``, rather than print otherwise.
        After TIMEOUT or LOST the job may exist: ask ``find`` before handing it over again.
        """

    def find(self, job_name: str, deadline: float) -> int | None:
        """The job id of a job of that name that has not ended, or None. Raises DeviceError."""

    def job(self, job_id: int, deadline: float) -> JobStatus:
        """Where the job is. Raises DeviceError."""

    def cancel(self, job_id: int, deadline: float) -> JobStatus:
        """Cancel it and say where it is then; an ended job stays as it is. Raises DeviceError."""

    def close(self) -> None: ...

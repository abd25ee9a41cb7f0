# SPDX-License-Identifier: Apache-2.0
"""An A4 printer asked by IPP (RFC 8011): a printer itself, or a queue of a CUPS server.

Every call is a connection of its own, so no handle outlives an error and a printer that was switched off and on is
simply reached again.
"""

from __future__ import annotations

import itertools
import time
from pathlib import Path

from drivers.document_printer.ipp_connection import PrinterAddress, exchange
from drivers.document_printer.ipp_messages import (
    Attribute,
    Group,
    GroupTag,
    IntegerRange,
    Message,
    Operation,
    Value,
    ValueTag,
)
from drivers.document_printer.ipp_reasons import device_status, problems
from drivers.protocols import (
    PLAIN,
    WARNINGS,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    JobState,
    JobStatus,
    PrintSettings,
    Sides,
    status_after,
)
from drivers.transports.deadline import Deadline

A4 = "iso_a4_210x297mm"  # PWG 5101.1
_USER = "kiosk"  # whom the printer is told that it prints for: never a resident

_FIRST_ERROR = 0x0400
_NOT_POSSIBLE = 0x0404
_GONE = (0x0406, 0x0407)  # not found, gone
_BUSY = (0x0503, 0x0507)  # the printer cannot just now; one job at a time
_CANCEL_AGAIN = 1.0  # seconds
_BETWEEN_LOOKS = 0.2  # seconds between two looks at a job that is being cancelled

_JOB_STATES = {
    3: JobState.WAITING,
    4: JobState.WAITING,
    5: JobState.PRINTING,
    6: JobState.STOPPED,
    7: JobState.CANCELLED,
    8: JobState.ABORTED,
    9: JobState.COMPLETED,
}


_SIDES = {
    Sides.ONE: "one-sided",
    Sides.LONG_EDGE: "two-sided-long-edge",
    Sides.SHORT_EDGE: "two-sided-short-edge",
}


class IppPrinter:
    """Implements DocumentPrinter. Holds no connection and no job: any thread may use it."""

    def __init__(self, uri: str, *, media: str = A4, certificate: Path | None = None) -> None:
        """``uri``: ``ipp://192.0.2.7/ipp/print``, ``ipp://localhost:631/printers/NAME``; ``ipps`` for TLS, in which
        ``certificate``, a PEM file, is trusted instead of the system's. ValueError for others.
        """
        self._address = PrinterAddress(uri, certificate)
        self._media = media
        self._request_ids = itertools.count(1)

    def status(self, deadline: float) -> DeviceStatus:
        try:
            return self._printer_status(Deadline(deadline))
        except DeviceError as error:
            return status_after(error)

    def submit(self, pdf: bytes, job_name: str, settings: PrintSettings, deadline: float) -> int:
        # A printer may leave out what it cannot do, unless it is told that it may not (RFC 8011 4.1.7).
        faithful = (_attribute("ipp-attribute-fidelity", ValueTag.BOOLEAN, True),) if settings != PLAIN else ()
        answer = self._ask(
            Operation.PRINT_JOB,
            Deadline(deadline),
            _attribute("job-name", ValueTag.NAME, job_name),
            *faithful,
            _attribute("document-format", ValueTag.MIME_MEDIA_TYPE, "application/pdf"),
            job=_job_template(settings, self._media),
            data=pdf,
        )
        job_id = _integer(next(answer.groups_of(GroupTag.JOB), None), "job-id")
        if job_id is None:
            raise DeviceError(DeviceFault.GARBLED, "no job-id in the answer")
        return job_id

    def find(self, job_name: str, deadline: float) -> int | None:
        answer = self._ask(
            Operation.GET_JOBS,
            Deadline(deadline),
            _attribute("which-jobs", ValueTag.KEYWORD, "not-completed"),
            _attribute("requested-attributes", ValueTag.KEYWORD, "job-id", "job-name", "job-state"),
        )
        for group in answer.groups_of(GroupTag.JOB):
            name = group.find("job-name")
            if name is not None and job_name in name.texts() and not _job_state(group).ended:
                return _integer(group, "job-id")
        return None

    def job(self, job_id: int, deadline: float) -> JobStatus:
        until = Deadline(deadline)
        try:
            answer = self._ask(
                Operation.GET_JOB_ATTRIBUTES,
                until,
                _attribute("job-id", ValueTag.INTEGER, job_id),
                _attribute(
                    "requested-attributes",
                    ValueTag.KEYWORD,
                    "job-state",
                    "job-state-reasons",
                    "job-impressions-completed",
                ),
            )
        except _Refused as error:
            if error.status in _GONE:
                return JobStatus(JobState.GONE, original=error.original)
            raise
        group = next(answer.groups_of(GroupTag.JOB), None)
        if group is None:
            raise DeviceError(DeviceFault.GARBLED, "no job in the answer")
        return self._job_status(group, until)

    def cancel(self, job_id: int, deadline: float) -> JobStatus:
        """As the protocol says, and waits within ``deadline`` for the printer's word that the job has ended."""
        until = Deadline(deadline)
        asked_again = Deadline(0)
        while True:
            if asked_again.passed:
                # A printer that was just beginning the job can lose the first word.
                self._ask_to_cancel(job_id, until)
                asked_again = Deadline(_CANCEL_AGAIN)
            status = self.job(job_id, until.remaining())
            if status.state.ended or until.remaining() <= _BETWEEN_LOOKS:
                return status
            time.sleep(_BETWEEN_LOOKS)

    def _ask_to_cancel(self, job_id: int, until: Deadline) -> None:
        try:
            self._ask(Operation.CANCEL_JOB, until, _attribute("job-id", ValueTag.INTEGER, job_id))
        except _Refused as error:
            # "Not possible" is what printers say of a job that has ended; where it is, they say when asked.
            if error.status != _NOT_POSSIBLE and error.status not in _GONE:
                raise

    def close(self) -> None:
        """Nothing to let go of."""

    def _printer_status(self, until: Deadline) -> DeviceStatus:
        wanted = ("printer-state", "printer-state-reasons", "printer-is-accepting-jobs")
        answer = self._ask(
            Operation.GET_PRINTER_ATTRIBUTES,
            until,
            _attribute("requested-attributes", ValueTag.KEYWORD, *wanted),
        )
        group = next(answer.groups_of(GroupTag.PRINTER), None)
        if group is None:
            raise DeviceError(DeviceFault.GARBLED, "no printer in the answer")
        accepting = group.find("printer-is-accepting-jobs")
        return device_status(
            _integer(group, "printer-state"),
            accepting is None or accepting.values[:1] != (False,),
            _texts(group, "printer-state-reasons"),
        )

    def _job_status(self, group: Group, until: Deadline) -> JobStatus:
        """The job's own state, and what the printer says meanwhile.

        Many printers leave a job "processing" while they wait for paper, and some call a job completed that has only
        been passed on, so the printer itself is asked as well.
        """
        state = _job_state(group)
        reasons = _texts(group, "job-state-reasons")
        printer = self._printer_status(until)
        found = problems(reasons) | printer.problems
        if state in (JobState.PRINTING, JobState.WAITING) and found - WARNINGS:
            state = JobState.STOPPED
        original = f"job {_integer(group, 'job-state')}: {','.join(reasons) or 'none'}; printer {printer.original}"
        return JobStatus(state, _integer(group, "job-impressions-completed"), found, original)

    def _ask(
        self,
        operation: Operation,
        until: Deadline,
        *operation_attributes: Attribute,
        job: tuple[Attribute, ...] = (),
        data: bytes = b"",
    ) -> Message:
        """One request. Raises DeviceError; _Refused, which is one, with the status code."""
        # RFC 8011 4.1.4: these come first, in this order, in every request.
        head = (
            _attribute("attributes-charset", ValueTag.CHARSET, "utf-8"),
            _attribute("attributes-natural-language", ValueTag.NATURAL_LANGUAGE, "en"),
            _attribute("printer-uri", ValueTag.URI, self._address.uri),
        )
        target, rest = _job_id_first(operation_attributes)
        who = _attribute("requesting-user-name", ValueTag.NAME, _USER)
        groups = [Group(GroupTag.OPERATION, (*head, *target, who, *rest))]
        if job:
            groups.append(Group(GroupTag.JOB, job))
        answer = exchange(self._address, Message(operation, next(self._request_ids), tuple(groups), data), until)
        if answer.code >= _FIRST_ERROR:
            raise _Refused(answer.code, _words(answer))
        return answer


class _Refused(DeviceError):
    """The printer understood the request and said no, with an IPP status code."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(
            DeviceFault.BUSY if status in _BUSY else DeviceFault.REFUSED, f"IPP {status:04X} {words}".rstrip()
        )
        self.status = status


def _words(answer: Message) -> str:
    """The printer's status-message. It speaks of attributes and states, not of a document's content."""
    group = next(answer.groups_of(GroupTag.OPERATION), None)
    texts = _texts(group, "status-message") if group else ()
    return texts[0] if texts else ""


def _attribute(name: str, tag: ValueTag, *values: Value) -> Attribute:
    return Attribute(name, tag, values)


def _job_template(settings: PrintSettings, media: str) -> tuple[Attribute, ...]:
    """Sides are always said: a printer with a duplex unit may print on both by default."""
    pages = settings.pages
    return (
        _attribute("copies", ValueTag.INTEGER, settings.copies),
        _attribute("media", ValueTag.KEYWORD, settings.media or media),
        _attribute("sides", ValueTag.KEYWORD, _SIDES[settings.sides]),
        *(
            (_attribute("page-ranges", ValueTag.RANGE_OF_INTEGER, IntegerRange(pages.first, pages.last)),)
            if pages is not None
            else ()
        ),
    )


def _job_id_first(attributes: tuple[Attribute, ...]) -> tuple[tuple[Attribute, ...], tuple[Attribute, ...]]:
    """job-id belongs to the target and comes right after printer-uri (RFC 8011 4.1.5)."""
    target = tuple(attribute for attribute in attributes if attribute.name == "job-id")
    return target, tuple(attribute for attribute in attributes if attribute.name != "job-id")


def _integer(group: Group | None, name: str) -> int | None:
    attribute = group.find(name) if group else None
    return attribute.first_integer() if attribute else None


def _texts(group: Group, name: str) -> tuple[str, ...]:
    attribute = group.find(name)
    return tuple(text for text in attribute.texts() if text != "none") if attribute else ()


def _job_state(group: Group) -> JobState:
    return _JOB_STATES.get(_integer(group, "job-state") or 0, JobState.UNKNOWN)

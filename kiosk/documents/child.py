"""The terminal's way to look at and to draw documents: in a child process that it can kill.

The libraries for it are heavy, hold the interpreter for long, and read files that came over a network. A child lives
for one task. Everything goes through pipes; no file is written, and when the child is gone nothing is left.
"""

from __future__ import annotations

import subprocess
import sys
from enum import StrEnum

from pydantic import ValidationError

from kiosk.documents.inspected import DocumentRefused, InspectedDocument, RenderedDocument
from kiosk.documents.layout import A4Document
from kiosk.documents.tasks import (
    OUTCOME,
    TASK,
    Failed,
    Inspected,
    InspectTask,
    Outcome,
    PickTask,
    PictureTask,
    Refused,
    Rendered,
    RenderTask,
    Task,
)

# -B: no byte code is written. -P: nothing is imported from the folder that the terminal happens to stand in.
_COMMAND = (sys.executable, "-B", "-P", "-m", "kiosk.documents.worker")


class WorkerFault(StrEnum):
    """Why there is no outcome."""

    TIMEOUT = "timeout"  # it was killed at its deadline
    CRASHED = "crashed"  # it never began, ended, or answered what is no outcome
    FAILED = "failed"  # it said that it could not


class WorkerFailed(Exception):
    """The document worker did not do its task. ``error`` is the name of its exception, if it could name one."""

    def __init__(self, fault: WorkerFault, error: str = "") -> None:
        super().__init__(f"{fault}: {error}" if error else str(fault))
        self.fault = fault
        self.error = error


def inspect_document(
    pdf: bytes, trusted_roots: tuple[str, ...], expected_sha256: str | None, deadline: float
) -> InspectedDocument:
    """See ``inspection.inspect``. ``deadline`` in seconds. Raises DocumentRefused, WorkerFailed."""
    outcome = _run(InspectTask(pdf=pdf, trusted_roots=trusted_roots, expected_sha256=expected_sha256), deadline)
    if not isinstance(outcome, Inspected):
        raise WorkerFailed(WorkerFault.CRASHED)
    return InspectedDocument(len(outcome.pictures), outcome.pictures, outcome.signer, outcome.signed_at)


def render_document(
    document: A4Document, deadline: float, *, pictures: bool = False, readable: bool = False
) -> RenderedDocument:
    """See ``a4.render``; with ``pictures`` of its pages where they are asked for, small or ``readable``. ``deadline``
    in seconds.

    Raises WorkerFailed.
    """
    return _rendered(RenderTask(document=document, pictures=pictures, readable=readable), deadline)


def pick_pages(pdf: bytes, pages: tuple[int, ...], deadline: float) -> RenderedDocument:
    """See ``pages.picked``. ``deadline`` in seconds. Raises WorkerFailed."""
    return _rendered(PickTask(pdf=pdf, pages=pages), deadline)


def picture_pages(pdf: bytes, deadline: float) -> tuple[bytes, ...]:
    """Each page of a form as PNG, large enough to read. ``deadline`` in seconds. Raises WorkerFailed."""
    return _rendered(PictureTask(pdf=pdf), deadline).pictures


def _rendered(task: RenderTask | PickTask | PictureTask, deadline: float) -> RenderedDocument:
    outcome = _run(task, deadline)
    if not isinstance(outcome, Rendered):
        raise WorkerFailed(WorkerFault.CRASHED)
    return RenderedDocument(outcome.page_count, outcome.pdf, outcome.pictures, outcome.spelt)


def _run(task: Task, deadline: float) -> Outcome:
    try:
        ended = subprocess.run(  # noqa: S603 - our own interpreter and module
            _COMMAND,
            input=TASK.dump_json(task),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a traceback may quote a person
            timeout=deadline,
            check=False,
        )
    except subprocess.TimeoutExpired:  # run() has killed it and waited for its end
        raise WorkerFailed(WorkerFault.TIMEOUT) from None
    except OSError as error:
        raise WorkerFailed(WorkerFault.CRASHED, type(error).__name__) from None
    try:
        outcome = OUTCOME.validate_json(ended.stdout)
    except ValidationError:
        raise WorkerFailed(WorkerFault.CRASHED) from None
    match outcome:
        case Refused():
            raise DocumentRefused(outcome.reason)
        case Failed():
            raise WorkerFailed(WorkerFault.FAILED, outcome.error)
        case _:
            return outcome

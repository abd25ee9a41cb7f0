"""The document worker: one task from standard input, one outcome to standard output, then gone.

Run as ``python -m kiosk.documents.worker`` by ``kiosk.documents.child``.
"""

from __future__ import annotations

import resource
import sys

from kiosk.documents.inspected import DocumentRefused
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

_MOST_MEMORY = 2 * 1024**3  # bytes of address space: ten times what a long certificate takes
_MOST_CPU = 60  # seconds: an end even when the terminal that waited is gone


def _confine() -> None:
    """No core dump, no file written, no end of memory or time."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_CPU, _MOST_CPU))


def _do(task: Task) -> Outcome:
    # Each task loads its own libraries only: that is most of the time it takes.
    match task:
        case InspectTask():
            from kiosk.documents.inspection import inspect  # noqa: PLC0415

            found = inspect(task.pdf, task.trusted_roots, task.expected_sha256)
            return Inspected(pictures=found.pictures, signer=found.signer, signed_at=found.signed_at)
        case RenderTask():
            from kiosk.documents.a4 import render  # noqa: PLC0415

            page_count, pdf, spelt = render(task.document)
            if not task.pictures:
                return Rendered(page_count=page_count, pdf=pdf, spelt=spelt)
            from kiosk.documents.pages import pictures  # noqa: PLC0415

            seen = pictures(pdf, readable=task.readable)
            return Rendered(page_count=page_count, pdf=pdf, pictures=seen, spelt=spelt)
        case PickTask():
            from kiosk.documents.pages import picked  # noqa: PLC0415

            return Rendered(page_count=len(task.pages), pdf=picked(task.pdf, task.pages))
        case PictureTask():
            from kiosk.documents.pages import pictures  # noqa: PLC0415

            seen = pictures(task.pdf, readable=True)
            return Rendered(page_count=len(seen), pdf=b"", pictures=seen)


def main() -> None:
    _confine()
    try:
        outcome = _do(TASK.validate_json(sys.stdin.buffer.read()))
    except DocumentRefused as refused:
        outcome = Refused(reason=refused.reason)
    except Exception as error:
        outcome = Failed(error=type(error).__name__)
    sys.stdout.buffer.write(OUTCOME.dump_json(outcome))


if __name__ == "__main__":
    main()

"""What staff did, on its way to the platform: sealed into the outbox where there is a key to seal with."""

from __future__ import annotations

import json

from kiosk.central.identifiers import new_id
from kiosk.central.submissions import AuditEvent
from kiosk.filing import Filing
from kiosk.log import Log, LogEvent
from offline_queue.keys import KeyMissing
from offline_queue.kinds import Kind
from offline_queue.model import Submission
from offline_queue.store import KnownError


def keep_audit(said: AuditEvent, filing: Filing, log: Log) -> None:
    """Never raises for want of a key or of a disk: whoever calls has written it down already."""
    body = json.dumps({"applicant": None, "content": said.model_dump(mode="json")}).encode()
    try:
        filing.keep(Submission(new_id(), Kind.AUDIT_EVENT, body, said.at))
    except KeyMissing:
        pass  # the terminal is not enrolled yet
    except KnownError as error:
        log.write(LogEvent.OUTBOX_TROUBLE, fault=error.trouble.value)
    except OSError as error:
        log.write(LogEvent.OUTBOX_TROUBLE, fault=type(error).__name__)

"""Asking the sandbox about submissions, as tests do."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
import requests

from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.submissions import PIECE_LIMIT, MaterialProgress, ResidentCase
from kiosk.central.wire import ProblemCode, RefusalReason
from tests.support.platform import Terminal, card
from tests.support.submissions import Sealed


def held(terminal: Terminal, submission_id: UUID) -> dict[str, Any] | None:
    answer = requests.get(f"{terminal.sandbox.admin_url}/submissions", timeout=5).json()
    return next((one for one in answer["submissions"] if one["submission_id"] == str(submission_id)), None)


def decide(terminal: Terminal, submission_id: UUID, **decision: str | None) -> None:
    address = f"{terminal.sandbox.admin_url}/submissions/{submission_id}"
    assert requests.put(address, json=decision, timeout=5).status_code == 204


def refused_because(terminal: Terminal, one: Sealed) -> RefusalReason | None:
    with pytest.raises(PlatformError) as error:
        terminal.client.hand_in(one.submission)
    assert (error.value.fault, error.value.code) == (PlatformFault.REFUSED, ProblemCode.SUBMISSION_REFUSED)
    assert error.value.status == 422
    return error.value.reason


def send_all(client: PlatformClient, one: Sealed, number: int = 1) -> MaterialProgress:
    """A material from where the platform is to its end."""
    progress = client.material_progress(one.row.id, number)
    content = one.files[number]
    while not progress.complete:
        piece = content[progress.offset : progress.offset + PIECE_LIMIT]
        progress = client.send_piece(one.row.id, number, progress.offset, piece)
    return progress


def cases_of(terminal: Terminal, number: str, name: str = "林晓梅") -> dict[UUID, ResidentCase]:
    """What the resident is told when they identify themselves."""
    session_id = new_id()
    terminal.client.open_session(session_id, card(number, name), "zh-CN")
    return {case.submission_id: case for case in terminal.client.resident_cases(session_id).cases}

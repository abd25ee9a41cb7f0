"""Whoever else signed with their face is believed by the platform's own comparison, as the applicant is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.central.faults import PlatformError
from kiosk.central.identifiers import new_id
from kiosk.central.wire import ProblemCode, RefusalReason
from offline_queue.kinds import Kind
from tests.contract.test_identification import picture
from tests.support.platform import ADULT, ELDER, Terminal, card, terminal
from tests.support.submissions import Sealed, body, sealed

__all__ = ["terminal"]
SPOUSE = "周德福"


def compared(terminal: Terminal, number: str = ELDER, face: str = ELDER) -> str:
    name = SPOUSE if number == ELDER else "林晓梅"
    return str(terminal.client.compare_face(card(number, name), picture(f"face-of:{face}")).comparison_id)


def signed_with(terminal: Terminal, identified: dict[str, Any], number: str = ELDER) -> Sealed:
    party = {"key": "spouse", "name": SPOUSE, "number": number, "identified": identified}
    plain = body(parties=[party], awaited=[], minors=[])
    return sealed(terminal.credentials, Kind.APPLICATION, plain=plain)


def by_face(proof: object) -> dict[str, Any]:
    return {"way": "id_card_and_face", "trust": "L4", "proof": proof}


def test_a_signer_whose_face_was_compared_here_is_taken(terminal: Terminal) -> None:
    one = signed_with(terminal, by_face(compared(terminal)))
    assert terminal.client.hand_in(one.submission).answer.case_number


def test_by_the_card_alone_nothing_is_claimed_and_nothing_is_looked_for(terminal: Terminal) -> None:
    one = signed_with(terminal, {"way": "id_card", "trust": "L2", "proof": None})
    assert terminal.client.hand_in(one.submission).answer.case_number


@pytest.mark.parametrize("what", ["none", "made up", "no match", "somebody else's", "no id", "a list"])
def test_a_face_that_is_not_theirs_is_refused_and_comes_back_to_be_signed_again(terminal: Terminal, what: str) -> None:
    made: dict[str, Callable[[], object]] = {
        "none": lambda: None,
        "made up": lambda: str(new_id()),
        "no match": lambda: compared(terminal, face=ADULT),
        "somebody else's": lambda: compared(terminal, ADULT, ADULT),
        "no id": lambda: "'; --",
        "a list": lambda: [compared(terminal)],
    }
    proof = made[what]()
    one = signed_with(terminal, by_face(proof))
    with pytest.raises(PlatformError) as error:
        terminal.client.hand_in(one.submission)
    assert error.value.code is ProblemCode.SUBMISSION_REFUSED
    assert error.value.reason is RefusalReason.INCOMPLETE
    session_id = new_id()
    terminal.client.open_session(session_id, card(), "zh-CN")
    (case,) = [case for case in terminal.client.resident_cases(session_id).cases if case.submission_id == one.row.id]
    assert "人脸" in case.note and case.may_correct


def test_a_comparison_that_is_named_counts_whatever_the_way_is_called(terminal: Terminal) -> None:
    one = signed_with(terminal, {"way": "id_card", "trust": "L2", "proof": str(new_id())})
    with pytest.raises(PlatformError):
        terminal.client.hand_in(one.submission)

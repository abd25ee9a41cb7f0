"""What somebody filed before, at whatever terminal, is a source like any other: theirs alone, and the newest counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import requests

from kiosk.central import wire
from offline_queue.kinds import Kind
from tests.contract.test_identification import opened, picture
from tests.support.platform import ADULT, ELDER, Terminal, card, terminal
from tests.support.submissions import body, draft_body, sealed

__all__ = ["terminal"]
#: Both ask for the phone number of earlier filings.
FLEXIBLE, ELSEWHERE_CARE = "412014908000", "002014007013"
#: Asks for where somebody lives besides.
BENEFIT = "410514901000"
YOUNG = "410499199911070028"
NAMES = {ADULT: "林晓梅", ELDER: "周德福", YOUNG: "苏文静"}
NEW, OLD = "13900000009", "13900000008"


@pytest.fixture(autouse=True)
def nothing_before(terminal: Terminal) -> None:
    requests.delete(f"{terminal.sandbox.admin_url}/submissions", timeout=5)


def file(terminal: Terminal, phone: str, number: str = ADULT, **content: Any) -> UUID:
    plain = body(number, form={"phone": phone, "education": "college"}, materials={}, **content)
    one = sealed(terminal.credentials, Kind.APPLICATION, item=ELSEWHERE_CARE, plain=plain)
    terminal.client.hand_in(one.submission)
    return one.row.id


def asked(
    terminal: Terminal, source: str, number: str = ADULT, client: Any = None, item: str = FLEXIBLE
) -> list[wire.SourceChoice]:
    client = client or terminal.client
    whose = card(number, NAMES[number])
    face = client.compare_face(whose, picture(f"face-of:{number}")).comparison_id
    proof = wire.FaceIdentification(method="id_card_and_face", card=whose, comparison_id=face)
    answer: wire.SourceAnswer = client.source(source, opened(client, proof).session_id, item)
    return list(answer.choices)


def labels(choices: list[wire.SourceChoice]) -> list[str]:
    return [choice.label for choice in choices]


def test_who_filed_nothing_has_nothing(terminal: Terminal) -> None:
    assert asked(terminal, "earlier.filings") == []


def test_what_was_filed_at_one_terminal_is_there_at_another_on_the_next_visit(
    terminal: Terminal, tmp_path: Path
) -> None:
    file(terminal, OLD)
    file(terminal, NEW)
    credentials = terminal.sandbox.enrol(tmp_path / "other", "TEST-077")
    other = terminal.sandbox.client(credentials)
    (there,) = asked(terminal, "earlier.filings", client=other)
    assert there.key == "yes"
    assert labels(asked(terminal, "earlier.phone", client=other)) == [NEW], "the newest counts"
    other.close()


def test_it_is_nobody_elses(terminal: Terminal) -> None:
    file(terminal, NEW)
    assert asked(terminal, "earlier.filings", ELDER) == [] and NEW not in labels(
        asked(terminal, "earlier.phone", ELDER)
    )


def test_what_the_demonstration_says_was_filed_stands_in_only_until_something_is(terminal: Terminal) -> None:
    assert labels(asked(terminal, "earlier.phone", YOUNG)) and labels(
        asked(terminal, "earlier.residence", YOUNG, item=BENEFIT)
    )
    file(terminal, NEW, YOUNG)
    assert labels(asked(terminal, "earlier.phone", YOUNG)) == [NEW]
    assert labels(asked(terminal, "earlier.residence", YOUNG, item=BENEFIT)) == [], (
        "of another history nothing is mixed in"
    )


def test_what_was_filed_for_a_body_is_not_the_persons_own(terminal: Terminal) -> None:
    file(terminal, NEW, body={"credit_code": "91410499MA9DEM0018", "role": "agent"})
    assert asked(terminal, "earlier.filings") == []


def test_taken_back_or_only_begun_it_was_not_filed(terminal: Terminal) -> None:
    case = file(terminal, NEW)
    draft = sealed(terminal.credentials, Kind.DRAFT, item=FLEXIBLE, plain=draft_body(form={"phone": OLD}))
    terminal.client.hand_in(draft.submission)
    address = f"{terminal.sandbox.admin_url}/submissions/{case}"
    assert requests.put(address, json={"state": "withdrawn"}, timeout=5).ok
    assert asked(terminal, "earlier.filings") == []
    assert asked(terminal, "earlier.phone") == []


def test_what_stands_there_in_another_shape_is_no_value_and_no_mistake(terminal: Terminal) -> None:
    forms: tuple[object, ...] = ({"phone": ["1"]}, {"phone": {"a": 1}}, {"phone": "9" * 900}, {"phone": ""}, [])
    for form in forms:
        plain = json.dumps(
            {"applicant": {"name": "林晓梅", "number": ADULT}, "content": {"form": form, "materials": {}}}
        ).encode()
        terminal.client.hand_in(
            sealed(terminal.credentials, Kind.APPLICATION, item=ELSEWHERE_CARE, plain=plain).submission
        )
    assert asked(terminal, "earlier.phone") == []

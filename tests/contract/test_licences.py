"""E-licences on the platform: whose they are, masked, for a material that takes one, and a token of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from kiosk.catalogue.model import Kind, Mode
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.sandbox.licence_tokens import LicenceFault, LicenceTokens, said
from kiosk.central.sandbox.records.book import records
from kiosk.central.submissions import CaseState, ResidentCase
from kiosk.central.wire import ProblemCode, RefusalReason
from tests.support.identifying import open_as_asked
from tests.support.platform import ADULT, ELDER, Terminal, card, terminal
from tests.support.shipped import shipped_catalogue
from tests.support.submissions import body, sealed

__all__ = ["terminal"]
FLEXIBLE = "412014908000"
REGISTER = "household_or_permit"
SUBSIDY = "410511903000"  # a disability card that only the elder has
RENEWAL = "410718901000"  # a qualification that has ended


@pytest.fixture
def client(terminal: Terminal) -> PlatformClient:
    return terminal.client


def test_what_is_shown_is_the_residents_own_and_masked(client: PlatformClient) -> None:
    session = open_as_asked(client, shipped_catalogue().services[FLEXIBLE], card(ADULT, "林晓梅"))
    (found,) = client.licences(session, FLEXIBLE, REGISTER).licences
    assert found.valid_until is None and found.issuer
    assert ADULT not in found.model_dump_json() and "林晓梅" not in found.model_dump_json()
    first, second = (client.grant_licence(session, FLEXIBLE, REGISTER, found.licence_id) for _ in range(2))
    assert first.token != second.token and first.expires_at > datetime.now(UTC)


def test_none_is_an_answer_and_no_refusal(client: PlatformClient) -> None:
    service = shipped_catalogue().services[SUBSIDY]
    session = open_as_asked(client, service, card(ADULT, "林晓梅"))
    assert client.licences(session, SUBSIDY, "disability_card").licences == ()
    of_the_elder = open_as_asked(client, service, card(ELDER, "周德福"))
    assert len(client.licences(of_the_elder, SUBSIDY, "disability_card").licences) == 1


def test_one_that_has_ended_says_when(client: PlatformClient) -> None:
    session = open_as_asked(client, shipped_catalogue().services[RENEWAL], card(ADULT, "林晓梅"))
    (found,) = client.licences(session, RENEWAL, "old_certificate").licences
    assert found.valid_until is not None and found.valid_until < datetime.now(UTC).date() - timedelta(days=5)


def test_a_material_that_takes_no_e_licence_and_a_licence_of_nobody_are_refused(client: PlatformClient) -> None:
    session = open_as_asked(client, shipped_catalogue().services[FLEXIBLE], card(ADULT, "林晓梅"))
    for ask, code in (
        (lambda: client.licences(session, FLEXIBLE, "id_card"), ProblemCode.BAD_PARAMETERS),
        (lambda: client.grant_licence(session, FLEXIBLE, REGISTER, "psb.household.9999"), ProblemCode.NO_RECORD),
        (lambda: client.licences(new_id(), FLEXIBLE, REGISTER), ProblemCode.SESSION_EXPIRED),
    ):
        with pytest.raises(PlatformError) as refused:
            ask()
        assert (refused.value.fault, refused.value.code) == (PlatformFault.REFUSED, code)


def test_every_kind_of_e_licence_that_items_ask_for_is_in_the_store() -> None:
    items = [service for service in shipped_catalogue().services.values() if service.kind is Kind.APPLY]
    asked = {one.source for service in items for one in service.materials if Mode.LICENCE in one.modes}
    assert asked == set(records().licences)


# --- the token at the intake ------------------------------------------------------------------------------------------


def granted(client: PlatformClient, item: str = FLEXIBLE, material: str = REGISTER) -> str:
    session = open_as_asked(client, shipped_catalogue().services[item], card(ADULT, "林晓梅"))
    (found,) = client.licences(session, item, material).licences
    return client.grant_licence(session, item, material, found.licence_id).token


def handed_in(terminal: Terminal, token: str, number: str = ADULT, material: str = REGISTER) -> ResidentCase:
    """What the platform says of an application that comes with ``token``."""
    plain = body(number, materials={material: {"mode": "licence", "via": "wallet", "pages": [], "token": token}})
    one = sealed(terminal.credentials, item=FLEXIBLE, plain=plain)
    with suppress(PlatformError):
        terminal.client.hand_in(one.submission)
    name = {ADULT: "林晓梅", ELDER: "周德福"}[number]
    session = open_as_asked(terminal.client, shipped_catalogue().services[FLEXIBLE], card(number, name))
    return next(case for case in terminal.client.resident_cases(session).cases if case.submission_id == one.row.id)


@pytest.fixture(autouse=True)
def nothing_filed(terminal: Terminal) -> Iterator[None]:
    yield
    assert requests.delete(f"{terminal.sandbox.admin_url}/submissions", timeout=5).status_code == 204


def test_a_token_of_ones_own_for_this_material_is_taken(terminal: Terminal) -> None:
    assert handed_in(terminal, granted(terminal.client)).case_number


def test_a_forged_token_is_refused_in_words(terminal: Terminal) -> None:
    token = granted(terminal.client)
    spoilt = token[:-4] + ("AAAA" if token[-4:] != "AAAA" else "BBBB")
    for forged in (spoilt, "A" * 120, "no-token-of-this-platform"):
        case = handed_in(terminal, forged)
        assert (case.state, case.reason) == (CaseState.REFUSED, RefusalReason.INCOMPLETE)
        assert "授权凭据无效" in case.note and case.may_correct


def test_a_token_for_another_material_is_refused_in_words(terminal: Terminal) -> None:
    case = handed_in(terminal, granted(terminal.client, RENEWAL, "old_certificate"))
    assert case.state is CaseState.REFUSED and "其他事项或材料" in case.note


def test_somebody_elses_token_is_refused_in_words(terminal: Terminal) -> None:
    case = handed_in(terminal, granted(terminal.client), ELDER)
    assert case.state is CaseState.REFUSED and "不是申请人的" in case.note


def test_a_token_whose_time_is_over_is_refused_in_words_and_stays_readable_after_a_restart(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    key = tmp_path / "key"
    token = LicenceTokens(key).grant(ADULT, FLEXIBLE, REGISTER, now + timedelta(days=30))
    again = LicenceTokens(key)
    assert again.fault(token, ADULT, FLEXIBLE, REGISTER, now) is None
    fault = again.fault(token, ADULT, FLEXIBLE, REGISTER, now + timedelta(days=30))
    assert fault is LicenceFault.EXPIRED and "授权已过期" in said(fault)
    assert LicenceTokens(tmp_path / "other").fault(token, ADULT, FLEXIBLE, REGISTER, now) is LicenceFault.FORGED
    assert key.stat().st_mode & 0o077 == 0

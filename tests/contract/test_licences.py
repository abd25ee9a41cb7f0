"""E-licences on the platform: whose they are, masked, for a material that takes one, and a token of their own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.loading import read_folder
from kiosk.catalogue.model import Kind, Mode
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.sandbox.records.book import records
from kiosk.central.wire import ProblemCode
from tests.support.identifying import open_as_asked
from tests.support.platform import ADULT, ELDER, ROOT, Terminal, card, terminal

__all__ = ["terminal"]
FLEXIBLE = "412014908000"
REGISTER = "household_or_permit"
SUBSIDY = "410511903000"  # a disability card that only the elder has
RENEWAL = "410718901000"  # a qualification that has ended


@cache
def catalogue() -> Catalogue:
    return read_folder(Path(ROOT / "config/services"))


@pytest.fixture
def client(terminal: Terminal) -> PlatformClient:
    return terminal.client


def test_what_is_shown_is_the_residents_own_and_masked(client: PlatformClient) -> None:
    session = open_as_asked(client, catalogue().services[FLEXIBLE], card(ADULT, "林晓梅"))
    (found,) = client.licences(session, FLEXIBLE, REGISTER).licences
    assert found.valid_until is None and found.issuer
    assert ADULT not in found.model_dump_json() and "林晓梅" not in found.model_dump_json()
    first, second = (client.grant_licence(session, FLEXIBLE, REGISTER, found.licence_id) for _ in range(2))
    assert first.token != second.token and first.expires_at > datetime.now(UTC)


def test_none_is_an_answer_and_no_refusal(client: PlatformClient) -> None:
    service = catalogue().services[SUBSIDY]
    session = open_as_asked(client, service, card(ADULT, "林晓梅"))
    assert client.licences(session, SUBSIDY, "disability_card").licences == ()
    of_the_elder = open_as_asked(client, service, card(ELDER, "周德福"))
    assert len(client.licences(of_the_elder, SUBSIDY, "disability_card").licences) == 1


def test_one_that_has_ended_says_when(client: PlatformClient) -> None:
    session = open_as_asked(client, catalogue().services[RENEWAL], card(ADULT, "林晓梅"))
    (found,) = client.licences(session, RENEWAL, "old_certificate").licences
    assert found.valid_until is not None and found.valid_until < datetime.now(UTC).date() - timedelta(days=5)


def test_a_material_that_takes_no_e_licence_and_a_licence_of_nobody_are_refused(client: PlatformClient) -> None:
    session = open_as_asked(client, catalogue().services[FLEXIBLE], card(ADULT, "林晓梅"))
    for ask, code in (
        (lambda: client.licences(session, FLEXIBLE, "id_card"), ProblemCode.BAD_PARAMETERS),
        (lambda: client.grant_licence(session, FLEXIBLE, REGISTER, "psb.household.9999"), ProblemCode.NO_RECORD),
        (lambda: client.licences(new_id(), FLEXIBLE, REGISTER), ProblemCode.SESSION_EXPIRED),
    ):
        with pytest.raises(PlatformError) as refused:
            ask()
        assert (refused.value.fault, refused.value.code) == (PlatformFault.REFUSED, code)


def test_every_kind_of_e_licence_that_items_ask_for_is_in_the_store() -> None:
    items = [service for service in catalogue().services.values() if service.kind is Kind.APPLY]
    asked = {one.source for service in items for one in service.materials if Mode.LICENCE in one.modes}
    assert asked == set(records().licences)

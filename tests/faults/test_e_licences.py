"""E-licences on a terminal that runs: a store that is down is never one that has none; nothing of a licence is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.central import licences as li
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.sheets import Held, Via
from screens.models import GuidanceBody, QuestionBody
from tests.support.application_situations import FLEXIBLE
from tests.support.situations import QUERY
from tests.support.terminal import Terminal
from tests.support.wallet_situations import ASKED, REGISTER

_FACTS = (li.LicenceFact(label="证照编号", value="******0012"),)
VALID = li.Licence(licence_id="L-1", title="居民户口簿", issuer="演示市公安局", valid_until=None, facts=_FACTS)
ENDED = VALID.model_copy(update={"licence_id": "L-2", "valid_until": date(2020, 1, 31)})


def _at_the_wallet(terminal: Terminal) -> None:
    """Somebody is known, and has chosen their e-licence in the place of a paper."""
    terminal.choose(QUERY)
    terminal.identify()
    session = terminal.runner.session
    assert session.resident is not None
    application = replace(ASKED, subject=session.resident.card.number)
    terminal.runner.session = replace(session, application=application).to(m.WalletConsent(FLEXIBLE, REGISTER))
    terminal.runner.refresh()


def test_nothing_is_asked_before_the_consent_and_one_is_shown_before_it_is_attached(terminal: Terminal) -> None:
    terminal.around.platform.has_licences = (VALID,)
    _at_the_wallet(terminal)
    asked = terminal.around.platform.asked
    terminal.settle()
    asked.clear()
    terminal.do(e.Touched())
    terminal.settle()
    assert not asked.is_set()
    terminal.do(e.Agree())
    terminal.until_at(m.LicenceShown)
    assert terminal.page is not None and isinstance(terminal.page.body, QuestionBody)
    assert "******0012" in {fact.value for fact in terminal.page.body.facts}
    terminal.do(e.Agree())
    terminal.until(lambda: _held(terminal) is not None, "the token")
    held = _held(terminal)
    assert held is not None and (held.via, held.token, held.sheets) == (Via.WALLET, "a-token-that-stands-for-L-1", ())
    terminal.leave()
    terminal.nothing_is_left()


def test_one_that_has_ended_is_said_to_have(terminal: Terminal) -> None:
    terminal.around.platform.has_licences = (ENDED, VALID)
    _at_the_wallet(terminal)
    terminal.do(e.Agree())
    terminal.until_at(m.WalletList)
    terminal.do(e.Choose("L-2"))
    assert terminal.page is not None and isinstance(terminal.page.body, QuestionBody)
    ended = terminal.page.body.message
    terminal.do(e.Back(), e.Choose("L-1"))
    assert isinstance(terminal.page.body, QuestionBody) and terminal.page.body.message != ended


def test_none_is_said_and_leads_to_the_other_ways(terminal: Terminal) -> None:
    _at_the_wallet(terminal)
    terminal.do(e.Agree())
    terminal.until_at(m.WalletEmpty)
    terminal.do(e.OtherWay())
    assert isinstance(terminal.stage, m.Materials)


@pytest.mark.parametrize("fault", [PlatformFault.BUSY, PlatformFault.NO_LINK, PlatformFault.SERVER_ERROR])
def test_a_store_that_is_down_is_not_none_and_stops_nobody(terminal: Terminal, fault: PlatformFault) -> None:
    _at_the_wallet(terminal)
    terminal.around.platform.fault = PlatformError(fault)
    terminal.do(e.Agree())
    terminal.until_at(m.WalletAway)
    assert terminal.page is not None and isinstance(terminal.page.body, GuidanceBody)
    terminal.do(e.Next())
    held = _held(terminal)
    assert held is not None and held.via is Via.WALLET and not held.token, "left for the department to fetch"


def test_who_does_not_agree_is_asked_nothing_more_of_it(terminal: Terminal) -> None:
    _at_the_wallet(terminal)
    terminal.do(e.Decline())
    assert isinstance(terminal.stage, m.Materials) and _held(terminal) is None


def _held(terminal: Terminal) -> Held | None:
    application = terminal.runner.session.application
    return application.given(REGISTER) if application is not None else None

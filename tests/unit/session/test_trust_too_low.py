"""Where the platform asks for a surer identification, the page leads to the other ways and not to the same refusal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue.collection import make_catalogue
from kiosk.catalogue.model import OnBehalf, Person, Way
from kiosk.presenter import present
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.identity import Body, Principal, Resident, Role, Underway
from kiosk.session.reducer import advance
from kiosk.session.world import World
from screens.models import TroubleBody
from tests.support.people import ADULT, CHILD
from tests.support.situations import CERTIFICATE, CERTIFICATE_VALUES, services, world
from tests.support.terminal_around import SETTING

TWO = (Way.ID_CARD, Way.ID_CARD_AND_FACE)
REFUSED = m.Trouble(
    m.TroubleKind.PLATFORM, CERTIFICATE, m.AskFailure.TRUST_TOO_LOW, retry=m.Parameters(CERTIFICATE, CERTIFICATE_VALUES)
)


def where(ways: tuple[Way, ...]) -> World:
    service = services().services[CERTIFICATE]
    service = service.model_copy(update={"who": service.who.model_copy(update={"ways": ways})})
    return world(catalogue=make_catalogue([service], services().departments))


def refused(resident: Resident) -> m.Session:
    return m.Session(resident=resident, touched_at=1000.0, tally=m.Tally(started=990.0)).to(REFUSED)


def buttons(session: m.Session, around: World) -> dict[str, str]:
    body = present(session, around, SETTING).body
    assert isinstance(body, TroubleBody)
    return {action.name: action.label for action in body.actions}


def test_it_leads_to_the_ways_and_says_so() -> None:
    session, around = refused(Resident(ADULT)), where(TWO)
    assert buttons(session, around)["action:retry"] == "换一种方式"
    after = advance(session, e.TryAgain(), around).session
    assert after.stage == m.Ways(CERTIFICATE)
    assert after.resident is not None, "who it is stays known, and only more is asked for"


def test_where_there_is_no_other_way_none_is_offered() -> None:
    session, around = refused(Resident(ADULT)), where(TWO[:1])
    assert "action:retry" not in buttons(session, around)
    assert advance(session, e.TryAgain(), around).session.stage == REFUSED


BODY = Body("示例公司", "91410499MA9DEM0018", (Role("agent", "经办人"),), "b1", "agent")


@pytest.mark.parametrize(
    ("resident", "behalf", "person"),
    [
        (Resident(ADULT), OnBehalf.SELF, Person.NATURAL),
        (Resident(ADULT, principal=Principal(OnBehalf.GUARDIAN, CHILD, "p")), OnBehalf.GUARDIAN, Person.NATURAL),
        (Resident(ADULT, body=BODY), OnBehalf.SELF, Person.LEGAL),
    ],
)
def test_for_whom_somebody_stands_here_is_not_lost_on_the_way(
    resident: Resident, behalf: OnBehalf, person: Person
) -> None:
    after = advance(refused(resident), e.TryAgain(), where(TWO)).session
    assert isinstance(after.underway, Underway)
    assert (after.underway.behalf, after.underway.person) == (behalf, person)


def test_other_failures_are_tried_again_as_they_were() -> None:
    busy = replace(REFUSED, failure=m.AskFailure.BUSY)
    session = refused(Resident(ADULT)).to(busy)
    assert isinstance(advance(session, e.TryAgain(), where(TWO)).session.stage, m.Working)

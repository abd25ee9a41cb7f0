"""How long a page waits: the less the more it shows of a person, and always twice as long for who needs it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.app import patience
from kiosk.catalogue.collection import make_catalogue
from kiosk.catalogue.model import Sensitivity
from kiosk.profile import load_profile
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.patience import TimeLeft, time_left
from kiosk.session.reducer import advance
from kiosk.session.world import Patience, World
from tests.support.people import ADULT
from tests.support.situations import CERTIFICATE, DOCUMENT, awaiting, services, world
from tests.support.stages import stage_of

DEMO_PROFILE = Path(__file__).parents[3] / "config" / "profiles" / "demo.toml"
STAGE = m.ItemPage(CERTIFICATE)
KNOWN = m.Session(resident=m.Resident(ADULT), touched_at=1000.0, tally=m.Tally(started=990.0))
NOBODY = m.Session(touched_at=1000.0, tally=m.Tally(started=990.0))
#: What is awaited of people, or beside them.
WITH_PEOPLE = {
    m.Waiting.PHONE, m.Waiting.LOOK, m.Waiting.SCAN, m.Waiting.APP, m.Waiting.CHIP, m.Waiting.CASE, m.Waiting.SIGNERS,
}  # fmt: skip
TIMES = Patience(public=180, public_warning=30, personal=90, personal_warning=20, sensitive=60, sensitive_warning=15)


def at(sensitivity: Sensitivity) -> World:
    service = services().services[CERTIFICATE].model_copy(update={"sensitivity": sensitivity})
    catalogue = make_catalogue([service], services().departments)
    return replace(world(catalogue=catalogue), now=1000.0, patience=TIMES)


@pytest.mark.parametrize(
    ("session", "sensitivity", "seconds"),
    [
        (NOBODY, Sensitivity.SENSITIVE, 210),
        (KNOWN, Sensitivity.PUBLIC, 110),
        (KNOWN, Sensitivity.PERSONAL, 110),
        (KNOWN, Sensitivity.SENSITIVE, 75),
    ],
)
def test_what_is_sensitive_stands_for_less_time(session: m.Session, sensitivity: Sensitivity, seconds: float) -> None:
    assert time_left(session.to(STAGE), at(sensitivity)) == TimeLeft(seconds, warning=False)


def test_away_from_the_item_its_time_is_over() -> None:
    assert time_left(KNOWN.to(m.Home()), at(Sensitivity.SENSITIVE)) == TimeLeft(110, warning=False)


def test_the_elder_have_twice_as_long() -> None:
    slow = replace(KNOWN, looks=replace(KNOWN.looks, theme="elder")).to(STAGE)
    assert time_left(slow, at(Sensitivity.SENSITIVE)) == TimeLeft(150, warning=False)


def test_a_profile_that_hurries_everybody_hurries_with_what_is_sensitive() -> None:
    profile = load_profile(DEMO_PROFILE)
    times = profile.timeouts.model_copy(update={"personal_seconds": 30.0, "personal_warning_seconds": 5.0})
    hurried = patience(profile.model_copy(update={"timeouts": times}))
    assert (hurried.sensitive, hurried.sensitive_warning) == (30.0, 5.0)


@pytest.mark.parametrize("waiting", sorted(set(m.Waiting) - WITH_PEOPLE))
def test_time_stands_still_while_the_terminal_is_at_work(waiting: m.Waiting) -> None:
    at_work = awaiting(KNOWN.to(STAGE), waiting)
    assert time_left(at_work, replace(at(Sensitivity.PERSONAL), now=2000.0)) is None


@pytest.mark.parametrize("waiting", sorted(WITH_PEOPLE))
def test_time_goes_on_while_something_is_awaited_of_people(waiting: m.Waiting) -> None:
    assert time_left(awaiting(KNOWN.to(STAGE), waiting), at(Sensitivity.PERSONAL)) == TimeLeft(110, warning=False)


def test_a_visit_is_extended_ten_times_and_not_once_more() -> None:
    session = KNOWN.to(STAGE)
    for times in range(1, 11):
        session = advance(session, e.Stay(), at(Sensitivity.PERSONAL)).session
        assert session.extensions == times
    assert advance(session, e.Stay(), at(Sensitivity.PERSONAL)).session.extensions == 10


OWN_CLOCKS = [(m.Thanks(1000.0), TIMES.thanks), (m.TakePaper(DOCUMENT, 1000.0, 1), TIMES.take_paper)]


@pytest.mark.parametrize(("stage", "seconds"), OWN_CLOCKS, ids=["thanks", "paper"])
@pytest.mark.parametrize(("theme", "times"), [("standard", 1), ("elder", 2)])
def test_a_page_with_its_own_clock_stands_twice_as_long_for_the_elder(
    stage: m.Thanks | m.TakePaper, seconds: float, theme: str, times: int
) -> None:
    session = replace(KNOWN, looks=replace(KNOWN.looks, theme=theme)).to(stage)
    here = at(Sensitivity.PERSONAL)
    before, after = replace(here, now=1000.0 + times * seconds - 1), replace(here, now=1000.0 + times * seconds)
    assert stage_of(advance(session, e.Tick(), before).session) == stage
    assert stage_of(advance(session, e.Tick(), after).session) != stage


@pytest.mark.parametrize(("stage", "seconds"), OWN_CLOCKS, ids=["thanks", "paper"])
def test_a_page_with_its_own_clock_stands_still_while_it_speaks(stage: m.Thanks | m.TakePaper, seconds: float) -> None:
    speaking = replace(KNOWN, speaking_since=1000.0).to(stage)
    late = replace(at(Sensitivity.PERSONAL), now=1000.0 + seconds + 5)
    assert stage_of(advance(speaking, e.Tick(), late).session) == stage
    assert stage_of(advance(replace(speaking, speaking_since=None), e.Tick(), late).session) != stage

"""How long a page waits: the less the more it shows of a person, and always twice as long for who needs it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.app import patience
from kiosk.catalogue.collection import make_catalogue
from kiosk.catalogue.model import Sensitivity
from kiosk.profile import load_profile
from kiosk.session import model as m
from kiosk.session.patience import TimeLeft, time_left
from kiosk.session.world import Patience, World
from tests.support.people import ADULT
from tests.support.situations import CERTIFICATE, services, world

DEMO_PROFILE = Path(__file__).parents[3] / "config" / "profiles" / "demo.toml"
STAGE = m.ItemPage(CERTIFICATE)
KNOWN = m.Session(resident=m.Resident(ADULT), touched_at=1000.0, tally=m.Tally(started=990.0))
NOBODY = m.Session(touched_at=1000.0, tally=m.Tally(started=990.0))
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

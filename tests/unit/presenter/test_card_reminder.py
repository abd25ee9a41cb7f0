"""After a card was read it is to be put away: said for a while, and not where the next page asks for it once more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue.model import Titled
from kiosk.presenter import Setting, present
from kiosk.session import model as m
from tests.support.application_situations import FLEXIBLE, SEEN
from tests.support.people import ADULT
from tests.support.situations import CERTIFICATE, world

SETTING = Setting(Titled(**{"zh-CN": "示范大厅", "en": "Hall"}), "DEMO-0001", "12345", demonstration=True)
READ = m.Session(resident=m.Resident(ADULT), touched_at=1000.0, put_away=True, card_read_at=1000.0, application=SEEN)


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (m.ItemPage(CERTIFICATE), True),
        (m.Sign(FLEXIBLE), True),
        (m.Sign(FLEXIBLE, by_card=True), False),
    ],
    ids=["item", "ways to sign", "sign by card"],
)
def test_put_it_away_and_lay_it_down_are_not_said_together(stage: m.Stage, said: bool) -> None:
    session = replace(READ.to(stage), put_away=True, card_read_at=1000.0)
    assert bool(present(session, world(1005.0), SETTING).reminder) is said

"""An item says what is in the way before it asks for anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue.model import Kind
from kiosk.session.availability import Hindrance, Obstacle, hindrances
from kiosk.session.world import FilingStop
from offline_queue.limits import WhyNot
from tests.support.situations import QUERY, services, world


def test_every_reason_of_the_outbox_has_its_value_here() -> None:
    assert {stop.value for stop in FilingStop} == {reason.value for reason in WhyNot}


@pytest.mark.parametrize("stop", FilingStop)
def test_what_hands_something_in_says_before_anybody_types_that_nothing_can_be_kept(stop: FilingStop) -> None:
    service = services().services[QUERY]
    application = service.model_copy(update={"kind": Kind.APPLY})
    stopped = world(filing_stops=(stop, FilingStop.CLOCK_UNBELIEVABLE))
    (found,) = hindrances(application, stopped)
    assert found.obstacle in (Obstacle.CANNOT_KEEP, Obstacle.NOT_SET_UP, Obstacle.CLOCK_WRONG)
    assert hindrances(service, stopped) == ()
    assert hindrances(application, replace(stopped, filing_stops=())) == ()


def test_the_gravest_reason_is_the_one_that_is_said() -> None:
    application = services().services[QUERY].model_copy(update={"kind": Kind.APPLY})
    both = world(filing_stops=(FilingStop.DISK_NEARLY_FULL, FilingStop.KEY_MISSING))
    assert hindrances(application, both) == (Hindrance(Obstacle.CANNOT_KEEP),)

"""Nobody is served for a while, as the presenter words it: out of hours, and while it is updated."""

from __future__ import annotations

from kiosk.session import model as m
from kiosk.session.hours import OpeningHours, Outside, read_spans
from screens.models import Body, PageKind
from tests.support.sample_pages.presented import bodies_of
from tests.support.situations import world

#: Open in the mornings of all days: whatever the time of the samples, there is one to come.
HOURS = OpeningHours((read_spans("08:30-09:00"),) * 7)


def closed_bodies(language: str) -> dict[str, tuple[PageKind, Body]]:
    """Bodies by a name that sorts them behind the page of a terminal that is out of order."""
    nobody = m.Session(touched_at=1000.0, looks=m.Looks(language), visit=1)
    sessions = {
        "23-closed-out-of-hours": nobody.to(m.Closed(m.ClosedBecause.OUT_OF_HOURS)),
        "23-closed-updating": nobody.to(m.Closed(m.ClosedBecause.UPDATING)),
    }
    return bodies_of(sessions, world(hours=HOURS, outside=Outside.CLOSED))

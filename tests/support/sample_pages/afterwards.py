"""The pages after a service, and instead of one, as the presenter words them."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import model as m
from kiosk.session.afterwards import Level, Review
from kiosk.session.form import afterwards as form
from kiosk.session.identity import Resident
from screens.models import Body, PageKind
from tests.support.afterwards_situations import APPLIED, HAD, KNOWN, RATED, REPORT, STUCK_TYPED, TYPED
from tests.support.people import ADULT
from tests.support.sample_pages.presented import bodies_of
from tests.support.situations import QUERY


def afterwards_bodies(language: str) -> dict[str, tuple[PageKind, Body]]:
    """Bodies by a name that sorts them at the end."""
    known = m.Session(touched_at=1000.0, looks=m.Looks(language), visit=1, resident=Resident(ADULT))
    had, rated = replace(known, finished=(HAD, APPLIED)), replace(known, finished=(RATED, APPLIED))
    trouble = m.Trouble(m.TroubleKind.PLATFORM, QUERY, m.AskFailure.TIMEOUT, reference="R1")
    wrong = STUCK_TYPED.put(form.PHONE, ("123",))
    sessions = {
        "32-rating": had.to(m.Rate(2)),
        "33-rating-why": had.to(m.RateWhy(1, Level.BAD, TYPED)),
        "34-rated": rated.to(m.Rated(Review(RATED, Level.BAD, phone="1"))),
        "35-stuck": known.to(m.Stuck(trouble, KNOWN)),
        "36-stuck-errors": known.to(m.Stuck(trouble, KNOWN, wrong, checked=True)),
        "37-reported": known.to(m.Reported(trouble, "0123456788", REPORT)),
    }
    return bodies_of(sessions)

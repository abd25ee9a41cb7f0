"""The pages of drafts and progress as the presenter words them."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import matters_stages as ms
from kiosk.session import model as m
from kiosk.session.identity import Resident
from kiosk.session.matters import Filed
from screens.models import Body, PageKind
from tests.support.application_situations import FILLED, FILLED_IN, FLEXIBLE
from tests.support.matters_situations import BACK, CASE, MATTERS, PROGRESS, TO_CORRECT
from tests.support.people import ADULT
from tests.support.sample_pages.presented import bodies_of


def matters_bodies(language: str) -> dict[str, tuple[PageKind, Body]]:
    """Bodies by a name that sorts them behind those of an application."""
    known = m.Session(touched_at=1000.0, looks=m.Looks(language), visit=1, resident=Resident(ADULT))
    filled = replace(known, application=FILLED_IN)
    again = ms.Resumed(FLEXIBLE, TO_CORRECT, ("phone", "household_place"), older=True, no_more=1)
    typed = m.Values((("case_number", ("0123456788",)),))
    sessions = {
        "08e-draft-offer": filled.to(ms.OfferDraft(FLEXIBLE, m.Fill(FLEXIBLE, "insurances", FILLED))),
        "08f-draft-resumed": filled.to(again),
        "08g-matters": known.to(ms.MattersList(PROGRESS, MATTERS)),
        "08h-case": known.to(ms.CasePage(PROGRESS, BACK, MATTERS)),
        "08i-already-filed": known.to(ms.AlreadyFiled(FLEXIBLE, Filed(True, (), (CASE,)), (), CASE)),
        "08j-case-number": replace(known, resident=None).to(ms.CaseNumber(PROGRESS, typed, checked=True, refused=True)),
        "08k-case-by-number": replace(known, resident=None).to(
            ms.CasePage(PROGRESS, BACK.for_anybody(), by_number=True)
        ),
        "08l-draft-here": known.to(ms.DraftHere(FLEXIBLE, Filed(drafts_here=("s9",)), ())),
    }
    return bodies_of(sessions)

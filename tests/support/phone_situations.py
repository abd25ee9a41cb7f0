"""Sessions in which somebody goes on with their own phone, and what can happen to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kiosk.catalogue.model import Trust, Way
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.identity import Resident
from kiosk.session.phone_stages import OurPage, PhoneSeen, PhoneState
from kiosk.session.sheets import Held, MediaType, Sheet, Via
from tests.support.application_situations import AGREED, FLEXIBLE
from tests.support.capture_situations import FILLED, GIVEN, LEASE, RESIDENCE
from tests.support.people import ADULT

SENT = Sheet("sheet-1-7", "7" * 64)
SENT_PDF = Sheet("sheet-1-8", "8" * 64, MediaType.PDF)
PAGE = OurPage("01a2-page", "M0 0h7v1h-7z", 37, "4827", 600)
Awaiting = Callable[[m.Session, m.Waiting], m.Session]


def phoning(known: m.Session, awaiting: Awaiting) -> Iterator[m.Session]:
    """At least one session at every stage in which a phone is used."""
    known = replace(known, resident=Resident(ADULT, Way.APP_CODE, Trust.L4, "p1"))
    filled, given = replace(known, application=FILLED), replace(known, application=GIVEN)
    yield awaiting(filled.to(m.PhoneUpload(RESIDENCE, LEASE)), m.Waiting.PHONE_PAGE)
    yield filled.to(m.PhoneUpload(RESIDENCE, LEASE, failure=m.AskFailure.NO_LINK))
    yield filled.to(m.PhoneUpload(RESIDENCE, "nothing", failure=m.AskFailure.BUSY))
    shown = m.PhoneUpload(RESIDENCE, LEASE, PAGE, 1480.0)
    yield awaiting(filled.to(shown), m.Waiting.PHONE)
    come = PhoneSeen(PhoneState.OPEN, (SENT, SENT_PDF))
    for seen in (PhoneSeen(PhoneState.OPEN), come, replace(come, no_room=True)):
        for lost in (False, True):
            yield awaiting(given.to(replace(shown, seen=seen, lost=lost)), m.Waiting.PHONE)
    for state in (PhoneState.FINISHED, PhoneState.REVOKED, PhoneState.EXPIRED):
        yield filled.to(replace(shown, seen=replace(come, state=state)))
    for state in (PhoneState.DECLINED, PhoneState.EXPIRED):
        yield filled.to(replace(shown, seen=PhoneSeen(state)))
    by_phone = FILLED.giving(Held(LEASE, (SENT, SENT_PDF), Via.PHONE))
    yield replace(known, application=by_phone).to(m.SheetPile(RESIDENCE, LEASE))
    agreed = replace(known, application=AGREED)
    yield awaiting(agreed.to(m.PhoneSign(FLEXIBLE)), m.Waiting.PHONE_PAGE)
    yield agreed.to(m.PhoneSign(FLEXIBLE, failure=m.AskFailure.SERVER))
    signs = m.PhoneSign(FLEXIBLE, PAGE, 1480.0)
    for state in (PhoneState.WAITING, PhoneState.OPEN):
        yield awaiting(agreed.to(replace(signs, seen=PhoneSeen(state))), m.Waiting.PHONE)
    yield awaiting(agreed.to(replace(signs, lost=True)), m.Waiting.PHONE)
    for state in (PhoneState.FINISHED, PhoneState.DECLINED, PhoneState.REVOKED, PhoneState.EXPIRED):
        yield agreed.to(replace(signs, seen=PhoneSeen(state)))


def phone_events(effect: m.EffectId) -> Iterator[e.Event]:
    """What can come of a phone, as answers to ``effect``."""
    yield e.PageOpened(effect, PAGE)
    yield from (e.PageRefused(effect, failure) for failure in (m.AskFailure.NO_LINK, m.AskFailure.OTHER))
    yield from (e.PhoneChanged(effect, PhoneSeen(state)) for state in PhoneState)
    yield e.PhoneChanged(effect, PhoneSeen(PhoneState.OPEN, (SENT,)))
    yield e.PhoneChanged(effect, PhoneSeen(PhoneState.FINISHED, (SENT, SENT_PDF), no_room=True))
    yield e.PhoneLost(effect)
    yield e.PhoneSigned(effect, "0" * 64, "", PAGE.page)


def phone_touches() -> Iterator[e.Event]:
    yield e.UsePhone()

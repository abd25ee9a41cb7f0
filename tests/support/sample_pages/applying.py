"""The pages of an application as the presenter words them."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import model as m
from kiosk.session.application import Delivery, HandedIn
from kiosk.session.digits_stages import AskDigits, DigitsEnd, TypeDigits
from kiosk.session.identity import PhoneCodeState, Resident
from screens.models import Body, PageKind
from tests.support.application_situations import BEGUN, BENEFIT, FILLED_IN, FLEXIBLE, HANDED, SEEN
from tests.support.digits_situations import PHONE_FIELD, SENT_TO_FORM
from tests.support.people import ADULT
from tests.support.sample_pages.presented import bodies_of


def application_bodies(language: str) -> dict[str, tuple[PageKind, Body]]:
    """Bodies by a name that sorts them behind the page of parameters."""
    known = m.Session(touched_at=1000.0, looks=m.Looks(language), visit=1, resident=Resident(ADULT))
    begun = replace(known, application=FILLED_IN)
    delivered = HandedIn("s1", "0123456788", Delivery.DELIVERED, "41049920261100001", ("phone",), ("id_card",))
    sessions = {
        "08a-apply-parts": begun.to(m.Sections(FLEXIBLE)),
        "08b-apply-entry": replace(known, application=BEGUN).to(
            m.Fill(BENEFIT, "job", BEGUN.values, "job_intent", "0", BEGUN.values, checked=True)
        ),
        "08b1-phone-question": begun.to(AskDigits(FLEXIBLE, "applicant", PHONE_FIELD)),
        "08b2-phone-digits": begun.to(TypeDigits(FLEXIBLE, "applicant", PHONE_FIELD, SENT_TO_FORM, 1042.0)),
        "08b3-phone-digits-wrong": begun.to(
            TypeDigits(
                FLEXIBLE, "applicant", PHONE_FIELD, SENT_TO_FORM, 900.0, state=PhoneCodeState.WRONG, tries=1, left=4
            )
        ),
        "08b4-phone-not-verified": begun.to(AskDigits(FLEXIBLE, "applicant", PHONE_FIELD, DigitsEnd.NO_ANSWER)),
        "08c-apply-preview": replace(known, application=SEEN).to(m.Preview(FLEXIBLE)),
        "08d-apply-handed": known.to(replace(HANDED, handed=delivered)),
    }
    return bodies_of(sessions)

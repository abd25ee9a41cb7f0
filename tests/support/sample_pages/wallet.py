"""The pages of an e-licence, as the presenter words them."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import model as m
from kiosk.session.identity import Resident
from screens.models import Body, PageKind
from tests.support.application_situations import FLEXIBLE
from tests.support.people import ADULT
from tests.support.sample_pages.presented import bodies_of
from tests.support.wallet_situations import ASKED, ENDED, REGISTER, VALID


def wallet_bodies(language: str) -> dict[str, tuple[PageKind, Body]]:
    """Bodies by a name that sorts them behind the papers."""
    known = m.Session(touched_at=1000.0, looks=m.Looks(language), visit=1, resident=Resident(ADULT))
    asked = replace(known, application=ASKED)
    sessions = {
        "09q-wallet-consent": asked.to(m.WalletConsent(FLEXIBLE, REGISTER)),
        "09r-wallet-shown": asked.to(m.LicenceShown(FLEXIBLE, REGISTER, VALID)),
        "09s-wallet-ended": asked.to(m.LicenceShown(FLEXIBLE, REGISTER, ENDED)),
        "09t-wallet-several": asked.to(m.WalletList(FLEXIBLE, REGISTER, (VALID, ENDED))),
        "09u-wallet-away": asked.to(m.WalletAway(FLEXIBLE, REGISTER, m.AskFailure.SERVER)),
        "09v-wallet-none": asked.to(m.WalletEmpty(FLEXIBLE, REGISTER)),
    }
    return bodies_of(sessions)

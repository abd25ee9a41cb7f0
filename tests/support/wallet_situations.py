"""Sessions in which an e-licence is looked up and attached, and what can happen to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from kiosk.catalogue.model import Mode, Trust, Way
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.identity import Resident
from kiosk.session.sheets import Held, Via
from kiosk.session.wallet_stages import ELicence
from tests.support.application_situations import FILLED_IN, FLEXIBLE
from tests.support.people import ADULT

REGISTER = "household_or_permit"
VALID = ELicence("L-1", "居住证", "演示市公安局", date(2027, 1, 31), (("持证人", "林**"), ("证照编号", "******0012")))
ENDED = replace(VALID, id="L-2", valid_until=date(2025, 12, 31))
ENDLESS = replace(VALID, id="L-3", valid_until=None)
ASKED = replace(FILLED_IN, modes=(("id_card", Mode.VERIFIED), (REGISTER, Mode.LICENCE)), materials_seen=True)
ATTACHED = replace(ASKED, held=(Held(REGISTER, (), Via.WALLET, "token-of-a-licence", VALID.valid_until),))
Awaiting = Callable[[m.Session, m.Waiting], m.Session]


def at_the_wallet(known: m.Session, awaiting: Awaiting) -> Iterator[m.Session]:
    """At least one session at every stage of an e-licence."""
    known = replace(known, resident=Resident(ADULT, Way.APP_CODE, Trust.L4, "p1"))
    asked = replace(known, application=ASKED)
    yield asked.to(m.WalletConsent(FLEXIBLE, REGISTER))
    for since in (999.0, 990.0):
        yield awaiting(asked.to(m.WalletAsking(FLEXIBLE, REGISTER, since)), m.Waiting.WALLET)
    yield awaiting(asked.to(m.WalletAsking(FLEXIBLE, REGISTER, 999.0, VALID)), m.Waiting.WALLET)
    for failure in (m.AskFailure.NO_LINK, m.AskFailure.SERVER):
        yield asked.to(m.WalletAway(FLEXIBLE, REGISTER, failure))
    yield asked.to(m.WalletEmpty(FLEXIBLE, REGISTER))
    yield asked.to(m.WalletEmpty(FLEXIBLE, "nothing"))
    yield asked.to(m.WalletList(FLEXIBLE, REGISTER, (VALID, ENDED, ENDLESS)))
    for licence in (VALID, ENDED, ENDLESS):
        yield asked.to(m.LicenceShown(FLEXIBLE, REGISTER, licence, (VALID, ENDED)))
    yield asked.to(m.LicenceShown(FLEXIBLE, REGISTER, VALID))
    yield replace(known, application=ATTACHED).to(m.Preview(FLEXIBLE))


def wallet_events(effect: m.EffectId) -> Iterator[e.Event]:
    """What the store of e-licences answers."""
    yield from (e.LicencesCame(effect, licences) for licences in ((), (VALID,), (VALID, ENDED)))
    yield e.LicenceGranted(effect, "token-of-a-licence")
    yield from (e.WalletFailed(effect, failure) for failure in (m.AskFailure.NO_RECORD, m.AskFailure.SERVER))


def wallet_touches() -> Iterator[e.Event]:
    yield from (e.Choose(key) for key in (VALID.id, "L-9"))

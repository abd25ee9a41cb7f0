"""Sessions at every stage of an application, and what can happen to one, for the tests that try them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from kiosk.catalogue.model import Mode, Trust, Way
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.application import Delivery, Fact, FactState, HandedIn, Said
from kiosk.session.identity import Resident
from kiosk.session.signatures import Signature, SignedBy
from tests.support.digits_situations import verifying_a_phone
from tests.support.people import ADULT
from tests.support.signing_situations import signing, signing_events, signing_touches

FLEXIBLE = "412014908000"
BENEFIT = "410514901000"
ALLOWANCE = "410511902000"
FACTS = (
    Fact("api.hrss.insured_now", FactState.FOUND, "false", "否"),
    Fact("api.hrss.card_account", FactState.NONE),
    Fact("api.psb.local", FactState.DOWN),
)
FILLED = m.Values(
    (
        ("applicant_name", (ADULT.name,)),
        ("applicant_number", (ADULT.number,)),
        ("phone", ("13800000001",)),
        ("household_place", ("410499",)),
        ("local", ("no",)),
        ("insurances", ("pension",)),
        ("step", ("middle",)),
        ("pay_mode", ("monthly",)),
        ("pay_method", ("bank",)),
        ("bank_card", ("6222000000000000004",)),
        ("pledge", ("true",)),
    )
)
ORIGINS = (("applicant_name", "id.name"), ("applicant_number", "id.number"))
PARTS = frozenset({"applicant", "where", "insurances", "contribution", "account_page", "pledge_page"})
FILLED_IN = m.Application(FLEXIBLE, ADULT.number, FILLED, ORIGINS, FACTS, PARTS, materials_seen=True, listed=True)
SEEN = replace(FILLED_IN, modes=(("id_card", Mode.VERIFIED), ("household_or_permit", Mode.LICENCE)), previewed=True)
AGREED = replace(SEEN, consents=(("lookup", True),))
SIGNED = replace(AGREED, signature=Signature("0" * 64, SignedBy.CARD, datetime(2026, 6, 15, 10, 29)))
BEGUN = m.Application(BENEFIT, ADULT.number, m.Values((("job_intent", ("0",)), ("registered", ("no",)))))
HANDED = m.Handed(
    FLEXIBLE, HandedIn("s1", "0123456788", unverified=("phone", "api.psb.local"), bring=("id_card",)), 1000.0
)
_LATE = m.Values((("paid_months", ("152",)), ("end_date", ("2026-01-05",)), ("end_reason", ("own_wish",))))
WEIGHED = m.Application(
    BENEFIT,
    ADULT.number,
    _LATE,
    (("paid_months", "api:hrss.paid_months"), ("applicant_name", "id.name"), ("applicant_number", "id.number")),
    (
        Fact("api.hrss.pension", FactState.FOUND, "none", "未领取", "2026-06-14"),
        Fact("api.hrss.insured_now", FactState.FOUND, "true", "是", "2026-06-14"),
        Fact("api.hrss.insured_by", FactState.FOUND, "示例公司", "示例公司", "2026-06-14"),
        Fact("api.hrss.paid_months", FactState.FOUND, "152", "152个月", "2026-06-14"),
        Fact("api.hrss.unused_months", FactState.DOWN),
        Fact("api.hrss.in_flight", FactState.NONE),
    ),
    done=frozenset({"insurance"}),
)
#: Two of a family, and a sum that is not theirs.
DOUBTED = m.Application(
    ALLOWANCE,
    ADULT.number,
    m.Values(
        (
            ("family", ("0", "1")),
            ("family.0.member_income", ("1200",)),
            ("family.1.member_income", ("0",)),
            ("income", ("2100",)),
        )
    ),
)
Awaiting = Callable[[m.Session, m.Waiting], m.Session]


def applying(known: m.Session, awaiting: Awaiting) -> Iterator[m.Session]:
    """At least one session at every stage of an application."""
    known = replace(known, resident=Resident(ADULT, Way.APP_CODE, Trust.L4, "p1"))
    filled, seen = replace(known, application=FILLED_IN), replace(known, application=SEEN)
    agreed, begun = replace(known, application=AGREED), replace(known, application=BEGUN)
    yield awaiting(known.to(m.Gathering(FLEXIBLE, 995.0)), m.Waiting.FACTS)
    asking = m.Gathering(FLEXIBLE, 995.0, ("material.id_card",))
    yield awaiting(filled.to(asking), m.Waiting.FACTS)
    yield from (filled.to(m.Unmet(FLEXIBLE, number)) for number in (0, 1))
    for number in range(3):
        yield begun.to(m.Unmet(BENEFIT, number))
    yield from fill_once(known, awaiting)
    yield filled.to(m.NotHere(FLEXIBLE, ("household_or_permit",)))
    yield filled.to(m.Sections(FLEXIBLE))
    yield begun.to(m.Sections(BENEFIT))
    for part in sorted(PARTS):
        yield filled.to(m.Fill(FLEXIBLE, part, FILLED))
        yield filled.to(m.Fill(FLEXIBLE, part, m.Values(), checked=True))
    yield awaiting(filled.to(m.Fill(FLEXIBLE, "where", FILLED, open_field="household_place")), m.Waiting.OFFERS)
    yield begun.to(m.Fill(BENEFIT, "nothing", BEGUN.values, "job_intent", "0", BEGUN.values, checked=True))
    yield begun.to(m.Fill(BENEFIT, "nothing", BEGUN.values, "job_intent", "1", BEGUN.values))
    yield from verifying_a_phone(filled, FLEXIBLE, "applicant", awaiting)
    yield filled.to(m.Materials(FLEXIBLE, m.Values((("household_or_permit", ("licence",)),))))
    yield filled.to(m.Materials(FLEXIBLE, m.Values(), checked=True))
    yield filled.to(m.Preview(FLEXIBLE))
    yield seen.to(m.Preview(FLEXIBLE))
    yield from (seen.to(m.Consents(FLEXIBLE, checked=checked)) for checked in (False, True))
    yield seen.to(m.Consents(FLEXIBLE, m.Values((("lookup", ("true",)),))))
    yield from signing(known, agreed, FLEXIBLE, awaiting)
    signed = replace(known, application=SIGNED)
    yield from (signed.to(m.Confirm(FLEXIBLE, not_kept)) for not_kept in (False, True))
    yield awaiting(signed.to(m.Handing(FLEXIBLE, 999.0)), m.Waiting.KEEP)
    said = replace(known, said=Said(ADULT.number, m.Values((("phone", ("13800000001",)),))))
    yield awaiting(said.to(HANDED), m.Waiting.CASE)
    yield awaiting(replace(said, receipt=m.ReceiptState.PRINTING, slips=3).to(HANDED), m.Waiting.RECEIPT)
    yield said.to(replace(HANDED, since=900.0))
    for delivery in (Delivery.DELIVERED, Delivery.HELD):
        case = "41049920261100001" if delivery is Delivery.DELIVERED else ""
        yield said.to(replace(HANDED, handed=HandedIn("s1", "0123456788", delivery, case)))


def fill_once(known: m.Session, awaiting: Awaiting) -> Iterator[m.Session]:
    """Around what is known already: earlier filings, conditions, doubts, records that are wrong."""
    weighed = replace(known, application=WEIGHED)
    again = replace(weighed, said=Said(ADULT.number, filed=True))
    yield awaiting(again.to(m.Gathering(BENEFIT, 995.0)), m.Waiting.FACTS)
    yield weighed.to(m.UseEarlier(BENEFIT, "2026-03-02"))
    yield weighed.to(m.Findings(BENEFIT))
    yield from (weighed.to(m.Unmet(BENEFIT, number)) for number in (1, 9))
    yield replace(known, application=DOUBTED).to(m.Doubt(ALLOWANCE, "family_page"))
    yield weighed.to(m.Doubt(BENEFIT, "insurance"))
    yield weighed.to(m.Wrong(BENEFIT, "insurance", values=_LATE))
    yield weighed.to(m.Wrong(BENEFIT, "insurance", about="paid_months", values=_LATE))
    yield weighed.to(m.Wrong(BENEFIT, "applicant", about="applicant_name", values=_LATE))
    yield weighed.to(m.Wrong(BENEFIT, number=1, about="condition:1"))
    yield weighed.to(m.Fill(BENEFIT, "insurance", _LATE))


def application_events(effect: m.EffectId) -> Iterator[e.Event]:
    """What can happen to an application, as answers to ``effect``."""
    yield e.FactsCame(effect, FACTS)
    yield e.FactsCame(effect, ())
    yield e.Kept(effect, "s1", "0123456788")
    yield e.NotKept(effect)
    yield from signing_events(effect)
    yield from (e.CaseCame(effect, delivery, "41049920261100001") for delivery in Delivery)


def application_touches() -> Iterator[e.Event]:
    """Touches of the pages of an application."""
    yield from (e.Choose(part) for part in ("where", "account_page", "paid_months"))
    yield e.CallWrong()
    yield from (e.Pick("job_intent", option) for option in ("new", "0", "7"))
    yield from (e.Pick("household_or_permit", mode) for mode in ("licence", "pledge"))
    yield from (e.Pick("lookup", option) for option in ("true", "x"))
    yield from (e.Pick("step", "max"), e.Pick("pay_method", "self"), e.OpenField("household_place"))
    yield from signing_touches()
    yield e.Write("bank_card", "6222000000000000009")

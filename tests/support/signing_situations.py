"""Sessions at every stage of signing, and what can happen there, for the tests that try them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from drivers.protocols import CardReadReason
from kiosk.catalogue.model import Way
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.form.content import content_digest, signed_digest
from kiosk.session.form.whole import scope_of_form
from kiosk.session.identity import Underway, Verification
from kiosk.session.signatures import (
    GUEST,
    RELATIONS,
    Call,
    CallState,
    FormInHand,
    PartySignature,
    Present,
    Signature,
    SignedBy,
    WaitingForm,
    Witness,
)
from kiosk.session.signing_stages import DrawingProblem, NoFace, WitnessProblem
from kiosk.session.steps.signing import WAYS
from tests.support.people import ADULT, ELDER

#: Another grown-up of the synthetic people.
BUYER = replace(ADULT, name="周小雨", number="410499199911070028")
#: An item that several people sign.
DEAL = "410715902000"
EXPIRES = datetime(2026, 6, 18, 10, 30)
FORM = FormInHand("form-1-1", ("form-1-1-1", "form-1-1-2"), "0" * 64, "1" * 64)
WAITING = WaitingForm("0197f000-0000-7000-8000-00000000000b", "房屋过户", "买方", "林*梅", "2" * 64, "1" * 64, EXPIRES)
PARTIES = m.Values(
    (
        ("sellers", ("0",)),
        ("sellers.0.seller.name", (ELDER.name,)),
        ("sellers.0.seller.number", (ELDER.number,)),
        ("sellers.0.seller.phone", ("13900000002",)),
        ("buyers", ("0",)),
        ("buyers.0.buyer.name", (BUYER.name,)),
        ("buyers.0.buyer.number", (BUYER.number,)),
        ("buyers.0.buyer.phone", ("13900000002",)),
    )
)
SELLER = "sellers.0.seller"
SIGNED_ONCE = Signature("0" * 64, SignedBy.FINGER, datetime(2026, 6, 15, 10, 29), "strokes-1-1")
OPEN_CALL = Call(
    "0197f000-0000-7000-8000-00000000000c", SELLER, ELDER.number, "0" * 64, EXPIRES, "https://example.org/p/1"
)
MADE = m.Application(
    DEAL,
    ADULT.number,
    PARTIES,
    previewed=True,
    signature=SIGNED_ONCE,
    form=FORM,
    parties=(
        PartySignature(
            BUYER.number,
            Signature(
                "0" * 64, SignedBy.WITNESS, datetime(2026, 6, 15, 10, 31), witness=Witness("周**", "1", "friend")
            ),
        ),
    ),
    calls=(OPEN_CALL,),
)
#: A zigzag of some centimetres on a pad of 200 mm, and what no name is.
STROKES = "100,300,0 200,100,40 300,300,80 400,100,120;500,100,300 500,300,360"
DOT = "500,300,0"
Awaiting = Callable[[m.Session, m.Waiting], m.Session]


def signing(known: m.Session, agreed: m.Session, code: str, awaiting: Awaiting) -> Iterator[m.Session]:
    """At least one session at every stage of signing. ``agreed``: with an application for ``code``, not signed yet."""
    shown = replace(agreed, application=replace(agreed.application, form=FORM)) if agreed.application else agreed
    yield awaiting(agreed.to(m.Preview(code)), m.Waiting.FORM)
    yield shown.to(m.Preview(code, 2, large=True))
    yield shown.to(m.Preview(code, as_list=True))
    yield agreed.to(m.Sign(code))
    yield agreed.to(m.Sign(code, by_card=True, other_card=True))
    yield agreed.to(m.Sign(code, by_card=True, reader_away=True))
    yield from (agreed.to(m.Sign(code, by_card=True, attempts=1, failure=reason)) for reason in CardReadReason)
    yield awaiting(agreed.to(m.Sign(code, by_card=True)), m.Waiting.CARD)
    yield shown.to(m.Draw(code))
    yield shown.to(m.Draw(code, STROKES, 200.0))
    yield shown.to(m.Draw(code, DOT, 200.0))
    yield from (shown.to(m.Draw(code, problem=problem, revision=1)) for problem in DrawingProblem)
    yield awaiting(shown.to(m.Draw(code, STROKES, 200.0)), m.Waiting.STROKES)
    yield agreed.to(m.Witnessing(code))
    yield agreed.to(m.Witnessing(code, "friend"))
    yield agreed.to(m.Witnessing(code, "friend", failure=CardReadReason.NO_CARD))
    yield agreed.to(m.Witnessing(code, "friend", reader_away=True))
    yield from (agreed.to(m.Witnessing(code, "staff", problem=problem)) for problem in WitnessProblem)
    yield awaiting(agreed.to(m.Witnessing(code, "family")), m.Waiting.CARD)
    yield from _with_others(replace(known, application=MADE), awaiting)
    yield from _guests(known, awaiting)


def _with_others(deal: m.Session, awaiting: Awaiting) -> Iterator[m.Session]:
    current = _for_the_form_of_now(deal)
    yield current.to(m.Parties(DEAL))
    for trouble in (False, True):
        yield deal.to(m.Parties(DEAL, trouble))
    yield awaiting(deal.to(m.Parties(DEAL)), m.Waiting.SIGNERS)
    yield current.to(m.CallParty(DEAL, SELLER))
    yield deal.to(m.CallParty(DEAL, SELLER))
    yield deal.to(m.CallParty(DEAL, "nobody"))
    yield from (deal.to(m.CallParty(DEAL, SELLER, why)) for why in NoFace)
    spent = replace(MADE, no_more_faces=frozenset({ELDER.number}))
    yield replace(deal, application=spent).to(m.CallParty(DEAL, SELLER, NoFace.DIFFERENT))
    seller = replace(deal, underway=Underway(way=Way.ID_CARD_AND_FACE, card=ELDER))
    yield seller.to(m.FaceConsent(DEAL, signer=SELLER))
    yield awaiting(seller.to(m.FaceLook(DEAL, signer=SELLER)), m.Waiting.LOOK)
    yield awaiting(seller.to(m.FaceLook(DEAL, 2, taking=True, signer=SELLER)), m.Waiting.FACE)
    for attempts in (0, 2):
        asked = m.Verifying(DEAL, Verification.FACE, 999.0, attempts, signer=SELLER)
        yield awaiting(seller.to(asked), m.Waiting.VERIFY)
    for phone in (False, True):
        yield awaiting(deal.to(m.Calling(DEAL, SELLER, phone, 995.0)), m.Waiting.CALL)
    yield awaiting(current.to(m.Called(DEAL, SELLER)), m.Waiting.SIGNERS)
    yield deal.to(m.Called(DEAL, SELLER))
    yield deal.to(m.PhoneSign(DEAL, request=OPEN_CALL.request))
    yield deal.to(m.PartyCard(DEAL, SELLER))
    yield deal.to(m.PartyCard(DEAL, SELLER, other_card=True))
    yield deal.to(m.PartyCard(DEAL, SELLER, reader_away=True))
    yield deal.to(m.PartyCard(DEAL, SELLER, CardReadReason.NO_CARD))
    yield awaiting(deal.to(m.PartyCard(DEAL, SELLER)), m.Waiting.CARD)
    party = replace(deal, present=Present(SELLER, ELDER.number, ELDER.name))
    yield from (party.to(stage) for stage in (m.Consents(DEAL), m.Preview(DEAL), m.Sign(DEAL), m.Draw(DEAL)))


def _for_the_form_of_now(deal: m.Session) -> m.Session:
    """With everything signed and asked for the form as it stands; what ``deal`` has is for an earlier one."""
    from tests.support.situations import world  # noqa: PLC0415 - it tells of these situations

    around = world()
    service = around.catalogue.services[DEAL]
    scope = scope_of_form(service, MADE.values, deal, around)
    laid_out = replace(MADE, form=replace(FORM, content=content_digest(service, MADE, scope)))
    digest = signed_digest(service, laid_out, scope)
    own = replace(SIGNED_ONCE, digest=digest)
    others = tuple(replace(one, signature=replace(one.signature, digest=digest)) for one in MADE.parties)
    calls = (replace(OPEN_CALL, digest=digest),)
    return replace(deal, application=replace(laid_out, signature=own, parties=others, calls=calls))


def _guests(known: m.Session, awaiting: Awaiting) -> Iterator[m.Session]:
    yield awaiting(known.to(m.Fetching(DEAL, 999.0)), m.Waiting.FORMS)
    yield awaiting(known.to(m.Fetching(DEAL, 995.0, WAITING)), m.Waiting.FORMS)
    yield known.to(m.Awaited(DEAL, (WAITING,)))
    guest = replace(known, present=Present(GUEST, ADULT.number, ADULT.name, (), waiting=WAITING, form=FORM))
    yield guest.to(m.Preview(DEAL))
    yield guest.to(m.Draw(DEAL, STROKES, 200.0))
    yield awaiting(guest.to(m.Delivering(DEAL, 999.0, SIGNED_ONCE)), m.Waiting.SIGNATURE)
    yield awaiting(guest.to(m.Delivering(DEAL, 999.0)), m.Waiting.SIGNATURE)
    yield guest.to(m.Delivering(DEAL, 999.0, SIGNED_ONCE, tried=True))
    for signed, refused in ((True, False), (False, False), (False, True)):
        yield known.to(m.Delivered(DEAL, signed, refused))


def signing_events(effect: m.EffectId) -> Iterator[e.Event]:
    """What can happen to a signature, as answers to ``effect``."""
    yield e.FormLaidOut(effect, FORM)
    yield e.FormNotLaidOut(effect)
    yield e.StrokesKept(effect, "strokes-1-1")
    yield e.StrokesLost(effect)
    yield e.CallPlaced(effect, OPEN_CALL)
    yield e.CallFailed(effect)
    for state in (CallState.WAITING, CallState.SIGNED, CallState.LAPSED):
        moved = replace(OPEN_CALL, state=state, by=SignedBy.PHONE, at=EXPIRES)
        yield e.SignersMoved(effect, (moved,))
        yield e.SignatureTaken(effect, state)
    yield e.FormsWaiting(effect, ())
    yield e.FormsWaiting(effect, (WAITING,))
    yield e.FormFetched(effect, FORM)
    yield e.FormNotFetched(effect)


def signing_touches() -> Iterator[e.Event]:
    """Touches of the pages of signing."""
    yield from (e.Choose(way.value) for way in WAYS)
    yield e.Choose(RELATIONS[0])
    yield from (e.Choose(key) for key in (SELLER, "here", "phone", "terminal", "own", WAITING.request))
    yield from (e.Drawn(strokes, 200.0) for strokes in (STROKES, DOT, "x,y"))
    yield from (e.TurnPage(later) for later in (False, True))
    yield from (e.Enlarge(), e.ShowList())

"""What is signed is what was shown, in a way that each can; others sign the same; nothing unconfirmed is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TypeVar

import pytest

from drivers.protocols import Presence
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session import signing_effects as sx
from kiosk.session.application import Fact, FactState
from kiosk.session.form.signers import Signer
from kiosk.session.phone_effects import AwaitPhone, OpenSigning
from kiosk.session.reducer import advance
from kiosk.session.signatures import Call, CallState, SignedBy
from kiosk.session.signing_stages import DrawingProblem, WitnessProblem
from kiosk.session.world import Link
from tests.support.application_situations import FLEXIBLE
from tests.support.applications import Applying, every_service
from tests.support.people import CHILD, ELDER
from tests.support.phone_situations import PAGE
from tests.support.signing_situations import BUYER, DEAL, DOT, EXPIRES, FORM, STROKES, WAITING
from tests.support.stages import stage_of

Effect = TypeVar("Effect")


def applied(until: type[m.Stage], code: str = FLEXIBLE) -> Applying:
    applying = Applying(every_service().services[code])
    applying.apply(until)
    return applying


def begun(applying: Applying) -> m.Application:
    assert applying.session.application is not None
    return applying.session.application


def content(applying: Applying) -> dict[str, object]:
    read = json.loads(applying.confirmed()[-1].content.text)
    assert isinstance(read, dict)
    return read


def effects(applying: Applying, kind: type[Effect]) -> list[Effect]:
    return [effect for effect in applying.effects if isinstance(effect, kind)]


def silently(applying: Applying, event: e.Event) -> None:
    """Without anybody who answers the effects."""
    outcome = advance(applying.session, event, applying.world)
    applying.session = outcome.session
    applying.effects += outcome.effects


# --- the form ---------------------------------------------------------------------------------------------------------


def test_the_form_is_laid_out_once_for_what_stands_in_it_and_anew_after_a_change() -> None:
    applying = applied(m.Confirm)
    assert len(effects(applying, sx.LayOutForm)) == 1
    applying.after(e.Back())
    applying.after(e.Back())
    applying.after(e.Next())
    applying.apply(m.Confirm)
    assert len(effects(applying, sx.LayOutForm)) == 1, "looked at again"
    applying.after(e.Back())
    applying.after(e.ChangePart())
    applying.after(e.Choose("contribution"))
    applying.after(e.Pick("pay_mode", "quarter"))
    applying.after(e.Next())
    first, second = effects(applying, sx.LayOutForm)
    assert first.content != second.content


def test_the_next_page_waits_for_the_form() -> None:
    applying = applied(m.Preview)
    form = begun(applying).form
    assert form is not None
    applying.session = replace(applying.session, application=replace(begun(applying), form=None))
    pending = m.Pending(m.EffectId(1, 99), m.Waiting.FORM, applying.world.now + 5)
    applying.session = replace(applying.session, pending=(pending,))
    applying.after(e.Next())
    assert isinstance(applying.session.stage, m.Preview) and not begun(applying).previewed
    applying.after(e.FormLaidOut(pending.id, form))
    applying.after(e.Next())
    assert isinstance(applying.session.stage, m.Sign)


@pytest.mark.parametrize("event", [e.FormNotLaidOut, e.Overdue])
def test_a_form_that_cannot_be_drawn_is_signed_as_the_list_that_says_all_of_it(event: type[e.Event]) -> None:
    applying = applied(m.Consents)
    for consent in applying.service.consents:
        applying.after(e.Pick(consent.key, "true"))
    silently(applying, e.Next())
    sources = effects(applying, fx.AskFacts)[-1]
    there = tuple(Fact(name, FactState.FOUND, "there", "there") for name, _ in sources.asked)
    silently(applying, e.FactsCame(sources.id, there))
    (asked,) = effects(applying, sx.LayOutForm)
    made = e.Overdue(asked.id, m.Waiting.FORM) if event is e.Overdue else e.FormNotLaidOut(asked.id)
    applying.session = applying.session.settled(asked.id) if event is e.Overdue else applying.session
    silently(applying, made)
    assert begun(applying).not_drawn == asked.content
    applying.apply(m.Handing)
    read = content(applying)
    assert read["form_pdf"] is None
    assert applying.confirmed()[-1].form is None
    assert isinstance(read["signature"], dict) and read["signature"]["digest"] == read["digest"]


def test_pages_are_turned_within_the_form_and_made_larger_and_shown_as_a_list() -> None:
    applying = applied(m.Preview)
    for event in (e.TurnPage(False), e.TurnPage(True), e.TurnPage(True), e.Enlarge(), e.ShowList()):
        applying.after(event)
    assert applying.session.stage == m.Preview(FLEXIBLE, 2, large=True, as_list=True)


def test_another_consent_voids_the_signature() -> None:
    applying = applied(m.Confirm)
    applying.session = applying.session.to(m.Consents(FLEXIBLE))
    key = applying.service.consents[0].key
    applying.session = replace(
        applying.session, application=replace(begun(applying), consents=((key, False),), previewed=True)
    )
    applying.after(e.Pick(key, "true"))
    applying.after(e.Next())
    assert begun(applying).signature is None and isinstance(applying.session.stage, m.Preview)


# --- with a finger ----------------------------------------------------------------------------------------------------


def drawing() -> Applying:
    applying = applied(m.Sign)
    applying.after(e.Choose(SignedBy.FINGER))
    assert isinstance(applying.session.stage, m.Draw)
    return applying


def test_a_finger_signs_and_two_taps_sign_once() -> None:
    applying = drawing()
    applying.after(e.Drawn(STROKES, 200.0))
    silently(applying, e.Next())
    silently(applying, e.Next())
    silently(applying, e.Drawn("", 200.0))
    (kept,) = effects(applying, sx.KeepStrokes)
    assert kept.strokes == STROKES
    applying.after(e.StrokesKept(kept.id, "strokes-1"))
    signature = begun(applying).signature
    assert signature is not None
    assert (signature.by, signature.strokes) == (SignedBy.FINGER, "strokes-1")
    assert isinstance(applying.session.stage, m.Confirm)


@pytest.mark.parametrize("strokes", [DOT, "", "100,100,0 140,100,10", "x", "1,2", "9999,1,1 1,1,1"])
def test_a_dot_a_tick_and_nonsense_are_no_signature(strokes: str) -> None:
    applying = drawing()
    applying.after(e.Drawn(strokes, 200.0))
    applying.after(e.Next())
    stage = applying.session.stage
    assert stage == m.Draw(FLEXIBLE, problem=DrawingProblem.TOO_LITTLE, revision=1)
    assert effects(applying, sx.KeepStrokes) == []


def test_the_size_of_a_signature_is_measured_in_millimetres() -> None:
    applying = drawing()
    applying.after(e.Drawn(STROKES, 20.0))
    applying.after(e.Next())
    assert applying.session.stage == m.Draw(FLEXIBLE, problem=DrawingProblem.TOO_LITTLE, revision=1)


@pytest.mark.parametrize("way_out", [e.Back(), e.OtherWay(), e.GoHome(), e.EndVisit()])
def test_what_was_drawn_and_not_confirmed_is_gone(way_out: e.Event) -> None:
    applying = drawing()
    applying.after(e.Drawn(STROKES, 200.0))
    applying.after(way_out)
    assert STROKES not in str(vars(applying.session)) and effects(applying, sx.KeepStrokes) == []
    if applying.session.application is not None:
        assert begun(applying).signature is None


@pytest.mark.parametrize("by", SignedBy)
def test_a_visit_that_ends_while_somebody_signs_keeps_nothing(by: SignedBy) -> None:
    applying = applied(m.Sign)
    applying.after(e.Choose(by))
    applying.after(e.Drawn(STROKES, 200.0))
    applying.after(e.CardMoved(Presence.NO))
    applying.world = replace(applying.world, now=applying.world.now + 3600)
    applying.after(e.Tick())  # what was awaited is overdue
    applying.after(e.Tick())
    assert applying.session.application is None and applying.session.generation == 2
    assert any(isinstance(effect, fx.Forget) for effect in applying.effects)
    assert applying.confirmed() == []


# --- a witness --------------------------------------------------------------------------------------------------------


def witnessed(card: object, code: str = FLEXIBLE) -> Applying:
    applying = applied(m.Sign, code)
    applying.after(e.Choose(SignedBy.WITNESS))
    silently(applying, e.Agree())
    assert effects(applying, fx.ReadCard) == [], "what they are to each other comes first"
    applying.after(e.Choose("friend"))
    silently(applying, e.Agree())
    asked = effects(applying, fx.ReadCard)[-1]
    silently(applying, e.CardRead(asked.id, card))  # type: ignore[arg-type]
    return applying


def test_a_witness_is_named_with_what_they_are_to_the_signer() -> None:
    applying = witnessed(ELDER)
    applying.apply(m.Handing)
    signature = content(applying)["signature"]
    assert isinstance(signature, dict)
    assert signature["by"] == "witness"
    assert signature["witness"] == {"name": ELDER.name, "number": ELDER.number, "relation": "friend"}


def test_neither_the_signer_nor_a_party_nor_a_child_is_a_witness() -> None:
    own = applied(m.Sign).session.resident
    assert own is not None
    for card, problem in ((own.card, WitnessProblem.SIGNER), (CHILD, WitnessProblem.MINOR)):
        stage = witnessed(card).session.stage
        assert isinstance(stage, m.Witnessing) and stage.problem is problem
    deal = applied(m.Sign, DEAL)
    party = replace(BUYER, number=deal.signers()[0].number)
    stage = witnessed(party, DEAL).session.stage
    assert isinstance(stage, m.Witnessing) and stage.problem is WitnessProblem.PARTY


# --- others -----------------------------------------------------------------------------------------------------------


def test_nobody_but_who_is_named_sees_the_form_or_signs_it() -> None:
    applying = applied(m.PartyCard, DEAL)
    silently(applying, e.Agree())
    asked = effects(applying, fx.ReadCard)[-1]
    silently(applying, e.CardRead(asked.id, CHILD))
    stage = applying.session.stage
    assert isinstance(stage, m.PartyCard) and stage.other_card and applying.session.present is None


def test_a_change_after_others_have_signed_voids_every_signature() -> None:
    applying = applied(m.Confirm, DEAL)
    assert len(begun(applying).parties) == len(applying.signers()) > 1
    applying.after(e.Back())
    applying.after(e.ChangePart())
    section = applying.service.form.sections[1].key if applying.service.form else ""
    applying.after(e.Choose(section))
    applying.after(e.Write("contract_number", "另一份合同编号二"))
    applying.after(e.Next())
    applying.apply(m.Parties)
    assert {one.number for one in applying.signers()} == {one.number for one in begun(applying).parties}
    stage_before = applying.session
    applying.after(e.Next())
    assert stage_of(applying.session) == stage_of(stage_before), "all of them have to sign again"


def test_who_signs_here_leaves_the_page_to_the_applicant_again() -> None:
    applying = applied(m.FaceConsent, DEAL)
    applying.after(e.Agree())
    assert applying.session.present is not None
    applying.after(e.GoHome())
    assert applying.session.present is None


def called(applying: Applying, signer: Signer) -> Call:
    """One of the others is called to another terminal."""
    applying.after(e.Choose(signer.key))
    silently(applying, e.Choose("terminal"))
    placed = effects(applying, sx.PlaceCall)[-1]
    assert placed.signer == signer and placed.digest
    call = Call(f"r-{signer.key}", signer.key, signer.number, placed.digest, EXPIRES, "https://example.org/p")
    silently(applying, e.CallPlaced(placed.id, call))
    assert isinstance(applying.session.stage, m.Called)
    return call


def test_an_application_is_handed_in_before_the_last_has_signed_and_says_who_is_awaited() -> None:
    applying = applied(m.Parties, DEAL)
    calls: list[Call] = []
    for signer in applying.signers():
        applying.after(e.Next())
        assert isinstance(applying.session.stage, m.Parties), "not before all of them are called"
        calls.append(called(applying, signer))
        silently(applying, e.Back())
    applying.after(e.Next())
    assert isinstance(applying.session.stage, m.Confirm)
    applying.apply(m.Handing)
    awaited = content(applying)["awaited"]
    assert isinstance(awaited, list)
    assert [one["request"] for one in awaited] == [call.request for call in calls]


def test_when_the_last_signs_elsewhere_it_goes_on_by_itself() -> None:
    applying = applied(m.Parties, DEAL)
    first, *others = applying.signers()
    call = called(applying, first)
    watched = effects(applying, sx.AwaitSigners)[-1]
    silently(applying, e.SignersMoved(watched.id, (replace(call, state=CallState.SIGNED, by=SignedBy.PHONE),)))
    assert isinstance(applying.session.stage, m.Parties)
    for one in others:
        applying.after(e.Choose(one.key))
        applying.apply(m.Sign)
        applying.step()
    applying.apply(m.Handing)
    read = content(applying)
    assert read["awaited"] == [] and isinstance(read["parties"], list)
    assert read["parties"][0]["signature"]["request"] == call.request
    assert first.number == call.number


def test_somebody_signs_on_their_phone_beside_the_terminal() -> None:
    applying = applied(m.Parties, DEAL)
    signer = applying.signers()[0]
    applying.after(e.Choose(signer.key))
    silently(applying, e.Choose("phone"))
    placed = effects(applying, sx.PlaceCall)[-1]
    call = Call("r-1", signer.key, signer.number, placed.digest, EXPIRES)
    silently(applying, e.CallPlaced(placed.id, call))
    (asked,) = effects(applying, OpenSigning)
    assert (asked.request, asked.digest) == ("r-1", placed.digest)
    silently(applying, e.PageOpened(asked.id, PAGE))
    watched = effects(applying, AwaitPhone)[-1]
    silently(applying, e.PhoneSigned(watched.id, placed.digest, "", "page"))
    assert isinstance(applying.session.stage, m.Parties)
    assert begun(applying).calls[0].state is CallState.SIGNED


def test_without_a_link_nobody_is_called_elsewhere_and_everybody_can_sign_here() -> None:
    applying = applied(m.Parties, DEAL)
    applying.world = replace(applying.world, link=Link.OFFLINE)
    applying.after(e.Choose(applying.unsigned()[0].key))
    applying.after(e.Choose("phone"))
    assert isinstance(applying.session.stage, m.CallParty) and effects(applying, sx.PlaceCall) == []
    applying.after(e.Back())
    applying.apply(m.Handing)


def test_a_change_withdraws_whoever_was_called() -> None:
    applying = applied(m.Parties, DEAL)
    call = called(applying, applying.signers()[0])
    silently(applying, e.Back())
    silently(applying, e.Back())
    applying.after(e.ChangePart())
    applying.after(e.Choose("deal"))
    applying.after(e.Write("contract_number", "另一份合同编号二"))
    applying.after(e.Next())
    (withdrawn,) = effects(applying, sx.WithdrawCalls)
    assert [one.request for one in withdrawn.calls] == [call.request]
    assert begun(applying).calls == ()


# --- guests -----------------------------------------------------------------------------------------------------------


def guest() -> Applying:
    """Somebody who starts the item finds a form that waits for them."""
    applying = Applying(every_service().services[DEAL])
    applying.forms = (WAITING,)
    applying.apply(m.Awaited)
    return applying


def test_a_guest_reads_agrees_signs_and_the_platform_is_told_once() -> None:
    applying = guest()
    silently(applying, e.Choose(WAITING.request))
    asked = effects(applying, sx.FetchForm)[-1]
    silently(applying, e.FormFetched(asked.id, FORM))
    for consent in applying.service.consents:
        applying.after(e.Pick(consent.key, "true"))
    applying.after(e.Next())
    assert isinstance(applying.session.stage, m.Preview)
    applying.after(e.ChangePart())
    assert isinstance(applying.session.stage, m.Preview), "it is not theirs to change"
    applying.after(e.Next())
    applying.after(e.Choose(SignedBy.FINGER))
    applying.after(e.Drawn(STROKES, 200.0))
    applying.after(e.Next())
    (sent,) = effects(applying, sx.DeliverSignature)
    assert sent.signature is not None and sent.signature.digest == WAITING.digest
    silently(applying, e.SignatureTaken(sent.id, CallState.WAITING))
    silently(applying, e.TryAgain())
    again = effects(applying, sx.DeliverSignature)[-1]
    assert again.signature == sent.signature
    silently(applying, e.SignatureTaken(again.id, CallState.SIGNED))
    after: m.Stage = applying.session.stage
    assert after == m.Delivered(DEAL, signed=True)
    assert applying.session.present is None and applying.session.application is None


def test_a_guest_says_no_and_has_signed_nothing() -> None:
    applying = guest()
    silently(applying, e.Choose(WAITING.request))
    silently(applying, e.FormFetched(effects(applying, sx.FetchForm)[-1].id, FORM))
    present = applying.session.present
    assert present is not None
    applying.session = replace(applying.session, present=replace(present, consents=())).to(m.Preview(DEAL))
    silently(applying, e.Decline())
    (sent,) = effects(applying, sx.DeliverSignature)
    assert sent.signature is None
    silently(applying, e.SignatureTaken(sent.id, CallState.DECLINED))
    after: m.Stage = applying.session.stage
    assert after == m.Delivered(DEAL, signed=False)


def test_what_waits_of_others_keeps_nobody_from_their_own() -> None:
    applying = guest()
    applying.after(e.Choose("own"))
    applying.apply(m.Preview)

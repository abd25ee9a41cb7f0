"""Who signs beside the applicant at this machine is known as the item asks: by card and face, or in an equal way."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType

import pytest

from drivers.protocols import Condition, DeviceStatus, Family
from kiosk.catalogue.model import Way
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.face_effects import CompareFace
from kiosk.session.form.following import SIGNERS
from kiosk.session.identity import Verdict, Verification
from kiosk.session.reducer import advance
from kiosk.session.signing_stages import NoFace
from kiosk.session.world import Link
from tests.support.applications import Applying, every_service
from tests.support.people import CHILD
from tests.support.signing_situations import DEAL


def asked_for_face() -> Applying:
    """The card of the first other signer was read."""
    applying = Applying(every_service().services[DEAL])
    applying.apply(m.FaceConsent)
    return applying


def silently(applying: Applying, event: e.Event) -> tuple[fx.Effect, ...]:
    outcome = advance(applying.session, event, applying.world)
    applying.session = outcome.session
    return outcome.effects


def back_at(applying: Applying, why: NoFace | None) -> m.CallParty:
    stage = applying.session.stage
    assert isinstance(stage, m.CallParty) and stage.no_face is why
    assert applying.session.present is None and applying.session.underway is None, "nobody sees the form"
    return stage


def test_the_card_alone_opens_no_form_where_the_item_asks_for_more() -> None:
    applying = asked_for_face()
    stage, session = applying.session.stage, applying.session
    assert isinstance(stage, m.FaceConsent) and stage.signer == applying.signers()[0].key
    assert session.present is None, "nothing is shown before the face is known"
    assert session.underway is not None and session.underway.card is not None
    assert session.resident is not None and session.underway.card.number != session.resident.card.number
    assert not any(isinstance(effect, fx.StartLooking) for effect in applying.effects), "nor is the camera on"


def test_card_and_face_stand_in_what_is_handed_in_with_the_platforms_proof() -> None:
    applying = asked_for_face()
    applying.apply(m.Handing)
    parties = json.loads(applying.confirmed()[-1].content.text)
    assert len(parties["parties"]) == len(applying.signers()) > 0
    for party in parties["parties"]:
        assert party["identified"] == {"way": "id_card_and_face", "trust": "L4", "proof": "comparison"}
    assert parties["signers_to_verify"] is False
    compared = [effect for effect in applying.effects if isinstance(effect, CompareFace)]
    assert [effect.card.number for effect in compared] == [one.number for one in applying.signers()]


@pytest.mark.parametrize("answer", [e.Decline(), e.Back()])
def test_refusing_costs_nothing_and_leads_to_ways_that_are_worth_the_same(answer: e.Event) -> None:
    applying = asked_for_face()
    before = applying.session.application
    silently(applying, answer)
    back_at(applying, NoFace.REFUSED if isinstance(answer, e.Decline) else None)
    assert applying.session.application == before, "neither is it noted"
    silently(applying, e.Choose("here"))
    assert isinstance(applying.session.stage, m.PartyCard), "and it can still be agreed to"


def test_a_camera_that_does_not_work_is_said_before_anybody_stands_before_it() -> None:
    applying = Applying(every_service().services[DEAL])
    applying.apply(m.PartyCard)
    away = {**applying.world.devices, Family.CAMERA: DeviceStatus(Condition.OFFLINE)}
    applying.world = replace(applying.world, devices=MappingProxyType(away))
    applying.after(e.Agree())
    back_at(applying, NoFace.AWAY)


def test_nobody_under_14_comes_before_the_camera() -> None:
    applying = Applying(every_service().services[DEAL])
    applying.apply(m.PartyCard)
    signer = applying.signers()[0]
    (asked,) = (one for one in silently(applying, e.Agree()) if isinstance(one, fx.ReadCard))
    young = replace(CHILD, name=signer.name, number=signer.number)
    effects = silently(applying, e.CardRead(asked.id, young))
    back_at(applying, NoFace.UNDER_AGE)
    assert not any(isinstance(one, fx.StartLooking) for one in effects)


@pytest.mark.parametrize("failed", [e.CameraFailed, e.VerifyFailed])
def test_what_fails_on_the_way_leads_to_the_other_ways(failed: type[e.Event]) -> None:
    applying = asked_for_face()
    effects = silently(applying, e.Agree())
    looking = next(one for one in effects if isinstance(one, fx.StartLooking))
    if failed is e.CameraFailed:
        silently(applying, e.CameraFailed(looking.id))
        back_at(applying, NoFace.AWAY)
        return
    applying.session = applying.session.to(replace(verifying(applying), attempts=0))
    applying.session = replace(
        applying.session,
        pending=(m.Pending(m.EffectId(applying.session.generation, 99), m.Waiting.VERIFY, applying.world.now + 9),),
    )
    silently(applying, e.VerifyFailed(m.EffectId(applying.session.generation, 99), m.AskFailure.NO_LINK, "R"))
    back_at(applying, NoFace.UNAVAILABLE)


def verifying(applying: Applying) -> m.Verifying:
    stage = applying.session.stage
    assert isinstance(stage, m.FaceLook)
    return m.Verifying(stage.code, Verification.FACE, applying.world.now, signer=stage.signer)


def test_a_face_that_is_another_three_times_is_not_tried_a_fourth_time() -> None:
    applying = asked_for_face()
    applying.verdict = Verdict.DIFFERENT
    applying.after(e.Agree())
    stage = back_at(applying, NoFace.DIFFERENT)
    assert len([one for one in applying.effects if isinstance(one, CompareFace)]) == 3
    silently(applying, e.Choose("here"))
    assert applying.session.stage == stage, "another way is left"
    silently(applying, e.Back())
    silently(applying, e.Choose(stage.signer))
    silently(applying, e.Choose("here"))
    assert isinstance(applying.session.stage, m.CallParty), "by whichever page they come back"
    applying.world = replace(applying.world, link=Link.OFFLINE)
    silently(applying, e.Choose("here"))
    assert isinstance(applying.session.stage, m.CallParty), "nor by pulling the line: their card alone is not taken"


def test_without_a_link_the_card_is_taken_and_the_department_is_told_to_check() -> None:
    applying = Applying(every_service().services[DEAL])
    applying.apply(m.PartyCard)
    applying.world = replace(applying.world, link=Link.OFFLINE)
    applying.after(e.Agree())
    assert applying.session.present is not None and applying.session.present.way is Way.ID_CARD
    applying.apply(m.Handing)
    text = json.loads(applying.confirmed()[-1].content.text)
    assert text["signers_to_verify"] is True
    assert {one["identified"]["trust"] for one in text["parties"]} == {"L2"}
    awaited = applying.session.pending[-1]
    applying.after(e.Kept(awaited.id, "s", "0123456788"))
    handed = applying.session.stage
    assert isinstance(handed, m.Handed) and SIGNERS in handed.handed.unverified


def test_a_visit_that_ends_before_the_camera_keeps_no_card() -> None:
    applying = asked_for_face()
    silently(applying, e.Agree())
    effects = silently(applying, e.EndVisit())
    assert any(isinstance(one, fx.LetGo) for one in effects), "the camera is off"

"""Who holds a travel permit is known by its number, their day of birth and their face; nobody by the number alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from drivers.protocols import Condition, DeviceStatus, Family
from kiosk.catalogue.model import Trust, Way
from kiosk.rules.travel_permits import is_travel_permit, tidy_permit
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.face_effects import CompareFace, ComparePermitFace
from kiosk.session.identity import TravelPermit, Verdict
from kiosk.session.reducer import advance
from kiosk.session.step import Outcome
from kiosk.session.steps.travel_permit import wrong as wrong_fields
from kiosk.session.world import Link, World
from tests.support.applications import every_service
from tests.support.people import ADULT, ELDER
from tests.support.situations import WELL_PLACED, world

ENDORSEMENT = "410709906000"
PERMIT = TravelPermit("C00000008", ADULT.birth)


def around(**changes: Any) -> World:
    return world(catalogue=every_service(), **changes)


def walk(session: m.Session, here: World, *happened: e.Event) -> Outcome:
    outcome = Outcome(session)
    for event in happened:
        outcome = advance(outcome.session, event, here)
    return outcome


def at_permit(here: World, resident: m.Resident | None = None) -> m.Session:
    visitor = m.Session(touched_at=1000.0, visit=1, resident=resident).to(m.ItemPage(ENDORSEMENT))
    begun = walk(visitor, here, e.StartItem(), e.Agree(), e.Choose(Way.TRAVEL_PERMIT_AND_FACE), e.Agree()).session
    assert isinstance(begun.stage, m.PermitNumber), begun.stage
    return begun


def typed(number: str = "c 0000 0008", birth: str = "19850315") -> tuple[e.Event, ...]:
    return e.Write("permit_number", number), e.Write("birth", birth), e.Next()


def looked_at(session: m.Session, here: World) -> Outcome:
    """From the consent to the platform."""
    outcome = walk(session, here, e.Agree())
    (looking,) = (one for one in outcome.effects if isinstance(one, fx.StartLooking))
    outcome = walk(outcome.session, here, *(e.Looked(looking.id, WELL_PLACED) for _ in range(3)))
    (taking,) = (one for one in outcome.effects if isinstance(one, fx.TakeFace))
    return walk(outcome.session, here, e.FaceTaken(taking.id, "face-1-1"))


def test_number_day_and_face_say_who_it_is_and_the_item_begins() -> None:
    here = around()
    session = walk(at_permit(here), here, *typed()).session
    assert isinstance(session.stage, m.FaceConsent), "a consent of its own comes before the camera"
    asked = looked_at(session, here)
    (compare,) = (one for one in asked.effects if isinstance(one, ComparePermitFace))
    assert (compare.permit, compare.handle) == (PERMIT, "face-1-1")
    known = walk(asked.session, here, e.FaceCompared(compare.id, Verdict.MATCH, "proof", ADULT)).session
    assert known.resident is not None and known.underway is None
    assert (known.resident.card, known.resident.way, known.resident.trust, known.resident.proof) == (
        ADULT, Way.TRAVEL_PERMIT_AND_FACE, Trust.L4, "proof",
    )  # fmt: skip
    assert isinstance(known.stage, m.Gathering)


@pytest.mark.parametrize(
    ("number", "birth", "wrong"),
    [
        ("", "", {"permit_number", "birth"}),
        ("C0000000", "19850315", {"permit_number"}),
        ("410499198503150008", "19850315", {"permit_number"}),
        ("Q00000008", "1985031", {"permit_number", "birth"}),
        ("C00000008\u202e", "19850231", {"permit_number", "birth"}),
        ("C00000008", "29850315", {"birth"}),
        ("C00000008", "19850³15", {"birth"}),
        ("C00000008" * 200, "0" * 3000, {"permit_number", "birth"}),
    ],
)
def test_what_cannot_be_a_permit_goes_nowhere_and_is_said_at_its_field(
    number: str, birth: str, wrong: set[str]
) -> None:
    here = around()
    stage = walk(at_permit(here), here, *typed(number, birth)).session.stage
    assert isinstance(stage, m.PermitNumber) and stage.checked
    assert wrong_fields(stage, here.wall.date()) == wrong
    assert all(len(stage.values.one(key)) < 20 for key in ("permit_number", "birth")), "nothing huge is held"


def test_nobody_under_14_comes_before_the_camera() -> None:
    here = around()
    young = f"{here.wall.year - 13}0101"
    stage = walk(at_permit(here), here, *typed(birth=young)).session.stage
    assert isinstance(stage, m.Trouble) and stage.kind is m.TroubleKind.FACE_UNDER_AGE


@pytest.mark.parametrize("refuse", [e.Decline(), e.Back()])
def test_refusing_the_face_leads_to_the_ways(refuse: e.Event) -> None:
    here = around()
    session = walk(at_permit(here), here, *typed(), refuse).session
    assert isinstance(session.stage, m.Ways) and session.resident is None


def test_a_face_that_is_another_three_times_spends_the_way() -> None:
    here = around()
    asked = looked_at(walk(at_permit(here), here, *typed()).session, here)
    for _ in range(2):
        (compare,) = (one for one in asked.effects if isinstance(one, ComparePermitFace))
        again = walk(asked.session, here, e.FaceCompared(compare.id, Verdict.DIFFERENT, "proof"))
        (looking,) = (one for one in again.effects if isinstance(one, fx.StartLooking))
        seen = walk(again.session, here, *(e.Looked(looking.id, WELL_PLACED) for _ in range(3)))
        (taking,) = (one for one in seen.effects if isinstance(one, fx.TakeFace))
        asked = walk(seen.session, here, e.FaceTaken(taking.id, "face-1-2"))
    (compare,) = (one for one in asked.effects if isinstance(one, ComparePermitFace))
    over = walk(asked.session, here, e.FaceCompared(compare.id, Verdict.DIFFERENT, "proof")).session
    assert isinstance(over.stage, m.Trouble) and over.stage.kind is m.TroubleKind.FACE_NOT_MATCHED
    assert over.resident is None


def test_a_permit_of_somebody_else_is_not_theirs_who_stands_here() -> None:
    here = around()
    elder = m.Resident(ELDER, Way.ID_CARD, Trust.L2)
    asked = looked_at(walk(at_permit(here, elder), here, *typed()).session, here)
    (compare,) = (one for one in asked.effects if isinstance(one, ComparePermitFace | CompareFace))
    assert isinstance(compare, ComparePermitFace), "the permit is compared, and not the card of before"
    over = walk(asked.session, here, e.FaceCompared(compare.id, Verdict.MATCH, "proof", ADULT)).session
    assert isinstance(over.stage, m.Trouble) and over.stage.kind is m.TroubleKind.SOMEBODY_ELSE
    assert over.resident == elder


@pytest.mark.parametrize(
    "changes",
    [
        {"link": Link.OFFLINE},
        {
            "devices": MappingProxyType(
                {
                    **dict.fromkeys(Family, DeviceStatus(Condition.READY)),
                    Family.CAMERA: DeviceStatus(Condition.OFFLINE),
                }
            )
        },
    ],
)
def test_without_link_or_camera_the_way_is_closed_and_says_why(changes: dict[str, Any]) -> None:
    here = around()
    visitor = m.Session(touched_at=1000.0, visit=1).to(m.Ways(ENDORSEMENT))
    visitor = replace(visitor, underway=m.Underway())
    stage = walk(visitor, around(**changes), e.Choose(Way.TRAVEL_PERMIT_AND_FACE)).session.stage
    assert isinstance(stage, m.Ways)
    assert isinstance(walk(visitor, here, e.Choose(Way.TRAVEL_PERMIT_AND_FACE)).session.stage, m.Notice)


@pytest.mark.parametrize(
    "number", ["C00000008", "CA0000008", "L00000008", "H00000000", "M0000000001", "00000008", "Ｃ００００ 0008"]
)
def test_numbers_as_they_are_printed_are_taken(number: str) -> None:
    assert is_travel_permit(tidy_permit(f" {number.lower()} "))


def test_a_permit_says_nothing_of_itself() -> None:
    assert "0008" not in repr(PERMIT) and str(date(1985, 3, 15)) not in repr(PERMIT)

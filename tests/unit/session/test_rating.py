"""好差评 and 办不成事 as a resident walks through them: one touch counts, none is no rating, nothing goes unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drivers.protocols import Presence
from kiosk.catalogue.joining import Standing
from kiosk.catalogue.model import Channel
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.afterwards import Level
from kiosk.session.afterwards_effects import KeepReport, KeepReview
from kiosk.session.reducer import advance
from kiosk.session.step import Outcome
from kiosk.session.world import World
from tests.support.afterwards_situations import APPLIED, HAD
from tests.support.people import ADULT
from tests.support.situations import QUERY, TABLE, world

KNOWN = m.Session(
    stage=TABLE, resident=m.Resident(ADULT), tally=m.Tally(started=990.0, item=QUERY, results=1), touched_at=1000.0,
    card=Presence.NO, finished=(HAD,),
)  # fmt: skip


def walk(session: m.Session, *events: e.Event, around: World | None = None) -> list[Outcome]:
    outcomes = [Outcome(session)]
    for event in events:
        outcomes.append(advance(outcomes[-1].session, event, around or world(1001.0)))
    return outcomes[1:]


def reviews(outcomes: list[Outcome]) -> list[KeepReview]:
    return [effect for outcome in outcomes for effect in outcome.effects if isinstance(effect, KeepReview)]


def test_who_walks_away_from_the_faces_has_rated_nothing() -> None:
    (asked,) = walk(KNOWN, e.EndVisit())
    assert isinstance(asked.session.stage, m.Rate)
    gone = advance(asked.session, e.Tick(), world(1022.0))
    assert isinstance(gone.session.stage, m.Attract) and gone.session.resident is None
    assert reviews([asked, gone]) == []


def test_one_touch_and_walking_away_is_a_rating_of_its_level_alone() -> None:
    outcomes = walk(KNOWN, e.EndVisit(), e.Choose("1"), e.Pick("said_reasons", "201"), e.Write("said_words", "x"))
    gone = advance(outcomes[-1].session, e.Tick(), world(1300.0))
    (kept,) = reviews([*outcomes, gone])
    assert (kept.review.level, kept.review.reasons, kept.review.words) == (Level.VERY_BAD, (), "")
    assert gone.session.resident is None


def test_what_was_sent_goes_with_the_level_and_the_supplement_belongs_to_it() -> None:
    outcomes = walk(
        KNOWN,
        e.EndVisit(),
        e.Choose("2"),
        e.Pick("said_reasons", "201"),
        e.Write("said_phone", "１３８00000001"),
        e.Next(),
    )
    session = outcomes[-1].session
    assert isinstance(session.stage, m.Rated)
    early = walk(session, e.Supplement())
    assert isinstance(early[-1].session.stage, m.Rated), "not before the first is stored"
    stored = walk(session, e.Kept(session.pending[-1].id, "row-1", ""), e.Supplement())
    added = walk(stored[-1].session, e.Next(), e.Write("said_words", "还有"), e.Next())
    assert isinstance(added[0].session.stage, m.RateWhy), "an empty supplement is none"
    first, second = reviews([*outcomes, *stored, *added])
    assert (first.review.phone, first.review.reasons, first.review.follows) == ("13800000001", ("201",), "")
    assert (second.review.follows, second.review.words, second.review.level) == ("row-1", "还有", Level.BAD)
    last = added[-1].session
    again = walk(last, e.Kept(last.pending[-1].id, "row-2", ""), e.Supplement())
    assert isinstance(again[-1].session.stage, m.Rated), "once"


def test_every_service_of_the_visit_can_be_rated_each_once() -> None:
    both = replace(KNOWN, finished=(HAD, APPLIED))
    outcomes = walk(both, e.EndVisit(), e.Choose("5"), e.Decline())
    session = outcomes[-1].session
    outcomes += walk(session, e.Kept(session.pending[-1].id, "row-1", ""), e.RateOther(), e.Choose("3"), e.Decline())
    assert [kept.review.finished.number for kept in reviews(outcomes)] == [2, 1]
    done = outcomes[-1].session
    left = walk(done, e.Kept(done.pending[-1].id, "row-2", ""), e.RateOther(), e.EndVisit())
    assert isinstance(left[-1].session.stage, m.Thanks)


def test_a_rating_that_was_not_stored_is_said_and_can_be_sent_again() -> None:
    outcomes = walk(KNOWN, e.EndVisit(), e.Choose("4"), e.Decline())
    session = outcomes[-1].session
    failed = walk(session, e.NotKept(session.pending[-1].id))[-1].session
    assert isinstance(failed.stage, m.Rated) and failed.stage.failed
    again = walk(failed, e.TryAgain())
    assert len(reviews(again)) == 1


@pytest.mark.parametrize("ways_out", [e.EndVisit(), e.GoHome(), e.Back()])
def test_nobody_gets_back_into_the_visit_from_the_faces(ways_out: e.Event) -> None:
    outcomes = walk(KNOWN, e.EndVisit(), ways_out)
    assert isinstance(outcomes[-1].session.stage, m.Thanks) and outcomes[-1].session.resident is None


def test_beside_a_banks_customers_the_page_stands_no_longer_than_thanks() -> None:
    bank = replace(world(1001.0), standing=Standing(None, Channel.BANK))
    (asked,) = walk(KNOWN, e.EndVisit(), around=bank)
    assert isinstance(asked.session.stage, m.Rate)
    gone = advance(asked.session, e.Tick(), replace(bank, now=1008.0))
    assert isinstance(gone.session.stage, m.Attract)


def test_where_nothing_was_had_or_nobody_is_to_be_asked_the_visit_ends_at_once() -> None:
    nothing = walk(replace(KNOWN, finished=()), e.EndVisit())
    assert isinstance(nothing[-1].session.stage, m.Thanks)
    off = replace(world(1001.0), patience=replace(world().patience, rating=0))
    assert isinstance(walk(KNOWN, e.EndVisit(), around=off)[-1].session.stage, m.Thanks)


# --- what could not be done -------------------------------------------------------------------------------------------

TROUBLE = m.Trouble(m.TroubleKind.PLATFORM, QUERY, m.AskFailure.NO_LINK, reference="R7")


def reports(outcomes: list[Outcome]) -> list[KeepReport]:
    return [effect for outcome in outcomes for effect in outcome.effects if isinstance(effect, KeepReport)]


def test_nothing_is_attached_and_nobody_named_without_a_yes() -> None:
    outcomes = walk(KNOWN.to(TROUBLE), e.CannotBeDone(), e.Pick("said_reasons", "machine"), e.Next())
    (kept,) = reports(outcomes)
    assert (kept.report.known, kept.report.named, kept.resident) == (None, False, None)


def test_on_a_yes_the_report_says_where_it_stopped_and_who_it_was() -> None:
    ticks = (e.Pick("said_attach", "situation"), e.Pick("said_attach", "name"))
    outcomes = walk(KNOWN.to(TROUBLE), e.CannotBeDone(), *ticks, e.Write("said_words", "\u202e卡\x00纸"), e.Next())
    (kept,) = reports(outcomes)
    known = kept.report.known
    assert known is not None and kept.resident is not None
    assert (known.item, known.step, known.cause, known.reference) == (QUERY, "trouble", "no_link", "R7")
    assert kept.report.words == "卡纸", "what cannot be seen is not kept"
    session = outcomes[-1].session
    told = walk(session, e.Kept(session.pending[-1].id, "row", "0123456788"))
    assert isinstance(told[-1].session.stage, m.Reported)
    assert walk(told[-1].session, e.Back())[-1].session.stage == TROUBLE, "back to where it was"


@pytest.mark.parametrize("typed", [(), (e.Write("said_phone", "123"), e.Pick("said_reasons", "machine"))])
def test_an_empty_report_and_a_wrong_number_are_said_at_their_field(typed: tuple[e.Event, ...]) -> None:
    outcomes = walk(KNOWN.to(TROUBLE), e.CannotBeDone(), *typed, e.Next())
    stage = outcomes[-1].session.stage
    assert isinstance(stage, m.Stuck) and stage.checked and reports(outcomes) == []


def test_a_report_that_was_not_stored_keeps_what_was_typed() -> None:
    outcomes = walk(KNOWN.to(TROUBLE), e.CannotBeDone(), e.Pick("said_reasons", "machine"), e.Next())
    session = outcomes[-1].session
    failed = walk(session, e.NotKept(session.pending[-1].id))[-1].session.stage
    assert isinstance(failed, m.Stuck) and failed.not_kept and failed.values.get("said_reasons") == ("machine",)


def test_from_a_page_with_a_device_at_work_nobody_is_led_away() -> None:
    looking = KNOWN.to(m.FaceLook(QUERY))
    assert isinstance(walk(looking, e.CannotBeDone())[-1].session.stage, m.FaceLook)

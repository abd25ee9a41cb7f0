"""When the terminal is open, and what the session does out of hours; on a given clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.catalogue.model import Titled
from kiosk.presenter import Setting, present
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.hours import ALWAYS_OPEN, Daily, OpeningHours, Outside, Span, Upkeep, read_date, read_spans
from kiosk.session.model import ClosedBecause
from kiosk.session.reducer import advance
from screens.models import ClosedBody, Light
from tests.support.situations import world
from tests.support.stages import stage_of

ZONE = ZoneInfo("Asia/Shanghai")
OFFICE = ("09:00-12:00, 13:00-17:00",) * 5 + ("", "")
HOURS = OpeningHours(tuple(map(read_spans, OFFICE)), frozenset({date(2026, 11, 24)}), frozenset({date(2026, 11, 28)}))
NIGHT_CLUB = OpeningHours((read_spans("22:00-02:00"),) * 7)
SETTING = Setting(
    hall=Titled.model_validate({"zh-CN": "厅", "en": "Hall"}),
    terminal_id="T-001",
    hotline="12345",
    demonstration=False,
    nearest=Titled.model_validate({"zh-CN": "建设路 88 号", "en": "88 Jianshe Road"}),
)
NOBODY = m.Session(touched_at=1000.0, looks=m.Looks("zh-CN"))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("wall", "is_open", "opens"),
    [
        ("2026-11-23 08:59:59", False, "2026-11-23 09:00"),
        ("2026-11-23 09:00", True, None),
        ("2026-11-23 12:00", False, "2026-11-23 13:00"),
        ("2026-11-23 16:59:59", True, None),
        ("2026-11-23 17:00", False, "2026-11-25 09:00"),  # the 24th is a holiday
        ("2026-11-24 10:00", False, "2026-11-25 09:00"),
        ("2026-11-27 18:00", False, "2026-11-28 09:00"),  # a Saturday that is worked
        ("2026-11-28 10:00", True, None),
        ("2026-11-29 10:00", False, "2026-11-30 09:00"),
    ],
)
def test_hours_by_weekday_holidays_and_days_that_are_worked(wall: str, is_open: bool, opens: str | None) -> None:
    assert HOURS.is_open(at(wall)) is is_open
    assert HOURS.opens(at(wall)) == (at(opens) if opens else None)


def test_hours_over_midnight_belong_to_the_day_that_they_began_on() -> None:
    assert NIGHT_CLUB.is_open(at("2026-11-23 23:00"))
    assert NIGHT_CLUB.is_open(at("2026-11-24 01:59"))
    assert not NIGHT_CLUB.is_open(at("2026-11-24 02:00"))
    assert NIGHT_CLUB.closes(at("2026-11-23 23:00")) == at("2026-11-24 02:00")


def test_what_never_closes_and_what_never_opens() -> None:
    assert ALWAYS_OPEN.is_open(at("2026-11-23 03:00"))
    assert ALWAYS_OPEN.closes(at("2026-11-23 03:00")) is None
    never = OpeningHours(((),) * 7)
    assert not never.is_open(at("2026-11-23 10:00"))
    assert never.opens(at("2026-11-23 10:00")) is None


def test_spans_are_read_and_what_is_none_is_refused() -> None:
    assert read_spans("") == ()
    assert read_spans("13:00-17:00,09:00 - 12:00") == (Span(540, 720), Span(780, 1020))
    assert read_spans("00:00-24:00") == (Span(0, 1440),)
    for wrong in ("9-17", "09:00-09:00", "25:00-26:00", "09:60-10:00", "09:00-12:00,11:00-13:00", "24:00-01:00", "x"):
        with pytest.raises(ValueError, match="times"):
            read_spans(wrong)
    for wrong in ("2026-13-01", "2026-02-30", "1.1.2026", "20260101"):
        with pytest.raises(ValueError, match=r"day|month"):
            read_date(wrong)


def test_a_window_may_reach_over_midnight() -> None:
    night = Daily(time(23), time(4))
    assert night.covers(at("2026-11-23 23:00"))
    assert night.covers(at("2026-11-24 03:59"))
    assert not night.covers(at("2026-11-24 04:00"))
    assert not Daily(time(2), time(2)).covers(at("2026-11-24 02:00"))


# --- in the session ---------------------------------------------------------------------------------------------------


def test_it_closes_when_nobody_is_there_and_opens_again_by_itself() -> None:
    evening = world(wall=at("2026-11-23 17:00"), hours=HOURS, outside=Outside.CLOSED)
    closed = advance(NOBODY.to(m.Attract()), e.Tick(), evening).session
    assert closed.stage == m.Closed(ClosedBecause.OUT_OF_HOURS)
    body = present(closed, evening, SETTING).body
    assert isinstance(body, ClosedBody)
    assert [point.key for point in body.details] == ["opens", "nearest", "hotline"]
    assert "2026年11月25日 星期三 09:00" in body.details[0].text
    assert "建设路 88 号" in body.details[1].text
    assert stage_of(advance(closed, e.Touched(), evening).session) == stage_of(closed)
    morning = replace(evening, wall=at("2026-11-25 09:00"))
    assert advance(closed, e.Tick(), morning).session.stage == m.Attract()


@pytest.mark.parametrize("stage", [m.Home(), m.ItemPage("412014902000"), m.Thanks(1000.0)])
def test_a_resident_who_is_there_is_never_cut_off(stage: m.Stage) -> None:
    visitor = replace(NOBODY, tally=m.Tally(started=990.0)).to(stage)
    evening = world(1001.0, wall=at("2026-11-23 17:00"), hours=HOURS, outside=Outside.CLOSED, upkeep=Upkeep.UPDATE)
    after = advance(visitor, e.Tick(), evening).session
    assert type(after.stage) is type(stage)
    left = advance(after, e.Tick(), replace(evening, now=5000.0)).session
    assert left.stage == m.Closed(ClosedBecause.UPDATING)


@pytest.mark.parametrize(
    ("outside", "light"), [(Outside.SERVE, Light.FULL), (Outside.DIM, Light.DIM), (Outside.BLANK, Light.DARK)]
)
def test_out_of_hours_the_screen_rests_until_somebody_comes(outside: Outside, light: Light) -> None:
    night = world(wall=at("2026-11-23 22:00"), hours=HOURS, outside=outside)
    resting = NOBODY.to(m.Attract())
    assert present(resting, night, SETTING).light is light
    touched = advance(resting, e.Begin(), night).session
    assert isinstance(touched.stage, m.Home)
    assert present(touched, night, SETTING).light is Light.FULL
    by_day = replace(night, wall=at("2026-11-23 10:00"))
    assert present(resting, by_day, SETTING).light is Light.FULL


def test_an_update_is_said_weighs_more_than_the_hours_and_less_than_an_attendant() -> None:
    resting = NOBODY.to(m.Attract())
    updating = world(upkeep=Upkeep.UPDATE, wall=at("2026-11-23 22:00"), hours=HOURS, outside=Outside.CLOSED)
    closed = advance(resting, e.WorldChanged(), updating).session
    assert closed.stage == m.Closed(ClosedBecause.UPDATING)
    body = present(closed, updating, SETTING).body
    assert isinstance(body, ClosedBody)
    assert body.title == "本机正在更新"
    over = replace(updating, upkeep=None)
    assert advance(closed, e.WorldChanged(), over).session.stage == m.Closed(ClosedBecause.OUT_OF_HOURS)
    by_day = replace(over, wall=at("2026-11-23 10:00"))
    assert advance(closed, e.WorldChanged(), by_day).session.stage == m.Attract()


def test_tomorrow_is_said_as_tomorrow() -> None:
    for wall, said in (("2026-11-25 20:00", "明天 09:00 开放"), ("2026-11-25 07:00", "今天 09:00 开放")):
        night = world(wall=at(wall), hours=HOURS, outside=Outside.CLOSED)
        body = present(NOBODY.to(m.Closed(ClosedBecause.OUT_OF_HOURS)), night, SETTING).body
        assert isinstance(body, ClosedBody)
        assert body.details[0].text == said
    never = world(wall=at("2026-11-25 20:00"), hours=OpeningHours(((),) * 7), outside=Outside.CLOSED)
    body = present(NOBODY.to(m.Closed(ClosedBecause.OUT_OF_HOURS)), never, SETTING).body
    assert isinstance(body, ClosedBody)
    assert [point.key for point in body.details] == ["nearest", "hotline"]


def test_the_language_that_somebody_chose_on_a_closed_page_is_not_the_next_ones() -> None:
    night = world(wall=at("2026-11-23 22:00"), hours=HOURS, outside=Outside.CLOSED)
    closed = NOBODY.to(m.Closed(ClosedBecause.OUT_OF_HOURS))
    english = advance(closed, e.SetLanguage("en"), night).session
    assert english.looks.language == "en"
    later = advance(english, e.Tick(), replace(night, now=1100.0)).session
    assert later.looks.language == "zh-CN"


def test_what_was_broken_stays_closed_whatever_the_hour() -> None:
    broken = NOBODY.to(m.Closed())
    for wall in ("2026-11-23 10:00", "2026-11-23 22:00"):
        here = world(wall=at(wall), hours=HOURS, outside=Outside.CLOSED)
        assert advance(broken, e.Tick(), here).session.stage == m.Closed()


def test_an_hour_that_is_changed_by_the_clock_is_an_hour_all_the_same() -> None:
    """Where clocks are put forward, 09:00 is what people read."""
    zone = ZoneInfo("Europe/Lisbon")
    wall = datetime(2026, 3, 28, 20, tzinfo=zone)
    hours = OpeningHours((read_spans("09:00-17:00"),) * 7)
    opens = hours.opens(wall)
    assert opens is not None
    assert (opens.date(), opens.time()) == (date(2026, 3, 29), time(9))
    assert opens - wall == timedelta(hours=13)  # by the wall, not by the sun

"""What the terminal shows while nobody is served for a while, and how bright it is while nobody is there."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.presenter.setting import Setting
from kiosk.session.hours import Outside
from kiosk.session.model import Attract, ClosedBecause, Session
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import ClosedBody, Light, Point

_LIGHTS = {Outside.DIM: Light.DIM, Outside.BLANK: Light.DARK}


def light(session: Session, world: World) -> Light:
    """Out of hours the screen rests, too; whoever touches it sees it as always."""
    if not isinstance(session.stage, Attract) or world.hours.is_open(world.wall):
        return Light.FULL
    return _LIGHTS.get(world.outside, Light.FULL)


def closed_for_a_while(
    because: ClosedBecause, told: tuple[Point, ...], world: World, words: Words, setting: Setting
) -> ClosedBody:
    """``told``: where else to go, and whom to call."""
    if because is ClosedBecause.UPDATING:
        kept = Point("reason", words.of("updating-reason"))  # last: where to go is for who stands here now
        return ClosedBody(words.of("updating-title"), words.of("updating-message"), (*told, kept))
    opens = world.hours.opens(world.wall)
    points = told if opens is None else (Point("opens", _opens(opens, world.wall, words)), *told)
    return ClosedBody(words.of("hours-title"), words.of("hours-message"), points)


def _opens(opens: datetime, now: datetime, words: Words) -> str:
    days = (opens.date() - now.date()) // timedelta(days=1)
    if days <= 1:
        return words.of("hours-opens-tomorrow" if days else "hours-opens-today", time=f"{opens:%H:%M}")
    date = words.of(
        "header-date",
        year=str(opens.year),
        month=str(opens.month),
        day=str(opens.day),
        short=words.of(f"month-{opens:%m}"),
        weekday=words.of(f"weekday-{opens.isoweekday()}"),
    )
    return words.of("hours-opens-day", date=date, time=f"{opens:%H:%M}")

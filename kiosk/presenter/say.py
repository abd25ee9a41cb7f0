"""Small things said in many places: months, money, devices that are away."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from drivers.protocols import Family, Problem
from kiosk.catalogue.joining import Elsewhere
from kiosk.session.availability import Hindrance, Obstacle
from kiosk.texts import Words


def month_words(month: str, words: Words) -> str:
    """``2025-03`` as people say it."""
    if not month:
        return ""
    return words.of("month-name", year=month[:4], month=str(int(month[5:7])), short=words.of(f"month-{month[5:7]}"))


def month_short(month: str, words: Words) -> str:
    """The month without its year."""
    return words.of("month-short", month=str(int(month[5:7])), short=words.of(f"month-{month[5:7]}"))


def day_words(day: str, words: Words) -> str:
    """``2025-03-15`` as people say it."""
    if not day:
        return ""
    return words.of("day-name", month=month_words(day[:7], words), day=str(int(day[8:10])), year=day[:4])


def date_words(day: date, words: Words) -> str:
    """As ``day_words``."""
    return day_words(day.isoformat(), words)


def moment_words(moment: datetime, words: Words) -> str:
    """A day and a time as people say them."""
    return f"{date_words(moment.date(), words)} {moment:%H:%M}"


def money(amount: str | Decimal) -> str:
    """Two decimals, thousands parted; what is no number stays as it came."""
    try:
        return f"{Decimal(amount):,.2f}"
    except InvalidOperation:
        return str(amount)


def hindrance_words(hindrance: Hindrance, words: Words) -> str:
    """Why something cannot be done here, in the resident's words."""
    if hindrance.day is not None:
        return words.of(f"obstacle-{_dashed(hindrance.obstacle)}", day=date_words(hindrance.day, words))
    if hindrance.hours is not None:
        hours = hindrance.hours
        return words.of(f"obstacle-{_dashed(hindrance.obstacle)}", opens=hours.opens, closes=hours.closes)
    if hindrance.family is None or hindrance.obstacle in (Obstacle.OFFLINE, Obstacle.PAPER_PATH_LOCKED):
        return words.of(f"obstacle-{_dashed(hindrance.obstacle)}")
    device = words.of(f"device-{_dashed(hindrance.family)}")
    return words.of(f"obstacle-{_dashed(hindrance.obstacle)}", device=device)


def elsewhere_words(elsewhere: Elsewhere, words: Words) -> str:
    """Where something can be done instead, when, and whether that is now."""
    language, place = words.language.value, elsewhere.place
    now = {True: "open", False: "closed", None: "unknown"}[elsewhere.open_now]
    return words.of("elsewhere", place=place.name.said(language), hours=place.hours.said(language), now=now)


def problem_words(problems: frozenset[Problem], words: Words) -> str:
    """What is wrong with the printer; "" when it does not say."""
    return words.of("list-join").join(words.of(f"problem-{_dashed(problem)}") for problem in sorted(problems))


def device_words(family: Family, words: Words) -> str:
    return words.of(f"device-{_dashed(family)}")


def _dashed(value: str) -> str:
    return value.replace("_", "-")

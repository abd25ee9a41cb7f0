"""The stages that come after a service, or instead of one. What was had stands in ``Session.finished``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.session.afterwards import Known, Level, Report, Review
from kiosk.session.values import EMPTY, Values

if TYPE_CHECKING:
    from kiosk.session.model import Stage


@dataclass(frozen=True)
class Rate:
    """Whoever is about to leave is asked how it was. It asks by itself for a few seconds, and stops nobody."""

    number: int  # of the service, in Session.finished


@dataclass(frozen=True)
class RateWhy:
    """A level was touched, and counts; more can be said. ``supplement``: it is said afterwards, once (追评)."""

    number: int
    level: Level
    values: Values = EMPTY
    checked: bool = False
    supplement: bool = False


@dataclass(frozen=True)
class Rated:
    """What was said is being stored, or is. ``failed``: nobody knows that it is."""

    review: Review
    failed: bool = False


@dataclass(frozen=True)
class Stuck:
    """Something could not be done: what it was. ``came``: the page from which somebody came, and goes back to.

    ``not_kept``: it was sent, and nobody knows that it is stored.
    """

    came: Stage
    known: Known
    values: Values = EMPTY
    checked: bool = False
    not_kept: bool = False


@dataclass(frozen=True)
class Reporting:
    """The report is being sealed and stored."""

    came: Stage
    known: Known
    values: Values
    report: Report


@dataclass(frozen=True)
class Reported:
    """It is stored, and on its way; ``number`` finds it."""

    came: Stage
    number: str
    report: Report


AfterwardsStage = Rate | RateWhy | Rated | Stuck | Reporting | Reported

"""What comes after a service, or instead of one: a rating (好差评), a report that something could not be done
(办不成事), and a person who is called."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import IntEnum, StrEnum

from kiosk.catalogue.model import Titled
from kiosk.session.values import EffectId


class Level(IntEnum):
    """The five levels of 好差评 (国办发〔2019〕51号; GB/T 39735-2020), best last. 2 and 1 are bad ratings (差评)."""

    VERY_BAD = 1  # 非常不满意
    BAD = 2  # 不满意
    FAIR = 3  # 基本满意
    GOOD = 4  # 满意
    VERY_GOOD = 5  # 非常满意


@dataclass(frozen=True)
class Reason:
    """A reason to choose from. ``code`` is what the platform counts by; ``levels``: those at which it is offered."""

    code: str
    text: Titled
    levels: frozenset[Level]


@dataclass(frozen=True)
class Cause:
    """Why something could not be done, to choose from."""

    code: str
    text: Titled


@dataclass(frozen=True)
class Choices:
    """What an operator offers to choose from; data, as the definitions are."""

    reasons: tuple[Reason, ...] = ()
    causes: tuple[Cause, ...] = ()

    def reasons_of(self, level: Level) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if level in reason.levels)


NO_CHOICES = Choices()


@dataclass(frozen=True)
class Finished:
    """A service that was had in this visit, and what has come of rating it.

    ``number`` counts them from 1. ``submission``, ``reference``: of an application, its row in the outbox and the
    number that it is known by. ``review``: the row of its rating, "" while there is none; ``supplemented``: it
    was added to.
    """

    code: str
    number: int
    submission: str = ""
    reference: str = ""
    level: Level | None = None
    review: str = ""
    supplemented: bool = False


@dataclass(frozen=True, repr=False)
class Review:
    """What a resident says of a service. ``reasons`` are codes; ``phone`` is there for whoever wants to be called.

    ``follows``: the row of the first rating, of which this is the supplement (追评); "" for the first.
    """

    finished: Finished
    level: Level
    reasons: tuple[str, ...] = ()
    words: str = ""
    phone: str = ""
    follows: str = ""

    def __repr__(self) -> str:
        return f"Review({self.finished.code}, {self.level.value})"


@dataclass(frozen=True)
class Known:
    """What the terminal knows of what went wrong, without a word about the person: the item's code, the page, the
    cause as the terminal names it, and the reference that the platform's log has."""

    item: str = ""
    step: str = ""
    cause: str = ""
    reference: str = ""


@dataclass(frozen=True, repr=False)
class Report:
    """Something could not be done. ``causes`` are codes. ``known`` is attached, and ``named`` says who it was, on the
    resident's yes alone."""

    causes: tuple[str, ...]
    words: str = ""
    known: Known | None = None
    named: bool = False
    phone: str = ""

    def __repr__(self) -> str:
        return f"Report({len(self.causes)} causes)"


class CallState(StrEnum):
    """Where a call for a person stands."""

    CALLING = "calling"  # the platform has not said yet that it has it
    CALLED = "called"  # whoever is on duty has been told
    COMING = "coming"  # somebody says that they come
    UNANSWERED = "unanswered"  # nobody has answered for too long
    NOT_REACHED = "not_reached"  # no message got through: the lamp is lit, and there is the telephone
    NOBODY_HERE = "nobody_here"  # outside the hours in which somebody is on duty


#: In these somebody may still come, and the call can be taken back.
CALL_OPEN = frozenset({CallState.CALLING, CallState.CALLED, CallState.COMING, CallState.NOT_REACHED})


@dataclass(frozen=True)
class Call:
    """A call for a person; it belongs to the place, and outlasts a visit. ``since``: monotonic seconds of the state."""

    id: EffectId = field(repr=False)
    state: CallState
    since: float


@dataclass(frozen=True)
class Duty:
    """When somebody is there to be called: from ``opens`` to ``closes`` (local time), on ``days`` (1 is Monday).

    ``closes`` before ``opens`` is the next day's; both None: always.
    """

    opens: time | None = None
    closes: time | None = None
    days: frozenset[int] = frozenset(range(1, 8))

    def covers(self, wall: datetime) -> bool:
        now = wall.time()
        if self.opens is None or self.closes is None:
            return wall.isoweekday() in self.days
        if self.opens <= self.closes:
            return wall.isoweekday() in self.days and self.opens <= now < self.closes
        yesterday = (wall.isoweekday() - 2) % 7 + 1
        return (wall.isoweekday() in self.days and now >= self.opens) or (yesterday in self.days and now < self.closes)


ALWAYS = Duty()

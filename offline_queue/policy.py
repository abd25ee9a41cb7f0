# SPDX-License-Identifier: Apache-2.0
"""What an answer or a fault means. Pure: the present moment and the dice come in.

A fault of the world pauses the queue and uses up no attempt of any row; an answer about a row is about this row alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from offline_queue.kinds import RULES, Kind, WhenExpired
from offline_queue.moments import Moment
from offline_queue.transport import (
    Accepted,
    Answer,
    Fault,
    MaterialsMissing,
    NotYet,
    Refusal,
    Refused,
    Uploaded,
    WorldFault,
)

#: A number from 0 up to and including its argument, evenly.
Dice: TypeAlias = Callable[[float], float]

#: Full jitter (Brooker, "Exponential Backoff And Jitter", 2015): from nothing up to base x 2^n, never above the cap.
PAUSE_BASE_SECONDS = 2.0
PAUSE_CAP_SECONDS = 300.0
ROW_BASE_SECONDS = 5.0
ROW_CAP_SECONDS = 3600.0
#: What a platform may ask us to wait at most: a mistyped Retry-After must not silence a terminal for a year.
RETRY_AFTER_CAP_SECONDS = 6 * 3600.0
#: At the cap of an hour this is about a day of the platform saying "not yet": then a person should look.
MOST_ATTEMPTS = 40


class LocalReason(StrEnum):
    """Why this side parks a row."""

    EXPIRED = "expired"
    TOO_MANY_ATTEMPTS = "too_many_attempts"
    DAMAGED = "damaged"  # what lies on the disk is no longer what was signed
    MATERIAL_LOST = "material_lost"  # a file of it is gone or cannot be read


class Waits(StrEnum):
    """Why a row is tried again later."""

    NOT_YET = "not_yet"
    MATERIALS_MISSING = "materials_missing"
    NO_PROGRESS = "no_progress"  # an upload that does not move


@dataclass(frozen=True)
class Sent:
    """The platform has it."""

    reference: str


@dataclass(frozen=True)
class Parked:
    reason: Refusal | LocalReason


@dataclass(frozen=True)
class Later:
    """This row waits until ``not_before``; the others go on. Uses up an attempt."""

    not_before: Moment
    reason: Waits


@dataclass(frozen=True)
class PauseAll:
    """Nothing is sent until ``until``. ``row_not_before`` lets others go first when the row itself may be the cause."""

    until: Moment
    reason: WorldFault
    row_not_before: Moment | None
    faults_in_a_row: int  # this one included


Verdict: TypeAlias = Sent | Parked | Later | PauseAll

#: Faults that one row may bring about for ever, by its size or by a mistake at the platform.
_MAY_BE_THE_ROW = frozenset({WorldFault.SERVER_ERROR, WorldFault.TIMEOUT})

#: Over when the line is back; every other pause is the platform's own wish.
LINK_FAULTS = frozenset({WorldFault.NO_LINK, WorldFault.TIMEOUT, WorldFault.CAPTIVE_PORTAL, WorldFault.TLS})


@dataclass(frozen=True)
class Tried:
    """What went before."""

    attempts: int  # answers "later" about this row
    setbacks: int  # faults of the world met with this row since it was last answered
    faults_in_a_row: int  # faults of the world since anything was last answered


def decide(reply: Answer | Uploaded | Fault, row_id: UUID, tried: Tried, now: Moment, dice: Dice) -> Verdict:
    """What ``reply`` to a request about ``row_id`` means. An ``Uploaded`` comes here only when it is no progress."""
    if isinstance(reply, Fault):
        return _pause(reply, tried, now, dice)
    if reply.key != row_id:
        # Somebody answered, but not to our question: nothing was sent.
        return _pause(Fault(WorldFault.CAPTIVE_PORTAL), tried, now, dice)
    if isinstance(reply, Accepted):
        return Sent(reply.reference)
    if isinstance(reply, Refused):
        return Parked(reply.reason)
    if isinstance(reply, NotYet):
        return _later(Waits.NOT_YET, tried, now, dice, at_least=_bounded(reply.retry_after))
    why = Waits.MATERIALS_MISSING if isinstance(reply, MaterialsMissing) else Waits.NO_PROGRESS
    return _later(why, tried, now, dice)


def expired(kind: Kind, confirmed_at: datetime, wall: datetime | None) -> WhenExpired | None:
    """What becomes of a row that has grown too old; None while it has not, or while nobody knows what time it is."""
    expiry = RULES[kind].expiry
    if expiry is None or wall is None or wall - confirmed_at <= expiry.after:
        return None
    return expiry.then


def _pause(fault: Fault, tried: Tried, now: Moment, dice: Dice) -> PauseAll:
    asked = _bounded(fault.retry_after)
    seconds = asked + dice(_step(PAUSE_BASE_SECONDS, PAUSE_CAP_SECONDS, tried.faults_in_a_row))
    row_not_before = None
    if fault.fault in _MAY_BE_THE_ROW:
        # Always behind the pause, so that another row is tried first when it ends.
        behind = ROW_BASE_SECONDS + dice(_step(ROW_BASE_SECONDS, ROW_CAP_SECONDS, tried.setbacks))
        row_not_before = now.later(seconds + behind)
    return PauseAll(now.later(seconds), fault.fault, row_not_before, tried.faults_in_a_row + 1)


def _later(reason: Waits, tried: Tried, now: Moment, dice: Dice, at_least: float = 0.0) -> Verdict:
    if tried.attempts + 1 >= MOST_ATTEMPTS:
        return Parked(LocalReason.TOO_MANY_ATTEMPTS)
    seconds = at_least + dice(_step(ROW_BASE_SECONDS, ROW_CAP_SECONDS, tried.attempts))
    return Later(now.later(seconds), reason)


def _step(base: float, cap: float, times: int) -> float:
    return min(cap, base * 2.0 ** min(times, 30))


def _bounded(seconds: float | None) -> float:
    """What was asked for, within reason; "not a number" and negative ones are nothing."""
    if seconds is None or not seconds > 0:
        return 0.0
    return min(seconds, RETRY_AFTER_CAP_SECONDS)

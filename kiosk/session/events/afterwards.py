"""What the resident does after a service, or instead of one, and what becomes of a call for a person."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.afterwards import CallState
from kiosk.session.values import EffectId


@dataclass(frozen=True)
class Supplement:
    """Something is to be added to a rating."""


@dataclass(frozen=True)
class RateOther:
    """Another service of this visit is to be rated."""


@dataclass(frozen=True)
class CannotBeDone:
    """Something could not be done, and that shall be said."""


@dataclass(frozen=True)
class CallPerson:
    """Somebody shall come."""


@dataclass(frozen=True)
class CancelCall:
    """Nobody needs to come any more."""


@dataclass(frozen=True)
class CallMoved:
    """A call stands otherwise. It is no answer to a visit: whoever called may have left, and another one be here."""

    call: EffectId
    state: CallState


AfterwardsGesture = Supplement | RateOther | CannotBeDone | CallPerson | CancelCall

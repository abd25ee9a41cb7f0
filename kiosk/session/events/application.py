"""What can happen to an application, beside what happens to every form. Known in ``events`` under the same names."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.session.application import Delivery, Fact
from kiosk.session.matters import NOTHING_KNOWN, Filed
from kiosk.session.values import EffectId


@dataclass(frozen=True)
class ChangePart:
    """A part of the form is to be changed: the list of its sections is wanted."""


@dataclass(frozen=True)
class RemoveEntry:
    """The entry that is shown is to go."""


@dataclass(frozen=True)
class CallWrong:
    """A record of theirs is wrong, the resident says."""


@dataclass(frozen=True)
class FactsCame:
    """What the departments said, each for itself, and what is known of the item for the same person."""

    effect: EffectId
    facts: tuple[Fact, ...]
    filed: Filed = NOTHING_KNOWN


@dataclass(frozen=True)
class Kept:
    """It is sealed and on the disk. ``submission``: its id; ``local_number``: ten digits."""

    effect: EffectId
    submission: str
    local_number: str = field(repr=False)


@dataclass(frozen=True)
class NotKept:
    """Nobody can say that it is stored. The same again is stored once."""

    effect: EffectId


@dataclass(frozen=True)
class CaseCame:
    """The platform has answered."""

    effect: EffectId
    delivery: Delivery
    case_number: str = ""

"""What an attendant does, and what the desk's work answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.session.desk import DeskAction
from kiosk.session.model import (
    EffectId,
)


@dataclass(frozen=True)
class CallDesk:
    """The way in for attendants was held long enough."""


@dataclass(frozen=True)
class PinDigit:
    digit: str = field(repr=False)


@dataclass(frozen=True)
class PinClear:
    pass


@dataclass(frozen=True)
class DeskAct:
    """A button of the desk."""

    action: DeskAction


@dataclass(frozen=True)
class DeskConfirm:
    """The question of the desk is answered. ``sheets``: how many were put in."""

    sheets: int = 0


@dataclass(frozen=True)
class DeskDecline:
    pass


@dataclass(frozen=True)
class LeaveDesk:
    pass


@dataclass(frozen=True)
class PinChecked:
    """``wait_seconds``: how long no other PIN is looked at; 0 when the next may be tried at once."""

    effect: EffectId
    ok: bool
    wait_seconds: float = 0.0


@dataclass(frozen=True)
class DeskWorkEnded:
    """``ok``: it is done, and on the disk."""

    effect: EffectId
    ok: bool

"""What a technician does, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.desk import Result
from kiosk.session.model import EffectId
from kiosk.session.technician import Level, Report, Test, Work
from kiosk.texts import Text


@dataclass(frozen=True)
class LookAgain:
    """What a room shows is looked up anew."""


@dataclass(frozen=True)
class TryIt:
    """A part is to be tried."""

    test: Test


@dataclass(frozen=True)
class ServiceAct:
    """A button of a room. ``row``: about which row of the outbox."""

    work: Work
    row: str = ""


@dataclass(frozen=True)
class PrintReport:
    on_receipt: bool


@dataclass(frozen=True)
class ShowLog:
    """Of the log, nothing that is less grave."""

    least: Level


@dataclass(frozen=True)
class TouchCell:
    """A finger was in this cell of the grid, counted from 0."""

    cell: int


@dataclass(frozen=True)
class LookedInto:
    effect: EffectId
    report: Report


@dataclass(frozen=True)
class PartTried:
    effect: EffectId
    result: Result
    said: Text | None = None


@dataclass(frozen=True)
class Serviced:
    """``ok``: it is done."""

    effect: EffectId
    ok: bool
    said: Text | None = None


@dataclass(frozen=True)
class ServiceGoesOn:
    """How far it is; there is more to come."""

    effect: EffectId
    said: Text


TechnicianGesture = LookAgain | TryIt | ServiceAct | PrintReport | ShowLog | TouchCell
TechnicianAnswer = LookedInto | PartTried | ServiceGoesOn | Serviced

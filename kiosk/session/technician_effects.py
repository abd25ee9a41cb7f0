"""What a technician wants done."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.model import EffectId, Looks
from kiosk.session.technician import Badge, Report, Room, Test, Tried, Work


@dataclass(frozen=True)
class LookInto:
    """Look up what a room shows. Answer: LookedInto."""

    id: EffectId
    room: Room
    badge: Badge


@dataclass(frozen=True)
class TryPart:
    """Try a part that needs no page of its own. Answer: PartTried."""

    id: EffectId
    test: Test


@dataclass(frozen=True)
class Service:
    """Do what a technician says. ``row`` is one of the outbox; ``count`` sheets that were put in; ``settings`` are keys
    and values of the network. Answers: ServiceGoesOn any number of times, then Serviced."""

    id: EffectId
    work: Work
    badge: Badge
    row: str = ""
    count: int = 0
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Account:
    """What a technician does: into the trail and the log, and told to the platform. It comes before what is done. No
    answer is awaited."""

    badge: Badge
    what: Work | Tried
    count: int = 0


@dataclass(frozen=True)
class PrintReportPage:
    """A report on A4. Answers: as those of PrintPages."""

    id: EffectId
    report: Report
    looks: Looks


@dataclass(frozen=True)
class PrintReportReceipt:
    """The same on the receipt printer. Answer: ReceiptEnded."""

    id: EffectId
    report: Report
    looks: Looks


@dataclass(frozen=True)
class Tampered:
    """The case was opened, and no technician is at it: out of service, and the keys as the profile says. No answer is
    awaited."""


TechnicianEffect = LookInto | TryPart | Service | Account | PrintReportPage | PrintReportReceipt | Tampered

"""What a session wants done after a service, or instead of one."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.catalogue.model import Service, Titled
from kiosk.session.afterwards import Known, Report, Review
from kiosk.session.identity import Resident
from kiosk.session.model import Looks
from kiosk.session.values import EffectId


@dataclass(frozen=True)
class KeepReview:
    """Seal a rating and store it, the same one once however often. Answer: Kept or NotKept.

    ``resident`` None: whoever rates was not identified. ``service`` None: the catalogue has it no more.
    """

    id: EffectId
    review: Review
    resident: Resident | None
    service: Service | None
    department: Titled | None


@dataclass(frozen=True)
class KeepReport:
    """Seal a report and store it, the same one once however often. Answer: Kept or NotKept."""

    id: EffectId
    report: Report
    resident: Resident | None = field(repr=False)


@dataclass(frozen=True)
class PrintReportSlip:
    """The number of a report, on a slip. Answer: ReceiptEnded."""

    id: EffectId
    number: str
    item: str  # the item's title in the slip's language; "" for none
    looks: Looks


@dataclass(frozen=True)
class CallAttendant:
    """Tell whoever is on duty that somebody waits here, and follow what becomes of it. Answers: CallMoved."""

    id: EffectId
    known: Known


@dataclass(frozen=True)
class CancelAttendant:
    """Nobody needs to come. No answer is awaited."""

    call: EffectId


AfterwardsEffect = KeepReview | KeepReport | CallAttendant | CancelAttendant

"""What the devices answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from drivers.protocols import (
    CardReadReason,
    ChipReadReason,
    IdCard,
    JobStatus,
    Look,
    Presence,
    PrintOutcome,
    Problem,
    SocialSecurityCard,
)
from kiosk.session.model import (
    EffectId,
    PrintEnd,
)


@dataclass(frozen=True)
class CardMoved:
    """What the reader says of a card on it has changed."""

    presence: Presence


@dataclass(frozen=True)
class CardRead:
    effect: EffectId
    card: IdCard


@dataclass(frozen=True)
class CardUnread:
    effect: EffectId
    reason: CardReadReason


@dataclass(frozen=True)
class ReaderFailed:
    """The reader itself did not answer."""

    effect: EffectId


@dataclass(frozen=True)
class ChipRead:
    effect: EffectId
    card: SocialSecurityCard


@dataclass(frozen=True)
class ChipUnread:
    effect: EffectId
    reason: ChipReadReason


@dataclass(frozen=True)
class Looked:
    """One look of the camera, several a second. Never a picture."""

    effect: EffectId
    look: Look


@dataclass(frozen=True)
class FaceTaken:
    """A picture stands with the runner under ``handle``; "" when there was no good one."""

    effect: EffectId
    handle: str


@dataclass(frozen=True)
class CameraFailed:
    effect: EffectId


@dataclass(frozen=True)
class CodeScanned:
    effect: EffectId
    text: str = field(repr=False)


@dataclass(frozen=True)
class CodeUnread:
    """A code was shown that is none of anybody's: the scanner goes on."""

    effect: EffectId


@dataclass(frozen=True)
class ScannerFailed:
    effect: EffectId


@dataclass(frozen=True)
class PrintProgressed:
    """``pages``: how many the job has."""

    effect: EffectId
    job: JobStatus
    pages: int


@dataclass(frozen=True)
class PrintEnded:
    effect: EffectId
    end: PrintEnd
    pages: int
    problems: frozenset[Problem] = frozenset()


@dataclass(frozen=True)
class PrintCancelled:
    """``confirmed``: the printer itself says that the job has ended. ``end``: what came of it."""

    effect: EffectId
    confirmed: bool
    end: PrintEnd = PrintEnd.UNKNOWN


@dataclass(frozen=True)
class ReceiptEnded:
    effect: EffectId
    outcome: PrintOutcome


@dataclass(frozen=True)
class RecoveryEnded:
    """Start-up has looked after the last run. ``paper_may_lie``: a job had been cut off."""

    effect: EffectId
    paper_may_lie: bool

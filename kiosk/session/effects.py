"""What a session wants done, as data. The runner does it and feeds the answer back as an event with the effect's id."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from drivers.protocols import IdCard
from kiosk.catalogue.model import Place, Service, Titled
from kiosk.session.desk import DeskAction, Pin
from kiosk.session.model import DocumentInHand, EffectId, Looks, Printable, Resident, Tally, Values


@dataclass(frozen=True)
class Recover:
    """Look after jobs that the last run left, before anybody is served. Answer: RecoveryEnded."""

    id: EffectId


@dataclass(frozen=True)
class ReadCard:
    """Answer: CardRead, CardUnread or ReaderFailed."""

    id: EffectId


@dataclass(frozen=True)
class OpenVisit:
    """Tell the platform who is here; asked before the first query, and awaited with it."""

    generation: int
    card: IdCard
    language: str


@dataclass(frozen=True)
class CloseVisit:
    """The platform may forget who was here. No answer is awaited."""

    generation: int


@dataclass(frozen=True)
class AskQuery:
    """Answer: QueryAnswered or AskFailed."""

    id: EffectId
    item: str
    values: Values


@dataclass(frozen=True)
class AskDocument:
    """Fetch a document, verify its signature, make its pictures. Answer: DocumentReady or AskFailed."""

    id: EffectId
    item: str
    values: Values


@dataclass(frozen=True)
class PrintPages:
    """Print on A4 what the stage shows. Answers: PrintProgressed any number of times, then PrintEnded."""

    id: EffectId
    source: Printable
    resident: Resident | None
    looks: Looks
    service: Service | None = None  # as the visit knows it: the catalogue may have changed since


@dataclass(frozen=True)
class CancelPrint:
    """Cancel the job of ``job`` and see it confirmed. Answer: PrintCancelled."""

    id: EffectId
    job: EffectId


@dataclass(frozen=True)
class PrintReceipt:
    """A slip about a printed document. Answer: ReceiptEnded."""

    id: EffectId
    item: str
    document: DocumentInHand
    resident: Resident | None
    looks: Looks


@dataclass(frozen=True)
class LayOutGuide:
    """Lay an item's guide out on A4, with pictures of its pages. Answer: GuideReady or GuideFailed."""

    id: EffectId
    service: Service
    department: Titled
    places: tuple[Place, ...]  # where it can be done, the nearest first
    looks: Looks


@dataclass(frozen=True)
class PrintGuideSlip:
    """A slip that takes an item's guide to the phone. Answer: ReceiptEnded."""

    id: EffectId
    service: Service
    department: Titled
    looks: Looks


@dataclass(frozen=True)
class LockPaperPath:
    """Nothing more is printed on A4 until an attendant has confirmed that the paper path is empty."""


@dataclass(frozen=True)
class CheckPin:
    """Answer: PinChecked."""

    id: EffectId
    pin: Pin


@dataclass(frozen=True)
class Audit:
    """What an attendant does, written down and told to the platform. Comes before the doing. No answer is awaited."""

    action: DeskAction
    sheets: int = 0


@dataclass(frozen=True)
class DeskWork:
    """Do what an attendant says: clear the lock, note a refill, take out of service. Answer: DeskWorkEnded."""

    id: EffectId
    action: DeskAction
    sheets: int = 0


@dataclass(frozen=True)
class PrintTestPage:
    """Answers: as those of PrintPages; CancelPrint cancels it."""

    id: EffectId
    looks: Looks


@dataclass(frozen=True)
class PrintTestReceipt:
    """Answer: ReceiptEnded."""

    id: EffectId
    looks: Looks


@dataclass(frozen=True)
class RecordVisit:
    """One row for the statistics, without a word about the person."""

    tally: Tally
    ended: float


@dataclass(frozen=True)
class Forget:
    """Wipe whatever is kept for a generation: documents, pictures, the pages' values."""

    generation: int


class Note(StrEnum):
    """Things worth counting."""

    LATE_ANSWER = "late_answer"
    STRAY_TOUCH = "stray_touch"


@dataclass(frozen=True)
class Count:
    note: Note


@dataclass(frozen=True)
class CountUnanswered:
    """Somebody gave up a search that had found nothing: counted where the words can be nobody's name, else dropped."""

    text: str = field(repr=False)


Effect = (
    Recover
    | ReadCard
    | OpenVisit
    | CloseVisit
    | AskQuery
    | AskDocument
    | PrintPages
    | CancelPrint
    | PrintReceipt
    | LayOutGuide
    | PrintGuideSlip
    | LockPaperPath
    | CheckPin
    | Audit
    | DeskWork
    | PrintTestPage
    | PrintTestReceipt
    | RecordVisit
    | Forget
    | Count
    | CountUnanswered
)

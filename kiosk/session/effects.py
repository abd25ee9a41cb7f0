"""What a session wants done, as data. The runner does it and feeds the answer back as an event with the effect's id."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from drivers.protocols import Corners, IdCard
from kiosk.catalogue.definition.fields import PhotoStandard
from kiosk.catalogue.model import OnBehalf, Place, Service, Titled
from kiosk.session.afterwards_effects import AfterwardsEffect, PrintReportSlip
from kiosk.session.application import HandedIn
from kiosk.session.capture_effects import TurnSheet
from kiosk.session.desk import DeskAction, Pin
from kiosk.session.digits_effects import DigitsEffect
from kiosk.session.face_effects import CompareFace, ComparePermitFace
from kiosk.session.form.content import Content
from kiosk.session.lamps import Lamps
from kiosk.session.matters_effects import MattersEffect
from kiosk.session.model import DocumentInHand, EffectId, Looks, Printable, Resident, Tally, Values
from kiosk.session.nearby import CabinetChange
from kiosk.session.phone_effects import PhoneEffect
from kiosk.session.sheets import Held
from kiosk.session.signatures import FormInHand
from kiosk.session.signing_effects import SigningEffect
from kiosk.session.technician_effects import TechnicianEffect


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
    """Tell the platform who is here, and for whom; asked before the next query, and awaited with it."""

    generation: int
    resident: Resident
    language: str


@dataclass(frozen=True)
class ReadChip:
    """Wait for a social security card and read it. ``again``: the one that was tried must be gone before.

    Answer: ChipRead, ChipUnread or ReaderFailed.
    """

    id: EffectId
    again: bool = False


@dataclass(frozen=True)
class StartLooking:
    """Switch the camera on. Answers: Looked any number of times; CameraFailed."""

    id: EffectId


@dataclass(frozen=True)
class TakeFace:
    """Keep a good picture in memory, outside the session. Answer: FaceTaken or CameraFailed."""

    id: EffectId


@dataclass(frozen=True)
class StartScanning:
    """Answer: CodeScanned or ScannerFailed; before it CodeUnread any number of times."""

    id: EffectId


@dataclass(frozen=True)
class LetGo:
    """Cameras and scanner off, nothing awaited of a phone, and what the camera showed is gone from the screen."""


@dataclass(frozen=True)
class IssueAppCode:
    """A code of ours for the App. Answer: AppCodeIssued or VerifyFailed."""

    id: EffectId


@dataclass(frozen=True)
class AwaitApp:
    """Ask now and then whether the code was confirmed on a phone. Answer: AppCodeEnded or VerifyFailed."""

    id: EffectId
    proof: str


@dataclass(frozen=True)
class RedeemAppCode:
    """What the App's code that was scanned is worth. Answer: AppCodeEnded or VerifyFailed."""

    id: EffectId
    text: str = field(repr=False)


@dataclass(frozen=True)
class SendPhoneCode:
    """To the phone that the department holds. Answer: PhoneCodeSent or VerifyFailed."""

    id: EffectId
    card: IdCard


@dataclass(frozen=True)
class CheckPhoneCode:
    """Answer: PhoneCodeChecked or VerifyFailed."""

    id: EffectId
    proof: str
    digits: str = field(repr=False)


@dataclass(frozen=True)
class FindBody:
    """The body of a credit code, and the roles of ``card`` in it. Answer: BodyFound or VerifyFailed."""

    id: EffectId
    card: IdCard
    credit_code: str
    language: str


@dataclass(frozen=True)
class CheckPrincipal:
    """Whether ``card`` may stand here for somebody else. Answer: PrincipalChecked or VerifyFailed."""

    id: EffectId
    card: IdCard
    behalf: OnBehalf
    name: str = field(repr=False)
    number: str = field(repr=False)
    authority: str = field(default="", repr=False)


@dataclass(frozen=True)
class CloseVisit:
    """The platform may forget who was here. No answer is awaited."""

    generation: int


@dataclass(frozen=True)
class AskOffers:
    """What can be chosen of a department's list; ``within`` an offer that was opened. Answer: OffersCame or AskFailed.

    ``values``: the answers that the list hangs on.
    """

    id: EffectId
    item: str
    source: str
    within: str
    values: Values


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
class AskFacts:
    """What departments know, and what is known of the item for the same person. ``asked``: the name of each fact, and
    of the source that is asked for it; ``begins``: who begins the item, None when it is about facts alone; ``online``:
    whether the platform is asked at all. Answer: FactsCame."""

    id: EffectId
    item: str
    asked: tuple[tuple[str, str], ...]
    begins: Resident | None = None
    online: bool = True


@dataclass(frozen=True)
class KeepApplication:
    """Seal what was confirmed and store it, the same content once however often. Answer: Kept or NotKept.

    ``follows``: the submission of the case that it is handed in again for, "" for a new one.
    """

    id: EffectId
    item: str
    content: Content
    resident: Resident
    phone: str = field(default="", repr=False)
    held: tuple[Held, ...] = ()  # whose pages are sealed with it
    form: FormInHand | None = None  # its PDF, which goes with it
    follows: str = ""


@dataclass(frozen=True)
class WatchPlate:
    """Switch the document camera on. Answers: PlateSeen any number of times; CameraFailed."""

    id: EffectId


@dataclass(frozen=True)
class TakeSheet:
    """Keep the page that lies on the plate, in memory, outside the session; ``corners`` are those set by hand. Answer:
    SheetTaken, SheetNotTaken or CameraFailed."""

    id: EffectId
    corners: Corners | None = None


@dataclass(frozen=True)
class TakePortrait:
    """Keep a good picture of the resident, as above; in the format of ``standard``, where there is one."""

    id: EffectId
    standard: PhotoStandard | None = None


@dataclass(frozen=True)
class AskLicences:
    """The e-licences of the kind that a material names. Answer: LicencesCame or WalletFailed."""

    id: EffectId
    item: str
    material: str


@dataclass(frozen=True)
class GrantLicence:
    """One of them goes with the application. Answer: LicenceGranted or WalletFailed."""

    id: EffectId
    item: str
    material: str
    licence: str


@dataclass(frozen=True)
class DropSheets:
    """Pages that are wanted no more. No answer is awaited."""

    generation: int
    handles: tuple[str, ...]


@dataclass(frozen=True)
class AwaitCase:
    """See what becomes of a submission on its way. Answer: CaseCame."""

    id: EffectId
    submission: str


@dataclass(frozen=True)
class PrintApplicationSlip:
    """The slip of an application. It is no acceptance, and says so. Answer: ReceiptEnded."""

    id: EffectId
    service: Service
    department: Titled
    handed: HandedIn
    resident: Resident | None
    looks: Looks


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
    """Answer: PinChecked. ``technician``: it is the one that goes with a token."""

    id: EffectId
    pin: Pin
    technician: bool = False


@dataclass(frozen=True)
class Audit:
    """What an attendant does, or what happens to the case: written down and told to the platform. Of an attendant's
    doing it comes first. No answer is awaited."""

    action: DeskAction | CabinetChange
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
class Light:
    """These lamps are on, and all others off. No answer is awaited: a lamp that fails harms nothing."""

    lamps: Lamps


@dataclass(frozen=True)
class HearKeys:
    """Keys belong to the visit that begins now, or to nobody any more: those that wait are dropped.

    ``visit``: one has begun.
    """

    visit: bool


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


#: What an identification wants beyond the identity card.
IdentityEffect = (
    ReadChip | StartLooking | TakeFace | CompareFace | ComparePermitFace | StartScanning | LetGo | IssueAppCode
    | AwaitApp | RedeemAppCode | SendPhoneCode | CheckPhoneCode | FindBody | CheckPrincipal
)  # fmt: skip
#: What an application wants of the platform and the outbox.
ApplicationEffect = AskFacts | AskLicences | GrantLicence | KeepApplication | AwaitCase
#: What is given for a material.
CaptureEffect = WatchPlate | TakeSheet | TurnSheet | TakePortrait | DropSheets
Effect = (
    Recover
    | ReadCard
    | IdentityEffect
    | OpenVisit
    | CloseVisit
    | AskOffers
    | AskQuery
    | AskDocument
    | ApplicationEffect
    | DigitsEffect
    | AfterwardsEffect
    | PrintReportSlip
    | MattersEffect
    | CaptureEffect
    | PhoneEffect
    | SigningEffect
    | PrintApplicationSlip
    | PrintPages
    | CancelPrint
    | PrintReceipt
    | LayOutGuide
    | PrintGuideSlip
    | LockPaperPath
    | CheckPin
    | Audit
    | DeskWork
    | TechnicianEffect
    | PrintTestPage
    | PrintTestReceipt
    | Light
    | HearKeys
    | RecordVisit
    | Forget
    | Count
    | CountUnanswered
)

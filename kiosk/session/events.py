"""What can happen to a session: the resident's touches, the devices' and the platform's answers, the clock."""

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
from kiosk.session import application_events, nearby
from kiosk.session.desk import DeskAction
from kiosk.session.hearing import Speaking, SpeechGesture
from kiosk.session.identity import AppCodeState, AppPerson, Body, OurCode, PhoneCodeState, SentCode, Verdict
from kiosk.session.model import (
    AskFailure,
    DocumentInHand,
    EffectId,
    GuideInHand,
    Offer,
    PrintEnd,
    QueryResult,
    Waiting,
)

# --- the resident -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Touched:
    """A touch that means nothing but that somebody is there."""


@dataclass(frozen=True)
class Begin:
    """The attract page was touched."""


@dataclass(frozen=True)
class Search:
    text: str = field(repr=False)  # people type names


@dataclass(frozen=True)
class ChooseTab:
    """A way into the catalogue, or a leaf of a guide."""

    key: str


@dataclass(frozen=True)
class ChooseGroup:
    """A life event, a theme, a department."""

    key: str


@dataclass(frozen=True)
class ChoosePersons:
    """For a person or for a body."""

    key: str


@dataclass(frozen=True)
class ChooseItem:
    """``place``: the region as whose guide it was found, "" where no place was named."""

    code: str
    place: str = ""


@dataclass(frozen=True)
class StartItem:
    """The button of the item's page."""


@dataclass(frozen=True)
class PrintGuide:
    """The guide on paper: its pages, to choose from."""


@dataclass(frozen=True)
class ChoosePage:
    """A page of the guide is wanted, or not."""

    number: int


@dataclass(frozen=True)
class TakeGuide:
    """The guide for the phone."""


@dataclass(frozen=True)
class PrintSlip:
    """The QR code for the phone on a slip."""


@dataclass(frozen=True)
class Agree:
    pass


@dataclass(frozen=True)
class Decline:
    pass


@dataclass(frozen=True)
class Choose:
    """One of several equal things was touched: for whom, a way, a role."""

    key: str


@dataclass(frozen=True)
class OtherWay:
    """The ways are wanted again."""


@dataclass(frozen=True)
class SendAgain:
    """Another code is wanted."""


@dataclass(frozen=True)
class OpenField:
    """Unfold the picker or the list of a field; "" closes it."""

    key: str


@dataclass(frozen=True)
class TurnYear:
    """A year earlier or later on the open picker; of a list the leaf before or after."""

    later: bool


@dataclass(frozen=True)
class Pick:
    """A choice of a field was touched."""

    key: str
    option: str


@dataclass(frozen=True)
class Write:
    """A field was typed into; ``text`` is all that stands in it."""

    key: str
    text: str = field(repr=False)


@dataclass(frozen=True)
class Next:
    pass


@dataclass(frozen=True)
class Print:
    pass


@dataclass(frozen=True)
class TryAgain:
    pass


@dataclass(frozen=True)
class GotIt:
    """The whole print came out."""


@dataclass(frozen=True)
class DidNotGetIt:
    pass


@dataclass(frozen=True)
class PaperTaken:
    pass


@dataclass(frozen=True)
class Stop:
    """Stop waiting for what is under way."""


@dataclass(frozen=True)
class Understood:
    """The page that calls out left paper was read."""


@dataclass(frozen=True)
class Back:
    pass


@dataclass(frozen=True)
class GoHome:
    pass


@dataclass(frozen=True)
class EndVisit:
    pass


@dataclass(frozen=True)
class Stay:
    """ "I am still here"."""


@dataclass(frozen=True)
class Reveal:
    """A private field is to be shown in full for a moment."""

    key: str


@dataclass(frozen=True)
class SetLanguage:
    language: str


@dataclass(frozen=True)
class SetTextSize:
    text_size: str


@dataclass(frozen=True)
class SetTheme:
    """A theme that is chosen once more gives way to the standard one."""

    theme: str


@dataclass(frozen=True)
class SwitchMode:
    """A way of using the terminal, on or off."""

    mode: str


@dataclass(frozen=True)
class OpenAccess:
    """The choices of looks and modes are wanted."""


@dataclass(frozen=True)
class CloseAccess:
    pass


# --- the attendant ----------------------------------------------------------------------------------------------------


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


# --- devices ----------------------------------------------------------------------------------------------------------


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


# --- the platform -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FaceCompared:
    effect: EffectId
    verdict: Verdict
    proof: str = ""


@dataclass(frozen=True)
class AppCodeIssued:
    effect: EffectId
    code: OurCode


@dataclass(frozen=True)
class AppCodeEnded:
    """A code of ours or of the App's came to something. ``person`` is there when it was confirmed."""

    effect: EffectId
    state: AppCodeState
    person: AppPerson | None = None


@dataclass(frozen=True)
class PhoneCodeSent:
    effect: EffectId
    sent: SentCode


@dataclass(frozen=True)
class PhoneCodeChecked:
    effect: EffectId
    state: PhoneCodeState


@dataclass(frozen=True)
class BodyFound:
    effect: EffectId
    body: Body


@dataclass(frozen=True)
class PrincipalChecked:
    """``card`` is what is known of the principal; None when the platform does not confirm it."""

    effect: EffectId
    card: IdCard | None
    proof: str = ""


@dataclass(frozen=True)
class VerifyFailed:
    effect: EffectId
    failure: AskFailure
    reference: str = ""


@dataclass(frozen=True)
class OffersCame:
    """No offer is an answer: there is none."""

    effect: EffectId
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class QueryAnswered:
    effect: EffectId
    result: QueryResult


@dataclass(frozen=True)
class DocumentReady:
    effect: EffectId
    document: DocumentInHand


@dataclass(frozen=True)
class AskFailed:
    effect: EffectId
    failure: AskFailure
    reference: str = ""


@dataclass(frozen=True)
class GuideReady:
    effect: EffectId
    document: GuideInHand


@dataclass(frozen=True)
class GuideFailed:
    """It could not be laid out."""

    effect: EffectId


# --- the world --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tick:
    """Time has passed; the world says how much."""


@dataclass(frozen=True)
class WorldChanged:
    """A device, the link, the catalogue or the paper path is not as it was; the world says how it is."""


@dataclass(frozen=True)
class CannotServe:
    """What works behind the screen could not be put together: nobody can be served before a restart."""


@dataclass(frozen=True)
class Overdue:
    """An awaited answer did not come in time. Made by the session itself out of a tick."""

    effect: EffectId
    waiting: Waiting


#: What happens to an application, known here under the same names.
ChangePart = application_events.ChangePart
RemoveEntry = application_events.RemoveEntry
FactsCame = application_events.FactsCame
Kept = application_events.Kept
NotKept = application_events.NotKept
CaseCame = application_events.CaseCame
#: What happens around the case, known here under the same names.
KeyPad = nearby.KeyPad
PersonNear = nearby.PersonNear
AccessChanged = nearby.AccessChanged
CabinetChanged = nearby.CabinetChanged

Gesture = (
    Touched
    | Begin
    | Search
    | ChooseTab
    | ChooseGroup
    | ChoosePersons
    | ChooseItem
    | StartItem
    | PrintGuide
    | ChoosePage
    | TakeGuide
    | PrintSlip
    | Agree
    | Decline
    | Choose
    | OtherWay
    | SendAgain
    | OpenField
    | TurnYear
    | Pick
    | Write
    | Next
    | Print
    | TryAgain
    | GotIt
    | DidNotGetIt
    | PaperTaken
    | Stop
    | Understood
    | Back
    | GoHome
    | EndVisit
    | Stay
    | Reveal
    | SetLanguage
    | SetTextSize
    | SetTheme
    | SpeechGesture
    | SwitchMode
    | OpenAccess
    | CloseAccess
    | CallDesk
    | PinDigit
    | PinClear
    | DeskAct
    | DeskConfirm
    | DeskDecline
    | LeaveDesk
    | ChangePart
    | RemoveEntry
    | KeyPad
)
Answer = (
    CardRead
    | CardUnread
    | ReaderFailed
    | ChipRead
    | ChipUnread
    | Looked
    | FaceTaken
    | CameraFailed
    | CodeScanned
    | CodeUnread
    | ScannerFailed
    | FaceCompared
    | AppCodeIssued
    | AppCodeEnded
    | PhoneCodeSent
    | PhoneCodeChecked
    | BodyFound
    | PrincipalChecked
    | VerifyFailed
    | PrintProgressed
    | PrintEnded
    | PrintCancelled
    | ReceiptEnded
    | RecoveryEnded
    | OffersCame
    | QueryAnswered
    | DocumentReady
    | AskFailed
    | GuideReady
    | GuideFailed
    | PinChecked
    | DeskWorkEnded
    | FactsCame
    | Kept
    | NotKept
    | CaseCame
)
Nearby = PersonNear | AccessChanged | CabinetChanged
Event = Gesture | Answer | Nearby | Speaking | CardMoved | Tick | WorldChanged | CannotServe | Overdue

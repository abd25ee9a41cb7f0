"""A session: everything the terminal knows of the person before it, in one frozen value that is thrown away whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from drivers.protocols import Presence, Problem
from kiosk.catalogue.model import Person
from kiosk.catalogue.model import Way as IdentityWay
from kiosk.session.access import UNHURRIED, Mode
from kiosk.session.afterwards import Call, Finished
from kiosk.session.afterwards_stages import AfterwardsStage, Rate, Rated, RateWhy, Reported, Reporting, Stuck
from kiosk.session.application import NOTHING_SAID, Application, Said
from kiosk.session.application_stages import (
    ApplicationStage,
    Confirm,
    Consents,
    Fill,
    Gathering,
    Handed,
    Handing,
    Materials,
    NotHere,
    Preview,
    Sections,
    Unmet,
)  # fmt: skip
from kiosk.session.attendant_stages import AttendantDesk, AttendantPin, AttendantStage, PinTrouble
from kiosk.session.capture_stages import (
    CaptureStage,
    PhotoConsent,
    PhotoLook,
    Plate,
    ScanIntro,
    SheetPile,
    SheetSeen,
)
from kiosk.session.endings import AskFailure, LeftBecause, PrintEnd, ReceiptState, TroubleKind
from kiosk.session.fill_once_stages import Doubt, Findings, UseEarlier, Wrong
from kiosk.session.hearing import Hearing
from kiosk.session.identity import Resident, Underway
from kiosk.session.identity_stages import (
    AppCode,
    Asked,
    ChipCard,
    ChooseRole,
    FaceConsent,
    FaceLook,
    ForWhom,
    Identify,
    IdentityStage,
    Licence,
    NamePrincipal,
    Notice,
    PermitNumber,
    PhoneCode,
    Verifying,
    Ways,
)
from kiosk.session.in_hand import DocumentInHand, GuideInHand, QueryResult
from kiosk.session.matters_stages import MattersStage
from kiosk.session.phone_stages import PhoneSign, PhoneStage, PhoneUpload
from kiosk.session.signatures import Present
from kiosk.session.signing_stages import (
    Awaited,
    Called,
    Calling,
    CallParty,
    Delivered,
    Delivering,
    Draw,
    Fetching,
    Parties,
    PartyCard,
    Sign,
    Witnessing,
)
from kiosk.session.technician_stages import TechnicianForm, TechnicianRoom, TechnicianStage, TechnicianTest
from kiosk.session.values import EffectId, Offer, OfferList, Values
from kiosk.session.wallet_stages import (
    LicenceShown,
    WalletAsking,
    WalletAway,
    WalletConsent,
    WalletEmpty,
    WalletList,
    WalletStage,
)

#: The stages of an identification are stages like the others: known here under their own names.
__all__ = [
    "AfterwardsStage", "AppCode", "Application", "ApplicationStage", "Applying", "AskFailure", "Asked",
    "AttendantDesk", "AttendantPin", "AttendantStage", "Attract", "Awaited", "CallParty", "Called", "Calling",
    "CaptureStage", "CardLeft", "ChipCard", "ChooseRole", "Closed", "ClosedBecause", "Confirm", "Consents",
    "Delivered", "Delivering", "Document", "DocumentInHand", "Doubt", "Draw", "EffectId", "Ending", "FaceConsent",
    "FaceLook", "Fetching", "Fill", "Findings", "ForWhom", "Gathering", "GuideInHand", "GuidePrint", "GuideTab",
    "Handed", "Handing", "Home", "Identify", "IdentityStage", "ItemPage", "LeftBecause", "LeftPaper", "Licence",
    "LicenceShown", "Looks", "Materials", "MattersStage", "NamePrincipal", "NotHere", "Notice", "Offer", "OfferList",
    "Parameters", "Parties", "PartyCard", "Pending", "PermitNumber", "PhoneCode", "PhoneSign", "PhoneStage",
    "PhoneUpload", "PhotoConsent", "PhotoLook", "PinTrouble", "Plate", "Present", "Preview", "PrintEnd",
    "PrintQuestion", "Printable", "Printing", "QueryResult", "Rate", "RateWhy", "Rated", "ReceiptState", "Reported",
    "Reporting", "Resident", "Said", "ScanIntro", "Sections", "Session", "SheetPile", "SheetSeen", "Sign", "Stage",
    "Starting", "Stuck", "Table", "TakeAlong", "TakePaper", "Tally", "TechnicianForm", "TechnicianRoom",
    "TechnicianStage", "TechnicianTest", "Thanks", "Trouble", "TroubleKind", "Underway", "Unmet", "UseEarlier",
    "Values", "Verifying", "Waiting", "WalletAsking", "WalletAway", "WalletConsent", "WalletEmpty", "WalletList",
    "WalletStage", "Way", "Ways", "Witnessing", "Working", "Wrong",
]  # fmt: skip


class Waiting(StrEnum):
    """What kind of answer is awaited."""

    CARD = "card"
    CHIP = "chip"  # a social security card
    LOOK = "look"  # the camera's looks, until somebody says enough
    FACE = "face"  # a picture to compare
    SCAN = "scan"
    PHONE_PAGE = "phone_page"  # a code of ours for a phone
    PHONE = "phone"  # what is done on it
    APP = "app"  # whether our code was confirmed on a phone
    VERIFY = "verify"  # the platform's word about an identification
    OFFERS = "offers"  # what can be chosen for a field
    FACTS = "facts"  # what departments know of the resident
    PLATE = "plate"  # the document camera's looks, until somebody says enough
    SHEET = "sheet"  # a page or picture that is held
    WALLET = "wallet"  # the store of e-licences
    KEEP = "keep"  # that what was confirmed is stored
    REVIEW = "review"  # that a rating is stored
    REPORT = "report"  # that a report is
    CASE = "case"  # that it has reached the platform
    MATTERS = "matters"  # drafts and cases
    DRAFT = "draft"  # what stands in one
    DELETE = "delete"  # that one is gone
    FORM = "form"  # the form as it is handed in
    STROKES = "strokes"  # that a drawn signature is held
    CALL = "call"  # that somebody is called to sign elsewhere
    SIGNERS = "signers"  # that they do
    FORMS = "forms"  # what waits for a signature, or one form of these
    SIGNATURE = "signature"  # the platform's word about a guest's
    QUERY = "query"
    DOCUMENT = "document"
    PRINT = "print"
    CANCEL = "cancel"
    RECEIPT = "receipt"
    RECOVERY = "recovery"
    GUIDE = "guide"
    PIN = "pin"
    DESK = "desk"
    TEST_RECEIPT = "test_receipt"
    LOOK_INTO = "look_into"  # what a technician's page shows
    TRY = "try"  # a part of the terminal
    SERVICE = "service"  # a technician's work


@dataclass(frozen=True)
class Pending:
    """An effect whose answer is awaited until ``deadline`` (monotonic seconds)."""

    id: EffectId
    waiting: Waiting
    deadline: float


# --- the stages: where the person is ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Starting:
    """The application has just started and clears up what the last run may have left."""


@dataclass(frozen=True)
class LeftPaper:
    """A page of somebody may lie in the output: said before anybody else is served."""

    because: LeftBecause = LeftBecause.RESTARTED


@dataclass(frozen=True)
class Attract:
    """Nobody is there."""


class Way(StrEnum):
    """A way into the catalogue."""

    POPULAR = "popular"
    EVENTS = "events"  # by what has happened to me
    THEMES = "themes"  # by subject
    DEPARTMENTS = "departments"


@dataclass(frozen=True)
class Home:
    """The catalogue: what is popular here, or one way in. ``group`` is the life event, theme or department whose items
    are shown; "" shows the groups themselves."""

    search: str = field(default="", repr=False)  # people type names
    way: Way = Way.POPULAR
    group: str = ""


class GuideTab(StrEnum):
    """A leaf of an item's guide."""

    OVERVIEW = "overview"
    MATERIALS = "materials"
    STEPS = "steps"
    PLACES = "places"
    QUESTIONS = "questions"
    LAW = "law"


@dataclass(frozen=True)
class ItemPage:
    """An item's guide; ``place`` is the region as whose guide it is read, "" for this terminal's own."""

    code: str
    tab: GuideTab = GuideTab.OVERVIEW
    place: str = ""


@dataclass(frozen=True)
class GuidePrint:
    """The pages of an item's guide, to choose from. ``document`` is None while they are being laid out.

    ``left_out`` holds the numbers, from 1, of pages that are not wanted.
    """

    code: str
    document: GuideInHand | None = None
    left_out: frozenset[int] = frozenset()
    printed: int = 0
    place: str = ""

    @property
    def chosen(self) -> tuple[int, ...]:
        pages = self.document.pages if self.document else 0
        return tuple(page for page in range(1, pages + 1) if page not in self.left_out)


@dataclass(frozen=True)
class TakeAlong:
    """An item's guide for the phone: a QR code, and a slip with it. ``result``: it is taken instead of its paper."""

    code: str
    place: str = ""
    result: Table | None = None


@dataclass(frozen=True)
class Parameters:
    code: str
    values: Values
    open_field: str = ""
    shown_year: str = ""  # of the open picker; with its month ("2026-03") where days are shown
    checked: bool = False  # errors are shown once "next" was tried
    path: tuple[str, ...] = ()  # of the open list: what was opened on the way, the last is shown
    leaf: int = 0  # of the open list


@dataclass(frozen=True)
class Working:
    """The platform is asked."""

    code: str
    values: Values
    since: float


@dataclass(frozen=True)
class Table:
    code: str
    values: Values
    result: QueryResult
    printed: int = 0


@dataclass(frozen=True)
class Document:
    code: str
    values: Values
    document: DocumentInHand
    printed: int = 0


#: Where a print comes from and goes back to.
Printable = Table | Document | GuidePrint


@dataclass(frozen=True)
class Printing:
    source: Printable
    job: EffectId
    pages_done: int | None = None
    problems: frozenset[Problem] = frozenset()
    stopping: bool = False  # the resident asked to stop, or it took too long: the cancellation is under way
    pages: int | None = None  # of the whole job; None until it is laid out


@dataclass(frozen=True)
class PrintQuestion:
    """Only the person at the machine knows whether the page came out."""

    source: Printable
    job: EffectId
    problems: frozenset[Problem] = frozenset()
    got_it: bool | None = None  # what was answered; the old job is being ended before anything else happens
    pages: int | None = None


@dataclass(frozen=True)
class TakePaper:
    source: Printable
    since: float
    pages: int


@dataclass(frozen=True)
class Trouble:
    kind: TroubleKind
    code: str | None = None
    failure: AskFailure | None = None
    problems: frozenset[Problem] = frozenset()
    retry: Parameters | Fill | Printable | IdentityStage | ItemPage | MattersStage | None = None
    reference: str = ""


@dataclass(frozen=True)
class Ending:
    """The visit is over but a print job is not: its cancellation is awaited before anybody else is served."""

    job: EffectId
    abandoned: bool = False  # nobody answered any more: whatever lies in the output is nobody's to take


@dataclass(frozen=True)
class Thanks:
    since: float


@dataclass(frozen=True)
class CardLeft:
    """The visit is over and a card still lies on the reader: nobody is served until it is gone."""


class ClosedBecause(StrEnum):
    """Why nobody is served."""

    BROKEN = "broken"  # what works behind the screen is not there: until it is started anew
    OUT_OF_SERVICE = "out_of_service"  # an attendant's word: until an attendant says otherwise
    TAMPERED = "tampered"  # the case was opened: until somebody who may has looked at it
    OUT_OF_HOURS = "out_of_hours"  # until it opens
    UPDATING = "updating"  # a newer release is put in place: until it holds, or is taken back


@dataclass(frozen=True)
class Closed:
    """Nobody is served."""

    because: ClosedBecause = ClosedBecause.BROKEN


#: Everything that an application goes through.
Applying = ApplicationStage | CaptureStage | PhoneStage | WalletStage

Stage = (
    Starting
    | LeftPaper
    | Attract
    | Home
    | ItemPage
    | GuidePrint
    | TakeAlong
    | IdentityStage
    | Parameters
    | AfterwardsStage
    | Applying
    | MattersStage
    | Working
    | Table
    | Document
    | Printing
    | PrintQuestion
    | TakePaper
    | Trouble
    | Ending
    | Thanks
    | CardLeft
    | Closed
    | AttendantStage
    | TechnicianStage
)


@dataclass(frozen=True)
class Looks:
    """How this person wants to see and hear the terminal; reset for the next one."""

    language: str = "zh-CN"
    text_size: str = "M"
    theme: str = "standard"
    modes: frozenset[Mode] = frozenset()
    choosing: bool = False  # the choices of looks and modes lie over the page
    hearing: Hearing = field(default_factory=Hearing)
    keyed: bool = False  # a key was pressed in this visit: what it switched on stays as the person wants it

    @property
    def unhurried(self) -> bool:
        """Whether this person is given twice the time."""
        return self.theme == "elder" or self.hearing.on or bool(self.modes & UNHURRIED)

    @classmethod
    def at_first(cls, language: str, *, headset: bool, keys: bool) -> Looks:
        """For the next person: who has a headset plugged in is spoken to, and finds things by touch where there are no
        keys."""
        explores = headset and not keys
        return cls(language, modes=frozenset({Mode.EXPLORE} if explores else ()), hearing=Hearing(on=headset))


@dataclass(frozen=True)
class Tally:
    """What the visit record will say: no personal data."""

    started: float = 0.0  # monotonic; 0 when nobody is there
    item: str = ""
    taps: int = 0
    results: int = 0  # answers of the platform that reached the screen
    pages_printed: int = 0
    prints: int = 0
    outcome: str = "left"
    identified_by: IdentityWay | None = None  # None: nobody was
    language: str = "zh-CN"


@dataclass(frozen=True)
class Session:
    """One person's visit, or the pause between two."""

    generation: int = 1
    stage: Stage = field(default_factory=Starting)
    looks: Looks = Looks()
    resident: Resident | None = None
    underway: Underway | None = None  # gone with the pages of the identification
    card: Presence = Presence.UNKNOWN
    headset: bool = False  # one is plugged in
    speaking_since: float | None = None  # the voice is at it (monotonic seconds): meanwhile no time runs out
    put_away: bool = False  # the card was read, and nobody knows that it is off the reader
    card_read_at: float = 0.0
    pending: tuple[Pending, ...] = ()
    next_number: int = 1
    touched_at: float = 0.0
    extensions: int = 0
    visit: int = 0  # arrivals at a page, for the pages' sake
    search_revision: int = 0  # grows whenever the search field is to be emptied
    receipt: ReceiptState = ReceiptState.NONE
    offered: tuple[OfferList, ...] = ()  # lists that came, for whom the visit is about
    application: Application | None = None
    present: Present | None = None  # who signs here, other than the applicant; gone with the pages of signing
    said: Said = NOTHING_SAID
    finished: tuple[Finished, ...] = ()  # services that were had in this visit
    call: Call | None = None  # for a person; it outlasts the visit
    resuming: str = ""  # the draft to go on with, while its item is begun
    lookups_missed: int = 0  # numbers and digits that found nothing, in this visit
    persons: Person = Person.NATURAL  # for whom they are looking
    came_from: Home = Home()  # the list from which an item was opened, to go back to
    returning: bool = False  # home is shown again where it was left
    guide_pages: int = 0  # pages of guides that were sent to the printer in this visit
    slips: int = 0  # slips for the phone
    tally: Tally = Tally()
    revealed: str = ""  # the private field that is shown in full
    revealed_until: float = 0.0  # monotonic seconds

    def to(self, stage: Stage) -> Session:
        """The same session at another stage."""
        return replace(self, stage=stage)

    def settled(self, effect: EffectId) -> Session:
        """The same session, waiting for ``effect`` no longer."""
        return replace(self, pending=tuple(pending for pending in self.pending if pending.id != effect))

    @property
    def personal(self) -> bool:
        """Whether something of a person may stand on the page."""
        return self.resident is not None or (self.underway is not None and self.underway.card is not None)

    @property
    def visited(self) -> bool:
        """Whether somebody is being served, from the first touch until nothing of theirs is under way any more."""
        return bool(self.tally.started) or self.resident is not None or isinstance(self.stage, Ending)

    @property
    def code(self) -> str | None:
        """The item that the stage is about."""
        stage = self.stage
        if isinstance(stage, Printing | PrintQuestion | TakePaper):
            return stage.source.code
        return getattr(stage, "code", None)

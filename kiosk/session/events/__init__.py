"""What can happen to a session: the resident's touches, the devices' and the platform's answers, the clock."""

from __future__ import annotations

from kiosk.session.events.afterwards import (
    AfterwardsGesture,
    CallMoved,
    CallPerson,
    CancelCall,
    CannotBeDone,
    RateOther,
    Supplement,
)
from kiosk.session.events.application import CallWrong, CaseCame, ChangePart, FactsCame, Kept, NotKept, RemoveEntry
from kiosk.session.events.around import CannotServe, Overdue, Tick, WorldChanged
from kiosk.session.events.attendant import (
    CallDesk,
    DeskAct,
    DeskConfirm,
    DeskDecline,
    DeskWorkEnded,
    LeaveDesk,
    PinChecked,
    PinClear,
    PinDigit,
)
from kiosk.session.events.capture import (
    AddSheet,
    DragCorner,
    NextCorner,
    NudgeCorner,
    PlateSeen,
    QuarterTurn,
    SetCorners,
    SheetNotTaken,
    SheetTaken,
    TakeNow,
)
from kiosk.session.events.devices import (
    CameraFailed,
    CardMoved,
    CardRead,
    CardUnread,
    ChipRead,
    ChipUnread,
    CodeScanned,
    CodeUnread,
    FaceTaken,
    Looked,
    PrintCancelled,
    PrintEnded,
    PrintProgressed,
    ReaderFailed,
    ReceiptEnded,
    RecoveryEnded,
    ScannerFailed,
)
from kiosk.session.events.gestures import (
    Agree,
    Back,
    Begin,
    Choose,
    ChooseGroup,
    ChooseItem,
    ChoosePage,
    ChoosePersons,
    ChooseTab,
    CloseAccess,
    Decline,
    DidNotGetIt,
    EndVisit,
    GoHome,
    GotIt,
    Next,
    OpenAccess,
    OpenField,
    OtherWay,
    PaperTaken,
    Pick,
    Print,
    PrintGuide,
    PrintSlip,
    Reveal,
    Search,
    SendAgain,
    SetLanguage,
    SetTextSize,
    SetTheme,
    StartItem,
    Stay,
    Stop,
    SwitchMode,
    TakeGuide,
    Touched,
    TryAgain,
    TurnYear,
    Understood,
    Write,
)
from kiosk.session.events.matters import (
    CorrectCase,
    DraftCame,
    DraftDeleted,
    DropDraft,
    KeepDraft,
    MattersCame,
    SeeCase,
    WithdrawCase,
)
from kiosk.session.events.phone import PageOpened, PageRefused, PhoneChanged, PhoneLost, PhoneSigned, UsePhone
from kiosk.session.events.platform import (
    AppCodeEnded,
    AppCodeIssued,
    AskFailed,
    BodyFound,
    DocumentReady,
    FaceCompared,
    GuideFailed,
    GuideReady,
    OffersCame,
    PhoneCodeChecked,
    PhoneCodeSent,
    PrincipalChecked,
    QueryAnswered,
    VerifyFailed,
)
from kiosk.session.events.signing import (
    CallFailed,
    CallPlaced,
    Drawn,
    Enlarge,
    FormFetched,
    FormLaidOut,
    FormNotFetched,
    FormNotLaidOut,
    FormsWaiting,
    ShowList,
    SignatureTaken,
    SignersMoved,
    StrokesKept,
    StrokesLost,
    TurnPage,
)
from kiosk.session.events.technician import (
    LookAgain,
    LookedInto,
    PartTried,
    PrintReport,
    ServiceAct,
    Serviced,
    ServiceGoesOn,
    ShowLog,
    TechnicianAnswer,
    TechnicianGesture,
    TouchCell,
    TryIt,
)
from kiosk.session.events.wallet import LicenceGranted, LicencesCame, WalletFailed
from kiosk.session.hearing import Speaking, SpeechGesture
from kiosk.session.nearby import AccessChanged, CabinetChanged, KeyPad, PersonNear

__all__ = [
    "AccessChanged",
    "AddSheet",
    "Agree",
    "Answer",
    "AppCodeEnded",
    "AppCodeIssued",
    "AskFailed",
    "Back",
    "Begin",
    "BodyFound",
    "CabinetChanged",
    "CallDesk",
    "CallFailed",
    "CallMoved",
    "CallPerson",
    "CallPlaced",
    "CallWrong",
    "CameraFailed",
    "CancelCall",
    "CannotBeDone",
    "CannotServe",
    "CardMoved",
    "CardRead",
    "CardUnread",
    "CaseCame",
    "ChangePart",
    "ChipRead",
    "ChipUnread",
    "Choose",
    "ChooseGroup",
    "ChooseItem",
    "ChoosePage",
    "ChoosePersons",
    "ChooseTab",
    "CloseAccess",
    "CodeScanned",
    "CodeUnread",
    "CorrectCase",
    "Decline",
    "DeskAct",
    "DeskConfirm",
    "DeskDecline",
    "DeskWorkEnded",
    "DidNotGetIt",
    "DocumentReady",
    "DraftCame",
    "DraftDeleted",
    "DragCorner",
    "Drawn",
    "DropDraft",
    "EndVisit",
    "Enlarge",
    "Event",
    "FaceCompared",
    "FaceTaken",
    "FactsCame",
    "FormFetched",
    "FormLaidOut",
    "FormNotFetched",
    "FormNotLaidOut",
    "FormsWaiting",
    "Gesture",
    "GoHome",
    "GotIt",
    "GuideFailed",
    "GuideReady",
    "KeepDraft",
    "Kept",
    "KeyPad",
    "LeaveDesk",
    "LicenceGranted",
    "LicencesCame",
    "LookAgain",
    "Looked",
    "LookedInto",
    "MattersCame",
    "Nearby",
    "Next",
    "NextCorner",
    "NotKept",
    "NudgeCorner",
    "OffersCame",
    "OpenAccess",
    "OpenField",
    "OtherWay",
    "Overdue",
    "PageOpened",
    "PageRefused",
    "PaperTaken",
    "PartTried",
    "PersonNear",
    "PhoneChanged",
    "PhoneCodeChecked",
    "PhoneCodeSent",
    "PhoneLost",
    "PhoneSigned",
    "Pick",
    "PinChecked",
    "PinClear",
    "PinDigit",
    "PlateSeen",
    "PrincipalChecked",
    "Print",
    "PrintCancelled",
    "PrintEnded",
    "PrintGuide",
    "PrintProgressed",
    "PrintReport",
    "PrintSlip",
    "QuarterTurn",
    "QueryAnswered",
    "RateOther",
    "ReaderFailed",
    "ReceiptEnded",
    "RecoveryEnded",
    "RemoveEntry",
    "Reveal",
    "ScannerFailed",
    "Search",
    "SeeCase",
    "SendAgain",
    "ServiceAct",
    "ServiceGoesOn",
    "Serviced",
    "SetCorners",
    "SetLanguage",
    "SetTextSize",
    "SetTheme",
    "SheetNotTaken",
    "SheetTaken",
    "ShowList",
    "ShowLog",
    "SignatureTaken",
    "SignersMoved",
    "StartItem",
    "Stay",
    "Stop",
    "StrokesKept",
    "StrokesLost",
    "Supplement",
    "SwitchMode",
    "TakeGuide",
    "TakeNow",
    "TechnicianAnswer",
    "TechnicianGesture",
    "Tick",
    "TouchCell",
    "Touched",
    "TryAgain",
    "TryIt",
    "TurnPage",
    "TurnYear",
    "Understood",
    "UsePhone",
    "VerifyFailed",
    "WalletFailed",
    "WithdrawCase",
    "WorldChanged",
    "Write",
]

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
    | TechnicianGesture
    | CallWrong
    | ChangePart
    | RemoveEntry
    | AfterwardsGesture
    | KeepDraft
    | DropDraft
    | SeeCase
    | CorrectCase
    | WithdrawCase
    | Drawn
    | Enlarge
    | ShowList
    | TurnPage
    | TakeNow
    | QuarterTurn
    | SetCorners
    | NudgeCorner
    | NextCorner
    | DragCorner
    | AddSheet
    | UsePhone
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
    | TechnicianAnswer
    | FactsCame
    | Kept
    | NotKept
    | CaseCame
    | MattersCame
    | DraftCame
    | DraftDeleted
    | CallFailed
    | CallPlaced
    | FormFetched
    | FormLaidOut
    | FormNotFetched
    | FormNotLaidOut
    | FormsWaiting
    | SignatureTaken
    | SignersMoved
    | StrokesKept
    | StrokesLost
    | PageOpened
    | PageRefused
    | PhoneChanged
    | PhoneLost
    | PhoneSigned
    | PlateSeen
    | SheetTaken
    | SheetNotTaken
    | LicencesCame
    | LicenceGranted
    | WalletFailed
)


Nearby = PersonNear | AccessChanged | CabinetChanged


Event = Gesture | Answer | Nearby | Speaking | CallMoved | CardMoved | Tick | WorldChanged | CannotServe | Overdue

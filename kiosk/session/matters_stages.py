"""The stages of drafts, of what was filed before, and of progress. ``code`` is the item that the page is about: of
progress the item that looks it up."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.application import Fact
from kiosk.session.application_stages import ApplicationStage
from kiosk.session.matters import Case, Filed, Matters, SavedDraft, Stored
from kiosk.session.values import EMPTY, Values

# --- keeping what was typed -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OfferDraft:
    """Somebody stops: may what they typed be kept for thirty days? ``before``: the page that they stop on, with what
    stands on it. ``not_kept``: they said yes, and nobody knows that it is stored."""

    code: str
    before: ApplicationStage | None
    not_kept: bool = False


@dataclass(frozen=True)
class KeepingDraft:
    """It is being sealed and stored."""

    code: str
    before: ApplicationStage | None
    since: float


@dataclass(frozen=True)
class DraftKept:
    """It is stored, and on its way. The form is gone from the session."""

    code: str
    stored: Stored
    since: float


# --- beginning an item ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AlreadyFiled:
    """The same item is under way: at the platform (``case``) or on this terminal still (``here``, its number)."""

    code: str
    filed: Filed
    facts: tuple[Fact, ...]
    case: Case | None
    here: str = ""


@dataclass(frozen=True)
class DraftFound:
    """There is a draft of the item: to go on with, or to begin anew beside it."""

    code: str
    draft: SavedDraft
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class DraftHere:
    """A draft of the item waits on this terminal (``filed.drafts_here``), where nobody can open it: to begin anew, or
    to delete it."""

    code: str
    filed: Filed
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class OpeningDraft:
    """What stands in a draft is asked for."""

    code: str
    draft: SavedDraft
    facts: tuple[Fact, ...]
    since: float


@dataclass(frozen=True)
class Resumed:
    """What was kept stands in the form again. ``again``: the keys of what has to be answered once more; ``older``: it
    was filled in by another version of the form; ``no_more``: how many answers nobody asks for now."""

    code: str
    draft: SavedDraft
    again: tuple[str, ...] = ()
    older: bool = False
    no_more: int = 0


@dataclass(frozen=True)
class AskDelete:
    """Is the draft really to be deleted? ``failed``: nobody knows that it was."""

    code: str
    draft: SavedDraft
    back: MattersList | DraftFound


@dataclass(frozen=True)
class DeletingDraft:
    code: str
    draft: SavedDraft
    back: MattersList | DraftFound
    since: float


@dataclass(frozen=True)
class AskDropKept:
    """Are drafts that this terminal has kept really to be deleted? ``rows``: of its outbox; ``not_gone``: it was said,
    and nobody knows that they are."""

    code: str
    rows: tuple[str, ...]
    back: DraftKept | DraftHere
    not_gone: bool = False


@dataclass(frozen=True)
class DroppingKept:
    code: str
    rows: tuple[str, ...]
    back: DraftKept | DraftHere
    since: float


@dataclass(frozen=True)
class KeptDropped:
    """What was kept a moment ago is deleted."""

    code: str


# --- progress ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AskingMatters:
    """The platform is asked for everything of the resident's."""

    code: str
    since: float


@dataclass(frozen=True)
class MattersList:
    """Drafts and cases. ``deleted``: a draft of them was deleted just now."""

    code: str
    matters: Matters
    deleted: bool = False


@dataclass(frozen=True)
class DraftPage:
    """A draft of the list: go on with it, or delete it."""

    code: str
    draft: SavedDraft
    matters: Matters


@dataclass(frozen=True)
class CasePage:
    """A case with its time line. ``matters``: the list that it was opened from, None where it was found otherwise;
    ``by_number``: whoever looks at it has not identified themselves, and can do nothing but look."""

    code: str
    case: Case
    matters: Matters | None = None
    by_number: bool = False


@dataclass(frozen=True)
class CaseSlip:
    """A case for the phone: its number as a QR code, and the receipt once more."""

    code: str
    page: CasePage


@dataclass(frozen=True)
class AskWithdraw:
    """Is the case really to be taken back? ``not_kept``: it was said, and nobody knows that it is stored."""

    code: str
    page: CasePage
    not_kept: bool = False


@dataclass(frozen=True)
class Withdrawing:
    """That a case is taken back is being sealed and stored."""

    code: str
    page: CasePage
    since: float


@dataclass(frozen=True)
class Withdrawn:
    """It is stored, and on its way."""

    code: str
    case: Case
    stored: Stored
    since: float


@dataclass(frozen=True)
class CaseNumber:
    """By a number of the slip and the end of the phone number. ``refused``: nothing was found by the two together."""

    code: str
    values: Values = EMPTY
    checked: bool = False
    refused: bool = False


@dataclass(frozen=True)
class LookingUp:
    code: str
    values: Values
    since: float


MattersStage = (
    OfferDraft
    | KeepingDraft
    | DraftKept
    | AlreadyFiled
    | DraftFound
    | DraftHere
    | OpeningDraft
    | Resumed
    | AskDelete
    | DeletingDraft
    | AskDropKept
    | DroppingKept
    | KeptDropped
    | AskingMatters
    | MattersList
    | DraftPage
    | CasePage
    | CaseSlip
    | AskWithdraw
    | Withdrawing
    | Withdrawn
    | CaseNumber
    | LookingUp
)

"""How long a page waits for the person before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from kiosk.catalogue.model import Sensitivity
from kiosk.session.afterwards_stages import RateWhy, Reported, Stuck
from kiosk.session.application_stages import (
    Confirm,
    Consents,
    Fill,
    Handed,
    Materials,
    NotHere,
    Preview,
    Sections,
    Unmet,
)
from kiosk.session.capture_stages import PhotoConsent, PhotoLook, ScanIntro, SheetPile, SheetSeen
from kiosk.session.digits_stages import AskDigits, TypeDigits
from kiosk.session.fill_once_stages import FillOnceStage
from kiosk.session.hearing import MOST_SPOKEN
from kiosk.session.identity_stages import IdentityStage, Verifying
from kiosk.session.matters_stages import (
    AlreadyFiled,
    AskDelete,
    AskDropKept,
    AskWithdraw,
    CaseNumber,
    CasePage,
    CaseSlip,
    DraftFound,
    DraftHere,
    DraftKept,
    DraftPage,
    KeptDropped,
    MattersList,
    OfferDraft,
    Resumed,
    Withdrawn,
)
from kiosk.session.model import (
    AttendantDesk,
    AttendantPin,
    Document,
    GuidePrint,
    Home,
    ItemPage,
    Parameters,
    PrintQuestion,
    Session,
    Table,
    TakeAlong,
    Trouble,
    Waiting,
)
from kiosk.session.phone_stages import PhoneSign, PhoneUpload
from kiosk.session.signing_stages import (
    Awaited,
    Called,
    CallParty,
    Delivered,
    Draw,
    Parties,
    PartyCard,
    Sign,
    Witnessing,
)
from kiosk.session.technician_stages import TechnicianStage
from kiosk.session.wallet_stages import LicenceShown, WalletAway, WalletConsent, WalletEmpty, WalletList
from kiosk.session.world import World

#: "I am still here" works this often; then the terminal is needed by somebody else.
MOST_EXTENSIONS = 10

_IDENTIFYING = tuple(stage for stage in get_args(IdentityStage) if stage is not Verifying)
#: Found by a number: somebody's, and nobody is known.
_BY_NUMBER = (CaseNumber, CasePage, CaseSlip)
_TIMED = (
    OfferDraft,
    DraftKept,
    KeptDropped,
    AlreadyFiled,
    DraftFound,
    DraftHere,
    Resumed,
    AskDelete,
    AskDropKept,
    MattersList,
    DraftPage,
    AskWithdraw,
    Withdrawn,
    *_BY_NUMBER,
    Home,
    ItemPage,
    GuidePrint,
    TakeAlong,
    *_IDENTIFYING,
    Parameters,
    *get_args(FillOnceStage),
    AskDigits,
    TypeDigits,
    Unmet,
    NotHere,
    Sections,
    Fill,
    Materials,
    ScanIntro,
    SheetSeen,
    SheetPile,
    PhotoConsent,
    PhotoLook,
    WalletConsent,
    WalletAway,
    WalletEmpty,
    WalletList,
    LicenceShown,
    Preview,
    Consents,
    Sign,
    Draw,
    Witnessing,
    Parties,
    CallParty,
    Called,
    PartyCard,
    Awaited,
    Delivered,
    Confirm,
    Handed,
    RateWhy,
    Stuck,
    Reported,
    Table,
    Document,
    PrintQuestion,
    Trouble,
    PhoneUpload,
    PhoneSign,
    AttendantPin,
    AttendantDesk,
    *get_args(TechnicianStage),
)
#: What is awaited of people, or beside them: their time goes on.
_BESIDE = (
    Waiting.PHONE, Waiting.LOOK, Waiting.SCAN, Waiting.APP, Waiting.CHIP, Waiting.CASE,
    Waiting.SIGNERS,
)  # fmt: skip


@dataclass(frozen=True)
class TimeLeft:
    """Seconds until the visit ends by itself; ``warning`` when the page should say so over everything."""

    seconds: float
    warning: bool


def time_left(session: Session, world: World) -> TimeLeft | None:
    """None where time stands still: nobody there, something at work, or a page with a clock of its own."""
    if not isinstance(session.stage, _TIMED):
        return None
    if any(pending.waiting not in _BESIDE for pending in session.pending):
        return None
    wait, warning = _limits(session, world)
    seconds = session.touched_at + spoken_since_touch(session, world) + wait + warning - world.now
    return TimeLeft(seconds, seconds <= warning)


def spoken_since_touch(session: Session, world: World) -> float:
    """Seconds that the voice has been speaking since the last touch: as long the clock stood still."""
    return _spoken_since(session, session.touched_at, world)


def stood_for(session: Session, since: float, seconds: float, world: World) -> bool:
    """Whether a page with a clock of its own, which came at ``since``, has stood for ``seconds``: twice as long for who
    needs it, and not counting what the voice speaks.
    """
    wanted = seconds * 2 if session.looks.unhurried else seconds
    return world.now >= since + wanted + _spoken_since(session, since, world)


def _spoken_since(session: Session, moment: float, world: World) -> float:
    if session.speaking_since is None:
        return 0.0
    until = min(world.now, session.speaking_since + MOST_SPOKEN)
    return max(0.0, until - max(session.speaking_since, moment))


def _limits(session: Session, world: World) -> tuple[float, float]:
    """How long without a warning, and how long with one."""
    patience = world.patience
    if isinstance(session.stage, AttendantPin):
        return patience.pin, 0.0
    if isinstance(session.stage, AttendantDesk):
        return patience.desk, patience.desk_warning
    if isinstance(session.stage, get_args(TechnicianStage)):
        return patience.technician, patience.technician_warning
    if isinstance(session.stage, PhoneUpload | PhoneSign):
        # They look at their phone and not at us; whatever comes from it begins the time anew.
        wait, warning = patience.phone, patience.phone_warning
        return (wait * 2, warning * 2) if session.looks.unhurried else (wait, warning)
    service = world.catalogue.services.get(session.code) if session.code is not None else None
    personal = session.personal or isinstance(session.stage, _BY_NUMBER)
    if personal and service is not None and service.sensitivity is Sensitivity.SENSITIVE:
        wait, warning = patience.sensitive, patience.sensitive_warning
    elif personal:
        wait, warning = patience.personal, patience.personal_warning
    else:
        wait, warning = patience.public, patience.public_warning
    if session.looks.unhurried:
        return wait * 2, warning * 2
    return wait, warning

"""The stages of identifying somebody. ``code`` is the item that it is for."""

from __future__ import annotations

from dataclasses import dataclass, field

from drivers.protocols import CardReadReason, ChipReadReason, IdCard, Look
from kiosk.session.identity import AppCodeState, Body, OurCode, PhoneCodeState, SentCode, Verdict, Verification
from kiosk.session.values import EMPTY, Values


@dataclass(frozen=True)
class Asked:
    """A question of the item's, before anything is read: who answers no is spared the card."""

    code: str
    number: int
    said_no: bool = False


@dataclass(frozen=True)
class ForWhom:
    """For oneself, for somebody else, for a child, for a body."""

    code: str


@dataclass(frozen=True)
class Ways:
    """The ways that the item takes, all equal; those that do not work here now with the reason."""

    code: str
    refused: bool = False  # the face was refused just now


@dataclass(frozen=True)
class Notice:
    """What is read and why, before it is read. ``code`` is None when the card came first."""

    code: str | None


@dataclass(frozen=True)
class Identify:
    """Waiting for the identity card, or reading it."""

    code: str | None
    attempts: int = 0
    failure: CardReadReason | None = None


@dataclass(frozen=True)
class FaceConsent:
    """What a comparison of faces takes, by itself, before the camera is on. ``signer``: whose face, where it is
    somebody who signs beside the applicant; their place in the form."""

    code: str
    attempts: int = 0
    signer: str = ""


@dataclass(frozen=True)
class FaceLook:
    """The camera is on: as long as this stage stands, and no longer."""

    code: str
    attempts: int = 0
    verdict: Verdict | None = None  # of the try before
    look: Look | None = None
    good: int = 0  # good looks in a row
    looks: int = 0
    taking: bool = False
    signer: str = ""


@dataclass(frozen=True)
class AppCode:
    """Our code is shown, and theirs is looked for, at the same time."""

    code: str
    ours: OurCode | None = None
    ends_at: float = 0.0
    state: AppCodeState | None = None  # of the code tried last, where it was no use


@dataclass(frozen=True)
class PhoneCode:
    """The code that was sent to the phone is typed."""

    code: str
    sent: SentCode
    resend_at: float
    values: Values = EMPTY
    state: PhoneCodeState | None = None
    checked: bool = False  # "next" was tried
    tries: int = 0  # codes that were no use: the field is emptied after each


@dataclass(frozen=True)
class PermitNumber:
    """The number of a travel permit and its holder's day of birth are typed."""

    code: str
    values: Values = EMPTY
    checked: bool = False


@dataclass(frozen=True)
class ChipCard:
    """Waiting for the social security card in its reader, or reading it."""

    code: str
    attempts: int = 0
    failure: ChipReadReason | None = None


@dataclass(frozen=True)
class Licence:
    """The licence's code is scanned, or the credit code typed."""

    code: str
    values: Values = EMPTY
    checked: bool = False
    no_licence: bool = False  # something was scanned that names no body


@dataclass(frozen=True)
class ChooseRole:
    """As what somebody acts for the body."""

    code: str
    body: Body


@dataclass(frozen=True)
class NamePrincipal:
    """Whose matter it is: their card on the reader, or name and number typed; an agent's power of attorney besides."""

    code: str
    values: Values = EMPTY
    card: IdCard | None = None  # the principal's, where it was read
    checked: bool = False
    failure: CardReadReason | None = None
    refused: bool = False  # the platform did not confirm the last one
    own_card: bool = False  # the card on the reader is the one of who stands here
    scans: int = 0  # a power of attorney's code was scanned so often


@dataclass(frozen=True)
class Verifying:
    """The platform is asked about an identification."""

    code: str
    what: Verification
    since: float
    attempts: int = 0
    back: Licence | NamePrincipal | None = field(default=None, repr=False)  # where a refusal leads back to
    signer: str = ""


IdentityStage = (
    Asked
    | ForWhom
    | Ways
    | Notice
    | Identify
    | FaceConsent
    | FaceLook
    | AppCode
    | PhoneCode
    | PermitNumber
    | ChipCard
    | Licence
    | ChooseRole
    | NamePrincipal
    | Verifying
)

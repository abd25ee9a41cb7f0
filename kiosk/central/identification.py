"""The contract's part about identifying somebody: what the platform checks before a session is opened.

Each check leaves an id. The session is opened with it, by the terminal that asked and while the check is fresh. No
answer says more about a person than that the check came out well, but for the one about the App: there the platform is
the only one who knows who it is.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from kiosk.central.blocks import Key, Name, PersonalModel, TerminalId, WireModel, Words
from kiosk.central.wire import Answer, Behalf, CardData, TrustLevel

#: Bytes of a picture of a face: a face camera gives 10 to 40 KB.
FACE_LIMIT = 80 * 1024

_BASE64 = r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$"

IdNumber = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{15}([0-9A-Z]{3})?$")]
PermitNumber = Annotated[str, StringConstraints(pattern=r"^[A-Z]?[0-9A-Z]?[0-9]{7,10}$")]
CreditCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-HJ-NPQRTUWXY]{18}$")]


# --- face -------------------------------------------------------------------------------------------------------------


class FaceVerdict(StrEnum):
    MATCH = "match"
    DIFFERENT = "different"
    UNSURE = "unsure"  # the picture does not tell
    UNAVAILABLE = "unavailable"  # nobody compares now


class FaceComparisonRequest(PersonalModel):
    """One picture, compared with what the population register holds for the card. It is not kept."""

    terminal_id: TerminalId
    card: CardData
    picture: Annotated[str, StringConstraints(pattern=_BASE64, max_length=FACE_LIMIT // 3 * 4)] = Field(
        description="JPEG, in base64"
    )


class FaceComparison(Answer):
    comparison_id: UUID
    verdict: FaceVerdict


class PermitFaceRequest(PersonalModel):
    """One picture, compared with what the exit and entry register holds for a travel permit. It is not kept. Number and
    day of birth are as the holder typed them; a permit that there is not, or of another day, is ``different``."""

    terminal_id: TerminalId
    permit_number: PermitNumber
    birth: date
    picture: Annotated[str, StringConstraints(pattern=_BASE64, max_length=FACE_LIMIT // 3 * 4)] = Field(
        description="JPEG, in base64"
    )


class PermitFaceComparison(Answer, PersonalModel):
    comparison_id: UUID
    verdict: FaceVerdict
    person: CardData | None = Field(default=None, description="whose permit it is; present with a match alone")


# --- App --------------------------------------------------------------------------------------------------------------


class AppCodeRequest(WireModel):
    """A code for a resident's App to scan."""

    terminal_id: TerminalId


class AppCode(Answer):
    app_code_id: UUID
    content: Annotated[str, StringConstraints(min_length=1, max_length=300)] = Field(
        description="what the QR code says"
    )
    seconds: Annotated[int, Field(ge=10, le=600)] = Field(description="it lives so long")


class AppCodeRedemption(PersonalModel):
    """A resident has shown their App's code to the terminal's scanner."""

    terminal_id: TerminalId
    content: Annotated[str, StringConstraints(min_length=1, max_length=4096)]


class AppCodeRedeemed(Answer):
    """Ask next for the code of this id: it says what came of it."""

    app_code_id: UUID


class AppCodeState(StrEnum):
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    EXPIRED = "expired"
    UNKNOWN = "unknown"  # redeemed, and no code of the App's


class AppCodeStatus(PersonalModel):
    app_code_id: UUID
    state: AppCodeState
    person: CardData | None = Field(default=None, description="present when the state is confirmed")
    trust_level: TrustLevel | None = Field(default=None, description="how surely the account is that person's")


# --- phone ------------------------------------------------------------------------------------------------------------


class PhoneCodeRequest(PersonalModel):
    """A code to the phone that the departments hold for the card's holder; ``no_record`` when they hold none."""

    terminal_id: TerminalId
    card: CardData


class PhoneCode(Answer):
    phone_code_id: UUID
    masked_phone: Words
    resend_seconds: Annotated[int, Field(ge=0, le=600)]


class PhoneCodeAttempt(PersonalModel):
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]


class PhoneCodeVerdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    SPENT = "spent"  # wrong too often: another code is needed, and not at this visit
    EXPIRED = "expired"


class PhoneCodeAttempted(Answer):
    verdict: PhoneCodeVerdict


# --- legal persons ----------------------------------------------------------------------------------------------------


class BodyLookup(PersonalModel):
    """Which roles the card's holder has in a body; ``no_record`` when there is no such body."""

    terminal_id: TerminalId
    card: CardData
    credit_code: CreditCode


class BodyRole(WireModel):
    key: Key
    title: Words = Field(description="in Chinese")
    title_en: Words


class Body(Answer):
    body_id: UUID
    name: Words
    roles: Annotated[tuple[BodyRole, ...], Field(max_length=20)] = Field(description="empty: none")


# --- for somebody else ------------------------------------------------------------------------------------------------


class RelationCheck(PersonalModel):
    """Whether the card's holder may stand there for somebody else."""

    terminal_id: TerminalId
    card: CardData
    behalf: Behalf
    name: Name
    number: IdNumber
    authority: Words = ""


class Relation(Answer):
    relation_id: UUID
    confirmed: bool = Field(description="false: no guardian or relative of theirs, or nobody has that name and number")

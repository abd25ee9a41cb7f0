"""What goes over the wire about signatures that are asked of others: a form waits at the platform for named persons.

A terminal leaves the form with the platform (``SigningRequest``): the PDF that everybody signs, its digests, and who is
to sign. Only a person who is named may see it and sign it: at any terminal in a session of their own, or on a phone
through the platform's own pages. A request is over when all have signed, when one has declined, when it is withdrawn,
or when its time is over; the form and the persons are erased then, but for the signatures that a submission awaits.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from kiosk.central.blocks import ItemCode, Key, Name, PersonalModel, TerminalId, WireModel, Words
from kiosk.central.submissions import Sha256
from kiosk.central.wire import Answer

#: Characters of base64: 2 MiB of PDF.
FORM_LIMIT = 2 * 1024 * 1024 * 4 // 3 + 4
#: Characters of base64: 200 KiB of PNG.
PICTURE_LIMIT = 200 * 1024 * 4 // 3 + 4

Base64: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]*={0,2}$")]
CardNumber: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{15}([0-9A-Z]{3})?$")]
Phone: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\+?[0-9]{5,15}$")]
SignerKey: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]{0,79}$")]


class SignerState(StrEnum):
    """Where one of the signers is."""

    WAITING = "waiting"
    SIGNED = "signed"
    DECLINED = "declined"
    LAPSED = "lapsed"  # the time is over
    WITHDRAWN = "withdrawn"


class SigningWay(StrEnum):
    """How somebody signed."""

    FINGER = "finger"  # drawn on a terminal's screen
    CARD = "card"  # the identity card once more, at a terminal
    WITNESS = "witness"  # somebody else has seen it, at a terminal
    PHONE = "phone"  # drawn or typed on a phone


class Signer(PersonalModel):
    """Somebody who is to sign. ``key`` names their place in the form."""

    key: SignerKey
    name: Name
    number: CardNumber
    phone: Phone | None = Field(default=None, description="where the platform may send the link, if it is known")
    role: Words = Field(description="what they are in the matter, in words")


class ConsentText(WireModel):
    """A purpose that every signer is asked about."""

    key: Key
    text: Annotated[str, StringConstraints(max_length=1000)]
    required: bool


class SigningRequestOrder(PersonalModel):
    """A form that waits for signatures. Its id is the key of its POST. ``digest`` is what is signed; ``form_sha256``
    that of the PDF, which ``digest`` covers."""

    request_id: UUID
    session_id: UUID = Field(description="the applicant's")
    item: ItemCode
    title: Words
    digest: Sha256
    form_sha256: Sha256
    form: Annotated[Base64, StringConstraints(max_length=FORM_LIMIT)] = Field(description="the PDF", repr=False)
    consents: Annotated[tuple[ConsentText, ...], Field(max_length=20)] = ()
    signers: Annotated[tuple[Signer, ...], Field(min_length=1, max_length=50)]
    expires_at: AwareDatetime


class SignerStatus(WireModel):
    """Names nobody: the terminal knows who stands under the key."""

    key: SignerKey
    state: SignerState
    way: SigningWay | None = Field(default=None, description="present when signed")
    at: AwareDatetime | None = Field(default=None, description="when that happened")


class SigningRequestState(WireModel):
    """How a request stands. ``link``: the page for the signers' phones, without a token of anybody's."""

    signing_request_id: UUID
    digest: Sha256
    expires_at: AwareDatetime
    over: bool = Field(description="nobody can sign it any more, or nobody needs to")
    link: Words = ""
    signers: tuple[SignerStatus, ...]


class SigningRequestAccepted(Answer, SigningRequestState): ...


class WaitingForm(PersonalModel):
    """A form that waits for the session's resident."""

    signing_request_id: UUID
    key: SignerKey
    item: ItemCode
    title: Words
    role: Words
    applicant: Name = Field(description="masked")
    digest: Sha256
    form_sha256: Sha256
    consents: tuple[ConsentText, ...]
    asked_at: AwareDatetime
    expires_at: AwareDatetime
    terminal_id: TerminalId


class WaitingForms(PersonalModel):
    """What waits for the session's resident; what lapses first comes first."""

    waiting: Annotated[tuple[WaitingForm, ...], Field(max_length=50)]
    demonstration: bool


class WitnessCard(PersonalModel):
    """Who has seen it, as read from their card, and what they said that they are to the signer."""

    name: Name
    number: CardNumber
    relation: Key


class SignatureOrder(PersonalModel):
    """The session's resident signs, or declines to. ``digest`` must be the request's."""

    session_id: UUID
    digest: Sha256
    declined: bool = False
    way: SigningWay | None = Field(default=None, description="null: declined")
    consents: dict[Key, bool] = Field(default_factory=dict, json_schema_extra={"additionalProperties": False})
    picture: Annotated[Base64, StringConstraints(max_length=PICTURE_LIMIT)] | None = Field(
        default=None, description="PNG of what was drawn", repr=False
    )
    witness: WitnessCard | None = None


class SignatureAccepted(Answer):
    signing_request_id: UUID
    key: SignerKey
    state: SignerState

"""The contract's part about a resident's own phone: a page of the platform's, opened by a code on the terminal.

A *phone session* belongs to one session and one thing to do: pictures for one material, or one signature. Its address
holds a token that nobody can guess and that is good for one phone, for minutes, and never longer than the session. What
the phone sends is held in memory for the terminal to fetch, and is gone with the phone session.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from kiosk.central.blocks import ItemCode, LanguageTag, Name, PersonalModel, TerminalId, WireModel, Words
from kiosk.central.submissions import Sha256
from kiosk.central.wire import Answer

#: Bytes of a file as it comes from a phone: the largest pictures of present phones have some 25 MB, most 3 to 8.
PHONE_FILE_LIMIT = 24 * 1024 * 1024
#: Bytes of all that one phone session may hold.
PHONE_TOTAL_LIMIT = 48 * 1024 * 1024
#: Characters of a signature: 4,000 points of at most 16.
STROKES_LIMIT = 64_000

_POINT = "[0-9]{1,4},[0-9]{1,4},[0-9]{1,7}"
#: As the terminal's own pad tells them: points "x,y,ms" parted by blanks, strokes by semicolons; thousandths of the
#: pad's width, milliseconds since the first touch.
Strokes: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=rf"^({_POINT}([ ;]{_POINT})*)?$", max_length=STROKES_LIMIT),
]
#: As the item's definition names it.
MaterialKey: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
FileNumber: TypeAlias = Annotated[int, Field(ge=1, le=1000)]


class PhonePurpose(StrEnum):
    UPLOAD = "upload"
    SIGN = "sign"


class PhoneState(StrEnum):
    """Where a phone session is. The last four are for good."""

    WAITING = "waiting"  # no phone has come yet
    OPEN = "open"  # one phone has come, and no other may
    FINISHED = "finished"  # the person said on the phone that it is all, or signed
    DECLINED = "declined"  # they said that they do not want to
    REVOKED = "revoked"  # the terminal ended it, or its session is over
    EXPIRED = "expired"


class MediaType(StrEnum):
    """What a file is, by its content."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"


class PhoneLimits(WireModel):
    """What the terminal takes. The platform may take less."""

    files: Annotated[int, Field(ge=1, le=20)] = 10
    file_bytes: Annotated[int, Field(ge=1024, le=PHONE_FILE_LIMIT)] = 16 * 1024 * 1024
    total_bytes: Annotated[int, Field(ge=1024, le=PHONE_TOTAL_LIMIT)] = 32 * 1024 * 1024


class SummaryLine(PersonalModel):
    """A line of what is signed, as the preview says it. An empty ``value``: a heading."""

    label: Words
    value: Annotated[str, StringConstraints(max_length=2000)] = ""


class UploadAsked(WireModel):
    """Pictures or PDF for one material of the item, or for a paper that an office asks the resident for besides."""

    purpose: Literal["upload"]
    material: MaterialKey
    limits: PhoneLimits = PhoneLimits()


class SignatureAsked(PersonalModel):
    """What the session's resident is to sign: ``digest`` is what the signature is for, ``lines`` are what is read."""

    purpose: Literal["sign"]
    digest: Sha256
    lines: Annotated[tuple[SummaryLine, ...], Field(min_length=1, max_length=400)]
    signing_request_id: UUID | None = Field(
        default=None, description="whom it names signs, and signs that; null: the session's resident"
    )


class PhoneSessionRequest(PersonalModel):
    """A code for a resident's phone."""

    terminal_id: TerminalId
    session_id: UUID
    item: ItemCode
    language: LanguageTag = Field(description="in which the page begins")
    asked: UploadAsked | SignatureAsked = Field(discriminator="purpose")


class PhoneSession(Answer):
    phone_session_id: UUID
    url: Annotated[str, StringConstraints(pattern=r"^https://", max_length=300)] = Field(
        description="for the phone alone; never logged", repr=False
    )
    check: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] = Field(
        description="stands on both screens, so that nobody sends into a stranger's session"
    )
    expires_at: AwareDatetime
    seconds: Annotated[int, Field(ge=0, le=600)] = Field(description="it lives so long from now on")


class PhoneFile(WireModel):
    """A file that has come. It has no name: names of files tell of people."""

    number: FileNumber
    media_type: MediaType
    length: Annotated[int, Field(ge=1, le=PHONE_TOTAL_LIMIT)]
    sha256: Sha256


class SignedHow(StrEnum):
    DRAWN = "drawn"
    TYPED = "typed"  # their name, by who cannot draw


class SignerProof(StrEnum):
    """How the signer was identified on the phone."""

    PHONE_CODE = "phone_code"
    APP_CODE = "app_code"


class PhoneSignature(PersonalModel):
    """``digest`` is the one that was asked for; ``strokes`` are empty for a name that was typed."""

    signer: Name
    how: SignedHow
    proof: SignerProof
    digest: Sha256
    signed_at: AwareDatetime
    strokes: Strokes = ""


class PhoneSessionStatus(PersonalModel):
    phone_session_id: UUID
    purpose: PhonePurpose
    state: PhoneState
    files: Annotated[tuple[PhoneFile, ...], Field(max_length=20)] = ()
    signature: PhoneSignature | None = Field(default=None, description="present when one was given")

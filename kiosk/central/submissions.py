"""What goes over the wire about submissions: what a resident, or the terminal itself, hands in for good.

A submission travels sealed, in the format that the README of ``offline_queue`` describes. What stands beside the seal
names nobody; who handed it in, what was written and the keys of the materials are inside. The terminal that sealed it
signed a *statement* over everything else; so it may be carried by somebody else, on a stick or by another terminal, and
is still known to be that terminal's.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import AwareDatetime, Field, JsonValue, StringConstraints

from kiosk.central.blocks import Count, ItemCode, Key, LanguageTag, Name, PersonalModel, TerminalId, WireModel, Words
from kiosk.central.sealing_keys import KeyId
from kiosk.central.wire import Answer, RefusalReason

PIECE_LIMIT = 1024 * 1024  # bytes of a material in one request
BODY_LIMIT = 1024 * 1024  # characters of a sealed body
MATERIAL_LIMIT = 64 * 1024 * 1024  # bytes of a sealed material
OCTETS = "application/octet-stream"
OFFSET_HEADER = "Upload-Offset"

Sha256: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Base64Url: TypeAlias = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9_-]{4})*([A-Za-z0-9_-]{2,3})?$")]
SuiteName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,63}$")]
#: Ten digits, the last a check digit; printed on the resident's slip.
LocalNumber: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9]{10}$")]
CaseNumber: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z-]{6,40}$")]
MaterialNumber: TypeAlias = Annotated[int, Field(ge=1, le=100)]
Offset: TypeAlias = Annotated[int, Field(ge=0, le=MATERIAL_LIMIT)]


class SubmissionKind(StrEnum):
    """What is handed in."""

    APPLICATION = "application"
    SUPPLEMENT = "supplement"  # further materials for a case
    WITHDRAWAL = "withdrawal"
    DISPUTE = "dispute"  # of a value that the platform had filled in
    DRAFT = "draft"
    REVIEW = "review"  # of a service that was had
    FEEDBACK = "feedback"
    APPOINTMENT_REQUEST = "appointment_request"
    VISIT_RECORD = "visit_record"
    STATISTICS = "statistics"
    AUDIT_EVENT = "audit_event"
    DEVICE_EVENT = "device_event"
    PAYMENT_CONFIRMATION = "payment_confirmation"


class CaseState(StrEnum):
    """Where a submission is."""

    WAITING_FOR_MATERIALS = "waiting_for_materials"
    WAITING_FOR_SIGNATURES = "waiting_for_signatures"  # others have not signed yet
    RECEIVED = "received"  # 待受理
    IN_PROGRESS = "in_progress"  # 在办
    SUPPLEMENT_WANTED = "supplement_wanted"  # 补正
    SUSPENDED = "suspended"  # 中止
    FINISHED = "finished"  # 办结
    RETURNED = "returned"  # 退件
    WITHDRAWN = "withdrawn"  # 撤件
    REFUSED = "refused"  # never became a case: see the reason


class SealedMaterial(WireModel):
    """A material's ciphertext."""

    number: MaterialNumber
    length: Annotated[int, Field(ge=1, le=MATERIAL_LIMIT)]
    sha256: Sha256


class Submission(WireModel):
    """A sealed submission. Every field that the statement has, too, must say the same as it."""

    submission_id: UUID = Field(description="UUIDv7 made at confirm; the Idempotency-Key of its POST")
    kind: SubmissionKind
    item: ItemCode | None = Field(default=None, description="null: it is about no item")
    local_number: LocalNumber | None = Field(default=None, description="null: no resident waits for it")
    follows: UUID | None = Field(default=None, description="the submission of the case that this belongs to")
    confirmed_at: AwareDatetime
    suite: SuiteName = Field(description="open: not sealed, for kinds that name nobody")
    key_id: KeyId | None = Field(default=None, description="the platform's key that it is sealed to; null: open")
    body: Annotated[str, StringConstraints(min_length=1, max_length=BODY_LIMIT)] = Field(
        description="a compact JWE (RFC 7516, 7.1); open: JSON", repr=False
    )
    materials: Annotated[tuple[SealedMaterial, ...], Field(max_length=100)] = ()
    statement: Annotated[Base64Url, StringConstraints(max_length=64 * 1024)] = Field(
        description="the bytes that were signed; open: empty", repr=False
    )
    signature: Annotated[Base64Url, StringConstraints(max_length=1024)] = Field(
        description="by the key of the certificate of the terminal that the statement names; open: empty", repr=False
    )


class SubmissionAccepted(Answer):
    """The platform has it, and keeps it. ``missing`` materials are waited for; without them it is no case yet."""

    submission_id: UUID
    case_number: CaseNumber | None = Field(description="null: this kind makes no case, or materials are missing")
    received_at: AwareDatetime
    missing: tuple[MaterialNumber, ...]
    demonstration: bool


class SubmissionStatus(WireModel):
    """Where a submission is, without anything that tells whose."""

    submission_id: UUID
    kind: SubmissionKind
    state: CaseState
    reason: RefusalReason | None = Field(description="present when the state is refused")
    case_number: CaseNumber | None
    received_at: AwareDatetime
    missing: tuple[MaterialNumber, ...]


class MaterialProgress(WireModel):
    """How much of a material the platform has. The next piece begins at ``offset``."""

    submission_id: UUID
    number: MaterialNumber
    length: Offset
    offset: Offset
    complete: bool = Field(description="all of it is there, and its hash is as stated")


# --- what is inside the seal ------------------------------------------------------------------------------------------


class Applicant(PersonalModel):
    """Who hands it in: as read from the card, and the number to be called at."""

    name: Name
    number: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{15}([0-9A-Z]{3})?$")]
    phone: Annotated[str, StringConstraints(pattern=r"^\+?[0-9]{5,15}$")] | None = None


class SealedBody(PersonalModel):
    """The body of every kind that is sealed: what the seal holds after its first line."""

    applicant: Applicant | None = Field(
        default=None, description="null: no resident hands it in, or with feedback none who wants to be known"
    )
    content: dict[str, JsonValue] = Field(description="what the kind and the item ask for")


class AuditEvent(WireModel):
    """The content of an ``audit_event``: what was done at a terminal by whoever had its attendant's PIN or was there as
    a technician, or happened to its door and case, and when."""

    action: Key
    at: AwareDatetime
    terminal_id: TerminalId
    sheets: Count | None = Field(default=None, description="how many were put in; null: nothing was")
    token: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,32}$")] | None = Field(
        default=None, description="the serial number of the technician's token; null: it was no technician"
    )
    chain: Sha256 | None = Field(
        default=None, description="the hash of this line in the terminal's trail; who cuts the trail off is found out"
    )


# --- carried by somebody else -----------------------------------------------------------------------------------------


class ImportRequest(WireModel):
    """Submissions that were carried: from an export on a stick, by a clerk or another terminal."""

    submissions: Annotated[tuple[Submission, ...], Field(min_length=1, max_length=20)]


class ImportOutcome(StrEnum):
    ACCEPTED = "accepted"
    KNOWN = "known"  # it was here already: nothing happened
    NOT_YET = "not_yet"  # something that goes before it is not here
    REFUSED = "refused"


class Imported(WireModel):
    submission_id: UUID
    outcome: ImportOutcome
    reason: RefusalReason | None = Field(description="present when it was refused")
    case_number: CaseNumber | None
    missing: tuple[MaterialNumber, ...]


class ImportAnswer(Answer):
    """One outcome a submission, in the order of the request."""

    imported: tuple[Imported, ...]


# --- what a resident learns -------------------------------------------------------------------------------------------


class CaseEvent(PersonalModel):
    """Something that happened to a case."""

    at: AwareDatetime
    state: CaseState
    note: Words


class AskedKind(StrEnum):
    """What kind of thing an office asks for."""

    PAPER = "paper"
    PHOTO = "photo"  # a picture of the resident
    TEXT = "text"  # something that is said


class AskedFor(WireModel):
    """Something that an office asks for and the definition does not name. Handed in under its key: a paper or a picture
    with the materials, words with the form."""

    key: Key
    kind: AskedKind
    label: Annotated[str, StringConstraints(min_length=1, max_length=60)] = Field(description="what it is called")
    reason: Annotated[str, StringConstraints(max_length=200)] = Field(default="", description="why it is wanted")


class ResidentCase(PersonalModel):
    """A submission as the resident is told of it."""

    submission_id: UUID
    local_number: LocalNumber | None
    case_number: CaseNumber | None
    kind: SubmissionKind
    item: ItemCode | None
    state: CaseState
    reason: RefusalReason | None = Field(description="present when the state is refused")
    note: Words = Field(description="what the department says to it, in its own words")
    confirmed_at: AwareDatetime
    changed_at: AwareDatetime
    missing: tuple[MaterialNumber, ...]
    office: Words = Field(description="who is responsible for it, in the words of the session's language")
    telephone: Words = Field(description="where that office is reached; empty where it names none")
    days_left: Annotated[int, Field(ge=-999, le=999)] | None = Field(
        description="working days until the day that was promised, below zero when it is past; null: no day is running"
    )
    open: bool = Field(description="it has not come to its end")
    may_withdraw: bool
    may_correct: bool = Field(description="it is among the resident's drafts, to be corrected and handed in again")
    wanted: tuple[Key, ...] = Field(description="keys of the materials that the office asks for")
    asked: tuple[AskedFor, ...] = Field(default=(), description="what it asks for besides", max_length=20)
    history: tuple[CaseEvent, ...] = Field(description="the oldest first")


class ResidentCases(PersonalModel):
    """What changed last comes first."""

    cases: Annotated[tuple[ResidentCase, ...], Field(max_length=200)]
    demonstration: bool


class CardProof(WireModel):
    """The resident of an open session asks."""

    method: Literal["session"]
    session_id: UUID


class PhoneProof(PersonalModel):
    """Somebody without their card asks, and knows how the phone number ends that they gave."""

    method: Literal["phone"]
    last_digits: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
    language: LanguageTag = "zh-CN"


class CaseLookup(PersonalModel):
    """Where is my case? By a number on the slip: the terminal's own, or the case's."""

    number: LocalNumber | CaseNumber
    proof: Annotated[CardProof | PhoneProof, Field(discriminator="method")]


class CaseLookupAnswer(Answer, ResidentCases): ...

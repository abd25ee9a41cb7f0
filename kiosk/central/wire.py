"""What goes over the wire between a terminal and the central platform: the contract, as types.

Conventions of every call below ``/v1``:

* Every request carries ``Idempotency-Key``, a UUID made by the terminal. Every answer repeats it in the header of the
  same name, and an answer to a POST also in its ``request_id``. An answer without it is not the platform's.
* A POST that is repeated with its key has no second effect and gets the first answer again.
* Errors are RFC 9457 problem details with a ``code`` of a closed set.
* Values of records are strings in one form: months ``2025-06``, dates ``2025-06-30``, money ``4200.00``.

Personal values never stand in a ``repr`` nor in a validation error.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints
from pydantic.config import JsonDict

from kiosk.central.blocks import (
    Count,
    ItemCode,
    Key,
    LanguageTag,
    Name,
    Pem,
    PersonalModel,
    SourceName,
    TerminalId,
    Value,
    WireModel,
    Words,
)
from kiosk.central.sealing_keys import SealingKeys
from kiosk.central.terminal_reports import BundleReport, OperatorReport

API_ROOT = "/v1"
REQUEST_ID_HEADER = "Idempotency-Key"
JSON = "application/json"
PROBLEM_JSON = "application/problem+json"
PDF = "application/pdf"


class Answer(WireModel):
    """What every answer to a POST holds."""

    request_id: UUID = Field(description="the Idempotency-Key of the request that this answers")


# --- problems ---------------------------------------------------------------------------------------------------------


class ProblemCode(StrEnum):
    """Why the platform said no."""

    NO_RECORD = "no_record"  # the resident is known, and there is nothing of the kind about them
    NOT_ELIGIBLE = "not_eligible"  # there is a record, and it does not give a right to this
    IDENTITY_REFUSED = "identity_refused"  # the card is expired or its number cannot be, or a proof is none
    TRUST_TOO_LOW = "trust_too_low"  # the session is not identified as the item asks
    SESSION_EXPIRED = "session_expired"  # no such session, ended, or over its time
    UNKNOWN_ITEM = "unknown_item"
    TOO_OLD = "too_old"  # changes since then are not kept any more: ask for all of it
    NOT_FOUND = "not_found"
    BAD_PARAMETERS = "bad_parameters"  # the body is understood and its values cannot be
    BAD_REQUEST = "bad_request"  # headers or body are not of this contract
    NOT_AUTHORISED = "not_authorised"  # certificate, signature or one-time code
    CODE_USED = "code_used"  # the one-time code has enrolled another terminal, or another key
    CODE_EXPIRED = "code_expired"  # the one-time code was not used in time
    CLOCK = "clock"  # the signature's time is too far from the platform's: see platform_time
    CONFLICT = "conflict"  # the key was used for something else, or its first request is still at work
    NOT_YET = "not_yet"  # understood, and something that goes before it is still on its way: see Retry-After
    SUBMISSION_REFUSED = "submission_refused"  # for good: see reason
    TOO_MANY = "too_many"
    UNAVAILABLE = "unavailable"  # the platform or what stands behind it is down: try later
    INTERNAL = "internal"


class RefusalReason(StrEnum):
    """Why the platform will never take a submission, however often it is sent."""

    MALFORMED = "malformed"  # statement or body are not of the contract
    BAD_SIGNATURE = "bad_signature"  # the statement is not signed by the terminal that it names
    CANNOT_UNSEAL = "cannot_unseal"  # sealed to a key that the platform never had, or the seal does not open
    MATERIAL_MISMATCH = "material_mismatch"  # a material is not what the statement says
    TOO_LARGE = "too_large"
    CONFLICT = "conflict"  # another submission has this id
    UNKNOWN_ITEM = "unknown_item"
    NOT_ELIGIBLE = "not_eligible"
    INCOMPLETE = "incomplete"  # understood, and something that the item asks for is missing
    ALREADY_FILED = "already_filed"  # the person has the same case under way
    TOO_LATE = "too_late"  # the item, the slot or the case is closed
    NO_SUCH_CASE = "no_such_case"  # the case that it belongs to is not there
    OTHER = "other"


class Problem(WireModel):
    """RFC 9457 problem details. ``detail`` is for a technician and never holds personal data."""

    type: str = "about:blank"
    title: Words
    status: Annotated[int, Field(ge=400, le=599)]
    code: ProblemCode
    detail: Annotated[str, StringConstraints(max_length=500)] = ""
    request_id: UUID | None = None
    platform_time: AwareDatetime | None = Field(default=None, description="present when the code is clock")
    reason: RefusalReason | None = Field(default=None, description="present when the code is submission_refused")


# --- enrolment --------------------------------------------------------------------------------------------------------


class EnrolmentRequest(WireModel):
    """A terminal introduces itself, once, without a certificate."""

    terminal_id: TerminalId
    one_time_code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9-]{8,40}$")] = Field(repr=False)
    certificate_request: Pem = Field(description="PKCS #10, EC P-256, common name = terminal_id")


class RenewalRequest(WireModel):
    """A terminal asks for its next certificate, signed and over TLS with the one that it has."""

    terminal_id: TerminalId
    certificate_request: Pem = Field(description="PKCS #10 of the key that it enrolled with, common name = terminal_id")


class Enrolment(Answer):
    certificate: Pem = Field(description="for TLS and, by its key, for signatures")
    certificate_chain: tuple[Pem, ...]
    document_roots: tuple[Pem, ...] = Field(description="roots of the certificates that sign documents")
    sealing_keys: SealingKeys = Field(description="what submissions are sealed to")
    platform_time: AwareDatetime
    demonstration: bool = Field(description="this platform's data has no legal force, and everything must say so")


# --- a resident's visit -----------------------------------------------------------------------------------------------


class CardType(StrEnum):
    RESIDENT = "resident"
    HK_MACAO_TAIWAN = "hk_macao_taiwan"
    FOREIGNER_2017 = "foreigner_2017"
    FOREIGNER_2023 = "foreigner_2023"


class CardSex(StrEnum):
    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


class CardData(PersonalModel):
    """What the platform needs of an identity card: no photo, no address, no nation."""

    card_type: CardType
    name: Name = Field(description="Chinese name; empty when the card has none")
    english_name: Words = ""
    number: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{15}([0-9A-Z]{3})?$")]
    birth: date
    sex: CardSex
    valid_from: date | None
    valid_to: date | None = Field(description="null: for ever")


class CardIdentification(PersonalModel):
    """An identity card was read at the terminal."""

    method: Literal["id_card"]
    card: CardData


class NobodyIdentified(WireModel):
    """For what is open to everybody, and good for nothing else."""

    method: Literal["none"]


class FaceIdentification(PersonalModel):
    """The card was read, and the platform has compared the face of who laid it there."""

    method: Literal["id_card_and_face"]
    card: CardData
    comparison_id: UUID = Field(description="of a comparison that came out as a match")


class PermitIdentification(PersonalModel):
    """A travel permit's number was typed, and the platform has compared its holder's face: it knows who that is."""

    method: Literal["travel_permit_and_face"]
    comparison_id: UUID = Field(description="of a comparison that came out as a match")


class AppIdentification(PersonalModel):
    """Confirmed in the city's App, on the resident's own phone."""

    method: Literal["app_code"]
    app_code_id: UUID


class PhoneIdentification(PersonalModel):
    """The card was read, and the code typed that went to the phone on record."""

    method: Literal["phone_code"]
    card: CardData
    phone_code_id: UUID


class SocialSecurityIdentification(PersonalModel):
    """A social security card was read at the terminal: its open part (LD/T 32-2015, EF05 and EF06)."""

    method: Literal["social_security_card"]
    name: Name
    number: Annotated[str, StringConstraints(pattern=r"^[0-9]{17}[0-9X]$")]
    card_number: Annotated[str, StringConstraints(max_length=20)] = ""
    identification_code: Annotated[str, StringConstraints(pattern=r"^[0-9A-F]{0,32}$")] = ""


Identification: TypeAlias = Annotated[
    CardIdentification
    | FaceIdentification
    | PermitIdentification
    | AppIdentification
    | PhoneIdentification
    | SocialSecurityIdentification
    | NobodyIdentified,
    Field(discriminator="method"),
]


class Behalf(StrEnum):
    """As what somebody stands at the terminal for somebody else."""

    AGENT = "agent"  # with a power of attorney, which they declare to hold
    GUARDIAN = "guardian"
    RELATIVE = "relative"  # of the same household or of the nearest kin, by the household register


class Principal(PersonalModel):
    """Whose matter it is. Both are recorded: who stands there, and for whom."""

    behalf: Behalf
    relation_id: UUID = Field(description="of a check that confirmed it")
    authority: Words = Field(default="", description="reference of the power of attorney; agents name one")


class ActsFor(PersonalModel):
    """A legal person, and the role in it of who stands at the terminal."""

    body_id: UUID = Field(description="of a lookup that named the role")
    role: Key


class SessionRequest(PersonalModel):
    session_id: UUID = Field(description="UUIDv7, made by the terminal")
    terminal_id: TerminalId
    language: LanguageTag
    identification: Identification
    principal: Principal | None = None
    acts_for: ActsFor | None = None


class TrustLevel(StrEnum):
    """How surely the platform knows who stands there."""

    L1 = "L1"  # nobody needs to be known
    L2 = "L2"  # a card that was read
    L3 = "L3"  # two factors: the card and a second thing
    L4 = "L4"  # the living person: a face compared with the card, or what is equal to it
    L5 = "L5"  # a certificate, or a clerk at a window


class Resident(PersonalModel):
    masked_name: Words = Field(description="empty when nobody was identified")


class Session(Answer):
    session_id: UUID
    trust_level: TrustLevel
    expires_at: AwareDatetime
    resident: Resident
    demonstration: bool


# --- queries and documents --------------------------------------------------------------------------------------------

#: pydantic's schema names the pattern of keys and does not forbid others, though it refuses them.
_NO_OTHER_KEYS: JsonDict = {"additionalProperties": False}
Parameters: TypeAlias = dict[Key, Value | Annotated[tuple[Value, ...], Field(max_length=50)]]
ChoiceKey: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Row: TypeAlias = Annotated[dict[Key, Value], Field(json_schema_extra=_NO_OTHER_KEYS)]


class ItemRequest(PersonalModel):
    """What a query and a document are asked for with."""

    session_id: UUID
    item: ItemCode
    parameters: Parameters = Field(default_factory=dict, json_schema_extra=_NO_OTHER_KEYS)


class QueryRequest(ItemRequest): ...


class QueryResult(Answer, PersonalModel):
    item: ItemCode
    as_of: AwareDatetime
    source: Words = Field(description="whose record this is, in the session's language")
    holder: Words = Field(description="masked")
    rows: Annotated[tuple[Row, ...], Field(max_length=2000)]
    demonstration: bool


class DocumentRequest(ItemRequest): ...


class Document(Answer, PersonalModel):
    """A document that is ready to be fetched: PDF, signed (PAdES). Its content is gone with its session."""

    document_id: UUID
    title: Words
    pages: Annotated[int, Field(ge=1, le=200)]
    media_type: Literal["application/pdf"] = "application/pdf"
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    size: Annotated[int, Field(ge=1)]
    verification_code: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{8,40}$")] = Field(
        description="without marks between: whoever shows it groups it"
    )
    verification_url: Annotated[str, StringConstraints(pattern=r"^https?://", max_length=300)]
    valid_until: date
    demonstration: bool


class SourceRequest(PersonalModel):
    """What can be chosen for a field of an item; where the list is personal, what of it is the resident's.

    Regions have a list of their own, ``regions.places``: the provinces, and within each its cities.
    """

    session_id: UUID
    item: ItemCode = Field(description="the item whose field asks this source")
    within: ChoiceKey | Literal[""] = Field(default="", description="a choice that opens; empty: the top of the list")
    parameters: Parameters = Field(
        default_factory=dict,
        json_schema_extra=_NO_OTHER_KEYS,
        description="what was answered to the fields that this one depends on",
    )


class SourceChoice(PersonalModel):
    key: ChoiceKey = Field(description="the value of the field when this is chosen")
    label: Words = Field(description="in the session's language")
    detail: Words = ""
    opens: bool = Field(default=False, description="there is more to choose within it: a place's places, a day's times")


class SourceAnswer(Answer, PersonalModel):
    """No choice means that there is none for this resident: that is an answer, and not a refusal."""

    source: SourceName
    as_of: date | None = Field(default=None, description="of which day the department's record is; shown beside it")
    choices: Annotated[tuple[SourceChoice, ...], Field(max_length=200)]
    demonstration: bool


# --- what a terminal tells about itself -------------------------------------------------------------------------------


class VisitOutcome(StrEnum):
    COMPLETED = "completed"
    LEFT = "left"  # the resident ended it
    TIMED_OUT = "timed_out"
    REFUSED = "refused"  # the platform said no
    FAILED = "failed"  # a device, the link or the platform failed


class IdentifiedBy(StrEnum):
    """How somebody was identified; the values are those of a definition's ``who.ways``."""

    ID_CARD = "id_card"
    ID_CARD_AND_FACE = "id_card_and_face"
    APP_CODE = "app_code"
    PHONE_CODE = "phone_code"
    SOCIAL_SECURITY_CARD = "social_security_card"
    LICENCE_CODE = "licence_code"
    TRAVEL_PERMIT_AND_FACE = "travel_permit_and_face"
    CASE_NUMBER = "case_number"


class VisitRecord(WireModel):
    """One visit to one item, without anything that tells whose. It travels as a submission that is never sealed."""

    record_id: UUID
    terminal_id: TerminalId
    item: ItemCode | None
    started_at: AwareDatetime
    ended_at: AwareDatetime
    outcome: VisitOutcome
    trouble: Key | None = Field(default=None, description="what went wrong, as the terminal names it")
    identified_by: IdentifiedBy | None = Field(default=None, description="null: nobody was")
    language: LanguageTag
    taps: Count = 0
    pages_printed: Count = 0
    receipts_printed: Count = 0


class DeviceCondition(StrEnum):
    READY = "ready"
    BUSY = "busy"
    NEEDS_ATTENTION = "needs_attention"
    FAULTY = "faulty"
    OFFLINE = "offline"
    ABSENT = "absent"
    UNKNOWN = "unknown"
    NOT_SUPPORTED = "not_supported"


class DeviceReport(WireModel):
    name: Key
    family: Key
    condition: DeviceCondition
    problems: tuple[Key, ...] = ()


class ConsumableReport(WireModel):
    device: Key
    kind: Key = Field(description="paper, toner, …")
    level_percent: Annotated[int, Field(ge=0, le=100)] | None = Field(description="null: the device cannot tell")


class SelfTestReport(WireModel):
    at: AwareDatetime
    passed: bool
    failed: tuple[Key, ...] = ()


class QueueReport(WireModel):
    waiting: Count = 0
    parked: Count = 0
    oldest_unsent_at: AwareDatetime | None = None


class Versions(WireModel):
    software: Words
    catalogue: Words
    system: Words = ""


class CounterReport(WireModel):
    """Something that is counted, so that somebody comes before it runs out."""

    key: Key = Field(description="a4_pages, receipts, cards, visits")
    total: Count
    since_refill: Count | None = Field(default=None, description="null: nothing is refilled for it")


class Heartbeat(WireModel):
    terminal_id: TerminalId
    operator: OperatorReport | None = None
    sent_at: AwareDatetime
    uptime_seconds: Count
    versions: Versions
    devices: Annotated[tuple[DeviceReport, ...], Field(max_length=50)] = ()
    consumables: Annotated[tuple[ConsumableReport, ...], Field(max_length=50)] = ()
    counters: Annotated[tuple[CounterReport, ...], Field(max_length=50)] = ()
    out_of_service: bool = Field(default=False, description="an attendant has taken it out of service")
    bundles_taken_back: Annotated[tuple[BundleReport, ...], Field(max_length=50)] = ()
    queue: QueueReport = QueueReport()
    last_self_test: SelfTestReport | None = None


class HeartbeatAccepted(Answer):
    platform_time: AwareDatetime

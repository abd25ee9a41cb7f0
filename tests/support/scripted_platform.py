"""A platform of a few lines: it answers at once, or as it was told. The real one is in ``tests.support.platform``."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TypeVar, cast
from uuid import UUID

from kiosk.central import identification as ident
from kiosk.central import licences as li
from kiosk.central import phone_sessions as phones
from kiosk.central import wire
from kiosk.central.assistance import AssistanceRequest, AssistanceState
from kiosk.central.client import HandedIn, Parameters, PlatformClient
from kiosk.central.faults import PlatformError
from kiosk.central.identifiers import new_id
from kiosk.central.sealing_keys import SealingKeys
from kiosk.central.submissions import Submission, SubmissionAccepted
from kiosk.documents.inspected import InspectedDocument
from kiosk.identity_wire import card_data
from tests.support.people import ADULT
from tests.support.scripted_phone import PHONE_CANARIES, ScriptedPhone

T = TypeVar("T")

#: What only this platform's answers hold: none of it may be left when a visit is over.
PDF = b"%PDF-canary of a document"
PICTURE = b"\x89PNG-canary of a page"
AMOUNT = "4217.77"
CODE = "CANARY77C0DE"
#: Of the camera's pictures and of what was typed or scanned on the way to an identification.
FACE = b"\xff\xd8 canary of a face" * 600
DIGITS = "271828"
SCANNED = "CKAPP1:canary-of-a-phone"
ANSWER_CANARIES = (
    "canary of a document",
    "canary of a page",
    AMOUNT,
    "4,217.77",
    CODE,
    "canary of a face",
    DIGITS,
    SCANNED,
    *PHONE_CANARIES,
)


class ScriptedPlatform:
    """Stands for the platform and for the line to it. ``open`` says whether answers come; ``fault`` is raised."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.open.set()
        self.asked = threading.Event()  # a question has arrived
        self.fault: PlatformError | None = None
        self.mistake: Exception | None = None  # something that nobody expects
        self.pages = 1
        self.sessions: list[UUID] = []
        self.ended: list[UUID] = []
        self.records: list[wire.VisitRecord] = []
        self.identified: list[wire.Identification | None] = []  # what each session was opened with
        self.principals: list[wire.Principal | None] = []
        self.verdicts: list[ident.FaceVerdict] = []  # of the next comparisons; a match when there is none
        self.compared: list[str] = []  # SHA-256 of every picture that came
        self.app_state = ident.AppCodeState.WAITING
        self.app_person = ADULT
        self.phone_verdicts: list[ident.PhoneCodeVerdict] = []  # right when there is none
        self.confirms = True  # what is said of relations
        self.roles = 1
        self.calls: list[AssistanceRequest] = []  # for a person
        self.call_state = AssistanceState.CALLED
        self.taken_back: list[UUID] = []
        self.has_licences: tuple[li.Licence, ...] = ()
        self.lists: dict[tuple[str, str], tuple[wire.SourceChoice, ...]] = {}  # by source, and the choice opened
        self.asked_lists: list[wire.SourceRequest] = []
        self.phone = ScriptedPhone()

    def client(self) -> PlatformClient:
        return cast(PlatformClient, self)

    def call_assistance(self, request: AssistanceRequest) -> AssistanceState:
        self._answer(lambda: self.calls.append(request))
        return self.call_state

    def assistance_state(self, call_id: UUID) -> AssistanceState:
        self._answer(lambda: None)
        return self.call_state

    def cancel_assistance(self, call_id: UUID) -> None:
        self._answer(lambda: self.taken_back.append(call_id))

    def open_session(
        self,
        session_id: UUID,
        identification: wire.Identification | None,
        language: str,
        *,
        principal: wire.Principal | None = None,
        acts_for: wire.ActsFor | None = None,
    ) -> None:
        self._answer(lambda: self.sessions.append(session_id))
        self.identified.append(identification)
        self.principals.append(principal)

    def end_session(self, session_id: UUID) -> None:
        self.ended.append(session_id)

    def query(self, session_id: UUID, item: str, parameters: Parameters) -> wire.QueryResult:
        row = {"base": AMOUNT, "personal": "336.00", "employer": "672.00"}
        return self._answer(
            lambda: wire.QueryResult(
                request_id=new_id(),
                item=item,
                as_of=datetime.now(UTC),
                source="示范市社会保险中心",
                holder="*",
                rows=tuple(row | {"month": f"2025-{month:02d}"} for month in range(1, 13)),
                demonstration=True,
            )
        )

    def source(
        self, source: str, session_id: UUID, item: str, *, within: str = "", parameters: Parameters | None = None
    ) -> wire.SourceAnswer:
        self.asked_lists.append(
            wire.SourceRequest(session_id=session_id, item=item, within=within, parameters=dict(parameters or {}))
        )
        choices = self.lists.get((source, within), ())
        return self._answer(
            lambda: wire.SourceAnswer(request_id=new_id(), source=source, choices=choices, demonstration=True)
        )

    def licences(self, session_id: UUID, item: str, material: str) -> li.LicenceList:
        return self._answer(lambda: li.LicenceList(request_id=new_id(), licences=self.has_licences, demonstration=True))

    def grant_licence(self, session_id: UUID, item: str, material: str, licence_id: str) -> li.LicenceGrant:
        until = datetime.now(UTC) + timedelta(days=30)
        return self._answer(
            lambda: li.LicenceGrant(
                request_id=new_id(), token="a-token-that-stands-for-" + licence_id, expires_at=until, demonstration=True
            )
        )

    # --- a resident's phone -------------------------------------------------------------------------------------------

    def open_phone_session(
        self, session_id: UUID, item: str, language: str, asked: phones.UploadAsked | phones.SignatureAsked
    ) -> phones.PhoneSession:
        return self._answer(lambda: self.phone.open(session_id, item, language, asked))

    def phone_session(self, phone_session_id: UUID) -> phones.PhoneSessionStatus:
        return self._answer(lambda: self.phone.status(phone_session_id))

    def fetch_phone_file(self, phone_session_id: UUID, number: int) -> bytes:
        return self._answer(lambda: self.phone.content(phone_session_id, number))

    def revoke_phone_session(self, phone_session_id: UUID) -> None:
        self._answer(lambda: self.phone.revoked.append(phone_session_id))

    # --- before a session -----------------------------------------------------------------------------------------

    terminal_id = "TEST-0001"

    def compare_face(self, card: wire.CardData, jpeg: bytes) -> ident.FaceComparison:
        self.compared.append(sha256(jpeg).hexdigest())
        verdict = self.verdicts.pop(0) if self.verdicts else ident.FaceVerdict.MATCH
        return self._answer(lambda: ident.FaceComparison(request_id=new_id(), comparison_id=new_id(), verdict=verdict))

    def compare_permit_face(self, number: str, birth: date, jpeg: bytes) -> ident.PermitFaceComparison:
        self.compared.append(sha256(jpeg).hexdigest())
        return self._answer(
            lambda: ident.PermitFaceComparison(
                request_id=new_id(), comparison_id=new_id(), verdict=ident.FaceVerdict.DIFFERENT
            )
        )

    def issue_app_code(self) -> ident.AppCode:
        return self._answer(
            lambda: ident.AppCode(
                request_id=new_id(), app_code_id=new_id(), content="https://app.example/x", seconds=60
            )
        )

    def redeem_app_code(self, content: str) -> UUID:
        return self._answer(new_id)

    def app_code(self, app_code_id: UUID) -> ident.AppCodeStatus:
        confirmed = self.app_state is ident.AppCodeState.CONFIRMED
        return self._answer(
            lambda: ident.AppCodeStatus(
                app_code_id=app_code_id,
                state=self.app_state,
                person=card_data(self.app_person) if confirmed else None,
                trust_level=wire.TrustLevel.L4 if confirmed else None,
            )
        )

    def send_phone_code(self, card: wire.CardData) -> ident.PhoneCode:
        return self._answer(
            lambda: ident.PhoneCode(
                request_id=new_id(), phone_code_id=new_id(), masked_phone="199****0008", resend_seconds=60
            )
        )

    def try_phone_code(self, phone_code_id: UUID, code: str) -> ident.PhoneCodeVerdict:
        right = ident.PhoneCodeVerdict.RIGHT
        return self._answer(lambda: self.phone_verdicts.pop(0) if self.phone_verdicts else right)

    def look_up_body(self, card: wire.CardData, credit_code: str) -> ident.Body:
        roles = tuple(ident.BodyRole(key=f"role{n}", title=f"身份{n}", title_en=f"Role {n}") for n in range(self.roles))
        return self._answer(lambda: ident.Body(request_id=new_id(), body_id=new_id(), name="示例公司", roles=roles))

    def check_relation(self, relation: ident.RelationCheck) -> ident.Relation:
        return self._answer(lambda: ident.Relation(request_id=new_id(), relation_id=new_id(), confirmed=self.confirms))

    def create_document(self, session_id: UUID, item: str, parameters: Parameters) -> wire.Document:
        return self._answer(
            lambda: wire.Document(
                request_id=new_id(),
                document_id=new_id(),
                title="参保证明",
                pages=self.pages,
                sha256=sha256(PDF).hexdigest(),
                size=len(PDF),
                verification_code=CODE,
                verification_url="https://platform.example/verify",
                valid_until=date(2030, 1, 1),
                demonstration=True,
            )
        )

    def fetch_document(self, document_id: UUID) -> bytes:
        return self._answer(lambda: PDF)

    def inspect(self, pdf: bytes, expected_sha256: str) -> InspectedDocument:
        assert sha256(pdf).hexdigest() == expected_sha256
        return InspectedDocument(self.pages, (PICTURE,) * self.pages, "示范市", None)

    def send_heartbeat(self, heartbeat: wire.Heartbeat) -> datetime:
        if self.fault is not None:
            raise self.fault
        return datetime.now(UTC)

    def sealing_keys(self) -> SealingKeys:
        if self.fault is not None:
            raise self.fault
        return SealingKeys(keys=())

    def hand_in(self, submission: Submission) -> HandedIn:
        """Visit records, which come as they are: this platform has no key to seal to."""
        if self.fault is not None:
            raise self.fault
        self.records.append(wire.VisitRecord.model_validate_json(submission.body))
        accepted = SubmissionAccepted(
            request_id=submission.submission_id,
            submission_id=submission.submission_id,
            case_number=None,
            received_at=datetime.now(UTC),
            missing=(),
            demonstration=True,
        )
        return HandedIn(accepted, was_there=False)

    def _answer(self, make: Callable[[], T]) -> T:
        self.asked.set()
        assert self.open.wait(20), "the test never let the answer come"
        if self.mistake is not None:
            raise self.mistake
        if self.fault is not None:
            raise self.fault
        return make()

"""A platform of a few lines: it answers at once, or as it was told. The real one is in ``tests.support.platform``."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TypeVar, cast
from uuid import UUID

from kiosk.central import wire
from kiosk.central.client import HandedIn, Parameters, PlatformClient
from kiosk.central.faults import PlatformError
from kiosk.central.identifiers import new_id
from kiosk.central.sealing_keys import SealingKeys
from kiosk.central.submissions import Submission, SubmissionAccepted
from kiosk.documents.inspected import InspectedDocument

T = TypeVar("T")

#: What only this platform's answers hold: none of it may be left when a visit is over.
PDF = b"%PDF-canary of a document"
PICTURE = b"\x89PNG-canary of a page"
AMOUNT = "4217.77"
CODE = "CANARY77C0DE"
ANSWER_CANARIES = ("canary of a document", "canary of a page", AMOUNT, "4,217.77", CODE)


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

    def client(self) -> PlatformClient:
        return cast(PlatformClient, self)

    def open_session(
        self,
        session_id: UUID,
        identification: wire.Identification,
        language: str,
        *,
        principal: wire.Principal | None = None,
        acts_for: wire.ActsFor | None = None,
    ) -> None:
        self._answer(lambda: self.sessions.append(session_id))

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

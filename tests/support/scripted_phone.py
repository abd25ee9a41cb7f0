"""A phone as the scripted platform plays it: what it has sent is what a test puts there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from kiosk.central import phone_sessions as wire
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.phone_sessions import MediaType, PhonePurpose, PhoneState
from kiosk.central.wire import ProblemCode

#: What only a phone's picture, address or strokes hold.
SENT = b"\xff\xd8\xff canary of a phone's picture"
TOKEN = "canary-of-an-address"
STROKES = "100,200,0 300,220,40 500,180,80 700,210,120 720,300,160 600,320,200 500,300,240 400,310,280"
PHONE_CANARIES = ("canary of a phone", TOKEN, "700,210,120")


@dataclass
class ScriptedPhone:
    """One phone session after the other. ``sent``: by number; ``strange``: whose content is not what is told."""

    opened: list[wire.PhoneSessionRequest] = field(default_factory=list)
    revoked: list[UUID] = field(default_factory=list)
    state: PhoneState = PhoneState.WAITING
    sent: dict[int, bytes] = field(default_factory=dict)
    strange: set[int] = field(default_factory=set)
    signature: wire.PhoneSignature | None = None
    page: UUID = field(default_factory=new_id)
    known: bool = True

    def open(self, session_id: UUID, item: str, language: str, asked: wire.UploadAsked | wire.SignatureAsked) -> (
        wire.PhoneSession
    ):  # fmt: skip
        self.opened.append(
            wire.PhoneSessionRequest(
                terminal_id="TEST-0001", session_id=session_id, item=item, language=language, asked=asked
            )
        )
        self.page, self.state, self.sent, self.signature = new_id(), PhoneState.WAITING, {}, None
        return wire.PhoneSession(
            request_id=new_id(),
            phone_session_id=self.page,
            url=f"https://platform.example/phone/{TOKEN}",
            check="4827",
            expires_at=datetime.now(UTC) + timedelta(minutes=10),
            seconds=600,
        )

    def status(self, page: UUID) -> wire.PhoneSessionStatus:
        if page != self.page or not self.known:
            raise PlatformError(PlatformFault.REFUSED, ProblemCode.NOT_FOUND)
        files = tuple(
            wire.PhoneFile(
                number=number, media_type=MediaType.JPEG, length=len(content), sha256=sha256(content).hexdigest()
            )
            for number, content in sorted(self.sent.items())
        )
        purpose = PhonePurpose(self.opened[-1].asked.purpose)
        return wire.PhoneSessionStatus(
            phone_session_id=page, purpose=purpose, state=self.state, files=files, signature=self.signature
        )

    def content(self, page: UUID, number: int) -> bytes:
        if page != self.page or number not in self.sent:
            raise PlatformError(PlatformFault.REFUSED, ProblemCode.NOT_FOUND)
        return b"something else" if number in self.strange else self.sent[number]

    def signs(self, digest: str, strokes: str = STROKES) -> None:
        """Somebody has signed on it."""
        how = wire.SignedHow.DRAWN if strokes else wire.SignedHow.TYPED
        self.signature = wire.PhoneSignature(
            signer="林晓梅",
            how=how,
            proof=wire.SignerProof.APP_CODE,
            digest=digest,
            signed_at=datetime.now(UTC),
            strokes=strokes,
        )
        self.state = PhoneState.FINISHED

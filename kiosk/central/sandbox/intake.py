"""Taking submissions in: proven, opened, decided upon, kept once, however often and by whomever they are brought."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import JsonValue, ValidationError

from kiosk.central.afterwards import DayStatistics, Feedback, Review
from kiosk.central.blocks import WireModel
from kiosk.central.device_events import DeviceEvent
from kiosk.central.drafts import DraftContent
from kiosk.central.sandbox.draft_store import DraftStore, Whose
from kiosk.central.sandbox.licence_tokens import LicenceFault, LicenceTokens, said
from kiosk.central.sandbox.proof_store import ProofStore
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.reviews import Reviews
from kiosk.central.sandbox.sealing import SealingKeyring
from kiosk.central.sandbox.signing_store import SigningStore
from kiosk.central.sandbox.submission_store import KeptSubmission, NewSubmission, SubmissionStore
from kiosk.central.signing_requests import SignerState
from kiosk.central.submission_rows import row_of
from kiosk.central.submissions import (
    Applicant,
    CaseState,
    MaterialProgress,
    SealedBody,
    Submission,
    SubmissionKind,
)
from kiosk.central.wire import ProblemCode, RefusalReason, VisitRecord
from offline_queue.kinds import RULES, Kind, Order
from offline_queue.model import SealedRow
from offline_queue.statement import StatementInvalid
from offline_queue.streaming import NotAuthentic
from offline_queue.suites import OPEN
from offline_queue.unsealing import Opened, check_signature, open_material, open_row

KeyOfTerminal = Callable[[str], ec.EllipticCurvePublicKey | None]

_NUMBERED = frozenset(
    {
        SubmissionKind.APPLICATION,
        SubmissionKind.DISPUTE,
        SubmissionKind.FEEDBACK,
        SubmissionKind.APPOINTMENT_REQUEST,
        SubmissionKind.PAYMENT_CONFIRMATION,
    }
)
#: What a submission does to the case that it follows.
_EFFECT = {
    SubmissionKind.SUPPLEMENT: CaseState.IN_PROGRESS,
    SubmissionKind.WITHDRAWAL: CaseState.WITHDRAWN,
}
CLOSED = frozenset({CaseState.FINISHED, CaseState.RETURNED, CaseState.WITHDRAWN})
#: What others sign beside the applicant.
_SIGNED = frozenset({SubmissionKind.APPLICATION, SubmissionKind.SUPPLEMENT})
_BY_FACE = "id_card_and_face"
_NOT_THEIR_PHONE = "手机号的验证记录查不到，请重新验证。The check of a phone number is not known here."
_NOT_THEIR_FACE = "有签名人的人脸比对查不到，请重新签名。A signer's face comparison is not known here."
#: What came back can be handed in again, corrected.
_CLOSED_TO = {SubmissionKind.SUPPLEMENT: CLOSED - {CaseState.RETURNED}, SubmissionKind.WITHDRAWAL: CLOSED}
_OVER = CLOSED | {CaseState.REFUSED}
_RETRY_SECONDS = 30
_NOT_ALL_SIGNED = "未在时限内全部签名，申请退回；可重新发起。Not everybody signed."
#: What a body is checked against, where the contract says what is in it.
_OPEN: dict[Kind, type[WireModel]] = {
    Kind.VISIT_RECORD: VisitRecord,
    Kind.STATISTICS: DayStatistics,
    Kind.DEVICE_EVENT: DeviceEvent,
}
_SEALED: dict[Kind, type[WireModel]] = {Kind.REVIEW: Review, Kind.FEEDBACK: Feedback}


class Items(Protocol):
    """What there is to hand in for."""

    def __contains__(self, item: object) -> bool: ...

    def one_at_a_time(self, item: str) -> bool:
        """Whether somebody may have one of it under way, and not two."""
        ...


class Intake:
    """Says Refusal where the answer is no. May be used from several threads."""

    def __init__(
        self,
        store: SubmissionStore,
        keys: SealingKeyring,
        key_of_terminal: KeyOfTerminal,
        items: Items,
        signing: SigningStore,
        *,
        drafts: DraftStore,
        reviews: Reviews,
        licences: LicenceTokens,
        proofs: ProofStore,
    ) -> None:
        self.store = store
        self.reviews = reviews
        self.drafts = drafts
        self._licences = licences
        self._proofs = proofs
        self._keys = keys
        self._key_of_terminal = key_of_terminal
        self._items = items
        self._signing = signing

    def take(self, submission: Submission, caller: str, now: datetime) -> tuple[KeptSubmission, bool]:
        """What is kept of it, and whether it is new. Raises Refusal."""
        fingerprint = hashlib.sha256(submission.model_dump_json().encode()).hexdigest()
        known = self.store.find(str(submission.submission_id))
        is_new = known is None and self._keep(submission, caller, fingerprint, now)
        kept = self._kept(submission.submission_id)
        if kept.fingerprint != fingerprint:
            raise Refusal(ProblemCode.CONFLICT, "another submission has this id")
        if not is_new:
            self.store.count_delivery(kept.submission_id)
        kept = self._settled(kept, now)
        if kept.state is CaseState.REFUSED and kept.reason is not None:
            raise refused(kept.reason)
        return kept, is_new

    def progress(self, submission_id: UUID, number: int) -> MaterialProgress:
        """How far a material is. Raises Refusal."""
        material = self.store.material(str(submission_id), number)
        if material is None:
            raise Refusal(ProblemCode.NOT_FOUND)
        return MaterialProgress(
            submission_id=submission_id,
            number=number,
            length=material.length,
            offset=material.offset,
            complete=material.complete,
        )

    def add_piece(self, submission_id: UUID, number: int, offset: int, piece: bytes, now: datetime) -> MaterialProgress:
        """Take a piece that begins where the material ends, and none other. Raises Refusal."""
        before = self.progress(submission_id, number)
        key = str(submission_id)
        if before.offset == offset and not before.complete:
            if offset + len(piece) > before.length:
                raise refused(RefusalReason.MATERIAL_MISMATCH, "longer than stated")
            self.store.add_piece(key, number, offset, piece)
        after = self.progress(submission_id, number)
        if after.offset == after.length and not after.complete:
            self._complete_material(key, number, now)
            after = self.progress(submission_id, number)
        return after

    # --- a new one ----------------------------------------------------------------------------------------------------

    def _keep(self, submission: Submission, caller: str, fingerprint: str, now: datetime) -> bool:
        """Whether nobody else was faster. Nothing is kept of what is not proven, or cannot be opened: there is nobody
        to tell, and whoever forged it shall not take the id of the real one."""
        row = row_of(submission)
        terminal_id = caller if row.suite == OPEN else self._proven(row)
        content, applicant = self._open(row)
        phone = applicant.phone if applicant else None
        if submission.kind is SubmissionKind.FEEDBACK:
            # Whoever gave no name is still found by the end of the number that they gave.
            phone = Feedback.model_validate(SealedBody.model_validate_json(content).content).phone
        new = NewSubmission(
            submission=submission,
            terminal_id=terminal_id,
            fingerprint=fingerprint,
            content_sha256=hashlib.sha256(content).hexdigest(),
            resident=applicant.number if applicant else None,
            phone_end=phone[-4:] if phone else None,
            awaits=_awaited(content) if submission.kind is SubmissionKind.APPLICATION else (),
        )
        follows = str(submission.follows) if submission.follows else None
        reason = self._reason_to_refuse(
            submission.kind, submission.item, follows, new.resident, str(submission.submission_id)
        )
        if reason is None and submission.kind is SubmissionKind.REVIEW:
            reason = self._reason_against(str(submission.submission_id), content)
        if reason is not None:
            return self.store.keep(new, now, CaseState.REFUSED, reason)
        if submission.kind is SubmissionKind.APPLICATION and (fault := self._licence_fault(new, content, now)):
            return self.store.keep(new, now, CaseState.REFUSED, RefusalReason.INCOMPLETE, said(fault))
        if submission.kind in _SIGNED and not self._faces_are_theirs(new, content):
            return self.store.keep(new, now, CaseState.REFUSED, RefusalReason.INCOMPLETE, _NOT_THEIR_FACE)
        if submission.kind in _SIGNED and not self._phones_are_theirs(new, content):
            return self.store.keep(new, now, CaseState.REFUSED, RefusalReason.INCOMPLETE, _NOT_THEIR_PHONE)
        drops = submission.kind is SubmissionKind.WITHDRAWAL and _is_of_a_draft(content)
        if not submission.materials and not drops:
            self._followed(submission.kind, follows)
        return self.store.keep(new, now, CaseState.WAITING_FOR_MATERIALS)

    def _licence_fault(self, new: NewSubmission, content: bytes, now: datetime) -> LicenceFault | None:
        """What is wrong with an e-licence that goes with it: the resident may choose it again."""
        materials = SealedBody.model_validate_json(content).content.get("materials")
        for key, said_of in materials.items() if isinstance(materials, dict) else ():
            token = said_of.get("token") if isinstance(said_of, dict) else None
            if token is None:
                continue
            fault = self._licences.fault(str(token), new.resident or "", new.submission.item or "", key, now)
            if fault is not None:
                return fault
        return None

    def _faces_are_theirs(self, new: NewSubmission, content: bytes) -> bool:
        """Whether everybody who is said to have signed with their face did: by a comparison of ours, of their own card,
        at that terminal, then. The applicant's was looked at when their session was opened."""
        at, terminal_id = new.submission.confirmed_at, new.terminal_id
        return all(
            self._proofs.was_face_of(proof, number, terminal_id, at)
            for number, proof in _faces(SealedBody.model_validate_json(content).content.get("parties"))
        )

    def _phones_are_theirs(self, new: NewSubmission, content: bytes) -> bool:
        """Whether every phone that is said to be verified is: by digits of ours, to the number that stands in the form,
        in a session of the applicant's, at that terminal, then."""
        at, terminal_id, resident = new.submission.confirmed_at, new.terminal_id, new.resident or ""
        return all(
            self._proofs.was_phone_of(proof, phone, resident, terminal_id, at)
            for phone, proof in _phones(SealedBody.model_validate_json(content).content)
        )

    def _proven(self, row: SealedRow) -> str:
        try:
            return check_signature(row, self._key_of_terminal).terminal
        except StatementInvalid as error:
            raise refused(RefusalReason.MALFORMED, str(error)) from None
        except NotAuthentic as error:
            raise refused(RefusalReason.BAD_SIGNATURE, str(error)) from None

    def _open(self, row: SealedRow) -> tuple[bytes, Applicant | None]:
        """What was confirmed, and by whom."""
        rule = RULES[row.kind]
        try:
            if row.suite == OPEN:
                if not rule.names_nobody or row.materials or row.statement or row.signature:
                    raise refused(RefusalReason.MALFORMED, "not of a kind that is never sealed")
                if (model := _OPEN.get(row.kind)) is not None:
                    model.model_validate_json(row.body)
                return row.body, None
            content = self._opened(row).body
            body = SealedBody.model_validate_json(content)
            applicant = body.applicant
            if row.kind is Kind.DRAFT:
                DraftContent.model_validate(body.content)
            if (model := _SEALED.get(row.kind)) is not None:
                model.model_validate(body.content)
        except ValidationError as error:
            kinds = sorted({f"{one['type']}" for one in error.errors()})
            raise refused(RefusalReason.MALFORMED, f"body: {', '.join(kinds)}") from None
        if rule.for_resident and not rule.anonymous and applicant is None:
            raise refused(RefusalReason.MALFORMED, "body: no applicant")
        return content, applicant

    def _opened(self, row: SealedRow) -> Opened:
        private = self._keys.private(row.key_id)
        if private is None:
            raise refused(RefusalReason.CANNOT_UNSEAL, "no such key")
        try:
            return open_row(row, private)
        except StatementInvalid as error:
            raise refused(RefusalReason.MALFORMED, str(error)) from None
        except NotAuthentic as error:
            raise refused(RefusalReason.CANNOT_UNSEAL, str(error)) from None

    def _reason_to_refuse(
        self, kind: SubmissionKind, item: str | None, follows: str | None, resident: str | None, submission_id: str
    ) -> RefusalReason | None:
        """What the platform has against it, once it knows whose it is and can tell them."""
        if item is not None and item not in self._items:
            return RefusalReason.UNKNOWN_ITEM
        if kind is SubmissionKind.APPLICATION and item is not None and resident is not None:
            return RefusalReason.ALREADY_FILED if self._is_under_way(item, resident, submission_id) else None
        if not _follows_a_case(kind):
            return None
        if follows is None:
            return None if RULES[Kind(kind)].caseless else RefusalReason.INCOMPLETE
        if (followed := self.store.find(follows)) is None:
            return None
        if followed.kind is SubmissionKind.DRAFT and kind is SubmissionKind.WITHDRAWAL:
            return None if followed.resident == resident else RefusalReason.NO_SUCH_CASE
        if followed.state is CaseState.REFUSED or followed.resident != resident:
            return RefusalReason.NO_SUCH_CASE
        if followed.state in _CLOSED_TO.get(kind, ()):
            return RefusalReason.TOO_LATE
        return None

    def _reason_against(self, submission_id: str, content: bytes) -> RefusalReason | None:
        """Of a rating: each case is rated once, and added to once, by whom it was rated."""
        review = Review.model_validate(SealedBody.model_validate_json(content).content)
        if review.assess_number > 1 and not self.reviews.has_first(review.project_no):
            return RefusalReason.NO_SUCH_CASE
        return None if self.reviews.take(submission_id, review) else RefusalReason.ALREADY_FILED

    def _is_under_way(self, item: str, resident: str, submission_id: str) -> bool:
        return self._items.one_at_a_time(item) and any(
            one.item == item
            and one.kind is SubmissionKind.APPLICATION
            and one.state not in _OVER
            and one.submission_id != submission_id
            for one in self.store.of_resident(resident)
        )

    # --- becoming a case ----------------------------------------------------------------------------------------------

    def _settled(self, kept: KeptSubmission, now: datetime) -> KeptSubmission:
        """It as a case or refused, when nothing is missing. Raises Refusal while what it follows is not there."""
        if kept.state not in (CaseState.WAITING_FOR_MATERIALS, CaseState.WAITING_FOR_SIGNATURES) or kept.missing:
            return kept
        reason = self._reason_to_refuse(kept.kind, kept.item, kept.follows, kept.resident, kept.submission_id)
        if reason is not None:
            self.store.refuse(kept.submission_id, now, reason)  # unless another request was faster
            return self._kept(UUID(kept.submission_id))
        if not self._all_signed(kept, now):
            return self._kept(UUID(kept.submission_id))
        drops = kept.kind is SubmissionKind.WITHDRAWAL and self.content(kept).get("draft") is True
        followed = None if drops else self._followed(kept.kind, kept.follows)
        effect = _EFFECT.get(kept.kind)
        self.store.make_case(
            kept,
            now,
            numbered=kept.kind in _NUMBERED,
            followed=(followed.submission_id, effect) if followed and effect else None,
        )
        self._drafts_change(kept, now)
        return self._kept(UUID(kept.submission_id))

    def _drafts_change(self, kept: KeptSubmission, now: datetime) -> None:
        """A newer draft replaces the older; what was handed in is no draft any more."""
        if kept.resident is None or kept.item is None:
            return
        if kept.kind is SubmissionKind.DRAFT:
            content = DraftContent.model_validate(self.content(kept))
            whose = Whose(kept.resident, kept.item, content.credit_code or "")
            self.drafts.keep(kept.submission_id, whose, kept.confirmed_at, now)
            if any(one.resident == kept.resident for one in self.store.following(kept.submission_id)):
                self.drafts.erase(kept.submission_id)  # that it is taken back was faster
        elif kept.kind is SubmissionKind.WITHDRAWAL and kept.follows is not None:
            self.drafts.erase(kept.follows)  # a case is none
        elif kept.kind in (SubmissionKind.APPLICATION, SubmissionKind.SUPPLEMENT):
            body = self.content(kept).get("body")
            credit_code = body.get("credit_code") if isinstance(body, dict) else None
            whose = Whose(kept.resident, kept.item, credit_code if isinstance(credit_code, str) else "")
            self.drafts.drop(whose, kept.confirmed_at)

    def content(self, kept: KeptSubmission) -> dict[str, JsonValue]:
        """What was confirmed, opened once more. Raises Refusal for what is erased."""
        if not kept.sealed:
            raise Refusal(ProblemCode.NOT_FOUND)
        opened = self._opened(row_of(Submission.model_validate_json(kept.sealed)))
        return SealedBody.model_validate_json(opened.body).content

    def settle_signatures(self, now: datetime) -> None:
        """What waits for signatures goes on, or is returned, as they stand by now."""
        for kept in self.store.waiting_for_signatures():
            self._settled(kept, now)

    def _all_signed(self, kept: KeptSubmission, now: datetime) -> bool:
        """Whether nobody is waited for. Of what somebody did not sign nothing comes: it goes back to the applicant."""
        states = set(self._signing.states(kept.awaits, now))
        if states <= {SignerState.SIGNED}:
            return True
        if SignerState.WAITING in states and states <= {SignerState.SIGNED, SignerState.WAITING}:
            self.store.decide(kept.submission_id, now, CaseState.WAITING_FOR_SIGNATURES, None)
        else:
            self.store.decide(kept.submission_id, now, CaseState.RETURNED, None, _NOT_ALL_SIGNED)
        return False

    def _followed(self, kind: SubmissionKind, follows: str | None) -> KeptSubmission | None:
        if not _follows_a_case(kind) or follows is None:
            return None
        followed = self.store.find(follows)
        if followed is None or followed.state is CaseState.WAITING_FOR_MATERIALS:
            raise Refusal(ProblemCode.NOT_YET, "what it follows is not here yet", retry_after=_RETRY_SECONDS)
        return followed

    def _complete_material(self, submission_id: str, number: int, now: datetime) -> None:
        material = self.store.material(submission_id, number)
        if material is None or self.store.hash_of(submission_id, number) != material.sha256:
            self.store.drop_material(submission_id, number)
            raise refused(RefusalReason.MATERIAL_MISMATCH, "another hash than stated")
        self.store.complete_material(submission_id, number)
        kept = self._kept(UUID(submission_id))
        if kept.missing:
            return
        if not self._materials_open(kept):
            self.store.refuse(submission_id, now, RefusalReason.MATERIAL_MISMATCH)
            return
        try:
            self._settled(kept, now)
        except Refusal:  # it is said when the submission itself is handed in again
            return

    def _materials_open(self, kept: KeptSubmission) -> bool:
        row = row_of(Submission.model_validate_json(kept.sealed))
        try:
            for material in self._opened(row).materials:
                sealed = io.BytesIO(b"".join(self.store.pieces(kept.submission_id, material.number)))
                for _ in open_material(sealed, material, row.suite):
                    pass
        except NotAuthentic:
            return False
        return True

    def _kept(self, submission_id: UUID) -> KeptSubmission:
        kept = self.store.find(str(submission_id))
        if kept is None:
            raise Refusal(ProblemCode.NOT_FOUND)
        return kept


def _awaited(content: bytes) -> tuple[str, ...]:
    """The signing requests that an application names as not signed yet."""
    awaited = json.loads(content).get("content", {}).get("awaited", [])
    if not isinstance(awaited, list):
        return ()
    return tuple(one["request"] for one in awaited if isinstance(one, dict) and isinstance(one.get("request"), str))


def _faces(parties: JsonValue) -> Iterator[tuple[str, str]]:
    """Number and comparison of everybody whose face is named: what is no comparison, or none, was nobody's."""
    for party in parties if isinstance(parties, list) else ():
        identified = party.get("identified") if isinstance(party, dict) else None
        if not isinstance(party, dict) or not isinstance(identified, dict):
            continue
        proof, number = identified.get("proof"), party.get("number")
        if proof is not None or identified.get("way") == _BY_FACE:
            yield str(number), str(proof)


def _phones(content: dict[str, JsonValue]) -> Iterator[tuple[str, str]]:
    """Number and proof of every phone that is said to be verified: of a field that is not there it proves nothing."""
    proven, form = content.get("proven_phones"), content.get("form")
    for key, proof in proven.items() if isinstance(proven, dict) else ():
        yield str(form.get(key)) if isinstance(form, dict) else "", str(proof)


def _is_of_a_draft(content: bytes) -> bool:
    """A draft is taken back that a terminal had kept: it may never come."""
    return SealedBody.model_validate_json(content).content.get("draft") is True


def _follows_a_case(kind: SubmissionKind) -> bool:
    return RULES[Kind(kind)].order is Order.AFTER_ITS_CASE


def refused(reason: RefusalReason, detail: str = "") -> Refusal:
    """No, and for good."""
    return Refusal(ProblemCode.SUBMISSION_REFUSED, detail, reason=reason)

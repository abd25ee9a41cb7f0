"""Does what drafts and progress want: the platform is asked, what was confirmed is sealed and stored."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from kiosk.ask_errors import AskError
from kiosk.asking import Asking
from kiosk.central.client import PlatformClient
from kiosk.central.drafts import Draft, Drafts
from kiosk.central.faults import PlatformError
from kiosk.central.submissions import CaseLookup, CaseLookupAnswer, PhoneProof, ResidentCases
from kiosk.central.wire import ProblemCode
from kiosk.confirming import Confirming, Said
from kiosk.filed_here import FiledHere
from kiosk.log import Log
from kiosk.matters_wire import case_of, draft_in_hand, is_case, saved_draft
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import matters_effects as mx
from kiosk.session.endings import AskFailure
from kiosk.session.form.content import Content
from kiosk.session.identity import Resident
from kiosk.session.matters import NOTHING_KNOWN, Filed, Matters
from kiosk.session.values import EffectId
from kiosk.workers import Worker
from offline_queue.kinds import Kind
from offline_queue.outbox import Kept

Answer = TypeVar("Answer")


class MattersHands:
    """``do`` returns at once; answers come from the workers' threads."""

    def __init__(
        self,
        *,
        asking: Asking,
        confirming: Confirming,
        filed_here: FiledHere,
        platform: Worker,
        keeping: Worker,
        log: Log,
        answer: Callable[[e.Event], None],
    ) -> None:
        self._asking = asking
        self._confirming = confirming
        self._filed_here = filed_here
        self._platform = platform
        self._keeping = keeping
        self._log = log
        self._answer = answer

    def do(self, effect: mx.MattersEffect) -> None:
        match effect:
            case mx.KeepDraft():
                self._keeping.run(lambda: self._keep_draft(effect))
            case mx.FileWithdrawal():
                self._keeping.run(lambda: self._withdraw(effect))
            case mx.DropKept():
                self._keeping.run(lambda: self._drop_kept(effect))
            case mx.AskMatters():
                self._ask(effect.id, lambda: e.MattersCame(effect.id, self._matters(effect.id.generation)))
            case mx.LookUpCase():
                self._ask(effect.id, lambda: e.MattersCame(effect.id, self._look_up(effect)))
            case mx.FetchDraft():
                self._ask(effect.id, lambda: self._draft(effect))
            case mx.DeleteDraft():
                self._ask(effect.id, lambda: self._delete(effect))

    def filed(self, effect: fx.AskFacts, *, reached: bool) -> Filed:
        """What is known of the item, on the platform's worker; of a platform that does not answer nothing is known.

        ``reached``: the platform answers.
        """
        if effect.begins is None:
            return NOTHING_KNOWN
        number = effect.begins.subject.number
        here = self._filed_here.waiting(Kind.APPLICATION, number, effect.item)
        kept = self._filed_here.rows(Kind.DRAFT, number, _whose_draft(effect.item, effect.begins))
        drafts_here = tuple(str(one.row) for one in kept)
        if not effect.online or not reached:
            return Filed(here=here, drafts_here=drafts_here)
        try:
            matters = self._matters(effect.id.generation)
        except AskError:
            return Filed(here=here, drafts_here=drafts_here)
        except Exception as error:
            self._log.mistake("filed", error)
            return NOTHING_KNOWN
        drafts = tuple(one for one in matters.drafts if one.item == effect.item)
        cases = tuple(one for one in matters.cases if one.item == effect.item)
        return Filed(known=True, drafts=drafts, cases=cases, here=here, drafts_here=drafts_here)

    # --- asking -------------------------------------------------------------------------------------------------------

    def _ask(self, effect: EffectId, question: Callable[[], e.Event]) -> None:
        def ask() -> None:
            try:
                self._answer(question())
            except AskError as error:
                self._answer(e.AskFailed(effect, error.failure, error.reference))
            except Exception as error:
                self._log.mistake("matters", error)
                self._answer(e.AskFailed(effect, AskFailure.OTHER))

        self._platform.run(ask)

    def _matters(self, generation: int) -> Matters:
        """Both, or neither: half a list would say that the rest is not there. Raises AskError."""

        def both(client: PlatformClient, session_id: UUID) -> tuple[ResidentCases, Drafts]:
            return client.resident_cases(session_id), client.drafts(session_id)

        cases, drafts = self._asking.in_session(generation, both)
        zone = self._asking.zone
        return Matters(
            tuple(saved_draft(one, zone) for one in drafts.drafts),
            tuple(case_of(one, zone) for one in cases.cases if is_case(one)),
        )

    def _look_up(self, effect: mx.LookUpCase) -> Matters:
        proof = PhoneProof(method="phone", last_digits=effect.digits, language=effect.language)
        lookup = CaseLookup(number=effect.number, proof=proof)

        def look_up(client: PlatformClient) -> CaseLookupAnswer:
            return _found(lambda: client.look_up_case(lookup))

        answer = self._asking.ask_for_nobody(look_up)
        return Matters(cases=tuple(case_of(one, self._asking.zone) for one in answer.cases if is_case(one)))

    def _draft(self, effect: mx.FetchDraft) -> e.Event:
        def fetch(client: PlatformClient, session_id: UUID) -> Draft:
            return _found(lambda: client.draft(session_id, UUID(effect.draft)))

        draft = self._asking.in_session(effect.id.generation, fetch)
        return e.DraftCame(effect.id, draft_in_hand(draft, self._asking.zone))

    def _delete(self, effect: mx.DeleteDraft) -> e.Event:
        def delete(client: PlatformClient, session_id: UUID) -> None:
            _found(lambda: client.delete_draft(session_id, UUID(effect.draft)))

        self._asking.in_session(effect.id.generation, delete)
        return e.DraftDeleted(effect.id)

    # --- confirming ---------------------------------------------------------------------------------------------------

    def _keep_draft(self, effect: mx.KeepDraft) -> None:
        number, whose = effect.resident.subject.number, _whose_draft(effect.item, effect.resident)

        def kept(row: Kept) -> None:
            self._filed_here.filed(Kind.DRAFT, number, whose, row.id, row.local_number)

        said = Said(on_kept=kept)
        self._confirming.keep(effect.id, Kind.DRAFT, effect.item, effect.content, effect.resident, said=said)

    def _drop_kept(self, effect: mx.DropKept) -> None:
        """First that it is taken back is stored, then it is erased: whenever this ends, and whatever carried a copy
        away, the platform is left with none."""
        gone = True
        for row in effect.rows:
            digest = hashlib.sha256(f"drop:{row}".encode()).hexdigest()
            content, said = Content('{"withdraw":true,"draft":true}', digest), Said(follows=row)
            said_so = self._confirming.store(
                effect.id, Kind.WITHDRAWAL, effect.item, content, effect.resident, said=said
            )
            gone = self._confirming.take_back(UUID(row)) and said_so is not None and gone
        self._answer(e.DraftDeleted(effect.id) if gone else e.AskFailed(effect.id, AskFailure.OTHER))

    def _withdraw(self, effect: mx.FileWithdrawal) -> None:
        digest = hashlib.sha256(f"withdraw:{effect.case}".encode()).hexdigest()
        content = Content('{"withdraw":true}', digest)
        self._confirming.keep(
            effect.id, Kind.WITHDRAWAL, effect.item, content, effect.resident, said=Said(follows=effect.case)
        )


def _whose_draft(item: str, resident: Resident) -> str:
    """One draft at a time: for an item, for oneself or a body."""
    return f"{item}:{resident.body.credit_code if resident.body is not None else ''}"


def _found(question: Callable[[], Answer]) -> Answer:
    """What is not there is an answer, and no failure of the platform's. Raises PlatformError, AskError."""
    try:
        return question()
    except PlatformError as error:
        if error.code is ProblemCode.NOT_FOUND:
            raise AskError(AskFailure.NO_RECORD, error.reference) from None
        raise

"""What somebody has begun and handed in: drafts, cases, and what is known of both when an item is begun. Values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from kiosk.session.application import Delivery
from kiosk.session.asked_for import AskedFor


class CaseState(StrEnum):
    """Where a case is, as the platform says it. ``RECEIVED`` means that it waits for a department to accept it."""

    WAITING_FOR_MATERIALS = "waiting_for_materials"
    WAITING_FOR_SIGNATURES = "waiting_for_signatures"
    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    SUPPLEMENT_WANTED = "supplement_wanted"
    SUSPENDED = "suspended"
    FINISHED = "finished"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"  # it never became a case


@dataclass(frozen=True, repr=False)
class CaseStep:
    """Something that happened to a case (local time); ``note`` in the office's words."""

    at: datetime
    state: CaseState
    note: str = ""


@dataclass(frozen=True, repr=False)
class Case:
    """A case as the platform tells it. ``days_left``: working days, below zero past the promised day, None: no day
    runs. ``wanted``: keys of the materials that the office asks for; ``asked``: what it asks for besides."""

    submission: str
    item: str
    state: CaseState
    local_number: str
    case_number: str
    note: str
    confirmed_at: datetime
    changed_at: datetime
    office: str
    telephone: str
    days_left: int | None
    open: bool
    may_withdraw: bool
    may_correct: bool
    wanted: tuple[str, ...] = ()
    asked: tuple[AskedFor, ...] = ()
    history: tuple[CaseStep, ...] = ()

    @property
    def number(self) -> str:
        """By which it is asked for."""
        return self.case_number or self.local_number

    def for_anybody(self) -> Case:
        """As whoever holds its number sees it: where it is. What an office wrote may name the person."""
        history = tuple(replace(step, note="") for step in self.history)
        return replace(self, note="", asked=(), history=history)

    def __repr__(self) -> str:
        return f"Case({self.item}, {self.state.value})"


@dataclass(frozen=True, repr=False)
class SavedDraft:
    """A draft on the list. ``corrects``: the submission that an office sent back, "" for one that was never handed in;
    ``case_number`` is of that case, ``note``, ``wanted`` and ``asked`` what the office says is missing.
    ``credit_code``: of the body that it is filled in for, "" for oneself."""

    id: str
    item: str
    saved_at: datetime
    until: datetime
    credit_code: str = ""
    corrects: str = ""
    case_number: str = ""
    note: str = ""
    wanted: tuple[str, ...] = ()
    asked: tuple[AskedFor, ...] = ()
    readable: bool = True  # False: the platform cannot open it; it can be deleted

    def __repr__(self) -> str:
        return f"SavedDraft({self.item})"


@dataclass(frozen=True, repr=False)
class DraftInHand:
    """A draft with what stands in it. ``form`` is JSON, as an application's; ``version`` the definition's."""

    saved: SavedDraft
    version: int
    form: str
    done: frozenset[str] = frozenset()
    materials: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"DraftInHand({self.saved.item})"


@dataclass(frozen=True, repr=False)
class Matters:
    """All that the platform knows of somebody's, what changed last first."""

    drafts: tuple[SavedDraft, ...] = ()
    cases: tuple[Case, ...] = ()

    def __repr__(self) -> str:
        return f"Matters({len(self.drafts)} drafts, {len(self.cases)} cases)"


@dataclass(frozen=True, repr=False)
class Filed:
    """What is known of an item when it is begun. ``known``: the platform has answered; without it nothing can be said.

    ``here``: the local numbers of what this terminal keeps of it for the same person, and has not delivered yet;
    ``drafts_here``: the rows of the drafts that it keeps so.
    """

    known: bool = False
    drafts: tuple[SavedDraft, ...] = ()
    cases: tuple[Case, ...] = ()
    here: tuple[str, ...] = ()
    drafts_here: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Filed({self.known})"

    def case_under_way(self, item: str) -> Case | None:
        return next((case for case in self.cases if case.item == item and case.open), None)

    def draft(self, item: str, credit_code: str) -> SavedDraft | None:
        """What was begun and not handed in, or what an office sent back."""
        return next((one for one in self.drafts if (one.item, one.credit_code) == (item, credit_code)), None)

    def named(self, name: str) -> SavedDraft | None:
        """By its own id, or by that of the case that it corrects."""
        return next((one for one in self.drafts if name and name in (one.id, one.corrects)), None)


#: Nobody was asked, or nobody answered.
NOTHING_KNOWN = Filed()


@dataclass(frozen=True)
class Stored:
    """A draft or a withdrawal that was confirmed, on its way. ``local_number``: of this terminal's outbox."""

    submission: str
    local_number: str = field(default="", repr=False)
    delivery: Delivery = Delivery.KEPT

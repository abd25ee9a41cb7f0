"""What drafts and progress want done. The answers are in ``events.matters`` and ``events.application``."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.session.form.content import Content
from kiosk.session.identity import Resident
from kiosk.session.values import EffectId


@dataclass(frozen=True)
class KeepDraft:
    """Seal what was typed and store it, to be kept at the platform for thirty days. Answer: Kept or NotKept."""

    id: EffectId
    item: str
    content: Content
    resident: Resident


@dataclass(frozen=True)
class FileWithdrawal:
    """Seal that a case is taken back, and store it, once however often. Answer: Kept or NotKept."""

    id: EffectId
    item: str
    case: str
    resident: Resident


@dataclass(frozen=True)
class AskMatters:
    """Drafts and cases of whoever is known. Answer: MattersCame or AskFailed."""

    id: EffectId


@dataclass(frozen=True)
class LookUpCase:
    """A case by a number of the slip and the end of the phone number. Answer: MattersCame or AskFailed."""

    id: EffectId
    number: str = field(repr=False)
    digits: str = field(repr=False)
    language: str


@dataclass(frozen=True)
class FetchDraft:
    """Answer: DraftCame or AskFailed."""

    id: EffectId
    draft: str


@dataclass(frozen=True)
class DeleteDraft:
    """Answer: DraftDeleted or AskFailed."""

    id: EffectId
    draft: str


@dataclass(frozen=True)
class DropKept:
    """Erase drafts that this terminal keeps, and see to it that the platform keeps none of them.

    ``rows``: of the outbox. Answer: DraftDeleted or AskFailed.
    """

    id: EffectId
    item: str
    rows: tuple[str, ...]
    resident: Resident


MattersEffect = KeepDraft | FileWithdrawal | AskMatters | LookUpCase | FetchDraft | DeleteDraft | DropKept

"""What can happen to drafts and cases. Known in ``events`` under the same names."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.matters import DraftInHand, Matters
from kiosk.session.values import EffectId


@dataclass(frozen=True)
class KeepDraft:
    """What was typed is to be kept for thirty days: the resident's yes."""


@dataclass(frozen=True)
class DropDraft:
    """A draft is to be deleted."""


@dataclass(frozen=True)
class SeeCase:
    """The progress of a case is wanted."""


@dataclass(frozen=True)
class CorrectCase:
    """What an office sent back is to be corrected."""


@dataclass(frozen=True)
class WithdrawCase:
    """A case is to be taken back."""


@dataclass(frozen=True)
class MattersCame:
    effect: EffectId
    matters: Matters


@dataclass(frozen=True)
class DraftCame:
    effect: EffectId
    draft: DraftInHand


@dataclass(frozen=True)
class DraftDeleted:
    """There is none any more."""

    effect: EffectId

"""What goes over the wire about drafts: an application that is not finished, kept for whoever began it.

A draft is saved as a submission of the kind ``draft``, sealed like every other and delivered by the outbox, so that
saving has no call of its own. What an office sends back to be corrected is told as a draft, too: it holds what was
handed in.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field, JsonValue, StringConstraints

from kiosk.central.blocks import ItemCode, Key, PersonalModel, Words
from kiosk.central.submissions import AskedFor

#: What the resident is told when a draft is kept.
DRAFT_LIFE = timedelta(days=30)

#: As the definition names it: a letter, then letters, digits and underscores.
FieldKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,79}(\.[a-z0-9_]{1,40})?$")]


class DraftContent(PersonalModel):
    """The content of a submission of the kind ``draft``: nothing of a signature, a consent or a declaration."""

    version: Annotated[int, Field(ge=1, description="of the definition that it was filled in by")]
    form: dict[FieldKey, JsonValue] = Field(description="as an application's: text, texts, or the entries of a list")
    done: tuple[Key, ...] = Field(default=(), description="the sections that were gone through")
    materials: dict[Key, Key | None] = Field(default_factory=dict, description="how each was to come: no material")
    credit_code: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{18}$")] | None = Field(
        default=None, description="for which body it is filled in; null: for oneself"
    )
    corrects: UUID | None = Field(default=None, description="the submission that an office sent back")


class DraftSummary(PersonalModel):
    """A draft on the list."""

    draft_id: UUID = Field(description="of the submission that saved it, or that is to be corrected")
    item: ItemCode
    credit_code: str | None
    saved_at: AwareDatetime
    until: AwareDatetime = Field(description="when it is erased")
    corrects: UUID | None = Field(description="the submission that this corrects; null: it was never handed in")
    case_number: str | None = Field(description="of the case that is corrected, where there is one")
    note: Words = Field(description="what the office says is missing, in its own words")
    wanted: tuple[Key, ...] = Field(description="keys of the materials that it asks for")
    asked: tuple[AskedFor, ...] = Field(default=(), description="what it asks for besides", max_length=20)
    readable: bool = Field(default=True, description="false: what stands in it cannot be opened; it can be deleted")


class Drafts(PersonalModel):
    """What was saved last comes first."""

    drafts: Annotated[tuple[DraftSummary, ...], Field(max_length=100)]
    demonstration: bool


class Draft(DraftSummary):
    """A draft with all that stands in it."""

    content: DraftContent
    demonstration: bool

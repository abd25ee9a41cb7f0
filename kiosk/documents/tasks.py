"""What goes through the pipes between the terminal and its document worker, as JSON.

No pickle: the worker reads files that somebody else made, and its answer is judged like anybody's.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from kiosk.documents.inspected import RefusalReason
from kiosk.documents.layout import A4Document


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, ser_json_bytes="base64", val_json_bytes="base64"
    )


class InspectTask(_Part):
    kind: Literal["inspect"] = "inspect"
    pdf: bytes
    trusted_roots: tuple[str, ...]
    expected_sha256: str | None


class RenderTask(_Part):
    """``pictures``: of its pages too, to choose from on the screen; ``readable``: large enough to read them there."""

    kind: Literal["render"] = "render"
    document: A4Document
    pictures: bool = False
    readable: bool = False


class PictureTask(_Part):
    """Pictures of the pages of a form that came from the platform, large enough to read them."""

    kind: Literal["picture"] = "picture"
    pdf: bytes


class PickTask(_Part):
    """Some pages of a document of our own, numbered from 1."""

    kind: Literal["pick"] = "pick"
    pdf: bytes
    pages: tuple[int, ...]


class Inspected(_Part):
    kind: Literal["inspected"] = "inspected"
    pictures: tuple[bytes, ...]
    signer: str
    signed_at: datetime | None


class Rendered(_Part):
    kind: Literal["rendered"] = "rendered"
    page_count: int
    pdf: bytes
    pictures: tuple[bytes, ...] = ()
    spelt: bool = False


class Refused(_Part):
    kind: Literal["refused"] = "refused"
    reason: RefusalReason


class Failed(_Part):
    """The worker could not do it; ``error`` is the name of an exception, never its words, which may quote a person."""

    kind: Literal["failed"] = "failed"
    error: str


Task = InspectTask | RenderTask | PickTask | PictureTask
Outcome = Inspected | Rendered | Refused | Failed
TASK: TypeAdapter[Task] = TypeAdapter(Annotated[Task, Field(discriminator="kind")])
OUTCOME: TypeAdapter[Outcome] = TypeAdapter(Annotated[Outcome, Field(discriminator="kind")])

"""The contract's part about e-licences (电子证照, GB/T 36901 to 36906): which of a kind somebody has, and one of them
attached to an application.

The terminal declares what for, item by item, and that the resident has agreed. Numbers come masked: what a department
gets is the licence behind the token, from the store itself, and never what a terminal has shown.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from kiosk.central.blocks import ItemCode, Key, PersonalModel, Words
from kiosk.central.wire import Answer

#: What a token looks like: opaque, and of no use to anybody but the platform.
Token = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,200}$")]
LicenceId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]


class LicenceListRequest(PersonalModel):
    """The e-licences of one kind that the session's resident has, looked up for one material of an application."""

    session_id: UUID
    item: ItemCode
    material: Key = Field(description="the material of the item for which it is looked up: the declared purpose")
    agreed: Literal[True] = Field(description="the resident has agreed to this look-up, for this purpose")


class LicenceFact(PersonalModel):
    label: Words
    value: Words = Field(description="masked where it is somebody's")


class Licence(PersonalModel):
    """One licence as it may be shown."""

    licence_id: LicenceId
    title: Words
    issuer: Words
    valid_until: date | None = Field(description="its last day; null: it does not end")
    facts: Annotated[tuple[LicenceFact, ...], Field(max_length=12)] = ()


class LicenceList(Answer):
    """None is an answer: the store has no such licence of theirs. A store that is down is a 503."""

    licences: Annotated[tuple[Licence, ...], Field(max_length=20)]
    demonstration: bool


class LicenceGrantRequest(PersonalModel):
    """One of them goes with the application, for this material and no other."""

    session_id: UUID
    item: ItemCode
    material: Key
    licence_id: LicenceId
    agreed: Literal[True]


class LicenceGrant(Answer):
    """``token`` stands for the licence in what is handed in, until ``expires_at``."""

    token: Token
    expires_at: AwareDatetime
    demonstration: bool

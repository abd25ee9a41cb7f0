"""A person is called to a terminal: what goes over the wire about it. Nothing of it is about whoever waits there."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from pydantic import AwareDatetime

from kiosk.central.blocks import ItemCode, Key, TerminalId, WireModel
from kiosk.central.wire import Answer


class AssistanceState(StrEnum):
    """Where a call stands."""

    CALLED = "called"  # whoever is on duty has been told
    COMING = "coming"  # somebody says that they come
    UNANSWERED = "unanswered"  # nobody can come
    CANCELLED = "cancelled"  # it was taken back


class AssistanceRequest(WireModel):
    """Somebody waits at a terminal. ``step`` is the page that they stand before."""

    call_id: UUID
    terminal_id: TerminalId
    called_at: AwareDatetime
    step: Key
    item: ItemCode | None = None


class AssistanceCall(Answer):
    """The platform has it."""

    call_id: UUID
    state: AssistanceState


class AssistanceStatus(WireModel):
    call_id: UUID
    state: AssistanceState

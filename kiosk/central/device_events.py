"""What happens at a terminal and is about nobody: the content of a ``device_event``, which is never sealed."""

from __future__ import annotations

from typing import Annotated

from pydantic import AwareDatetime, Field

from kiosk.central.blocks import Count, Key, TerminalId, WireModel


class DeviceEvent(WireModel):
    """Something happened at a terminal."""

    event: Key
    at: AwareDatetime
    terminal_id: TerminalId
    token: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,32}$")] | None = Field(
        default=None, description="the serial number of the technician's token; null: nobody brought it about"
    )
    counters: dict[Key, Count] = Field(default_factory=dict, description="as they stood then")

"""What a heartbeat says of the terminal beside its devices: who runs it, and which of its bundles were taken back."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kiosk.central.blocks import Count, Key, WireModel


class OperatorReport(WireModel):
    """Who runs the terminal, and whom to call when it is broken."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    hotline: Annotated[str, Field(max_length=20)] = ""


class BundleReport(WireModel):
    """An installed bundle that the list of trust has taken back since."""

    kind: Key = Field(description="profile, brand, catalogue, speech")
    name: Annotated[str, Field(min_length=1, max_length=200)]
    sequence: Count
    instead: Count | None = Field(description="the one before, which is used; null: there is none, and it stays in use")

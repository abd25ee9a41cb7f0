"""When something may be handed in, and which day is counted for it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from kiosk.catalogue.definition.words import Key, Part


class DayThatCounts(StrEnum):
    CONFIRMED = "confirmed"  # on which the resident confirmed it, at whatever terminal, with or without a link
    RECEIVED = "received"  # on which the platform has it


class Filing(Part):
    """``window``: the table whose switch says when it is open; the day on which its 1 ends is the last one.

    ``margin_days``: where the day of receipt counts, nothing is taken without a link on so many last days of the
    window, since nobody could promise that it arrives in time.
    """

    counts: DayThatCounts = DayThatCounts.CONFIRMED
    window: Key | None = None
    margin_days: int = Field(default=0, ge=0, le=60)

    @model_validator(mode="after")
    def _a_margin_needs_an_end(self) -> Filing:
        if self.margin_days and (self.window is None or self.counts is DayThatCounts.CONFIRMED):
            raise ValueError("margin_days are days before the end of a window, where the day of receipt counts")
        return self

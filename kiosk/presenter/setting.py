"""What of the terminal itself stands on the pages."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.catalogue.model import Titled


@dataclass(frozen=True)
class Setting:
    """From the profile; ``demonstration`` marks every page when nothing here is the real platform's."""

    hall: Titled
    terminal_id: str
    hotline: str
    demonstration: bool
    rests_at_home: bool = False

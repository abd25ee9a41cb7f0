"""What is wanted of a page that was taken: data, like every effect."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.sheets import Sheet
from kiosk.session.values import EffectId


@dataclass(frozen=True)
class TurnSheet:
    """Hold a page once more, turned clockwise by ``quarters``. Answer: SheetTaken, SheetNotTaken."""

    id: EffectId
    sheet: Sheet
    quarters: int

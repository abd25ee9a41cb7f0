"""What of the terminal itself stands on the pages."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.catalogue.model import Titled
from kiosk.presenter.places import Places
from kiosk.texts import Language


@dataclass(frozen=True)
class RunBy:
    """Who runs the terminal. ``hotline``: of who mends it; "" where there is none but the city's."""

    name: Titled
    hotline: str = ""

    def said(self, language: str) -> str:
        return " ".join(filter(None, (self.name.said(language), self.hotline)))


@dataclass(frozen=True)
class Setting:
    """From the profile; ``demonstration`` marks every page when nothing here is the real platform's."""

    hall: Titled
    terminal_id: str
    hotline: str
    demonstration: bool
    rests_at_home: bool = False
    speaks: bool = False  # it has a voice
    languages: tuple[Language, ...] = tuple(Language)  # in their order; everybody begins with the first
    high_screen: bool = False  # higher than it is wide: not everybody reaches its top
    headline: Titled | None = None  # an operator's own words on the attract page
    note: Titled | None = None
    places: Places | None = None  # where things are on its front
    nearest: Titled | None = None  # the nearest other terminal, in words
    operator: RunBy | None = None
    guide_url: str = ""  # the city's public guides, to which an item's code is added; "" when there are none

    def run_by(self, language: str) -> str:
        """Who runs it, with the number of who mends it; "" where the profile does not say."""
        return "" if self.operator is None else self.operator.said(language)

    def guide_address(self, code: str) -> str:
        """Where an item's guide stands for everybody; "" when there is none. Nothing in it is anybody's."""
        return f"{self.guide_url.rstrip('/')}/{code}" if self.guide_url else ""

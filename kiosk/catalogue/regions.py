"""The places of a city: a tree of regions, and for each the hall where people go.

Codes are those of GB/T 2260 (six digits, down to the county) and, for towns, of the form of GB/T 10114 (nine digits:
the county's six and three of their own). The file is ``config/regions.yaml``; the platform's catalogue carries the
same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, StringConstraints

from kiosk.catalogue.definition.codes import ItemCode, Level
from kiosk.catalogue.definition.service import DatedValue, Hours
from kiosk.catalogue.definition.words import Key, Part, Titled

PlaceCode = Annotated[str, StringConstraints(pattern=r"^\d{6}(\d{3})?$")]


class Hall(Part):
    """Where people go in a region. ``hours`` is for computing, ``said_hours`` what people read."""

    name: Titled
    address: Titled
    phone: str = Field(pattern=r"^[0-9 -]{3,20}$")
    hours: Hours
    said_hours: Titled


class Region(Part):
    """``counters``: the departments that have one in its hall; None is all of them. ``parameters``: what the region
    decides itself, by item and the key of the item's table."""

    code: PlaceCode
    parent: PlaceCode | None = None
    level: Level
    name: Titled
    hall: Hall
    counters: tuple[Key, ...] | None = None
    parameters: dict[ItemCode, dict[Key, tuple[DatedValue, ...]]] = Field(default_factory=dict)

    def decided(self, item: str) -> dict[str, tuple[DatedValue, ...]]:
        """What it decides of an item itself, by the key of the table; each value as its own."""
        own = {"region": self.code[:6]}
        tables = self.parameters.get(item, {})
        return {key: tuple(value.model_copy(update=own) for value in values) for key, values in tables.items()}


class RegionMistake(ValueError):
    """The regions make no tree."""


@dataclass(frozen=True)
class Regions:
    """Regions by their code, each after the one that it belongs to. Empty where nobody said anything of places."""

    by_code: Mapping[str, Region] = field(default_factory=lambda: MappingProxyType({}))

    def __iter__(self) -> Iterator[Region]:
        return iter(self.by_code.values())

    def __len__(self) -> int:
        return len(self.by_code)

    def way_up(self, code: str) -> tuple[str, ...]:
        """``code`` itself, what it belongs to, and so on. A place that is not in the tree belongs to the nearest one
        whose code its own begins with, as a village's does; () when there is none."""
        while code and code not in self.by_code:
            code = _above(code)
        way: list[str] = []
        at: str | None = code or None
        while at is not None:
            way.append(at)
            at = self.by_code[at].parent
        return tuple(way)

    def below(self, code: str) -> tuple[Region, ...]:
        """The regions that belong to ``code`` itself."""
        return tuple(region for region in self if region.parent == code)

    def covers(self, wide: str, code: str) -> bool:
        """Whether ``code`` is ``wide`` or lies in it."""
        if wide in self.way_up(code):
            return True
        while code and code != wide:
            code = _above(code)
        return bool(code)

    def distance(self, one: str, other: str) -> int:
        """Steps in the tree from ``one`` up to what both belong to, and down to ``other``."""
        up, there = self.way_up(one), self.way_up(other)
        common = next((code for code in up if code in there), None)
        if common is None:
            return len(up) + len(there)
        return up.index(common) + there.index(common)


NOWHERE = Regions()


def make_regions(regions: Iterable[Region]) -> Regions:
    """Raises RegionMistake: a code twice, a parent that is not there or stands behind."""
    by_code: dict[str, Region] = {}
    for region in regions:
        if region.code in by_code:
            raise RegionMistake(f"{region.code} is there twice")
        if region.parent is not None and region.parent not in by_code:
            raise RegionMistake(f"{region.code} belongs to {region.parent}, which does not stand before it")
        by_code[region.code] = region
    return Regions(MappingProxyType(by_code))


def in_order(regions: Iterable[Region]) -> list[Region]:
    """Each behind what it belongs to, the top first, then by code: for entries that came in any order."""
    return sorted(regions, key=lambda region: (region.parent is not None, len(region.code), region.code))


def _above(code: str) -> str:
    """The code of the division above by its form: a town's county, a county's city, a city's province, then ""."""
    if len(code) > 6:
        return code[:6]
    for digits in (4, 2):
        if code[digits:].strip("0"):
            return code[:digits].ljust(6, "0")
    return ""

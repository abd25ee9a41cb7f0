"""Guides: an item as one region offers it. What is the same everywhere stands in the item's definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.catalogue.definition.codes import ItemCode, Level
from kiosk.catalogue.definition.guide import Place
from kiosk.catalogue.definition.service import Hours, ParameterTable
from kiosk.catalogue.definition.words import Part, Titled
from kiosk.catalogue.regions import PlaceCode


class RegionalGuide(Part):
    """What differs from place to place. ``tables``: those of the item that the region decides itself."""

    item: ItemCode
    region: PlaceCode
    level: Level
    title: Titled
    place: Place
    hours: Hours
    tables: tuple[ParameterTable, ...] = ()

    @property
    def key(self) -> str:
        return guide_key(self.item, self.region)


def guide_key(item: str, region: str) -> str:
    return f"{item}@{region}"


@dataclass(frozen=True)
class Guides:
    """All guides: texts in JSON by item and region, read when one is asked for. They were checked when they came."""

    texts: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    def __len__(self) -> int:
        return sum(len(regions) for regions in self.texts.values())

    def regions_of(self, item: str) -> tuple[str, ...]:
        """Where the item has a guide, in the order of the codes."""
        return tuple(self.texts.get(item, ()))

    def get(self, item: str, region: str) -> RegionalGuide | None:
        text = self.texts.get(item, {}).get(region)
        return RegionalGuide.model_validate_json(text) if text is not None else None

    def __iter__(self) -> Iterator[RegionalGuide]:
        for regions in self.texts.values():
            for text in regions.values():
                yield RegionalGuide.model_validate_json(text)


NO_GUIDES = Guides()

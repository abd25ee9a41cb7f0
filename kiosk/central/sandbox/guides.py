"""Guides: every item in every region that offers it, computed from the definitions and ``regions.yaml``. Pure.

Who offers what: a region offers an item when the definition's ``regions`` cover it, when the item's department has a
counter in the region's hall, and when the item's level reaches down to it: what the nation or a province handles has no
counter below the county.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kiosk.catalogue.definition.codes import Level
from kiosk.catalogue.definition.guide import Place
from kiosk.catalogue.guides import RegionalGuide
from kiosk.catalogue.model import Service, State, Titled
from kiosk.catalogue.regions import Region, Regions

_DOWN = (Level.NATION, Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWN, Level.VILLAGE)
#: As far down as an item of a level is taken in.
_REACH = {Level.NATION: Level.COUNTY, Level.PROVINCE: Level.COUNTY}


def make_guides(
    services: Iterable[Service], departments: Mapping[str, Titled], regions: Regions
) -> Iterator[RegionalGuide]:
    """In the order of the items and the regions; the same for the same definitions."""
    counters = sorted(departments)
    for service in services:
        if service.state is State.PUBLISHED:
            for region in regions:
                if offers(region, service, regions):
                    yield _guide(service, region, departments[service.department], counters)


def offers(region: Region, service: Service, regions: Regions) -> bool:
    lowest = _REACH.get(service.level, Level.VILLAGE)
    return (
        (not service.regions or any(regions.covers(wide, region.code) for wide in service.regions))
        and (region.counters is None or service.department in region.counters)
        and _DOWN.index(region.level) <= _DOWN.index(lowest)
    )


def _guide(service: Service, region: Region, department: Titled, counters: list[str]) -> RegionalGuide:
    decided = region.decided(service.code)
    return RegionalGuide(
        item=service.code,
        region=region.code,
        level=region.level,
        title=_title(service.title, region),
        place=_place(region, department, counters.index(service.department) + 1),
        hours=region.hall.hours,
        tables=tuple(
            table.model_copy(update={"values": values})
            for table in service.tables
            if (values := decided.get(table.key))
        ),
    )


def _title(title: Titled, region: Region) -> Titled:
    """The city's own guide has the item's title; the others say whose they are."""
    if region.parent is None:
        return title
    name = region.name
    return Titled(
        zh=f"{title.zh}（{name.zh}）",
        en=f"{title.en} ({name.en})",
        zh_hant=f"{title.zh_hant}（{name.zh_hant or name.zh}）" if title.zh_hant else "",
        pt=f"{title.pt} ({name.pt or name.en})" if title.pt else "",
    )


def _place(region: Region, department: Titled, counter: int) -> Place:
    hall = region.hall
    return Place(
        name=Titled(
            zh=f"{hall.name.zh}{department.zh}窗口",
            en=f"{hall.name.en}, {department.en} counter",
            zh_hant=f"{hall.name.zh_hant}{department.zh_hant}窗口" if hall.name.zh_hant and department.zh_hant else "",
        ),
        address=Titled(
            zh=f"{hall.address.zh}{counter:02d}号窗口",
            en=f"{hall.address.en}, counter {counter:02d}",
            zh_hant=f"{hall.address.zh_hant}{counter:02d}號窗口" if hall.address.zh_hant else "",
        ),
        hours=hall.said_hours,
        phone=f"{hall.phone} {counter:02d}",
        region=region.code[:6],
    )


def unknown_parameters(regions: Regions, services: Mapping[str, Service]) -> Iterator[str]:
    """What a region decides that its item knows nothing of; an item that is not there at all is none of a mistake."""
    for region in regions:
        for code, tables in region.parameters.items():
            known = [table.key for table in services[code].tables] if code in services else list(tables)
            for key in sorted(tables.keys() - set(known)):
                yield f"{region.code}: {code} has no table {key}"

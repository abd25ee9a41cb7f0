"""Items x terminal: whether an item can be done at a terminal, or why not, and where instead. Pure.

What a device's condition is at the moment is not asked here (``kiosk.session.availability`` adds it), only whether
there is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.definition.codes import Channel, Level
from kiosk.catalogue.definition.guide import Place
from kiosk.catalogue.definition.service import Hours
from kiosk.catalogue.model import Kind, Module, Network, Service, State

_DEPTH = {level: depth for depth, level in enumerate(Level)}


class Why(StrEnum):
    """What stands between an item and a terminal."""

    WITHDRAWN = "withdrawn"  # or not published yet
    NOT_YET = "not_yet"  # it begins on a later day
    NO_LONGER = "no_longer"  # its time is over
    NOT_HERE = "not_here"  # it is not offered in this region
    NOT_AT_THIS_LEVEL = "not_at_this_level"  # each district or county handles it for itself, and not this one
    NOT_IN_THIS_CHANNEL = "not_in_this_channel"  # not at a bank
    NO_DEVICE = "no_device"
    OFFLINE = "offline"
    CLOSED_NOW = "closed_now"


@dataclass(frozen=True)
class Standing:
    """What a terminal is, as its profile says. ``region`` None: nobody said where it stands, and it is everywhere."""

    region: str | None = None
    channel: Channel = Channel.HALL


EVERYWHERE = Standing()


@dataclass(frozen=True)
class Reason:
    """``module`` goes with NO_DEVICE, ``day`` with NOT_YET and NO_LONGER, ``hours`` with CLOSED_NOW."""

    why: Why
    module: Module | None = None
    day: date | None = None
    hours: Hours | None = None


@dataclass(frozen=True)
class Elsewhere:
    """A counter where it can be done. ``steps``: how far in the tree of regions; 0 is this one. ``open_now`` None: its
    hours are words alone."""

    place: Place
    steps: int
    open_now: bool | None


#: Where these stand in the way, no counter anywhere does it either.
NOWHERE_ELSE = frozenset({Why.WITHDRAWN, Why.NOT_YET, Why.NO_LONGER})


def reasons(
    service: Service,
    catalogue: Catalogue,
    standing: Standing,
    fitted: frozenset[Module],
    *,
    wall: datetime,
    online: bool,
) -> tuple[Reason, ...]:
    """Everything that stands in the way, the gravest first; none when the item can be done.

    ``wall`` is the local time that people read; ``online`` is False only when it is known that the platform is away.
    """
    found = [*_state(service, wall.date()), *_place(service, catalogue, standing)]
    if standing.channel is Channel.BANK and not _at_banks(service):
        found.append(Reason(Why.NOT_IN_THIS_CHANNEL))
    found += (Reason(Why.NO_DEVICE, module=module) for module in modules(service, standing) if module not in fitted)
    if service.kind is not Kind.GUIDE:
        hall = service.channels.hall
        if not online and hall.network is Network.ONLINE and service.identified:
            found.append(Reason(Why.OFFLINE))
        if not is_open(hall.hours, wall):
            found.append(Reason(Why.CLOSED_NOW, hours=hall.hours))
    return tuple(found)


def modules(service: Service, standing: Standing) -> tuple[Module, ...]:
    """The devices that the item needs in this channel."""
    bank = service.channels.bank
    if standing.channel is Channel.BANK and bank is not None and bank.modules is not None:
        return bank.modules
    return service.channels.hall.modules


def helpful_modules(service: Service, standing: Standing) -> tuple[Module, ...]:
    """The devices that the item goes on without in this channel."""
    needed = modules(service, standing)
    return tuple(module for module in service.channels.hall.modules_helpful if module not in needed)


def nearest(service: Service, catalogue: Catalogue, standing: Standing, wall: datetime) -> Elsewhere | None:
    """The nearest counter that does it: by steps in the tree of regions, then in the order of the codes. Where there
    are no guides, of the places that the definition itself names."""
    here = standing.region or ""
    regions = catalogue.regions
    offering = sorted(
        catalogue.guides.regions_of(service.code), key=lambda code: (regions.distance(here, code) if here else 0, code)
    )
    for code in offering:
        guide = catalogue.guides.get(service.code, code)
        if guide is not None:
            steps = regions.distance(here, code) if here else 0
            return Elsewhere(guide.place, steps, is_open(guide.hours, wall))
    places = sorted(
        service.guide.places, key=lambda place: regions.distance(here, place.region) if here and place.region else 0
    )
    return Elsewhere(places[0], 0, open_now=None) if places else None


def is_open(hours: Hours, wall: datetime) -> bool:
    """Both ends are within; a time that closes before it opens goes past midnight, and belongs to the day it began."""
    now = f"{wall:%H:%M}"
    if hours.opens <= hours.closes:
        return wall.isoweekday() in hours.days and hours.opens <= now <= hours.closes
    yesterday = (wall.isoweekday() - 2) % 7 + 1
    return (wall.isoweekday() in hours.days and now >= hours.opens) or (yesterday in hours.days and now <= hours.closes)


def _state(service: Service, today: date) -> list[Reason]:
    if service.state is not State.PUBLISHED:
        return [Reason(Why.WITHDRAWN)]
    if service.valid_from is not None and today < service.valid_from:
        return [Reason(Why.NOT_YET, day=service.valid_from)]
    if service.valid_to is not None and today > service.valid_to:
        return [Reason(Why.NO_LONGER, day=service.valid_to)]
    return []


def _place(service: Service, catalogue: Catalogue, standing: Standing) -> list[Reason]:
    """Where guides say who offers an item, one of them must be of this region or of what it belongs to, and as far down
    as the item is handled: what the counties handle each for itself, the city's guide does not cover in one of them."""
    here, regions = standing.region, catalogue.regions
    if here is None:
        return []
    if service.regions and not any(regions.covers(wide, here) for wide in service.regions):
        return [Reason(Why.NOT_HERE)]
    offering = catalogue.guides.regions_of(service.code)
    way = regions.way_up(here)
    if not offering or not way:
        return []
    ours = [regions.by_code[code].level for code in way if code in offering]
    if not ours:
        return [Reason(Why.NOT_HERE)]
    wanted = min(_DEPTH[service.level], _DEPTH[regions.by_code[way[0]].level])
    return [] if max(_DEPTH[level] for level in ours) >= wanted else [Reason(Why.NOT_AT_THIS_LEVEL)]


def _at_banks(service: Service) -> bool:
    return service.channels.bank is not None and service.channels.bank.offered

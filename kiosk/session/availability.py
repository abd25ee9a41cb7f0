"""Whether an item can be done here and now, and if not why: asked before anything is offered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drivers.protocols import Condition, DeviceStatus, Family, Problem
from kiosk.catalogue.model import Kind, Service, Way
from kiosk.session.world import FilingStop, Link, World


class Obstacle(StrEnum):
    """Why something cannot be done at this terminal now."""

    NOT_FITTED = "not_fitted"  # the terminal has no such device
    DEVICE_AWAY = "device_away"  # it does not answer, or says that it is broken
    PAPER_OUT = "paper_out"
    PAPER_JAM = "paper_jam"
    COVER_OPEN = "cover_open"
    OUTPUT_FULL = "output_full"
    TONER_OUT = "toner_out"
    PAPER_PATH_LOCKED = "paper_path_locked"
    OFFLINE = "offline"
    CANNOT_KEEP = "cannot_keep"  # what is handed in could not be kept safely
    NOT_SET_UP = "not_set_up"  # the terminal has no key to seal with yet
    CLOCK_WRONG = "clock_wrong"
    NOT_HERE = "not_here"  # this terminal has no such way at all
    TRIED_OUT = "tried_out"  # as often as it may be, in this visit


@dataclass(frozen=True)
class Hindrance:
    """One reason; ``family`` is None when it is not a device's."""

    obstacle: Obstacle
    family: Family | None = None


#: How a device stands that nobody has looked at yet; one that answers nonsense has words of its own.
_NOT_LOOKED_AT = DeviceStatus(Condition.UNKNOWN)
_BY_FILING_STOP = {
    FilingStop.STORE_FAULT: Obstacle.CANNOT_KEEP,
    FilingStop.DISK_NEARLY_FULL: Obstacle.CANNOT_KEEP,
    FilingStop.QUEUE_FULL: Obstacle.CANNOT_KEEP,
    FilingStop.KEY_MISSING: Obstacle.NOT_SET_UP,
    FilingStop.CLOCK_UNBELIEVABLE: Obstacle.CLOCK_WRONG,
}
_BY_PROBLEM = {
    Problem.PAPER_OUT: Obstacle.PAPER_OUT,
    Problem.PAPER_JAM: Obstacle.PAPER_JAM,
    Problem.COVER_OPEN: Obstacle.COVER_OPEN,
    Problem.OUTPUT_FULL: Obstacle.OUTPUT_FULL,
    Problem.TONER_OUT: Obstacle.TONER_OUT,
}


def hindrances(service: Service, world: World) -> tuple[Hindrance, ...]:
    """Everything that stands in the way of this item; empty when it can be done."""
    families = [Family(module.value) for module in service.channels.hall.modules]
    if any(way_hindrance(way, world) is None for way in service.who.ways):
        # What a way needs is no reason while another way is open: the page of the ways says which is closed, and why.
        families = [family for family in families if family not in _OF_WAYS]
    found = [hindrance for family in families if (hindrance := device_hindrance(family, world)) is not None]
    if service.identified and world.link is Link.OFFLINE:
        found.append(Hindrance(Obstacle.OFFLINE))
    if service.kind is Kind.APPLY and world.filing_stops:
        found.append(Hindrance(_BY_FILING_STOP[world.filing_stops[0]]))
    return tuple(found)


def way_hindrance(way: Way, world: World, *, card_known: bool = False) -> Hindrance | None:
    """Why nobody can be identified in this way now, None when they can. ``card_known``: no card need be read."""
    families = _NEEDED_BY.get(way)
    if families is None:
        return Hindrance(Obstacle.NOT_HERE)
    for family in families:
        hindrance = device_hindrance(family, world)
        if hindrance is not None and not (card_known and family is Family.ID_CARD):
            return hindrance
    if world.link is Link.OFFLINE and way not in (Way.ID_CARD, Way.SOCIAL_SECURITY_CARD):
        return Hindrance(Obstacle.OFFLINE)
    return None


#: Without these a way cannot be gone. A scanner only helps: our own code can be shown, and a number typed.
_NEEDED_BY: dict[Way, tuple[Family, ...]] = {
    Way.ID_CARD: (Family.ID_CARD,),
    Way.ID_CARD_AND_FACE: (Family.ID_CARD, Family.CAMERA),
    Way.APP_CODE: (),
    Way.PHONE_CODE: (Family.ID_CARD,),
    Way.SOCIAL_SECURITY_CARD: (Family.CARD,),
    Way.LICENCE_CODE: (Family.ID_CARD,),
}
_OF_WAYS = frozenset(family for families in _NEEDED_BY.values() for family in families)


def device_hindrance(family: Family, world: World) -> Hindrance | None:
    """Why this device cannot be used now, None when it can."""
    status = world.devices.get(family)
    if status is None:
        return Hindrance(Obstacle.NOT_FITTED, family)
    if family is Family.DOCUMENT_PRINTER and world.paper_path_locked:
        return Hindrance(Obstacle.PAPER_PATH_LOCKED, family)
    for problem, obstacle in _BY_PROBLEM.items():
        if problem in status.problems:
            return Hindrance(obstacle, family)
    # Not looked at yet counts as there: the first answer comes within a second, and a tile must not blink at start.
    if status.usable or status == _NOT_LOOKED_AT:
        return None
    return Hindrance(Obstacle.DEVICE_AWAY, family)

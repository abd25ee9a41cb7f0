"""Whether an item can be done here and now, and if not why: asked before anything is offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from drivers.protocols import Condition, DeviceStatus, Family, Problem
from kiosk.catalogue.definition.service import Hours
from kiosk.catalogue.joining import NOWHERE_ELSE, Elsewhere, Reason, Why, helpful_modules, modules, nearest, reasons
from kiosk.catalogue.model import Kind, Module, Service, Way
from kiosk.session.allowance import too_much_here, ways_here
from kiosk.session.form.handing import wall
from kiosk.session.form.weighing import too_late_without_link
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
    WITHDRAWN = "withdrawn"
    NOT_YET = "not_yet"
    NO_LONGER = "no_longer"
    NOT_HERE = "not_here"
    NOT_AT_THIS_LEVEL = "not_at_this_level"
    NOT_IN_THIS_CHANNEL = "not_in_this_channel"
    CLOSED_NOW = "closed_now"
    CLOSING = "closing"  # its last day is so near that nothing is taken without a link
    WAY_NOT_HERE = "way_not_here"  # this terminal has no such way of identifying anybody at all
    NOT_PAID_HERE = "not_paid_here"  # in none of the ways in which it can be paid
    TOO_MUCH_HERE = "too_much_here"  # more is to be paid than may be paid at this terminal
    TRIED_OUT = "tried_out"  # as often as it may be, in this visit


@dataclass(frozen=True)
class Hindrance:
    """One reason; ``family`` is None when it is not a device's. ``day`` is when it begins, or was over; ``hours`` when
    it is open."""

    obstacle: Obstacle
    family: Family | None = None
    day: date | None = None
    hours: Hours | None = None


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


class Offer(StrEnum):
    """What this terminal can do for an item."""

    START = "start"  # it can be done here and now
    AWAY = "away"  # it could be, and something stands in the way
    GUIDE = "guide"  # to read, to print, to take along: it is done elsewhere


#: Kinds of item that have steps at a terminal. The others are their guide, and where they can be done.
_WITH_STEPS = frozenset({Kind.QUERY, Kind.PRINT, Kind.APPLY, Kind.PROGRESS})


def offer(service: Service, world: World) -> Offer:
    if service.kind not in _WITH_STEPS or (service.kind is Kind.APPLY and wall(service) is not None):
        return Offer.GUIDE
    return Offer.AWAY if hindrances(service, world) else Offer.START


def hindrances(service: Service, world: World) -> tuple[Hindrance, ...]:
    """Everything that stands in the way of this item; empty when it can be done."""
    found = [
        _hindrance(reason)
        for reason in _reasons(service, world)
        if reason.module is None or not _is_spare(Family(reason.module.value), service, world)
    ]
    found += (
        hindrance
        for module in modules(service, world.standing)
        if Family(module.value) in world.devices
        and not _is_spare(Family(module.value), service, world)
        and (hindrance := device_hindrance(Family(module.value), world)) is not None
    )
    found += _about_paying(service, world)
    if service.kind is Kind.APPLY and (last := too_late_without_link(service, world)) is not None:
        found.append(Hindrance(Obstacle.CLOSING, day=last))
    if service.kind is Kind.APPLY and world.filing_stops:
        found.append(Hindrance(_BY_FILING_STOP[world.filing_stops[0]]))
    return tuple(found)


def limits(service: Service, world: World) -> tuple[Hindrance, ...]:
    """What stands in the way of the item itself, whatever this terminal can do: its time, and where it is offered."""
    found = tuple(_hindrance(reason) for reason in _reasons(service, world) if reason.why in _OF_THE_ITEM)
    return (*found, *_about_paying(service, world))


def _about_paying(service: Service, world: World) -> tuple[Hindrance, ...]:
    if service.payment is None:
        return ()
    if not ways_here(service, world.allowance):
        return (Hindrance(Obstacle.NOT_PAID_HERE),)
    return (Hindrance(Obstacle.TOO_MUCH_HERE),) if too_much_here(service, world.allowance) else ()


_OF_THE_ITEM = NOWHERE_ELSE | {Why.NOT_HERE, Why.NOT_AT_THIS_LEVEL}


def shortfalls(service: Service, world: World) -> tuple[Hindrance, ...]:
    """What an item that can be done goes without here and now: no receipt, nothing on paper."""
    found = (device_hindrance(Family(module.value), world) for module in helpful_modules(service, world.standing))
    return tuple(hindrance for hindrance in found if hindrance is not None)


def _is_spare(family: Family, service: Service, world: World) -> bool:
    """Whether a device only serves a way of identifying oneself, while another way is open: the page of the ways says
    which is closed, and why."""
    by_number = service.kind is Kind.PROGRESS
    return family in _OF_WAYS and any(
        way_hindrance(way, world, by_number=by_number) is None for way in service.who.ways
    )


def way_hindrance(way: Way, world: World, *, card_known: bool = False, by_number: bool = False) -> Hindrance | None:
    """Why nobody can be identified in this way now, None when they can. ``card_known``: no card need be read;
    ``by_number``: the item tells of a case to whoever knows its number, and nobody is identified by that."""
    if way is Way.CASE_NUMBER and by_number:
        return Hindrance(Obstacle.OFFLINE) if world.link is Link.OFFLINE else None
    families = _NEEDED_BY.get(way)
    if families is None:
        return Hindrance(Obstacle.WAY_NOT_HERE)
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
    Way.TRAVEL_PERMIT_AND_FACE: (Family.CAMERA,),
    Way.APP_CODE: (),
    Way.PHONE_CODE: (Family.ID_CARD,),
    Way.SOCIAL_SECURITY_CARD: (Family.CARD,),
    Way.LICENCE_CODE: (Family.ID_CARD,),
}
_OF_WAYS = frozenset(family for families in _NEEDED_BY.values() for family in families)


def instead(service: Service, world: World) -> Elsewhere | None:
    """Where the item can be done when it cannot be begun here; None when it can, or when it is done nowhere."""
    if any(reason.why in NOWHERE_ELSE for reason in _reasons(service, world)) or offer(service, world) is Offer.START:
        return None
    return nearest(service, world.catalogue, world.standing, world.wall)


def _reasons(service: Service, world: World) -> tuple[Reason, ...]:
    fitted = frozenset(module for module in Module if Family(module.value) in world.devices)
    return reasons(
        service,
        world.catalogue,
        world.standing,
        fitted,
        wall=world.wall,
        online=world.link is not Link.OFFLINE,
    )


def _hindrance(reason: Reason) -> Hindrance:
    if reason.module is not None:
        return Hindrance(Obstacle.NOT_FITTED, Family(reason.module.value))
    return Hindrance(Obstacle(reason.why.value), day=reason.day, hours=reason.hours)


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

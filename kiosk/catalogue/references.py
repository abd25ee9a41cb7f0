"""What definitions say of each other: services that are named and are not there, circles, terminal ids used twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from kiosk.catalogue.definition.service import Service
from kiosk.catalogue.problems import Mistake


def check_references(services: Mapping[str, Service]) -> Iterator[tuple[str, Mistake]]:
    """What definitions say of each other: the code of the one that says it, and the mistake."""
    ids: dict[str, str] = {}
    for code, service in services.items():
        if service.replaced_by is not None and service.replaced_by not in services:
            yield code, Mistake(("replaced_by",), f"there is no service {service.replaced_by}")
        for index, condition in enumerate(service.conditions):
            if condition.instead == code:
                yield code, Mistake(("conditions", index, "instead"), "it is the service itself")
            elif condition.instead is not None and condition.instead not in services:
                yield code, Mistake(("conditions", index, "instead"), f"there is no service {condition.instead}")
        yield from ((code, mistake) for mistake in _joint(service, services))
        if (circle := _way_on(service, services)) is not None:
            yield code, Mistake(("replaced_by",), f"they replace each other in a circle: {' -> '.join(circle)}")
        terminal_id = service.channels.hall.terminal_item_id
        if (other := ids.setdefault(terminal_id, code)) != code:
            yield code, Mistake(("channels", "hall", "terminal_item_id"), f"{terminal_id} is already used by {other}")


def _way_on(service: Service, services: Mapping[str, Service]) -> tuple[str, ...] | None:
    """The way from a service to what has replaced it, and on, where it leads back to the service; else None."""
    way, at = [service.code], services.get(service.replaced_by or "")
    while at is not None and at.code not in way:
        way.append(at.code)
        at = services.get(at.replaced_by or "")
    return (*way, at.code) if at is not None and at.code == service.code else None


def _joint(service: Service, services: Mapping[str, Service]) -> Iterator[Mistake]:
    own = {item.key for item in service.joint_items}
    if len(own) != len(service.joint_items):
        yield Mistake(("joint_items",), "two joint items have the same key")
    for index, item in enumerate(service.joint_items):
        if item.code is not None and item.code not in services:
            yield Mistake(("joint_items", index, "code"), f"there is no service {item.code}")
        for after in item.after:
            if after not in own:
                yield Mistake(("joint_items", index, "after"), f"{after} is none of the joint items")
    try:
        TopologicalSorter({item.key: item.after for item in service.joint_items}).prepare()
    except CycleError:
        yield Mistake(("joint_items",), "they wait for each other in a circle")

"""How the terminal is connected, as a technician writes it: an address of its own, or the network's."""

from __future__ import annotations

import ipaddress
from dataclasses import replace
from enum import StrEnum

from kiosk.session import events as e
from kiosk.session.model import Session
from kiosk.session.step import Handlers, Outcome
from kiosk.session.steps.technician import begin_work
from kiosk.session.technician import Work
from kiosk.session.technician_stages import TechnicianForm
from kiosk.session.world import World


class Field(StrEnum):
    """In the order in which they are asked."""

    METHOD = "method"
    ADDRESS = "address"  # with its prefix: 10.1.2.3/24
    GATEWAY = "gateway"
    DNS = "dns"


class Method(StrEnum):
    DHCP = "dhcp"  # the network says everything
    STATIC = "static"


def fields(stage: TechnicianForm) -> tuple[Field, ...]:
    """What is asked."""
    return tuple(Field) if stage.values.one(Field.METHOD) == Method.STATIC else (Field.METHOD,)


def wrong(stage: TechnicianForm) -> tuple[Field, ...]:
    """Which of them hold what cannot be."""
    return tuple(field for field in fields(stage) if not _is_right(field, stage.values.one(field).strip(), stage))


def _is_right(field: Field, text: str, stage: TechnicianForm) -> bool:
    try:
        match field:
            case Field.METHOD:
                return text in set(Method)
            case Field.ADDRESS:
                interface = ipaddress.ip_interface(text)
                own = interface.network
                alone = own.num_addresses > 2 and interface.ip in (own.network_address, own.broadcast_address)
                return "/" in text and not alone and not interface.ip.is_loopback and not interface.ip.is_multicast
            case Field.GATEWAY:
                network = ipaddress.ip_interface(stage.values.one(Field.ADDRESS).strip()).network
                return ipaddress.ip_address(text) in network
            case Field.DNS:
                return not ipaddress.ip_address(text).is_multicast
    except ValueError:
        return False


def write(session: Session, stage: TechnicianForm, event: e.Write, world: World) -> Outcome:
    if event.key not in fields(stage) or event.key == Field.METHOD:
        return Outcome(session)
    return Outcome(session.to(replace(stage, values=stage.values.put(event.key, (event.text[:60],)))))


def pick(session: Session, stage: TechnicianForm, event: e.Pick, world: World) -> Outcome:
    if event.key != Field.METHOD or event.option not in set(Method):
        return Outcome(session)
    return Outcome(session.to(replace(stage, values=stage.values.put(Field.METHOD, (event.option,)), checked=False)))


def go_on(session: Session, stage: TechnicianForm, event: e.Next, world: World) -> Outcome:
    if wrong(stage):
        return Outcome(session.to(replace(stage, checked=True)))
    settings = tuple((field.value, stage.values.one(field).strip()) for field in fields(stage))
    return begin_work(session, stage.room, Work.SET_NETWORK, world, settings=settings)


def back(session: Session, stage: TechnicianForm, event: e.Back, world: World) -> Outcome:
    return Outcome(session.to(stage.room))


HANDLES: Handlers = {e.Write: write, e.Pick: pick, e.Next: go_on, e.Back: back}

"""``kiosk devices suggest``: a profile section for each device that was recognised, ready to be pasted.

All of them together are one piece of TOML that loads: what cannot stand in it (a second device of a family, one of
several guesses) is a comment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum

import tomli_w

from drivers.discovery.naming import udev_rule
from drivers.discovery.recognition import Candidate, Certainty, recognise
from drivers.discovery.values import Distinction, FoundDevice, PluggedIn, PortKind
from drivers.options import OptionsError
from drivers.protocols import Family
from drivers.registry import REGISTRY, Registry
from kiosk.technician.inventory import guess, has_driver, title, told_apart
from kiosk.technician.wording import family_name, word
from kiosk.texts import Words


class Verdict(StrEnum):
    """What can be suggested for a device."""

    READY = "ready"  # its section stands there
    ANOTHER = "another"  # its section stands there as a comment: the family has a device already
    GUESS = "guess"  # it could be several things: their sections stand there as comments
    NO_DRIVER = "no_driver"  # known, and no driver of ours speaks to it
    NO_PORT = "no_port"  # known, and it offers no port that a driver could use
    NEEDS_MORE = "needs_more"  # its driver wants to know what cannot be seen from here


@dataclass(frozen=True)
class Section:
    """A section of a profile, as TOML. ``rule``: the udev rule without which its path may change."""

    family: Family
    driver: str
    toml: str
    path: str | None = None
    rule: str | None = None


@dataclass(frozen=True)
class Suggestion:
    """What is said of one device. ``sections`` has one for READY and ANOTHER, several for GUESS."""

    device: FoundDevice
    verdict: Verdict
    sections: tuple[Section, ...] = ()


def suggestions(plugged: PluggedIn, registry: Registry = REGISTRY) -> tuple[Suggestion, ...]:
    """For every device that is something to a terminal, in their order."""
    readers = sum(port.kind is PortKind.PCSC for device in plugged.devices for port in device.ports)
    taken: set[Family] = set()
    found = []
    for device in plugged.devices:
        recognition = recognise(device)
        if recognition.certainty in (Certainty.UNKNOWN, Certainty.SERVICE):
            continue
        existing = [candidate for candidate in recognition.candidates if has_driver(candidate, registry)]
        sections = tuple(_sections(device, existing, registry, several_readers=readers > 1))
        if recognition.family is None:
            if sections:
                found.append(Suggestion(device, Verdict.GUESS, sections))
        elif sections:
            verdict = Verdict.ANOTHER if recognition.family in taken else Verdict.READY
            taken.add(recognition.family)
            found.append(Suggestion(device, verdict, sections[:1]))
        elif existing:
            found.append(Suggestion(device, Verdict.NEEDS_MORE))
        else:
            found.append(Suggestion(device, Verdict.NO_DRIVER if recognition.candidates else Verdict.NO_PORT))
    return tuple(found)


def _sections(
    device: FoundDevice, candidates: list[Candidate], registry: Registry, *, several_readers: bool
) -> Iterator[Section]:
    """Those whose options can be found out; the others are left out."""
    for candidate in candidates:
        driver = registry.find(candidate.driver)
        seen = _seen(device, candidate, several_readers=several_readers)
        asked = {field.name for field in fields(driver.options)}
        if not (seen.keys() <= asked):
            continue  # without it the section would mean the other device of this make as well
        options = {name: value for name, value in candidate.options.items() if name in asked} | seen
        try:
            driver.read_options(options)
        except OptionsError:
            continue
        section = {"driver": candidate.driver, **options}
        port = candidate.port
        yield Section(
            candidate.family,
            candidate.driver,
            tomli_w.dumps({"devices": {candidate.family.value: section}}).strip(),
            port.path if port is not None and port.kind is not PortKind.PCSC else None,
            udev_rule(device, port, candidate.family.value) if port is not None else None,
        )


def _seen(device: FoundDevice, candidate: Candidate, *, several_readers: bool) -> dict[str, str]:
    """The options that say which device is meant, as far as there is a choice."""
    port, usb = candidate.port, device.usb
    if port is not None and port.kind is PortKind.PCSC:
        return {"reader": port.node} if several_readers else {}
    if port is not None:
        return {"device": port.path}
    if usb is not None and device.distinction is Distinction.SERIAL_NUMBER:
        return {"serial_number": usb.serial_number}
    if usb is not None and device.distinction is Distinction.BUS_PATH:
        return {"bus_path": usb.bus_path}
    return {}


def toml(found: tuple[Suggestion, ...], said: Words) -> list[str]:
    """All sections, with words as comments."""
    lines = []
    for suggestion in found:
        lines += [f"# {line}" if line else "#" for line in _words(suggestion, said)]
        for number, section in enumerate(suggestion.sections):
            ready = suggestion.verdict is Verdict.READY
            lines += ["#"] if number else []
            lines += [line if ready else f"# {line}" for line in section.toml.splitlines()]
        lines.append("")
    return lines[:-1]


def _words(suggestion: Suggestion, said: Words) -> Iterator[str]:
    device, recognition = suggestion.device, recognise(suggestion.device)
    yield title(device, said)
    yield guess(recognition, said)
    if twin := told_apart(device, said):
        yield twin
    family = family_name(said, recognition.family) if recognition.family is not None else ""
    yield word(said, "verdict", suggestion.verdict, family=family)
    for section in suggestion.sections:
        if section.path is not None and _can_change(device, section.path):
            yield said.of("devices-path-can-change", path=section.path)
            if section.rule is not None:
                yield said.of("devices-udev-rule", family=section.family.value)
                yield section.rule


def _can_change(device: FoundDevice, path: str) -> bool:
    return any(port.path == path and not port.stable for port in device.ports)


def as_values(found: tuple[Suggestion, ...], said: Words) -> dict[str, object]:
    """The suggestions for JSON."""
    return {
        "suggestions": [
            {
                "title": title(each.device, said),
                "verdict": each.verdict.value,
                "told_apart_by": each.device.distinction.value,
                "words": list(_words(each, said)),
                "sections": [
                    {
                        "family": section.family.value,
                        "driver": section.driver,
                        "toml": section.toml,
                        "udev_rule": section.rule,
                    }
                    for section in each.sections
                ],
            }
            for each in found
        ]
    }

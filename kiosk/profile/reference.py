"""``config/reference.md``: every key of a profile, written from the model, the texts and the drivers' own options."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from itertools import groupby
from typing import get_type_hints

from drivers.driver import Driver
from drivers.protocols import Family
from drivers.registry import REGISTRY
from kiosk.profile.changes import CHANGES, Change, KeyPath
from kiosk.profile.entries import Entry, ValueKind, entries
from kiosk.profile.explaining import value_words
from kiosk.profile.toml_writing import as_toml
from kiosk.texts import Language, Words, load_words


def reference(language: Language) -> str:
    """The reference in ``language``, as Markdown."""
    said = load_words(language)
    return "\n".join(_lines(said)).rstrip() + "\n"


def _lines(said: Words) -> Iterator[str]:
    yield "# " + said.of("reference-title")
    yield ""
    yield said.of("reference-how")
    yield ""
    for section, keys in groupby(_shown_once(), key=lambda each: each.path[:-1]):
        yield from _section(section, list(keys), said)
    yield "## " + said.of("reference-drivers")
    for family in Family:
        yield ""
        yield f"### [devices.{family}]"
        for name in REGISTRY.names(family):
            yield from _driver(REGISTRY.find(name), said)
    yield ""
    yield "## " + said.of("reference-old-names")
    yield ""
    yield f"| {said.of('reference-old')} | {said.of('reference-new')} | {said.of('reference-since')} |"
    yield "|---|---|---|"
    for change in CHANGES:
        yield f"| `{'.'.join(change.old)}` | {_new_form(change, said)} | {change.since:%Y-%m-%d} |"


def _new_form(change: Change, said: Words) -> str:
    if change.new is None:
        return said.of("reference-without-effect")
    return f"`{'.'.join(change.new)}`" + (f" (× {change.factor})" if change.factor != 1 else "")


def _shown_once() -> list[Entry]:
    """Keys by section. What every device has, and what every place has, is told once."""
    kept = [
        each
        for each in entries()
        if not (each.path[0] == "devices" and len(each.path) == 3 and each.path[1] != Family.ID_CARD)
        and not (each.path[:2] == ("accessibility", "places") and len(each.path) == 4 and each.path[2] != "screen")
    ]
    order = dict.fromkeys(each.path[:-1] for each in kept)
    return [each for section in order for each in kept if each.path[:-1] == section]


def _section(section: KeyPath, keys: list[Entry], said: Words) -> Iterator[str]:
    if section:
        name = {"devices": "devices.*", "accessibility": "accessibility"}.get(section[0], "")
        title = name if section[0] == "devices" and len(section) == 2 else ".".join(section)
        if section == ("accessibility", "places", "screen"):
            title = "accessibility.places.*"
        yield f"## [{title}]"
        yield ""
    head = ("reference-key", "reference-meaning", "reference-value", "reference-default")
    yield "| " + " | ".join(said.of(each) for each in head) + " |"
    yield "|---|---|---|---|"
    for key in keys:
        if key.required:
            default = said.of("reference-required")
        else:
            default = f"`{key.default}`" if key.default is not None else ""
        value = value_words(key, said) if key.kind is not ValueKind.SECTION else said.of("explain-kind-section")
        yield f"| `{key.path[-1]}` | {said.say(key.text)} | {value} | {default} |"
    yield ""


def _driver(driver: Driver, said: Words) -> Iterator[str]:
    yield ""
    notes = [said.of("reference-simulated")] if driver.simulated else []
    notes += [said.of("reference-hosted")] if driver.hosted else []
    notes += [said.of("reference-shared")] if driver.shared else []
    yield f"**`{driver.name}`**" + "".join(f" · {note}" for note in notes)
    options = fields(driver.options)
    if not options:
        return
    types = get_type_hints(driver.options)
    yield ""
    yield "| " + " | ".join(said.of(f"reference-{each}") for each in ("option", "value", "default")) + " |"
    yield "|---|---|---|"
    for each in options:
        check = each.metadata.get("check")
        value = check.expected if check is not None else getattr(types[each.name], "__name__", str(types[each.name]))
        default = said.of("reference-required") if each.default is MISSING else f"`{as_toml(each.default)}`"
        yield f"| `{each.name}` | {value} | {default} |"

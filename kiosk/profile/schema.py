"""``config/profile.schema.json``: a profile as JSON Schema, for editors and checkers that know nothing of us."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from typing import Any, get_type_hints

from drivers.driver import Driver
from drivers.protocols import Family
from drivers.registry import REGISTRY
from kiosk.profile.changes import CHANGES, Change
from kiosk.profile.entries import entries, text_id
from kiosk.profile.layers import LAYERS
from kiosk.profile.model import Profile
from kiosk.texts import Language, load_words

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_COMMON = ("hosted", "bus")


def schema_text() -> str:
    return json.dumps(profile_schema(), indent=1, ensure_ascii=False) + "\n"


def profile_schema() -> dict[str, Any]:
    """One object for a whole terminal; what a layer says alone need not be whole, and is checked with it."""
    schema = Profile.model_json_schema()
    said = load_words(Language.ENGLISH)
    known = {each.text.id: each.text for each in entries()}
    for model in [schema, *schema["$defs"].values()]:
        model.pop("description", None)
        for name, field in model.get("properties", {}).items():
            field.pop("title", None)
            if (text := known.get(text_id(model["title"], name))) is not None:
                field["description"] = said.say(text)
    schema["properties"][LAYERS] = {"type": "array", "items": {"type": "string"}, "maxItems": 8, "uniqueItems": True}
    _plain_string_for_a_secret(schema)
    _drivers(schema)
    _old_names(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _plain_string_for_a_secret(schema: dict[str, Any]) -> None:
    reference = schema["$defs"]["SecretReference"]
    del reference["properties"]["literal"]
    reference["minProperties"] = reference["maxProperties"] = 1
    schema["$defs"]["SecretReference"] = {"anyOf": [reference, {"type": "string"}]}


def _drivers(schema: dict[str, Any]) -> None:
    common = schema["$defs"].pop("DeviceSection")["properties"]
    devices = schema["$defs"]["Devices"]["properties"]
    for family in Family:
        drivers = [_driver(REGISTRY.find(name), common) for name in REGISTRY.names(family)]
        devices[family] = {"description": devices[family].get("description", ""), "oneOf": drivers}


def _driver(driver: Driver, common: dict[str, Any]) -> dict[str, Any]:
    types = get_type_hints(driver.options)
    properties: dict[str, Any] = {"driver": {"const": driver.name}, **{key: common[key] for key in _COMMON}}
    required = ["driver"]
    for each in fields(driver.options):
        properties[each.name] = {"type": _TYPES[types[each.name]]}
        if (check := each.metadata.get("check")) is not None:
            properties[each.name]["description"] = check.expected
        if each.default is MISSING:
            required.append(each.name)
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required}


_LIMITS = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "default")


def _old_names(schema: dict[str, Any]) -> None:
    """An old name is right where the new one is, and an editor strikes it through."""
    for change in CHANGES:
        if change.new is None:
            _properties(schema, change.old)[change.old[-1]] |= {"deprecated": True}
            continue
        new = _properties(schema, change.new)[change.new[-1]]
        old = {**new, **{limit: new[limit] / change.factor for limit in _LIMITS if limit in new}}
        _properties(schema, change.old)[change.old[-1]] = {
            **(new if change.factor == 1 else old),
            "deprecated": True,
            "description": f"Now: {'.'.join(_from_here(change))}",
        }


def _from_here(change: Change) -> tuple[str, ...]:
    """The new name alone, where it stands in the same table."""
    new = change.new or ()
    return new[-1:] if new[:-1] == change.old[:-1] else new


def _properties(schema: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """Of the section in which ``path`` stands."""
    model = schema
    for part in path[:-1]:
        said = model["properties"][part]
        said = next(each for each in said["anyOf"] if "$ref" in each) if "anyOf" in said else said
        model = schema["$defs"][said["$ref"].rpartition("/")[2]]
    properties: dict[str, Any] = model["properties"]
    return properties

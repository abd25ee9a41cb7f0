"""What a technician is told of a mistake: what stands there, and what can."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from pydantic_core import ErrorDetails

from drivers.driver import Driver
from drivers.options import OptionMistake, OptionProblem
from kiosk.profile.changes import KeyPath
from kiosk.profile.entries import ValueKind, entry
from kiosk.profile.model import DeviceSection, FiveKeys
from kiosk.profile.option_forms import form_of
from kiosk.profile.upkeep import Opening
from kiosk.texts import Text

#: Keys whose value is not shown in a message, whatever is wrong with it.
_SECRET_KEYS = frozenset({"enrolment_code", "literal", "pin_hash", "proxy_login"})
_USER_IN_URL = re.compile(r"//[^/@]*@")
#: Python's names of types, as the messages call them.
_TYPE_WORDS = {"str": "string"}
#: What stands in TOML without quotes.
_UNQUOTED = frozenset({"int", "float", "bool"})
#: How the values with a form of their own are written: the keys of these names.
_WITH_FORM = (
    "id",
    "hotline",
    "url",
    "time_zone",
    "pin_hash",
    "bus",
    "languages",
    "loudspeaker",
    "headset",
    "credential",
    "region",
    "guide_url",
    "proxy",
    "interface",
    "platform_addresses",
    "servers",
    "remote",
    "methods",
)
FORMS = {key: Text.of(f"profile-form-{key.replace('_', '-')}") for key in _WITH_FORM}
FORMS |= dict.fromkeys(("include", "exclude"), Text.of("profile-form-chosen"))
_TIMES = ("opens", "closes", "update_from", "update_until", "power_off", "power_on")
FORMS |= dict.fromkeys(_TIMES, Text.of("profile-form-time"))
FORMS |= dict.fromkeys(Opening.model_fields, Text.of("profile-form-spans"))
FORMS |= dict.fromkeys(("holidays", "working_days"), Text.of("profile-form-day"))
FORMS |= dict.fromkeys(FiveKeys.model_fields, Text.of("profile-form-digit"))


def option_text(problem: OptionProblem, driver: Driver, values: Mapping[str, Any]) -> Text:
    shown = _shown(problem.option, values.get(problem.option))
    match problem.mistake:
        case OptionMistake.UNKNOWN:
            return unknown_key(problem.option, own_options(driver))
        case OptionMistake.MISSING:
            check = next(each for each in fields(driver.options) if each.name == problem.option).metadata.get("check")
            form = None if check is None else form_of(check.expected)
            if form is None:
                return Text.of("profile-missing-key", key=problem.option)
            return Text.of("profile-missing-key-option", key=problem.option, form=form)
        case OptionMistake.WRONG_TYPE:
            return _wrong_type(shown, values.get(problem.option), problem.expected)
        case OptionMistake.BAD_VALUE:
            pattern = form_of(problem.expected) or problem.expected
            return Text.of("profile-wrong-form", value=shown, pattern=pattern)


def own_options(driver: Driver) -> list[str]:
    return [*(field.name for field in fields(driver.options)), *DeviceSection.model_fields]


def missing(path: KeyPath) -> Text:
    """With what should stand there, as the reference says it."""
    known = entry(path)
    if known is None:
        return Text.of("profile-missing-key", key=path[-1])
    if known.kind is ValueKind.SECTION:
        return Text.of("profile-missing-key-section", key=".".join(path), meaning=known.text)
    return Text.of("profile-missing-key-of", key=path[-1], meaning=known.text)


def _wrong_type(shown: str, value: object, wanted: str) -> Text:
    wanted = _TYPE_WORDS.get(wanted, wanted)
    if isinstance(value, str) and wanted in _UNQUOTED:
        return Text.of("profile-wrong-type-quoted", value=shown, wanted=wanted)
    return Text.of("profile-wrong-type", value=shown, wanted=wanted)


def meant(key: str, known: list[str]) -> str:
    """The nearest of what there is, "" if none is near."""
    return next(iter(difflib.get_close_matches(key, known, n=1, cutoff=0.6)), "")


def unknown_key(key: str, known: list[str]) -> Text:
    if nearest := meant(key, known):
        return Text.of("profile-unknown-key-meant", key=key, meant=nearest)
    return Text.of("profile-unknown-key", key=key, known=", ".join(sorted(known)))


def not_one_of(value: str, known: list[str]) -> Text:
    close = difflib.get_close_matches(value, known, n=1, cutoff=0.5)
    if close:
        return Text.of("profile-not-one-of-meant", value=value, known=", ".join(known), meant=close[0])
    return Text.of("profile-not-one-of", value=value, known=", ".join(known))


def value_text(key: str, mistake: ErrorDetails) -> Text:
    kind = mistake["type"]
    context = mistake.get("ctx") or {}
    shown = _shown(key, mistake.get("input"))
    if kind in ("enum", "literal_error"):
        known = [part.strip().strip("'") for part in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
        return not_one_of(shown, known)
    if kind.startswith(("greater_than", "less_than")):
        limit = next(f"{context[name]:g}" for name in ("ge", "gt", "le", "lt") if name in context)
        return Text.of("profile-out-of-range", value=shown, relation=kind, limit=limit)
    if kind == "string_too_short":
        return Text.of("profile-empty", key=key)
    if kind in ("string_pattern_mismatch", "value_error"):
        return Text.of("profile-wrong-form", value=shown, pattern=FORMS.get(key, "?"))
    wanted = kind.removesuffix("_type").removesuffix("_parsing").removesuffix("_attributes")
    return _wrong_type(shown, mistake.get("input"), wanted)


def _shown(key: str, value: object) -> str:
    """A value as a message may quote it: nothing secret, and nothing that could hold something secret."""
    if key in _SECRET_KEYS:
        return "***"
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, bool):
        return str(value).lower()
    return _USER_IN_URL.sub("//***@", str(value))[:60]

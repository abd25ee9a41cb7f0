"""Reading a profile: all mistakes at once, each at its line, in words, with what was probably meant."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from drivers.driver import Driver
from drivers.options import OptionMistake, OptionProblem, OptionsError
from drivers.protocols import Family
from drivers.registry import REGISTRY
from kiosk.profile.changes import KeyPath
from kiosk.profile.contradictions import contradictions
from kiosk.profile.layers import LAYERS, Layered, read_layers
from kiosk.profile.model import DeviceSection, FiveKeys, Profile, ProfileKind
from kiosk.profile.problems import ProfileInvalid, ProfileProblem
from kiosk.profile.upkeep import Opening
from kiosk.texts import Text

#: Keys whose value is not shown in a message, whatever is wrong with it.
_SECRET_KEYS = frozenset({"enrolment_code", "literal", "pin_hash", "proxy_login"})
_FAMILIES = frozenset(Family)
_USER_IN_URL = re.compile(r"//[^/@]*@")
#: Python's names of types, as the messages call them.
_TYPE_WORDS = {"str": "string"}
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


def load_profile(file: Path) -> Profile:
    """The profile in ``file`` and the layers below it; each file's relative paths begin at its folder.

    Raises ProfileInvalid: missing, unreadable, not TOML, or with mistakes.
    """
    return profile_of(read_layers(file))


def profile_of(layered: Layered) -> Profile:
    """The profile that the files say together. Raises ProfileInvalid with every mistake."""
    return _Reader(layered).read()


def mistake_of(path: KeyPath, value: object) -> Text | None:
    """What is wrong with ``value`` at ``path``, all by itself; None when it could stand there."""
    model = _model_at(path)
    if model is None:
        return _unknown_key(path[-1], [])
    field = model.model_fields[path[-1]]
    try:
        kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return _value_text(path[-1], error.errors(include_url=False)[0])
    return None


S = TypeVar("S", bound=BaseModel)


class _Reader:
    def __init__(self, layered: Layered) -> None:
        self._layered = layered

    def read(self) -> Profile:
        data = self._layered.data
        problems: list[ProfileProblem] = []
        profile: Profile | None = None
        try:
            profile = _with_absolute_paths(Profile.model_validate(data), self._layered)
        except ValidationError as error:
            problems += [self._problem(mistake) for mistake in error.errors(include_url=False)]
        problems += self._device_problems(data)
        if profile is not None:
            problems += [self._at(path, text) for path, text in contradictions(profile)]
        if problems or profile is None:
            order = self._layered.files
            raise ProfileInvalid(
                tuple(sorted(problems, key=lambda each: (order.index(each.file), each.line, each.key)))
            )
        return profile

    def _at(self, path: tuple[str, ...], text: Text) -> ProfileProblem:
        place = self._layered.at(path)
        return ProfileProblem(place.file, place.line, ".".join(path), text)

    def _problem(self, mistake: ErrorDetails) -> ProfileProblem:
        path = tuple(str(part) for part in mistake["loc"])
        if mistake["type"] == "missing":
            return self._at(path, Text.of("profile-missing-key", key=path[-1]))
        if mistake["type"] == "extra_forbidden":
            return self._at(path, _unknown_key(path[-1], _keys_beside(path)))
        named = next(part for part in reversed(path) if not part.isdigit())  # of a list, the key and not the place
        return self._at(path, _value_text(named, mistake))

    def _device_problems(self, data: Mapping[str, Any]) -> Iterator[ProfileProblem]:
        devices = data.get("devices")
        if not isinstance(devices, dict):
            return
        production = data.get("kind") == ProfileKind.PRODUCTION
        for family, section in devices.items():
            if not isinstance(section, dict) or not isinstance(section.get("driver"), str):
                continue
            path = ("devices", family)
            name = section["driver"]
            fitting = list(REGISTRY.names(Family(family))) if family in _FAMILIES else []
            if name not in fitting:
                if fitting:
                    yield self._at((*path, "driver"), _not_one_of(name, fitting))
                continue
            driver = REGISTRY.find(name)
            if production and driver.simulated:
                yield self._at((*path, "driver"), Text.of("profile-simulated-device", driver=name))
            values = {key: value for key, value in section.items() if key not in DeviceSection.model_fields}
            try:
                driver.read_options(values)
            except OptionsError as error:
                for problem in error.problems:
                    yield self._at((*path, problem.option), _option_text(problem, driver, values))


def _option_text(problem: OptionProblem, driver: Driver, values: Mapping[str, Any]) -> Text:
    shown = _shown(problem.option, values.get(problem.option))
    match problem.mistake:
        case OptionMistake.UNKNOWN:
            own = [field.name for field in fields(driver.options)]
            return _unknown_key(problem.option, [*own, *DeviceSection.model_fields])
        case OptionMistake.MISSING:
            return Text.of("profile-missing-key", key=problem.option)
        case OptionMistake.WRONG_TYPE:
            return Text.of(
                "profile-wrong-type", value=shown, wanted=_TYPE_WORDS.get(problem.expected, problem.expected)
            )
        case OptionMistake.BAD_VALUE:
            return Text.of("profile-wrong-form", value=shown, pattern=problem.expected)


def _unknown_key(key: str, known: list[str]) -> Text:
    close = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
    if close:
        return Text.of("profile-unknown-key-meant", key=key, meant=close[0])
    return Text.of("profile-unknown-key", key=key, known=", ".join(sorted(known)))


def _not_one_of(value: str, known: list[str]) -> Text:
    close = difflib.get_close_matches(value, known, n=1, cutoff=0.5)
    if close:
        return Text.of("profile-not-one-of-meant", value=value, known=", ".join(sorted(known)), meant=close[0])
    return Text.of("profile-not-one-of", value=value, known=", ".join(sorted(known)))


def _value_text(key: str, mistake: ErrorDetails) -> Text:
    kind = mistake["type"]
    context = mistake.get("ctx") or {}
    shown = _shown(key, mistake.get("input"))
    if kind in ("enum", "literal_error"):
        known = [part.strip().strip("'") for part in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
        return _not_one_of(shown, known)
    if kind.startswith(("greater_than", "less_than")):
        limit = next(str(context[name]) for name in ("ge", "gt", "le", "lt") if name in context)
        return Text.of("profile-out-of-range", value=shown, relation=kind, limit=limit)
    if kind == "string_too_short":
        return Text.of("profile-empty", key=key)
    if kind in ("string_pattern_mismatch", "value_error"):
        return Text.of("profile-wrong-form", value=shown, pattern=FORMS.get(key, "?"))
    wanted = kind.removesuffix("_type").removesuffix("_parsing").removesuffix("_attributes")
    return Text.of("profile-wrong-type", value=shown, wanted=wanted)


def _shown(key: str, value: object) -> str:
    """A value as a message may quote it: nothing secret, and nothing that could hold something secret."""
    if key in _SECRET_KEYS:
        return "***"
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    return _USER_IN_URL.sub("//***@", str(value))[:60]


def _keys_beside(path: KeyPath) -> list[str]:
    """The keys that could stand where ``path`` ends."""
    model = _model_at(path)
    keys = [] if model is None else [info.alias or name for name, info in model.model_fields.items()]
    return [*keys, LAYERS] if len(path) == 1 else keys


def _model_at(path: KeyPath) -> type[BaseModel] | None:
    """The section in which the last part of ``path`` stands, or would stand."""
    model: Any = Profile
    for part in path[:-1]:
        info = model.model_fields.get(part)
        if info is None:
            return None
        model = next((kind for kind in (info.annotation, *get_args(info.annotation)) if _is_model(kind)), None)
        if model is None:
            return None
    return cast(type[BaseModel], model)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _with_absolute_paths(section: S, layered: Layered, path: KeyPath = ()) -> S:
    """The same section with every path made absolute, taken from the folder of the file that says it."""
    changes: dict[str, Any] = {}
    for name in type(section).model_fields:
        value = getattr(section, name)
        if isinstance(value, Path):
            folder = layered.at((*path, name)).file.resolve().parent
            changes[name] = Path(os.path.normpath(folder / value.expanduser()))
        elif isinstance(value, BaseModel):
            changes[name] = _with_absolute_paths(value, layered, (*path, name))
    return section.model_copy(update=changes) if changes else section

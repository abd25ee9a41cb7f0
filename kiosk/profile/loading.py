"""Reading a profile: all mistakes at once, each at its line, in words, with what was probably meant."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from drivers.driver import Driver
from drivers.options import OptionMistake, OptionProblem, OptionsError
from drivers.protocols import Family
from drivers.registry import REGISTRY
from kiosk.profile.lines import key_lines
from kiosk.profile.model import DeviceSection, FiveKeys, Profile, ProfileKind, Speech
from kiosk.texts import Text

#: ALSA devices that write down what is said.
_INTO_A_FILE = ("file", "tee")
#: Keys whose value is not shown in a message, whatever is wrong with it.
_SECRET_KEYS = frozenset({"enrolment_code", "pin_hash"})
_FAMILIES = frozenset(Family)
_USER_IN_URL = re.compile(r"//[^/@]*@")
#: Python's names of types, as the messages call them.
_TYPE_WORDS = {"str": "string"}
#: How the values with a form of their own are written.
_WITH_FORM = ("id", "hotline", "url", "time_zone", "pin_hash", "bus", "languages", "loudspeaker", "headset")
_FORMS = {key: Text.of(f"profile-form-{key.replace('_', '-')}") for key in _WITH_FORM}
_FORMS |= dict.fromkeys(FiveKeys.model_fields, Text.of("profile-form-digit"))


@dataclass(frozen=True)
class ProfileProblem:
    """One mistake. ``key`` is the dotted path in the file, ``line`` counts from 1."""

    file: Path
    line: int
    key: str
    text: Text


class ProfileInvalid(Exception):
    """The profile cannot be used; ``problems`` has all its mistakes, in the order of their lines."""

    def __init__(self, problems: tuple[ProfileProblem, ...]) -> None:
        super().__init__("; ".join(f"{p.file.name}:{p.line}: {p.key}: {p.text.id}" for p in problems))
        self.problems = problems


def load_profile(file: Path) -> Profile:
    """The profile in ``file``; relative paths in it are taken from the folder of the file.

    Raises ProfileInvalid: missing, unreadable, not TOML, or with mistakes.
    """
    try:
        text = file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise ProfileInvalid((ProfileProblem(file, 1, "", Text.of("profile-missing-file")),)) from None
    except UnicodeDecodeError:
        raise ProfileInvalid((ProfileProblem(file, 1, "", Text.of("profile-not-utf8")),)) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "?"
        raise ProfileInvalid((ProfileProblem(file, 1, "", Text.of("profile-unreadable", reason=reason)),)) from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileInvalid((_syntax_problem(file, text, error),)) from None
    return _Reader(file, key_lines(text)).read(data)


S = TypeVar("S", bound=BaseModel)


class _Reader:
    def __init__(self, file: Path, lines: Mapping[tuple[str, ...], int]) -> None:
        self._file = file
        self._lines = lines

    def read(self, data: dict[str, Any]) -> Profile:
        problems: list[ProfileProblem] = []
        profile: Profile | None = None
        try:
            profile = _with_absolute_paths(Profile.model_validate(data), self._file.resolve().parent)
        except ValidationError as error:
            problems += [self._problem(mistake) for mistake in error.errors(include_url=False)]
        problems += self._device_problems(data)
        if profile is not None:
            problems += self._contradictions(profile)
        if problems or profile is None:
            raise ProfileInvalid(tuple(sorted(problems, key=lambda problem: (problem.line, problem.key))))
        return profile

    def _at(self, path: tuple[str, ...], text: Text) -> ProfileProblem:
        known = path
        while known and known not in self._lines:
            known = known[:-1]
        return ProfileProblem(self._file, self._lines.get(known, 1), ".".join(path), text)

    def _problem(self, mistake: ErrorDetails) -> ProfileProblem:
        path = tuple(str(part) for part in mistake["loc"])
        if mistake["type"] == "missing":
            return self._at(path, Text.of("profile-missing-key", key=path[-1]))
        if mistake["type"] == "extra_forbidden":
            return self._at(path, _unknown_key(path[-1], _keys_beside(path)))
        return self._at(path, _value_text(path[-1], mistake))

    def _device_problems(self, data: dict[str, Any]) -> Iterator[ProfileProblem]:
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

    def _contradictions(self, profile: Profile) -> Iterator[ProfileProblem]:
        if profile.kind is ProfileKind.PRODUCTION and profile.rehearsal is not None:
            yield self._at(("rehearsal",), Text.of("profile-rehearsal-in-production"))
        folders = profile.folders
        if len({folders.state, folders.cache, folders.runtime}) < 3:
            yield self._at(("folders",), Text.of("profile-folders-not-apart"))
        if len(set(profile.accessibility.five_keys.digits().values())) < len(FiveKeys.model_fields):
            yield self._at(("accessibility", "five_keys"), Text.of("profile-keys-not-apart"))
        if (places := profile.accessibility.places) is not None:
            for name, spot in places.spots().items():
                if spot.from_left_mm > places.width_mm or spot.from_floor_mm > places.height_mm:
                    yield self._at(("accessibility", "places", name), Text.of("profile-place-beside-case"))
        if profile.accessibility.speech is not None:
            yield from self._about_speech(profile.accessibility.speech, profile.kind is ProfileKind.PRODUCTION)

    def _about_speech(self, speech: Speech, production: bool) -> Iterator[ProfileProblem]:
        path = ("accessibility", "speech")
        if speech.packs is not None and speech.pack_key is None:
            yield self._at((*path, "packs"), Text.of("profile-packs-unsigned"))
        for key in ("loudspeaker", "headset"):
            if production and getattr(speech, key).startswith(_INTO_A_FILE):
                yield self._at((*path, key), Text.of("profile-sound-into-file"))


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


def _syntax_problem(file: Path, text: str, error: tomllib.TOMLDecodeError) -> ProfileProblem:
    words = str(error)
    line = text.count("\n") + 1
    if "(at line " in words:
        line = int(words.split("(at line ")[1].split(",", maxsplit=1)[0])
        words = words.split(" (at line ", maxsplit=1)[0]
    return ProfileProblem(file, line, "", Text.of("profile-not-toml", reason=words))


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
        return Text.of("profile-wrong-form", value=shown, pattern=_FORMS.get(key, "?"))
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


def _keys_beside(path: tuple[str, ...]) -> list[str]:
    """The keys that could stand where ``path`` ends."""
    model: Any = Profile
    for part in path[:-1]:
        info = model.model_fields.get(part)
        if info is None:
            return []
        model = next((kind for kind in (info.annotation, *get_args(info.annotation)) if _is_model(kind)), None)
        if model is None:
            return []
    return [info.alias or name for name, info in model.model_fields.items()]


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _with_absolute_paths(section: S, base: Path) -> S:
    """The same section with every path made absolute, taken from ``base``."""
    changes: dict[str, Any] = {}
    for name in type(section).model_fields:
        value = getattr(section, name)
        if isinstance(value, Path):
            changes[name] = Path(os.path.normpath(base / value.expanduser()))
        elif isinstance(value, BaseModel):
            changes[name] = _with_absolute_paths(value, base)
    return section.model_copy(update=changes) if changes else section

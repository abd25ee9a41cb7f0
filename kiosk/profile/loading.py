"""Reading a profile: all mistakes at once, each at its line, in words, with what was probably meant."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from drivers.options import OptionMistake, OptionProblem, OptionsError
from drivers.protocols import Family
from drivers.registry import REGISTRY
from kiosk.profile.changes import KeyPath
from kiosk.profile.contradictions import Contradiction, contradictions
from kiosk.profile.layers import LAYERS, Layered, read_layers
from kiosk.profile.model import DeviceSection, Profile, ProfileKind
from kiosk.profile.problems import ProfileInvalid, ProfileProblem
from kiosk.profile.wording import meant, missing, not_one_of, option_text, own_options, unknown_key, value_text
from kiosk.texts import Text


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
        return unknown_key(path[-1], [])
    field = model.model_fields[path[-1]]
    try:
        kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return value_text(path[-1], error.errors(include_url=False)[0])
    return None


_FAMILIES = frozenset(Family)
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
            found = error.errors(include_url=False)
            named = {_meant_by(mistake) for mistake in found}
            problems += [self._problem(each) for each in found if each["type"] != "missing" or each["loc"] not in named]
        problems += self._device_problems(data)
        if profile is not None:
            problems += map(self._contradiction, contradictions(profile))
        if problems or profile is None:
            order = self._layered.files
            raise ProfileInvalid(
                tuple(sorted(problems, key=lambda each: (order.index(each.file), each.line, each.key)))
            )
        return profile

    def _contradiction(self, found: Contradiction) -> ProfileProblem:
        """With the place of the other one, where a file says it."""
        problem = self._at(found.path, found.text)
        if not found.other or found.other not in self._layered.said:
            return problem
        there = self._layered.at(found.other)
        return replace(problem, beside=f"{'.'.join(found.other)} ({there.file.name}:{there.line})")

    def _at(self, path: tuple[str, ...], text: Text) -> ProfileProblem:
        place = self._layered.at(path)
        return ProfileProblem(place.file, place.line, ".".join(path), text)

    def _problem(self, mistake: ErrorDetails) -> ProfileProblem:
        path = tuple(str(part) for part in mistake["loc"])
        if mistake["type"] == "missing":
            return self._at(path, missing(path))
        if mistake["type"] == "extra_forbidden":
            return self._at(path, unknown_key(path[-1], _keys_beside(path)))
        named = next(part for part in reversed(path) if not part.isdigit())  # of a list, the key and not the place
        return self._at(path, value_text(named, mistake))

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
                    yield self._at((*path, "driver"), not_one_of(name, fitting))
                continue
            driver = REGISTRY.find(name)
            if production and driver.simulated:
                yield self._at((*path, "driver"), Text.of("profile-simulated-device", driver=name))
            values = {key: value for key, value in section.items() if key not in DeviceSection.model_fields}
            try:
                driver.read_options(values)
            except OptionsError as error:
                named = {meant(each.option, own_options(driver)) for each in _of(error, OptionMistake.UNKNOWN)}
                for problem in error.problems:
                    if problem.mistake is not OptionMistake.MISSING or problem.option not in named:
                        yield self._at((*path, problem.option), option_text(problem, driver, values))


def _of(error: OptionsError, mistake: OptionMistake) -> Iterator[OptionProblem]:
    return (problem for problem in error.problems if problem.mistake is mistake)


def _meant_by(mistake: ErrorDetails) -> tuple[int | str, ...] | None:
    """The key that was written wrongly: that it is missing is the same mistake, and told once."""
    if mistake["type"] != "extra_forbidden":
        return None
    path = mistake["loc"]
    return (*path[:-1], meant(str(path[-1]), _keys_beside(tuple(map(str, path)))))


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

"""The files of the repository that code writes. A test fails when one of them is not what its code would write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def _openapi() -> dict[Path, str]:
    from kiosk.central.sandbox.contract import generate_contract  # noqa: PLC0415 - the web framework, for this alone

    return {_ROOT / "kiosk" / "central" / "openapi.json": generate_contract()}


def _service_schema() -> dict[Path, str]:
    import json  # noqa: PLC0415

    from kiosk.catalogue.model import Service  # noqa: PLC0415

    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Service.model_json_schema(by_alias=True)}
    return {_ROOT / "config" / "service.schema.json": json.dumps(schema, indent=1, ensure_ascii=False) + "\n"}


def _udev_rules() -> dict[Path, str]:
    from kiosk.technician.device_rules import rules  # noqa: PLC0415

    return {_ROOT / "packaging" / "system" / "udev.rules": rules()}


def _profile_schema() -> dict[Path, str]:
    from kiosk.profile.schema import schema_text  # noqa: PLC0415

    return {_ROOT / "config" / "profile.schema.json": schema_text()}


def _profile_reference() -> dict[Path, str]:
    from kiosk.profile.reference import reference  # noqa: PLC0415
    from kiosk.texts import Language  # noqa: PLC0415

    files = {"reference.md": Language.ENGLISH, "reference.zh-CN.md": Language.CHINESE}
    return {_ROOT / "config" / name: reference(language) for name, language in files.items()}


def _traditional() -> dict[Path, str]:
    from kiosk.traditional.fluent_files import traditional_files  # noqa: PLC0415 - OpenCC, for this alone

    return traditional_files()


def _hanzi(name: str) -> Callable[[], dict[Path, str]]:
    def write() -> dict[Path, str]:
        from kiosk.hanzi import building  # noqa: PLC0415 - reads the sources of two Debian packages

        return {_ROOT / "kiosk" / "hanzi" / "data" / f"{name}.txt": building.TABLES[name]()}

    return write


#: The tables of the keyboard, by the name of their file.
_HANZI = ("nine", "syllables", "common-strokes", "seldom-strokes", "radicals", "radical-hanzi", "examples")

#: The name of a step, and what makes its files.
GENERATED: Mapping[str, Callable[[], dict[Path, str]]] = {
    "service-schema": _service_schema,
    "profile-schema": _profile_schema,
    "profile-reference": _profile_reference,
    "openapi": _openapi,
    "udev-rules": _udev_rules,
    "traditional": _traditional,
    **{f"hanzi-{name}": _hanzi(name) for name in _HANZI},
}

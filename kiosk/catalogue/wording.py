"""What the model finds wrong, in words that say what was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import cache

from pydantic_core import ErrorDetails

from kiosk.catalogue.definition.words import Part


def told(error: ErrorDetails) -> str:
    """One mistake of the model. ``error`` with its input: a definition is nobody's secret."""
    match error["type"]:
        case "extra_forbidden":
            return unknown(str(error["loc"][-1]), _keys())
        case "enum" | "literal_error":
            allowed = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
            return error["msg"] + meant(str(error["input"]), allowed)
        case _:
            return error["msg"]


def unknown(name: str, known: Iterable[str]) -> str:
    return f"there is no {name}{meant(name, known)}"


def meant(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""


@cache
def _keys() -> tuple[str, ...]:
    """Every key that some part of a definition has."""
    return tuple(sorted({field.alias or name for part in _below(Part) for name, field in part.model_fields.items()}))


def _below(part: type[Part]) -> Iterator[type[Part]]:
    for kind in part.__subclasses__():
        yield kind
        yield from _below(kind)

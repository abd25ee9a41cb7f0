"""The texts of ``kiosk.texts`` in traditional Chinese, made from those in simplified."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from kiosk.traditional.converting import converter, exceptions

_TEXTS = Path(__file__).parents[1] / "texts"
_MADE = "# Made from ../zh-CN/{name} by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.\n"
_MESSAGE = re.compile(r"^(?P<id>[a-z][a-z0-9-]*) =", re.MULTILINE)


def traditional_files() -> dict[Path, str]:
    """Each file of ``zh-Hant`` and what it holds."""
    return {_TEXTS / "zh-Hant" / file.name: traditional_file(file) for file in sorted((_TEXTS / "zh-CN").glob("*.ftl"))}


def traditional_file(file: Path) -> str:
    """A whole file: ids, arguments and syntax are ASCII, which the conversion leaves alone."""
    made, own = [], exceptions()["texts"]
    for block in _blocks(file.read_text(encoding="utf-8")):
        message = _MESSAGE.match(block)
        if message and message["id"] in own:
            made.append(f"{message['id']} = {own[message['id']]}\n")
        else:
            made.append(converter()(block))
    return _MADE.format(name=file.name) + "".join(made)


def _blocks(text: str) -> list[str]:
    """The text cut before every message."""
    starts = [0, *(found.start() for found in _MESSAGE.finditer(text) if found.start()), len(text)]
    return [text[start:end] for start, end in pairwise(starts)]

"""Two languages that nobody speaks, made from a page in English: one 2.2 times as long, one written from the right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from screens.models import Page

#: Fields that are no words: names of controls, keys, drawings, handles, paths, numbers as they stand.
_NO_WORDS = frozenset(
    {"name", "key", "icon", "picture", "pictures", "path", "place", "language", "handle", "scene", "group", "field"}
)
#: What stays as it is: anything with a digit or a star in it (an ID number, a time, an amount), and hanzi.
_AS_IT_IS = re.compile(r"(\S*[0-9*]\S*|[\u2e80-\U0003ffff]+)")
_LONGER = str.maketrans("aeioucnyAEIOUCN", "àéîõüçñýÀÉÎÕÜÇÑ")
_FROM_RIGHT = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "אבגדהוזחטיכלמנסעפצקרשתםןץףאבגדהוזחטיכלמנסעפצקרשתםןץף",
)
_FACTOR = 2.2


def longer(text: str) -> str:
    """Accented, and 2.2 times as long; a single letter stays."""
    if len(text) < 2 or not re.search("[a-z]", text, re.IGNORECASE):
        return text
    said = _each_word(text, _LONGER)
    filler = " ".join(re.findall(r"[^\W\d]+", said)) or "ñõ"
    while len(said) < _FACTOR * len(text):
        said += " " + filler
    return said[: round(_FACTOR * len(text))].rstrip()


def from_right(text: str) -> str:
    """In letters that run from the right; numbers keep their direction by isolates, as the catalogue puts them."""
    if not re.search("[a-z]", text, re.IGNORECASE):
        return text
    return "".join(
        part if not part else f"\u2066{part}\u2069" if odd else part.translate(_FROM_RIGHT)
        for odd, part in ((index % 2, part) for index, part in enumerate(_AS_IT_IS.split(text)))
    )


def _each_word(text: str, table: dict[int, int]) -> str:
    parts = _AS_IT_IS.split(text)
    return "".join(part if index % 2 else part.translate(table) for index, part in enumerate(parts))


def longer_page(page: Page) -> Page:
    made: Page = _said(page, longer)
    return replace(made, language="en")


def page_from_right(page: Page) -> Page:
    made: Page = _said(page, from_right)
    return replace(made, language="he")


def _said(value: Any, say: Callable[[str], str], field: str = "") -> Any:
    # Each language is called by its own name, whatever the page's.
    if isinstance(value, Enum) or field == "languages":
        return value
    if isinstance(value, str):
        return value if field in _NO_WORDS else say(value)
    if isinstance(value, tuple):
        return tuple(_said(one, say, field) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {one.name: _said(getattr(value, one.name), say, one.name) for one in fields(value)}
        return replace(value, **changes)
    return value


#: The pseudo-languages by their name on the command line.
PSEUDO: Mapping[str, Callable[[Page], Page]] = {"longer": longer_page, "from-right": page_from_right}

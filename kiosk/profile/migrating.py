"""``kiosk profile migrate``: an older file in its new form. Lines and comments stay; only what is written otherwise now
is written anew."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from kiosk.profile.changes import CHANGES, SCHEMA_VERSION, VERSION_KEY, Change, KeyPath, bring_forward, in_new_unit
from kiosk.profile.layers import read_layers
from kiosk.profile.lines import key_lines
from kiosk.profile.loading import profile_of
from kiosk.profile.problems import ProfileInvalid
from kiosk.profile.toml_writing import as_toml


class ByHand(Exception):
    """The new form cannot be written line by line; ``line``, counted from 1, is where the old one stands."""

    def __init__(self, change: Change, line: int) -> None:
        super().__init__(".".join(change.old))
        self.change = change
        self.line = line


def migrated(text: str, changes: tuple[Change, ...] = CHANGES, *, without_effect: bool = True) -> str:
    """``text``, a valid TOML file, in its new form; the same text where there is nothing to change.

    ``without_effect``: lines that have none are taken out, too. Raises ByHand, BothForms.
    """
    for change in list(bring_forward(tomllib.loads(text), changes)):
        if change.new is None and not without_effect:
            continue
        before, places = tomllib.loads(text), key_lines(text)
        line = places.get(change.old)
        if line is None:
            raise ByHand(change, places.get(change.old[:-1], 1))
        lines = _rewritten(text.split("\n"), line - 1, change, _value(before, change.old))
        text = "\n".join(lines)
        if not _means(text, before, change):
            raise ByHand(change, line)
    return _of_this_version(text)


def _rewritten(lines: list[str], at: int, change: Change, value: Any) -> list[str]:
    """By its kind: a table's headings, a key in its own table, or a key that goes to another one."""
    if change.new is None:
        return [*lines[:at], *lines[at + 1 :]]
    if isinstance(value, dict) and lines[at].lstrip().startswith("["):
        return [_heading(line, change.old, change.new) for line in lines]
    if change.factor != 1:
        lines[at] = _with_value(lines[at], as_toml(in_new_unit(value, change.factor)))
    renamed = re.sub(_as_key(change.old[-1]), change.new[-1], lines[at], count=1)
    if change.new[:-1] == change.old[:-1]:
        return [*lines[:at], renamed, *lines[at + 1 :]]
    return _in_table([*lines[:at], *lines[at + 1 :]], change.new[:-1], renamed)


def _as_key(name: str) -> str:
    return rf"""(?<![\w-])["']?{re.escape(name)}["']?(?=\s*=)"""


def _heading(line: str, old: tuple[str, ...], new: tuple[str, ...]) -> str:
    """``[old]`` and ``[old.below]`` under their new name."""
    return re.sub(rf"^(\s*\[\s*){re.escape('.'.join(old))}(?=\s*[.\]])", rf"\g<1>{'.'.join(new)}", line)


def _with_value(line: str, value: str) -> str:
    """The line with another number; its comment stays."""
    return re.sub(r"(=\s*)[-+0-9._eE]+", rf"\g<1>{value}", line, count=1)


def _in_table(lines: list[str], table: tuple[str, ...], line: str) -> list[str]:
    """``line`` under the heading of ``table``, which is made at the end where there is none."""
    heading = re.compile(rf"^\s*\[\s*{re.escape('.'.join(table))}\s*\]\s*(#.*)?$")
    found = next((number for number, each in enumerate(lines) if heading.match(each)), None)
    if found is None:
        while lines and not lines[-1].strip():
            lines.pop()
        return [*lines, "", f"[{'.'.join(table)}]", line, ""]
    return [*lines[: found + 1], line, *lines[found + 1 :]]


def _means(text: str, before: dict[str, Any], change: Change) -> bool:
    """Whether ``text`` says what ``before`` says with ``change``, and nothing else."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    for each in bring_forward(before, (change,)):
        if each.new is None:
            _value(before, each.old[:-1]).pop(each.old[-1])
    return bool(_without_empty(said) == _without_empty(before))


def _without_empty(value: Any) -> Any:
    """Without tables in which nothing stands: a heading may be left over, or gone."""
    if not isinstance(value, dict):
        return value
    kept = {key: _without_empty(each) for key, each in value.items()}
    return {key: each for key, each in kept.items() if each != {}}


def _value(data: dict[str, Any], path: KeyPath) -> Any:
    for part in path:
        data = data[part]
    return data


def _of_this_version(text: str) -> str:
    """A layer that says no version says none afterwards."""
    number = key_lines(text).get((VERSION_KEY,))
    if number is None:
        return text
    lines = text.split("\n")
    lines[number - 1] = _with_value(lines[number - 1], str(SCHEMA_VERSION))
    return "\n".join(lines)


def present_form(file: Path, text: str) -> str:
    """``text``, that stands in ``file``, in its present form, where it then loads as well as it did before.

    What has no effect stays when the file would not load without it: somebody has to say the new thing first.
    Raises ByHand; ProfileInvalid is never raised for what is wrong in the file already.
    """
    for without_effect in (True, False):
        after = migrated(text, without_effect=without_effect)
        if _mistakes(file, after) <= _mistakes(file, text):
            return after
    return text


def _mistakes(file: Path, text: str) -> int:
    """How many a technician would be told, were ``text`` in ``file``."""
    try:
        profile_of(read_layers(file, text))
    except ProfileInvalid as invalid:
        return len(invalid.problems)
    return 0

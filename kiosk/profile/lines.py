"""Where in a TOML text each key stands. The standard parser gives values without lines."""

from __future__ import annotations

import re

Path = tuple[str, ...]

_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_TABLE = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")
_INLINE_KEY = re.compile(r"""[{,]\s*([A-Za-z0-9_-]+|"[^"]*"|'[^']*')\s*=""")


def key_lines(text: str) -> dict[Path, int]:
    """The line, counted from 1, of every table and key of a valid TOML text."""
    lines: dict[Path, int] = {}
    table: Path = ()
    closing: str | None = None
    depth = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if closing is not None:
            if closing in line:
                closing = None
            continue
        if depth > 0:
            depth += _brackets(line)
            continue
        if heading := _TABLE.match(line):
            table = _parts(heading[1])
            for end in range(1, len(table) + 1):
                lines.setdefault(table[:end], number)
        elif key := _KEY.match(line):
            path = (*table, *_parts(key[1]))
            for end in range(len(table) + 1, len(path) + 1):
                lines.setdefault(path[:end], number)
            value = line[key.end() :]
            for inline in _INLINE_KEY.finditer(value):
                lines.setdefault((*path, inline[1].strip("\"'")), number)
            closing = next((mark for mark in ('"""', "'''") if value.count(mark) == 1), None)
            depth = _brackets(value) if closing is None else 0
    return lines


def _parts(dotted: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _brackets(text: str) -> int:
    bare = re.sub(r"""("(?:[^"\\]|\\.)*"|'[^']*'|#.*)""", "", text)
    return sum(bare.count(opening) for opening in "[{") - sum(bare.count(ending) for ending in "]}")

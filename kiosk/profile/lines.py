"""Where in a TOML text each key stands. The standard parser gives values without lines."""

from __future__ import annotations

import re

Path = tuple[str, ...]

_NAME = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_DOTTED = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")
_TABLE = re.compile(rf"\s*\[\[?\s*({_DOTTED})\s*\]\]?\s*(?:#.*)?$")
_PART = re.compile(_NAME)
_INLINE_KEY = re.compile(rf"[{{,]\s*({_NAME})\s*=")
#: What is over on its own line and holds no brackets of the text: strings of both kinds, and a comment.
_CLOSED = re.compile(r"""'{3}.*?'{3,5}|(?<!')'[^']*'(?!')|"{3}(?:[^\\]|\\.)*?"{3,5}|(?<!")"(?:[^"\\]|\\.)*"(?!")|#.*""")


def key_lines(text: str) -> dict[Path, int]:
    """The line, counted from 1, of every table and key of a valid TOML text."""
    lines: dict[Path, int] = {}
    table: Path = ()
    closing = ""  # the mark that ends the string which began on an earlier line
    depth = 0  # of brackets that are open
    # Not splitlines(), which also parts at characters that may stand in a string.
    for number, line in enumerate(text.split("\n"), start=1):
        value = line
        if closing:
            _, found, value = line.partition(closing)
            if not found:
                continue
        elif depth == 0:
            if heading := _TABLE.match(line):
                table = _parts(heading[1])
                for end in range(1, len(table) + 1):
                    lines.setdefault(table[:end], number)
                continue
            if (key := _KEY.match(line)) is None:
                continue
            path = (*table, *_parts(key[1]))
            for end in range(len(table) + 1, len(path) + 1):
                lines.setdefault(path[:end], number)
            value = line[key.end() :]
            for inline in _INLINE_KEY.finditer(value):
                lines.setdefault((*path, *_parts(inline[1])), number)
        closing, opened = _left_open(value)
        depth += opened
    return lines


def _parts(dotted: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _left_open(text: str) -> tuple[str, int]:
    """The mark of a string that ``text`` begins and does not end, "" if none; and how many brackets it opens."""
    bare = _CLOSED.sub("", text)
    starts = [(bare.index(mark), mark) for mark in ('"""', "'''") if mark in bare]
    closing = ""
    if starts:
        position, closing = min(starts)
        bare = bare[:position]
    return closing, sum(bare.count(mark) for mark in "[{") - sum(bare.count(mark) for mark in "]}")

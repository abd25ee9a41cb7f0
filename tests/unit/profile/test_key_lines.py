"""Where keys stand in odd, but valid, TOML."""

from __future__ import annotations

import tomllib

import pytest

from kiosk.profile.lines import key_lines

Expected = dict[tuple[str, ...], int]
CASES: dict[str, tuple[str, Expected]] = {
    "tables and dots": ("[a.b]\nc.d = 1\n", {("a",): 1, ("a", "b"): 1, ("a", "b", "c"): 2, ("a", "b", "c", "d"): 2}),
    "quoted keys": ('"a b" = 1\n[\'x.y\'."z"]\nk = 2\n', {("a b",): 1, ("x.y", "z"): 2, ("x.y", "z", "k"): 3}),
    "a bracket in a heading": ('["a]b"]\nk = 1\n', {("a]b",): 1, ("a]b", "k"): 2}),
    "array of tables": ("[[a]]\nk = 1\n[[a]]\nk = 2\n", {("a",): 1, ("a", "k"): 2}),
    "inline table": ('a = { b = 1, "c" = { d = 2 } }\n', {("a",): 1, ("a", "b"): 1, ("a", "c"): 1}),
    "multi-line string with keys in it": ('a = """\nb = 1\n[c]\n"""\nd = 2\n', {("a",): 1, ("d",): 5}),
    "multi-line literal string": ("a = '''\n\"\"\"\nb = 1'''\nd = 2\n", {("a",): 1, ("d",): 4}),
    "quotes before the end of a string": ('a = """x""\nb = 1"""\nd = 2\n', {("a",): 1, ("d",): 3}),
    "triple quotes on one line": ('a = """x"""\nb = 1\n', {("a",): 1, ("b",): 2}),
    "empty strings": ("a = \"\"\nb = ''\nc = 1\n", {("a",): 1, ("b",): 2, ("c",): 3}),
    "triple quotes in a comment": ('a = 1 # """\nb = 2\n', {("a",): 1, ("b",): 2}),
    "triple quotes in a string": ("a = \"it's '''\"\nb = '\"\"\"'\nc = 1\n", {("a",): 1, ("b",): 2, ("c",): 3}),
    "hash in a string": ('a = "# ["\nb = 1\n', {("a",): 1, ("b",): 2}),
    "array over lines": ('a = [\n  "]", # ]\n  1,\n]\nb = 2\n', {("a",): 1, ("b",): 5}),
    "string over lines in an array": ('a = ["""\nx]\n""", 1,\n2]\nb = 1\n', {("a",): 1, ("b",): 5}),
    "a line separator in a string": ('a = "x\u2028y"\nb = 1\n', {("a",): 1, ("b",): 2}),
    "windows line ends": ("a = 1\r\n[t] # x\r\nb = 2\r\n", {("a",): 1, ("t",): 2, ("t", "b"): 3}),
    "an escaped quote in a key": ('"a\\"b" = 1\nc = 2\n', {("c",): 2}),
    "comment with a key in it": ("# a = 1\nb = 2\n", {("b",): 2}),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_key_is_found_at_its_line(case: str) -> None:
    text, expected = CASES[case]
    tomllib.loads(text)
    found = key_lines(text)
    assert {path: found.get(path) for path in expected} == expected
    assert ("b",) not in found or "b = " in text.split("\n")[found["b",] - 1]


def test_nothing_inside_a_value_is_taken_for_a_key() -> None:
    assert set(key_lines('a = """\nb = 1\n"""\n[t]\nc = [\n"d = 1",\n]\n')) == {("a",), ("t",), ("t", "c")}

"""Definitions as they must not be, each the text of a file, and the words in which the refusal says so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

WORDS = {"zh-CN": "文字", "en": "Words"}
#: The first 18 of an implementation code are a credit code; X is not the check character of this one.
_WRONG_CHECK_DIGIT = "12441500196720244X3"


def bad_definitions(good: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """What is wrong -> (the file, a part of what is said). ``good`` is a definition with nothing wrong."""
    code = str(good["code"])

    def asking(*fields: dict[str, Any]) -> dict[str, Any]:
        return {**good, "parameters": list(fields)}

    def shares(*totals: str, **bounds: str) -> dict[str, Any]:
        part = field("number", "part") | bounds
        sums = [{"field": "part", "total": total, "message": WORDS} for total in totals]
        return asking(field("group", "owners") | {"fields": [part], "most": 2, "sums": sums})

    def seen(key: str, when: str) -> dict[str, Any]:
        return field("date", key) | {"visible": when}

    here_and_there = (seen("here", "not empty(there)"), seen("there", "not empty(here)"))
    section = {"key": "a", "title": WORDS, "visible": "not empty(inside)", "fields": [field("date", "inside")]}
    files: dict[str, tuple[object, str]] = {
        "check digit": ({**good, "implementation_codes": [_WRONG_CHECK_DIGIT + code]}, "check character"),
        "expression without an end": (asking(seen("day", "(" * 400 + "true")), "too deeply nested"),
        "expression 10,000 deep": (asking(seen("day", "(" * 10_000 + "true" + ")" * 10_000)), "at most 500 characters"),
        "expression cut off": (asking(seen("day", "true and")), "missing at the end"),
        "conditions in a circle": (asking(*here_and_there), "in a circle"),
        "value in a circle": (asking(field("calculated", "fee") | {"value": "fee + 1"}), "in a circle"),
        "section hidden by its own field": ({**good, "form": {"sections": [section]}}, "in a circle"),
        "replaced by itself": ({**good, "replaced_by": code}, "in a circle"),
        "10,000 fields": (asking(*(field("date", f"day{number}") for number in range(10_000))), "bytes"),
        "10,000 small fields": (_many(good), "at most 60 items"),
        "sum out of reach": (shares("100", most="10"), "never come to 100"),
        "two sums at once": (shares("100", "50"), "at once"),
        "sum of halves": (shares("33.5"), "0 places"),
        "bounds the wrong way round": (asking(field("number", "part") | {"least": "9", "most": "3"}), "nothing fits"),
        "key twice": (asking(field("date", "day"), field("text", "day")), "same key"),
        "no such day": ({**good, "valid_from": "@2026-02-30"}, "no such day"),
        "10,000 levels of lists": ("[" * 10_000 + "]" * 10_000, "levels deep"),
        "10,000 levels of keys": ("{a: " * 10_000 + "}" * 10_000, "levels deep"),
    }
    return {name: (_text(file), said) for name, (file, said) in files.items()}


def field(kind: str, key: str) -> dict[str, Any]:
    return {"kind": kind, "key": key, "label": WORDS, "basis": WORDS}


def _text(file: object) -> str:
    if isinstance(file, str):
        return file
    # A day that YAML reads as one stands without quotation marks.
    return json.dumps(file, ensure_ascii=False).replace('"@2026-02-30"', "2026-02-30")


def _many(good: Mapping[str, Any]) -> str:
    """Below the most bytes that a file may have."""
    fields = ",".join(f"{{kind: date,key: d{number},label: {{zh-CN: a,en: a}}}}" for number in range(10_000))
    return json.dumps({**good, "parameters": "@"}, ensure_ascii=False).replace('"@"', f"[{fields}]")

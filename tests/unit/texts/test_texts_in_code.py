"""Every text that the code names exists, and every text that exists is named."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from kiosk.texts import Language, load_words
from tests.support.computed_texts import COMPUTED, OPTIONAL, OPTIONAL_NAMES

KIOSK = Path(__file__).parents[3] / "kiosk"
#: What passes ids on and names none; and the rehearsal, whose pages look theirs up from QML.
ELSEWHERE = (KIOSK / "texts", KIOSK / "rehearsal")


def named_ids() -> Iterator[tuple[str, ast.expr]]:
    """Where -> the first argument of every call that takes a text's id."""
    for file in sorted(KIOSK.rglob("*.py")):
        if any(file.is_relative_to(folder) for folder in ELSEWHERE):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                takes_id = node.func.attr in ("of", "has")
                if takes_id and not (isinstance(node.args[0], ast.Name) and node.args[0].id in OPTIONAL_NAMES):
                    yield f"{file.name}:{node.lineno}", node.args[0]


def test_every_text_that_the_code_names_exists() -> None:
    words = load_words(Language.CHINESE)
    missing, unknown = [], []
    for where, argument in named_ids():
        if isinstance(argument, ast.Constant):
            ids = [str(argument.value)]
        elif (source := ast.unparse(argument)) in COMPUTED:
            ids = COMPUTED[source]
        else:
            unknown.append(f"{where}: {source}")
            continue
        missing += [f"{where}: {text_id}" for text_id in ids if not words.has(text_id)]
    assert unknown == [], "an id that is computed is listed in COMPUTED, with all that can come of it"
    assert missing == []


def test_nothing_is_listed_that_the_code_does_not_compute() -> None:
    computed = {ast.unparse(argument) for _, argument in named_ids()}
    assert COMPUTED.keys() - computed == set()


def test_every_text_that_exists_is_named_somewhere() -> None:
    sources = [file.read_text(encoding="utf-8") for file in KIOSK.rglob("*.py")]
    literals = {
        node.value
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    named = literals | OPTIONAL | {text_id for ids in COMPUTED.values() for text_id in ids}
    existing = {
        line.partition(" =")[0]
        for file in (KIOSK / "texts/zh-CN").glob("*.ftl")
        if file.stem != "rehearsal"
        for line in file.read_text(encoding="utf-8").splitlines()
        if line[:1].isalpha() and " =" in line
    }
    assert existing - named == set()

"""The languages say the same things, with the same fillings; and what is missing is an error."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from kiosk.texts import COMPLETE, Language, MissingTextError, Text, Words, load_words

FOLDER = Path(__file__).parents[3] / "kiosk/texts"


class Fillings(Visitor):
    """Collects the arguments of one message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def messages(language: Language) -> dict[str, set[str]]:
    """Id -> names of its arguments. Fails for what the parser could not read, and for an id that stands twice."""
    found: dict[str, set[str]] = {}
    for file in sorted((FOLDER / language.value).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{file}: {entry.id.name} stands twice"
                fillings = Fillings()
                fillings.visit(entry)
                found[entry.id.name] = fillings.names
    return found


class References(Visitor):
    """Collects what messages refer to."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.names.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.names.add(node.id.name)


def test_every_text_stands_for_itself_since_it_is_parsed_alone() -> None:
    references = References()
    for file in FOLDER.glob("*/*.ftl"):
        references.visit(FluentParser().parse(file.read_text(encoding="utf-8")))
    assert references.names == set()


@pytest.mark.parametrize("language", Language)
def test_every_text_that_the_parser_finds_is_found_and_no_other(language: Language) -> None:
    words = Words(language, sorted((FOLDER / language.value).glob("*.ftl")), None)
    for name in messages(language):
        assert words.has(name), name
    assert words._unparsed == {}


def test_a_text_is_the_same_parsed_alone_as_in_its_file(tmp_path: Path) -> None:
    file = tmp_path / "some.ftl"
    file.write_text(
        "### Room\n\nfirst = one\n    two\n# Of the next.\nnext = { $n ->\n    [one] a\n   *[other] b = c\n}\n", "utf-8"
    )
    words = Words(Language.ENGLISH, [file], None)
    assert (words.of("next", n=2), words.of("first")) == ("b = c", "one\ntwo")


@pytest.mark.parametrize("language", COMPLETE)
def test_every_text_exists_in_every_complete_language(language: Language) -> None:
    chinese, other = messages(Language.CHINESE), messages(language)
    assert len(chinese) > 200
    assert chinese.keys() ^ other.keys() == set()


@pytest.mark.parametrize("language", list(Language))
def test_every_text_is_filled_with_the_same_things_in_every_language(language: Language) -> None:
    chinese, other = messages(Language.CHINESE), messages(language)
    # A date is said with the month's number in Chinese and its short name in English: both are given to both.
    of_dates = {"header-date", "month-name", "month-short"}
    different = {key for key in other if other[key] != chinese.get(key) and key not in of_dates}
    assert different == set()


def test_every_language_has_the_same_files() -> None:
    chinese = {file.name for file in (FOLDER / Language.CHINESE).iterdir()}
    for language in Language:
        names = {file.name for file in (FOLDER / language).iterdir()}
        assert names == chinese if language in COMPLETE else names < chinese


def test_a_text_that_nobody_wrote_is_an_error() -> None:
    for language in Language:
        with pytest.raises(MissingTextError):
            load_words(language).of("no-such-text")


def test_a_text_without_its_filling_is_an_error() -> None:
    with pytest.raises(MissingTextError):
        load_words(Language.ENGLISH).of("run-already")


def test_a_text_that_only_chinese_has_is_marked_for_the_tester(tmp_path: Path) -> None:
    file = tmp_path / "other.ftl"
    file.write_text("other = other\n", encoding="utf-8")
    words = Words(Language.ENGLISH, [file], load_words(Language.CHINESE))
    assert words.of("action-back") == f"⟦{load_words(Language.CHINESE).of('action-back')}⟧"


def test_plurals_money_dates_and_texts_within_texts() -> None:
    words = load_words(Language.ENGLISH)
    assert [words.of("page-count", pages=n) for n in (1, 2)] == ["1 page", "2 pages"]
    assert words.of("profile-unreadable", reason=Text.of("action-back")).endswith("Back.")
    assert "1,234.50" in words.of("profile-unreadable", reason=Decimal("1234.5"))
    assert "2026" in words.of("profile-unreadable", reason=date(2026, 6, 15))


def test_amounts_and_days_are_written_as_the_readers_of_the_language_write_them() -> None:
    amount, day = Decimal("12345.6"), date(2026, 6, 15)
    said = {
        language: load_words(language).of("guide-sheet-note", time=amount)
        for language in (*COMPLETE, Language.PORTUGUESE)
    }
    assert "12,345.60" in said[Language.ENGLISH] and "12,345.60" in said[Language.TRADITIONAL]
    assert "12 345,60" in said[Language.PORTUGUESE]
    assert "15 de junho de 2026" in load_words(Language.PORTUGUESE).of("guide-sheet-note", time=day)
    assert "2026年6月15日" in load_words(Language.TRADITIONAL).of("guide-sheet-note", time=day)


def test_the_pages_on_a_phone_and_those_of_a_rating_are_complete_in_portuguese() -> None:
    portuguese, chinese = messages(Language.PORTUGUESE), messages(Language.CHINESE)
    wanted = {text for text in chinese if text.startswith(("phone-page-", "rating-", "rated-", "why-"))}
    assert wanted and not wanted - set(portuguese)
    assert all(portuguese[text] == chinese[text] for text in wanted), "filled with the same things"

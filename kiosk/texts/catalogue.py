"""Looking up words: Project Fluent files, one folder a language, one file a room."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_date

from kiosk.texts.text import Argument, Text

_FOLDER = Path(__file__).parent


class Language(StrEnum):
    """The languages a resident can choose; the value is the BCP 47 tag and the folder's name."""

    CHINESE = "zh-CN"
    ENGLISH = "en"


class MissingTextError(LookupError):
    """A text that nobody wrote, or that lacks what fills it: ours to mend."""


class Words:
    """The words of one language. A text missing in it falls back to zh-CN, marked so that a tester sees it."""

    def __init__(self, language: Language, bundle: FluentBundle, fallback: Words | None) -> None:
        self.language = language
        self._bundle = bundle
        self._fallback = fallback

    def has(self, text_id: str) -> bool:
        return bool(self._bundle.has_message(text_id))

    def say(self, text: Text) -> str:
        """The words for ``text``. Raises MissingTextError when no language has it or an argument is missing."""
        if not self.has(text.id):
            if self._fallback is None:
                raise MissingTextError(text.id)
            return f"⟦{self._fallback.say(text)}⟧"
        pattern = self._bundle.get_message(text.id).value
        if pattern is None:
            raise MissingTextError(f"{text.id}: it has no value")
        words, errors = self._bundle.format_pattern(pattern, {key: self._fill(value) for key, value in text.arguments})
        if errors:
            raise MissingTextError(f"{text.id}: {', '.join(str(error) for error in errors)}")
        return str(words)

    def of(self, text_id: str, **arguments: Argument) -> str:
        """Short for ``say(Text.of(...))``."""
        return self.say(Text.of(text_id, **arguments))

    def _fill(self, value: Argument) -> object:
        if isinstance(value, Text):
            return self.say(value)
        if isinstance(value, date):
            return fluent_date(value, dateStyle="long")
        if isinstance(value, Decimal):
            return f"{value:,.2f}"
        return value


@cache
def load_words(language: Language) -> Words:
    """The words of ``language``; read once a process. Raises OSError when the package lacks the language's files."""
    fallback = None if language is Language.CHINESE else load_words(Language.CHINESE)
    # Isolation marks are for mixed directions on one line; the printers and QML text here would show them as boxes.
    bundle = FluentBundle([language.value], use_isolating=False)
    for file in sorted((_FOLDER / language.value).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return Words(language, bundle, fallback)

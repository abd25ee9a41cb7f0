"""Looking up words: Project Fluent files, one folder a language, one file a room."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_date

from kiosk.texts.text import Argument, Text

_FOLDER = Path(__file__).parent
#: A message begins at the margin with its id; what belongs to it is indented, or a closing brace.
_MESSAGE = re.compile(r"^(?=([a-zA-Z][\w-]*) *=)", re.MULTILINE)


class Language(StrEnum):
    """The languages a resident can choose, in their order; the value is the BCP 47 tag and the folder's name."""

    CHINESE = "zh-CN"
    TRADITIONAL = "zh-Hant"
    ENGLISH = "en"
    PORTUGUESE = "pt"


#: In these everything is said that the product says; in the others what the public pages say.
COMPLETE = (Language.CHINESE, Language.TRADITIONAL, Language.ENGLISH)
#: Whose way of writing days and numbers (CLDR) goes with a language: traditional Chinese and Portuguese as in Macao.
_LOCALES = {
    Language.CHINESE: "zh-CN",
    Language.TRADITIONAL: "zh-Hant-MO",
    Language.ENGLISH: "en",
    Language.PORTUGUESE: "pt-MO",
}


class MissingTextError(LookupError):
    """A text that nobody wrote, or that lacks what fills it: ours to mend."""


class Words:
    """The words of one language. A text missing in it falls back to zh-CN, marked so that a tester sees it."""

    def __init__(self, language: Language, files: Iterable[Path], fallback: Words | None) -> None:
        """``files`` are read at once, but a text is parsed when it is first said: a page needs one in twenty of them.

        Raises OSError when a file cannot be read.
        """
        self.language = language
        # Isolation marks are for mixed directions on one line; the printers and QML text here would show them as boxes.
        self._bundle = FluentBundle([_LOCALES[language]], use_isolating=False)
        self._unparsed = dict(entry for file in files for entry in _messages(file.read_text(encoding="utf-8")))
        self._parsing = threading.Lock()
        self._fallback = fallback

    def has(self, text_id: str) -> bool:
        """Whether this language itself has the text."""
        if not self._bundle.has_message(text_id):
            with self._parsing:
                source = self._unparsed.pop(text_id, None)
                if source is not None:
                    self._bundle.add_resource(FluentResource(source))
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
            return _amount(value, self.language)
        return value


def _amount(value: Decimal, language: Language) -> str:
    """Two places, thousands apart: 12,345.60, in Portuguese 12 345,60."""
    said = f"{value:,.2f}"
    return said.translate({ord(","): " ", ord("."): ","}) if language is Language.PORTUGUESE else said


def _messages(text: str) -> Iterator[tuple[str, str]]:
    """Each message of a file, by its id, as it is written there."""
    starts = [*_MESSAGE.finditer(text)]
    ends = [start.start() for start in starts[1:]] + [len(text)]
    return ((start[1], text[start.start() : end]) for start, end in zip(starts, ends, strict=True))


@cache
def load_words(language: Language) -> Words:
    """The words of ``language``, the same object for the life of the process."""
    fallback = None if language is Language.CHINESE else load_words(Language.CHINESE)
    return Words(language, sorted((_FOLDER / language.value).glob("*.ftl")), fallback)


def fixed_texts(language: Language, *, without: Collection[str] = ()) -> dict[str, str]:
    """Id -> words of every text that never varies, in the order of the files; ``without`` leaves rooms out.

    Reads and formats everything: for tools, not for the terminal.
    """
    words = load_words(language)
    fixed: dict[str, str] = {}
    for file in sorted((_FOLDER / language.value).glob("*.ftl")):
        if file.stem in without:
            continue
        for text_id in _MESSAGE.findall(file.read_text(encoding="utf-8")):
            with contextlib.suppress(MissingTextError):  # it varies: something has to fill it
                fixed[text_id] = words.say(Text(text_id))
    return fixed

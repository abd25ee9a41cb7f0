"""What is said at once: fixed prompts that a recording may stand for, and what varies, which the voice says. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from kiosk.speech.reading import read_aloud
from screens.models import SpokenPart


@dataclass(frozen=True)
class Prompt:
    """A recording of ``text_id``; ``audio`` is a WAV file."""

    text_id: str
    audio: bytes = field(repr=False)


@dataclass(frozen=True)
class Varying:
    """Said by the voice."""

    words: str = field(repr=False)


Part: TypeAlias = Prompt | Varying


class Prompts(Protocol):
    """Recordings of one language, found by the very words."""

    def find(self, words: str) -> Prompt | None: ...


@dataclass(frozen=True)
class Utterance:
    """Sentences that may be said aloud where they are said, in the order in which they are."""

    sentences: tuple[str, ...] = field(repr=False)
    language: str
    rate: int = 100
    volume: int = 100
    headset: bool = False


def allowed(parts: Iterable[SpokenPart], *, headset: bool, on_screen: str) -> tuple[str, ...]:
    """The words that may be said: without a headset every run of private ones is ``on_screen``, said once."""
    said: list[str] = []
    told = False
    for part in parts:
        if headset or not part.private:
            said.append(part.words)
        elif not told:
            said.append(on_screen)
            told = True
    return tuple(said)


def resolve(utterance: Utterance, prompts: Prompts | None) -> tuple[Part, ...]:
    """Each sentence as its recording, where there is one of these very words; what stands between goes to the voice in
    one piece, as people say it."""
    parts: list[Part] = []
    between: list[str] = []
    for sentence in utterance.sentences:
        prompt = prompts.find(sentence) if prompts is not None else None
        if prompt is None:
            between.append(_ended(read_aloud(sentence, utterance.language), utterance.language))
            continue
        if between:
            parts.append(Varying(" ".join(between)))
            between = []
        parts.append(prompt)
    if between:
        parts.append(Varying(" ".join(between)))
    return tuple(parts)


_ENDS = "。！？；：，.!?;:,…"


def _ended(sentence: str, language: str) -> str:
    """With a stop at its end, so that the voice pauses."""
    sentence = sentence.strip()
    if not sentence or sentence[-1] in _ENDS:
        return sentence
    return sentence + ("。" if language.startswith("zh") else ".")

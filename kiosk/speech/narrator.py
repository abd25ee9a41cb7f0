"""What is said when: a page is arrived at, something on it changes, the keys stand on another control.

Lives on the thread of the pages; what it gives to the speaker returns at once. It keeps the page that stands, to see
what changes, and forgets it with the session.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from kiosk.speech.utterance import Utterance, allowed
from kiosk.texts import Language, Words, load_words
from screens.models import ControlRole, FocusedControl, Page, SpokenKind, SpokenPart

#: What is said anew when it changes while a page stands. Ways and content change under one's own hands.
_CHANGES = (SpokenKind.ERROR, SpokenKind.TITLE, SpokenKind.LEAD)
#: When the warning stands, it is said once more with this many seconds left.
_LAST_SECONDS = 10
_MASK = "*"


class Mouth(Protocol):
    """The speaker, as far as the narrator needs it."""

    def say(self, utterance: Utterance, *, interrupt: bool) -> None: ...

    def stop(self) -> None: ...


class Narrator:
    def __init__(self, mouth: Mouth) -> None:
        self._mouth = mouth
        self._page: Page | None = None
        self._written = ""  # in the field that is typed into

    def show(self, page: Page) -> None:
        """``page`` stands on the screen now; many times a minute it is nearly the same one."""
        before, self._page = self._page, page
        if not page.speech.on:
            if before is not None and before.speech.on:
                self._mouth.stop()
        elif before is None or _arrives(before, page):
            self._say(page, (*page.spoken, *_reminder(page), *_warning(page)), interrupt=True)
        elif page.warning is not None and _warns_anew(before, page):
            self._say(page, _warning(page), interrupt=True)
        else:
            news = tuple(part for part in page.spoken if part.kind in _CHANGES and part not in before.spoken)
            if page.reminder != before.reminder:
                news = (*news, *_reminder(page))
            wrong = any(part.kind is SpokenKind.ERROR for part in news)
            self._say(page, news, interrupt=wrong)

    def focus(self, control: FocusedControl) -> None:
        """The keys stand on ``control``. A key has silenced what was said before; at an arrival the page goes first."""
        self._written = control.value
        page = self._page
        if page is not None and page.speech.on:
            self._say(page, _focused(control, _words(page)), interrupt=False)

    def key(self, control: FocusedControl) -> None:
        """Somebody is at a key of the on-screen keyboard, or at a candidate, which is told by a word it stands in."""
        page = self._page
        if page is not None and page.speech.on:
            self._mouth.stop()
            self._say(page, _key(control, _words(page)), interrupt=False)

    def typed(self, text: str, composed: str) -> None:
        """The focused field holds ``text`` now, and ``composed`` is on its way there. Aloud only how much it is."""
        before, self._written = self._written, text
        page = self._page
        if page is None or not page.speech.on:
            return
        if not page.speech.headset:
            said = _part(_words(page).of("speech-typed", count=len(text) + len(composed)))
        else:
            new = text[len(before) :] if text.startswith(before) else text
            said = _part(composed or new or text or _words(page).of("speech-empty-field"), private=True)
        self._say(page, (said,), interrupt=True)

    def hush(self) -> None:
        """A touch or a key: silence."""
        if self._page is not None and self._page.speech.on:
            self._mouth.stop()

    def forget(self) -> None:
        """The visit is over: nothing of it is said any more, or kept."""
        self._page = None
        self._written = ""
        self._mouth.stop()

    def _say(self, page: Page, parts: Iterable[SpokenPart], *, interrupt: bool) -> None:
        speech = page.speech
        on_screen = _words(page).of("speech-on-screen")
        sentences = allowed(parts, headset=speech.headset, on_screen=on_screen)
        if sentences:
            utterance = Utterance(sentences, page.language, speech.rate, speech.volume, speech.headset)
            self._mouth.say(utterance, interrupt=interrupt)


def _words(page: Page) -> Words:
    return load_words(Language(page.language))


def _arrives(before: Page, page: Page) -> bool:
    """Another page, choices over it, the same in other words, or the wish to hear it (again, louder, in a headset)."""
    return _what_stands(before) != _what_stands(page)


def _what_stands(page: Page) -> tuple[object, ...]:
    return page.visit, page.kind, page.language, page.speech, page.access is not None


def _reminder(page: Page) -> Iterator[SpokenPart]:
    if page.reminder:
        yield SpokenPart(SpokenKind.LEAD, page.reminder)


def _warning(page: Page) -> tuple[SpokenPart, ...]:
    if page.warning is None:
        return ()
    seconds = _words(page).of("speech-seconds-left", seconds=page.warning.seconds)
    ways = [action.label for action in (page.warning.stay, page.warning.end) if action.enabled]
    said = [(SpokenKind.TITLE, page.warning.title), (SpokenKind.LEAD, seconds)]
    return tuple(SpokenPart(kind, words) for kind, words in (*said, *((SpokenKind.WAYS, way) for way in ways)))


def _warns_anew(before: Page, page: Page) -> bool:
    if page.warning is None:
        return False
    return before.warning is None or before.warning.seconds > _LAST_SECONDS >= page.warning.seconds


def _focused(control: FocusedControl, words: Words) -> Iterator[SpokenPart]:
    """Its name, what it is, what stands in it, where it stands."""
    yield _part(control.name)
    yield _part(words.of(f"speech-role-{control.role.value}"))
    if control.role is ControlRole.FIELD:
        yield _part(control.value, private=True) if control.value else _part(words.of("speech-empty-field"))
    if control.chosen:
        yield _part(words.of("speech-chosen"))
    if not control.enabled:
        yield _part(words.of("speech-not-now"))
    if control.count > 1:
        yield _part(words.of("speech-position", number=control.position, count=control.count))
    if control.description:
        yield _part(control.description)


def _key(control: FocusedControl, words: Words) -> Iterator[SpokenPart]:
    """社, as in 社会."""
    if control.description:
        yield _part(words.of("speech-as-in", hanzi=control.name, word=control.description))
    else:
        yield _part(control.name)
    if control.chosen:
        yield _part(words.of("speech-chosen"))
    if not control.enabled:
        yield _part(words.of("speech-not-now"))


def _part(words: str, *, private: bool = False) -> SpokenPart:
    return SpokenPart(SpokenKind.DETAIL, words, private or _MASK in words)

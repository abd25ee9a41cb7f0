"""What stands on the phone: whole pages of plain HTML, made from values. Pure.

Every page works without its script and without its style. Whatever is written into a page is escaped here, in
``_text``; nothing else puts letters of others between tags.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from html import escape

from kiosk.central.phone_sessions import PHONE_FILE_LIMIT, MediaType, PhonePurpose, PhoneState
from kiosk.central.sandbox.phone.sessions import KeptFile, Note, Phone
from kiosk.texts.catalogue import Language, Words, load_words

#: The kinds of file that the camera and the gallery are asked for: a phone that has HEIC makes JPEG of it by itself.
_ACCEPTED = "image/jpeg,image/png,application/pdf"
#: Where the phone's pages and what they load stand.
PLACE = "/phone"
STYLE, SCRIPT = f"{PLACE}-assets/phone.css", f"{PLACE}-assets/phone.js"
#: Seconds after which a page that waits for the App looks again by itself.
_LOOK_AGAIN = 3


class Ending(StrEnum):
    """Pages on which there is nothing more to do."""

    FINISHED_UPLOAD = "finished-upload"
    FINISHED_SIGN = "finished-sign"
    DECLINED = "declined"
    REVOKED = "revoked"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"
    BUSY = "busy"
    NOT_UNDERSTOOD = "not-understood"


@dataclass(frozen=True)
class Titles:
    """What the item and the material are called; ``refused``: what its department sends back; ``reason``: why an office
    asks for it."""

    item: str
    material: str
    refused: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Letter:
    """Everything about one page but what stands on it."""

    words: Words
    token: str
    now: datetime
    refresh: int = 0  # seconds

    def address(self, action: str = "") -> str:
        path = f"{PLACE}/{self.token}" + (f"/{action}" if action else "")
        return f"{path}?lang={self.words.language.value}"


def language_of(tag: str) -> Language:
    """The language of a BCP 47 tag, as far as the pages speak it."""
    return next((language for language in Language if language.value.lower() == tag.lower()), Language.CHINESE)


def ending_of(phone: Phone) -> Ending:
    """How it ended. Raises KeyError for one that has not."""
    signs = phone.subject.purpose is PhonePurpose.SIGN
    return {
        PhoneState.FINISHED: Ending.FINISHED_SIGN if signs else Ending.FINISHED_UPLOAD,
        PhoneState.DECLINED: Ending.DECLINED,
        PhoneState.REVOKED: Ending.REVOKED,
        PhoneState.EXPIRED: Ending.EXPIRED,
    }[phone.state]


# --- pages ------------------------------------------------------------------------------------------------------------


def compare_page(phone: Phone, titles: Titles, letter: Letter) -> str:
    """The first look. Nothing has begun yet: whoever only fetches addresses changes nothing by it."""
    words, purpose = letter.words, phone.subject.purpose.value
    facts = [(words.of("phone-page-for-item"), titles.item)]
    if titles.material:
        facts.append((words.of("phone-page-for-material"), titles.material))
    if titles.reason:
        facts.append((words.of("case-office-says"), titles.reason))
    facts.append((words.of("phone-page-what-happens"), words.of(f"phone-page-what-happens-{purpose}")))
    return _page(
        words.of("phone-page-compare-title"),
        f'<p class="terminal">{_text(words.of("phone-page-terminal", number=phone.terminal_id))}</p>'
        f"<p>{_text(words.of('phone-page-compare'))}</p>"
        f'<p class="number"><span class="unseen">{_text(words.of("phone-page-compare-number", digits=""))}</span>'
        f"{_text(phone.check)}</p>"
        + _form(letter.address("begin"), _button("yes", words.of("phone-page-compare-yes")))
        + f"<p>{_text(words.of('phone-page-compare-no'))}</p>"
        + _facts(facts),
        letter,
    )


def upload_page(phone: Phone, titles: Titles, letter: Letter) -> str:
    words, limits = letter.words, phone.subject.limits
    kinds = words.of(
        "phone-page-upload-kinds",
        files=limits.files,
        pictures=PHONE_FILE_LIMIT // 1024 // 1024,
        megabytes=max(1, limits.file_bytes // 1024 // 1024),
    )
    full = len(phone.files) >= limits.files
    choose = (
        '<form class="choose" method="post" enctype="multipart/form-data"'
        f' action="{_text(letter.address("files"))}"'
        f' data-sending="{_text(words.of("phone-page-upload-sending", percent="%"))}"'
        f' data-preparing="{_text(words.of("phone-page-upload-preparing"))}"'
        f' data-nothing="{_text(words.of("phone-page-upload-nothing-chosen"))}"'
        f' data-broken="{_text(words.of("phone-page-upload-broken"))}">'
        f'<label for="camera">{_text(words.of("phone-page-upload-camera"))}</label>'
        f'<input id="camera" name="file" type="file" accept="image/jpeg,image/png" capture="environment">'
        f'<label for="choose">{_text(words.of("phone-page-upload-choose"))}</label>'
        f'<input id="choose" name="file" type="file" accept="{_ACCEPTED}" multiple>'
        f"{_button('send', words.of('phone-page-upload-send'))}"
        '<p id="progress" role="status" aria-live="polite"></p></form>'
    )
    sent = "".join(
        f"<li>{_text(_said_file(one.number, one.media_type, len(one.content), words))}{_verdict(one, words)}"
        + _form(
            letter.address("remove"),
            f'<input type="hidden" name="number" value="{one.number}">'
            + _button(f"remove-{one.number}", words.of("phone-page-remove", number=one.number), "plain"),
        )
        + "</li>"
        for one in phone.files
    )
    listed = f"<ul>{sent}</ul>" if sent else f"<p>{_text(words.of('phone-page-sent-none'))}</p>"
    finish = _form(letter.address("finish"), _button("finish", words.of("phone-page-upload-finish")))
    return _page(
        words.of("phone-page-upload-title", material=titles.material),
        _head(phone, letter)
        + _note(phone.note, words)
        + (f"<p>{_text(titles.reason)}</p>" if titles.reason else "")
        + f"<p>{_text(words.of('phone-page-upload-lead'))}</p>"
        + f"<h2>{_text(words.of('phone-page-refused-title'))}</h2><ul>"
        + "".join(f"<li>{_text(reason)}</li>" for reason in (*titles.refused, *_ever_refused(words)))
        + f"</ul><p>{_text(kinds)}</p>"
        + ("" if full else choose)
        + f'<h2>{_text(words.of("phone-page-sent-title"))}</h2><section id="sent">{listed}</section>'
        + (finish if phone.files else "")
        + _stop(letter),
        letter,
    )


def identify_page(phone: Phone, name: str, sent_to: str, letter: Letter) -> str:
    """Who signs is asked first. ``sent_to``: the masked phone that has a code now, "" while none has."""
    words = letter.words
    if letter.refresh:
        body = f"<p>{_text(words.of('phone-page-app-wait'))}</p>" + _form(
            letter.address("look"), _button("look", words.of("phone-page-app-look"))
        )
    elif sent_to:
        body = f"<p>{_text(words.of('phone-page-code-sent', phone=sent_to))}</p>" + _form(
            letter.address("code"),
            f'<label for="digits">{_text(words.of("phone-page-code-label"))}</label>'
            '<input id="digits" name="digits" inputmode="numeric" autocomplete="one-time-code" maxlength="6"'
            ' pattern="[0-9]{6}" required>' + _button("check", words.of("phone-page-code-check")),
        )
    else:
        body = _form(letter.address("send-code"), _button("send-code", words.of("phone-page-send-code")))
    other = (
        "" if letter.refresh else _form(letter.address("app"), _button("app", words.of("phone-page-use-app"), "plain"))
    )
    lead = words.of("phone-page-identify-lead", name=name)
    return _page(
        words.of("phone-page-identify-title"),
        _head(phone, letter) + _note(phone.note, words, name) + f"<p>{_text(lead)}</p>" + body + other + _stop(letter),
        letter,
    )


def sign_page(phone: Phone, titles: Titles, letter: Letter) -> str:
    words, subject = letter.words, phone.subject
    lines = "".join(
        f"<dt>{_text(line.label)}</dt><dd>{_text(line.value)}</dd>"
        if line.value
        else f'<dt class="heading" role="heading" aria-level="2">{_text(line.label)}</dt>'
        for line in subject.lines
    )
    digest = " ".join(subject.digest[place : place + 4].upper() for place in range(0, 16, 4))
    draw = (
        '<section id="draw" hidden>'
        f"<h2>{_text(words.of('phone-page-draw-title'))}</h2>"
        f'<canvas id="pad" role="img" aria-label="{_text(words.of("phone-page-draw-pad"))}"></canvas>'
        f'<button type="button" class="plain" id="clear">{_text(words.of("phone-page-draw-clear"))}</button>'
        + _form(
            letter.address("sign"),
            '<input type="hidden" name="how" value="drawn"><input type="hidden" name="strokes" id="strokes">'
            + _button("draw-done", words.of("phone-page-draw-done")),
        )
        + "</section>"
    )
    typed = f"<section><h2>{_text(words.of('phone-page-type-title'))}</h2>" + _form(
        letter.address("sign"),
        '<input type="hidden" name="how" value="typed">'
        f'<label for="name">{_text(words.of("phone-page-type-label"))}</label>'
        '<input id="name" name="name" autocomplete="off" maxlength="60">'
        '<label class="tick"><input id="declared" type="checkbox" name="declared" value="yes"> '
        f"{_text(words.of('phone-page-type-declare'))}</label>"
        + _button("type-done", words.of("phone-page-type-done"), "plain"),
    )
    return _page(
        words.of("phone-page-sign-title"),
        _head(phone, letter)
        + _note(phone.note, words)
        + f"<p>{_text(words.of('phone-page-sign-lead'))}</p><h2>{_text(titles.item)}</h2><dl>{lines}</dl>"
        + f'<p>{_text(words.of("phone-page-sign-digest"))}: <b class="digest">{_text(digest)}</b></p>'
        + draw
        + typed
        + "</section>"
        + _stop(letter),
        letter,
    )


def ending_page(ending: Ending, letter: Letter) -> str:
    """``letter.token`` may be empty: then there is no way back."""
    words = letter.words
    back = (
        f'<p><a class="button" href="{_text(letter.address())}">{_text(words.of("phone-page-back"))}</a></p>'
        if ending is Ending.BUSY and letter.token
        else ""
    )
    return _page(
        words.of(f"phone-page-{ending.value}-title"),
        f"<p>{_text(words.of(f'phone-page-{ending.value}'))}</p>{back}",
        letter,
    )


# --- parts ------------------------------------------------------------------------------------------------------------


def _page(title: str, content: str, letter: Letter) -> str:
    language = letter.words.language.value
    refresh = f'<meta http-equiv="refresh" content="{letter.refresh}">' if letter.refresh else ""
    return (
        f'<!doctype html><html lang="{_text(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex, nofollow">{refresh}'
        f'<title>{_text(title)}</title><link rel="stylesheet" href="{STYLE}">'
        f'<script src="{SCRIPT}" defer></script></head><body><main>'
        f"<h1>{_text(title)}</h1>{content}</main><footer>{_languages(letter)}"
        f"<p>{_text(letter.words.of('phone-page-demonstration'))}</p></footer></body></html>"
    )


def _languages(letter: Letter) -> str:
    if not letter.token:
        return ""
    links = []
    for language in Language:
        said = load_words(language).of(f"language-{language.value.lower()}")
        tag = _text(language.value)
        here = ' aria-current="true"' if language is letter.words.language else ""
        address = f"{PLACE}/{letter.token}?lang={language.value}"
        links.append(f'<a href="{_text(address)}" lang="{tag}" hreflang="{tag}"{here}>{_text(said)}</a>')
    return f'<nav aria-label="{_text(letter.words.of("phone-page-language"))}">{" ".join(links)}</nav>'


def _head(phone: Phone, letter: Letter) -> str:
    """Which terminal, its number once more, and how long there is."""
    words = letter.words
    minutes = max(1, math.ceil((phone.expires_at - letter.now).total_seconds() / 60))
    terminal = words.of("phone-page-terminal", number=phone.terminal_id)
    number = words.of("phone-page-compare-number", digits=phone.check)
    left = words.of("phone-page-left", minutes=minutes)
    return f'<p class="terminal">{_text(terminal)} · {_text(number)} · {_text(left)}</p>'


def _note(note: Note, words: Words, name: str = "") -> str:
    """What came of the last thing that was done here, above everything else."""
    lines = [words.of("phone-page-taken", count=note.taken)] if note.taken else []
    wrong = [
        words.of("phone-page-refused", place=place, why=words.of(f"phone-page-why-{why.value.replace('_', '-')}"))
        for place, why in note.refused
    ]
    if note.words:
        wrong.append(words.of(note.words, name=name))
    good = f'<div class="good" role="status">{_lines(lines)}</div>' if lines else ""
    return good + (f'<div class="bad" role="alert">{_lines(wrong)}</div>' if wrong else "")


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"<p>{_text(line)}</p>" for line in lines)


def _said_file(number: int, media_type: MediaType, length: int, words: Words) -> str:
    kilobytes = max(1, length // 1024)
    if media_type is MediaType.PDF:
        return words.of("phone-page-sent-pdf", number=number, kilobytes=kilobytes)
    return words.of("phone-page-sent-picture", number=number, kilobytes=kilobytes)


def _ever_refused(words: Words) -> tuple[str, ...]:
    """What no department can use."""
    return tuple(words.of(f"phone-page-refused-{what}") for what in ("blurred", "cut", "glare", "other"))


def _verdict(file: KeptFile, words: Words) -> str:
    """What may be wrong with it, in words beside it: it stays until whoever sent it takes it out."""
    said = [words.of(f"phone-page-doubt-{doubt.value}") for doubt in file.doubts]
    if file.media_type is not MediaType.PDF:
        said = said or [words.of("phone-page-doubt-none")]
    kind = "bad" if file.doubts else "good"
    return f'<div class="{kind}" role="status">{_lines(said)}</div>' if said else ""


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{_text(label)}</dt><dd>{_text(said)}</dd>" for label, said in facts) + "</dl>"


def _stop(letter: Letter) -> str:
    return _form(letter.address("decline"), _button("stop", letter.words.of("phone-page-stop"), "plain"))


def _form(address: str, content: str) -> str:
    return f'<form method="post" action="{_text(address)}">{content}</form>'


def _button(key: str, label: str, kind: str = "main") -> str:
    return f'<button id="{_text(key)}" class="{kind}">{_text(label)}</button>'


def _text(words: str) -> str:
    """Letters as letters, in content and between the quotes of an attribute. Marks that turn the direction of what
    follows them end with the text that holds them (Unicode UAX #9, isolates)."""
    turned = any(letter in _TURNING for letter in words)
    return escape(f"\u2068{words}\u2069" if turned else words)


_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"

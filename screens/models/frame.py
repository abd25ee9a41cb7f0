"""What stands around every page: header, footer, the panel of view and help, the warning before the time is up."""

from __future__ import annotations

from dataclasses import dataclass

from screens.models.parts import Action, Choice, SignKind


@dataclass(frozen=True)
class Header:
    hall: str
    terminal: str  # words and number of the terminal
    clock: str
    date: str
    link: str  # a word: online, offline
    link_state: SignKind
    languages: tuple[Choice, ...]  # intent "action:language" {"key": …}
    text_sizes: tuple[Choice, ...]  # intent "action:text-size" {"key": …}
    elder: Choice | None = None  # one tap from everywhere: option:theme:elder, intent "action:theme" {"key": …}
    access: Action | None = None  # opens the choices of looks and modes
    speech: Action | None = None  # switches speech on and off; None where the terminal has no voice
    demonstration: str = ""  # 演示数据 不具法律效力, shown on every page of a rehearsal platform


@dataclass(frozen=True)
class Footer:
    """Always in the same places: back, home, help; and with a resident their masked name, the time left and the end.

    ``attendant`` is the way in for attendants: where it is present, the words of help are held for two seconds.
    """

    back: Action | None
    home: Action | None
    help: str  # hotline and terminal number in words
    help_short: str  # the same in as few as there are, for a screen that has room for no more
    resident: str = ""  # masked
    seconds_left: int | None = None  # None: the time stands still, or there is no limit here
    time_left: str = ""  # the same in words
    end: Action | None = None
    attendant: Action | None = None
    call: Action | None = None  # a person to come, or not any more; shown where it has room, and in the panel always


@dataclass(frozen=True)
class IdleWarning:
    """Over the page, while the time to answer runs out. ``keep``: what was typed can be kept for another day."""

    title: str
    message: str
    seconds: int
    stay: Action
    end: Action
    keep: Action | None = None


@dataclass(frozen=True)
class AccessGroup:
    """Choices of one kind. ``key`` is their subject: ``theme``, ``text-size``, ``mode``; the intent is ``action:<key>``
    with ``{"key": …}``."""

    key: str
    label: str
    choices: tuple[Choice, ...]
    several: bool = False  # each is on or off by itself


@dataclass(frozen=True)
class AccessPanel:
    """Over the page: how this person wants to see, hear and use the terminal."""

    title: str
    groups: tuple[AccessGroup, ...]
    done: Action
    help: tuple[Action, ...] = ()  # a person to come; to say what could not be done
    note: str = ""  # whom else there is to call

"""The choices of looks and modes, over whatever page is there."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.presenter.calling import help_actions
from kiosk.presenter.setting import Setting
from kiosk.session.access import Mode
from kiosk.session.model import Session
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import AccessGroup, AccessPanel, Action, ActionStyle, Choice, TextSize, ThemeName


def access_panel(session: Session, world: World, words: Words, setting: Setting) -> AccessPanel | None:
    """None while nobody asked for it."""
    looks = session.looks
    if not looks.choosing:
        return None
    return AccessPanel(
        title=words.of("access-title"),
        groups=(
            AccessGroup("language", words.of("access-language"), languages(session, words, setting)),
            AccessGroup(
                "text-size",
                words.of("access-text-size"),
                tuple(
                    Choice(size.value, words.of(f"text-size-{size.value.lower()}"), size == looks.text_size)
                    for size in TextSize
                ),
            ),
            AccessGroup(
                "theme",
                words.of("access-theme"),
                tuple(
                    Choice(theme.value, words.of(f"theme-{_dashed(theme)}"), theme == looks.theme)
                    for theme in ThemeName
                ),
            ),
            AccessGroup(
                "mode",
                words.of("access-mode"),
                tuple(
                    Choice(mode.value, words.of(f"mode-{_dashed(mode)}"), mode in looks.modes)
                    for mode in offered(world, setting)
                ),
                several=True,
            ),
            *_speech(session, words, setting),
        ),
        done=Action("action:access-close", words.of("access-done"), ActionStyle.PRIMARY),
        help=tuple(help_actions(session, words)),
        note=_note(words, setting),
    )


def _note(words: Words, setting: Setting) -> str:
    """Whom to call, and who runs the terminal where the profile says."""
    said = [words.of("help-note", hotline=setting.hotline, terminal=setting.terminal_id)]
    if run_by := setting.run_by(words.language.value):
        said.append(words.of("help-operator", operator=run_by))
    return "\n".join(said)


def _speech(session: Session, words: Words, setting: Setting) -> Iterable[AccessGroup]:
    """One switch; there where the terminal has a voice."""
    if setting.speaks:
        switch = Choice("on", words.of("speech-on"), session.looks.hearing.on)
        yield AccessGroup("speech", words.of("access-speech"), (switch,), several=True)


def languages(session: Session, words: Words, setting: Setting) -> tuple[Choice, ...]:
    """Each in its own name."""
    return tuple(
        Choice(language.value, words.of(f"language-{language.value.lower()}"), language == session.looks.language)
        for language in setting.languages
    )


def offered(world: World, setting: Setting) -> Iterable[Mode]:
    """The modes that mean something on this terminal."""
    for mode in Mode:
        if mode is Mode.LOW_REACH and not setting.high_screen:
            continue
        if mode is Mode.KEYS and not world.has_keys:
            continue
        yield mode


def _dashed(value: str) -> str:
    return value.replace("_", "-")

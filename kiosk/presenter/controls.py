"""What controls are called that no page model names: the same on every page, so made once a language."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

from kiosk.texts import Language, load_words
from screens.control_words import ControlWords, KeyboardWords

_KEYBOARD = "keyboard"


@cache
def control_words(language: Language) -> ControlWords:
    """The words of ``language`` for controls that are only drawn, and for the keyboard."""
    words = load_words(language)
    names = [field.name for field in fields(ControlWords) if field.name != _KEYBOARD]
    said = {name: words.of(f"control-{name.replace('_', '-')}") for name in names}
    keys = {field.name: words.of(f"keyboard-{field.name.replace('_', '-')}") for field in fields(KeyboardWords)}
    return ControlWords(**said, keyboard=KeyboardWords(**keys))

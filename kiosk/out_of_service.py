"""``kiosk out-of-service``: the page that stands while the terminal cannot come up. Started by the service manager.

It takes from the profile what can be read of it, and shows something whatever that is: who stands before a dark screen
is not told that a line of TOML is wrong.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.texts import Language, load_words

if TYPE_CHECKING:
    from kiosk.qt.plain_page import Line

#: Where nothing says how large the panel is.
_SCREEN = {"width_px": 1080, "height_px": 1920, "width_mm": 267.8, "height_mm": 476.1}
_LANGUAGES = (Language.CHINESE, Language.ENGLISH)


def show(profile: Path) -> int:
    """Show it until told to end."""
    from kiosk.qt.plain_page import show_until_told
    from kiosk.qt.window import Screen

    data = whatever_can_be_read(profile)
    panel = _table(data, "screen")
    sizes = {key: panel[key] if _is_size(panel.get(key)) else value for key, value in _SCREEN.items()}
    screen = Screen(
        int(sizes["width_px"]),
        int(sizes["height_px"]),
        float(sizes["width_mm"]),
        float(sizes["height_mm"]),
        fullscreen=panel.get("fullscreen") is not False,
        scale=float(panel["scale"]) if _is_size(panel.get("scale")) else 1.0,
    )
    return show_until_told(screen, lines(data))


def lines(data: Mapping[str, Any]) -> tuple[Line, ...]:
    """What stands on the page."""
    from kiosk.qt.plain_page import page

    terminal, who = _table(data, "terminal"), _table(data, "operator")
    return page(_titles(), _words(terminal, who), _numbers(terminal, who))


def _titles() -> tuple[str, ...]:
    return tuple(load_words(language).of("out-of-service-title") for language in _LANGUAGES)


def _words(terminal: Mapping[str, Any], who: Mapping[str, Any]) -> tuple[str, ...]:
    said: list[str] = []
    for language in _LANGUAGES:
        words = load_words(language)
        said.append(words.of("out-of-service-words"))
        if nearest := _in(terminal.get("nearest"), language):
            said.append(words.of("out-of-service-nearest", place=nearest))
        if operator := _in(who.get("name"), language):
            said.append(words.of("out-of-service-operator", operator=operator))
    return tuple(said)


def _numbers(terminal: Mapping[str, Any], who: Mapping[str, Any]) -> tuple[str, ...]:
    words = load_words(Language.CHINESE)
    hotline, number = terminal.get("hotline"), terminal.get("id")
    said = [words.of("out-of-service-hotline", number=hotline)] if isinstance(hotline, str) and hotline else []
    if isinstance(mends := who.get("hotline"), str) and mends:
        said.append(words.of("out-of-service-mends", number=mends))
    if isinstance(number, str) and number:
        said.append(words.of("out-of-service-terminal", number=number))
    return tuple(said)


def _in(titled: object, language: Language) -> str:
    value = titled.get(language.value) if isinstance(titled, Mapping) else None
    return value if isinstance(value, str) else ""


def whatever_can_be_read(profile: Path) -> Mapping[str, Any]:
    """The whole profile; else what its file says without its layers; else as many of its lines as are TOML."""
    from kiosk.profile.layers import read_layers
    from kiosk.profile.problems import ProfileInvalid

    try:
        return read_layers(profile).data
    except ProfileInvalid:
        pass
    try:
        lines = profile.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    for end in range(len(lines), 0, -1):
        try:
            return tomllib.loads("\n".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue
    return {}


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key)
    return value if isinstance(value, Mapping) else {}


def _is_size(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0.1 < value < 10_000

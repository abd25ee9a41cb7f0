"""Finds in a written sentence what people say otherwise than it is written, and says it as they do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

from kiosk.speech.reading.chinese import SIMPLIFIED, TRADITIONAL, Chinese
from kiosk.speech.reading.european import English, Portuguese
from kiosk.speech.reading.tongue import SizeUnit, Tongue

_SIMPLIFIED: Tongue = Chinese(SIMPLIFIED)
_TONGUES: dict[str, Tongue] = {
    "zh-CN": _SIMPLIFIED,
    "zh-Hant": Chinese(TRADITIONAL),
    "en": English(),
    "pt": Portuguese(),
}


def tongue_of(language: str) -> Tongue:
    """By the BCP 47 tag of a page; what is not known is read as Chinese, as texts fall back to it."""
    return _TONGUES.get(language, _SIMPLIFIED)


def read_aloud(text: str, language: str) -> str:
    """``text`` as people say it. Words stay as they are; values are replaced."""
    tongue = tongue_of(language)

    def said(found: re.Match[str]) -> str:
        name = found.lastgroup
        if name is None:
            return found.group()
        try:
            return _SAID[name](found.group(), tongue)
        except ValueError:
            return found.group()  # it looks like a date and is none

    return _VALUES.sub(said, text)


# --- each kind of value -----------------------------------------------------------------------------------------------


def _numbers(text: str) -> list[int]:
    return [int(run) for run in re.findall(r"\d+", text)]


def _day(text: str, tongue: Tongue) -> str:
    year, month, day = _numbers(text)
    return tongue.day(date(year, month, day))


def _month(text: str, tongue: Tongue) -> str:
    year, month = _numbers(text)
    return tongue.month(year, date(year, month, 1).month)


def _year(text: str, tongue: Tongue) -> str:
    return tongue.year(_numbers(text)[0])


def _clock(text: str, tongue: Tongue) -> str:
    hour, minute = _numbers(text)
    return tongue.clock(time(hour, minute))


def _hours(text: str, tongue: Tongue) -> str:
    first, last = re.findall(r"\d{1,2}:\d{2}", text)
    return tongue.span(_clock(first, tongue), _clock(last, tongue))


def _money(text: str, tongue: Tongue) -> str:
    return tongue.money(_decimal(text))


def _percentage(text: str, tongue: Tongue) -> str:
    return tongue.percentage(_decimal(text))


def _size(text: str, tongue: Tongue) -> str:
    return tongue.size(_decimal(text), SizeUnit(text[-2:]))


def _decimal(text: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.-]", "", text))


def _ending(text: str, tongue: Tongue) -> str:
    return tongue.ending(text.rpartition("*")[2])


_COUNTED = "个個项項页頁份张張次处處行人步种種条條家位封台天倍"
#: The first that fits at a place is taken: what is longer, or surer, stands first.
_KINDS: tuple[tuple[str, str, Callable[[str, Tongue], str]], ...] = (
    ("masked", r"(?<![0-9A-Za-z])[0-9A-Za-z]*\d[0-9A-Za-z]*\*+[0-9A-Za-z]*", _ending),
    ("masked_end", r"\*{2,}[0-9A-Za-z]*\d[0-9A-Za-z]*", _ending),
    ("name", r"[^\W\d_*]+\*+[^\W\d_*]*|\*+[^\W\d_*]+", lambda text, tongue: tongue.covered_name(text)),
    ("id_number", r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])", lambda text, tongue: tongue.id_number(text)),
    ("mobile", r"(?<![0-9A-Za-z.])1[3-9]\d{9}(?![0-9A-Za-z]|\.\d)", lambda text, tongue: tongue.phone(text)),
    ("landline", r"(?<![0-9A-Za-z-])0\d{2,3}-\d{7,8}(?![0-9A-Za-z-])", lambda text, tongue: tongue.phone(text)),
    ("hotline", r"(?<![0-9A-Za-z.,-])12\d{3}(?![0-9A-Za-z]|[.,-]\d)(?!元)", lambda text, tongue: tongue.phone(text)),
    ("day", r"(?<![0-9A-Za-z-])\d{4}-\d{2}-\d{2}(?![0-9A-Za-z-])|(?<!\d)\d{4}年\d{1,2}月\d{1,2}日", _day),
    ("month", r"(?<![0-9A-Za-z-])\d{4}-\d{2}(?![0-9A-Za-z-])|(?<!\d)\d{4}年\d{1,2}月", _month),
    ("year", r"(?<!\d)(?:19|20)\d{2}年", _year),
    ("hours", r"(?<![\d:])\d{1,2}:\d{2} ?[-–—~至] ?\d{1,2}:\d{2}(?![\d:])", _hours),
    ("clock", r"(?<![\d:])\d{1,2}:\d{2}(?![\d:])", _clock),
    ("size", r"(?<![\d.A-Za-z])\d+(?:\.\d+)? ?(?:KB|MB|GB)(?![A-Za-z])", _size),
    ("percentage", r"-?(?<![\d.])\d+(?:\.\d+)? ?%", _percentage),
    ("yuan", r"[¥￥]? ?-?(?<![\d.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})? ?元", _money),
    ("money", r"[¥￥]? ?-?(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}(?![\d.])", _money),
    ("grouped", r"(?<![0-9A-Za-z])(?=[A-Z ]*\d)[0-9A-Z]{4}(?: [0-9A-Z]{1,4}){2,}(?![0-9A-Za-z])",
     lambda text, tongue: tongue.code(text)),
    ("code", r"(?<![0-9A-Za-z-])(?=[0-9A-Z-]*\d)(?=[0-9-]*[A-Z])[0-9A-Z]+(?:-[0-9A-Z]+)*(?<=[0-9A-Z-]{6})"
             r"(?![0-9A-Za-z-])", lambda text, tongue: tongue.code(text)),
    ("long", r"(?<![0-9A-Za-z.,])\d{9,}(?![0-9A-Za-z]|[.,]\d)", lambda text, tongue: tongue.code(text)),
    ("count", rf"(?<![0-9A-Za-z.,第-])2(?=[{_COUNTED}])", lambda text, tongue: tongue.count(int(text))),
)  # fmt: skip
_SAID = {name: say for name, _, say in _KINDS}
_VALUES = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _KINDS))

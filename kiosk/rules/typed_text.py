"""What a line of text must be like, by what it is: said in closed values, never with the text itself. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from kiosk.rules.credit_codes import is_credit_code
from kiosk.rules.identity_numbers import birth_of, is_id_number
from kiosk.rules.luhn import is_card_number


class TextMistake(StrEnum):
    """What is wrong with what was typed."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNSEEN = "unseen"  # signs that nobody sees, or that turn round how the others are read
    NOT_DIGITS = "not_digits"
    NOT_A_NAME = "not_a_name"
    NOT_A_PHONE = "not_a_phone"
    ID_LENGTH = "id_length"
    ID_DATE = "id_date"  # no such date of birth
    ID_CHECK = "id_check"  # the last character does not fit the others
    CREDIT_CODE = "credit_code"
    BANK_CARD = "bank_card"
    PLATE = "plate"
    VIN = "vin"
    EMAIL = "email"
    POSTCODE = "postcode"


_HANZI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NAME = re.compile(rf"[{_HANZI}A-Za-z][{_HANZI}A-Za-z·•. '\-]*")
#: Control characters (a line may end), halves of a character, what Unicode calls no character at all, line separators,
#: and the marks that override directions (UAX 9): what is signed must read as its bytes say.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
#: GA 36: ordinary plates have five signs behind the letter, those of new-energy cars six; neither has I or O.
_PLATE = re.compile(rf"[{_PROVINCES}][A-HJ-NP-Z][A-HJ-NP-Z0-9]{{4,5}}[A-HJ-NP-Z0-9挂学警港澳]")


def tidy(kind: str, text: str) -> str:
    """What was typed in the form in which it is kept: no blanks at the ends, none within numbers, capitals in codes."""
    text = text.strip().translate(_NARROW)
    if kind in ("digits", "phone", "id_number", "credit_code", "bank_card", "plate", "vin", "postcode"):
        text = "".join(text.split()).upper()
    return text


#: Full-width digits and letters come from a keyboard that is in Chinese.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def mistake_in(kind: str, text: str, shortest: int = 1, longest: int = 500) -> TextMistake | None:
    """What is wrong with ``text`` as a ``kind`` (a value of TextKind), or None. ``text`` is tidy."""
    if _UNSEEN.search(text[: longest + 1]):
        return TextMistake.UNSEEN
    if len(text) < shortest:
        return TextMistake.TOO_SHORT
    if len(text) > longest:
        return TextMistake.TOO_LONG
    check = _CHECKS.get(kind)
    return check(text) if check is not None else None


def _id_number(text: str) -> TextMistake | None:
    if len(text) != 18 or not text[:17].isdecimal():
        return TextMistake.ID_LENGTH
    if birth_of(text) is None:
        return TextMistake.ID_DATE
    return None if is_id_number(text) else TextMistake.ID_CHECK


def _matching(pattern: str, mistake: TextMistake) -> Callable[[str], TextMistake | None]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda text: None if compiled.fullmatch(text) else mistake


_CHECKS: Mapping[str, Callable[[str], TextMistake | None]] = MappingProxyType(
    {
        "name": lambda text: None if len(text) > 1 and _NAME.fullmatch(text) else TextMistake.NOT_A_NAME,
        "digits": _matching(r"\d+", TextMistake.NOT_DIGITS),
        "phone": _matching(r"1[3-9]\d{9}", TextMistake.NOT_A_PHONE),
        "id_number": _id_number,
        "credit_code": lambda text: None if is_credit_code(text) else TextMistake.CREDIT_CODE,
        "bank_card": lambda text: None if is_card_number(text) else TextMistake.BANK_CARD,
        "plate": lambda text: None if _PLATE.fullmatch(text) else TextMistake.PLATE,
        "vin": _matching(r"[A-HJ-NPR-Z0-9]{17}", TextMistake.VIN),
        "email": _matching(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+", TextMistake.EMAIL),
        "postcode": _matching(r"\d{6}", TextMistake.POSTCODE),
    }
)

"""Chinese as people say it, in simplified and in traditional signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from kiosk.speech.reading.tongue import (
    ID_GROUPS,
    SizeUnit,
    code_groups,
    in_groups,
    phone_groups,
    plain,
    whole_and_fen,
)

_DIGITS = "零一二三四五六七八九"
_PAUSE = "，"


@dataclass(frozen=True)
class Signs:
    """What the two scripts write differently."""

    two: str
    ten_thousand: str
    hundred_million: str
    negative: str
    point: str
    clock: str
    tail: str
    to: str
    letter_x: str
    sizes: dict[SizeUnit, str]


SIMPLIFIED = Signs(
    "两", "万", "亿", "负", "点", "点", "尾号", "至", "艾克斯",
    {SizeUnit.KB: "千字节", SizeUnit.MB: "兆", SizeUnit.GB: "吉字节"},
)  # fmt: skip
TRADITIONAL = Signs(
    "兩", "萬", "億", "負", "點", "點", "尾號", "至", "艾克斯",
    {SizeUnit.KB: "千位元組", SizeUnit.MB: "兆", SizeUnit.GB: "吉位元組"},
)  # fmt: skip


class Chinese:
    """See ``Tongue``. A one in a row of digits is said 幺, which no other digit sounds like."""

    def __init__(self, signs: Signs) -> None:
        self._signs = signs

    def digits(self, signs: str) -> str:
        return "".join(self._sign(sign) for sign in signs)

    def _sign(self, sign: str) -> str:
        if sign == "1":
            return "幺"
        if sign.isdecimal():
            return _DIGITS[int(sign)]
        if sign in "Xx":
            return self._signs.letter_x
        return f" {sign.upper()} " if sign.isascii() and sign.isalpha() else sign

    def _grouped(self, groups: list[str]) -> str:
        return _PAUSE.join(" ".join(self.digits(group).split()) for group in groups)

    def id_number(self, number: str) -> str:
        return self._grouped(in_groups(number, ID_GROUPS))

    def phone(self, number: str) -> str:
        return self._grouped(phone_groups(number))

    def code(self, signs: str) -> str:
        return self._grouped(code_groups(signs))

    def money(self, amount: Decimal) -> str:
        yuan, hundredths = whole_and_fen(amount)
        jiao, fen = divmod(hundredths, 10)
        said = ""
        if yuan or not hundredths:
            said = f"{self.count(yuan)}元"
        if jiao:
            said += f"{self.count(jiao)}角"
        if fen:
            said += ("零" if said and not jiao else "") + f"{self.count(fen)}分"
        return (self._signs.negative if amount < 0 and (yuan or hundredths) else "") + said

    def day(self, day: date) -> str:
        return f"{self.month(day.year, day.month)}{self._whole(day.day)}日"

    def month(self, year: int, month: int) -> str:
        return f"{self.year(year)}{self._whole(month)}月"

    def year(self, year: int) -> str:
        return "".join(_DIGITS[int(digit)] for digit in str(year)) + "年"

    def clock(self, at: time) -> str:
        hour = f"{self.count(at.hour)}{self._signs.clock}"
        if at.minute == 0:
            return f"{hour}整"
        return f"{hour}{'零' if at.minute < 10 else ''}{self._whole(at.minute)}分"

    def span(self, first: str, last: str) -> str:
        return f"{first}{self._signs.to}{last}"

    def count(self, number: int) -> str:
        return self._signs.two if number == 2 else self._whole(number)

    def percentage(self, number: Decimal) -> str:
        return f"百分之{self._decimal(number)}"

    def ending(self, last: str) -> str:
        return f"{self._signs.tail}{self.digits(last)}" if last else ""

    def covered_name(self, name: str) -> str:
        # However many signs are covered, one 某 is said for them: that is how people name somebody they do not name.
        return "某".join(part for part in _split_covered(name))

    def size(self, number: Decimal, unit: SizeUnit) -> str:
        return self._decimal(number) + self._signs.sizes[unit]

    def _decimal(self, number: Decimal) -> str:
        whole, dot, rest = plain(abs(number)).partition(".")
        said = self._whole(int(whole))
        if dot:
            said += self._signs.point + "".join(_DIGITS[int(digit)] for digit in rest)
        return (self._signs.negative if number < 0 else "") + said

    def _whole(self, number: int) -> str:
        """Any whole number from zero to below ten to the sixteenth."""
        if number == 0:
            return _DIGITS[0]
        said = ""
        for unit, name in ((10**8, self._signs.hundred_million), (10**4, self._signs.ten_thousand)):
            many, rest = divmod(number, unit)
            if many:
                lead = self._signs.two if many == 2 else self._whole(many)
                said += ("零" if said and many < 1000 else "") + lead + name
            elif said and rest and not said.endswith("零"):
                said += "零"
            number = rest
        if number:
            said += self._below_ten_thousand(number, after=said)
        return said

    def _below_ten_thousand(self, number: int, after: str) -> str:
        said = "零" if after and number < 1000 and not after.endswith("零") else ""
        gap = False
        for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, number = divmod(number, unit)
            if digit:
                if gap:
                    said += "零"
                if unit == 10 and digit == 1 and not said and not after:
                    said += name
                elif unit == 1000 and digit == 2:
                    said += self._signs.two + name
                else:
                    said += _DIGITS[digit] + name
                gap = False
            elif said and said != "零":
                gap = bool(number)
        return said


def _split_covered(name: str) -> list[str]:
    """What is shown of a name, with an empty text where a covered run stands at an end."""
    parts = name.split("*")
    return [parts[0], *(part for part in parts[1:-1] if part), parts[-1]] if len(parts) > 1 else parts

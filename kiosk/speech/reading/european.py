"""English and Portuguese as people say them. Whole numbers stay digits: every voice of these languages reads them."""

from __future__ import annotations

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

_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PORTUGUESE_MONTHS = (
    "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro",
    "dezembro",
)  # fmt: skip
_SIZES = {SizeUnit.KB: "kilobyte", SizeUnit.MB: "megabyte", SizeUnit.GB: "gigabyte"}


def _one_by_one(signs: str) -> str:
    return " ".join(signs.upper().replace(" ", ""))


def _grouped(groups: list[str]) -> str:
    return ", ".join(_one_by_one(group) for group in groups)


def _shown(name: str) -> str:
    return " ".join(part for part in name.replace("*", " ").split())


class English:
    """See ``Tongue``."""

    def digits(self, signs: str) -> str:
        return _one_by_one(signs)

    def id_number(self, number: str) -> str:
        return _grouped(in_groups(number, ID_GROUPS))

    def phone(self, number: str) -> str:
        return _grouped(phone_groups(number))

    def code(self, signs: str) -> str:
        return _grouped(code_groups(signs))

    def money(self, amount: Decimal) -> str:
        yuan, fen = whole_and_fen(amount)
        minus = "minus " if amount < 0 and (yuan or fen) else ""
        if not fen:
            return f"{minus}{yuan} yuan"
        return f"{minus}{yuan} yuan and {fen} fen" if yuan else f"{minus}{fen} fen"

    def day(self, day: date) -> str:
        return f"{day.day} {self.month(day.year, day.month)}"

    def month(self, year: int, month: int) -> str:
        return f"{_ENGLISH_MONTHS[month - 1]} {year}"

    def year(self, year: int) -> str:
        return str(year)

    def clock(self, at: time) -> str:
        if at.minute == 0:
            return f"{at.hour} o'clock" if at.hour <= 12 else f"{at.hour} hours"
        return f"{at.hour} {'oh ' if at.minute < 10 else ''}{at.minute}"

    def span(self, first: str, last: str) -> str:
        return f"{first} to {last}"

    def count(self, number: int) -> str:
        return str(number)

    def percentage(self, number: Decimal) -> str:
        return f"{plain(number)} percent"

    def ending(self, last: str) -> str:
        return f"ending in {_one_by_one(last)}" if last else ""

    def covered_name(self, name: str) -> str:
        return _shown(name)

    def size(self, number: Decimal, unit: SizeUnit) -> str:
        return f"{plain(number)} {_SIZES[unit]}{'' if number == 1 else 's'}"


class Portuguese:
    """See ``Tongue``. As in Portugal and Macao: a decimal comma, hours and minutes."""

    def digits(self, signs: str) -> str:
        return _one_by_one(signs)

    def id_number(self, number: str) -> str:
        return _grouped(in_groups(number, ID_GROUPS))

    def phone(self, number: str) -> str:
        return _grouped(phone_groups(number))

    def code(self, signs: str) -> str:
        return _grouped(code_groups(signs))

    def money(self, amount: Decimal) -> str:
        yuan, fen = whole_and_fen(amount)
        minus = "menos " if amount < 0 and (yuan or fen) else ""
        said = f"{yuan} yuan{'' if yuan == 1 else 's'}"
        if not fen:
            return minus + said
        return f"{minus}{said} e {fen} fen" if yuan else f"{minus}{fen} fen"

    def day(self, day: date) -> str:
        return f"{day.day} de {self.month(day.year, day.month)}"

    def month(self, year: int, month: int) -> str:
        return f"{_PORTUGUESE_MONTHS[month - 1]} de {year}"

    def year(self, year: int) -> str:
        return str(year)

    def clock(self, at: time) -> str:
        hours = f"{at.hour} hora{'' if at.hour == 1 else 's'}"
        return hours if at.minute == 0 else f"{hours} e {at.minute} minuto{'' if at.minute == 1 else 's'}"

    def span(self, first: str, last: str) -> str:
        return f"{first} a {last}"

    def count(self, number: int) -> str:
        return str(number)

    def percentage(self, number: Decimal) -> str:
        return f"{plain(number).replace('.', ',')} por cento"

    def ending(self, last: str) -> str:
        return f"que termina em {_one_by_one(last)}" if last else ""

    def covered_name(self, name: str) -> str:
        return _shown(name)

    def size(self, number: Decimal, unit: SizeUnit) -> str:
        return f"{plain(number).replace('.', ',')} {_SIZES[unit]}{'' if number == 1 else 's'}"

"""The one place where personal values lose what a stranger must not read: on screen, on receipts, in anything kept.

Shapes (S4 and S22 of the domain report): name 张*三, ID number 4104**********0008, phone 138****0001,
account last four.
"""

from __future__ import annotations

STAR = "*"


def mask_name(name: str) -> str:
    """Keep the first and the last character of a hanzi name (张*三, 李*); of other names the initials."""
    name = name.strip()
    if not name:
        return ""
    if name.isascii():
        return " ".join(word[0] + STAR * max(1, len(word) - 1) for word in name.split())
    if len(name) <= 2:
        return name[0] + STAR
    return name[0] + STAR * (len(name) - 2) + name[-1]


def mask_id_number(number: str) -> str:
    """Keep the first four (the region) and the last four characters."""
    return _keep(number, 4, 4)


def mask_phone(phone: str) -> str:
    """Keep three and four of an 11-digit mobile number."""
    return _keep(phone, 3, 4)


def mask_account(account: str) -> str:
    """Keep the last four digits of a bank card."""
    return _keep(account, 0, 4)


def _keep(value: str, head: int, tail: int) -> str:
    value = value.strip()
    hidden = len(value) - head - tail
    if hidden <= 0:
        return STAR * len(value)
    return value[:head] + STAR * hidden + value[len(value) - tail :]

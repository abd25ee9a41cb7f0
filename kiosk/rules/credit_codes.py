"""The unified social credit code (统一社会信用代码) of GB 32100-2015. Pure."""

from __future__ import annotations

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def credit_code_check(first_seventeen: str) -> str:
    """The check character for the first 17. Raises ValueError for a sign that no code has (I, O, S, V, Z)."""
    total = sum(_SIGNS.index(sign) * weight for sign, weight in zip(first_seventeen, _WEIGHTS, strict=True))
    return _SIGNS[-total % 31]


def is_credit_code(code: str) -> bool:
    """Whether ``code`` is 18 signs of the standard's with a right check character."""
    code = code.upper()
    return len(code) == 18 and set(code) <= set(_SIGNS) and credit_code_check(code[:17]) == code[17]

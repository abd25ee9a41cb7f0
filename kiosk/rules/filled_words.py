"""Words with expressions in braces: "you have paid for {paid_months} months"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from kiosk.rules.expressions import UNKNOWN, Scope, Value, evaluate

_NOTHING: Mapping[str, str] = {}
_EXPRESSION = re.compile(r"\{([^{}]+)\}")


def expressions_in(text: str) -> tuple[str, ...]:
    """What stands in braces, in its order."""
    return tuple(part.strip() for part in _EXPRESSION.findall(text))


def filled_words(text: str, scope: Scope, said: Mapping[str, str] = _NOTHING) -> str:
    """``text`` with what its expressions come to; "" while one of them is not known.

    ``said``: names and how their values are said: the label of a choice in the place of its key.
    """
    known = [said.get(expression) or words_of(evaluate(expression, scope)) for expression in expressions_in(text)]
    if not all(known):
        return ""
    parts = iter(known)
    return _EXPRESSION.sub(lambda _: next(parts), text)


def words_of(value: Value) -> str:
    """A value as it is read: numbers without noughts that say nothing. "" for what is not known, or is a truth."""
    if value is UNKNOWN or isinstance(value, bool):
        return ""
    match value:
        case Decimal():
            text = f"{value:f}"
            return text.rstrip("0").rstrip(".") if "." in text else text
        case date():
            return value.isoformat()
        case tuple():
            return "、".join(value)
        case _:
            return value

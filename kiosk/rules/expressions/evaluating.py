"""A tree and what is known, to a value. Never raises, whatever the values are."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from kiosk.rules.expressions import functions
from kiosk.rules.expressions.parsing import parse
from kiosk.rules.expressions.syntax import Binary, Call, Constant, Minus, Name, Node, Not
from kiosk.rules.expressions.values import UNKNOWN, Type, Value

Entry = Mapping[str, Value]


@dataclass(frozen=True)
class Scope:
    """What is known. ``parameters`` are those of this region on this day."""

    today: date
    values: Mapping[str, Value] = field(default_factory=dict, repr=False)
    groups: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict, repr=False)
    parameters: Mapping[str, Value] = field(default_factory=dict)


def evaluate(expression: str, scope: Scope) -> Value:
    """What ``expression`` comes to. Raises ExpressionMistake for one that cannot be read."""
    return _value(_parsed(expression), scope)


def holds(expression: str, scope: Scope) -> bool | None:
    """True, False, or None where it cannot be told. Raises ExpressionMistake."""
    value = evaluate(expression, scope)
    return value if isinstance(value, bool) else None


_parsed = lru_cache(maxsize=4096)(parse)


def _value(node: Node, scope: Scope) -> Value:
    match node:
        case Constant(value):
            return value
        case Name(name):
            return scope.values.get(name, UNKNOWN)
        case Not(of):
            truth = _value(of, scope)
            return not truth if isinstance(truth, bool) else UNKNOWN
        case Minus(of):
            number = _value(of, scope)
            return -number if isinstance(number, Decimal) else UNKNOWN
        case Binary("and" | "or" as word, left, right):
            return _joined(word, _value(left, scope), _value(right, scope))
        case Binary(word, left, right):
            return _compared(word, _value(left, scope), _value(right, scope))
        case Call():
            return _called(node, scope)


def _joined(word: str, left: Value, right: Value) -> Value:
    """Kleene's logic: what decides, decides even beside something unknown."""
    decisive = word == "or"
    if left is decisive or right is decisive:
        return decisive
    return not decisive if isinstance(left, bool) and isinstance(right, bool) else UNKNOWN


_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_SUMS: Mapping[str, Callable[[Decimal, Decimal], Value]] = {
    "+": functions.add,
    "-": functions.subtract,
    "*": functions.multiply,
    "/": functions.divide,
}


def _compared(word: str, left: Value, right: Value) -> Value:
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    if word in ("=", "!="):
        same = _alike(left, right)
        return UNKNOWN if same is None else same == (word == "=")
    if word == "in":
        return _contained(left, right)
    if word in _ORDER:
        fit = (_is_number(left) and _is_number(right)) or (isinstance(left, date) and isinstance(right, date))
        return _ORDER[word](left, right) if fit else UNKNOWN
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _SUMS[word](left, right)
    return UNKNOWN


def _alike(left: Value, right: Value) -> bool | None:
    """None for values of two types, which are neither equal nor not."""
    if isinstance(left, tuple) and isinstance(right, tuple):
        return set(left) == set(right)
    return left == right if type(left) is type(right) else None


def _contained(left: Value, right: Value) -> Value:
    if not isinstance(right, tuple):
        return UNKNOWN
    if isinstance(left, tuple):
        return set(left) <= set(right)
    return left in right if isinstance(left, str) else UNKNOWN


def _is_number(value: Value) -> bool:
    return isinstance(value, Decimal)


def _called(call: Call, scope: Scope) -> Value:
    if call.function in functions.SCOPED:
        return _scoped(call, scope)
    known = functions.PLAIN.get(call.function)
    if known is None or len(call.arguments) != len(known.takes):
        return UNKNOWN
    values = [_value(argument, scope) for argument in call.arguments]
    if not all(_is_of(value, wanted) for value, wanted in zip(values, known.takes, strict=True)):
        return UNKNOWN
    return known.compute(*values)


def _scoped(call: Call, scope: Scope) -> Value:
    if len(call.arguments) != len(functions.SCOPED[call.function][0]):
        return UNKNOWN
    if call.function == "today":
        return scope.today
    if call.function == "apart":
        return _apart(call.arguments, scope)
    (argument,) = call.arguments
    if call.function in ("sum", "count"):
        return _of_group(call.function, argument, scope)
    value = _value(argument, scope)
    if call.function == "empty":
        return value is UNKNOWN or value in ("", ())
    if call.function == "parameter":
        return scope.parameters.get(value, UNKNOWN) if isinstance(value, str) else UNKNOWN
    return functions.age(value, scope.today) if isinstance(value, date) else UNKNOWN


def _of_group(function: str, argument: Node, scope: Scope) -> Value:
    if not isinstance(argument, Name):
        return UNKNOWN
    group, _, key = argument.name.partition(".")
    entries = scope.groups.get(group)
    if entries is None:
        return UNKNOWN
    if function == "count":
        return Decimal(len(entries))
    total: Value = Decimal(0)
    for entry in entries:
        number = entry.get(key, UNKNOWN)
        if not isinstance(number, Decimal) or not isinstance(total, Decimal):
            return UNKNOWN
        total = functions.add(total, number)
    return total


def _apart(arguments: Sequence[Node], scope: Scope) -> Value:
    """Whether nobody, or nothing, stands in both lists. One that stands in both decides, whatever is not filled in."""
    left, right = (_texts_of(argument, scope) for argument in arguments)
    if left is None or right is None:
        return UNKNOWN
    if (left & right) - {""}:
        return False
    return UNKNOWN if "" in left | right else True


def _texts_of(argument: Node, scope: Scope) -> frozenset[str] | None:
    """A field of every entry of a group, "" for one that is not filled in; None where there is no such group."""
    group, _, key = argument.name.partition(".") if isinstance(argument, Name) else ("", "", "")
    entries = scope.groups.get(group)
    if entries is None:
        return None
    values = (entry.get(key, "") for entry in entries)
    return frozenset(value if isinstance(value, str) else "" for value in values)


_PYTHON: Mapping[Type, type[Any]] = {Type.NUMBER: Decimal, Type.TEXT: str, Type.DATE: date, Type.TRUTH: bool}


def _is_of(value: Value, wanted: Type) -> bool:
    return isinstance(value, _PYTHON[wanted])

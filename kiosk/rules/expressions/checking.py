"""What can be known to be wrong with an expression before anybody fills anything in."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from kiosk.rules.expressions import functions
from kiosk.rules.expressions.parsing import ExpressionMistake, parse
from kiosk.rules.expressions.syntax import Binary, Call, Constant, Minus, Name, Node, Not
from kiosk.rules.expressions.values import Type

_ORDERED = (Type.NUMBER, Type.DATE)


def names_in(expression: str) -> frozenset[str]:
    """Every name that ``expression`` depends on, groups by their own name. Raises ExpressionMistake."""
    return frozenset(_names(parse(expression)))


def _names(node: Node) -> Iterator[str]:
    match node:
        case Name(name):
            yield name
        case Not(of) | Minus(of):
            yield from _names(of)
        case Binary(_, left, right):
            yield from _names(left)
            yield from _names(right)
        case Call("sum" | "count" | "apart", named):
            yield from (one.name.partition(".")[0] for one in named if isinstance(one, Name))
        case Call(_, arguments):
            for argument in arguments:
                yield from _names(argument)
        case Constant():
            pass


def check_expression(
    expression: str, names: Mapping[str, Type], parameters: Iterable[str] = (), wanted: Type | None = None
) -> tuple[ExpressionMistake, ...]:
    """Every mistake in ``expression``: names it does not know, types that do not fit, a result that is not ``wanted``.

    ``names`` are the fields and flags with their types; the fields of a group stand as ``group.field``.
    """
    try:
        node = parse(expression)
    except ExpressionMistake as mistake:
        return (mistake,)
    checker = _Checker(names, frozenset(parameters))
    found = checker.type_of(node)
    if wanted is not None and Type.ANY not in (found, wanted) and found is not wanted:
        checker.say(f"this is a {found.value}, and a {wanted.value} is wanted", node.at)
    return tuple(sorted(checker.mistakes, key=lambda mistake: mistake.column))


class _Checker:
    def __init__(self, names: Mapping[str, Type], parameters: frozenset[str]) -> None:
        self._names = names
        self._parameters = parameters
        self.mistakes: list[ExpressionMistake] = []

    def say(self, message: str, at: int) -> None:
        self.mistakes.append(ExpressionMistake(message, at))

    def type_of(self, node: Node) -> Type:
        match node:
            case Constant(value):
                return _type_of_constant(value)
            case Name(name, at):
                return self._name(name, at)
            case Not(of, at):
                self._want(of, Type.TRUTH)
                return Type.TRUTH
            case Minus(of, at):
                self._want(of, Type.NUMBER)
                return Type.NUMBER
            case Binary("and" | "or", left, right):
                self._want(left, Type.TRUTH)
                self._want(right, Type.TRUTH)
                return Type.TRUTH
            case Binary("=" | "!=", left, right):
                self._same(left, right)
                return Type.TRUTH
            case Binary("in", left, right):
                self._contained(left, right)
                return Type.TRUTH
            case Binary("<" | "<=" | ">" | ">=" as sign, left, right):
                self._ordered(sign, left, right)
                return Type.TRUTH
            case Binary(_, left, right):
                self._want(left, Type.NUMBER)
                self._want(right, Type.NUMBER)
                return Type.NUMBER
            case Call():
                return self._call(node)

    def _name(self, name: str, at: int) -> Type:
        if name in self._names:
            return self._names[name]
        self.say(f"there is no {name}{_meant(name, self._names)}", at)
        return Type.ANY

    def _want(self, node: Node, wanted: Type) -> None:
        found = self.type_of(node)
        if Type.ANY not in (found, wanted) and found is not wanted:
            self.say(f"this is a {found.value}, and a {wanted.value} is wanted", node.at)

    def _same(self, left: Node, right: Node) -> None:
        types = (self.type_of(left), self.type_of(right))
        if Type.ANY not in types and types[0] is not types[1]:
            self.say(f"a {types[0].value} is never equal to a {types[1].value}", left.at)

    def _contained(self, left: Node, right: Node) -> None:
        if self.type_of(left) not in (Type.TEXT, Type.TEXTS, Type.ANY):
            self.say("what is looked for with 'in' is a text", left.at)
        self._want(right, Type.TEXTS)

    def _ordered(self, sign: str, left: Node, right: Node) -> None:
        types = [self.type_of(left), self.type_of(right)]
        for node, found in zip((left, right), types, strict=True):
            if found not in (*_ORDERED, Type.ANY):
                self.say(f"a {found.value} cannot be compared with {sign}", node.at)
        if types[0] is not types[1] and all(found in _ORDERED for found in types):
            self.say(f"a {types[0].value} cannot be compared with a {types[1].value}", left.at)

    def _call(self, call: Call) -> Type:
        plain = functions.PLAIN.get(call.function)
        takes, gives = (plain.takes, plain.gives) if plain else functions.SCOPED.get(call.function, (None, Type.ANY))
        if takes is None:
            known = [*functions.PLAIN, *functions.SCOPED]
            self.say(f"there is no function {call.function}{_meant(call.function, known)}", call.at)
            return Type.ANY
        if len(takes) != len(call.arguments):
            self.say(f"{call.function} takes {len(takes)} things, not {len(call.arguments)}", call.at)
            return gives
        if call.function in ("sum", "count"):
            self._group(call.function, call.arguments[0])
        elif call.function == "apart":
            for argument in call.arguments:
                self._group(call.function, argument)
        elif call.function == "parameter":
            self._parameter(call.arguments[0])
        else:
            for argument, wanted in zip(call.arguments, takes, strict=True):
                self._want(argument, wanted)
        return gives

    def _group(self, function: str, argument: Node) -> None:
        if not isinstance(argument, Name):
            self.say(f"{function} takes the name of a group", argument.at)
            return
        group, _, key = argument.name.partition(".")
        if self._names.get(group) is not Type.ENTRIES:
            self.say(f"there is no group {group}{_meant(group, self._names)}", argument.at)
        elif function == "sum" and self._name(argument.name, argument.at) not in (Type.NUMBER, Type.ANY):
            self.say(f"{key} is no number", argument.at)
        elif function == "apart" and self._name(argument.name, argument.at) not in (Type.TEXT, Type.ANY):
            self.say(f"{key} is no text", argument.at)

    def _parameter(self, argument: Node) -> None:
        if not isinstance(argument, Constant) or not isinstance(argument.value, str):
            self.say("parameter takes a text: parameter('rate')", argument.at)
        elif argument.value not in self._parameters:
            self.say(f"there is no parameter {argument.value}{_meant(argument.value, self._parameters)}", argument.at)


def _type_of_constant(value: object) -> Type:
    if isinstance(value, bool):
        return Type.TRUTH
    if isinstance(value, str):
        return Type.TEXT
    return Type.TEXTS if isinstance(value, tuple) else Type.NUMBER


def _meant(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""

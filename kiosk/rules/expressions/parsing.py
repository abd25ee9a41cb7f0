"""Text to tree: a tokenizer and a parser by precedence, both with a column for every mistake.

or  <  and  <  not  <  = != < <= > >= in  <  + -  <  * /  <  unary -
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kiosk.rules.expressions.syntax import Binary, Call, Constant, Minus, Name, Node, Not

MOST_CHARACTERS = 500
MOST_LEVELS = 24

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d{1,12}(?:\.\d{1,6})?)|(?P<text>'[^'\n]*')|(?P<name>[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*)"
    r"|(?P<sign><=|>=|!=|[=<>+\-*/(),\[\]]))"
)
_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">=", "in"})
_WORDS = frozenset({"and", "or", "not", "in", "true", "false"})


class ExpressionMistake(ValueError):
    """An expression cannot be used; ``column`` counts from 1."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(f"column {column}: {message}")
        self.message = message
        self.column = column


@dataclass(frozen=True)
class _Token:
    kind: str  # number, text, name, word, sign, end
    text: str
    at: int


def parse(text: str) -> Node:
    """The tree of an expression. Raises ExpressionMistake."""
    if len(text) > MOST_CHARACTERS:
        raise ExpressionMistake(f"an expression has at most {MOST_CHARACTERS} characters", MOST_CHARACTERS)
    parser = _Parser(_tokens(text))
    node = parser.alternatives()
    parser.expect_end()
    return node


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    position = 0
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            at = position + len(text[position:]) - len(text[position:].lstrip())
            said = "a text ends with '" if text[at] == "'" else f"{text[at]!r} has no meaning here"
            raise ExpressionMistake(said, at + 1)
        kind, word = match.lastgroup, match.group(match.lastgroup)
        found.append(_Token("word" if word in _WORDS else kind, word, match.start(match.lastgroup) + 1))
        position = match.end()
    return [*found, _Token("end", "", len(text) + 1)]


class _Parser:
    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._next = 0
        self._level = 0

    def alternatives(self) -> Node:
        self._level += 1
        if self._level > MOST_LEVELS:
            raise ExpressionMistake("too deeply nested", self._token.at)
        node = self._conjunction()
        while self._took("or"):
            node = Binary("or", node, self._conjunction(), node.at)
        self._level -= 1
        return node

    def expect_end(self) -> None:
        if self._token.kind != "end":
            raise ExpressionMistake(f"{self._token.text!r} is not expected here", self._token.at)

    def _conjunction(self) -> Node:
        node = self._negation()
        while self._took("and"):
            node = Binary("and", node, self._negation(), node.at)
        return node

    def _negation(self) -> Node:
        signs = 0
        at = self._token.at
        while self._took("not"):
            signs += 1
        node = self._comparison()
        return Not(node, at) if signs % 2 else node

    def _comparison(self) -> Node:
        left = self._sum()
        if self._token.text in _COMPARISONS and self._token.kind in ("sign", "word"):
            operator = self._take().text
            node = Binary(operator, left, self._sum(), left.at)
            if self._token.text in _COMPARISONS and self._token.kind in ("sign", "word"):
                raise ExpressionMistake("comparisons are joined by 'and'", self._token.at)
            return node
        return left

    def _sum(self) -> Node:
        node = self._product()
        while self._token.text in ("+", "-") and self._token.kind == "sign":
            operator = self._take().text
            node = Binary(operator, node, self._product(), node.at)
        return node

    def _product(self) -> Node:
        node = self._signed()
        while self._token.text in ("*", "/") and self._token.kind == "sign":
            operator = self._take().text
            node = Binary(operator, node, self._signed(), node.at)
        return node

    def _signed(self) -> Node:
        at = self._token.at
        if self._took("-"):
            return Minus(self._atom(), at)
        return self._atom()

    def _atom(self) -> Node:
        token = self._take()
        match token.kind:
            case "number":
                return Constant(Decimal(token.text), token.at)
            case "text":
                return Constant(token.text[1:-1], token.at)
            case "word" if token.text in ("true", "false"):
                return Constant(token.text == "true", token.at)
            case "name":
                return self._call(token) if self._took("(") else Name(token.text, token.at)
            case "sign" if token.text == "(":
                node = self.alternatives()
                self._demand(")")
                return node
            case "sign" if token.text == "[":
                return self._list(token.at)
            case "end":
                raise ExpressionMistake("something is missing at the end", token.at)
            case _:
                raise ExpressionMistake(f"{token.text!r} is not expected here", token.at)

    def _call(self, token: _Token) -> Node:
        arguments: list[Node] = []
        if not self._took(")"):
            arguments.append(self.alternatives())
            while self._took(","):
                arguments.append(self.alternatives())
            self._demand(")")
        return Call(token.text, tuple(arguments), token.at)

    def _list(self, at: int) -> Node:
        texts: list[str] = []
        while True:
            token = self._take()
            if token.kind != "text":
                raise ExpressionMistake("a list holds texts: ['a', 'b']", token.at)
            texts.append(token.text[1:-1])
            if self._took("]"):
                return Constant(tuple(texts), at)
            self._demand(",")

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def _take(self) -> _Token:
        token = self._token
        if token.kind != "end":
            self._next += 1
        return token

    def _took(self, text: str) -> bool:
        if self._token.kind in ("sign", "word") and self._token.text == text:
            self._next += 1
            return True
        return False

    def _demand(self, text: str) -> None:
        if not self._took(text):
            found = self._token.text or "the end"
            raise ExpressionMistake(f"{text!r} is expected, not {found!r}", self._token.at)

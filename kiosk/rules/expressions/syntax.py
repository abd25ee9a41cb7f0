"""An expression as a tree of frozen nodes. ``at`` is the column of its first character, from 1."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True)
class Constant:
    value: bool | Decimal | str | tuple[str, ...]
    at: int


@dataclass(frozen=True)
class Name:
    """A field, or with a dot a source's flag or a field of a group."""

    name: str
    at: int


@dataclass(frozen=True)
class Not:
    of: Node
    at: int


@dataclass(frozen=True)
class Minus:
    of: Node
    at: int


@dataclass(frozen=True)
class Binary:
    """``operator`` is one of: or and = != < <= > >= in + - * /."""

    operator: str
    left: Node
    right: Node
    at: int


@dataclass(frozen=True)
class Call:
    function: str
    arguments: tuple[Node, ...]
    at: int


Node: TypeAlias = Constant | Name | Not | Minus | Binary | Call

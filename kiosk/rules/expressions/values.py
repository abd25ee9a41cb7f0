"""What an expression can come to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Final, Literal, TypeAlias


class Type(StrEnum):
    TRUTH = "truth"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    TEXTS = "texts"  # several choices
    ENTRIES = "entries"  # of a group
    ANY = "any"  # a source's flag, whose type its department decides


class _Unknown(Enum):
    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return "UNKNOWN"


#: Not known yet, or never.
UNKNOWN: Final = _Unknown.UNKNOWN
Unknown: TypeAlias = Literal[_Unknown.UNKNOWN]
Scalar: TypeAlias = bool | Decimal | str | date | tuple[str, ...]
Value: TypeAlias = Scalar | Unknown

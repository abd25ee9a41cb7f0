"""A thing to say, before it is words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

#: What a message may be filled with. A nested Text is said in the same language.
Argument: TypeAlias = "str | int | Decimal | date | Text"


@dataclass(frozen=True)
class Text:
    """One message of the catalogue with what fills it. The session and the presenter speak in these."""

    id: str
    arguments: tuple[tuple[str, Argument], ...] = field(default=())

    @classmethod
    def of(cls, id: str, **arguments: Argument) -> Text:
        return cls(id, tuple(sorted(arguments.items())))

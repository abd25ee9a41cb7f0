"""What a record's file may say of one value: a closed set of ways to make it up."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from kiosk.catalogue.definition.words import Key
from kiosk.catalogue.model import Titled

#: A plain text is the same in every language: a name, a number.
Said: TypeAlias = str | Titled
Amount = Annotated[str, StringConstraints(pattern=r"^\d{1,12}(\.\d{1,4})?$")]
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Span: TypeAlias = tuple[int, int]


def said(what: Said, language: str) -> str:
    """The words in a language; a plain text as it is."""
    return what if isinstance(what, str) else what.said(language)


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Steady(StrEnum):
    """How long a value stays what it was drawn to be."""

    ROW = "row"
    YEAR = "year"
    RECORD = "record"


class Fixed(Strict):
    make: Literal["fixed"]
    value: Said


class OneOf(Strict):
    """One of some values, or of a pool of ``pools.yaml``."""

    make: Literal["one_of"]
    of: tuple[Said, ...] = ()
    pool: Key | None = None
    steady: Steady = Steady.ROW

    @model_validator(mode="after")
    def _from_somewhere(self) -> OneOf:
        if bool(self.of) == (self.pool is not None):
            raise ValueError("one_of takes either its own values or a pool")
        return self


class Money(Strict):
    """In yuan, two places, in steps of ``step``. ``growth``: percent that it is higher each year than the last."""

    make: Literal["money"]
    least: Amount
    most: Amount
    step: Amount = "0.01"
    steady: Steady = Steady.ROW
    growth: Amount = "0"


class Share(Strict):
    """A part of another money column of the row."""

    make: Literal["share"]
    of: Key
    percent: Amount


class Total(Strict):
    """Other money columns of the row, added up and taken away."""

    make: Literal["total"]
    plus: tuple[Key, ...] = Field(min_length=1)
    minus: tuple[Key, ...] = ()


class Running(Strict):
    """What is left after each row: begins at ``start``."""

    make: Literal["running"]
    start: Amount = "0"
    plus: tuple[Key, ...] = ()
    minus: tuple[Key, ...] = ()


class Number(Strict):
    make: Literal["number"]
    least: int
    most: int
    places: int = Field(default=0, ge=0, le=4)  # 1250 with two places is 12.50
    steady: Steady = Steady.ROW


class Count(Strict):
    """The number of the row, from ``start``."""

    make: Literal["count"]
    start: int = 1


class Shape(Strict):
    """Each ``#`` becomes a digit, each ``@`` a letter; the rest stands as it is, stars for what is masked included."""

    make: Literal["shape"]
    shape: str = Field(min_length=1, max_length=60)
    steady: Steady = Steady.ROW


class RowMonth(Strict):
    """The month of the row, or one some months beside it."""

    make: Literal["month"]
    add: int = 0


class Day(Strict):
    """A day: between two dates, or within the row's month, or some days after that of another column.

    ``ago`` counts back from the first of the present month, so that a case that runs is always of these weeks.
    """

    make: Literal["day"]
    between: tuple[date, date] | None = None
    in_month: Span | None = None
    ago: Span | None = None
    after: Key | None = None
    days: Span = (0, 0)
    steady: Steady = Steady.ROW

    @model_validator(mode="after")
    def _one_way(self) -> Day:
        if sum(way is not None for way in (self.between, self.in_month, self.ago, self.after)) != 1:
            raise ValueError("a day is between, in_month, ago or after: one of them")
        return self


class Asked(Strict):
    """What the resident filled in: the words of a choice, a number as it is."""

    make: Literal["asked"]
    parameter: Key
    otherwise: Said = "—"


class HolderPart(StrEnum):
    """What stands on the card, or on the licence of the body that the resident acts for."""

    NAME = "name"
    MASKED_NAME = "masked_name"
    NUMBER = "number"
    MASKED_NUMBER = "masked_number"
    SEX = "sex"
    BIRTH = "birth"
    BODY_NAME = "body_name"
    CREDIT_CODE = "credit_code"
    BODY_ADDRESS = "body_address"
    BODY_KIND = "body_kind"
    BODY_CAPITAL = "body_capital"
    BODY_FOUNDED = "body_founded"
    BODY_SCOPE = "body_scope"
    BODY_HEAD = "body_head"


class Holder(Strict):
    make: Literal["holder"]
    part: HolderPart


class Worded(Strict):
    """Words with the row's columns, what was asked and ``today`` in braces."""

    make: Literal["words"]
    words: Said


class Rate(Strict):
    """Holds where every choice is as said and every number is at most, or above, its bound."""

    choices: dict[Key, str] = Field(default_factory=dict)
    most: dict[Key, Amount] = Field(default_factory=dict)
    above: dict[Key, Amount] = Field(default_factory=dict)
    table: Key | None = None  # of the definition: a rate by date
    percent: Amount = "0"


class Tariff(Strict):
    """A charge on an amount that was filled in, by the first rate that holds. ``included``: the amount includes it."""

    make: Literal["tariff"]
    base: Key
    rates: tuple[Rate, ...] = Field(min_length=1)
    included: bool = False
    factor: Amount = "1"


def _spelt_out(value: Any) -> Any:
    """A text, a text in two languages and a list stand for what is usually meant by them."""
    if isinstance(value, str) or (isinstance(value, dict) and "zh-CN" in value):
        return {"make": "fixed", "value": value}
    if isinstance(value, list):
        return {"make": "one_of", "of": value}
    return value


Cell: TypeAlias = Annotated[
    Annotated[
        Fixed
        | OneOf
        | Money
        | Share
        | Total
        | Running
        | Number
        | Count
        | Shape
        | RowMonth
        | Day
        | Asked
        | Holder
        | Worded
        | Tariff,
        Field(discriminator="make"),
    ],
    BeforeValidator(_spelt_out),
]

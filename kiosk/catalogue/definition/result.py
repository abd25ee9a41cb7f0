"""What comes of a service: rows, a document, a receipt."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from kiosk.catalogue.definition.words import Key, Part, Titled


class ColumnType(StrEnum):
    TEXT = "text"
    MONTH = "month"
    MONEY = "money"
    DATE = "date"
    NUMBER = "number"


class ResultColumn(Part):
    key: Key
    label: Titled
    type: ColumnType
    sum: bool = False
    masked: bool = False  # a number of which only the ends are shown

    @model_validator(mode="after")
    def _only_money_is_summed(self) -> ResultColumn:
        if self.sum and self.type is not ColumnType.MONEY:
            raise ValueError("only a money column can be summed")
        return self


class TableResult(Part):
    """Rows. With a month column they are grouped by the year of the first one, newest first."""

    columns: tuple[ResultColumn, ...] = Field(min_length=1)
    empty: Titled  # what it means when there is no row


class DocumentResult(Part):
    """An A4 document that the platform makes and signs."""

    title: Titled
    max_copies: int = Field(default=1, ge=1, le=5)
    max_per_day: int = Field(default=10, ge=1, le=100)
    validity: Titled


class Receipt(Part):
    """What the resident gets for what they handed in."""

    title: Titled
    promised_days: int | None = Field(default=None, ge=0, le=365)  # working days
    afterwards: Titled

"""A service (政务服务事项) as data: what a definition file may say.

One YAML file under ``config/services``, or one entry of the platform's catalogue as JSON, is one ``Service``. Code
knows the kinds of step below and never an item. Words that a resident reads are ``Titled``: one text per language.
Nothing outside ``channels`` belongs to a kiosk, so that a phone or a counter can use the same definition.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


#: GB/T 39554.1 base code: region 2, type 2, department 2, main item 3, sub item 3; letters occur in the last six.
ItemCode = Annotated[str, StringConstraints(pattern=r"^\d{6}[0-9A-Z]{6}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class Titled(_Model):
    """A text in each language."""

    zh: str = Field(alias="zh-CN", min_length=1)
    en: str = Field(min_length=1)

    def said(self, language: str) -> str:
        """The text for a BCP 47 tag; zh-CN when there is none for it."""
        return self.en if language == "en" else self.zh


class Kind(StrEnum):
    QUERY = "query"
    PRINT = "print"
    APPLY = "apply"  # the resident hands something in: it is confirmed, sealed and kept here


class State(StrEnum):
    DRAFT = "draft"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class IdentifyBy(StrEnum):
    NONE = "none"
    ID_CARD = "id_card"


class Sensitivity(StrEnum):
    """Which timeouts and masks hold once data is on the screen."""

    PUBLIC = "public"
    PERSONAL = "personal"


class Module(StrEnum):
    """Device families that an item cannot do without; the values are those of ``drivers.protocols.Family``."""

    ID_CARD = "id_card"
    DOCUMENT_PRINTER = "document_printer"
    RECEIPT_PRINTER = "receipt_printer"
    CARD = "card"
    CAMERA = "camera"
    DOCUMENT_SCANNER = "document_scanner"
    CODE_SCANNER = "code_scanner"
    FINGER = "finger"


class Choice(_Model):
    key: Key
    label: Titled


class ChoicesParameter(_Model):
    """Any number of choices, at least one when required."""

    kind: Literal["choices"]
    key: Key
    label: Titled
    hint: Titled
    basis: Titled  # the rule that lets us ask; shown by "why do you ask?"
    choices: tuple[Choice, ...] = Field(min_length=1)
    preset: tuple[Key, ...] = ()

    @model_validator(mode="after")
    def _preset_is_a_choice(self) -> ChoicesParameter:
        known = {choice.key for choice in self.choices}
        if len(known) != len(self.choices):
            raise ValueError("two choices have the same key")
        if unknown := [key for key in self.preset if key not in known]:
            raise ValueError(f"preset names no choice: {', '.join(unknown)}")
        return self


class MonthRangeParameter(_Model):
    """A first and a last month, both counted. Becomes two values, ``<key>_from`` and ``<key>_to``."""

    kind: Literal["month_range"]
    key: Key
    label: Titled
    from_label: Titled
    to_label: Titled
    basis: Titled
    earliest: str = Field(default="1995-01", pattern=r"^\d{4}-(0[1-9]|1[0-2])$")
    longest: int = Field(default=600, ge=1, le=1200)  # months
    preset_months: int = Field(default=12, ge=1)  # the last n months before this one are chosen on arrival


Parameter = Annotated[ChoicesParameter | MonthRangeParameter, Field(discriminator="kind")]


class ColumnType(StrEnum):
    TEXT = "text"
    MONTH = "month"
    MONEY = "money"


class ResultColumn(_Model):
    key: Key
    label: Titled
    type: ColumnType
    sum: bool = False

    @model_validator(mode="after")
    def _only_money_is_summed(self) -> ResultColumn:
        if self.sum and self.type is not ColumnType.MONEY:
            raise ValueError("only a money column can be summed")
        return self


class TableResult(_Model):
    """Rows by month, grouped by the year of the first month column, newest first."""

    columns: tuple[ResultColumn, ...] = Field(min_length=1)
    empty: Titled  # what it means when there is no row


class DocumentResult(_Model):
    """An A4 document that the platform makes and signs."""

    title: Titled
    max_copies: int = Field(default=1, ge=1, le=5)
    validity: Titled


class Guide(_Model):
    """What a resident should know before they start."""

    summary: Titled
    who: Titled
    bring: Titled
    takes: Titled
    fee: Titled
    basis: Titled
    steps: tuple[Titled, ...] = Field(min_length=1)


class Eligibility(_Model):
    minimum_age: int | None = Field(default=None, ge=0, le=150)
    under_age: Titled | None = None  # what somebody younger can do instead

    @model_validator(mode="after")
    def _age_has_words(self) -> Eligibility:
        if (self.minimum_age is None) != (self.under_age is None):
            raise ValueError("minimum_age and under_age go together: the words say what a younger person can do")
        return self


class KioskChannel(_Model):
    """What only a terminal needs to know."""

    terminal_item_id: str = Field(pattern=r"^[A-Z0-9-]{3,32}$")
    modules: tuple[Module, ...]
    receipt: bool = False
    popular: int = Field(default=0, ge=0)  # higher stands first; 0 is not among the popular


class Channels(_Model):
    hall: KioskChannel


class Service(_Model):
    """One service."""

    schema_version: Literal[1]
    code: ItemCode
    demonstration_code: bool  # True: the code is made up for demonstration and must not be taken for a real one
    version: int = Field(ge=1)
    state: State
    kind: Kind
    title: Titled
    aliases: tuple[str, ...] = ()
    search_words: tuple[str, ...] = ()  # pinyin, initials and whatever else people type
    department: Titled
    icon: str = Field(pattern=r"^[a-z_]+$")
    identify: IdentifyBy
    sensitivity: Sensitivity
    eligibility: Eligibility = Eligibility()
    guide: Guide
    parameters: tuple[Parameter, ...] = ()
    table: TableResult | None = None
    document: DocumentResult | None = None
    channels: Channels

    @model_validator(mode="after")
    def _has_its_result(self) -> Service:
        if self.kind is Kind.QUERY and self.table is None:
            raise ValueError("a query needs a table")
        if self.kind is Kind.PRINT and self.document is None:
            raise ValueError("a print needs a document")
        keys = [parameter.key for parameter in self.parameters]
        if len(set(keys)) != len(keys):
            raise ValueError("two parameters have the same key")
        return self

    def as_json(self) -> dict[str, Any]:
        """The definition as the platform's catalogue carries it."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

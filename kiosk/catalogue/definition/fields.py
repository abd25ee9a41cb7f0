"""The fields of a form, and of what is asked before a query or a print."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, model_validator

from kiosk.catalogue.definition.who import DisputeWay
from kiosk.catalogue.definition.words import Expression, Key, Part, Titled


class Choice(Part):
    key: Key
    label: Titled


class Check(Part):
    """A rule that a value must keep, and what is said when it does not."""

    holds: Expression
    message: Titled
    hard: bool = True  # False: it may be confirmed and left as it is


class Prefill(Part):
    """Where a value comes from: ``id.name``, ``licence:real_estate.number``, ``api:hrss.paid_months``, ``earlier``."""

    source: Annotated[
        str,
        Field(
            pattern=r"^(id\.[a-z_]+|entity\.[a-z_]+|licence:[a-z_]+(\.[a-z_]+)?|api:[a-z_]+\.[a-z_]+|earlier|calculated)$"
        ),
    ]
    label: Titled | None = None  # whose record it is, in the resident's words


class _Field(Part):
    """What every field has. ``basis`` is the rule that lets us ask, shown by "why do you ask?".

    ``disputable``: who it is about may say that what a department has on record is wrong; ``dispute``: what then.
    """

    key: Key
    label: Titled
    hint: Titled | None = None
    basis: Titled | None = None
    required: bool | Expression = True
    visible: Expression | None = None
    prefill: tuple[Prefill, ...] = ()
    read_only: bool = False
    disputable: bool = False
    dispute: DisputeWay = DisputeWay.TYPE
    sensitive: bool = False  # masked on the screen unless it is being typed
    checks: tuple[Check, ...] = ()


class TextKind(StrEnum):
    """What a line of text is; each has its own check and its own keyboard."""

    TEXT = "text"
    NAME = "name"
    DIGITS = "digits"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    CREDIT_CODE = "credit_code"  # 统一社会信用代码
    BANK_CARD = "bank_card"
    PLATE = "plate"
    VIN = "vin"
    EMAIL = "email"
    POSTCODE = "postcode"


class TextField(_Field):
    """``verified``: whose phone it is has to be known. Six digits are sent to it if the resident likes; where none
    were typed, what is handed in names it among what the department must still check. ``twice``: typed a second time,
    where a slip costs money.
    """

    kind: Literal["text"]
    of: TextKind = TextKind.TEXT
    shortest: int = Field(default=1, ge=0, le=500)
    longest: int = Field(default=60, ge=1, le=2000)
    multiline: bool = False
    verified: bool = False
    twice: bool = False

    @model_validator(mode="after")
    def _only_a_phone_is_verified(self) -> TextField:
        if self.verified and self.of is not TextKind.PHONE:
            raise ValueError("only a phone can be verified")
        return self


class NumberField(_Field):
    kind: Literal["number"]
    unit: Titled | None = None
    places: int = Field(default=0, ge=0, le=6)
    least: str | None = Field(default=None, pattern=r"^-?\d{1,12}(\.\d{1,6})?$")
    most: str | None = Field(default=None, pattern=r"^-?\d{1,12}(\.\d{1,6})?$")


class MoneyField(_Field):
    """In yuan, two places. ``twice``: typed a second time, where a slip costs money."""

    kind: Literal["money"]
    least: str = Field(default="0", pattern=r"^\d{1,12}(\.\d{1,2})?$")
    most: str | None = Field(default=None, pattern=r"^\d{1,12}(\.\d{1,2})?$")
    twice: bool = False


class DateField(_Field):
    """Bounds are expressions that give a date: ``today()``, ``'2020-01-01'``."""

    kind: Literal["date"]
    earliest: Expression | None = None
    latest: Expression | None = None
    working_day: bool = False


class DateRangeField(_Field):
    kind: Literal["date_range"]
    longest_days: int = Field(default=366, ge=1, le=36_600)


class YearField(_Field):
    kind: Literal["year"]
    earliest: int = Field(default=1995, ge=1900, le=2100)
    this_year: bool = False  # whether the year that is not over can be chosen


class ChoicesField(_Field):
    """Any number of choices, at least one when required and ``most`` at most."""

    kind: Literal["choices"]
    choices: tuple[Choice, ...] = Field(min_length=1)
    preset: tuple[Key, ...] = ()
    most: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _preset_is_a_choice(self) -> ChoicesField:
        _no_key_twice(self.choices)
        known = {choice.key for choice in self.choices}
        if unknown := [key for key in self.preset if key not in known]:
            raise ValueError(f"preset names no choice: {', '.join(unknown)}")
        return self


class ChoiceField(_Field):
    """Exactly one choice."""

    kind: Literal["choice"]
    choices: tuple[Choice, ...] = Field(min_length=1)
    preset: Key | None = None

    @model_validator(mode="after")
    def _preset_is_a_choice(self) -> ChoiceField:
        _no_key_twice(self.choices)
        if self.preset is not None and self.preset not in {choice.key for choice in self.choices}:
            raise ValueError(f"preset names no choice: {self.preset}")
        return self


class SelectField(_Field):
    """One of what a department says is the resident's: a home, a contract, an account; or of a public list.

    ``depends_on``: the parameters before it that the list hangs on.
    """

    kind: Literal["select"]
    source: Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z_]+$")]
    personal: bool = True  # False: a public list, such as places and dates
    several: bool = False
    depends_on: tuple[Key, ...] = ()
    empty: Titled  # what it means when there is none


class RegionField(_Field):
    """Down to the named level of GB/T 2260 and the statistical codes."""

    kind: Literal["region"]
    down_to: Literal["province", "city", "county", "town", "village"] = "county"
    only_here: bool = False  # this city's own


class AddressField(_Field):
    """``mail``: something is sent there; then the place comes from the country's tree, with a line and a postcode. It
    becomes ``<key>`` for the line, ``<key>_place`` and ``<key>_postcode``."""

    kind: Literal["address"]
    mail: bool = False
    only_here: bool = False


class MonthField(_Field):
    kind: Literal["month"]
    earliest: str = Field(default="1995-01", pattern=r"^\d{4}-(0[1-9]|1[0-2])$")


class MonthRangeField(_Field):
    """A first and a last month, both counted. Becomes two values, ``<key>_from`` and ``<key>_to``."""

    kind: Literal["month_range"]
    from_label: Titled
    to_label: Titled
    earliest: str = Field(default="1995-01", pattern=r"^\d{4}-(0[1-9]|1[0-2])$")
    longest: int = Field(default=600, ge=1, le=1200)  # months
    preset_months: int = Field(default=12, ge=1)  # the last n months before this one are chosen on arrival


class PartyField(_Field):
    """Another person: name, number and phone, read from their card where they are here."""

    kind: Literal["party"]
    identified_here: bool = False  # that person lays their own card


class CaptureKind(StrEnum):
    PHOTO = "photo"
    FINGER = "finger"
    AUDIO = "audio"
    CARD = "card"  # a card or passport that is read
    UPLOAD = "upload"


class Background(StrEnum):
    WHITE = "white"
    RED = "red"
    BLUE = "blue"


class PhotoStandard(Part):
    """What a picture for a document has to be. The head fills it as the camera cuts it: about two thirds of its height.

    ``background``: None where any will do. Unless it says otherwise, that of resident identity cards and social
    security cards: 358 by 441 pixels at 350 dots an inch, white.
    """

    width: int = Field(default=358, ge=100, le=2000)  # pixels
    height: int = Field(default=441, ge=100, le=2000)
    dots_an_inch: int = Field(default=350, ge=72, le=1200)
    background: Background | None = Background.WHITE
    most_kb: int = Field(default=40, ge=10, le=2000)


class CaptureField(_Field):
    """Something that a device takes: a picture, a finger, a card, a file. ``photo``: of a picture of the resident."""

    kind: Literal["capture"]
    of: CaptureKind
    times: int = Field(default=1, ge=1, le=10)
    photo: PhotoStandard | None = None

    @model_validator(mode="after")
    def _only_a_photo_has_a_standard(self) -> CaptureField:
        if self.photo is not None and self.of is not CaptureKind.PHOTO:
            raise ValueError("only a photo has a standard")
        return self

    @property
    def handed_in(self) -> bool:
        """Whether it is a picture or a file: asked with the materials, and not on a page of the form."""
        return self.of in (CaptureKind.PHOTO, CaptureKind.UPLOAD)


class SlotField(_Field):
    """A place, a day and a time that can be booked."""

    kind: Literal["slot"]
    source: Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z_]+$")]


class DeclareField(_Field):
    """A text that is read and agreed to; ``signed``: with a signature."""

    kind: Literal["declare"]
    text: Titled
    signed: bool = False


class Case(Part):
    """One row of a table of rates: ``value`` where ``when`` holds. ``reckoned`` as in the field."""

    when: Expression
    value: Expression
    reckoned: Titled | None = None


class CalculatedField(_Field):
    """Shown, never asked: ``value``, or that of the first of ``cases`` that holds.

    ``reckoned``: how it comes about, with expressions in braces; said beside it once all of them are known.
    """

    kind: Literal["calculated"]
    value: Expression | None = None
    cases: tuple[Case, ...] = Field(default=(), max_length=20)
    type: Literal["number", "money", "date", "text"] = "number"
    reckoned: Titled | None = None

    @model_validator(mode="after")
    def _value_or_cases(self) -> CalculatedField:
        if (self.value is None) != bool(self.cases):
            raise ValueError("a calculated field has a value or cases, and not both")
        return self


class GroupSum(Part):
    """The numbers of one field over all entries must come to ``total``, where ``when`` holds."""

    field: Key
    total: str = Field(pattern=r"^\d{1,12}(\.\d{1,6})?$")
    message: Titled
    when: Expression | None = None


class GroupField(_Field):
    """A list of entries, each with the same fields."""

    kind: Literal["group"]
    fields: tuple[Field_, ...] = Field(min_length=1, max_length=60)
    least: int = Field(default=1, ge=0, le=50)
    most: int = Field(default=10, ge=1, le=50)
    sums: tuple[GroupSum, ...] = ()


Field_ = Annotated[
    TextField
    | NumberField
    | MoneyField
    | DateField
    | DateRangeField
    | YearField
    | ChoicesField
    | ChoiceField
    | SelectField
    | RegionField
    | AddressField
    | MonthField
    | MonthRangeField
    | PartyField
    | CaptureField
    | SlotField
    | DeclareField
    | CalculatedField
    | GroupField,
    Field(discriminator="kind"),
]
GroupField.model_rebuild()


class Section(Part):
    """A page of a form: one decision at a time."""

    key: Key
    title: Titled
    visible: Expression | None = None
    fields: tuple[Field_, ...] = Field(min_length=1, max_length=60)


class Form(Part):
    sections: tuple[Section, ...] = Field(min_length=1, max_length=30)


#: The word of each kind of field in a file.
FIELD_KINDS = frozenset(get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(get_args(Field_)[0]))


def _no_key_twice(choices: tuple[Any, ...]) -> None:
    keys = [choice.key for choice in choices]
    if len(set(keys)) != len(keys):
        raise ValueError("two choices have the same key")

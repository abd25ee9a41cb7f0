"""What a record's file says of one item: whose it is, its rows, and for a document the words around them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from kiosk.catalogue.definition.words import Key
from kiosk.catalogue.model import Titled
from kiosk.central.sandbox.records.cells import Cell, Month, Said, Span, Strict


class Role(StrEnum):
    """The people of ``people.yaml``."""

    ADULT = "adult"
    ELDER = "elder"
    YOUNG = "young"
    SELF_EMPLOYED = "self_employed"


class Match(Strict):
    """A row is shown when a column agrees with what was filled in; what was left empty agrees with all."""

    parameter: Key
    columns: tuple[Key, ...] = Field(min_length=1)
    how: Literal["contains", "equals", "region"] = "contains"


class MonthlyRows(Strict):
    """Rows for every month of a span of ``people.yaml``, or from ``since`` on, up to the last full month.

    Every row has ``at``, where the person was in that month. Only what falls into what was asked about is answered;
    where nothing of the kind is asked, the ``latest`` months. A row is one of ``drawn``, by lot; the first one of each
    month is ``first``, where there is such.
    """

    by: Literal["month"]
    span: Key | None = None
    since: Month = "2015-01"
    months: tuple[int, ...] = ()  # only these of a year
    each: Span = (1, 1)  # how many rows a month has
    latest: int = Field(default=12, ge=1)
    first: dict[Key, Cell] = Field(default_factory=dict)
    drawn: tuple[dict[Key, Cell], ...] = ()
    match: tuple[Match, ...] = ()


class CountedRows(Strict):
    """So many rows, each one of ``drawn`` where there are such."""

    by: Literal["count"]
    rows: Span
    drawn: tuple[dict[Key, Cell], ...] = ()


class ListedRows(Strict):
    """Rows that are written down, here or in a list of ``lists.yaml``. ``shown``: how many of the first ones."""

    by: Literal["list"]
    rows: tuple[dict[Key, Cell], ...] = ()
    list_name: Key | None = None
    shown: Span | None = None
    match: tuple[Match, ...] = ()


Rows = Annotated[MonthlyRows | CountedRows | ListedRows, Field(discriminator="by")]


class Unknown(Strict):
    """A number that the department does not know: one that ends so."""

    parameter: Key
    ends: str = Field(min_length=1)


class Record(Strict):
    """``holders`` have one; ``refused`` have one that gives no right to this; everybody else has none."""

    holders: tuple[Role, ...] = tuple(Role)
    refused: tuple[Role, ...] = ()
    body: bool = False  # of the legal person that the resident acts for
    body_by: Key | None = None  # a parameter that names the body: anybody may ask about it
    unknown: Unknown | None = None
    issuer: Titled | None = None  # None: the department's


class QueryRecord(Record):
    rows: Rows
    columns: dict[Key, Cell] = Field(default_factory=dict)


class Fact(Strict):
    label: str
    value: Cell


class SheetColumn(Strict):
    """``value`` None: it stands in the listed rows."""

    key: Key
    label: str
    weight: float = 1.0
    number: bool = False  # at the right
    sum: bool = False
    hidden: bool = False  # made, since others need it, and not shown
    value: Cell | None = None


class SheetTable(Strict):
    """``when``: only where one of these was chosen for a parameter."""

    when: dict[Key, tuple[str, ...]] = Field(default_factory=dict)
    heading: str = ""
    rows: Rows
    columns: tuple[SheetColumn, ...] = Field(min_length=1)
    none: str = "查询范围内没有记录。"


class SheetRecord(Record):
    """In Chinese, as the issuing body words it. Texts hold what ``Worded`` may hold."""

    opening: str
    facts: tuple[Fact, ...] = ()
    tables: tuple[SheetTable, ...] = ()
    closing: tuple[str, ...] = ("特此证明。",)
    names_holder: bool = True
    valid_days: int = Field(default=92, ge=1, le=3650)


class Acting(Strict):
    """A legal person and its particulars."""

    name: str
    credit_code: Annotated[str, Field(pattern=r"^[0-9A-Z]{18}$")]
    kind: str
    address: str
    founded: str
    capital: str
    scope: str
    head: str


class Stretch(Strict):
    """Months on end, both counted; ``until`` None: still. ``at``: where, for instance the employer."""

    since: Month
    until: Month | None = None
    at: str = ""


class KnownPerson(Strict):
    """``spans``: when something of theirs went on, such as work, oldest first."""

    role: Role
    spans: dict[Key, tuple[Stretch, ...]]
    body: Acting | None = None


class Offer(Strict):
    """One choice of a source."""

    key: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    label: Said
    detail: Said = ""
    opens: bool = False  # there is more to choose within it
    where: dict[Key, str] = Field(default_factory=dict)  # offered to who answered so, if they were asked


class FreeTimes(Strict):
    """Times that can be booked: ``times`` on each of the next ``days`` working days."""

    days: int = Field(ge=1, le=60)
    times: tuple[Annotated[str, Field(pattern=r"^\d{2}:\d{2}$")], ...]


class OwnLicence(Strict):
    """Somebody's licence. ``days``: so many more it is valid; negative: it has ended; None: it does not end."""

    number: Annotated[str, Field(min_length=4, max_length=60)]
    days: int | None = None


class LicenceKind(Strict):
    """The e-licences of one kind, and who has one."""

    title: Titled
    issuer: Key
    own: dict[Role, OwnLicence]


class Source(Strict):
    """What a list of choices is answered with: ``everybody`` the same, or to each of ``own`` theirs; all ``places`` of
    the country, or ``free`` times. ``days_old``: how long ago the record was brought up to date, where it says."""

    everybody: tuple[Offer, ...] = ()
    own: dict[Role, tuple[Offer, ...]] = Field(default_factory=dict)
    places: bool = False
    free: FreeTimes | None = None
    days_old: int | None = Field(default=None, ge=0)

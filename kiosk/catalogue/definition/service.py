"""A service (政务服务事项) as data: the whole of a definition file.

One YAML file under ``config/services``, or one entry of the platform's catalogue as JSON, is one ``Service``. Code
knows the kinds of step and never an item. Nothing outside ``channels`` belongs to a kiosk, so that a phone or a counter
can use the same definition.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from kiosk.catalogue.definition.codes import (
    ImplementationCode,
    ItemCode,
    Kind,
    Level,
    LifeEvent,
    RegionCode,
    Sensitivity,
    State,
    Theme,
)
from kiosk.catalogue.definition.fields import Field_, Form
from kiosk.catalogue.definition.filing import Filing
from kiosk.catalogue.definition.guide import Guide
from kiosk.catalogue.definition.materials import Material
from kiosk.catalogue.definition.money_and_time import Booking, Fee, Payment, Signing
from kiosk.catalogue.definition.result import DocumentResult, Receipt, TableResult
from kiosk.catalogue.definition.who import Condition, Eligibility, Trust, Who
from kiosk.catalogue.definition.words import Expression, Key, Part, Titled

Time = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Module(StrEnum):
    """Device families that an item needs, or is helped by; the values are those of ``drivers.protocols.Family``."""

    ID_CARD = "id_card"
    DOCUMENT_PRINTER = "document_printer"
    RECEIPT_PRINTER = "receipt_printer"
    CARD = "card"
    CAMERA = "camera"
    DOCUMENT_SCANNER = "document_scanner"
    CODE_SCANNER = "code_scanner"
    FINGER = "finger"


class Network(StrEnum):
    """What the item needs of the link."""

    ONLINE = "online"  # nothing goes without the platform
    KEEP = "keep"  # what is confirmed is kept, and goes when the link is back
    NONE = "none"  # the guide is here


class Hours(Part):
    """When a department's systems answer. ``days``: 1 is Monday."""

    days: tuple[Annotated[int, Field(ge=1, le=7)], ...] = (1, 2, 3, 4, 5, 6, 7)
    opens: Time = "00:00"
    closes: Time = "23:59"


class Consent(Part):
    """One purpose; nothing is ticked beforehand. ``required``: without it the item cannot be done here."""

    key: Key
    text: Titled
    basis: Titled
    required: bool = True


class Signature(StrEnum):
    NONE = "none"
    APPLICANT = "applicant"
    ALL_PARTIES = "all_parties"


class JointItem(Part):
    """An item that is done along with this one (高效办成一件事), each with a clock of its own.

    One that is refused stops only those that wait ``after`` it. Ticked by the form: ``when`` says that it is.
    """

    key: Key
    title: Titled
    code: ItemCode | None = None  # None: it is not in this catalogue
    department: Key | None = None
    after: tuple[Key, ...] = ()  # which of the others it waits for
    when: Expression | None = None
    optional: bool = True
    days: int | None = Field(default=None, ge=0, le=365)  # working days


class DatedValue(Part):
    """A value that holds in a region from a day on; the most special region and the latest day win."""

    region: RegionCode | None = None
    valid_from: date
    valid_to: date | None = None
    value: Annotated[str, StringConstraints(pattern=r"^(-?\d{1,12}(\.\d{1,6})?|true|false)$")]


class ParameterTable(Part):
    """A rate, a threshold, a window in time: what a city decides. Expressions say ``parameter('<key>')``."""

    key: Key
    title: Titled
    values: tuple[DatedValue, ...] = Field(min_length=1)


class HallChannel(Part):
    """What only a self-service terminal needs to know."""

    terminal_item_id: str = Field(pattern=r"^[A-Z0-9-]{3,32}$")
    modules: tuple[Module, ...]  # without one of these it cannot be done
    modules_helpful: tuple[Module, ...] = ()  # without these it goes on: no receipt, nothing on paper; said beforehand
    receipt: bool = False
    popular: int = Field(default=0, ge=0)  # higher stands first; 0 is not among the popular
    network: Network = Network.ONLINE
    hours: Hours = Hours()

    @model_validator(mode="after")
    def _needed_or_helpful(self) -> HallChannel:
        if both := set(self.modules) & set(self.modules_helpful):
            raise ValueError(f"needed and merely helpful: {', '.join(sorted(both))}")
        return self


class BankChannel(Part):
    """Whether a bank's teller machine offers it, too."""

    offered: bool = True
    modules: tuple[Module, ...] | None = None  # None: those of the hall


class PhoneChannel(Part):
    """The city's App."""

    path: str = Field(default="", pattern=r"^[a-z0-9/_-]{0,80}$")


class Channels(Part):
    hall: HallChannel
    bank: BankChannel | None = None
    phone: PhoneChannel | None = None


class Service(Part):
    """One service."""

    schema_version: Literal[2]
    code: ItemCode
    demonstration_code: bool  # True: the code is made up for demonstration and must not be taken for a real one
    implementation_codes: tuple[ImplementationCode, ...] = ()
    version: int = Field(ge=1)
    state: State
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: ItemCode | None = None
    kind: Kind
    title: Titled
    aliases: tuple[str, ...] = ()
    search_words: tuple[str, ...] = ()
    department: Key  # of ``departments.yaml``
    themes: tuple[Theme, ...] = ()
    life_events: tuple[LifeEvent, ...] = ()
    level: Level = Level.CITY
    regions: tuple[RegionCode, ...] = ()  # where it can be done; empty: everywhere
    icon: str = Field(pattern=r"^[a-z_]+$")
    who: Who
    sensitivity: Sensitivity
    hall_service: bool = False  # of the hall itself, such as free copying: no law is needed to ask a thing
    eligibility: Eligibility = Eligibility()
    conditions: tuple[Condition, ...] = ()
    guide: Guide
    parameters: tuple[Field_, ...] = Field(default=(), max_length=60)
    tables: tuple[ParameterTable, ...] = ()
    table: TableResult | None = None
    document: DocumentResult | None = None
    form: Form | None = None
    materials: tuple[Material, ...] = Field(default=(), max_length=60)
    consents: tuple[Consent, ...] = ()
    signature: Signature = Signature.NONE
    signing: Signing | None = None  # with all_parties
    fees: tuple[Fee, ...] = ()
    payment: Payment | None = None
    booking: Booking | None = None
    receipt: Receipt | None = None
    one_at_a_time: bool = False  # while one of somebody's is under way, no second is taken
    filing: Filing = Filing()
    joint_items: tuple[JointItem, ...] = ()
    channels: Channels

    @property
    def identified(self) -> bool:
        """Whether anybody needs to be known."""
        return self.who.trust is not Trust.L1

    def is_offered(self, today: date) -> bool:
        """Whether it is published and its time is not over; one that is yet to begin is told beforehand."""
        return self.state is State.PUBLISHED and (self.valid_to is None or today <= self.valid_to)

    @model_validator(mode="after")
    def _has_its_result(self) -> Service:
        missing = {
            Kind.QUERY: "table" if self.table is None else "",
            Kind.PRINT: "document" if self.document is None else "",
            Kind.APPLY: "form" if self.form is None and not self.materials else "",
            Kind.PAY: "fees" if not self.fees else "",
            Kind.APPOINTMENT: "form" if self.form is None else "",
            Kind.PROGRESS: "",
            Kind.GUIDE: "",
        }[self.kind]
        if missing:
            raise ValueError(f"{self.kind.value} needs {missing}")
        if self.valid_from is not None and self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError("valid_to is before valid_from")
        keys = [parameter.key for parameter in self.parameters]
        if len(set(keys)) != len(keys):
            raise ValueError("two parameters have the same key")
        if (self.signature is Signature.ALL_PARTIES) != (self.signing is not None):
            raise ValueError("all_parties and signing go together: who else signs, and by when")
        return self

    def as_json(self) -> dict[str, Any]:
        """The definition as the platform's catalogue carries it."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

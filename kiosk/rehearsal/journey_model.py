"""A journey as data: what a person does at the terminal, what happens around them, and what must be seen.

A journey is one YAML file. A step has exactly one of the keys below; ``README.md`` lists them with examples. Times are
seconds, control names are those of ``screens/models``.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from drivers.id_card.simulated import Fault as CardFault
from drivers.protocols import Key
from kiosk.catalogue.model import Titled
from kiosk.rehearsal.link import LinkState
from kiosk.rehearsal.messages import (
    DocumentPrinterSetting,
    FaceScene,
    PhoneDoes,
    PlateScene,
    PlatformBehaviour,
    ReaderSetting,
    ReceiptPrinterSetting,
)
from kiosk.rehearsal.people import CardName
from screens.models import PageKind

#: How long a step waits for what it needs, when it does not say so itself.
USUAL_PATIENCE = 10.0

ControlName = Annotated[
    str, StringConstraints(pattern=r"^(action|item|field|option|tab|group|text|row|picture|key):\S+$")
]
PictureName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Patience = Annotated[float, Field(gt=0, le=600)]


def _regular(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from None


def _several(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Step(_Part):
    """``short`` is the key that a plain value stands for: ``tap: action:start`` is ``tap: {control: action:start}``."""

    short: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _spell_out(cls, value: Any) -> Any:
        return {cls.short: value} if cls.short and not isinstance(value, dict) else value


class Tap(_Step):
    """Touch a control, after it has come, is on and the page stands still. It is scrolled to when it is off screen."""

    short = "control"
    control: ControlName
    within: Patience = USUAL_PATIENCE


class Hold(_Step):
    """Put a finger on a control and leave it there: the way in for attendants wants two seconds."""

    short = "control"
    control: ControlName
    seconds: Annotated[float, Field(gt=0, le=10)] = 2.5
    within: Patience = USUAL_PATIENCE


class Draw(_Step):
    """Draw with a finger: ``strokes`` of points, in parts of the control's width and height; a name's worth of them
    when it says nothing."""

    short = "control"
    control: ControlName
    strokes: tuple[tuple[tuple[float, float], ...], ...] = (
        ((0.15, 0.6), (0.3, 0.2), (0.4, 0.65), (0.5, 0.3)),
        ((0.55, 0.25), (0.6, 0.65), (0.75, 0.35), (0.85, 0.6)),
    )
    within: Patience = USUAL_PATIENCE


class Type(_Step):
    """Touch a field and type into it, on the on-screen keyboard where one is shown: ``text``, or what the last receipt
    says at the first place that ``off_receipt``, a regular expression, finds, or the digits that were sent to the phone
    ``sent_to``."""

    into: ControlName
    text: Annotated[str, StringConstraints(max_length=40)] = ""
    off_receipt: str = ""
    sent_to: Annotated[str, StringConstraints(pattern=r"^([0-9]{11})?$")] = ""
    within: Patience = USUAL_PATIENCE

    @model_validator(mode="after")
    def _something(self) -> Type:
        if not self.text and not self.off_receipt and not self.sent_to:
            raise ValueError("text is missing, or off_receipt, or sent_to")
        if self.off_receipt:
            _regular(self.off_receipt)
        return self


class Press(_Step):
    """A key of the keypad beside the screen: ``key: select``, ``{press: down, times: 3}``, or pressed again and again
    ``until`` the keys stand on a control: ``{press: down, until: action:start}``."""

    short = "press"
    press: Key
    times: Annotated[int, Field(ge=1, le=100)] = 1
    until: ControlName | None = None
    within: Patience = USUAL_PATIENCE


class Hears(_Step):
    """What the terminal must have said since the last such step; ``nothing`` of these may have been said.

    ``hears: 请放置身份证`` or ``hears: {texts: [...], nothing: [...]}``.
    """

    short = "texts"
    texts: Annotated[tuple[str, ...], BeforeValidator(_several)] = ()
    nothing: Annotated[tuple[str, ...], BeforeValidator(_several)] = ()
    within: Patience = USUAL_PATIENCE

    @model_validator(mode="after")
    def _something(self) -> Hears:
        if not self.texts and not self.nothing:
            raise ValueError("nothing is to be heard")
        return self


class Card(_Step):
    """``card: take``, ``{lay: adult}``, ``{fault: wrong_checksum, answers: 1}`` or ``{fault: none}``."""

    short = "do"
    do: Literal["take"] | None = None
    lay: CardName | None = None
    fault: CardFault | Literal["none"] | None = None
    answers: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Card:
        if sum(value is not None for value in (self.do, self.lay, self.fault)) != 1:
            raise ValueError("a card step takes, lays or fails a card: one of them")
        return self


class Face(_Step):
    """``face: well_placed``, ``face: nobody``, or ``face: {to: well_placed, face: elder}``."""

    short = "to"
    to: FaceScene
    face: CardName = CardName.ADULT


class Plate(_Step):
    """``plate: page``, ``plate: second_page``, ``plate: empty``: what lies under the document camera."""

    short = "to"
    to: PlateScene


class Phone(_Step):
    """``phone: confirm``, ``phone: refuse``, or ``phone: {to: show_code, person: elder}``."""

    short = "to"
    to: PhoneDoes
    person: CardName = CardName.ADULT


class MobileStep(_Step):
    """The resident's own phone, a browser without a window: ``mobile: scan`` reads the code off the kiosk's window;
    ``press`` touches what has that id, ``into`` with ``text`` types or with ``pages`` chooses pictures, ``draw`` signs;
    ``expect`` waits for words, ``picture`` takes one of the whole page. In this order where there are several.
    """

    short = "do"
    do: Literal["scan"] | None = None
    press: str = ""
    into: str = ""
    text: str = ""
    pages: Annotated[int, Field(ge=0, le=10)] = 0
    draw: str = ""
    expect: Annotated[tuple[str, ...], BeforeValidator(_several)] = ()
    picture: PictureName | None = None

    @model_validator(mode="after")
    def _something(self) -> MobileStep:
        if not self.model_fields_set:
            raise ValueError("what does the phone do?")
        if bool(self.into) != bool(self.text or self.pages):
            raise ValueError("into goes with text or pages")
        return self


class Device(_Step):
    """What is the matter with a device from now on; ``ok`` cures it."""

    id_card_reader: ReaderSetting | None = None
    receipt_printer: ReceiptPrinterSetting | None = None
    document_printer: DocumentPrinterSetting | None = None
    seconds_per_sheet: Annotated[float, Field(ge=0, le=60)] | None = None  # of the document printer

    @model_validator(mode="after")
    def _something(self) -> Device:
        if self.seconds_per_sheet is not None and self.document_printer is None:
            raise ValueError("seconds_per_sheet belongs to document_printer")
        if not self.model_fields_set:
            raise ValueError("which device?")
        return self


class Link(_Step):
    """``link: down``, ``link: up``, or ``link: {to: slow, seconds: 2}``."""

    short = "to"
    to: LinkState
    seconds: Annotated[float, Field(ge=0, le=60)] = 1.0


class Platform(_Step):
    """``platform: normal``, or ``{to: slow, seconds: 8, path: /v1/documents, times: 1}``."""

    short = "to"
    to: PlatformBehaviour
    seconds: Annotated[float, Field(ge=0, le=600)] = 5.0
    retry_after: Annotated[int, Field(ge=0, le=3600)] = 5
    path: str = "/"
    times: Annotated[int, Field(ge=1)] | None = None


class Office(_Step):
    """What the department says of the case that came last: ``{says: supplement_wanted, note: …, wanted: [key]}``."""

    short = "says"
    says: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    note: Annotated[str, Field(max_length=200)] = ""
    wanted: tuple[str, ...] = ()
    asked: tuple[dict[str, str], ...] = ()


class Paper(_Step):
    """``paper: take``: everything out of both trays."""

    short = "do"
    do: Literal["take"]


class Attendant(_Step):
    """``attendant: paper-path-empty``."""

    short = "confirms"
    confirms: Literal["paper-path-empty"]


class KioskDo(StrEnum):
    KILL = "kill"  # as a power cut does
    START = "start"
    ELSEWHERE = "elsewhere"  # another terminal of the city stands there, with nothing of the first one's


class Kiosk(_Step):
    short = "do"
    do: KioskDo


class ControlState(_Part):
    """What a control must be like; what is not named may be as it is. ``shown: false``: it must not be there."""

    shown: bool = True
    enabled: bool | None = None
    checked: bool | None = None
    text: str | None = None  # contained in the control's words


class ReceiptOutput(_Part):
    """What must lie in the receipt printer's tray. ``lines`` are each contained in some line of the last receipt."""

    count: Annotated[int, Field(ge=0)] | None = None
    lines: tuple[str, ...] = ()


class PaperOutput(_Part):
    """What must lie in the A4 printer's tray. ``text`` is each contained in the words of the last document."""

    documents: Annotated[int, Field(ge=0)] | None = None
    sheets: Annotated[int, Field(ge=0)] | None = None
    text: tuple[str, ...] = ()


class _Conditions(_Step):
    """Everything named here must hold at the same time, at the latest ``within`` seconds from now."""

    page: PageKind | None = None
    texts: tuple[str, ...] = ()  # each contained in the words of some control
    no_texts: tuple[str, ...] = ()  # contained in none
    controls: dict[ControlName, ControlState] = Field(default_factory=dict)
    receipt: ReceiptOutput | None = None
    paper: PaperOutput | None = None
    within: Patience = USUAL_PATIENCE

    @model_validator(mode="after")
    def _something(self) -> _Conditions:
        if not self.model_fields_set - {"within"}:
            raise ValueError("nothing is expected")
        return self


class Expect(_Conditions):
    """What must be seen now, or soon."""

    short = "page"


class Wait(_Conditions):
    """The same where it is known to take long: a minute unless it says otherwise."""

    short = "page"
    within: Patience = 60.0


class Picture(_Step):
    """A picture of the screen; ``title`` stands under it in the demonstration."""

    short = "name"
    name: PictureName
    title: Titled | None = None


Step = (
    Tap
    | Hold
    | Draw
    | Type
    | Press
    | Hears
    | Card
    | Face
    | Plate
    | Phone
    | MobileStep
    | Device
    | Link
    | Platform
    | Office
    | Paper
    | Attendant
    | Kiosk
    | Expect
    | Wait
    | Picture
)

#: The key of each kind of step.
STEPS: dict[str, type[Step]] = {
    "tap": Tap,
    "hold": Hold,
    "draw": Draw,
    "type": Type,
    "key": Press,
    "hears": Hears,
    "card": Card,
    "face": Face,
    "plate": Plate,
    "phone": Phone,
    "mobile": MobileStep,
    "device": Device,
    "link": Link,
    "platform": Platform,
    "office": Office,
    "paper": Paper,
    "attendant": Attendant,
    "kiosk": Kiosk,
    "expect": Expect,
    "wait": Wait,
    "picture": Picture,
}


def _mapping(value: Any) -> Any:
    return {} if value is None else value


class JourneyHead(_Part):
    """Everything but the steps. ``profile`` holds changes to the profile: section -> key -> value."""

    title: Titled
    profile: Annotated[dict[str, dict[str, Any]], BeforeValidator(_mapping)] = Field(default_factory=dict)


class NumberedStep(_Part):
    """A step where it stands: its number counts from 1, its line is the file's, ``source`` is what is written there."""

    number: int
    line: int
    kind: str
    source: str
    step: Step


class Journey(_Part):
    """One way through the terminal."""

    name: str  # the file's, without its ending
    title: Titled
    profile: dict[str, dict[str, Any]]
    steps: tuple[NumberedStep, ...]

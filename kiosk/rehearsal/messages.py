"""The vocabulary of the stage's control socket: what a client may ask for, and what it is told.

One JSON object a line each way. A client sends ``{"id": 1, "command": {"do": "lay_card", "card": "adult"}}`` and is
answered ``{"id": 1, "ok": true, "error": "", "output": null}`` in the order of its commands. Once it has said
``{"do": "watch"}`` it is also sent ``{"state": {...}}``, at once and after every change.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from drivers.id_card.simulated import Fault as CardFault
from drivers.protocols import Key
from kiosk.rehearsal.link import LinkState
from kiosk.rehearsal.people import CardName


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


# --- what can be the matter with the things on the stage --------------------------------------------------------------


class ReaderSetting(StrEnum):
    OK = "ok"
    UNPLUGGED = "unplugged"


class ReceiptPrinterSetting(StrEnum):
    OK = "ok"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    UNPLUGGED = "unplugged"


class DocumentPrinterSetting(StrEnum):
    OK = "ok"
    PAPER_OUT = "paper_out"
    PAPER_OUT_IN_NEXT_JOB = "paper_out_in_next_job"  # nobody can know before; the printer says so when it comes to it
    JAM = "jam"
    JAM_IN_NEXT_JOB = "jam_in_next_job"
    COVER_OPEN = "cover_open"
    TONER_OUT = "toner_out"
    HANG = "hang"  # a job stays where it is, cancelled or not
    UNPLUGGED = "unplugged"


class FaceScene(StrEnum):
    """Who stands before the face camera, in the words of ``drivers.camera.played``; or its plug is out."""

    NOBODY = "nobody"
    WELL_PLACED = "well_placed"
    TOO_FAR = "too_far"
    TOO_DARK = "too_dark"
    TWO = "two"
    UNPLUGGED = "unplugged"


class PlateScene(StrEnum):
    """What lies under the document camera; or its plug is out."""

    EMPTY = "empty"
    PAGE = "page"
    SECOND_PAGE = "second_page"
    UPSIDE_DOWN = "upside_down"
    BLURRED = "blurred"
    UNPLUGGED = "unplugged"


class PhoneDoes(StrEnum):
    """What somebody does with the city App on their phone."""

    SHOW_CODE = "show_code"  # holds its identity code before the scanner
    CONFIRM = "confirm"  # has scanned the terminal's code, and confirms
    REFUSE = "refuse"


class PlatformBehaviour(StrEnum):
    """What the sandbox can be told to do; the sandbox's own words."""

    NORMAL = "normal"
    SLOW = "slow"
    LATE = "late"
    FAIL = "fail"
    TOO_MANY = "too_many"
    HANG = "hang"
    CAPTIVE_PORTAL = "captive_portal"
    GARBAGE = "garbage"
    SOMEBODY_ELSE = "somebody_else"
    NOT_AUTHORISED = "not_authorised"


# --- commands ---------------------------------------------------------------------------------------------------------


class LayCard(_Message):
    """Lay a card on the reader; one that lay there is gone."""

    do: Literal["lay_card"] = "lay_card"
    card: CardName


class TakeCard(_Message):
    """Take away whatever lies there."""

    do: Literal["take_card"] = "take_card"


class PlayCardFault(_Message):
    """What goes wrong in the reader's next ``answers``, or in all until ``fault`` is null."""

    do: Literal["card_fault"] = "card_fault"
    fault: CardFault | None = None
    answers: int | None = Field(default=None, ge=1)


class SetReader(_Message):
    do: Literal["id_card_reader"] = "id_card_reader"
    to: ReaderSetting


class SetFace(_Message):
    """Somebody stands before the camera, with the face of ``face``."""

    do: Literal["face"] = "face"
    to: FaceScene
    face: CardName = CardName.ADULT


class SetPlate(_Message):
    """Somebody lays a page under the document camera, or takes it away."""

    do: Literal["plate"] = "plate"
    to: PlateScene


class UsePhone(_Message):
    do: Literal["phone"] = "phone"
    to: PhoneDoes
    person: CardName = CardName.ADULT


class PressKey(_Message):
    """A key of the keypad beside the screen, or its headset's plug."""

    do: Literal["press_key"] = "press_key"
    key: Key


class SetReceiptPrinter(_Message):
    do: Literal["receipt_printer"] = "receipt_printer"
    to: ReceiptPrinterSetting


class SetDocumentPrinter(_Message):
    """``seconds_per_sheet`` is how long a sheet takes from now on; null leaves it."""

    do: Literal["document_printer"] = "document_printer"
    to: DocumentPrinterSetting
    seconds_per_sheet: float | None = Field(default=None, ge=0, le=60)


class SetLink(_Message):
    """``seconds`` is the delay of every packet on a slow link."""

    do: Literal["link"] = "link"
    to: LinkState
    seconds: float = Field(default=1.0, ge=0, le=60)


class SetPlatform(_Message):
    """How the platform behaves towards paths that begin with ``path``, ``times`` times or until told otherwise."""

    do: Literal["platform"] = "platform"
    to: PlatformBehaviour
    seconds: float = Field(default=5.0, ge=0, le=600)
    retry_after: int = Field(default=5, ge=0, le=3600)
    path: str = "/"
    times: int | None = Field(default=None, ge=1)


class SetCase(_Message):
    """What the office says of the case that came last, in the words of the sandbox's ``Decision``."""

    do: Literal["case"] = "case"
    state: str
    note: str = ""
    wanted: tuple[str, ...] = ()
    asked: tuple[dict[str, str], ...] = ()


class ConfirmPaperPath(_Message):
    """The attendant has looked: nothing lies in the A4 printer's output."""

    do: Literal["attendant"] = "attendant"


class TakePaper(_Message):
    """Take everything out of both output trays."""

    do: Literal["take_paper"] = "take_paper"


class Reset(_Message):
    """As at the start: no card, no fault, no paper out, the link up, the platform normal, the trays empty."""

    do: Literal["reset"] = "reset"


class WriteProfile(_Message):
    """Write the kiosk's profile anew: the source with ``changes`` (section -> key -> value), none to undo them.

    ``elsewhere``: as another terminal of the same city, with its own number, folders and keys.
    """

    do: Literal["write_profile"] = "write_profile"
    changes: dict[str, dict[str, Any]] = Field(default_factory=dict)
    elsewhere: bool = False


class Watch(_Message):
    """From now on tell me the state, now and after every change."""

    do: Literal["watch"] = "watch"


class AskOutput(_Message):
    """What came out of the printers."""

    do: Literal["output"] = "output"


class ReadDigits(_Message):
    """The digits that were sent last to the phone of a form."""

    do: Literal["digits"] = "digits"
    phone: str


class Stop(_Message):
    """End the stage and everything on it."""

    do: Literal["stop"] = "stop"


Command = Annotated[
    LayCard
    | TakeCard
    | PlayCardFault
    | SetReader
    | SetFace
    | SetPlate
    | UsePhone
    | PressKey
    | SetReceiptPrinter
    | SetDocumentPrinter
    | SetLink
    | SetPlatform
    | SetCase
    | ConfirmPaperPath
    | TakePaper
    | Reset
    | WriteProfile
    | Watch
    | AskOutput
    | ReadDigits
    | Stop,
    Field(discriminator="do"),
]


class Request(_Message):
    id: int
    command: Command


# --- what a client is told --------------------------------------------------------------------------------------------


class PrintedReceipt(_Message):
    """A receipt that was cut off. ``picture`` is a PNG file; what is drawn stands in square brackets in ``lines``."""

    lines: tuple[str, ...]
    picture: str


class PrintedDocument(_Message):
    """What lies in the A4 tray for one job: ``sheets`` of the ``of`` that the job asks for."""

    pdf: str  # the file as the printer received it
    sheets: int
    of: int


class Output(_Message):
    """Oldest first."""

    receipts: tuple[PrintedReceipt, ...] = ()
    unfinished_receipt: tuple[str, ...] = ()  # lines on the paper that still hangs in the printer
    documents: tuple[PrintedDocument, ...] = ()
    digits: str = ""  # as they stand in the message to a phone, where those were asked for


class StageState(_Message):
    """Everything that can be seen of the stage at one moment. Files are named by their paths."""

    card: CardName | None
    card_fault: CardFault | None
    id_card_reader: ReaderSetting
    receipt_printer: ReceiptPrinterSetting
    document_printer: DocumentPrinterSetting
    face: FaceScene = FaceScene.NOBODY
    plate: PlateScene = PlateScene.EMPTY
    link: LinkState
    platform: PlatformBehaviour
    receipts: int
    last_receipt: str  # PNG, "" when there is none
    sheets: int
    last_sheet: str  # PNG of the last sheet in the tray, "" when there is none


class Answer(_Message):
    """To the command with this ``id``; ``error`` is in words, ``output`` is there when it was asked for."""

    id: int
    ok: bool
    error: str = ""
    output: Output | None = None


class Notice(_Message):
    state: StageState


class Ready(_Message):
    """The one line that a stage process writes on standard output when everything stands."""

    control: str  # path of the control socket
    profile: str  # path of the kiosk's profile
    folder: str  # the run folder, gone with the stage


FROM_STAGE: TypeAdapter[Answer | Notice] = TypeAdapter(Answer | Notice)

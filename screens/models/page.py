"""The whole page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from screens.control_words import ControlWords
from screens.models.afterwards import RatingBody
from screens.models.browse import AttractBody, HomeBody
from screens.models.capture import PlateBody, SheetBody, SheetsBody
from screens.models.desk import DeskBody, PinBody
from screens.models.form import ParametersBody
from screens.models.frame import AccessPanel, Footer, Header, IdleWarning
from screens.models.guide import ItemBody, PagesBody, TakeAlongBody
from screens.models.identity import ChoiceBody, CodeBody, FaceBody, IdentifyBody, NoticeBody
from screens.models.parts import PageKind
from screens.models.result import DocumentBody, PrintingBody, TableBody, WorkingBody
from screens.models.sign import FormBody, SignatureBody
from screens.models.speech import Speech, SpokenPart
from screens.models.technician import GridBody, TechnicianBody
from screens.models.telling import ClosedBody, GuidanceBody, QuestionBody, TroubleBody

Body: TypeAlias = (
    AttractBody
    | HomeBody
    | ItemBody
    | PagesBody
    | TakeAlongBody
    | ChoiceBody
    | NoticeBody
    | IdentifyBody
    | FaceBody
    | CodeBody
    | ParametersBody
    | WorkingBody
    | TableBody
    | DocumentBody
    | PrintingBody
    | QuestionBody
    | GuidanceBody
    | TroubleBody
    | ClosedBody
    | PinBody
    | DeskBody
    | SignatureBody
    | RatingBody
    | FormBody
    | PlateBody
    | SheetBody
    | SheetsBody
    | TechnicianBody
    | GridBody
)


class TextSize(StrEnum):
    S = "S"
    M = "M"
    L = "L"
    XL = "XL"


class ThemeName(StrEnum):
    STANDARD = "standard"
    ELDER = "elder"
    CONTRAST_LIGHT = "contrast_light"
    CONTRAST_DARK = "contrast_dark"


class Light(StrEnum):
    """How bright the screen is. Out of hours it rests while nobody is there; a touch is a touch all the same."""

    FULL = "full"
    DIM = "dim"
    DARK = "dark"


@dataclass(frozen=True)
class Page:
    """Everything on the screen at one moment.

    ``visit`` grows at every arrival at a page: a page of a new visit starts at its top, one of the same visit keeps
    scroll, focus and what is being typed.
    """

    kind: PageKind
    visit: int
    language: str  # BCP 47
    header: Header
    footer: Footer
    body: Body
    theme: ThemeName = ThemeName.STANDARD
    text_size: TextSize = TextSize.M
    reminder: str = ""  # a band over the page: put your card away
    warning: IdleWarning | None = None
    access: AccessPanel | None = None
    low_reach: bool = False
    by_keys: bool = False
    explore: bool = False
    blank: bool = False
    calm: bool = False
    light: Light = Light.FULL
    words: ControlWords = field(default_factory=ControlWords)
    speech: Speech = field(default_factory=Speech)
    spoken: tuple[SpokenPart, ...] = ()  # what speech says on arrival; stays with the voice and never reaches QML


BODY_OF: dict[PageKind, type[Body]] = {
    PageKind.ATTRACT: AttractBody,
    PageKind.HOME: HomeBody,
    PageKind.ITEM: ItemBody,
    PageKind.PAGES: PagesBody,
    PageKind.TAKE_ALONG: TakeAlongBody,
    PageKind.CHOICE: ChoiceBody,
    PageKind.NOTICE: NoticeBody,
    PageKind.IDENTIFY: IdentifyBody,
    PageKind.FACE: FaceBody,
    PageKind.CODE: CodeBody,
    PageKind.PARAMETERS: ParametersBody,
    PageKind.WORKING: WorkingBody,
    PageKind.TABLE: TableBody,
    PageKind.DOCUMENT: DocumentBody,
    PageKind.PRINTING: PrintingBody,
    PageKind.QUESTION: QuestionBody,
    PageKind.GUIDANCE: GuidanceBody,
    PageKind.TROUBLE: TroubleBody,
    PageKind.CLOSED: ClosedBody,
    PageKind.PIN: PinBody,
    PageKind.DESK: DeskBody,
    PageKind.SIGNATURE: SignatureBody,
    PageKind.RATING: RatingBody,
    PageKind.FORM: FormBody,
    PageKind.PLATE: PlateBody,
    PageKind.SHEET: SheetBody,
    PageKind.SHEETS: SheetsBody,
    PageKind.TECHNICIAN: TechnicianBody,
    PageKind.GRID: GridBody,
}

"""What several pages are made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: In the metadata of a list's field: its rows stay made while they are not shown, since they come and go with a touch.
STAYS_MADE = "stays_made"


class PageKind(StrEnum):
    """One QML page each: ``screens/pages/<Kind>Page.qml``."""

    ATTRACT = "attract"
    HOME = "home"
    ITEM = "item"
    PAGES = "pages"
    TAKE_ALONG = "take_along"
    CHOICE = "choice"
    NOTICE = "notice"
    IDENTIFY = "identify"
    FACE = "face"
    CODE = "code"
    PARAMETERS = "parameters"
    WORKING = "working"
    TABLE = "table"
    DOCUMENT = "document"
    PRINTING = "printing"
    QUESTION = "question"
    GUIDANCE = "guidance"
    TROUBLE = "trouble"
    CLOSED = "closed"
    PIN = "pin"
    DESK = "desk"
    SIGNATURE = "signature"
    RATING = "rating"
    FORM = "form"
    PLATE = "plate"
    SHEET = "sheet"
    SHEETS = "sheets"
    TECHNICIAN = "technician"
    GRID = "grid"


class Scene(StrEnum):
    """The drawings that say what to do with one's hands."""

    NONE = "none"
    LAY_CARD = "lay_card"
    READING_CARD = "reading_card"
    TAKE_CARD = "take_card"
    CARD_PROBLEM = "card_problem"
    ASKING = "asking"
    PRINTING = "printing"
    TAKE_PAPER = "take_paper"
    PAPER_PROBLEM = "paper_problem"
    LINK_PROBLEM = "link_problem"
    FACE_PROBLEM = "face_problem"
    PHONE_PROBLEM = "phone_problem"
    DONE = "done"
    CLOSED = "closed"
    INSERT_CHIP = "insert_chip"
    TYPE_CODE = "type_code"
    STAND_BEFORE = "stand_before"  # the camera
    PLACE_PAGE = "place_page"  # under the document camera
    QUESTION = "question"
    STARTING = "starting"
    BUSY = "busy"
    NOT_FOUND = "not_found"
    DOCUMENT_PROBLEM = "document_problem"
    PERSON_PROBLEM = "person_problem"
    ITEM_AWAY = "item_away"


class ActionStyle(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"


@dataclass(frozen=True)
class Action:
    """A button. ``name`` is its control name and the intent it sends."""

    name: str
    label: str
    style: ActionStyle = ActionStyle.SECONDARY
    enabled: bool = True
    reason: str = ""  # why it is off, shown under it


class SignKind(StrEnum):
    """A state as a shape and a colour, beside its words."""

    GOOD = "good"
    READ = "read"  # there is a guide to read
    BRING = "bring"  # something is to be brought
    WARN = "warn"
    BAD = "bad"
    OFF = "off"
    WAIT = "wait"  # not known yet


@dataclass(frozen=True)
class Choice:
    """A language or a text size in the header."""

    key: str
    label: str
    selected: bool


@dataclass(frozen=True)
class Fact:
    """A label and its value. ``concealed`` offers a tap that shows it for five seconds (intent action:reveal)."""

    key: str
    label: str
    value: str
    concealed: bool = False

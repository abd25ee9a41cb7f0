"""What the gallery shows: one of each that a control takes."""

from __future__ import annotations

from dataclasses import dataclass

from screens.control_words import ControlWords
from screens.models import (
    AccessPanel,
    Action,
    Choice,
    Column,
    DeskLine,
    Fact,
    FlowStep,
    Footer,
    FormField,
    Group,
    Header,
    IdleWarning,
    Instead,
    MaterialCard,
    PlaceCard,
    PlateBody,
    Point,
    QuestionCard,
    Row,
    Sheet,
    Sketch,
    Tab,
    Tile,
)


@dataclass(frozen=True)
class Specimens:
    """In one language. ``states`` are the words for normal, pressed and focused; ``wrong`` fields have an error."""

    theme: str
    text_size: str
    language: str
    sheet: str  # which one is shown: the name of a QML file here, without ``Sheet.qml``
    states: tuple[str, ...]
    title: str
    help: str  # which keys do what
    actions: tuple[Action, ...]
    choices: tuple[Choice, ...]
    tabs: tuple[Tab, ...]
    tiles: tuple[Tile, ...]
    groups: tuple[Group, ...]
    sheets: tuple[Sheet, ...]
    right: tuple[FormField, ...]
    wrong: tuple[FormField, ...]
    errors: tuple[Point, ...]
    facts: tuple[Fact, ...]
    points: tuple[Point, ...]
    materials: tuple[MaterialCard, ...]
    places: tuple[PlaceCard, ...]
    questions: tuple[QuestionCard, ...]
    steps: tuple[FlowStep, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    lines: tuple[DeskLine, ...]
    code: str  # a QR code's dark modules as a path, of ``modules`` a side
    modules: int
    instead: Instead
    sketch: Sketch
    plate: PlateBody
    header: Header
    footer: Footer
    warning: IdleWarning
    access: AccessPanel
    words: ControlWords


#: In the order in which they are turned.
SHEETS = ("Buttons", "Choices", "Tiles", "Fields", "Reading", "Tables", "Frame", "Drawings")

"""What the pages show: frozen values, no Qt in them. The presenter makes them, QML draws them.

Every string is final: in the resident's language, masked where it must be. A page knows nothing but its model and
answers with intents: ``intent(name, values)`` where ``name`` is the name of the control that was used.

Control names (stable; journeys, speech and the accessibility tree use them):
``action:<what>`` buttons, ``item:<code>`` tiles, ``field:<key>`` a field, ``option:<field>:<key>`` a choice of it,
``option:pin:<digit>`` a key of the number pad, ``tab:<key>`` a way in or a leaf of a guide, ``group:<key>`` a group of
items, ``text:<what>`` words that a journey may
want to read.

Choices in the header are ``option:language:<key>``, ``option:text-size:<key>`` and ``option:theme:<key>``; the intent
they send is the ``action:`` named at the field below. Everything else sends its own name. The whole attract page is
``action:touch``; the search field is ``field:search`` with ``{"text": …}``. All values of an intent are strings.
"""

from __future__ import annotations

from screens.models.afterwards import Face, RatingBody
from screens.models.browse import AttractBody, Group, HomeBody, Point, Tab, Tile
from screens.models.capture import Corner, PlateBody, SheetBody, SheetsBody, TakenSheet, pictures_of
from screens.models.desk import DeskBody, DeskLine, PinBody
from screens.models.form import FieldKind, FormField, Keyboard, Option, ParametersBody
from screens.models.frame import AccessGroup, AccessPanel, Footer, Header, IdleWarning
from screens.models.guide import (
    FlowStep,
    Instead,
    ItemBody,
    MaterialCard,
    PagesBody,
    PlaceCard,
    QuestionCard,
    Sheet,
    TakeAlongBody,
)
from screens.models.identity import (
    ChoiceBody,
    CodeBody,
    Equal,
    FaceBody,
    IdentifyBody,
    NoticeBody,
    Placed,
    Sketch,
    SketchMark,
)
from screens.models.page import BODY_OF, Body, Light, Page, TextSize, ThemeName
from screens.models.parts import STAYS_MADE, Action, ActionStyle, Choice, Fact, PageKind, Scene, SignKind
from screens.models.result import Column, DocumentBody, PrintingBody, Row, TableBody, WorkingBody
from screens.models.sign import FormBody, SignatureBody
from screens.models.speech import ControlRole, FocusedControl, Speech, SpokenKind, SpokenPart
from screens.models.technician import GridBody, TechnicianBody
from screens.models.telling import ClosedBody, GuidanceBody, QuestionBody, TroubleBody

__all__ = [
    "BODY_OF",
    "STAYS_MADE",
    "AccessGroup",
    "AccessPanel",
    "Action",
    "ActionStyle",
    "AttractBody",
    "Body",
    "Choice",
    "ChoiceBody",
    "ClosedBody",
    "CodeBody",
    "Column",
    "ControlRole",
    "Corner",
    "DeskBody",
    "DeskLine",
    "DocumentBody",
    "Equal",
    "Face",
    "FaceBody",
    "Fact",
    "FieldKind",
    "FlowStep",
    "FocusedControl",
    "Footer",
    "FormBody",
    "FormField",
    "GridBody",
    "Group",
    "GuidanceBody",
    "Header",
    "HomeBody",
    "IdentifyBody",
    "IdleWarning",
    "Instead",
    "ItemBody",
    "Keyboard",
    "Light",
    "MaterialCard",
    "NoticeBody",
    "Option",
    "Page",
    "PageKind",
    "PagesBody",
    "ParametersBody",
    "PinBody",
    "PlaceCard",
    "Placed",
    "PlateBody",
    "Point",
    "PrintingBody",
    "QuestionBody",
    "QuestionCard",
    "RatingBody",
    "Row",
    "Scene",
    "Sheet",
    "SheetBody",
    "SheetsBody",
    "SignKind",
    "SignatureBody",
    "Sketch",
    "SketchMark",
    "Speech",
    "SpokenKind",
    "SpokenPart",
    "Tab",
    "TableBody",
    "TakeAlongBody",
    "TakenSheet",
    "TechnicianBody",
    "TextSize",
    "ThemeName",
    "Tile",
    "TroubleBody",
    "WorkingBody",
    "pictures_of",
]

"""What an item asks and gives, to read and to take along."""

from __future__ import annotations

from dataclasses import dataclass

from screens.models.browse import Point, Tab
from screens.models.parts import Action, Fact, SignKind


@dataclass(frozen=True)
class MaterialCard:
    """One material. ``mode`` is how it comes, in words; ``effort``: nothing to bring (good), little (read), a paper
    to bring (bring).
    """

    key: str
    title: str
    mode: str
    effort: SignKind
    also: str = ""  # other ways in which it can come
    need: str = ""  # required, depends, one of these
    check: str = ""  # what is checked, and why such pages are sent back
    basis: str = ""


@dataclass(frozen=True)
class FlowStep:
    """A box of the flow chart; ``beside``: what goes on at the same time."""

    key: str
    text: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlaceCard:
    key: str
    name: str
    address: str
    hours: str
    phone: str


@dataclass(frozen=True)
class QuestionCard:
    key: str
    question: str
    answer: str


@dataclass(frozen=True)
class Instead:
    """Why an item cannot be done here, and where it can: stands over the actions, always in sight."""

    why: str
    where: str  # the place with its hours
    phone: str


@dataclass(frozen=True)
class ItemBody:
    """The guide to an item. Only the leaf that is shown has something in it."""

    title: str
    department: str
    icon: str
    summary: str
    state: str  # words: available here, a guide to read, or why not
    standing: SignKind
    tabs: tuple[Tab, ...]  # the leaves; intent tab:<key>
    leaf: str  # key of the leaf shown
    actions: tuple[Action, ...]
    instead: Instead | None = None
    lead: str = ""  # over the leaf
    facts: tuple[Fact, ...] = ()
    materials: tuple[MaterialCard, ...] = ()
    steps: tuple[FlowStep, ...] = ()
    flow_start: str = ""  # the words of the chart's first and last box
    flow_end: str = ""
    places: tuple[PlaceCard, ...] = ()
    questions: tuple[QuestionCard, ...] = ()
    points: tuple[Point, ...] = ()
    points_title: str = ""


@dataclass(frozen=True)
class Sheet:
    """A page to be chosen; ``picture`` is a handle of the session's pictures. The control is option:pages:<key>."""

    key: str
    label: str
    picture: str
    chosen: bool


@dataclass(frozen=True)
class PagesBody:
    """Pages to print, each of which may be left out. Intent field:pages {"option": key}."""

    title: str
    lead: str
    sheets: tuple[Sheet, ...]
    state: str  # how many are chosen, and how many may be
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class TakeAlongBody:
    """A QR code to point a phone at. ``code`` is its dark modules as an SVG path of ``modules`` units a side."""

    title: str
    message: str
    code: str
    modules: int
    address: str
    tips: tuple[Point, ...]
    state: str  # of the slip
    actions: tuple[Action, ...]

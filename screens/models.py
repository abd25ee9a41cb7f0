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

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

from screens.control_words import ControlWords


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
class Header:
    hall: str
    terminal: str  # words and number of the terminal
    clock: str
    date: str
    link: str  # a word: online, offline
    link_state: SignKind
    languages: tuple[Choice, ...]  # intent "action:language" {"key": …}
    text_sizes: tuple[Choice, ...]  # intent "action:text-size" {"key": …}
    elder: Choice | None = None  # one tap from everywhere: option:theme:elder, intent "action:theme" {"key": …}
    access: Action | None = None  # opens the choices of looks and modes
    speech: Action | None = None  # switches speech on and off; None where the terminal has no voice
    demonstration: str = ""  # 演示数据 不具法律效力, shown on every page of a rehearsal platform


@dataclass(frozen=True)
class Footer:
    """Always in the same places: back, home, help; and with a resident their masked name, the time left and the end.

    ``attendant`` is the way in for attendants: where it is present, the words of help are held for two seconds.
    """

    back: Action | None
    home: Action | None
    help: str  # hotline and terminal number in words
    resident: str = ""  # masked
    seconds_left: int | None = None  # None: the time stands still, or there is no limit here
    time_left: str = ""  # the same in words
    end: Action | None = None
    attendant: Action | None = None


@dataclass(frozen=True)
class IdleWarning:
    """Over the page, while the time to answer runs out."""

    title: str
    message: str
    seconds: int
    stay: Action
    end: Action


@dataclass(frozen=True)
class AccessGroup:
    """Choices of one kind. ``key`` is their subject: ``theme``, ``text-size``, ``mode``; the intent is ``action:<key>``
    with ``{"key": …}``."""

    key: str
    label: str
    choices: tuple[Choice, ...]
    several: bool = False  # each is on or off by itself


@dataclass(frozen=True)
class AccessPanel:
    """Over the page: how this person wants to see, hear and use the terminal."""

    title: str
    groups: tuple[AccessGroup, ...]
    done: Action


@dataclass(frozen=True)
class Fact:
    """A label and its value. ``concealed`` offers a tap that shows it for five seconds (intent action:reveal)."""

    key: str
    label: str
    value: str
    concealed: bool = False


@dataclass(frozen=True)
class Tile:
    """One item of the catalogue on a list."""

    key: str  # the item's code; the control is item:<code>
    title: str
    help: str
    department: str
    icon: str  # drawing name in screens/drawings
    available: bool  # False: it could be done here, and not now
    state: str  # words: available here, a guide to read, or why not
    standing: SignKind = SignKind.GOOD


@dataclass(frozen=True)
class Tab:
    """``count`` is in words, "" where nothing is counted."""

    key: str
    label: str
    count: str
    selected: bool
    icon: str = ""


@dataclass(frozen=True)
class Group:
    """A life event, a theme, a department, and how many items it has. The control is group:<key>."""

    key: str
    label: str
    count: str
    icon: str


@dataclass(frozen=True)
class Point:
    """A numbered or bulleted line with its drawing."""

    key: str
    text: str
    icon: str = ""


@dataclass(frozen=True)
class AttractBody:
    headline: str
    lines: tuple[Point, ...]  # what one can do here, shown in a slow loop
    touch: str
    note: str = ""


@dataclass(frozen=True)
class HomeBody:
    """``place`` names the list that is shown: another one starts at its top, one that is come back to stands where it
    was left. It stands before the lists, so that a page knows of another place before its rows come.
    """

    title: str
    search_hint: str
    search: str
    search_revision: int  # the field takes ``search`` over only when this grows
    tabs: tuple[Tab, ...]  # the ways in; intent tab:<key>
    place: str
    returning: bool
    heading: str  # over the list
    tiles: tuple[Tile, ...]  # a few, large
    empty: str  # words when there is nothing to list
    rows: tuple[Tile, ...] = ()  # as many as there are, one below the other
    groups: tuple[Group, ...] = ()  # intent group:<key>
    persons: tuple[Choice, ...] = ()  # for a person, for a body; intent "action:persons" {"key": …}
    greeting: str = ""


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


@dataclass(frozen=True)
class Equal:
    """One of several choices of equal size. ``name`` is its control, ``option:<what>:<key>``, and its intent."""

    name: str
    label: str
    help: str
    icon: str
    enabled: bool = True
    reason: str = ""  # why it is closed, in place of the help


@dataclass(frozen=True)
class ChoiceBody:
    """Exactly one of several equal things, at a touch; none is chosen beforehand."""

    title: str
    lead: str
    options: tuple[Equal, ...]
    note: str = ""
    actions: tuple[Action, ...] = ()  # where it is a list to go through: the way on


@dataclass(frozen=True)
class NoticeBody:
    title: str
    lead: str
    points: tuple[Point, ...]
    agree: Action
    decline: Action
    scene: Scene = Scene.NONE  # drawn where there is room


@dataclass(frozen=True)
class SketchMark:
    """Where the hand goes: millimetres from the left edge of the case and from its top."""

    key: str
    x: float
    y: float


@dataclass(frozen=True)
class Sketch:
    """The front of the terminal in millimetres, from the top left corner of its case."""

    width: float
    height: float
    screen_x: float
    screen_y: float
    screen_width: float
    screen_height: float
    marks: tuple[SketchMark, ...]


@dataclass(frozen=True)
class IdentifyBody:
    title: str
    message: str
    scene: Scene
    tips: tuple[Point, ...]
    actions: tuple[Action, ...] = ()
    sketch: Sketch | None = None


class Placed(StrEnum):
    """How somebody stands before the camera, for the frame that is drawn around them."""

    NOBODY = "nobody"
    MOVE = "move"
    GOOD = "good"


@dataclass(frozen=True)
class FaceBody:
    """The camera is on, and shows the resident to themselves."""

    title: str
    message: str  # what to do now
    placed: Placed
    picture: str  # image://session/<picture>, another one with every look; "" while there is none
    note: str  # what came of the try before
    tips: tuple[Point, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class CodeBody:
    """A code of ours for somebody's phone, and a place for theirs before the scanner."""

    title: str
    message: str
    drawing: str  # SVG path of the dark squares; "" when there is no code any more
    squares: int  # across
    left: str  # how long it lives, in words
    problem: str  # why the last one was no use
    points: tuple[Point, ...]
    actions: tuple[Action, ...]


class FieldKind(StrEnum):
    MULTI = "multi"  # any number of options; intent field:<key> {"option": key}
    ONE = "one"  # exactly one option; intent field:<key> {"option": key}
    MONTH = "month"  # intent field:<key> {"open": "true"|"false"}, {"year": "earlier"|"later"}, {"option": "YYYY-MM"}
    YEAR = "year"  # as MONTH, its options are years
    DATE = "date"  # as MONTH: first a month, then its days; {"option": "year"} goes back to the months
    LIST = "list"  # as MONTH, its options stand one below another; {"option": ".."} goes back to what they stand in
    TEXT = "text"  # intent field:<key> {"text": …}


class Keyboard(StrEnum):
    """Which leaf of the on-screen keyboard a line of text opens."""

    WORDS = "words"
    LATIN = "latin"
    DIGITS = "digits"
    NUMBER = "number"  # digits and a point
    ID_NUMBER = "id_number"  # digits and X


@dataclass(frozen=True)
class Option:
    key: str
    label: str
    selected: bool = False
    enabled: bool = True


@dataclass(frozen=True)
class FormField:
    key: str
    label: str
    kind: FieldKind
    hint: str
    value: str  # the chosen value in words, "" when none
    options: tuple[Option, ...]
    error: str = ""
    open: bool = False  # pickers: the leaf is shown
    year: str = ""  # the words above the leaf
    earlier: bool = False  # there is a leaf before / after the one shown
    later: bool = False
    up: str = ""  # days, lists: the words of the way back to the months, to the list that this one stands in
    note: str = ""  # lists: what there is to say instead of options; folded, instead of a value
    many: bool = False  # lists: any number of options
    required: bool = True
    basis: str = ""  # the rule that lets us ask; shown by "why do you ask?"
    keyboard: Keyboard = Keyboard.WORDS
    longest: int = 60
    revision: int = 0  # texts are taken over when it changes: otherwise what is typed is the page's

    def opened(
        self, heading: str, options: tuple[Option, ...], *, earlier: bool, later: bool, up: str = ""
    ) -> FormField:
        """With its picker unfolded."""
        return replace(self, open=True, year=heading, options=options, earlier=earlier, later=later, up=up)

    def listed(self, note: str, *, many: bool = False, up: str = "") -> FormField:
        """With its list unfolded, and words in the place of options."""
        return replace(self, open=True, note=note, many=many, up=up)

    def typed_with(self, keyboard: Keyboard, longest: int, revision: int) -> FormField:
        """As a line of text."""
        return replace(self, keyboard=keyboard, longest=longest, revision=revision)


@dataclass(frozen=True)
class ParametersBody:
    title: str
    lead: str
    fields: tuple[FormField, ...]
    errors: tuple[Point, ...]  # the errors once more on top; key is the field's
    next: Action
    facts: tuple[Fact, ...] = ()  # what is known already
    actions: tuple[Action, ...] = ()  # besides going on
    scene: Scene = Scene.NONE  # drawn where there is room


@dataclass(frozen=True)
class WorkingBody:
    title: str
    message: str  # what is asked of whom, and how long it usually takes
    scene: Scene
    waited: str = ""  # after three seconds: how long it takes by now
    cancel: Action | None = None


@dataclass(frozen=True)
class Column:
    key: str
    label: str
    numeric: bool = False
    weight: int = 1  # share of the width


@dataclass(frozen=True)
class Row:
    key: str
    cells: tuple[str, ...]
    group: bool = False  # a heading line (a year), with its sums in the cells
    total: bool = False


@dataclass(frozen=True)
class TableBody:
    title: str
    summary: str  # the answer in a sentence
    facts: tuple[Fact, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class DocumentBody:
    title: str
    summary: str
    pictures: tuple[str, ...]  # handles of the session's pictures: image://session/<handle>
    facts: tuple[Fact, ...]
    assurance: str  # signed by whom, verified
    note: str
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class PrintingBody:
    title: str
    message: str
    scene: Scene
    progress: str  # page n of m in words
    fraction: float | None  # 0..1, None when unknown
    cancel: Action | None = None


@dataclass(frozen=True)
class QuestionBody:
    """Something only the person at the machine can know."""

    title: str
    message: str
    scene: Scene
    facts: tuple[Fact, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class GuidanceBody:
    """Do this with your hands now: take the paper, take the card; or thanks."""

    title: str
    message: str
    scene: Scene
    points: tuple[Point, ...]
    actions: tuple[Action, ...]
    sketch: Sketch | None = None


@dataclass(frozen=True)
class TroubleBody:
    """What happened, what was and was not done, what now."""

    title: str
    happened: str
    done: str
    scene: Scene
    ways: tuple[Point, ...]
    reference: str
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class ClosedBody:
    """Out of service, in words a resident and a technician can use."""

    title: str
    message: str
    details: tuple[Point, ...]


@dataclass(frozen=True)
class PinBody:
    """A number pad. A digit sends ``field:pin`` ``{"option": digit}``; what was entered is shown as dots alone."""

    title: str
    message: str
    trouble: str  # what was wrong with the last try, and how long to wait; "" when nothing was
    progress: str  # how many digits there are, in words
    entered: int
    length: int
    usable: bool  # False: no digit is taken now
    clear: Action
    cancel: Action


@dataclass(frozen=True)
class DeskLine:
    """A part of the terminal, how it is, and what to do about it with one's hands."""

    key: str
    name: str
    state: str
    kind: SignKind
    cure: str = ""


@dataclass(frozen=True)
class DeskBody:
    """The attendant's page: what is the matter, what was used, what can be done."""

    title: str
    note: str  # what was done last and what came of it; "" at arrival
    note_kind: SignKind
    lines: tuple[DeskLine, ...]
    works: tuple[Action, ...]
    columns: tuple[Column, ...]  # of the counters
    rows: tuple[Row, ...]
    facts: tuple[Fact, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class SignatureBody:
    """Signing with a finger. Intent ``field:signature`` with ``strokes`` at the end of each, all of them: points
    "x,y,ms" parted by blanks, strokes by semicolons; thousandths of the pad's width, milliseconds since the first
    touch; "" when it was cleared. The pad owns them, and is emptied when ``revision`` grows.
    """

    title: str
    lead: str  # what is signed
    hint: str  # in the empty pad
    clear: str  # what its cross is called
    note: str  # what becomes of it
    actions: tuple[Action, ...]  # the last one is done
    revision: int = 0
    problem: str = ""


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


class SpokenKind(StrEnum):
    """What a part of what is said is about, in the order in which it is said."""

    ERROR = "error"
    TITLE = "title"
    LEAD = "lead"  # what is the matter, what to do
    DETAIL = "detail"  # values, rows, tips
    WAYS = "ways"  # how many things there are, and what can be done
    CONTENT = "content"  # the rest, for who wants to hear it all: rows, leaves of a guide


@dataclass(frozen=True)
class SpokenPart:
    """A sentence or a value to be said. A ``private`` one is said in a headset alone; without one it is said once that
    it stands on the screen."""

    kind: SpokenKind
    words: str = field(repr=False)
    private: bool = False


class ControlRole(StrEnum):
    """What a focused control is, as far as it matters to who only hears it."""

    BUTTON = "button"
    CHOICE = "choice"  # one of several
    CHECK = "check"
    FIELD = "field"
    LINK = "link"
    LIST = "list"
    TEXT = "text"


@dataclass(frozen=True)
class FocusedControl:
    """What the keys stand on. ``value`` is what was typed into it: private, whatever it is.

    ``position`` and ``count``: the how-manieth of its like beside it; 0 where it stands alone.
    """

    role: ControlRole
    name: str = field(repr=False)
    description: str = field(default="", repr=False)
    value: str = field(default="", repr=False)
    chosen: bool = False
    enabled: bool = True
    position: int = 0
    count: int = 0


@dataclass(frozen=True)
class Speech:
    """How the terminal speaks now. ``rate`` and ``volume`` are in percent of the terminal's own.

    ``repeats`` grows when the page is to be said once more.
    """

    on: bool = False
    headset: bool = False
    rate: int = 100
    volume: int = 100
    repeats: int = 0


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
    words: ControlWords = field(default_factory=ControlWords)
    speech: Speech = Speech()
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
}

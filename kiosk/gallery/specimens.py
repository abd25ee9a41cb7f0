"""One of each thing that a control shows, in the words of one language. Synthetic: nobody's data."""

from __future__ import annotations

from kiosk.presenter import Setting
from kiosk.presenter.controls import control_words
from kiosk.presenter.qr import svg_path
from kiosk.texts import Words
from screens.gallery.specimens import Specimens
from screens.models import (
    AccessGroup,
    AccessPanel,
    Action,
    ActionStyle,
    Choice,
    Column,
    Corner,
    DeskLine,
    Fact,
    FieldKind,
    FlowStep,
    Footer,
    FormField,
    Group,
    Header,
    IdleWarning,
    Instead,
    MaterialCard,
    Option,
    PlaceCard,
    Placed,
    PlateBody,
    Point,
    QuestionCard,
    Row,
    Sheet,
    SignKind,
    Sketch,
    SketchMark,
    Tab,
    TextSize,
    ThemeName,
    Tile,
)

_CODE = "https://zwfw.example.gov/g/411002"


def specimens(words: Words, setting: Setting, sheet: str, theme: ThemeName, size: TextSize) -> Specimens:
    """All of them, and which sheet is turned to in which look."""
    return Specimens(
        theme=theme.value,
        text_size=size.value,
        language=words.language.value,
        sheet=sheet,
        states=tuple(words.of(f"gallery-{state}") for state in ("normal", "pressed", "focused")),
        title=words.of("gallery-title"),
        help=words.of("gallery-help"),
        actions=_actions(words),
        choices=_choices(words),
        tabs=tuple(Tab(str(n), _label(words, n), f"{n}2", n == 1, "star") for n in range(1, 5)),
        tiles=_tiles(words),
        groups=tuple(Group(str(n), _label(words, n), f"{n}", "home") for n in range(1, 3)),
        sheets=(Sheet("1", _label(words, 1), "", True), Sheet("2", _label(words, 2), "", False)),
        right=_fields(words, ""),
        wrong=_fields(words, words.of("gallery-wrong")),
        errors=(Point("wrong-text", words.of("gallery-wrong")), Point("wrong-many", words.of("gallery-wrong"))),
        facts=(
            Fact("one", _label(words, 1), "4104**********0008", concealed=True),
            Fact("two", _label(words, 2), words.of("gallery-sentence")),
        ),
        points=tuple(Point(str(n), words.of("gallery-sentence")) for n in range(1, 5)),
        materials=tuple(
            MaterialCard(kind.value, _label(words, n), words.of("gallery-sentence"), kind)
            for n, kind in enumerate((SignKind.GOOD, SignKind.READ, SignKind.BRING), start=1)
        ),
        places=(
            PlaceCard("1", setting.hall.said(words.language.value), words.of("gallery-sentence"), "9:00-17:00", ""),
        ),
        questions=(QuestionCard("1", _label(words, 1), words.of("gallery-sentence")),),
        steps=(FlowStep("1", _label(words, 1), (_label(words, 2),)), FlowStep("2", words.of("gallery-sentence"))),
        columns=(Column("what", _label(words, 1), weight=2), Column("count", _label(words, 2), numeric=True)),
        rows=(
            Row("year", ("2026", "8,800.00"), group=True),
            *(Row(f"{month}", (f"2026-{month:02d}", "4,400.00")) for month in range(1, 3)),
            Row("total", (_label(words, 3), "8,800.00"), total=True),
        ),
        lines=tuple(
            DeskLine(kind.value, _label(words, n), kind.value, kind, words.of("gallery-sentence") if n > 1 else "")
            for n, kind in enumerate((SignKind.GOOD, SignKind.WARN, SignKind.BAD), start=1)
        ),
        code=svg_path(_CODE).path,
        modules=svg_path(_CODE).modules,
        instead=Instead(words.of("gallery-sentence"), setting.hall.said(words.language.value), setting.hotline),
        sketch=Sketch(600, 1500, 166, 100, 268, 476, (SketchMark("reader", 300, 760),)),
        plate=_plate(words),
        header=_header(words, setting),
        footer=_footer(words, setting),
        warning=IdleWarning(
            words.of("idle-title"),
            words.of("idle-message", seconds=20),
            20,
            Action("action:stay", words.of("action-stay"), ActionStyle.PRIMARY),
            Action("action:end", words.of("action-end")),
        ),
        access=AccessPanel(
            words.of("access-title"),
            (
                AccessGroup("one", _label(words, 1), _choices(words)),
                AccessGroup("many", _label(words, 2), _choices(words), several=True),
            ),
            Action("action:access-close", words.of("access-done"), ActionStyle.PRIMARY),
        ),
        words=control_words(words.language),
    )


def _label(words: Words, number: int) -> str:
    return words.of("gallery-label", number=number)


def _actions(words: Words) -> tuple[Action, ...]:
    return (
        Action("action:quiet", words.of("action-home"), ActionStyle.QUIET),
        Action("action:secondary", words.of("action-back")),
        Action("action:off", words.of("gallery-off"), enabled=False, reason=words.of("gallery-why-off")),
        Action("action:primary", words.of("access-done"), ActionStyle.PRIMARY),
    )


def _choices(words: Words) -> tuple[Choice, ...]:
    return (Choice("on", words.of("gallery-selected"), True), Choice("off", words.of("gallery-plain"), False))


def _tiles(words: Words) -> tuple[Tile, ...]:
    good, off = words.of("gallery-normal"), words.of("gallery-off")
    sentence = words.of("gallery-sentence")
    return (
        Tile("1", _label(words, 1), sentence, "", "certificate", True, good),
        Tile("2", sentence, _label(words, 2), "", "pension", False, off, SignKind.OFF),
    )


def _fields(words: Words, error: str) -> tuple[FormField, ...]:
    key = "wrong" if error else "right"
    options = tuple(Option(str(n), _label(words, n), n == 1, n < 3) for n in range(1, 4))
    months = tuple(Option(f"2026-{month:02d}", f"{month:02d}", month == 3, month < 11) for month in range(1, 13))
    text = FormField(f"{key}-text", _label(words, 1), FieldKind.TEXT, words.of("gallery-sentence"), "", (), error)
    many = FormField(f"{key}-many", _label(words, 2), FieldKind.MULTI, "", "", options, error)
    month = FormField(f"{key}-month", _label(words, 3), FieldKind.MONTH, "", "2026-03", (), error)
    listed = FormField(f"{key}-list", _label(words, 4), FieldKind.LIST, "", _label(words, 1), (), error)
    if error:
        return text, many, month, listed
    return (
        text,
        many,
        month.opened("2026", months, earlier=True, later=False),
        listed.opened(_label(words, 4), options, earlier=False, later=False),
    )


def _header(words: Words, setting: Setting) -> Header:
    return Header(
        hall=setting.hall.said(words.language.value),
        terminal=words.of("header-terminal", number=setting.terminal_id),
        clock="10:30",
        date="2026-06-15",
        link=words.of("link-online"),
        link_state=SignKind.GOOD,
        languages=tuple(
            Choice(language.value, words.of(f"language-{language.value.lower()}"), language is words.language)
            for language in setting.languages
        ),
        text_sizes=tuple(Choice(size, words.of(f"text-size-{size.value.lower()}"), size == "M") for size in TextSize),
        elder=Choice("elder", words.of("theme-elder"), False),
        access=Action("action:access", words.of("action-access")),
        demonstration=words.of("demonstration"),
    )


def _footer(words: Words, setting: Setting) -> Footer:
    return Footer(
        back=Action("action:back", words.of("action-back")),
        home=Action("action:home", words.of("action-home")),
        help=words.of("footer-help", hotline=setting.hotline, terminal=setting.terminal_id),
        help_short=words.of("footer-help-short", hotline=setting.hotline, terminal=setting.terminal_id),
        end=Action("action:end", words.of("action-end")),
    )


def _plate(words: Words) -> PlateBody:
    corners = tuple(
        Corner(str(number), x, y) for number, (x, y) in enumerate(((0.2, 0.2), (0.8, 0.24), (0.76, 0.8), (0.22, 0.78)))
    )
    title = words.of("gallery-sentence")
    return PlateBody(title, title, Placed.GOOD, "", corners, True, 1, (), "", (), ())

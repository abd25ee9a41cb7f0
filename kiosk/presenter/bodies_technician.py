"""The technician's pages: the rooms, the parts that are tried, and how the terminal is connected."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.presenter.bodies_attendant import lines_of_devices
from kiosk.presenter.qr import svg_path
from kiosk.presenter.say import hindrance_words, problem_words
from kiosk.session.desk import REFILLS, Result
from kiosk.session.model import Session, TechnicianForm, TechnicianRoom, TechnicianStage, TechnicianTest, Waiting
from kiosk.session.steps.technician import hindrance, is_busy, rooms, tests
from kiosk.session.steps.technician_form import Field, Method, fields, wrong
from kiosk.session.technician import Level, Line, Remark, Room, Test, Work
from kiosk.session.technician_stages import GRID_COLUMNS, GRID_ROWS
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    Body,
    Column,
    DeskLine,
    FieldKind,
    FormField,
    GridBody,
    Keyboard,
    Option,
    ParametersBody,
    Point,
    QuestionBody,
    Row,
    Scene,
    SignKind,
    Tab,
    TechnicianBody,
)

_SIGNS = {Level.GOOD: SignKind.GOOD, Level.WARN: SignKind.WARN, Level.BAD: SignKind.BAD, Level.OFF: SignKind.OFF}
#: From the least grave to the gravest.
_GRAVITY = (Level.OFF, Level.GOOD, Level.WARN, Level.BAD)
_RESULT_SIGNS = {
    Result.DOING: SignKind.OFF,
    Result.DONE: SignKind.GOOD,
    Result.FAILED: SignKind.BAD,
    Result.UNCONFIRMED: SignKind.WARN,
}
#: Lines of a log on the page; the file has the rest.
_MOST_LINES = 60


def technician_body(session: Session, stage: TechnicianStage, world: World, words: Words) -> Body:
    match stage:
        case TechnicianRoom(asked=Work.REFILLED):
            return _ask_refill(words)
        case TechnicianRoom():
            return room(session, stage, world, words)
        case TechnicianTest(test=Test.TOUCH):
            return _grid(stage, words)
        case TechnicianTest():
            return _test(session, stage, world, words)
        case TechnicianForm():
            return _form(session, stage, words)


# --- rooms ------------------------------------------------------------------------------------------------------------


def room(session: Session, stage: TechnicianRoom, world: World, words: Words) -> TechnicianBody:
    note, note_kind = _note(stage, words)
    report = stage.report
    columns, rows = _table(stage, world, words)
    code = svg_path(report.patrol.text) if report is not None and report.patrol is not None else None
    return TechnicianBody(
        title=words.of(f"tech-room-{stage.room.value}"),
        who=_who(stage, words),
        tabs=tuple(
            Tab(each.value, words.of(f"tech-tab-{each.value}"), "", each is stage.room) for each in rooms(stage.badge)
        ),
        note=note,
        note_kind=note_kind,
        message=_message(stage, world, words),
        lines=tuple(_lines(stage, world, words)),
        works=tuple(_works(session, stage, world, words)),
        columns=columns,
        rows=rows,
        code=code.path if code is not None else "",
        modules=code.modules if code is not None else 0,
        actions=tuple(_ways_out(session, stage, words)),
    )


def _who(stage: TechnicianStage, words: Words) -> str:
    badge = stage.badge
    until = badge.until.isoformat() if badge.until is not None else ""
    return words.of("tech-who", who=badge.who, serial=badge.serial, until=until)


def _message(stage: TechnicianRoom, world: World, words: Words) -> str:
    report = stage.report
    if report is None:
        return words.of("tech-looking")
    at = f"{report.at.astimezone(world.wall.tzinfo):%H:%M:%S}"
    match stage.room:
        case Room.PATROL:
            return words.of("tech-patrol-message", at=at)
        case Room.LOG if not report.log:
            return words.of("tech-log-empty")
        case Room.QUEUE if not report.parked:
            return words.of("tech-queue-none-parked", at=at)
    return words.of("tech-looked-at", at=at)


def _lines(stage: TechnicianRoom, world: World, words: Words) -> Iterator[DeskLine]:
    """What needs a hand comes first; the devices stand with what they say at this moment."""
    found = [_line(line, words) for line in stage.report.lines] if stage.report is not None else []
    if stage.room in (Room.READINESS, Room.TESTS):
        found = [*lines_of_devices(world, words), *found]
    urgent = (SignKind.BAD, SignKind.WARN, SignKind.OFF, SignKind.GOOD)
    yield from sorted(found, key=lambda line: urgent.index(line.kind)) if stage.room is Room.READINESS else found


def _line(line: Line, words: Words) -> DeskLine:
    cure = words.say(line.cure) if line.cure is not None else ""
    return DeskLine(line.key, words.say(line.name), words.say(line.state), _SIGNS[line.level], cure)


def _table(stage: TechnicianRoom, world: World, words: Words) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    report = stage.report
    if report is None:
        return (), ()
    zone = world.wall.tzinfo
    if stage.room is Room.LOG:
        least = _GRAVITY.index(stage.least)
        shown = [line for line in report.log if _GRAVITY.index(line.level) >= least][:_MOST_LINES]
        columns = (
            Column("at", words.of("tech-log-at"), weight=4),
            Column("level", words.of("tech-log-level"), weight=2),
            Column("event", words.of("tech-log-event"), weight=4),
            Column("said", words.of("tech-log-said"), weight=5),
        )
        rows = (
            Row(
                f"log-{number}",
                (
                    f"{line.at.astimezone(zone):%m-%d %H:%M:%S}",
                    words.of(f"tech-level-{line.level.value}"),
                    line.event,
                    line.said,
                ),
            )
            for number, line in enumerate(shown)
        )
        return columns, tuple(rows)
    if stage.room is Room.QUEUE and report.parked:
        of_rows = (
            Column("kind", words.of("tech-queue-kind"), weight=2),
            Column("since", words.of("tech-queue-since"), weight=2),
            Column("reason", words.of("tech-queue-reason"), weight=3),
        )
        parked = (
            Row(
                row.id,
                (words.say(row.kind), f"{row.since.astimezone(zone):%m-%d %H:%M}", words.say(row.reason)),
            )
            for row in report.parked
        )
        return of_rows, tuple(parked)
    return (), ()


# --- what can be done -------------------------------------------------------------------------------------------------


def _works(session: Session, stage: TechnicianRoom, world: World, words: Words) -> Iterator[Action]:
    free = not is_busy(session)
    match stage.room:
        case Room.TESTS:
            for test in tests(world):
                stands_in_the_way = hindrance(test, world)
                reason = hindrance_words(stands_in_the_way, words) if stands_in_the_way is not None else ""
                name = f"action:try-{_dashed(test)}"
                yield Action(name, words.of(f"tech-try-{_dashed(test)}"), enabled=free and not reason, reason=reason)
        case Room.SUPPLIES:
            for work in (Work.REFILLED, Work.ROLL_CHANGED, Work.TONER_CHANGED):
                yield _work(work, words, free)
        case Room.QUEUE:
            yield _work(Work.DRAIN, words, free)
            for number, row in enumerate(stage.report.parked if stage.report is not None else (), start=1):
                yield Action(f"action:unpark-{row.id}", words.of("tech-unpark", number=number), enabled=free)
        case Room.SETTINGS:
            yield _work(Work.SET_NETWORK, words, free)
            yield _work(Work.SET_TIME, words, free)
            yield _work(Work.IN_SERVICE if world.out_of_service else Work.OUT_OF_SERVICE, words, free)
        case Room.PATROL:
            yield _work(Work.CHECK_IN, words, free)
        case Room.UPDATE:
            yield _work(Work.BRING_RELEASE, words, free and stage.report is not None)
        case Room.LOG:
            for level in (Level.GOOD, Level.WARN, Level.BAD):
                chosen = ActionStyle.PRIMARY if stage.least is level else ActionStyle.SECONDARY
                yield Action(f"action:log-{level.value}", words.of(f"tech-log-show-{level.value}"), chosen)
    if stage.room in (Room.READINESS, Room.NETWORK):
        for name in ("report-receipt", "report-a4"):
            there = free and stage.report is not None
            yield Action(f"action:{name}", words.of(f"tech-{name}"), enabled=there)


def _work(work: Work, words: Words, free: bool) -> Action:
    return Action(f"action:service-{_dashed(work)}", words.of(f"tech-do-{_dashed(work)}"), enabled=free)


def _ways_out(session: Session, stage: TechnicianRoom, words: Words) -> Iterator[Action]:
    if any(pending.waiting is Waiting.PRINT for pending in session.pending):
        yield Action("action:stop", words.of("desk-stop-printing"))
    yield Action("action:look-again", words.of("tech-look-again"), enabled=not is_busy(session))
    yield Action("action:desk-leave", words.of("tech-leave"), enabled=stage.job is None)


# --- what came of it --------------------------------------------------------------------------------------------------


def _note(stage: TechnicianRoom, words: Words) -> tuple[str, SignKind]:
    remark = stage.remark
    if remark is None:
        return "", SignKind.OFF
    sentence = words.of(f"tech-result-{remark.result.value}", what=_done_words(remark, words))
    if remark.said is not None and remark.result is Result.DOING:  # how far it is says that it goes on
        return words.say(remark.said), SignKind.OFF
    if remark.said is not None:
        sentence = words.of("tech-result-with", result=sentence, said=words.say(remark.said))
    if stage.problems and remark.result is not Result.DONE:
        sentence = words.of("tech-result-with", result=sentence, said=problem_words(stage.problems, words))
    return sentence, _RESULT_SIGNS[remark.result]


def _done_words(remark: Remark, words: Words) -> str:
    if isinstance(remark.what, Test):
        if remark.what in (Test.TOUCH, Test.KEYPAD):
            return words.of(f"tech-tried-{remark.what.value}", count=remark.count)
        return words.of(f"tech-try-{_dashed(remark.what)}")
    if remark.what is Work.REFILLED and remark.count:
        return words.of("desk-refilled-with", sheets=remark.count)
    return words.of(f"tech-do-{_dashed(remark.what)}")


# --- parts that are tried ---------------------------------------------------------------------------------------------


def _answers(stage: TechnicianTest, words: Words, *, right: bool = True) -> tuple[Action, ...]:
    """What a technician saw, nobody else knows."""
    again = Action("action:retry", words.of("tech-test-again"), ActionStyle.QUIET)
    return (
        *((again,) if stage.failed or stage.code is not None else ()),
        Action("action:back", words.of("tech-test-back"), ActionStyle.QUIET),
        Action("action:did-not-get-it", words.of("tech-test-wrong")),
        Action("action:got-it", words.of("tech-test-right"), ActionStyle.PRIMARY, enabled=right),
    )


def _grid(stage: TechnicianTest, words: Words) -> GridBody:
    cells = GRID_COLUMNS * GRID_ROWS
    left = cells - len(stage.cells)
    return GridBody(
        title=words.of("tech-try-touch"),
        message=words.of("tech-grid-left", count=left) if left else words.of("tech-grid-done"),
        columns=GRID_COLUMNS,
        rows=GRID_ROWS,
        touched=len(stage.cells),
        actions=(
            Action("action:retry", words.of("tech-test-again"), ActionStyle.QUIET),
            Action("action:did-not-get-it", words.of("tech-test-wrong")),
            Action("action:got-it", words.of("tech-test-right"), ActionStyle.PRIMARY, enabled=not left),
        ),
    )


def _test(session: Session, stage: TechnicianTest, world: World, words: Words) -> TechnicianBody:
    dashed = _dashed(stage.test)
    lines = [line for line in _contacts(world, words) if stage.test is Test.LAMPS]
    return TechnicianBody(
        title=words.of(f"tech-try-{dashed}"),
        who=_who(stage, words),
        tabs=(),
        note=words.of("tech-test-silent") if stage.failed else _seen(stage, words),
        note_kind=SignKind.BAD if stage.failed else SignKind.GOOD,
        message=words.of(f"tech-test-{dashed}"),
        lines=tuple(lines),
        works=(),
        columns=(),
        rows=(),
        code="",
        modules=0,
        picture=f"live-{session.generation}-{stage.looks}" if stage.looks else "",
        actions=_answers(stage, words, right=not stage.failed),
    )


def _seen(stage: TechnicianTest, words: Words) -> str:
    if stage.code is not None:
        return words.of("tech-scanned", count=stage.code)
    if stage.keys:
        key = words.of(f"tech-key-{_dashed(stage.last)}") if stage.last is not None else words.of("tech-key-hidden")
        return words.of("tech-pressed", count=stage.keys, key=key)
    return ""


def _contacts(world: World, words: Words) -> Iterator[DeskLine]:
    contacts = world.contacts
    for key in ("door_open", "tampered", "person_near", "headset_plugged"):
        value = getattr(contacts, key)
        dashed = key.replace("_", "-")
        name, state = words.of(f"tech-contact-{dashed}"), words.of(f"tech-contact-{value.value.replace('_', '-')}")
        yield DeskLine(dashed, name, state, SignKind.GOOD if value.value in ("yes", "no") else SignKind.OFF)


# --- questions --------------------------------------------------------------------------------------------------------


def _ask_refill(words: Words) -> QuestionBody:
    sheets = tuple(Action(f"action:refill-{number}", words.of("desk-refill", sheets=number)) for number in REFILLS)
    return QuestionBody(
        title=words.of("desk-ask-refill-title"),
        message=words.of("desk-ask-refill"),
        scene=Scene.TAKE_PAPER,
        facts=(),
        actions=(Action("action:desk-decline", words.of("action-back"), ActionStyle.QUIET), *sheets),
    )


def _form(session: Session, stage: TechnicianForm, words: Words) -> ParametersBody:
    wrong_fields = wrong(stage) if stage.checked else ()
    errors = {field: words.of(f"tech-wrong-{field.value}") for field in wrong_fields}
    return ParametersBody(
        title=words.of("tech-do-network-set"),
        lead=words.of("tech-network-lead"),
        fields=tuple(_field(field, stage, session, errors.get(field, ""), words) for field in fields(stage)),
        errors=tuple(Point(field.value, text) for field, text in errors.items()),
        next=Action("action:next", words.of("tech-network-apply"), ActionStyle.PRIMARY),
        actions=(Action("action:back", words.of("action-back"), ActionStyle.QUIET),),
    )


def _field(field: Field, stage: TechnicianForm, session: Session, error: str, words: Words) -> FormField:
    value = stage.values.one(field)
    label = words.of(f"tech-network-{field.value}")
    if field is Field.METHOD:
        options = tuple(
            Option(method.value, words.of(f"tech-network-{method.value}"), method == value) for method in Method
        )
        return FormField(field.value, label, FieldKind.ONE, "", value, options, error)
    hint = words.of(f"tech-network-{field.value}-hint")
    made = FormField(field.value, label, FieldKind.TEXT, hint, value, (), error)
    return made.typed_with(Keyboard.LATIN, 60, session.visit)


def _dashed(value: Test | Work | object) -> str:
    return str(value).replace("_", "-")

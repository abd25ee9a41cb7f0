"""The attendant's pages: the number pad, the desk, and its questions."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime, tzinfo

from drivers.protocols import WARNINGS, Condition, Contact, DeviceStatus, Family, Problem
from kiosk.presenter.say import device_words, hindrance_words, problem_words
from kiosk.session.desk import PIN_LENGTH, REFILLS, Counts, DeskAction, DeskNote, Result
from kiosk.session.model import AttendantDesk, AttendantPin, PinTrouble, Session, Waiting
from kiosk.session.steps.attendant import badge_of, blocked_until, hindrance, is_busy, offered
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    Body,
    Column,
    DeskBody,
    DeskLine,
    Fact,
    PinBody,
    QuestionBody,
    Row,
    Scene,
    SignKind,
)


def body(session: Session, stage: AttendantPin | AttendantDesk, world: World, words: Words) -> Body:
    """The pad, or the desk."""
    if isinstance(stage, AttendantPin):
        return pin(session, stage, world, words)
    return desk(session, stage, world, words)


def pin(session: Session, stage: AttendantPin, world: World, words: Words) -> PinBody:
    checking = is_busy(session)
    blocked = world.now < blocked_until(stage, world)
    badge = badge_of(world)
    entered = PIN_LENGTH if checking else len(stage.digits)
    return PinBody(
        title=words.of("pin-title") if badge is None else words.of("tech-pin-title", who=badge.who),
        message=words.of("pin-checking" if checking else _pin_message(world)),
        trouble=_pin_trouble(stage, world, words),
        progress=words.of("pin-progress", entered=entered, length=PIN_LENGTH),
        entered=entered,
        length=PIN_LENGTH,
        usable=not (checking or blocked),
        clear=Action("action:pin-clear", words.of("pin-clear"), enabled=bool(stage.digits)),
        cancel=Action("action:desk-leave", words.of("pin-cancel")),
    )


def _pin_message(world: World) -> str:
    if badge_of(world) is not None:
        return "tech-pin-message"
    return "pin-message" if world.technician is None else "pin-message-or-token"


def _pin_trouble(stage: AttendantPin, world: World, words: Words) -> str:
    until = blocked_until(stage, world)
    if world.now < until:
        return words.of("pin-blocked", minutes=math.ceil((until - world.now) / 60))
    if world.technician is not None and world.technician.trouble is not None:
        return words.of(f"token-trouble-{world.technician.trouble.value.replace('_', '-')}")
    match stage.trouble:
        case PinTrouble.WRONG:
            return words.of("pin-wrong")
        case PinTrouble.NOT_CHECKED:
            return words.of("pin-not-checked")
    return ""


def desk(session: Session, stage: AttendantDesk, world: World, words: Words) -> DeskBody | QuestionBody:
    match stage.asked:
        case DeskAction.PAPER_PATH_EMPTY:
            return _ask_paper_path(words)
        case DeskAction.PAPER_REFILLED:
            return _ask_refill(words)
    counts = world.attendant.counts if world.attendant is not None else Counts()
    note, note_kind = _note(stage, words)
    return DeskBody(
        title=words.of("desk-title"),
        note=note,
        note_kind=note_kind,
        lines=tuple(_lines(stage, counts, world, words)),
        works=tuple(_works(session, stage, world, words)),
        columns=(
            Column("what", words.of("desk-counted"), weight=2),
            Column("since", words.of("desk-since-refill"), numeric=True),
            Column("total", words.of("desk-in-all"), numeric=True),
        ),
        rows=(
            Row("a4", (words.of("desk-a4-pages"), str(counts.a4_since_refill), str(counts.a4_pages))),
            Row("toner", (words.of("desk-toner-pages"), str(counts.a4_since_toner), "")),
            Row("receipts", (words.of("desk-receipts"), str(counts.receipts_since_roll), str(counts.receipts))),
            Row("cards", (words.of("desk-cards"), "", str(counts.cards))),
            Row("visits", (words.of("desk-visits"), "", str(counts.visits))),
        ),
        facts=(
            Fact("paper", words.of("desk-paper-left"), _paper_left(counts, words)),
            Fact("refilled", words.of("desk-refilled"), _when(counts.refilled_at, world, words)),
            Fact("roll", words.of("desk-roll-changed"), _when(counts.roll_changed_at, world, words)),
            Fact("toner", words.of("desk-toner-changed"), _when(counts.toner_changed_at, world, words)),
        ),
        actions=tuple(_ways_out(session, words)),
    )


# --- how the terminal is ----------------------------------------------------------------------------------------------


def _lines(stage: AttendantDesk, counts: Counts, world: World, words: Words) -> Iterator[DeskLine]:
    """The service state first, then the devices; what needs a hand comes before what is well."""
    if world.out_of_service:
        since = _when(world.attendant.out_of_service if world.attendant else None, world, words)
        yield DeskLine("service", words.of("desk-service"), words.of("desk-out-of-service", since=since), SignKind.WARN)
    else:
        yield DeskLine("service", words.of("desk-service"), words.of("desk-in-service"), SignKind.GOOD)
    devices = [_device(family, status, words) for family, status in world.devices.items()]
    if Family.DOCUMENT_PRINTER in world.devices:
        devices.append(_paper_path(stage, world, words))
        if counts.paper_runs_low:
            left = words.of("desk-paper-low", sheets=counts.sheets_left or 0)
            cure = words.of("desk-cure-paper-low")
            devices.append(DeskLine("paper-left", words.of("desk-paper-left"), left, SignKind.WARN, cure))
    devices += _case(world, words)
    yield from sorted(devices, key=lambda line: _URGENT.index(line.kind))


def lines_of_devices(world: World, words: Words) -> Iterator[DeskLine]:
    """What each device says of itself now."""
    for family, status in world.devices.items():
        yield _device(family, status, words)
    yield from _case(world, words)


_URGENT = (SignKind.BAD, SignKind.WARN, SignKind.OFF, SignKind.GOOD)


def _case(world: World, words: Words) -> Iterator[DeskLine]:
    """Its door and its seal, where there are contacts for them."""
    door, tampered = world.contacts.door_open, world.contacts.tampered
    if door is Contact.YES:
        yield DeskLine(
            "door", words.of("desk-door"), words.of("desk-door-open"), SignKind.WARN, words.of("desk-cure-door-open")
        )
    elif door is Contact.NO:
        yield DeskLine("door", words.of("desk-door"), words.of("desk-door-closed"), SignKind.GOOD)
    if tampered is Contact.YES:
        yield DeskLine(
            "case", words.of("desk-case"), words.of("desk-case-tampered"), SignKind.BAD, words.of("desk-cure-case")
        )
    elif tampered is Contact.NO:
        yield DeskLine("case", words.of("desk-case"), words.of("desk-case-whole"), SignKind.GOOD)


def _device(family: Family, status: DeviceStatus, words: Words) -> DeskLine:
    if status.problems:
        state = problem_words(status.problems, words)
    else:
        state = words.of(f"desk-condition-{status.condition.value.replace('_', '-')}")
    cures = [_cure(family, problem, words) for problem in sorted(status.problems, key=_stops_first)]
    if not status.usable and not cures and status.condition is not Condition.NOT_SUPPORTED:
        cures.append(words.of(f"desk-cure-condition-{status.condition.value.replace('_', '-')}"))
    return DeskLine(
        family.value.replace("_", "-"),
        device_words(family, words),
        state,
        _kind(status),
        words.of("sentence-join").join(cures),
    )


def _kind(status: DeviceStatus) -> SignKind:
    if status.condition is Condition.NOT_SUPPORTED:
        return SignKind.OFF
    if status.usable:
        return SignKind.WARN if status.problems else SignKind.GOOD
    return SignKind.BAD


def _stops_first(problem: Problem) -> tuple[bool, str]:
    return problem in WARNINGS, problem.value


def _cure(family: Family, problem: Problem, words: Words) -> str:
    """What to do with one's hands; where the devices differ, there are words for this one."""
    dashed = problem.value.replace("_", "-")
    own = f"desk-cure-{dashed}-{family.value.replace('_', '-')}"
    return words.of(own) if words.has(own) else words.of(f"desk-cure-{dashed}")


def _paper_path(stage: AttendantDesk, world: World, words: Words) -> DeskLine:
    name = words.of("desk-paper-path")
    if world.paper_path_locked:
        return DeskLine(
            "paper-path", name, words.of("desk-path-locked"), SignKind.BAD, words.of("desk-cure-path-locked")
        )
    if stage.paper is not None:
        return DeskLine("paper-path", name, words.of("desk-path-left"), SignKind.WARN, words.of("desk-cure-path-left"))
    return DeskLine("paper-path", name, words.of("desk-path-free"), SignKind.GOOD)


def _paper_left(counts: Counts, words: Words) -> str:
    if counts.sheets_left is None:
        return words.of("desk-paper-unknown")
    return words.of("desk-paper-about", sheets=counts.sheets_left)


def _when(at: datetime | None, world: World, words: Words) -> str:
    """In the zone that people here live in."""
    zone: tzinfo | None = world.wall.tzinfo
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at is not None else words.of("desk-never")


# --- what can be done, and what came of it ----------------------------------------------------------------------------


def _works(session: Session, stage: AttendantDesk, world: World, words: Words) -> Iterator[Action]:
    busy = is_busy(session)
    for action in offered(stage, world):
        stands_in_the_way = hindrance(action, world)
        reason = hindrance_words(stands_in_the_way, words) if stands_in_the_way is not None else ""
        style = ActionStyle.PRIMARY if action is DeskAction.PAPER_PATH_EMPTY else ActionStyle.SECONDARY
        dashed = action.value.replace("_", "-")
        yield Action(f"action:desk-{dashed}", words.of(f"desk-do-{dashed}"), style, not busy and not reason, reason)


def _ways_out(session: Session, words: Words) -> Iterator[Action]:
    if any(pending.waiting is Waiting.PRINT for pending in session.pending):
        yield Action("action:stop", words.of("desk-stop-printing"))
    yield Action("action:desk-leave", words.of("desk-leave"), enabled=not is_busy(session))


#: What is said otherwise than of everything: which action came to which end.
_SAID_OTHERWISE = {
    (DeskAction.PAPER_PATH_EMPTY, Result.DOING): "desk-path-asking",
    (DeskAction.PAPER_PATH_EMPTY, Result.DONE): "desk-path-cleared",
    (DeskAction.PAPER_PATH_EMPTY, Result.UNCONFIRMED): "desk-path-not-yet",
    (DeskAction.TEST_RECEIPT, Result.DOING): "desk-test-printing",
    (DeskAction.TEST_RECEIPT, Result.DONE): "desk-test-printed",
    (DeskAction.TEST_RECEIPT, Result.FAILED): "desk-test-not-printed",
    (DeskAction.TEST_RECEIPT, Result.UNCONFIRMED): "desk-test-unknown",
    (DeskAction.TEST_PAGE, Result.DOING): "desk-test-printing",
    (DeskAction.TEST_PAGE, Result.DONE): "desk-test-printed",
    (DeskAction.TEST_PAGE, Result.FAILED): "desk-test-not-printed",
    (DeskAction.TEST_PAGE, Result.UNCONFIRMED): "desk-test-unknown",
}
_SAID = {
    Result.DOING: "desk-doing",
    Result.DONE: "desk-done",
    Result.FAILED: "desk-failed",
    Result.UNCONFIRMED: "desk-unconfirmed",
}
_NOTE_KINDS = {
    Result.DOING: SignKind.OFF,
    Result.DONE: SignKind.GOOD,
    Result.FAILED: SignKind.BAD,
    Result.UNCONFIRMED: SignKind.WARN,
}


def _note(stage: AttendantDesk, words: Words) -> tuple[str, SignKind]:
    note = stage.note
    if note is None:
        return "", SignKind.OFF
    said = _SAID_OTHERWISE.get((note.action, note.result), _SAID[note.result])
    sentence = words.of(said, what=_done_words(note, words))
    if stage.problems and note.result is not Result.DONE:
        problem = problem_words(stage.problems, words)
        return words.of("desk-test-problem", said=sentence, problem=problem), SignKind.BAD
    return sentence, _NOTE_KINDS[note.result]


def _done_words(note: DeskNote, words: Words) -> str:
    if note.sheets:
        return words.of("desk-refilled-with", sheets=note.sheets)
    return words.of(f"desk-do-{note.action.value.replace('_', '-')}")


# --- the two questions ------------------------------------------------------------------------------------------------


def _ask_paper_path(words: Words) -> QuestionBody:
    return QuestionBody(
        title=words.of("desk-ask-path-title"),
        message=words.of("desk-ask-path"),
        scene=Scene.PAPER_PROBLEM,
        facts=(),
        actions=(
            Action("action:desk-confirm", words.of("desk-path-is-empty"), ActionStyle.PRIMARY),
            Action("action:desk-decline", words.of("desk-not-yet")),
        ),
    )


def _ask_refill(words: Words) -> QuestionBody:
    sheets = tuple(Action(f"action:refill-{number}", words.of("desk-refill", sheets=number)) for number in REFILLS)
    return QuestionBody(
        title=words.of("desk-ask-refill-title"),
        message=words.of("desk-ask-refill"),
        scene=Scene.TAKE_PAPER,
        facts=(),
        actions=(Action("action:desk-decline", words.of("action-back"), ActionStyle.QUIET), *sheets),
    )

"""What came of it: the table, the document, or what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from drivers.protocols import Family
from kiosk.catalogue.model import ColumnType, ResultColumn, TableResult
from kiosk.presenter.bodies_form import months_in_words
from kiosk.presenter.calling import stuck_action
from kiosk.presenter.holder import holder_facts
from kiosk.presenter.say import hindrance_words, money, month_short, problem_words
from kiosk.presenter.setting import Setting
from kiosk.session.availability import device_hindrance
from kiosk.session.model import AskFailure, Document, Session, Table, Trouble, TroubleKind
from kiosk.session.steps.choosing import has_other_ways
from kiosk.session.steps.results import copies_left
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    Column,
    DocumentBody,
    Fact,
    Point,
    Row,
    Scene,
    TableBody,
    TroubleBody,
)

Record = dict[str, str]


def table(session: Session, stage: Table, world: World, words: Words, setting: Setting) -> TableBody:
    language = words.language.value
    service = world.catalogue.services[stage.code]
    shape = service.table
    if shape is None:
        raise ValueError(f"{stage.code} has no table")
    records = sort_records([dict(row) for row in stage.result.rows], shape)
    span = months_in_words(stage.values, service, words)
    summary = words.of("table-summary", months=len(records), span=span) if records else shape.empty.said(language)
    return TableBody(
        title=service.title.said(language),
        summary=summary,
        facts=(*_holder(session, words), Fact("span", words.of("table-span"), span), *_totals(records, shape, words)),
        columns=tuple(
            Column(c.key, c.label.said(language), c.type is ColumnType.MONEY, 2 if c.type is ColumnType.TEXT else 1)
            for c in shape.columns
        ),
        rows=tuple(table_rows(records, shape, words)),
        note=words.of("table-note", source=stage.result.source, as_of=stage.result.as_of),
        actions=_table_actions(stage, world, words, setting) if records else (),
    )


def _table_actions(stage: Table, world: World, words: Words, setting: Setting) -> tuple[Action, ...]:
    """While nothing can be printed, the phone is offered first."""
    actions = _print_actions(stage, world, words, "action-print-table")
    if setting.guide_url and device_hindrance(Family.DOCUMENT_PRINTER, world) is not None:
        return (Action("action:take-guide", words.of("action-take-guide"), ActionStyle.PRIMARY), *actions)
    return actions


def document(session: Session, stage: Document, world: World, words: Words) -> DocumentBody:
    language = words.language.value
    service = world.catalogue.services[stage.code]
    held = stage.document
    facts = [
        *_holder(session, words),
        Fact("pages", words.of("document-pages"), words.of("page-count", pages=held.pages)),
        Fact("code", words.of("document-code"), grouped(held.verification_code)),
    ]
    if held.valid_until is not None:
        facts.append(Fact("valid", words.of("document-valid"), held.valid_until.isoformat()))
    return DocumentBody(
        title=held.title if language.startswith("zh") else service.title.said(language),
        summary=words.of("document-summary"),
        pictures=held.pictures,
        facts=tuple(facts),
        assurance=words.of("document-assurance", signer=held.signer),
        note=service.document.validity.said(language) if service.document else "",
        actions=_print_actions(stage, world, words, "action-print"),
    )


def trouble(session: Session, stage: Trouble, world: World, words: Words, setting: Setting) -> TroubleBody:
    key = _trouble_key(stage)
    service = world.catalogue.services.get(stage.code) if stage.code else None
    happened = words.of(f"trouble-{key}-happened")
    if stage.kind is TroubleKind.UNDER_AGE and service is not None and service.eligibility.under_age is not None:
        happened = service.eligibility.under_age.said(words.language.value)
    if stage.problems:
        happened = words.of("sentence-join").join((happened, problem_words(stage.problems, words)))
    ways = [Point(str(n), text) for n, text in enumerate(_ways(key, words, setting), start=1)]
    actions = []
    if stage.retry is not None and _can_help(stage, world):
        own = f"trouble-{key}-retry"
        label = words.of(own if words.has(own) else "action-retry")
        actions.append(Action("action:retry", label, ActionStyle.PRIMARY))
    actions.append(stuck_action(words))
    actions.append(Action("action:home", words.of("action-other"), ActionStyle.SECONDARY))
    return TroubleBody(
        title=trouble_title(stage, words),
        happened=happened,
        done=words.of(f"trouble-{key}-done"),
        scene=_scene(stage),
        ways=tuple(ways),
        reference=words.of("trouble-reference", number=stage.reference or _reference(session, setting)),
        actions=tuple(actions),
    )


def _can_help(stage: Trouble, world: World) -> bool:
    """Whether to try again can come to anything else."""
    return stage.failure is not AskFailure.TRUST_TOO_LOW or has_other_ways(stage, world)


def _scene(stage: Trouble) -> Scene:
    if stage.kind is TroubleKind.PLATFORM and stage.failure is not None:
        return _PLATFORM_SCENES.get(stage.failure, Scene.LINK_PROBLEM)
    return _SCENES.get(stage.kind, Scene.LINK_PROBLEM)


_PLATFORM_SCENES = {
    AskFailure.BUSY: Scene.BUSY,
    AskFailure.TIMEOUT: Scene.BUSY,
    AskFailure.NO_RECORD: Scene.NOT_FOUND,
    AskFailure.NOT_ELIGIBLE: Scene.PERSON_PROBLEM,
    AskFailure.TRUST_TOO_LOW: Scene.PERSON_PROBLEM,
    AskFailure.DOCUMENT_REFUSED: Scene.DOCUMENT_PROBLEM,
}
_SCENES = {
    TroubleKind.CARD_UNREAD: Scene.CARD_PROBLEM,
    TroubleKind.CARD_UNKNOWN: Scene.CARD_PROBLEM,
    TroubleKind.CARD_EXPIRED: Scene.CARD_PROBLEM,
    TroubleKind.READER_AWAY: Scene.CARD_PROBLEM,
    TroubleKind.CHIP_READER_AWAY: Scene.CARD_PROBLEM,
    TroubleKind.CHIP_UNREAD: Scene.CARD_PROBLEM,
    TroubleKind.UNDER_AGE: Scene.PERSON_PROBLEM,
    TroubleKind.SOMEBODY_ELSE: Scene.PERSON_PROBLEM,
    TroubleKind.CAMERA_AWAY: Scene.FACE_PROBLEM,
    TroubleKind.FACE_UNDER_AGE: Scene.FACE_PROBLEM,
    TroubleKind.FACE_NOT_SEEN: Scene.FACE_PROBLEM,
    TroubleKind.FACE_NOT_MATCHED: Scene.FACE_PROBLEM,
    TroubleKind.FACE_UNAVAILABLE: Scene.FACE_PROBLEM,
    TroubleKind.APP_REFUSED: Scene.PHONE_PROBLEM,
    TroubleKind.NO_PHONE: Scene.PHONE_PROBLEM,
    TroubleKind.PHONE_CODE_WRONG: Scene.PHONE_PROBLEM,
    TroubleKind.NO_BODY: Scene.NOT_FOUND,
    TroubleKind.NO_ROLE: Scene.PERSON_PROBLEM,
    TroubleKind.NOT_PRINTED: Scene.PAPER_PROBLEM,
    TroubleKind.PRINT_STOPPED: Scene.PAPER_PROBLEM,
    TroubleKind.NO_GUIDE: Scene.DOCUMENT_PROBLEM,
    TroubleKind.ITEM_AWAY: Scene.ITEM_AWAY,
    TroubleKind.DRAFT_GONE: Scene.NOT_FOUND,
    TroubleKind.CASE_NOT_FOUND: Scene.NOT_FOUND,
}
#: Failures of the platform that are one and the same to the person who waits.
_SAME = {AskFailure.OTHER: AskFailure.SERVER, AskFailure.NOT_THE_PLATFORM: AskFailure.NO_LINK}


def trouble_title(stage: Trouble, words: Words) -> str:
    return words.of(f"trouble-{_trouble_key(stage)}-title")


def _trouble_key(stage: Trouble) -> str:
    if stage.kind is TroubleKind.PLATFORM:
        failure = stage.failure or AskFailure.OTHER
        return "ask-" + _SAME.get(failure, failure).value.replace("_", "-")
    return stage.kind.value.replace("_", "-")


def _ways(key: str, words: Words, setting: Setting) -> Iterable[str]:
    text_id = f"trouble-{key}-way"
    if words.has(text_id):
        yield words.of(text_id)
    yield words.of("trouble-way-hotline", hotline=setting.hotline, terminal=setting.terminal_id)


def _reference(session: Session, setting: Setting) -> str:
    """What the hotline can find in the terminal's log: it names nobody."""
    return f"{setting.terminal_id}-{session.generation:05d}"


def _holder(session: Session, words: Words) -> tuple[Fact, ...]:
    if session.resident is None:
        return ()
    return holder_facts(session.resident.subject, session, words)


def _print_actions(stage: Table | Document, world: World, words: Words, label: str) -> tuple[Action, ...]:
    hindrance = device_hindrance(Family.DOCUMENT_PRINTER, world)
    reason = ""
    if copies_left(stage, world) <= 0:
        reason = words.of("print-limit")
    elif hindrance is not None:
        reason = hindrance_words(hindrance, words)
    again = "-again" if stage.printed else ""
    return (
        Action("action:print", words.of(label + again), ActionStyle.PRIMARY, not reason, reason),
        Action("action:home", words.of("action-other")),
    )


def grouped(code: str, size: int = 4) -> str:
    """A code in groups of four, as people read it aloud."""
    return " ".join(code[start : start + size] for start in range(0, len(code), size))


def sort_records(records: list[Record], shape: TableResult) -> list[Record]:
    """Newest month first; tables without a month keep the platform's order."""
    month = next((column.key for column in shape.columns if column.type is ColumnType.MONTH), None)
    return sorted(records, key=lambda record: record.get(month, ""), reverse=True) if month else records


def table_rows(records: list[Record], shape: TableResult, words: Words) -> Iterable[Row]:
    """The records by year, each year with its sums, and the sums of all at the end."""
    month = next((column for column in shape.columns if column.type is ColumnType.MONTH), None)
    if month is None:
        for number, record in enumerate(records):
            yield Row(str(number), tuple(_cell(column, record, words) for column in shape.columns))
        return
    years = list(dict.fromkeys(record.get(month.key, "")[:4] for record in records))
    for year in years:
        of_year = [record for record in records if record.get(month.key, "")[:4] == year]
        yield Row(f"year-{year}", _sums(of_year, shape, words.of("table-year", year=year)), group=True)
        for record in of_year:
            yield Row(record.get(month.key, ""), tuple(_cell(column, record, words) for column in shape.columns))
    if len(years) > 1:
        yield Row("total", _sums(records, shape, words.of("table-total")), total=True)


def _totals(records: list[Record], shape: TableResult, words: Words) -> Iterable[Fact]:
    """The sums of all, where nobody has to scroll for them."""
    for column in shape.columns:
        if column.sum and records:
            label = words.of("table-sum-of", column=column.label.said(words.language.value))
            yield Fact(f"sum-{column.key}", label, money(_sum(records, column.key)))


def _cell(column: ResultColumn, record: Record, words: Words) -> str:
    value = record.get(column.key, "")
    if column.type is ColumnType.MONEY:
        return money(value)
    if column.type is ColumnType.MONTH and value:
        return month_short(value, words)
    return value


def _sums(records: list[Record], shape: TableResult, label: str) -> tuple[str, ...]:
    return tuple(
        label if index == 0 else money(_sum(records, column.key)) if column.sum else ""
        for index, column in enumerate(shape.columns)
    )


def _sum(records: list[Record], key: str) -> Decimal:
    total = Decimal(0)
    for record in records:
        try:
            total += Decimal(record.get(key, "0"))
        except InvalidOperation:
            continue
    return total

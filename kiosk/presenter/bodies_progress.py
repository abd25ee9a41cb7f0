"""The pages of progress: what somebody has begun and handed in, a case with its time line, and taking one back.

"Received" is never called accepted: that is the department's to say.
"""

from __future__ import annotations

from drivers.protocols import Family
from kiosk.presenter.bodies_drafts import day, item_title, waiting, wanted_titles
from kiosk.presenter.qr import svg_path
from kiosk.presenter.say import hindrance_words
from kiosk.session import matters_stages as ms
from kiosk.session import model as m
from kiosk.session.application import Delivery
from kiosk.session.availability import device_hindrance
from kiosk.session.matters import Case, CaseStep, SavedDraft
from kiosk.session.steps.case_number import DIGITS, DIGITS_LONG, LONGEST_NUMBER, NUMBER, number_mistakes
from kiosk.session.steps.progress import CASE, DRAFT, may_act
from kiosk.session.steps.submitting import slips_left
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    ChoiceBody,
    Column,
    Equal,
    Fact,
    FieldKind,
    FormField,
    GuidanceBody,
    Keyboard,
    ParametersBody,
    Point,
    QuestionBody,
    Row,
    Scene,
    TableBody,
    TakeAlongBody,
    WorkingBody,
)


def asking(stage: ms.AskingMatters, world: World, words: Words) -> WorkingBody:
    return waiting(words.of("matters-asking-title"), words.of("matters-asking"), stage.since, world, words)


def matters(stage: ms.MattersList, world: World, words: Words) -> ChoiceBody:
    """What is waited for of the resident first: drafts, then cases as they changed."""
    drafts, cases = stage.matters.drafts, stage.matters.cases
    if not drafts and not cases:
        lead = words.of("matters-none")
    else:
        lead = words.of("matters-lead", drafts=len(drafts), cases=len(cases))
    return ChoiceBody(
        title=words.of("matters-title"),
        lead=words.of("draft-deleted") if stage.deleted else lead,
        options=(
            *(_draft(number, draft, world, words) for number, draft in enumerate(drafts)),
            *(_case(number, case, world, words) for number, case in enumerate(cases)),
        ),
        note=words.of("matters-note"),
    )


def _draft(number: int, draft: SavedDraft, world: World, words: Words) -> Equal:
    said = "matters-to-correct" if draft.corrects else "matters-draft"
    detail = words.of(said, day=day(draft.until, words)) if draft.readable else words.of("matters-unreadable")
    return Equal(
        f"option:matter:{DRAFT}{number}",
        item_title(draft.item, world, words),
        detail,
        "letter" if draft.corrects else "certificate",
    )


def _case(number: int, case: Case, world: World, words: Words) -> Equal:
    said = words.of("matters-case", state=state_words(case, words), number=case.number)
    return Equal(f"option:matter:{CASE}{number}", item_title(case.item, world, words), said, "timeline")


def already(stage: ms.AlreadyFiled, world: World, words: Words) -> QuestionBody:
    """Said before anybody types."""
    service, case = world.catalogue.services.get(stage.code), stage.case
    facts = [Fact("item", words.of("receipt-item"), item_title(stage.code, world, words))]
    actions: list[Action] = []
    if case is not None:
        facts += _case_facts(case, world, words)
        actions.append(Action("action:see-case", words.of("case-see"), ActionStyle.PRIMARY))
        if case.may_correct:
            actions.insert(0, Action("action:correct-case", words.of("case-correct")))
    else:
        facts.append(Fact("number", words.of("case-local-number"), stage.here))
    second = service is not None and not service.one_at_a_time
    if second:
        actions.insert(0, Action("action:agree", words.of("already-another")))
    where = words.of("already-filed") if case is not None else words.of("already-here")
    rule = words.of("already-second") if second else words.of("already-one")
    return QuestionBody(
        title=words.of("already-title"),
        message=words.of("sentence-join").join((where, rule)),
        scene=Scene.NONE,
        facts=tuple(facts),
        actions=tuple(actions) or (Action("action:home", words.of("action-other"), ActionStyle.PRIMARY),),
    )


# --- a case -----------------------------------------------------------------------------------------------------------


def case_page(session: m.Session, stage: ms.CasePage, world: World, words: Words) -> TableBody:
    case = stage.case
    service, language = world.catalogue.services.get(case.item), words.language.value
    facts = _case_facts(case, world, words)
    titles = [title for _, title in wanted_titles(case.wanted, service, language)]
    titles += [one.label for one in case.asked]
    if case.note:
        facts.append(Fact("note", words.of("case-office-says"), case.note))
    if titles:
        facts.append(Fact("wanted", words.of("case-wanted"), words.of("list-join").join(titles)))
    actions = []
    if case.may_withdraw and may_act(session, stage, world):
        actions.append(Action("action:withdraw-case", words.of("case-withdraw")))
    actions.append(Action("action:take-guide", words.of("case-slip")))
    if case.may_correct and not stage.by_number:
        actions.append(Action("action:correct-case", words.of("case-correct"), ActionStyle.PRIMARY))
    return TableBody(
        title=item_title(case.item, world, words),
        summary=_summary(case, words),
        facts=tuple(facts),
        columns=_columns(stage, words),
        rows=tuple(
            Row(str(number), _cells(stage, step, words)) for number, step in reversed(list(enumerate(case.history)))
        ),
        note=_case_note(session, stage, world, words),
        actions=tuple(actions),
    )


def _columns(stage: ms.CasePage, words: Words) -> tuple[Column, ...]:
    """By a number alone nobody reads what an office wrote."""
    when = (Column("day", words.of("case-day"), weight=2), Column("state", words.of("case-state"), weight=2))
    return when if stage.by_number else (*when, Column("note", words.of("case-words"), weight=3))


def _cells(stage: ms.CasePage, step: CaseStep, words: Words) -> tuple[str, ...]:
    when = (f"{step.at:%Y-%m-%d %H:%M}", words.of(f"case-state-{_dashed(step.state)}"))
    return when if stage.by_number else (*when, step.note)


def _case_note(session: m.Session, stage: ms.CasePage, world: World, words: Words) -> str:
    """What cannot be done from here, and how it can."""
    if stage.by_number:
        return words.of("case-by-number-note")
    if stage.case.may_withdraw and not may_act(session, stage, world):
        return words.of("case-withdraw-stronger")
    return words.of("case-hotline-note")


def _office(case: Case, world: World, words: Words) -> str:
    """As the catalogue calls it in the resident's language; as the platform does where the item is not ours."""
    service = world.catalogue.services.get(case.item)
    return case.office if service is None else world.catalogue.department(service).said(words.language.value)


def _case_facts(case: Case, world: World, words: Words) -> list[Fact]:
    facts = [
        Fact("number", words.of("case-number-label" if case.case_number else "case-local-number"), case.number),
        Fact("state", words.of("case-state"), state_words(case, words)),
        Fact("filed", words.of("case-filed-on"), day(case.confirmed_at, words)),
    ]
    if case.office:
        facts.append(Fact("office", words.of("case-office"), _office(case, world, words)))
    if case.telephone:
        facts.append(Fact("telephone", words.of("case-telephone"), case.telephone))
    if case.days_left is not None:
        facts.append(Fact("days", words.of("case-days"), _days(case.days_left, words)))
    return facts


def _days(left: int, words: Words) -> str:
    if left < 0:
        return words.of("case-days-over", days=-left)
    return words.of("case-days-left", days=left) if left else words.of("case-days-today")


def _summary(case: Case, words: Words) -> str:
    """The answer in a sentence: where it is, and what now."""
    return words.of(f"case-now-{_dashed(case.state)}")


def state_words(case: Case, words: Words) -> str:
    return words.of(f"case-state-{_dashed(case.state)}")


def slip(session: m.Session, stage: ms.CaseSlip, world: World, words: Words) -> TakeAlongBody:
    case = stage.page.case
    code = svg_path(case.number)
    hindrance = device_hindrance(Family.RECEIPT_PRINTER, world)
    under_way = any(pending.waiting is m.Waiting.RECEIPT for pending in session.pending)
    usable = hindrance is None and slips_left(session) and not under_way and case.item in world.catalogue.services
    reason = hindrance_words(hindrance, words) if hindrance is not None else ""
    return TakeAlongBody(
        title=item_title(case.item, world, words),
        message=words.of("apply-case-number", number=case.number)
        if case.case_number
        else words.of("apply-local-number", number=case.number),
        code=code.path,
        modules=code.modules,
        address=case.number,
        tips=(
            Point("scan", words.of("case-slip-scan")),
            Point("here", words.of("case-slip-here")),
        ),
        state=words.of(f"slip-{session.receipt.value}") if session.receipt is not m.ReceiptState.NONE else "",
        actions=(
            Action("action:back", words.of("case-back")),
            Action("action:print-slip", words.of("apply-print-slip"), ActionStyle.PRIMARY, usable, reason),
        ),
    )


# --- taking it back ---------------------------------------------------------------------------------------------------


def ask_withdraw(stage: ms.AskWithdraw, world: World, words: Words) -> QuestionBody:
    case = stage.page.case
    return QuestionBody(
        title=words.of("case-withdraw-not-kept-title") if stage.not_kept else words.of("case-withdraw-title"),
        message=words.of("case-withdraw-not-kept") if stage.not_kept else words.of("case-withdraw-message"),
        scene=Scene.QUESTION,
        facts=(
            Fact("item", words.of("receipt-item"), item_title(case.item, world, words)),
            *_case_facts(case, world, words),
        ),
        actions=(
            Action("action:agree", words.of("case-withdraw-yes")),
            Action("action:decline", words.of("case-withdraw-no"), ActionStyle.PRIMARY),
        ),
    )


def withdrawing(words: Words) -> WorkingBody:
    return WorkingBody(words.of("case-withdrawing-title"), words.of("case-withdrawing"), Scene.ASKING)


def withdrawn(stage: ms.Withdrawn, world: World, words: Words) -> GuidanceBody:
    """Delivered, the platform has taken it back; until then nothing but that it is on its way."""
    state = {
        Delivery.DELIVERED: "delivered",
        Delivery.HELD: "held",
        Delivery.KEPT: "waiting",
        Delivery.AWAITED: "waiting",
    }[stage.stored.delivery]
    return GuidanceBody(
        title=words.of(f"case-withdrawn-{state}-title"),
        message=words.of(f"case-withdrawn-{state}"),
        scene=Scene.DONE if stage.stored.delivery is Delivery.DELIVERED else Scene.ASKING,
        points=(
            Point("item", item_title(stage.case.item, world, words)),
            Point("number", words.of("apply-local-number", number=stage.stored.local_number)),
        ),
        actions=(
            Action("action:home", words.of("action-other")),
            Action("action:end", words.of("action-end"), ActionStyle.PRIMARY),
        ),
    )


# --- by number --------------------------------------------------------------------------------------------------------


def by_number(session: m.Session, stage: ms.CaseNumber, words: Words) -> ParametersBody:
    wrong = number_mistakes(stage.values) if stage.checked else {}
    fields = tuple(
        FormField(
            key=key,
            label=words.of(f"by-number-{_dashed(key)}"),
            kind=FieldKind.TEXT,
            hint=words.of(f"by-number-{_dashed(key)}-hint"),
            value=stage.values.one(key),
            options=(),
            error=words.of(f"by-number-{wrong[key].value}-wrong") if key in wrong else "",
        ).typed_with(keyboard, longest, session.visit * 10 + session.lookups_missed)
        for key, keyboard, longest in (
            (NUMBER, Keyboard.LATIN, LONGEST_NUMBER),
            (DIGITS, Keyboard.DIGITS, DIGITS_LONG),
        )
    )
    refused = (Point(NUMBER, words.of("by-number-refused")),) if stage.refused else ()
    return ParametersBody(
        title=words.of("by-number-title"),
        lead=words.of("by-number-lead"),
        fields=fields,
        errors=(*refused, *(Point(field.key, field.error) for field in fields if field.error)),
        next=Action("action:next", words.of("by-number-look"), ActionStyle.PRIMARY),
    )


def looking_up(stage: ms.LookingUp, world: World, words: Words) -> WorkingBody:
    return waiting(words.of("matters-asking-title"), words.of("matters-asking"), stage.since, world, words)


def _dashed(value: str) -> str:
    return value.replace("_", "-")

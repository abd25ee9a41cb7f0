"""The pages around what is known already: earlier filings, what the conditions come to, doubts, wrong records."""

from __future__ import annotations

from kiosk.catalogue.definition.who import DisputeWay
from kiosk.catalogue.model import Service, Titled
from kiosk.presenter.form_values import Lines
from kiosk.presenter.say import day_words
from kiosk.rules.expressions import Scope
from kiosk.rules.filled_words import expressions_in, filled_words
from kiosk.session import model as m
from kiosk.session.application import Application
from kiosk.session.fill_once_stages import FillOnceStage
from kiosk.session.form.weighing import Verdict, disputable, doubts, findings
from kiosk.session.form.whole import form_fields_of, scope_of_form, section_of
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    Body,
    ChoiceBody,
    Column,
    Equal,
    Fact,
    QuestionBody,
    Row,
    Scene,
    TableBody,
)


def fill_once(session: m.Session, stage: FillOnceStage, world: World, words: Words) -> Body:
    match stage:
        case m.UseEarlier():
            return use_earlier(stage, words)
        case m.Findings():
            return weighed(session, stage, world, words)
        case m.Doubt():
            return doubt(session, stage, world, words)
        case m.Wrong():
            return wrong(session, stage, world, words)


def use_earlier(stage: m.UseEarlier, words: Words) -> QuestionBody:
    """Both answers are equally large, and lead equally on."""
    day = day_words(stage.day, words) if stage.day else ""
    return QuestionBody(
        words.of("earlier-title"),
        words.of("earlier-of-day", day=day) if day else words.of("earlier"),
        Scene.QUESTION,
        (),
        (
            Action("action:decline", words.of("earlier-no")),
            Action("action:agree", words.of("earlier-yes")),
        ),
    )


def weighed(session: m.Session, stage: m.Findings, world: World, words: Words) -> TableBody:
    """Every condition with what is known of it; and what an employee would say next."""
    service, application, scope = _standing(session, stage.code, world)
    language = words.language.value
    found = findings(service, application, scope)
    rows = []
    for one in found:
        title = one.condition.title.said(language) if one.condition.title is not None else ""
        known = condition_found(service, one.condition.found, session, world, words)
        rows.append(Row(f"condition-{one.number}", (title, words.of(f"condition-{_dashed(one.verdict)}"), known)))
    unknown = sum(one.verdict is Verdict.TO_CHECK for one in found)
    return TableBody(
        title=words.of("findings-title"),
        summary=words.of("findings-lead-unknown", count=unknown) if unknown else words.of("findings-lead"),
        facts=_reckoned(Lines(service, application, session, world, words), scope),
        columns=(
            Column("condition", words.of("findings-condition"), weight=3),
            Column("verdict", words.of("findings-verdict"), weight=2),
            Column("found", words.of("findings-found"), weight=2),
        ),
        rows=tuple(rows),
        note=words.of("findings-note"),
        actions=(Action("action:next", words.of("apply-go-on"), ActionStyle.PRIMARY),),
    )


def _reckoned(lines: Lines, scope: Scope) -> tuple[Fact, ...]:
    """What can be expected already, and how it comes about."""
    return tuple(
        Fact(line.key, line.label, lines.words.of("estimate", value=line.value, how=line.how))
        for line in lines.shown(form_fields_of(lines.service), scope)
        if line.how
    )


def condition_found(service: Service, found: Titled | None, session: m.Session, world: World, words: Words) -> str:
    """What is known of a condition, in words; "" while that is not known."""
    if found is None:
        return ""
    application = session.application or Application(service.code, "")
    scope = scope_of_form(service, application.values, session, world)
    text = found.said(words.language.value)
    said = {fact.name: fact.label for fact in application.facts if fact.label}
    lines = Lines(service, application, session, world, words)
    named = {name for name in expressions_in(text) if name.isidentifier()}
    of_form = tuple(field for field in form_fields_of(service) if field.key in named and not _is_number(field.kind))
    said |= {line.key: line.masked for line in lines.shown(of_form, scope)}
    return filled_words(text, scope, said)


def _is_number(kind: str) -> bool:
    return kind in ("number", "money", "calculated")


def doubt(session: m.Session, stage: m.Doubt, world: World, words: Words) -> QuestionBody:
    """What stands there, masked where it is personal, and what is to be looked at."""
    service, application, scope = _standing(session, stage.code, world)
    section = section_of(service, stage.section)
    fields = section.fields if section is not None else ()
    lines = {line.key: line for line in Lines(service, application, session, world, words).shown(fields, scope)}
    facts: dict[str, Fact] = {}
    for one in doubts(fields, application, scope):
        facts |= {key: Fact(key, lines[key].label, lines[key].masked) for key in one.slots if key in lines}
        why = f"{one.key}-why-{one.rule}"
        facts[why] = Fact(why, words.of("doubt-why"), one.message.said(words.language.value))
    return QuestionBody(
        words.of("doubt-title"),
        words.of("doubt"),
        Scene.QUESTION,
        tuple(facts.values()),
        (
            Action("action:change", words.of("apply-change-answers")),
            Action("action:agree", words.of("doubt-right"), ActionStyle.PRIMARY),
        ),
    )


def wrong(session: m.Session, stage: m.Wrong, world: World, words: Words) -> Body:
    """Which record it is; then what becomes of it."""
    service, application, scope = _standing(session, stage.code, world)
    language = words.language.value
    lines = Lines(service, application, session, world, words)
    section = section_of(service, stage.section)
    if not stage.about:
        there = disputable(section.fields, application) if section is not None else ()
        return ChoiceBody(
            title=words.of("wrong-title"),
            lead=words.of("wrong-which"),
            options=tuple(
                Equal(
                    f"option:record:{line.key}",
                    line.label,
                    words.of("apply-known", value=line.masked, source=line.source),
                    "certificate",
                )
                for line in lines.shown(there, scope)
            ),
            actions=(Action("action:back", words.of("wrong-none")),),
        )
    if stage.number is not None and stage.about.startswith("condition:"):
        condition = service.conditions[stage.number]
        title = condition.title.said(language) if condition.title is not None else ""
        known = condition_found(service, condition.found, session, world, words)
        record = Fact("record", title, known or condition.otherwise.said(language))
        return _about((record,), condition.dispute or DisputeWay.TYPE, "", words)
    field = next((one for one in form_fields_of(service) if one.key == stage.about), None)
    shown = tuple(lines.shown((field,), scope)) if field is not None else ()
    facts = tuple(
        fact
        for line in shown
        for fact in (Fact(line.key, line.label, line.masked), Fact("source", words.of("wrong-source"), line.source))
    )
    way = field.dispute if field is not None else DisputeWay.COUNTER
    if application.origin(stage.about).startswith("id."):
        way = DisputeWay.COUNTER
    proofs = [one.title.said(language) for one in service.materials if stage.about in one.proves]
    return _about(facts, way, words.of("list-join").join(proofs), words)


def _about(facts: tuple[Fact, ...], way: DisputeWay, proofs: str, words: Words) -> QuestionBody:
    return QuestionBody(
        words.of("wrong-title"),
        words.of(f"wrong-{way.value}", proofs=proofs),
        Scene.QUESTION,
        facts,
        (
            Action("action:decline", words.of("wrong-leave")),
            Action("action:agree", words.of("wrong-file"), ActionStyle.PRIMARY),
        ),
    )


def _standing(session: m.Session, code: str, world: World) -> tuple[Service, Application, Scope]:
    service = world.catalogue.services[code]
    application = session.application or Application(code, "")
    return service, application, scope_of_form(service, application.values, session, world)


def _dashed(value: str) -> str:
    return value.replace("_", "-")

"""The pages of an application up to its preview: what is asked, what stands in the way, the parts of the form."""

from __future__ import annotations

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.definition.who import DisputeWay
from kiosk.catalogue.model import Service
from kiosk.presenter.bodies_drafts import keep_action
from kiosk.presenter.bodies_fill_once import condition_found
from kiosk.presenter.bodies_form import form_fields, mistake_words
from kiosk.presenter.calling import stuck_action
from kiosk.presenter.form_values import Lines
from kiosk.session import model as m
from kiosk.session.application import Application
from kiosk.session.form import shown_mistakes, shown_scope
from kiosk.session.form.prefilling import is_settled
from kiosk.session.form.weighing import behind, disputable
from kiosk.session.form.whole import filled_fields, group_of, scope_of_form, section_of, shown_sections
from kiosk.session.steps.onward import section_is_done
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    Body,
    ChoiceBody,
    Equal,
    Fact,
    GuidanceBody,
    ParametersBody,
    Point,
    QuestionBody,
    Scene,
    WorkingBody,
)


def begun(session: m.Session, code: str) -> Application:
    """The application that the page is about; an empty one where there is none any more."""
    return session.application or Application(code, "")


def gathering(stage: m.Gathering, world: World, words: Words) -> WorkingBody:
    return WorkingBody(
        title=words.of("verified-asking-title") if stage.materials else words.of("apply-gathering-title"),
        message=words.of("verified-asking") if stage.materials else words.of("apply-gathering"),
        scene=Scene.ASKING,
        waited=words.of("working-waited", seconds=int(world.now - stage.since)) if world.now > stage.since + 3 else "",
        cancel=Action("action:stop", words.of("verified-stop") if stage.materials else words.of("apply-go-without")),
    )


def unmet(session: m.Session, stage: m.Unmet, world: World, words: Words) -> Body:
    """A condition in the definition's words, what is known of it, and what can be done now."""
    service, application = world.catalogue.services[stage.code], begun(session, stage.code)
    condition, language = service.conditions[stage.number], words.language.value
    instead = world.catalogue.services.get(condition.instead or "")
    other = (
        (Action(f"item:{instead.code}", words.of("apply-instead", title=instead.title.said(language))),)
        if instead is not None and instead.is_offered(world.wall.date())
        else ()
    )
    if condition.dispute in (DisputeWay.TYPE, DisputeWay.PROOF) or behind(condition, service, application):
        other = (Action("action:wrong", words.of("wrong-record")), *other)
    change = Action("action:change", words.of("apply-change-answers"))
    if condition.outcome == "warn":
        on = Action("action:agree", words.of("apply-go-on-anyway"), ActionStyle.PRIMARY)
        return QuestionBody(
            words.of("apply-warn-title"), condition.otherwise.said(language), Scene.NONE, (), (change, *other, on)
        )
    known = condition_found(service, condition.found, session, world, words)
    said = {
        "found": words.of("unmet-found", found=known) if known else "",
        "rule": words.of("unmet-rule", rule=condition.basis.said(language)) if condition.basis is not None else "",
        "helps": condition.helps.said(language) if condition.helps is not None else "",
        "sent": words.of("apply-nothing-sent"),
        "appeal": service.eligibility.appeal.said(language) if service.eligibility.appeal is not None else "",
    }
    points = [Point(key, text, private=key == "found") for key, text in said.items() if text]
    if condition.outcome == "window" and service.guide.places:
        place = service.guide.places[0]
        where = words.of("apply-window", place=place.name.said(language), hours=place.hours.said(language))
        points.append(Point("window", where))
    return GuidanceBody(
        words.of("apply-unmet-title"),
        condition.otherwise.said(language),
        Scene.NONE,
        tuple(points),
        (
            change,
            *other,
            *keep_action(session, world, words),
            stuck_action(words),
            Action("action:home", words.of("action-other")),
        ),
    )


def not_here(session: m.Session, stage: m.NotHere, world: World, words: Words) -> GuidanceBody:
    service, language = world.catalogue.services[stage.code], words.language.value
    named = [material for material in service.materials if material.key in stage.materials]
    points = [Point(material.key, material.title.said(language)) for material in named]
    if service.guide.places:
        place = service.guide.places[0]
        where = words.of("apply-window", place=place.name.said(language), hours=place.hours.said(language))
        points.append(Point("window", where))
    return GuidanceBody(
        words.of("apply-not-here-title"),
        words.of("apply-not-here"),
        Scene.NONE,
        tuple(points),
        (
            Action("action:change", words.of("apply-change-answers")),
            *keep_action(session, world, words),
            stuck_action(words),
            Action("action:home", words.of("action-other")),
        ),
    )


def sections(session: m.Session, stage: m.Sections, world: World, words: Words) -> ChoiceBody:
    """The parts of the form, each with whether it is done."""
    service, application = world.catalogue.services[stage.code], begun(session, stage.code)
    scope = scope_of_form(service, application.values, session, world)
    language = words.language.value
    parts = shown_sections(service, scope)
    done = {part.key for part in parts if section_is_done(service, part.key, application, scope)}
    return ChoiceBody(
        title=service.title.said(language),
        lead=words.of("apply-sections-lead", done=len(done), all=len(parts)),
        options=tuple(
            Equal(
                f"option:section:{part.key}",
                part.title.said(language),
                words.of("apply-section-done") if part.key in done else words.of("apply-section-open"),
                "tick" if part.key in done else "certificate",
            )
            for part in parts
        ),
        actions=(Action("action:next", words.of("apply-go-on"), ActionStyle.PRIMARY),),
    )


def fill(session: m.Session, stage: m.Fill, world: World, words: Words) -> ParametersBody:
    """A section, or an entry of a list: what is known as facts, the rest as fields."""
    service = world.catalogue.services[stage.code]
    language = words.language.value
    fields = form_fields(session, stage, service, world, words)
    on_page = {field.key for field in fields}
    found = shown_mistakes(service, stage, session, world) if stage.checked else ()
    elsewhere = tuple(
        Point(mistake.field, mistake_words(mistake, words)) for mistake in found if mistake.field not in on_page
    )
    return ParametersBody(
        title=_title(service, stage, words),
        lead=words.of("apply-entry-lead") if stage.group else service.title.said(language),
        fields=fields,
        errors=(
            *(
                Point(field.key, words.of("apply-error", field=field.label, error=field.error))
                for field in fields
                if stage.checked and field.error
            ),
            *elsewhere,
        ),
        next=Action(
            "action:next", words.of("apply-save") if stage.group else words.of("apply-next"), ActionStyle.PRIMARY
        ),
        facts=_known(session, stage, service, world, words),
        actions=(*_entry_actions(stage, words), *_wrong(session, stage, service, words)),
    )


def _wrong(session: m.Session, stage: m.Fill, service: Service, words: Words) -> tuple[Action, ...]:
    """A button for who finds a record wrong, where there is one."""
    section = section_of(service, stage.section)
    if stage.group or section is None or not disputable(section.fields, begun(session, stage.code)):
        return ()
    return (Action("action:wrong", words.of("wrong-record")),)


def _title(service: Service, stage: m.Fill, words: Words) -> str:
    language = words.language.value
    group = group_of(service, stage.group) if stage.group else None
    if group is not None:
        there = stage.values.get(group.key)
        number = there.index(stage.entry) + 1 if stage.entry in there else len(there) + 1
        return words.of("apply-entry-title", list=group.label.said(language), number=number)
    section = section_of(service, stage.section)
    return section.title.said(language) if section is not None else ""


def _entry_actions(stage: m.Fill, words: Words) -> tuple[Action, ...]:
    if not stage.group or stage.entry not in stage.around.get(stage.group):
        return ()
    return (Action("action:remove-entry", words.of("apply-remove-entry")),)


def _known(session: m.Session, stage: m.Fill, service: Service, world: World, words: Words) -> tuple[Fact, ...]:
    """What is only shown: from a source and read-only, or calculated. One value can be seen in full at a time."""
    application = begun(session, stage.code).edited(stage.values)
    scope = shown_scope(service, stage, session, world)
    shown = tuple(
        field
        for field in filled_fields(service, stage)
        if isinstance(field, f.CalculatedField) or is_settled(field, application)
    )
    lines = Lines(service, application, session, world, words).shown(shown, scope)
    return tuple(
        Fact(
            line.key,
            line.label,
            words.of("estimate", value=line.value, how=line.how)
            if line.how
            else words.of(
                "apply-known", value=line.value if session.revealed == line.key else line.masked, source=line.source
            ),
            concealed=line.masked != line.value and session.revealed != line.key,
        )
        for line in lines
    )

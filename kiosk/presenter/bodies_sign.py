"""The form as it is handed in, and the ways to sign it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.presenter.bodies_apply import begun
from kiosk.presenter.bodies_steps import identify
from kiosk.presenter.bodies_submit import along_rows, fee_rows
from kiosk.presenter.form_values import Lines
from kiosk.presenter.verified import mode_words
from kiosk.rules.masking import mask_name
from kiosk.session import model as m
from kiosk.session.form.handing import optional, wanted
from kiosk.session.form.strokes import read_strokes
from kiosk.session.form.whole import scope_of_form, shown_sections
from kiosk.session.signatures import GUEST, RELATIONS, SignedBy
from kiosk.session.steps.previewing import is_being_laid_out, shown_form
from kiosk.session.steps.signing import ways
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    Body,
    ChoiceBody,
    Column,
    Equal,
    FormBody,
    QuestionBody,
    Row,
    Scene,
    SignatureBody,
    TableBody,
    WorkingBody,
)

_ICONS = {
    SignedBy.FINGER: "hand",
    SignedBy.CARD: "card",
    SignedBy.PHONE: "phone",
    SignedBy.WITNESS: "two_people",
}


def preview(session: m.Session, stage: m.Preview, world: World, words: Words) -> Body:
    """The form's pages; as a list where that is wanted, or where it cannot be drawn."""
    if is_being_laid_out(session):
        return WorkingBody(words.of("sign-form-title"), words.of("sign-form-making"), Scene.ASKING)
    form = shown_form(session)
    if form is None or not form.pictures or (stage.as_list and not _is_guest(session)):
        return _list(session, stage, world, words)
    page, note = min(stage.page, form.pages), words.of("sign-form-note")
    return FormBody(
        title=_title(session, stage, world, words),
        lead=_lead(session, words),
        picture=form.pictures[page - 1],
        page=words.of("sign-form-page", page=page, pages=form.pages),
        large=stage.large,
        note=words.of("sign-form-spelt", note=note) if form.spelt else note,
        tools=tuple(_tools(session, stage, page, form.pages, words)),
        actions=_answers(session, words),
        lines=() if _is_guest(session) else _rows(session, stage, world, words),
    )


def _tools(session: m.Session, stage: m.Preview, page: int, pages: int, words: Words) -> Iterator[Action]:
    if pages > 1:
        yield Action("action:page-earlier", words.of("sign-page-earlier"), enabled=page > 1)
        yield Action("action:page-later", words.of("sign-page-later"), enabled=page < pages)
    yield Action("action:enlarge", words.of("sign-smaller") if stage.large else words.of("sign-larger"))
    if not _is_guest(session):
        yield Action("action:list", words.of("sign-as-list"))


def _answers(session: m.Session, words: Words) -> tuple[Action, ...]:
    right = Action("action:next", words.of("apply-preview-right"), ActionStyle.PRIMARY)
    if session.present is not None:
        return (Action("action:decline", words.of("sign-decline")), right)
    return (Action("action:change", words.of("apply-change-part")), right)


def _is_guest(session: m.Session) -> bool:
    return session.present is not None and session.present.key == GUEST


def _title(session: m.Session, stage: m.Preview, world: World, words: Words) -> str:
    present = session.present
    if present is not None and present.waiting is not None:
        return words.of("apply-preview-title", title=present.waiting.title)
    service = world.catalogue.services[stage.code]
    return words.of("apply-preview-title", title=service.title.said(words.language.value))


def _lead(session: m.Session, words: Words) -> str:
    if session.present is not None:
        return words.of("sign-form-lead-other", name=mask_name(session.present.name))
    if session.application is not None and session.application.voided:
        return words.of("sign-voided")
    return words.of("apply-preview-lead")


def _rows(session: m.Session, stage: m.Preview, world: World, words: Words) -> tuple[Row, ...]:
    """What stands in the form, in words; masked, since it is also heard."""
    service, application = world.catalogue.services[stage.code], begun(session, stage.code)
    scope = scope_of_form(service, application.values, session, world)
    lines, language = Lines(service, application, session, world, words), words.language.value
    rows = []
    for section in shown_sections(service, scope):
        rows.append(Row(f"section-{section.key}", (section.title.said(language), "", ""), group=True))
        rows += (Row(line.key, (line.label, line.masked, line.source)) for line in lines.shown(section.fields, scope))
    given = (one for one in optional(service, scope) if application.mode(one.key) is not None)
    needed = (*wanted(service, scope), *given)
    if needed:
        rows.append(Row("materials", (words.of("apply-materials-title"), "", ""), group=True))
    for material in needed:
        mode = application.mode(material.key)
        replaced = words.of("apply-material-replaced")
        how = mode_words(material, mode, application, words) if mode is not None else replaced
        if (held := application.given(material.key)) is not None and held.sheets:
            how = words.of("apply-material-pages", count=len(held.sheets))
        rows.append(Row(f"material-{material.key}", (material.title.said(language), how, "")))
    rows += along_rows(service, scope, words)
    rows += fee_rows(service, scope, words)
    return tuple(rows)


def _list(session: m.Session, stage: m.Preview, world: World, words: Words) -> TableBody:
    form = shown_form(session)
    pictured = () if form is None else (Action("action:list", words.of("sign-as-picture")),)
    note = words.of("apply-preview-note")
    return TableBody(
        title=_title(session, stage, world, words),
        summary=_lead(session, words),
        facts=(),
        columns=(
            Column("label", words.of("apply-preview-label"), weight=3),
            Column("value", words.of("apply-preview-value"), weight=3),
            Column("source", words.of("apply-preview-source"), weight=2),
        ),
        rows=_rows(session, stage, world, words),
        note=note if pictured else words.of("sign-form-not-drawn", note=note),
        actions=(*pictured, *_answers(session, words)),
    )


# --- signing ----------------------------------------------------------------------------------------------------------


def sign(session: m.Session, stage: m.Sign, world: World, words: Words) -> Body:
    """The ways, all of one size; then what is signed with the card, and while it is read, that it is."""
    if not stage.by_card:
        return ChoiceBody(
            title=words.of("sign-ways-title"),
            lead=_who_signs(session, words),
            options=tuple(
                Equal(
                    f"option:sign:{way.value}",
                    words.of(f"sign-way-{way.value}"),
                    words.of(f"sign-way-{way.value}-help"),
                    _ICONS[way],
                )
                for way in ways(session)
            ),
            note=words.of("sign-ways-note"),
            actions=(Action("action:decline", words.of("apply-look-again")),),
        )
    if _reads(session):
        return identify(session, m.Identify(stage.code), words)
    message = words.of("apply-sign", title=_item(session, stage.code, world, words))
    if stage.reader_away:
        message = words.of("apply-sign-reader-away")
    elif stage.other_card:
        message = words.of("apply-sign-other-card")
    elif stage.failure is not None:
        message = words.of(f"identify-failed-{_dashed(stage.failure)}")
    return QuestionBody(
        title=words.of("apply-sign-title"),
        message=message,
        scene=Scene.LAY_CARD,
        facts=(),
        actions=(
            Action("action:other-way", words.of("sign-other-way")),
            Action("action:agree", words.of("apply-sign-now"), ActionStyle.PRIMARY),
        ),
    )


def _who_signs(session: m.Session, words: Words) -> str:
    if session.present is not None:
        return words.of("sign-ways-lead-other", name=mask_name(session.present.name))
    return words.of("sign-ways-lead")


def draw(session: m.Session, stage: m.Draw, world: World, words: Words) -> SignatureBody:
    empty = not read_strokes(stage.strokes)
    form = shown_form(session)
    problem = words.of(f"sign-draw-{_dashed(stage.problem)}") if stage.problem is not None else ""
    return SignatureBody(
        title=words.of("sign-draw-title"),
        lead=words.of("sign-draw-lead", title=_item(session, stage.code, world, words)),
        hint=words.of("sign-draw-hint"),
        clear=words.of("sign-draw-clear"),
        note=words.of("sign-draw-note"),
        actions=(
            Action("action:other-way", words.of("sign-other-way")),
            Action(
                "action:next",
                words.of("sign-draw-done"),
                ActionStyle.PRIMARY,
                enabled=not empty,
                reason=words.of("sign-draw-first") if empty else "",
            ),
        ),
        revision=stage.revision,
        problem=problem,
        picture=form.pictures[-1] if form is not None and form.pictures else "",
    )


def witnessing(session: m.Session, stage: m.Witnessing, world: World, words: Words) -> Body:
    if not stage.relation:
        return ChoiceBody(
            title=words.of("sign-witness-title"),
            lead=words.of("sign-witness-lead"),
            options=tuple(
                Equal(f"option:relation:{one}", words.of(f"sign-witness-{one}"), "", "two_people") for one in RELATIONS
            ),
            actions=(Action("action:other-way", words.of("sign-other-way")),),
        )
    if _reads(session):
        return identify(session, m.Identify(stage.code), words)
    message = words.of("sign-witness-card", title=_item(session, stage.code, world, words))
    if stage.reader_away:
        message = words.of("apply-sign-reader-away")
    elif stage.problem is not None:
        message = words.of(f"sign-witness-not-{_dashed(stage.problem)}")
    elif stage.failure is not None:
        message = words.of(f"identify-failed-{_dashed(stage.failure)}")
    return QuestionBody(
        title=words.of("sign-witness-card-title"),
        message=message,
        scene=Scene.LAY_CARD,
        facts=(),
        actions=(
            Action("action:other-way", words.of("sign-other-way")),
            Action("action:agree", words.of("apply-sign-now"), ActionStyle.PRIMARY),
        ),
    )


def _item(session: m.Session, code: str, world: World, words: Words) -> str:
    present = session.present
    if present is not None and present.waiting is not None:
        return present.waiting.title
    return world.catalogue.services[code].title.said(words.language.value)


def _reads(session: m.Session) -> bool:
    return any(pending.waiting is m.Waiting.CARD for pending in session.pending)


def _dashed(value: str) -> str:
    return value.replace("_", "-")

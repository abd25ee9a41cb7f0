"""The pages after a service, and instead of one: how it was, and what could not be done."""

from __future__ import annotations

from collections.abc import Iterable

from drivers.protocols import Family
from kiosk.presenter.qr import svg_path
from kiosk.presenter.say import hindrance_words
from kiosk.presenter.setting import Setting
from kiosk.session import model as m
from kiosk.session.afterwards import Level
from kiosk.session.availability import device_hindrance
from kiosk.session.finished import finished_number, unrated
from kiosk.session.form import afterwards as form
from kiosk.session.steps.rating import may_supplement
from kiosk.session.steps.reporting import may_attach, slips_left
from kiosk.session.world import Link, World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    Body,
    Face,
    FieldKind,
    FormField,
    GuidanceBody,
    Keyboard,
    Option,
    ParametersBody,
    Point,
    RatingBody,
    Scene,
    TakeAlongBody,
    WorkingBody,
)

_GOOD = frozenset({Level.GOOD, Level.VERY_GOOD})
_BAD = frozenset({Level.BAD, Level.VERY_BAD})


def body(session: m.Session, stage: m.AfterwardsStage, world: World, words: Words, setting: Setting) -> Body:
    """The page of a stage that comes after a service, or instead of one."""
    match stage:
        case m.Rate():
            return rate(session, stage, world, words)
        case m.RateWhy():
            return rate_why(session, stage, world, words)
        case m.Rated():
            return rated(session, stage, world, words, setting)
        case m.Stuck():
            return stuck(session, stage, world, words, setting)
        case m.Reporting():
            return reporting(words)
        case m.Reported():
            return reported(session, stage, world, words, setting)


def rate(session: m.Session, stage: m.Rate, world: World, words: Words) -> RatingBody:
    finished = finished_number(session, stage.number)
    return RatingBody(
        title=words.of("rating-title"),
        message=words.of("rating-message", item=_title(finished.code if finished else "", world, words)),
        faces=tuple(
            Face(f"option:level:{level.value}", level_words(level, words), f"level_{level.value}")
            for level in reversed(Level)
        ),
        note=words.of("rating-note-unnamed" if session.resident is None else "rating-note-named"),
        actions=(Action("action:end", words.of("rating-leave"), ActionStyle.PRIMARY),),
    )


def level_words(level: Level, words: Words) -> str:
    return words.of(f"rating-level-{level.value}")


def rate_why(session: m.Session, stage: m.RateWhy, world: World, words: Words) -> ParametersBody:
    level, language = level_words(stage.level, words), words.language.value
    wrong_phone = stage.checked and form.phone_is_wrong(stage.values)
    empty = stage.checked and stage.supplement and form.says_nothing(stage.values)
    reasons = _several(
        form.CHOSEN,
        words.of("why-reasons"),
        ((reason.code, reason.text.said(language)) for reason in world.choices.reasons_of(stage.level)),
        stage.values,
        words.of("why-supplement-empty") if empty else "",
    )
    fields = (
        *((reasons,) if reasons.options else ()),
        _words(session, "why", stage.values, words),
        _phone(session, "why", stage.values, words, wrong=wrong_phone),
    )
    if stage.supplement:
        title, lead = words.of("why-supplement-title"), words.of("why-supplement-lead")
        send, none = words.of("why-supplement-send"), words.of("why-supplement-none")
    else:
        title, lead = words.of("why-title", level=level), _lead(stage.level, level, words)
        send, none = words.of("why-send"), words.of("why-level-only", level=level)
    return ParametersBody(
        title=title,
        lead=lead,
        fields=fields,
        errors=tuple(Point(field.key, field.error) for field in fields if field.error),
        next=Action("action:next", send, ActionStyle.PRIMARY),
        actions=(Action("action:decline", none),),
    )


def _lead(level: Level, said: str, words: Words) -> str:
    asked = words.of("why-lead-good" if level in _GOOD else "why-lead-bad")
    return words.of("sentence-join").join((asked, words.of("why-walk-away", level=said)))


def rated(session: m.Session, stage: m.Rated, world: World, words: Words, setting: Setting) -> GuidanceBody:
    """That it is noted, and that it can be added to once; nothing more is asked."""
    end = Action("action:end", words.of("rated-end"), ActionStyle.PRIMARY)
    if stage.failed:
        return GuidanceBody(
            words.of("rated-failed-title"),
            words.of("rated-failed", hotline=setting.hotline),
            Scene.LINK_PROBLEM,
            (),
            (end, Action("action:retry", words.of("rated-retry"))),
        )
    keeping = any(pending.waiting is m.Waiting.REVIEW for pending in session.pending)
    came_of = "keeping" if keeping else "supplemented" if stage.review.follows else "message"
    points = []
    if stage.review.level in _BAD:
        points.append(Point("bad", words.of("rated-bad")))
    if stage.review.phone:
        points.append(Point("phone", words.of("rated-phone")))
    if world.link is Link.OFFLINE:
        points.append(Point("offline", words.of("rated-offline")))
    actions = [end]
    if may_supplement(session, stage):
        actions.append(Action("action:supplement", words.of("rated-add")))
    if (other := unrated(session)) is not None:
        actions.append(Action("action:rate-other", words.of("rated-other", item=_title(other.code, world, words))))
    return GuidanceBody(
        words.of("rated-title"), words.of(f"rated-{came_of}"), Scene.DONE, tuple(points), tuple(actions)
    )


# --- what could not be done -------------------------------------------------------------------------------------------


def stuck(session: m.Session, stage: m.Stuck, world: World, words: Words, setting: Setting) -> ParametersBody:
    language, values = words.language.value, stage.values
    causes = _several(
        form.CHOSEN,
        words.of("stuck-causes"),
        ((cause.code, cause.text.said(language)) for cause in world.choices.causes),
        values,
        words.of("stuck-empty") if stage.checked and form.says_nothing(values) else "",
    )
    attach = _several(
        form.ATTACH,
        words.of("stuck-attach"),
        ((one, _attached(one, stage, world, words)) for one in may_attach(session, stage)),
        values,
    )
    fields = (
        causes,
        _words(session, "stuck", values, words),
        *((attach,) if attach.options else ()),
        _phone(session, "stuck", values, words, wrong=stage.checked and form.phone_is_wrong(values)),
    )
    lead = words.of("stuck-lead")
    if stage.not_kept:
        lead = words.of("stuck-not-kept", hotline=setting.hotline, terminal=setting.terminal_id)
    return ParametersBody(
        title=words.of("stuck-not-kept-title" if stage.not_kept else "stuck-title"),
        lead=lead,
        fields=fields,
        errors=tuple(Point(field.key, field.error) for field in fields if field.error),
        next=Action("action:next", words.of("stuck-send"), ActionStyle.PRIMARY),
    )


def _attached(one: str, stage: m.Stuck, world: World, words: Words) -> str:
    if one == form.NAME:
        return words.of("stuck-attach-name")
    known = stage.known
    what = []
    if known.item:
        what.append(words.of("stuck-attach-item", item=_title(known.item, world, words)))
    if known.cause:
        what.append(words.of("stuck-attach-cause", cause=_cause(stage, words)))
    if known.reference:
        what.append(words.of("stuck-attach-reference", reference=known.reference))
    what.append(words.of("stuck-attach-terminal"))
    return words.of("stuck-attach-situation", what=words.of("list-join").join(what))


def _cause(stage: m.Stuck, words: Words) -> str:
    """The page's own title, where there was one; what else a machine calls it."""
    from kiosk.presenter.bodies_result import trouble_title  # noqa: PLC0415 - the pages of trouble offer this one

    return trouble_title(stage.came, words) if isinstance(stage.came, m.Trouble) else stage.known.cause


def reporting(words: Words) -> WorkingBody:
    return WorkingBody(words.of("stuck-keeping-title"), words.of("stuck-keeping"), Scene.ASKING)


def reported(session: m.Session, stage: m.Reported, world: World, words: Words, setting: Setting) -> TakeAlongBody:
    code = svg_path(stage.number)
    where = "offline" if world.link is Link.OFFLINE else "sent"
    tips = [
        Point("where", words.of(f"reported-{where}")),
        Point("ask", words.of("reported-ask", hotline=setting.hotline)),
    ]
    if stage.report.phone:
        tips.append(Point("phone", words.of("reported-phone")))
    return TakeAlongBody(
        title=words.of("reported-title"),
        message=words.of("reported-number", number=stage.number),
        code=code.path,
        modules=code.modules,
        address=stage.number,
        tips=tuple(tips),
        state=words.of(f"slip-{session.receipt.value}") if session.receipt is not m.ReceiptState.NONE else "",
        actions=(*_slip(session, world, words), Action("action:back", words.of("reported-back"))),
    )


def _slip(session: m.Session, world: World, words: Words) -> tuple[Action, ...]:
    if Family.RECEIPT_PRINTER not in world.devices:
        return ()
    hindrance = device_hindrance(Family.RECEIPT_PRINTER, world)
    under_way = any(pending.waiting is m.Waiting.RECEIPT for pending in session.pending)
    usable = hindrance is None and slips_left(session) and not under_way
    reason = hindrance_words(hindrance, words) if hindrance is not None else ""
    return (Action("action:print-slip", words.of("reported-slip"), ActionStyle.PRIMARY, usable, reason),)


# --- fields -----------------------------------------------------------------------------------------------------------


def _several(key: str, label: str, options: Iterable[tuple[str, str]], values: m.Values, error: str = "") -> FormField:
    chosen = values.get(key)
    made = tuple(Option(one, said, one in chosen) for one, said in options)
    return FormField(key, label, FieldKind.MULTI, "", "", made, error=error, required=False)


def _words(session: m.Session, form_of: str, values: m.Values, words: Words) -> FormField:
    hint, value = words.of(f"{form_of}-words-hint", most=form.MOST_WORDS), values.one(form.WORDS)
    field = FormField(form.WORDS, words.of(f"{form_of}-words"), FieldKind.TEXT, hint, value, (), required=False)
    return field.typed_with(Keyboard.WORDS, form.MOST_WORDS, session.visit)


def _phone(session: m.Session, form_of: str, values: m.Values, words: Words, *, wrong: bool) -> FormField:
    error = words.of("why-phone-wrong") if wrong else ""
    hint, value = words.of(f"{form_of}-phone-hint"), values.one(form.PHONE)
    field = FormField(
        form.PHONE, words.of(f"{form_of}-phone"), FieldKind.TEXT, hint, value, (), error=error, required=False
    )
    return field.typed_with(Keyboard.DIGITS, form.MOST_PHONE, session.visit)


def _title(code: str, world: World, words: Words) -> str:
    service = world.catalogue.services.get(code)
    return service.title.said(words.language.value) if service is not None else code

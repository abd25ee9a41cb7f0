"""The pages of an application from its materials to its slip. None says that a department has accepted anything."""

from __future__ import annotations

from drivers.protocols import Family
from kiosk.catalogue.model import Material, Mode, Service
from kiosk.presenter.afterwards import afterwards, along_words, amount_words
from kiosk.presenter.bodies_apply import begun
from kiosk.presenter.qr import svg_path
from kiosk.presenter.say import day_words, hindrance_words
from kiosk.presenter.verified import has_fallen, hint, mode_words, verified_facts
from kiosk.rules.expressions import Scope
from kiosk.session import model as m
from kiosk.session.application import Application, Delivery
from kiosk.session.availability import device_hindrance
from kiosk.session.form.following import Due, along, dues
from kiosk.session.form.handing import CAPTURED, choosable, optional, wanted
from kiosk.session.form.verified import modes_left
from kiosk.session.form.weighing import too_late_without_link
from kiosk.session.form.whole import scope_of_form
from kiosk.session.steps.handing_in import AGREED
from kiosk.session.steps.submitting import slips_left
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    Fact,
    FieldKind,
    FormField,
    Option,
    ParametersBody,
    Point,
    QuestionBody,
    Row,
    Scene,
    TakeAlongBody,
    WorkingBody,
)

#: For so long "on its way" is said, before the page says that it has not been delivered yet.
_SOON = 8.0
#: What the resident gives themselves.
_BY_HAND = frozenset({*CAPTURED, Mode.HAND_IN})


def materials(session: m.Session, stage: m.Materials, world: World, words: Words) -> ParametersBody:
    """Everything that goes with it and how it comes; a choice where there is one, or a pledge to make."""
    service, application = world.catalogue.services[stage.code], begun(session, stage.code)
    scope = scope_of_form(service, application.values, session, world)
    asked = [one for one in choosable(service, scope) if _is_a_choice(one, application)]
    spare = optional(service, scope)
    fields = tuple(
        _material_field(material, stage, application, words, spare=material in spare) for material in (*asked, *spare)
    )
    language = words.language.value
    needed = wanted(service, scope)
    plain = [one for one in needed if one not in asked]
    others = [one for one in service.materials if one.required is False and one not in spare]
    to_bring = [one for one in needed if _mode_now(one, stage, application) in _BY_HAND]
    fallen = sum(has_fallen(one, application) for one in asked)
    return ParametersBody(
        title=words.of("apply-materials-title"),
        lead=words.of("verified-lead", count=fallen)
        if fallen
        else words.of("apply-materials-lead", bring=len(to_bring), all=len(needed)),
        fields=fields,
        errors=tuple(Point(field.key, field.error) for field in fields if field.error),
        next=Action("action:next", words.of("apply-next"), ActionStyle.PRIMARY),
        facts=(
            *(Fact(one.key, one.title.said(language), _comes(one, application, words)) for one in plain),
            *(Fact(one.key, one.title.said(language), words.of("apply-material-optional")) for one in others),
        ),
        actions=tuple(_given(one, application, words) for one in (*needed, *spare) if application.given(one.key)),
    )


def _is_a_choice(material: Material, application: Application) -> bool:
    left = modes_left(material, application)
    return len(left) > 1 or Mode.PLEDGE in left or has_fallen(material, application)


def _mode_now(material: Material, stage: m.Materials, application: Application) -> str:
    here = modes_left(material, application)
    return stage.values.one(material.key) or (here[0].value if len(here) == 1 else "")


def _given(material: Material, application: Application, words: Words) -> Action:
    """What was given already can be looked at, and given anew."""
    held = application.given(material.key)
    count = len(held.sheets) if held is not None else 0
    label = words.of("apply-material-given", title=material.title.said(words.language.value), count=count)
    return Action(f"option:material:{material.key}", label)


def _comes(material: Material, application: Application, words: Words) -> str:
    here = modes_left(material, application)
    return mode_words(material, here[0], application, words) if here else words.of("apply-material-replaced")


def _material_field(
    material: Material, stage: m.Materials, application: Application, words: Words, *, spare: bool
) -> FormField:
    """``spare``: it need not be given; what is chosen can be left out again."""
    language, chosen = words.language.value, stage.values.one(material.key)
    options = tuple(
        Option(mode.value, mode_words(material, mode, application, words), mode.value == chosen)
        for mode in modes_left(material, application)
    )
    missing = stage.checked and not chosen and not spare
    return FormField(
        key=material.key,
        label=material.title.said(language),
        kind=FieldKind.MULTI if spare else FieldKind.ONE,
        hint=words.of("apply-material-spare") if spare else hint(material, application, words),
        value=next((option.label for option in options if option.selected), ""),
        options=options,
        error=words.of("apply-mode-missing") if missing else "",
        required=not spare,
        basis=material.basis.said(language) if material.basis is not None else "",
    )


def along_rows(service: Service, scope: Scope, words: Words) -> list[Row]:
    """What is done along with it, each with its clock."""
    items = along(service, scope)
    rows = [Row(f"along-{item.key}", (along_words(service, item, words), "", "")) for item in items]
    return [Row("along", (words.of("preview-along"), "", ""), group=True), *rows] if rows else []


def fee_rows(service: Service, scope: Scope, words: Words) -> list[Row]:
    rows = [
        Row(f"fee-{number}", (due.fee.title.said(words.language.value), fee_words(due, words), ""))
        for number, due in enumerate(dues(service, scope))
    ]
    when = Row("fee-when", (words.of("fee-when"), "", ""))
    return [Row("fees", (words.of("preview-fees"), "", ""), group=True), *rows, when] if rows else []


def fee_words(due: Due, words: Words) -> str:
    return amount_words(due.amount, words)


def consents(stage: m.Consents, world: World, words: Words) -> ParametersBody:
    service, language = world.catalogue.services[stage.code], words.language.value
    fields = []
    for consent in service.consents:
        agreed = bool(stage.values.get(consent.key))
        text = consent.text.said(language)
        error = words.of("apply-consent-needed") if stage.checked and consent.required and not agreed else ""
        fields.append(
            FormField(
                key=consent.key,
                label=words.of("apply-consent-required") if consent.required else words.of("apply-consent-optional"),
                kind=FieldKind.MULTI,
                hint="",
                value=text if agreed else "",
                options=(Option(AGREED, text, agreed),),
                error=error,
                required=consent.required,
                basis=consent.basis.said(language),
            )
        )
    return ParametersBody(
        title=words.of("apply-consents-title"),
        lead=words.of("apply-consents-lead"),
        fields=tuple(fields),
        errors=tuple(Point(field.key, field.error) for field in fields if field.error),
        next=Action("action:next", words.of("apply-next"), ActionStyle.PRIMARY),
    )


def confirm(session: m.Session, stage: m.Confirm, world: World, words: Words) -> QuestionBody:
    service, language = world.catalogue.services[stage.code], words.language.value
    application = begun(session, stage.code)
    scope = scope_of_form(service, application.values, session, world)
    needed = wanted(service, scope)
    last = too_late_without_link(service, world)
    near = words.of("confirm-closing", day=day_words(last.isoformat(), words)) if last is not None else ""
    return QuestionBody(
        title=words.of("apply-not-kept-title") if stage.not_kept else words.of("apply-confirm-title"),
        message=near or (words.of("apply-not-kept") if stage.not_kept else words.of("apply-confirm")),
        scene=Scene.NONE,
        facts=(
            Fact("item", words.of("receipt-item"), service.title.said(language)),
            Fact("department", words.of("apply-goes-to"), world.catalogue.department(service).said(language)),
            *verified_facts(needed, application, words),
            Fact("day", words.of("confirm-day"), words.of(f"day-{service.filing.counts.value}")),
            *(Fact("fee", due.fee.title.said(language), fee_words(due, words)) for due in dues(service, scope)),
        ),
        actions=(
            Action("action:decline", words.of("apply-look-again")),
            Action("action:agree", words.of("apply-hand-in"), ActionStyle.PRIMARY, enabled=not near),
        ),
    )


def handing(words: Words) -> WorkingBody:
    return WorkingBody(words.of("apply-handing-title"), words.of("apply-handing"), Scene.ASKING)


def handed(session: m.Session, stage: m.Handed, world: World, words: Words) -> TakeAlongBody:
    """Where it is, by which number it is found, and what comes now."""
    done = stage.handed
    number = done.case_number or done.local_number
    code = svg_path(number)
    state = _delivery(stage, world)
    service = world.catalogue.services[stage.code]
    return TakeAlongBody(
        title=words.of(f"apply-handed-{state}"),
        message=words.of("apply-case-number", number=number)
        if done.case_number
        else words.of("apply-local-number", number=number),
        code=code.path,
        modules=code.modules,
        address=number,
        tips=afterwards(service, done, state, words),
        state=words.of(f"slip-{session.receipt.value}") if session.receipt is not m.ReceiptState.NONE else "",
        actions=(_slip(session, world, words), Action("action:end", words.of("action-end"))),
    )


def _delivery(stage: m.Handed, world: World) -> str:
    if stage.handed.delivery is Delivery.KEPT:
        return "sending" if world.now < stage.since + _SOON else "kept"
    return stage.handed.delivery.value


def _slip(session: m.Session, world: World, words: Words) -> Action:
    hindrance = device_hindrance(Family.RECEIPT_PRINTER, world)
    under_way = any(pending.waiting is m.Waiting.RECEIPT for pending in session.pending)
    usable = hindrance is None and slips_left(session) and not under_way
    reason = hindrance_words(hindrance, words) if hindrance is not None else ""
    return Action("action:print-slip", words.of("apply-print-slip"), ActionStyle.PRIMARY, usable, reason)

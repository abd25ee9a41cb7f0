"""An application in the words of its form, unmasked: what the department gets.

Its words are the Chinese ones, which are official; who reads another language finds theirs beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Field_, Material, Service, Titled
from kiosk.documents.form_sheet import FormConsent, FormLine, FormList, FormPart, FormSheet, FormSigner
from kiosk.presenter.afterwards import along_words, amount_words
from kiosk.presenter.form_values import Lines
from kiosk.presenter.verified import mode_words
from kiosk.rules.expressions import Scope
from kiosk.session.application import Application
from kiosk.session.form import slots, visible_fields
from kiosk.session.form.entries import entries, entry_fields, entry_scope
from kiosk.session.form.following import along, dues
from kiosk.session.form.handing import optional, wanted
from kiosk.session.form.signers import signers
from kiosk.session.form.whole import scope_of_form, shown_sections
from kiosk.session.signing_effects import LayOutForm
from kiosk.session.world import World
from kiosk.texts import Language, Words

_CHINESE = (Language.CHINESE, Language.TRADITIONAL)


def form_sheet(effect: LayOutForm, official: Words, own: Words) -> FormSheet:
    """``own``: the words of the resident's language.

    Raises LookupError for an application that is not there any more.
    """
    session, world = effect.session, effect.world
    service, application, resident = world.catalogue.services[effect.code], session.application, session.resident
    if application is None or resident is None:
        raise LookupError("there is no application any more")
    scope = scope_of_form(service, application.values, session, world)
    maker = _Maker(
        application,
        Lines(service, application, session, world, official),
        Lines(service, application, session, world, own),
    )
    acting = resident.card.name or resident.card.english_name
    given = (one for one in optional(service, scope) if application.mode(one.key) is not None)
    needed = (*wanted(service, scope), *given)
    others = signers(service, application, scope, resident, scope.today)
    return FormSheet(
        title=maker.said(service.title),
        code=service.code,
        department=maker.said(world.catalogue.department(service)),
        parts=tuple(
            FormPart(maker.said(section.title), tuple(maker.lines(section.fields, scope)))
            for section in shown_sections(service, scope)
        )
        + _around(service, scope, world, official, maker.said),
        materials=tuple((maker.said(one.title), maker.how(one, application)) for one in needed),
        consents=tuple(
            FormConsent(maker.said(one.text), maker.said(one.basis), application.consent(one.key) is True)
            for one in service.consents
        ),
        signers=(
            FormSigner(acting, official.of("form-applicant")),
            *(FormSigner(one.name, maker.said(one.role)) for one in others),
        ),
        content=effect.content,
    )


def _around(
    service: Service, scope: Scope, world: World, official: Words, said: Callable[[Titled], str]
) -> tuple[FormPart, ...]:
    """What is done along with it and by whom, and what it costs: as it stood on the page before it was signed."""
    joint = []
    for item in along(service, scope):
        department = world.catalogue.departments.get(item.department or service.department)
        joint.append(FormLine(along_words(service, item, official), said(department) if department is not None else ""))
    fees = [FormLine(said(due.fee.title), amount_words(due.amount, official)) for due in dues(service, scope)]
    if fees:
        fees.append(FormLine(official.of("preview-fees-note"), official.of("fee-when")))
    parts = ((official.of("preview-along"), joint), (official.of("preview-fees"), fees))
    return tuple(FormPart(title, tuple(lines)) for title, lines in parts if lines)


class _Maker:
    """``official`` and ``own`` make the same lines in two languages."""

    def __init__(self, application: Application, official: Lines, own: Lines) -> None:
        self._application = application
        self._official = official.words
        self._language = own.words.language
        self._lines = official
        self._own_lines = own

    def said(self, titled: Titled) -> str:
        return self._both(titled.zh, titled.said(self._language.value))

    def how(self, material: Material, application: Application) -> str:
        if (held := application.given(material.key)) is not None and held.sheets:
            return self._official.of("apply-material-pages", count=len(held.sheets))
        mode = application.mode(material.key)
        if mode is None:
            return self._official.of("apply-material-replaced")
        return mode_words(material, mode, application, self._official)

    def lines(self, fields: tuple[Field_, ...], scope: Scope) -> Iterator[FormLine | FormList]:
        """What there is of these fields, in their order."""
        for field in visible_fields(fields, scope):
            if isinstance(field, f.GroupField):
                listed = self._list(field, scope)
                if listed.rows:
                    yield listed
            else:
                yield from (FormLine(label, value) for _, label, value in self._of(field, scope))

    def _of(self, field: Field_, scope: Scope) -> Iterator[tuple[str, str, str]]:
        """Key, label and value of everything that a field holds."""
        labels = {slot.key: slot.label for slot in slots([field])}
        both = zip(self._lines.shown((field,), scope), self._own_lines.shown((field,), scope), strict=True)
        for line, own in both:
            value = self._both(line.value, own.value)
            if isinstance(field, f.DeclareField):
                value = self._official.of("form-consent", answer=value, text=self.said(field.text))
            yield line.key, self.said(labels.get(line.key, field.label)), value

    def _list(self, group: f.GroupField, scope: Scope) -> FormList:
        values = self._application.values
        labels: dict[str, str] = {}
        rows: list[dict[str, str]] = []
        for entry in entries(group, values):
            start, row = f"{group.key}.{entry}.", dict[str, str]()
            inner = entry_scope(group, entry, values, scope)
            for field in visible_fields(entry_fields(group, entry), inner):
                for key, label, value in self._of(field, inner):
                    labels.setdefault(key.removeprefix(start), label)
                    row[key.removeprefix(start)] = value
            rows.append(row)
        cells = tuple(tuple(row.get(key, "") for key in labels) for row in rows)
        return FormList(self.said(group.label), tuple(labels.values()), cells)

    def _both(self, official: str, own: str) -> str:
        """The official words, and those of another language beside them."""
        return official if self._language in _CHINESE or own == official else f"{official} {own}"

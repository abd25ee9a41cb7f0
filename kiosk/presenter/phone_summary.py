"""What is read on a resident's own phone before they sign there: the form as the department gets it, in words.

Nothing is masked: the page shows it to nobody but who signs, on their own screen.
"""

from __future__ import annotations

from kiosk.presenter.form_values import Lines
from kiosk.presenter.languages import words_of_page
from kiosk.session.form.handing import wanted
from kiosk.session.form.whole import scope_of_form, shown_sections
from kiosk.session.model import Session
from kiosk.session.world import World


def summary_lines(session: Session, world: World) -> tuple[tuple[str, str], ...]:
    """Label and value of every line; a heading has no value. Empty where there is no form."""
    application = session.application
    service = world.catalogue.services.get(application.code) if application is not None else None
    if application is None or service is None:
        return ()
    words = words_of_page(session)
    language = words.language.value
    scope = scope_of_form(service, application.values, session, world)
    form = Lines(service, application, session, world, words)
    lines: list[tuple[str, str]] = []
    for section in shown_sections(service, scope):
        lines.append((section.title.said(language), ""))
        lines += ((line.label, line.value) for line in form.shown(section.fields, scope) if line.value)
    needed = wanted(service, scope)
    if needed:
        lines.append((words.of("apply-materials-title"), ""))
    for material in needed:
        mode = application.mode(material.key)
        how = words.of(f"apply-mode-{mode.value.replace('_', '-')}") if mode is not None else "–"
        lines.append((material.title.said(language), how))
    if service.consents:
        lines.append((words.of("phone-consents"), ""))
    for consent in service.consents:
        agreed = words.of("apply-agreed") if application.consent(consent.key) else words.of("phone-not-agreed")
        lines.append((consent.text.said(language)[:200], agreed))
    return tuple(lines)

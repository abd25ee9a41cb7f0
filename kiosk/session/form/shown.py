"""The fields of a page that is a form, whichever page it is."""

from __future__ import annotations

from kiosk.catalogue.model import Field_, Service
from kiosk.rules.expressions import Scope
from kiosk.session.form.checking import FieldMistake, mistakes, scope_here
from kiosk.session.form.prefilling import asked_fields
from kiosk.session.form.whole import filled_fields, page_mistakes, page_scope
from kiosk.session.model import Fill, Parameters, Session
from kiosk.session.world import World


def shown_fields(service: Service, stage: Parameters | Fill, session: Session) -> tuple[Field_, ...]:
    """What can be answered on the page; what is only shown is not among it."""
    if isinstance(stage, Parameters):
        return service.parameters
    fields = filled_fields(service, stage)
    return asked_fields(fields, session.application) if session.application is not None else fields


def shown_scope(service: Service, stage: Parameters | Fill, session: Session, world: World) -> Scope:
    if isinstance(stage, Parameters):
        return scope_here(service, stage.values, session, world)
    return page_scope(service, stage, session, world)


def shown_mistakes(
    service: Service, stage: Parameters | Fill, session: Session, world: World
) -> tuple[FieldMistake, ...]:
    """Everything that is wrong on the page."""
    fields, scope = shown_fields(service, stage, session), shown_scope(service, stage, session, world)
    if isinstance(stage, Parameters):
        return mistakes(fields, stage.values, scope)
    return page_mistakes(fields, stage.values, scope)

"""A definition with what an office asks for beside it: one more part of the form, and more materials.

Everything else of an application goes on as with any definition, since there is nothing beside a definition. Pure.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Material, Mode, Service, Titled
from kiosk.session.asked_for import AskedFor, AskedKind
from kiosk.session.model import Session
from kiosk.session.world import World

#: The part of the form in which it is said.
SECTION = "asked_for_besides"
_TITLE = Titled(**{"zh-CN": "部门要求补充说明", "en": "What the department asks for besides"})
_LONGEST = 500
_MODES = {AskedKind.PAPER: (Mode.SCAN, Mode.HAND_IN), AskedKind.PHOTO: (Mode.PHOTO, Mode.HAND_IN)}


def seen_by(session: Session, world: World) -> World:
    """The world of this visit: its item asks for what the office asks for."""
    application = session.application
    correction = application.correction if application is not None else None
    if application is None or correction is None or not correction.asked:
        return world
    service = world.catalogue.services.get(application.code)
    if service is None:
        return world
    services = {**world.catalogue.services, service.code: asking_more(service, correction.asked)}
    return replace(world, catalogue=replace(world.catalogue, services=services))


@lru_cache(maxsize=4)
def asking_more(service: Service, asked: tuple[AskedFor, ...]) -> Service:
    """What the definition names itself is asked as it says; of two things of one key the first."""
    known = {material.key for material in service.materials} | {one.key for one in _fields(service)}
    more = {one.key: one for one in reversed(asked) if one.key not in known}
    texts = tuple(_field(one) for one in more.values() if one.kind is AskedKind.TEXT)
    papers = tuple(_material(one) for one in more.values() if one.kind is not AskedKind.TEXT)
    form = service.form
    if form is not None and texts:
        section = f.Section(key=SECTION, title=_TITLE, fields=texts)
        form = form.model_copy(update={"sections": (*form.sections, section)})
    return service.model_copy(update={"form": form, "materials": (*service.materials, *papers)})


def _fields(service: Service) -> tuple[f.Field_, ...]:
    sections = service.form.sections if service.form is not None else ()
    return tuple(field for section in sections for field in section.fields)


def _field(asked: AskedFor) -> f.TextField:
    why = _said(asked.reason) if asked.reason else None
    return f.TextField(
        kind="text", key=asked.key, label=_said(asked.label), hint=why, basis=why, shortest=1, longest=_LONGEST
    )


def _material(asked: AskedFor) -> Material:
    why = _said(asked.reason) if asked.reason else None
    return Material(key=asked.key, title=_said(asked.label), modes=_MODES[asked.kind], basis=why)


def _said(words: str) -> Titled:
    """An office writes in one language."""
    return Titled(**{"zh-CN": words, "en": words})

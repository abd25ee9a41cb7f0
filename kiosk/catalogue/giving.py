"""What of an item pages and pictures can be given for: its materials, and fields of its form that take a picture or a
file. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.catalogue.definition.fields import CaptureField
from kiosk.catalogue.definition.words import Titled
from kiosk.catalogue.model import Service


@dataclass(frozen=True)
class Given:
    """``refused``: why pages like this are sent back, said beforehand."""

    title: Titled
    refused: tuple[Titled, ...] = ()


def given_for(service: Service, key: str) -> Given | None:
    """What pages are given for under ``key``; None where the item has nothing of that name."""
    material = next((one for one in service.materials if one.key == key), None)
    if material is not None:
        return Given(material.title, material.reject_reasons)
    sections = service.form.sections if service.form is not None else ()
    for field in (field for section in sections for field in section.fields):
        if isinstance(field, CaptureField) and field.handed_in and field.key == key:
            return Given(field.label, (field.hint,) if field.hint is not None else ())
    return None

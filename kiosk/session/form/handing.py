"""What goes with a form, how each can come here, and what cannot be taken at this terminal at all. Pure.

A field of the form that takes a picture or a file is a material like the others: asked with them, and held as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Field_, Material, Mode, Service
from kiosk.rules.expressions import Scope, holds
from kiosk.session.form.checking import visible_fields
from kiosk.session.form.slots import is_handed_in
from kiosk.session.form.whole import DISPUTED, is_there, sections_of

#: Ways in which something is given here: pages under a camera, a picture of the resident.
CAPTURED = (Mode.SCAN, Mode.PHOTO)
#: Ways that take a step of their own after the materials were gone through.
GIVEN = (*CAPTURED, Mode.LICENCE)
#: Every way of handing in that there is at a terminal.
MODES_HERE = (Mode.MADE, Mode.LICENCE, Mode.VERIFIED, Mode.PLEDGE, Mode.HAND_IN, *CAPTURED)


class Wall(StrEnum):
    """Why an item cannot be applied for here, whatever is said in its form."""

    CAPTURE = "capture"  # a finger, a card, a voice that it cannot do without
    MATERIAL = "material"  # a card that has to be read


def wall(service: Service) -> Wall | None:
    """What stands in the way from the start, None where the item can be gone through."""
    certain = [field for section in sections_of(service) if section.visible is None for field in section.fields]
    if any(_is_certain(field) and isinstance(field, f.CaptureField) and not is_handed_in(field) for field in certain):
        return Wall.CAPTURE
    if any(material.required is True and not _alternatives(service, material) for material in service.materials):
        return Wall.MATERIAL
    return None


def wanted(service: Service, scope: Scope) -> tuple[Material, ...]:
    """The materials that there are: one whose condition cannot be told is not wanted yet."""
    own = (material for material in service.materials if not material.later and material_needed(material, scope))
    return (*own, *(material for material in _of_fields(service, scope) if material.required))


def optional(service: Service, scope: Scope) -> tuple[Material, ...]:
    """Materials that may be given here, and need not be."""
    spare = (material for material in service.materials if material.required is False and not material.later)
    own = (material for material in spare if not material_needed(material, scope))
    others = (material for material in _of_fields(service, scope) if not material.required)
    return tuple(material for material in (*own, *others) if any(mode in CAPTURED for mode in material.modes))


def material_of(service: Service, key: str, scope: Scope) -> Material | None:
    """The material of ``key``, as it is wanted or may be given now."""
    there = (*wanted(service, scope), *optional(service, scope))
    return next((material for material in there if material.key == key), None)


def most_sheets(service: Service, key: str, most: int) -> int:
    """How many pages a material may have; ``most`` where the form says nothing of it."""
    fields = (field for section in sections_of(service) for field in section.fields)
    return next((field.times for field in fields if isinstance(field, f.CaptureField) and field.key == key), most)


def photo_standard(service: Service, key: str) -> f.PhotoStandard | None:
    """What a picture for a material has to be, where its definition says."""
    field_key = next((one.field for one in service.materials if one.key == key), key)
    fields = (field for section in sections_of(service) for field in section.fields)
    return next((one.photo for one in fields if isinstance(one, f.CaptureField) and one.key == field_key), None)


def material_needed(material: Material, scope: Scope) -> bool:
    """Whether it is wanted with what is said by now; a proof is, once what it proves is disputed."""
    disputed = scope.values.get(DISPUTED)
    if isinstance(disputed, tuple) and set(material.proves) & set(disputed):
        return True
    return material.required is True or (isinstance(material.required, str) and holds(material.required, scope) is True)


def modes_here(material: Material) -> tuple[Mode, ...]:
    """How it can come at this terminal, in the order of the definition."""
    return tuple(mode for mode in material.modes if mode in MODES_HERE)


def not_here(service: Service, scope: Scope) -> tuple[Material, ...]:
    """Materials that are wanted by now and that this terminal cannot take in any way."""
    return tuple(material for material in wanted(service, scope) if not _alternatives(service, material))


def choosable(service: Service, scope: Scope) -> tuple[Material, ...]:
    """Materials that the page asks about: those that come here. Of several that replace each other each is listed."""
    return tuple(material for material in wanted(service, scope) if modes_here(material))


def _of_fields(service: Service, scope: Scope) -> Iterator[Material]:
    """What the form's own fields take, unless a material says that it is the same thing."""
    said = {material.field for material in service.materials}
    for section in sections_of(service):
        if not is_there(section, scope):
            continue
        for field in visible_fields(section.fields, scope):
            if isinstance(field, f.CaptureField) and is_handed_in(field) and field.key not in said:
                required = field.required if isinstance(field.required, bool) else holds(field.required, scope) is True
                yield Material(
                    key=field.key,
                    title=field.label,
                    modes=(Mode.PHOTO if field.of is f.CaptureKind.PHOTO else Mode.SCAN,),
                    required=required,
                    basis=field.basis,
                    reject_reasons=(field.hint,) if field.hint is not None else (),
                )


def _alternatives(service: Service, material: Material) -> bool:
    """Whether it can come here, or one that replaces it."""
    if material.later or modes_here(material):
        return True
    return material.one_of is not None and any(
        modes_here(other) for other in service.materials if other.one_of == material.one_of
    )


def _is_certain(field: Field_) -> bool:
    return field.required is True and field.visible is None

"""What goes with a form, how each can come here, and what cannot be taken at this terminal at all. Pure."""

from __future__ import annotations

from enum import StrEnum

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.definition.service import Signature
from kiosk.catalogue.model import Field_, Material, Mode, Service
from kiosk.rules.expressions import Scope, holds
from kiosk.session.form.whole import DISPUTED, sections_of

#: Ways of handing in that need nothing of this terminal's devices. Whoever fits a scanner or opens the way from the
#: phone adds theirs.
MODES_HERE = (Mode.MADE, Mode.LICENCE, Mode.VERIFIED, Mode.PLEDGE, Mode.HAND_IN)


class Wall(StrEnum):
    """Why an item cannot be applied for here, whatever is said in its form."""

    PARTIES = "parties"  # several people sign
    CAPTURE = "capture"  # a picture, a finger, a file that it cannot do without
    OTHER_CARD = "other_card"  # somebody else lays their card
    MATERIAL = "material"  # a paper that has to be scanned


def wall(service: Service) -> Wall | None:
    """What stands in the way from the start, None where the item can be gone through."""
    if service.signature is Signature.ALL_PARTIES:
        return Wall.PARTIES
    certain = [field for section in sections_of(service) if section.visible is None for field in section.fields]
    if any(_is_certain(field) and isinstance(field, f.CaptureField) for field in certain):
        return Wall.CAPTURE
    if any(_is_certain(field) and isinstance(field, f.PartyField) and field.identified_here for field in certain):
        return Wall.OTHER_CARD
    if any(material.required is True and not _alternatives(service, material) for material in service.materials):
        return Wall.MATERIAL
    return None


def wanted(service: Service, scope: Scope) -> tuple[Material, ...]:
    """The materials that there are: one whose condition cannot be told is not wanted yet."""
    return tuple(material for material in service.materials if not material.later and material_needed(material, scope))


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


def chosen_at_first(material: Material) -> Mode | None:
    """The mode that stands there on arrival. A pledge is the resident's own word, and never stands there by itself."""
    first = modes_here(material)[0]
    return None if first is Mode.PLEDGE else first


def _alternatives(service: Service, material: Material) -> bool:
    """Whether it can come here, or one that replaces it."""
    if material.later or modes_here(material):
        return True
    return material.one_of is not None and any(
        modes_here(other) for other in service.materials if other.one_of == material.one_of
    )


def _is_certain(field: Field_) -> bool:
    return field.required is True and field.visible is None

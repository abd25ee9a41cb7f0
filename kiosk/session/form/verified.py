"""Materials that their source verifies (核验): which are asked for, what came of it, and which ways are left. Pure.

What is not found is not there: the next mode of the definition takes its place. A source that does not answer has said
nothing: the next mode is offered first, and the department may still be left to look itself. Nobody is asked without a
link, and nothing that the resident has not agreed to be looked up.
"""

from __future__ import annotations

from enum import StrEnum

from kiosk.catalogue.facts import material_fact
from kiosk.catalogue.model import Material, Mode, Service
from kiosk.rules.expressions import Scope
from kiosk.session.application import Application, FactState
from kiosk.session.form.handing import modes_here, wanted

#: The consent under which departments are asked for materials, where a definition has one.
LOOKUP = "lookup"


class Proof(StrEnum):
    """What is known of a material at its source."""

    OPEN = "open"  # not asked
    FOUND = "found"
    NONE = "none"
    DOWN = "down"
    REFUSED = "refused"  # the resident does not want it to be asked


_OF_FACT = {FactState.FOUND: Proof.FOUND, FactState.NONE: Proof.NONE, FactState.DOWN: Proof.DOWN}


def proof_of(material: Material, application: Application) -> Proof:
    """Where it stands; OPEN as well of a material that no source verifies."""
    if material.source is None or Mode.VERIFIED not in material.modes:
        return Proof.OPEN
    fact = application.fact(material_fact(material.key))
    if fact is not None:
        return _OF_FACT[fact.state]
    return Proof.REFUSED if application.consent(LOOKUP) is False else Proof.OPEN


def to_be_asked(service: Service, application: Application, scope: Scope) -> tuple[tuple[str, str], ...]:
    """The facts that are asked for now, each with its source: what is to be verified, and was not asked before."""
    return tuple(
        (material_fact(material.key), material.source)
        for material in wanted(service, scope)
        if material.source is not None
        and application.mode(material.key) is Mode.VERIFIED
        and proof_of(material, application) is Proof.OPEN
    )


def modes_left(material: Material, application: Application) -> tuple[Mode, ...]:
    """How it can come here by now, in the order of the definition. Where nothing but its source is named it is left to
    the department."""
    here = modes_here(material)
    others = tuple(mode for mode in here if mode is not Mode.VERIFIED)
    gone = proof_of(material, application) in (Proof.NONE, Proof.REFUSED)
    return others if gone and others else here


def is_decided(material: Material, application: Application) -> bool:
    """Whether it is said how it comes; after a source that did not answer, once more."""
    mode = application.mode(material.key)
    if mode is Mode.VERIFIED and proof_of(material, application) is Proof.DOWN:
        return len(modes_here(material)) == 1 or material.key in application.left_to_department
    return mode in modes_left(material, application)


def first_mode(material: Material, application: Application) -> Mode | None:
    """What stands there on arrival: what was chosen, else the first way that is left. A pledge is never preset."""
    mode = application.mode(material.key)
    if mode is not None and is_decided(material, application):
        return mode
    left = modes_left(material, application)
    if proof_of(material, application) is Proof.DOWN and len(left) > 1:
        left = tuple(one for one in left if one is not Mode.VERIFIED)
    return left[0] if left and left[0] is not Mode.PLEDGE else None


def unproven(service: Service, application: Application, scope: Scope) -> tuple[str, ...]:
    """The keys of the materials that the department must verify itself."""
    return tuple(
        material.key
        for material in wanted(service, scope)
        if material.source is not None
        and application.mode(material.key) is Mode.VERIFIED
        and proof_of(material, application) is not Proof.FOUND
    )

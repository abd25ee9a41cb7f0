"""What is said of a material that its source verifies: found and where, not found, or that nobody answered."""

from __future__ import annotations

from kiosk.catalogue.facts import material_fact
from kiosk.catalogue.model import Material, Mode
from kiosk.presenter.say import day_words
from kiosk.session.application import Application
from kiosk.session.form.handing import modes_here
from kiosk.session.form.verified import Proof, proof_of
from kiosk.texts import Words
from screens.models import Fact

#: What leads to another way.
_FALLEN = (Proof.NONE, Proof.DOWN, Proof.REFUSED)


def mode_words(material: Material, mode: Mode, application: Application, words: Words) -> str:
    """How it comes in this mode, with what its source has said."""
    if mode is not Mode.VERIFIED:
        return words.of(f"apply-mode-{mode.value.replace('_', '-')}")
    match proof_of(material, application):
        case Proof.FOUND:
            return _found(material, application, words)
        case Proof.NONE:
            return words.of("verified-none-left")
        case Proof.DOWN:
            return words.of("verified-down-left")
        case Proof.REFUSED:
            return words.of("verified-refused-left")
        case Proof.OPEN:
            return words.of("apply-mode-verified")


def has_fallen(material: Material, application: Application) -> bool:
    """Whether another way is asked for, and there is one."""
    return proof_of(material, application) in _FALLEN and len(modes_here(material)) > 1


def hint(material: Material, application: Application, words: Words) -> str:
    """Why another way is asked for, "" where none is."""
    if not has_fallen(material, application):
        return ""
    return words.of(f"verified-{proof_of(material, application).value}")


def _found(material: Material, application: Application, words: Words) -> str:
    fact = application.fact(material_fact(material.key))
    place, day = (fact.label, fact.as_of) if fact is not None else ("", "")
    place = place or words.of("from-department")
    if not day:
        return words.of("verified-found-undated", place=place)
    return words.of("verified-found", place=place, day=day_words(day, words))


def verified_facts(needed: tuple[Material, ...], application: Application, words: Words) -> tuple[Fact, ...]:
    """What was found and is not to be brought, each with where and of which day."""
    found = (one for one in needed if application.mode(one.key) is Mode.VERIFIED)
    return tuple(
        Fact(f"verified-{one.key}", one.title.said(words.language.value), _found(one, application, words))
        for one in found
        if proof_of(one, application) is Proof.FOUND
    )

"""The catalogue in numbers, for whoever looks after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.definition.fields import CalculatedField, DeclareField, Field_, GroupField
from kiosk.catalogue.definition.service import Service


@dataclass(frozen=True)
class CatalogueCounts:
    """``guides`` are items times places; ``with_basis`` counts fields and materials that name the law they rest on."""

    items: int
    departments: int
    guides: int
    by_kind: Mapping[str, int]
    by_department: Mapping[str, int]
    demonstration_codes: int
    languages: Mapping[str, int]  # items whose title is written in it, or made
    fields: int
    materials: int
    asked: int  # fields and materials of items that are not services of the hall itself
    with_basis: int


def count(catalogue: Catalogue, guides: int | None = None) -> CatalogueCounts:
    """``guides``: how many there are with the places of the city; None counts an item once."""
    services = tuple(catalogue.services.values())
    bases = [has for service in services if not service.hall_service for has in _bases(service)]
    return CatalogueCounts(
        items=len(services),
        departments=len({service.department for service in services}),
        guides=len(services) if guides is None else guides,
        by_kind=dict(sorted(Counter(service.kind.value for service in services).items())),
        by_department=dict(Counter(service.department for service in services).most_common()),
        demonstration_codes=sum(service.demonstration_code for service in services),
        languages={
            "zh-CN": len(services),
            "en": sum(bool(service.title.en) for service in services),
            "zh-Hant": sum(bool(service.title.zh_hant) for service in services),
            "pt": sum(bool(service.title.pt) for service in services),
        },
        fields=sum(len(_fields(service)) for service in services),
        materials=sum(len(service.materials) for service in services),
        asked=len(bases),
        with_basis=sum(bases),
    )


def _bases(service: Service) -> list[bool]:
    asked = [field for field in _fields(service) if not isinstance(field, CalculatedField | DeclareField)]
    return [one.basis is not None for one in (*asked, *service.materials)]


def _fields(service: Service) -> list[Field_]:
    found: list[Field_] = []
    for field in (*service.parameters, *(field for section in _sections(service) for field in section)):
        found.append(field)
        if isinstance(field, GroupField):
            found.extend(field.fields)
    return found


def _sections(service: Service) -> tuple[tuple[Field_, ...], ...]:
    return tuple(section.fields for section in service.form.sections) if service.form is not None else ()

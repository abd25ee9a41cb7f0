"""An item's guide in final words: the leaves of its page, and what stands on paper.

``state`` is never here: what can be done at this terminal now is no part of the guide.
"""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.catalogue.model import Material, Mode, Person, Place, Service, Titled
from kiosk.texts import Words
from screens.models import Fact, FlowStep, MaterialCard, PlaceCard, Point, QuestionCard, SignKind

_EFFORT = {
    Mode.MADE: SignKind.GOOD,
    Mode.LICENCE: SignKind.GOOD,
    Mode.VERIFIED: SignKind.GOOD,
    Mode.PLEDGE: SignKind.READ,
    Mode.PHOTO: SignKind.READ,
    Mode.SCAN: SignKind.BRING,
    Mode.CARD: SignKind.BRING,
    Mode.HAND_IN: SignKind.BRING,
}


def overview(service: Service, words: Words) -> tuple[Fact, ...]:
    """Who, what for, how long, how much: the facts that have something to say."""
    language, guide = words.language.value, service.guide
    facts = (
        ("who", guide.who.said(language)),
        ("behalf", _behalf(service, words)),
        ("ways", _ways(service, words)),
        ("bring", guide.bring.said(language)),
        ("takes", guide.takes.said(language)),
        ("days", _days(service, words)),
        ("fee", guide.fee.said(language)),
        ("result", guide.result.said(language) if guide.result else ""),
        ("sample", _sample(service, words)),
    )
    return tuple(Fact(key, words.of(f"guide-{key}"), value) for key, value in facts if value)


def conditions(service: Service, words: Words) -> tuple[Point, ...]:
    return _points(service.guide.conditions, words)


def materials_lead(service: Service, words: Words) -> str:
    """How many there are, and how many need not be brought."""
    if not service.materials:
        return words.of("guide-no-materials")
    none = sum(_EFFORT[material.modes[0]] is SignKind.GOOD for material in service.materials)
    return words.of("guide-materials-lead", count=len(service.materials), none=none)


def materials(service: Service, words: Words) -> tuple[MaterialCard, ...]:
    return tuple(_material(material, words) for material in service.materials)


def steps(service: Service, words: Words) -> tuple[FlowStep, ...]:
    language = words.language.value
    return tuple(FlowStep(str(n), step.said(language)) for n, step in enumerate(service.guide.steps, start=1))


def flow_end(service: Service, words: Words) -> str:
    """What stands at the end of the flow chart: what one gets, and by when."""
    result = service.guide.result.said(words.language.value) if service.guide.result else words.of("guide-flow-end")
    days = _days(service, words)
    return words.of("guide-flow-end-days", result=result, days=days) if days else result


def place_cards(places: Iterable[Place], words: Words) -> tuple[PlaceCard, ...]:
    language = words.language.value
    return tuple(
        PlaceCard(
            str(number),
            place.name.said(language),
            place.address.said(language),
            place.hours.said(language),
            place.phone,
        )
        for number, place in enumerate(places, start=1)
    )


def questions(service: Service, words: Words) -> tuple[QuestionCard, ...]:
    language = words.language.value
    return tuple(
        QuestionCard(str(number), one.question.said(language), one.answer.said(language))
        for number, one in enumerate(service.guide.questions, start=1)
    )


def law(service: Service, words: Words) -> tuple[Point, ...]:
    """The basis of the item, and of each material that has one of its own."""
    language = words.language.value
    said = [service.guide.basis.said(language)]
    for material in service.materials:
        if material.basis is not None:
            title, basis = material.title.said(language), material.basis.said(language)
            said.append(words.of("guide-law-material", material=title, basis=basis))
    return tuple(Point(str(number), text) for number, text in enumerate(said, start=1))


def about(service: Service, department: Titled, words: Words) -> tuple[Fact, ...]:
    """What the item is by the book: who is in charge, level, code."""
    code = words.of("guide-code-demonstration", code=service.code) if service.demonstration_code else service.code
    facts = (
        ("department", department.said(words.language.value)),
        ("level", words.of(f"level-{service.level.value}")),
        ("code", code),
        ("implementation", words.of("list-join").join(service.implementation_codes)),
        ("version", str(service.version)),
    )
    return tuple(Fact(key, words.of(f"guide-{key}"), value) for key, value in facts if value)


def _sample(service: Service, words: Words) -> str:
    """What will be on the screen or on the paper, before anybody lays down a card for it."""
    language = words.language.value
    if service.document is not None:
        document = service.document
        title, validity = document.title.said(language), document.validity.said(language)
        return words.of("guide-sample-document", title=title, validity=validity, copies=document.max_copies)
    if service.table is not None:
        columns = words.of("list-join").join(column.label.said(language) for column in service.table.columns)
        return words.of("guide-sample-table", columns=columns)
    return ""


def _points(texts: Iterable[Titled], words: Words) -> tuple[Point, ...]:
    return tuple(Point(str(number), text.said(words.language.value)) for number, text in enumerate(texts, start=1))


def _behalf(service: Service, words: Words) -> str:
    persons = words.of("list-join").join(words.of(f"person-{person.value}") for person in service.who.persons)
    behalf = words.of("list-join").join(words.of(f"behalf-{one.value}") for one in service.who.on_behalf)
    if service.who.persons == (Person.NATURAL,):
        return behalf
    return words.of("guide-behalf-words", persons=persons, behalf=behalf)


def _ways(service: Service, words: Words) -> str:
    ways = [words.of(f"way-{way.value.replace('_', '-')}") for way in service.who.ways]
    if not ways:
        return words.of("way-none")
    joined = words.of("list-join").join(ways)
    return words.of("guide-any-way", ways=joined) if len(ways) > 1 else joined


def _days(service: Service, words: Words) -> str:
    days = service.guide.days
    parts = []
    if days.promised is not None:
        parts.append(words.of("guide-days-promised", days=days.promised))
    if days.statutory is not None:
        parts.append(words.of("guide-days-statutory", days=days.statutory))
    return words.of("clause-join").join(parts)


def _material(material: Material, words: Words) -> MaterialCard:
    language = words.language.value
    first, *others = material.modes
    also = words.of("list-join").join(words.of(f"mode-short-{_dashed(mode)}") for mode in others)
    reasons = words.of("clause-join").join(reason.said(language) for reason in material.reject_reasons)
    checks = []
    if material.source is not None:
        checks.append(words.of("material-source"))
    if reasons:
        checks.append(words.of("material-rejected", reasons=reasons))
    return MaterialCard(
        key=material.key,
        title=material.title.said(language),
        mode=words.of(f"mode-{_dashed(first)}"),
        effort=_EFFORT[first],
        also=words.of("material-also", modes=also) if also else "",
        need=_need(material, words),
        check=words.of("sentence-join").join(checks),
        basis=words.of("material-basis", basis=material.basis.said(language)) if material.basis else "",
    )


def _need(material: Material, words: Words) -> str:
    if material.one_of is not None:
        need = "one-of"
    elif isinstance(material.required, str):
        need = "depends"
    else:
        need = "required" if material.required else "optional"
    parts = [words.of(f"material-{need}")]
    if material.original:
        parts.append(words.of("material-original"))
    if material.copies > 1:
        parts.append(words.of("material-copies", copies=material.copies))
    if material.signed:
        parts.append(words.of("material-signed"))
    return words.of("list-join").join(parts)


def _dashed(mode: Mode) -> str:
    return mode.value.replace("_", "-")

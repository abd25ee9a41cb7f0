"""What a definition that can be read still has wrong by itself: expressions, circles, bases, codes, names of fields.

Every mistake is found, and each is told by the key path at which it stands; the reader of files knows the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kiosk.catalogue.contradictions import check_contradictions
from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.definition.materials import Material, Mode
from kiosk.catalogue.definition.service import Service
from kiosk.catalogue.definition.who import DisputeWay
from kiosk.catalogue.definition.words import Titled
from kiosk.catalogue.dictionary import check_dictionary
from kiosk.catalogue.problems import Mistake, Path
from kiosk.rules.credit_codes import is_credit_code
from kiosk.rules.expressions import ExpressionMistake, Type, check_expression, names_in
from kiosk.rules.filled_words import expressions_in

#: What an expression sees of a field. Kinds that give several values, or none, are not here.
_TYPES: Mapping[type[object], Type] = MappingProxyType(
    {
        f.TextField: Type.TEXT,
        f.NumberField: Type.NUMBER,
        f.MoneyField: Type.NUMBER,
        f.DateField: Type.DATE,
        f.YearField: Type.NUMBER,
        f.ChoicesField: Type.TEXTS,
        f.ChoiceField: Type.TEXT,
        f.RegionField: Type.TEXT,
        f.AddressField: Type.TEXT,
        f.MonthField: Type.TEXT,
        f.DeclareField: Type.TRUTH,
        f.GroupField: Type.ENTRIES,
    }
)
_CALCULATED = {"number": Type.NUMBER, "money": Type.NUMBER, "date": Type.DATE, "text": Type.TEXT}
#: What the chip says, and who stands here, for every form.
_ALWAYS: Mapping[str, Type] = MappingProxyType(
    {
        "id.name": Type.TEXT,
        "id.number": Type.TEXT,
        "id.sex": Type.TEXT,
        "id.birth": Type.DATE,
        "id.address": Type.TEXT,
        "id.nation": Type.TEXT,
        "id.valid_to": Type.DATE,
        "id.card_type": Type.TEXT,
        "on_behalf": Type.TEXT,
        "disputed": Type.TEXTS,
    }
)
_NOTHING: Mapping[str, Type] = MappingProxyType({})
#: Flags of sources may be named freely: which there are, the department's interface says.
_SOURCES = ("api.", "licence.", "entity.")


def check_service(service: Service) -> Iterator[Mistake]:
    """Everything that is wrong with one definition by itself."""
    yield from _codes(service)
    yield from _expressions(service)
    yield from check_contradictions(service, all_fields(service))
    if not service.hall_service:
        yield from _bases(service)
    yield from _materials(service)
    yield from _named_fields(service)
    yield from check_dictionary(service, ((path, field) for path, field, inner in all_fields(service) if not inner))
    yield from _dependent_lists(service)


# --- codes ------------------------------------------------------------------------------------------------------------


def _codes(service: Service) -> Iterator[Mistake]:
    for index, code in enumerate(service.implementation_codes):
        path = ("implementation_codes", index)
        if not is_credit_code(code[:18]):
            yield Mistake(path, "the check character of the body's credit code (its first 18) is wrong")
        if code[19:31] != service.code:
            yield Mistake(path, f"its base code is {code[19:31]}, and the service's is {service.code}")


# --- expressions ------------------------------------------------------------------------------------------------------


def _expressions(service: Service) -> Iterator[Mistake]:
    names, parameters = _names(service), [table.key for table in service.tables]

    def check(
        expression: str | bool | None, path: Path, wanted: Type, more: Mapping[str, Type] = _NOTHING
    ) -> Iterator[Mistake]:
        if isinstance(expression, str):
            known = _with_sources(expression, {**names, **more})
            for mistake in check_expression(expression, known, parameters, wanted):
                yield Mistake(path, str(mistake))

    for index, question in enumerate(service.who.asked):
        yield from check(question.when, ("who", "asked", index, "when"), Type.TRUTH)
    for index, condition in enumerate(service.conditions):
        yield from check(condition.holds, ("conditions", index, "holds"), Type.TRUTH)
        for said in _in_words(condition.found):
            yield from check(said, ("conditions", index, "found"), Type.ANY)
    for path, field, inner in all_fields(service):
        yield from check(field.required, (*path, "required"), Type.TRUTH, inner)
        yield from check(field.visible, (*path, "visible"), Type.TRUTH, inner)
        for index, rule in enumerate(field.checks):
            yield from check(rule.holds, (*path, "checks", index, "holds"), Type.TRUTH, inner)
        if isinstance(field, f.DateField):
            yield from check(field.earliest, (*path, "earliest"), Type.DATE, inner)
            yield from check(field.latest, (*path, "latest"), Type.DATE, inner)
        if isinstance(field, f.CalculatedField):
            yield from check(field.value, (*path, "value"), _CALCULATED[field.type], inner)
            for said in _in_words(field.reckoned, *(case.reckoned for case in field.cases)):
                yield from check(said, (*path, "reckoned"), Type.ANY, inner)
            for index, case in enumerate(field.cases):
                yield from check(case.when, (*path, "cases", index, "when"), Type.TRUTH, inner)
                yield from check(case.value, (*path, "cases", index, "value"), _CALCULATED[field.type], inner)
        if isinstance(field, f.GroupField):
            for index, total in enumerate(field.sums):
                yield from check(total.when, (*path, "sums", index, "when"), Type.TRUTH)
    for index, section in enumerate(service.form.sections if service.form else ()):
        yield from check(section.visible, ("form", "sections", index, "visible"), Type.TRUTH)
    for index, material in enumerate(service.materials):
        yield from check(material.required, ("materials", index, "required"), Type.TRUTH)
    for index, fee in enumerate(service.fees):
        yield from check(fee.calculated, ("fees", index, "calculated"), Type.NUMBER)
        yield from check(fee.when, ("fees", index, "when"), Type.TRUTH)
    for index, item in enumerate(service.joint_items):
        yield from check(item.when, ("joint_items", index, "when"), Type.TRUTH)
    if service.signing is not None:
        yield from check(service.signing.within_hours, ("signing", "within_hours"), Type.NUMBER)
    if service.payment is not None:
        yield from check(service.payment.only_whole, ("payment", "only_whole"), Type.TRUTH)
    if service.booking is not None:
        yield from check(service.booking.first, ("booking", "first"), Type.NUMBER)
        yield from check(service.booking.last, ("booking", "last"), Type.NUMBER)


def _in_words(*texts: Titled | None) -> Iterator[str]:
    """The expressions in braces of words, in every language."""
    for text in texts:
        if text is not None:
            yield from expressions_in(" ".join((text.zh, text.en, text.zh_hant, text.pt)))


def _with_sources(expression: str, names: Mapping[str, Type]) -> Mapping[str, Type]:
    """The names, and those flags of sources that the expression has."""
    try:
        used = names_in(expression)
    except ExpressionMistake:
        return names
    return {**names, **{name: Type.ANY for name in used if name.startswith(_SOURCES)}}


def _names(service: Service) -> dict[str, Type]:
    names = dict(_ALWAYS)
    for _, field, inner in all_fields(service):
        if inner:
            continue
        names |= _types_of(field, "")
        if isinstance(field, f.GroupField):
            for one in field.fields:
                names |= _types_of(one, f"{field.key}.")
    return names


def _types_of(field: f.Field_, prefix: str) -> dict[str, Type]:
    key = f"{prefix}{field.key}"
    match field:
        case f.CalculatedField():
            return {key: _CALCULATED[field.type]}
        case f.MonthRangeField():
            return {f"{key}_from": Type.TEXT, f"{key}_to": Type.TEXT}
        case f.DateRangeField():
            return {f"{key}_from": Type.DATE, f"{key}_to": Type.DATE}
        case f.SelectField():
            return {key: Type.TEXTS if field.several else Type.TEXT}
        case f.PartyField():
            return {f"{key}.name": Type.TEXT, f"{key}.number": Type.TEXT, f"{key}.phone": Type.TEXT}
        case f.SlotField():
            return {key: Type.TEXT, f"{key}.date": Type.DATE}
        case f.CaptureField():
            return {key: Type.TEXT}
        case _:
            return {key: _TYPES[type(field)]}


def all_fields(service: Service) -> Iterator[tuple[Path, f.Field_, Mapping[str, Type]]]:
    """Every field, its path, and what it sees besides: in a group the other fields of the same entry."""
    for index, field in enumerate(service.parameters):
        yield from _field_and_inner(("parameters", index), field)
    for number, section in enumerate(service.form.sections if service.form else ()):
        for index, field in enumerate(section.fields):
            yield from _field_and_inner(("form", "sections", number, "fields", index), field)


def _field_and_inner(path: Path, field: f.Field_) -> Iterator[tuple[Path, f.Field_, Mapping[str, Type]]]:
    yield path, field, {}
    if isinstance(field, f.GroupField):
        beside: dict[str, Type] = {}
        for one in field.fields:
            beside |= _types_of(one, "")
        for index, one in enumerate(field.fields):
            yield (*path, "fields", index), one, beside


# --- bases and materials ----------------------------------------------------------------------------------------------


def _bases(service: Service) -> Iterator[Mistake]:
    said = "no legal basis: a resident may ask why we ask (hall_service: true for a service of the hall itself)"
    for path, field, _ in all_fields(service):
        if field.basis is None and not isinstance(field, f.CalculatedField | f.DeclareField):
            yield Mistake(path, said)
    for index, material in enumerate(service.materials):
        if material.basis is None:
            yield Mistake(("materials", index), said)


def _materials(service: Service) -> Iterator[Mistake]:
    keys: set[str] = set()
    for index, material in enumerate(service.materials):
        path = ("materials", index)
        if material.key in keys:
            yield Mistake((*path, "key"), f"{material.key} is already there")
        keys.add(material.key)
        yield from _modes(material, path)
        yield from _field_of(material, service, path)


def _field_of(material: Material, service: Service, path: Path) -> Iterator[Mistake]:
    """A field that a material stands for takes a picture or a file; one of the same key is the same thing."""
    fields = (field for _, field, _ in all_fields(service))
    taken = {field.key for field in fields if isinstance(field, f.CaptureField) and field.handed_in}
    if material.field is not None and material.field not in taken:
        yield Mistake((*path, "field"), f"no field {material.field} takes a picture or a file")
    elif material.field is None and material.key in taken:
        yield Mistake((*path, "key"), f"there is a field {material.key}, too: say whether it is the same (field)")


def _named_fields(service: Service) -> Iterator[Mistake]:
    """The fields that a signing, a booking and a proof name, and the table of a window."""
    keys = {field.key for _, field, _ in all_fields(service)}
    for index, party in enumerate(service.signing.parties if service.signing else ()):
        if party not in keys:
            yield Mistake(("signing", "parties", index), f"there is no field {party}")
    for index, material in enumerate(service.materials):
        for number, key in enumerate(material.proves):
            if key not in keys:
                yield Mistake(("materials", index, "proves", number), f"there is no field {key}")
    proven = {key for material in service.materials for key in material.proves}
    for path, field, _ in all_fields(service):
        if field.disputable and field.dispute is DisputeWay.PROOF and field.key not in proven:
            yield Mistake((*path, "dispute"), f"no material proves {field.key}")
    window = service.filing.window
    if window is not None and window not in {table.key for table in service.tables}:
        yield Mistake(("filing", "window"), f"there is no table {window}")
    if service.booking is not None and service.booking.slot not in keys:
        yield Mistake(("booking", "slot"), f"there is no field {service.booking.slot}")


def _dependent_lists(service: Service) -> Iterator[Mistake]:
    """A list hangs on answers that come before it on the same page."""
    before: set[str] = set()
    for index, field in enumerate(service.parameters):
        if isinstance(field, f.SelectField):
            for number, key in enumerate(field.depends_on):
                if key not in before:
                    yield Mistake(("parameters", index, "depends_on", number), f"there is no field {key} before it")
        before.add(field.key)


def _modes(material: Material, path: Path) -> Iterator[Mistake]:
    if Mode.MADE in material.modes and material.template is None:
        yield Mistake(path, "a form that is made needs its template")
    if {Mode.VERIFIED, Mode.LICENCE} & set(material.modes) and material.source is None:
        yield Mistake(path, "what is verified or taken from the licence store needs its source")

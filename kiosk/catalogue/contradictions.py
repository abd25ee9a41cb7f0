"""What of a definition contradicts itself: forms that nobody could ever fill in, however right each part is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.definition.service import Service
from kiosk.catalogue.problems import Mistake, Path
from kiosk.rules.expressions import ExpressionMistake, names_in

#: A field with its path, and what it sees besides: nothing, unless it stands in a group.
Standing = tuple[Path, f.Field_, Mapping[str, object]]


def check_contradictions(service: Service, fields: Iterable[Standing]) -> Iterator[Mistake]:
    """Every contradiction of one definition. ``fields``: all of them, those in groups behind their group."""
    standing = tuple(fields)
    yield from _keys(standing)
    yield from _circles(service, standing)
    for path, field, inner in standing:
        yield from _bounds(field, path)
        if isinstance(field, f.GroupField):
            if inner:
                yield Mistake(path, "a group cannot stand in a group")
            yield from _sums(field, path)


def _keys(fields: Iterable[Standing]) -> Iterator[Mistake]:
    """A key is what an answer is known by: within a form, and within one entry of a group."""
    seen: dict[tuple[Path, str], Path] = {}
    for path, field, inner in fields:
        room = path[:-2] if inner else ()
        if seen.setdefault((room, field.key), path) != path:
            yield Mistake((*path, "key"), f"{field.key} is already the key of another field")


def _bounds(field: f.Field_, path: Path) -> Iterator[Mistake]:
    pair: tuple[str, Decimal, str, Decimal] | None = None
    match field:
        case f.NumberField(least=str(least), most=str(most)) | f.MoneyField(least=str(least), most=str(most)):
            pair = ("least", Decimal(least), "most", Decimal(most))
        case f.TextField():
            pair = ("shortest", Decimal(field.shortest), "longest", Decimal(field.longest))
        case f.GroupField():
            pair = ("least", Decimal(field.least), "most", Decimal(field.most))
        case _:
            pass
    if pair is not None and pair[1] > pair[3]:
        yield Mistake((*path, pair[0]), f"{pair[0]} is {pair[1]}, and {pair[2]} only {pair[3]}: nothing fits")


# --- sums -------------------------------------------------------------------------------------------------------------


def _sums(group: f.GroupField, path: Path) -> Iterator[Mistake]:
    numbers = {one.key: one for one in group.fields if isinstance(one, f.NumberField | f.MoneyField)}
    totals: dict[tuple[str, str | None], str] = {}
    for index, total in enumerate(group.sums):
        here = (*path, "sums", index)
        summed = numbers.get(total.field)
        if summed is None:
            yield Mistake((*here, "field"), f"{total.field} is no number of this group")
            continue
        other = totals.setdefault((total.field, total.when), total.total)
        if Decimal(other) != Decimal(total.total):
            yield Mistake((*here, "total"), f"the entries cannot come to {other} and to {total.total} at once")
        yield from _reach(group, summed, Decimal(total.total), here)


def _reach(group: f.GroupField, summed: f.NumberField | f.MoneyField, total: Decimal, here: Path) -> Iterator[Mistake]:
    """Whether as many entries as there may be, each within its bounds and places, can come to ``total``."""
    places = 2 if isinstance(summed, f.MoneyField) else summed.places
    if total != round(total, places):
        yield Mistake((*here, "total"), f"the entries can never come to {total}: they have {places} places")
    least = Decimal(summed.least) if summed.least is not None else None
    most = Decimal(summed.most) if summed.most is not None else None
    # Below zero more entries make it less, above zero fewer do.
    lowest = least * (group.most if least < 0 else group.least) if least is not None else Decimal("-Infinity")
    highest = most * (group.most if most > 0 else group.least) if most is not None else Decimal("Infinity")
    if not lowest <= total <= highest:
        yield Mistake((*here, "total"), f"the entries can never come to {total}: they make {lowest} to {highest}")


# --- circles ----------------------------------------------------------------------------------------------------------


def _circles(service: Service, fields: Iterable[Standing]) -> Iterator[Mistake]:
    """A field whose condition or value hangs on itself by way of others; what hides a section hides its fields."""
    needs: dict[str, set[str]] = {}
    where: dict[str, Path] = {}
    for path, field, inner in fields:
        if inner:
            continue
        where[field.key] = path
        needs[field.key] = set(_used(field.visible, *_calculated_from(field), *_hidden_by(service, path)))
        if isinstance(field, f.GroupField):
            needs[field.key] |= {name for one in field.fields for name in _used(one.visible)} - {field.key}
    try:
        TopologicalSorter({key: sorted(names & needs.keys()) for key, names in needs.items()}).prepare()
    except CycleError as error:
        circle = [str(name) for name in error.args[1]]
        yield Mistake(where[circle[0]], f"these hang on each other in a circle: {' -> '.join(circle)}")


def _hidden_by(service: Service, path: Path) -> tuple[str | None, ...]:
    """The condition of the section in which a field stands."""
    if path[:2] == ("form", "sections") and service.form is not None and isinstance(path[2], int):
        return (service.form.sections[path[2]].visible,)
    return ()


def _calculated_from(field: f.Field_) -> Iterator[str | None]:
    if isinstance(field, f.CalculatedField):
        yield field.value
        for case in field.cases:
            yield from (case.when, case.value)


def _used(*expressions: str | None) -> Iterable[str]:
    for expression in expressions:
        if expression is not None:
            try:
                names = names_in(expression)
            except ExpressionMistake:
                continue
            for name in names:
                yield name
                yield name.partition(".")[0]

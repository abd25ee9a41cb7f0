"""A list of entries in a form: each entry's values stand beside the others under ``<list>.<entry>.<field>``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Field_
from kiosk.rules.expressions import Scope, Value, holds
from kiosk.session.form.checking import FieldMistake, Mistake, mistakes, scope_of
from kiosk.session.values import Values


def entries(group: f.GroupField, values: Values) -> tuple[str, ...]:
    """The names of the entries, in their order."""
    return values.get(group.key)


def entry_fields(group: f.GroupField, entry: str) -> tuple[Field_, ...]:
    """The fields of one entry, by the keys of its values."""
    return tuple(field.model_copy(update={"key": f"{group.key}.{entry}.{field.key}"}) for field in group.fields)


def new_entry(group: f.GroupField, values: Values) -> str:
    """The name of an entry that is not there yet; a name is not given twice while others stand behind it."""
    return str(max((int(name) for name in entries(group, values)), default=-1) + 1)


def with_entry(group: f.GroupField, values: Values, entry: str) -> Values:
    there = entries(group, values)
    return values if entry in there else values.put(group.key, (*there, entry))


def without_entry(group: f.GroupField, values: Values, entry: str) -> Values:
    """``values`` without the entry and all that stood in it."""
    start = f"{group.key}.{entry}."
    kept = Values(tuple((key, value) for key, value in values if not key.startswith(start)))
    return kept.put(group.key, tuple(name for name in entries(group, values) if name != entry))


def entry_scope(group: f.GroupField, entry: str, values: Values, around: Scope) -> Scope:
    """What the expressions of an entry see: its own fields by their plain names, before the form's."""
    return Scope(
        around.today, {**around.values, **entry_values(group, entry, values, around)}, around.groups, around.parameters
    )


def entry_values(group: f.GroupField, entry: str, values: Values, around: Scope) -> Mapping[str, Value]:
    start = f"{group.key}.{entry}."
    known = scope_of(entry_fields(group, entry), values, around.today).values
    return {key.removeprefix(start): value for key, value in known.items()}


def group_mistakes(fields: Iterable[Field_], values: Values, scope: Scope) -> Iterator[FieldMistake]:
    """What is wrong with lists that are there: how many there are, an entry that is not complete, sums."""
    for group in fields:
        if not isinstance(group, f.GroupField) or (
            group.visible is not None and holds(group.visible, scope) is not True
        ):
            continue
        there = entries(group, values)
        least = (
            group.least
            if group.required is True or (isinstance(group.required, str) and holds(group.required, scope))
            else 0
        )
        broken = next((number for number, name in enumerate(there, 1) if _incomplete(group, name, values, scope)), None)
        if len(there) < least:
            yield FieldMistake(group.key, Mistake.TOO_FEW_ENTRIES, str(least))
        elif len(there) > group.most:
            yield FieldMistake(group.key, Mistake.TOO_MANY_ENTRIES, str(group.most))
        elif broken is not None:
            yield FieldMistake(group.key, Mistake.ENTRY_INCOMPLETE, str(broken))
        elif there:
            yield from _sums(group, scope)


def _incomplete(group: f.GroupField, entry: str, values: Values, scope: Scope) -> bool:
    return bool(mistakes(entry_fields(group, entry), values, entry_scope(group, entry, values, scope)))


def _sums(group: f.GroupField, scope: Scope) -> Iterator[FieldMistake]:
    for total in group.sums:
        applies = total.when is None or holds(total.when, scope) is True
        if applies and holds(f"sum({group.key}.{total.field}) = {total.total}", scope) is False:
            yield FieldMistake(group.key, Mistake.RULE, words=total.message)
            return

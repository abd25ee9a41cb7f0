"""A field of a definition as the things on the page that hold one value each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Field_, Titled


class SlotKind(StrEnum):
    """How a value is given."""

    CHOICES = "choices"
    CHOICE = "choice"
    MONTH = "month"
    YEAR = "year"
    DATE = "date"
    TEXT = "text"
    SELECT = "select"  # from a list: a department's, the city's places, times that are free
    TICK = "tick"
    NOT_HERE = "not_here"  # nothing on this page can take it


@dataclass(frozen=True)
class Slot:
    """``key`` is that of the value; ``last_of_two`` that the slot before is the first month or day of a range."""

    key: str
    kind: SlotKind
    field: Field_
    label: Titled
    last_of_two: bool = False

    @property
    def text_kind(self) -> str:
        """What is typed into a TEXT slot: a value of ``TextKind``, ``number`` or ``money``."""
        return self.field.of.value if isinstance(self.field, f.TextField) else self.field.kind


_KINDS: dict[type[object], SlotKind] = {
    f.ChoicesField: SlotKind.CHOICES,
    f.ChoiceField: SlotKind.CHOICE,
    f.MonthField: SlotKind.MONTH,
    f.YearField: SlotKind.YEAR,
    f.DateField: SlotKind.DATE,
    f.TextField: SlotKind.TEXT,
    f.NumberField: SlotKind.TEXT,
    f.MoneyField: SlotKind.TEXT,
    f.SelectField: SlotKind.SELECT,
    f.AddressField: SlotKind.TEXT,
    f.RegionField: SlotKind.SELECT,
    f.SlotField: SlotKind.SELECT,
    f.DeclareField: SlotKind.TICK,
}


def slots(fields: Iterable[Field_]) -> tuple[Slot, ...]:
    """In the order of the fields; what is calculated has none."""
    return tuple(slot for field in fields for slot in _slots_of(field))


def find_slot(fields: Iterable[Field_], key: str) -> Slot | None:
    return next((slot for slot in slots(fields) if slot.key == key), None)


def _slots_of(field: Field_) -> tuple[Slot, ...]:
    match field:
        case f.CalculatedField():
            return ()
        case f.MonthRangeField():
            return (
                Slot(f"{field.key}_from", SlotKind.MONTH, field, field.from_label),
                Slot(f"{field.key}_to", SlotKind.MONTH, field, field.to_label, last_of_two=True),
            )
        case f.DateRangeField():
            return (
                Slot(f"{field.key}_from", SlotKind.DATE, field, field.label),
                Slot(f"{field.key}_to", SlotKind.DATE, field, field.label, last_of_two=True),
            )
        case _:
            return (Slot(field.key, _KINDS.get(type(field), SlotKind.NOT_HERE), field, field.label),)

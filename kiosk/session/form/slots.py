"""A field of a definition as the things on the page that hold one value each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Field_, Titled
from kiosk.session.form.mail import STREET, place_of, postcode_of


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
    ENTRIES = "entries"  # a list of entries, each with a page of its own
    NOT_HERE = "not_here"  # nothing on this page can take it


@dataclass(frozen=True)
class Slot:
    """``key`` is that of the value; ``last_of_two`` that the slot before is the first month or day of a range.

    ``line``: what is typed into it, where that is a line of text. ``again``: the key of the slot whose value is typed
    here a second time.
    """

    key: str
    kind: SlotKind
    field: Field_
    label: Titled
    last_of_two: bool = False
    line: f.TextField | None = None
    again: str = ""

    @property
    def text_kind(self) -> str:
        """What is typed into a TEXT slot: a value of ``TextKind``, ``number`` or ``money``."""
        return self.line.of.value if self.line is not None else self.field.kind


_KINDS: dict[type[object], SlotKind] = {
    f.ChoicesField: SlotKind.CHOICES,
    f.ChoiceField: SlotKind.CHOICE,
    f.MonthField: SlotKind.MONTH,
    f.YearField: SlotKind.YEAR,
    f.DateField: SlotKind.DATE,
    f.NumberField: SlotKind.TEXT,
    f.MoneyField: SlotKind.TEXT,
    f.SelectField: SlotKind.SELECT,
    f.RegionField: SlotKind.SELECT,
    f.SlotField: SlotKind.SELECT,
    f.DeclareField: SlotKind.TICK,
    f.GroupField: SlotKind.ENTRIES,
}


#: A place is written in one line: the lists of other cities' places need the link, and a form must not.
_ADDRESS = f.TextField(
    kind="text", key="address", label=Titled(**{"zh-CN": "地址", "en": "Address"}), shortest=5, longest=100
)
#: What is asked of another person.
_PARTY = (
    f.TextField(
        kind="text",
        key="name",
        of=f.TextKind.NAME,
        label=Titled(**{"zh-CN": "姓名", "en": "name"}),
        shortest=2,
        longest=50,
    ),
    f.TextField(
        kind="text", key="number", of=f.TextKind.ID_NUMBER, label=Titled(**{"zh-CN": "证件号码", "en": "ID number"})
    ),
    f.TextField(
        kind="text", key="phone", of=f.TextKind.PHONE, label=Titled(**{"zh-CN": "手机号", "en": "mobile phone"})
    ),
)
_AGAIN = Titled(**{"zh-CN": "再输一遍", "en": "once more"})


def is_handed_in(field: Field_) -> bool:
    """Whether a field is asked with the materials, and not on a page of the form."""
    return isinstance(field, f.CaptureField) and field.handed_in


def slots(fields: Iterable[Field_]) -> tuple[Slot, ...]:
    """In the order of the fields; what is calculated has none, and what is asked with the materials neither."""
    return tuple(slot for field in fields for slot in _slots_of(field))


def find_slot(fields: Iterable[Field_], key: str) -> Slot | None:
    return next((slot for slot in slots(fields) if slot.key == key), None)


def _slots_of(field: Field_) -> tuple[Slot, ...]:
    match field:
        case f.CalculatedField():
            return ()
        case f.CaptureField() if is_handed_in(field):
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
        case f.TextField():
            return _typed(Slot(field.key, SlotKind.TEXT, field, field.label, line=field), twice=field.twice)
        case f.MoneyField(twice=True):
            return _typed(Slot(field.key, SlotKind.TEXT, field, field.label), twice=True)
        case f.AddressField(mail=True):
            place, postcode = place_of(field), postcode_of(field)
            return (
                Slot(place.key, SlotKind.SELECT, place, place.label),
                Slot(field.key, SlotKind.TEXT, field, _of(field.label, STREET.label), line=STREET),
                Slot(postcode.key, SlotKind.TEXT, postcode, postcode.label, line=postcode),
            )
        case f.AddressField():
            return (Slot(field.key, SlotKind.TEXT, field, field.label, line=_ADDRESS),)
        case f.PartyField():
            return tuple(
                Slot(f"{field.key}.{part.key}", SlotKind.TEXT, field, _of(field.label, part.label), line=part)
                for part in _PARTY
            )
        case _:
            return (Slot(field.key, _KINDS.get(type(field), SlotKind.NOT_HERE), field, field.label),)


def _typed(slot: Slot, *, twice: bool) -> tuple[Slot, ...]:
    if not twice:
        return (slot,)
    again = replace(slot, key=f"{slot.key}.again", label=_of(slot.label, _AGAIN), again=slot.key)
    return (slot, again)


def _of(whole: Titled, part: Titled) -> Titled:
    """A part of something, in words."""
    return Titled(**{"zh-CN": f"{whole.zh}·{part.zh}", "en": f"{whole.en}: {part.en}"})

"""What stands in a form, in words: for the pages that only show it. Masked as everything personal is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.facts import earlier_fact, fact_name
from kiosk.catalogue.model import Field_, Service, Way
from kiosk.presenter.say import day_words, money, month_words
from kiosk.rules.expressions import Scope, holds
from kiosk.rules.filled_words import filled_words
from kiosk.rules.masking import mask_account, mask_id_number, mask_name, mask_phone
from kiosk.session.application import EARLIER, Application
from kiosk.session.form import Slot, SlotKind, chosen_offers, slots, visible_fields
from kiosk.session.form.entries import entries, entry_fields, entry_scope
from kiosk.session.form.whole import calculated_text
from kiosk.session.model import Fill, Session
from kiosk.session.world import World
from kiosk.texts import Words

#: So much of a place is shown to who stands behind.
_SHOWN_OF_PLACE = 6
#: Ways of identification that read the chip of an identity card.
_BY_CARD = (Way.ID_CARD, Way.ID_CARD_AND_FACE)
_MASKS: dict[f.TextKind, Callable[[str], str]] = {
    f.TextKind.NAME: mask_name,
    f.TextKind.ID_NUMBER: mask_id_number,
    f.TextKind.PHONE: mask_phone,
    f.TextKind.BANK_CARD: mask_account,
}


@dataclass(frozen=True, repr=False)
class Line:
    """A field and what stands in it. ``source``: where it came from and of which day it is; ``how`` a calculated value
    comes about: in words."""

    key: str
    label: str
    value: str
    masked: str
    source: str
    how: str = ""

    def __repr__(self) -> str:
        return f"Line({self.key})"


@dataclass(frozen=True)
class Lines:
    """Makes lines of an application's fields."""

    service: Service
    application: Application
    session: Session
    world: World
    words: Words

    def shown(self, fields: tuple[Field_, ...], scope: Scope) -> Iterator[Line]:
        """Every visible field that has a value; entries of lists one after the other."""
        for field in visible_fields(fields, scope):
            if isinstance(field, f.CalculatedField):
                yield from self._calculated(field, scope)
            elif isinstance(field, f.GroupField):
                for entry in entries(field, self.application.values):
                    inner = entry_scope(field, entry, self.application.values, scope)
                    yield from self.shown(entry_fields(field, entry), inner)
            else:
                for slot in slots([field]):
                    if self.application.values.get(slot.key) and not slot.again:
                        yield self._line(slot)

    def source(self, field: Field_, key: str) -> str:
        """Where a value came from, in words, and of which day it is, where that is known."""
        source, day = self._source(field, key), self._day(key)
        return self.words.of("from-of-day", source=source, day=day_words(day, self.words)) if day else source

    def _day(self, key: str) -> str:
        origin = self.application.origin(key)
        fact = self.application.fact(earlier_fact(key) if origin == EARLIER else fact_name(origin))
        return fact.as_of if fact is not None else ""

    def _source(self, field: Field_, key: str) -> str:
        origin = self.application.origin(key)
        if not origin:
            return self.words.of("from-you")
        if origin.startswith("id.") and not self._card_was_read():
            return self.words.of("from-identity")
        prefill = next((prefill for prefill in field.prefill if prefill.source == origin), None)
        if prefill is not None and prefill.label is not None:
            return prefill.label.said(self.words.language.value)
        if origin == EARLIER:
            return self.words.of("from-earlier")
        return self.words.of("from-card") if origin.startswith("id.") else self.words.of("from-department")

    def _card_was_read(self) -> bool:
        """Whether what is known of the applicant comes from a chip, as the definitions word it; by the App, a permit or
        a principal's papers it was checked and not read.
        """
        resident = self.session.resident
        return resident is not None and resident.principal is None and resident.way in _BY_CARD

    def _line(self, slot: Slot) -> Line:
        said = self._said(slot)
        label = slot.label.said(self.words.language.value)
        return Line(slot.key, label, said, masked(slot, said), self.source(slot.field, slot.key))

    def _calculated(self, field: f.CalculatedField, scope: Scope) -> Iterator[Line]:
        text = calculated_text(field, scope)
        if not text:
            return
        said = money(text) if field.type == "money" else day_words(text, self.words) if field.type == "date" else text
        source = self.words.of("from-calculation")
        yield Line(field.key, field.label.said(self.words.language.value), said, said, source, self._how(field, scope))

    def _how(self, field: f.CalculatedField, scope: Scope) -> str:
        """How it comes about; of cases, that of the first that holds."""
        case = next((one for one in field.cases if holds(one.when, scope) is True), None)
        reckoned = case.reckoned if case is not None else field.reckoned
        return filled_words(reckoned.said(self.words.language.value), scope) if reckoned is not None else ""

    def _said(self, slot: Slot) -> str:
        values, words = self.application.values, self.words
        language, text = words.language.value, values.one(slot.key)
        match slot.kind:
            case SlotKind.CHOICE | SlotKind.CHOICES if isinstance(slot.field, f.ChoiceField | f.ChoicesField):
                chosen = values.get(slot.key)
                return words.of("list-join").join(
                    choice.label.said(language) for choice in slot.field.choices if choice.key in chosen
                )
            case SlotKind.SELECT:
                page = Fill(self.service.code, "", values)
                offers = chosen_offers(self.session, page, slot, self.world)
                return words.of("list-join").join(offer.label for offer in offers)
            case SlotKind.DATE:
                return day_words(text, words)
            case SlotKind.MONTH:
                return month_words(text, words)
            case SlotKind.YEAR:
                return words.of("year-name", year=text)
            case SlotKind.TICK:
                return words.of("apply-agreed")
            case _ if isinstance(slot.field, f.NumberField) and slot.field.unit is not None:
                return words.of("value-and-unit", value=text, unit=slot.field.unit.said(language))
            case _:
                return money(text) if isinstance(slot.field, f.MoneyField) else text


def masked(slot: Slot, said: str) -> str:
    """``said`` as a stranger may read it."""
    if slot.line is not None and slot.line.of in _MASKS:
        return _MASKS[slot.line.of](said)
    if isinstance(slot.field, f.AddressField) or slot.key == "address":
        return f"{said[:_SHOWN_OF_PLACE]}…" if len(said) > _SHOWN_OF_PLACE else said
    return mask_account(said) if slot.field.sensitive and slot.kind is SlotKind.TEXT else said

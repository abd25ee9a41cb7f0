"""The fields of a form as the page shows them: choices, pickers, lines of text, with their errors in words."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.facts import fact_name
from kiosk.catalogue.model import Field_, Service
from kiosk.presenter.form_values import Lines, masked
from kiosk.presenter.lists import unfolded
from kiosk.presenter.say import day_words, month_short, month_words
from kiosk.rules.months import month_of
from kiosk.session.form import (
    YEARS_A_LEAF,
    FieldMistake,
    Mistake,
    Slot,
    SlotKind,
    chosen_offers,
    offered_months,
    shown_fields,
    shown_mistakes,
    shown_scope,
    slots,
    visible_fields,
    year_bounds,
)
from kiosk.session.form.entries import entries, entry_fields
from kiosk.session.model import Fill, Parameters, Session, Values
from kiosk.session.steps.filling_in import NEW_ENTRY
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import FieldKind, FormField, Keyboard, Option

_KEYBOARDS = {
    "digits": Keyboard.DIGITS,
    "phone": Keyboard.DIGITS,
    "bank_card": Keyboard.DIGITS,
    "postcode": Keyboard.DIGITS,
    "number": Keyboard.NUMBER,
    "money": Keyboard.NUMBER,
    "id_number": Keyboard.ID_NUMBER,
    "credit_code": Keyboard.LATIN,
    "vin": Keyboard.LATIN,
    "email": Keyboard.LATIN,
}


def form_fields(
    session: Session, stage: Parameters | Fill, service: Service, world: World, words: Words
) -> tuple[FormField, ...]:
    """The visible fields of a page that is a form. Errors are shown once "next" was tried; in an application's form
    as soon as something was answered and another field is gone on to."""
    found = shown_mistakes(service, stage, session, world) if stage.checked or isinstance(stage, Fill) else ()
    wrong = {mistake.field: mistake for mistake in reversed(found) if stage.checked or _is_answered(stage, mistake)}
    scope = shown_scope(service, stage, session, world)
    there = visible_fields(shown_fields(service, stage, session), scope)
    return tuple(_Fields(session, stage, world, words, wrong).made(there))


def _is_answered(stage: Parameters | Fill, mistake: FieldMistake) -> bool:
    typing = isinstance(stage, Fill) and stage.typing == mistake.field
    return bool(stage.values.get(mistake.field)) and not typing


@dataclass(frozen=True)
class _Fields:
    session: Session
    stage: Parameters | Fill
    world: World
    words: Words
    wrong: Mapping[str, FieldMistake]

    @property
    def today(self) -> date:
        return self.world.wall.date()

    def made(self, fields: tuple[Field_, ...]) -> Iterator[FormField]:
        for slot in slots(fields):
            match slot.kind:
                case SlotKind.CHOICES | SlotKind.CHOICE:
                    yield self._choice(slot)
                case SlotKind.TICK:
                    yield self._tick(slot)
                case SlotKind.MONTH:
                    yield self._month(slot)
                case SlotKind.YEAR:
                    yield self._year(slot)
                case SlotKind.DATE:
                    yield self._day(slot)
                case SlotKind.TEXT:
                    yield self._text(slot)
                case SlotKind.SELECT:
                    made = self._field(slot, FieldKind.LIST, self._chosen(slot))
                    yield unfolded(made, self.session, slot, self.world, self.words)
                case SlotKind.ENTRIES:
                    yield self._entries(slot)
                case SlotKind.NOT_HERE:
                    yield replace(self._field(slot, FieldKind.ONE, ""), hint=self.words.of("field-not-here"))

    def _field(self, slot: Slot, kind: FieldKind, value: str, options: tuple[Option, ...] = ()) -> FormField:
        language = self.words.language.value
        hint = slot.field.hint.said(language) if slot.field.hint is not None and not slot.last_of_two else ""
        if origin := self._origin(slot):
            said = self.words.of("field-from", source=origin)
            hint = self.words.of("field-hint-and-from", hint=hint, origin=said) if hint else said
        elif silent := self._silent(slot):
            hint = self.words.of("field-hint-and-from", hint=hint, origin=silent) if hint else silent
        return FormField(
            key=slot.key,
            label=slot.label.said(language),
            kind=kind,
            hint=hint,
            value=value,
            options=options,
            error=mistake_words(self.wrong.get(slot.key), self.words),
            required=slot.field.required is not False,
            basis=slot.field.basis.said(language) if slot.field.basis is not None else "",
        )

    def _silent(self, slot: Slot) -> str:
        """Why a field that a department could have filled in is asked: it is down, or has nothing, or cannot be used.
        Down is never "no record"."""
        application = self.session.application
        if application is None or not isinstance(self.stage, Fill) or self.stage.values.get(slot.key):
            return ""
        facts = [application.fact(fact_name(one.source)) for one in slot.field.prefill if one.source.startswith("api:")]
        states = [fact.state for fact in facts if fact is not None]
        return self.words.of(f"field-source-{states[0].value}") if states else ""

    def _origin(self, slot: Slot) -> str:
        """Where what stands in the field came from; "" for what was typed, or touched."""
        application, service = self.session.application, self.world.catalogue.services.get(self.stage.code)
        if application is None or service is None or not isinstance(self.stage, Fill):
            return ""
        edited = application.edited(self.stage.values)
        if not edited.origin(slot.key):
            return ""
        return Lines(service, edited, self.session, self.world, self.words).source(slot.field, slot.key)

    def _choice(self, slot: Slot) -> FormField:
        choices = slot.field.choices if isinstance(slot.field, f.ChoicesField | f.ChoiceField) else ()
        language = self.words.language.value
        chosen = self.stage.values.get(slot.key)
        options = tuple(Option(choice.key, choice.label.said(language), choice.key in chosen) for choice in choices)
        value = self.words.of("list-join").join(option.label for option in options if option.selected)
        many = slot.kind is SlotKind.CHOICES
        return self._field(slot, FieldKind.MULTI if many else FieldKind.ONE, value, options)

    def _entries(self, slot: Slot) -> FormField:
        """A list: each entry by its first words, and one more."""
        group = slot.field
        if not isinstance(group, f.GroupField):
            return self._field(slot, FieldKind.ONE, "")
        there = entries(group, self.stage.values)
        options = [Option(entry, self._entry(group, entry, number)) for number, entry in enumerate(there, start=1)]
        more = Option(NEW_ENTRY, self.words.of("entries-add"), enabled=len(there) < group.most)
        return self._field(slot, FieldKind.ONE, "", (*options, more))

    def _entry(self, group: f.GroupField, entry: str, number: int) -> str:
        """The number of an entry, and the first line of text in it, masked."""
        for slot in slots(entry_fields(group, entry)):
            text = self.stage.values.one(slot.key)
            if slot.kind is SlotKind.TEXT and text:
                return self.words.of("entries-one", number=number, name=masked(slot, text))
        return self.words.of("entries-one", number=number, name="")

    def _tick(self, slot: Slot) -> FormField:
        agreed = bool(self.stage.values.get(slot.key))
        text = slot.field.text.said(self.words.language.value) if isinstance(slot.field, f.DeclareField) else ""
        return self._field(slot, FieldKind.MULTI, text if agreed else "", (Option("true", text, agreed),))

    def _text(self, slot: Slot) -> FormField:
        keyboard = _KEYBOARDS.get(slot.text_kind, Keyboard.WORDS)
        made = self._field(slot, FieldKind.TEXT, self.stage.values.one(slot.key))
        longest = slot.line.longest if slot.line is not None else 40
        return made.typed_with(keyboard, longest, self.session.visit)

    def _chosen(self, slot: Slot) -> str:
        chosen = chosen_offers(self.session, self.stage, slot, self.world)
        return self.words.of("list-join").join(offer.label for offer in chosen)

    # --- pickers ------------------------------------------------------------------------------------------------------

    def _month(self, slot: Slot) -> FormField:
        chosen = self.stage.values.one(slot.key)
        made = self._field(slot, FieldKind.MONTH, month_words(chosen, self.words))
        if self.stage.open_field != slot.key:
            return made
        years = year_bounds(slot, self.today)
        year = self.stage.shown_year or chosen[:4] or str(years[-1])
        months = [f"{year}-{month:02d}" for month in range(1, 13)]
        return made.opened(
            year,
            tuple(self._month_option(m, m == chosen, offered_months(slot, self.today, m)) for m in months),
            earlier=int(year) > years[0],
            later=int(year) < years[-1],
        )

    def _month_option(self, month: str, selected: bool, enabled: bool) -> Option:
        return Option(month, month_short(month, self.words), selected, enabled)

    def _year(self, slot: Slot) -> FormField:
        chosen = self.stage.values.one(slot.key)
        made = self._field(slot, FieldKind.YEAR, self.words.of("year-name", year=chosen) if chosen else "")
        if self.stage.open_field != slot.key:
            return made
        years = year_bounds(slot, self.today)
        last = min(int(self.stage.shown_year or chosen or years[-1]), years[-1])
        shown = range(max(last - YEARS_A_LEAF + 1, years[0]), last + 1)
        return made.opened(
            self.words.of("year-span", first=str(shown[0]), last=str(shown[-1])),
            tuple(Option(str(year), str(year), str(year) == chosen) for year in shown),
            earlier=shown[0] > years[0],
            later=shown[-1] < years[-1],
        )

    def _day(self, slot: Slot) -> FormField:
        chosen = self.stage.values.one(slot.key)
        made = self._field(slot, FieldKind.DATE, day_words(chosen, self.words))
        if self.stage.open_field != slot.key:
            return made
        years = year_bounds(slot, self.today)
        shown = self.stage.shown_year or month_of(self.today)[:4]
        if len(shown) == len("2026"):
            months = [f"{shown}-{month:02d}" for month in range(1, 13)]
            options = tuple(self._month_option(month, chosen.startswith(month), True) for month in months)
            return made.opened(shown, options, earlier=int(shown) > years[0], later=int(shown) < years[-1])
        days = calendar.monthrange(int(shown[:4]), int(shown[5:7]))[1]
        options = tuple(
            Option(f"{shown}-{day:02d}", str(day), f"{shown}-{day:02d}" == chosen) for day in range(1, days + 1)
        )
        heading = month_words(shown, self.words)
        return made.opened(heading, options, earlier=True, later=True, up=self.words.of("picker-other-month"))


def mistake_words(mistake: FieldMistake | None, words: Words) -> str:
    """What is wrong with a field, in the resident's words."""
    if mistake is None:
        return ""
    if mistake.words is not None:
        return mistake.words.said(words.language.value)
    limit: str | int = mistake.limit
    if mistake.mistake in (Mistake.TOO_EARLY, Mistake.TOO_LATE):
        limit = day_words(mistake.limit, words)
    elif mistake.limit.isdecimal():
        limit = int(mistake.limit)
    return words.of(f"mistake-{mistake.mistake.value.replace('_', '-')}", limit=limit)


def months_in_words(values: Values, service: Service, words: Words) -> str:
    """The chosen span of the item's first month range, for the result pages; "" when it has none."""
    for field in service.parameters:
        if isinstance(field, f.MonthRangeField):
            first, last = values.one(f"{field.key}_from"), values.one(f"{field.key}_to")
            return words.of("month-span", first=month_words(first, words), last=month_words(last, words))
    return ""

"""What is being answered: which item, to whom, and what they filled in, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiosk.catalogue.definition.fields import (
    ChoiceField,
    ChoicesField,
    DateRangeField,
    Field_,
    MonthRangeField,
    RegionField,
    SelectField,
    YearField,
)
from kiosk.catalogue.model import Service, Titled
from kiosk.central.sandbox.records.book import Book
from kiosk.central.sandbox.records.cells import Said, said
from kiosk.central.sandbox.records.draw import Lots
from kiosk.central.sandbox.records.model import Acting, KnownPerson
from kiosk.central.wire import Parameters

#: Of the made-up city and those around it; the code stands for every other one.
_REGIONS = {
    "410499": Titled(**{"zh-CN": "演示市", "en": "Demonstration City"}),
    "411099": Titled(**{"zh-CN": "示例市", "en": "Sample City"}),
}


@dataclass(frozen=True, repr=False)
class Question:
    """An item, the person on whose behalf it is asked (None: nobody needs to be known), and the day."""

    service: Service
    parameters: Parameters
    number: str
    name: str
    language: str
    today: date
    book: Book
    lots: Lots
    person: KnownPerson | None = None
    acting: Acting | None = None

    def filled(self, key: str) -> tuple[str, ...]:
        """The values of a parameter, none when it was left empty."""
        value = self.parameters.get(key, ())
        values = (value,) if isinstance(value, str) else value
        return tuple(one for one in values if one)

    def one(self, key: str) -> str:
        return next(iter(self.filled(key)), "")

    def said(self, what: Said) -> str:
        return said(what, self.language)

    def in_words(self, key: str) -> str:
        """What was filled in, as it is read; empty when it was left empty."""
        field = next((field for field in self.service.parameters if field.key == key), None)
        if field is None:
            return "、".join(self.filled(key))
        match field:
            case ChoicesField() | ChoiceField():
                labels = [self.said(choice.label) for choice in field.choices if choice.key in self.filled(key)]
                return ("、" if self.language.startswith("zh") else ", ").join(labels)
            case SelectField():
                return "、".join(self._offered(field, chosen) for chosen in self.filled(key))
            case RegionField():
                code = self.one(key)
                region = _REGIONS.get(code[:6], self.book.places.get(code))
                return self.said(region) if region else code
            case MonthRangeField() | DateRangeField():
                first, last = self.one(f"{key}_from"), self.one(f"{key}_to")
                return f"{first} 至 {last}" if first else ""
        return "、".join(self.filled(key))

    def _offered(self, field: SelectField, chosen: str) -> str:
        for offer in self.book.offers(field.source, self.person):
            if offer.key == chosen:
                return self.said(offer.label)
        return chosen

    def facts(self) -> Iterator[tuple[Field_, str]]:
        """Every parameter that was filled in, in words."""
        for field in self.service.parameters:
            if words := self.in_words(field.key):
                yield field, words

    def span(self) -> tuple[str, str] | None:
        """The first and the last day or month that is asked about, None when nothing of the kind is asked."""
        for field in self.service.parameters:
            match field:
                case MonthRangeField() | DateRangeField():
                    return self.one(f"{field.key}_from"), self.one(f"{field.key}_to")
                case YearField():
                    year = self.one(field.key)
                    return f"{year}-01", f"{year}-12"
        return None

    def __repr__(self) -> str:
        return f"Question({self.service.code})"

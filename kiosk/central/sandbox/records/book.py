"""Reading the records' files. Everything in them is checked when the sandbox starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from kiosk.catalogue.definition.words import Key
from kiosk.catalogue.model import Titled
from kiosk.central.sandbox.records.cells import Cell, Said
from kiosk.central.sandbox.records.levels import AskedList, free_times, places_within
from kiosk.central.sandbox.records.model import (
    Acting,
    KnownPerson,
    LicenceKind,
    Offer,
    QueryRecord,
    SheetRecord,
    Source,
)
from kiosk.traditional import fill

_FOLDER = Path(__file__).parent
_Row = dict[Key, Cell]


@dataclass(frozen=True, repr=False)
class Book:
    """All records, by what they are asked for with."""

    people: Mapping[str, KnownPerson]  # by the number of their card
    issuers: Mapping[str, Titled]  # by department
    pools: Mapping[str, tuple[Said, ...]]
    lists: Mapping[str, tuple[_Row, ...]]
    sources: Mapping[str, Source]
    licences: Mapping[str, LicenceKind]  # by what materials call their source
    places: Mapping[str, Said]  # provinces and their cities, by code of GB/T 2260
    queries: Mapping[str, QueryRecord]  # by item code
    sheets: Mapping[str, SheetRecord]

    def body(self, wanted: str) -> Acting | None:
        """The legal person with this credit code, or the first whose name holds these words."""
        bodies = [person.body for person in self.people.values() if person.body is not None]
        for body in bodies:
            if wanted.upper() == body.credit_code or (len(wanted) > 1 and wanted in body.name):
                return body
        return None

    def offers(self, source: str, person: KnownPerson | None) -> tuple[Offer, ...]:
        """What can be chosen from; empty when there is none for this person. Raises KeyError for no such source."""
        listed = self.sources[source]
        return listed.everybody + (listed.own.get(person.role, ()) if person else ())

    def as_of(self, source: str, today: date) -> date | None:
        """Of which day what a source says is."""
        age = self.sources[source].days_old
        return today - timedelta(age) if age is not None else None

    def list_of(self, source: str, person: KnownPerson | None, asked: AskedList) -> tuple[Offer, ...]:
        """The offers of one level, and of them those that go with what was answered before. Raises KeyError."""
        listed = self.sources[source]
        if listed.places:
            return places_within(self.places, asked.within)
        if listed.free is not None:
            return free_times(listed.free, asked.within, asked.today)
        return tuple(
            offer
            for offer in self.offers(source, person)
            if all(asked.answers.get(key, wanted) in (wanted, (wanted,)) for key, wanted in offer.where.items())
        )


@cache
def records() -> Book:
    """The book. Raises ValueError, which names the file, for one that is not as it should be."""
    queries: dict[str, QueryRecord] = {}
    sheets: dict[str, SheetRecord] = {}
    for file in sorted((_FOLDER / "items").glob("*.yaml")):
        for code, record in _read(file, dict[str, dict[str, Any]]).items():
            if code in queries or code in sheets:
                raise ValueError(f"{file.name}: {code} stands twice")
            try:
                if "opening" in record:
                    sheets[code] = SheetRecord.model_validate(record)
                else:
                    queries[code] = QueryRecord.model_validate(record)
            except ValueError as error:
                raise ValueError(f"{file.name}: {code}: {error}") from None
    return Book(
        people=_read(_FOLDER / "people.yaml", dict[str, KnownPerson]),
        issuers=_read(_FOLDER / "issuers.yaml", dict[str, Titled]),
        pools=_read(_FOLDER / "pools.yaml", dict[str, tuple[Said, ...]]),
        lists=_read(_FOLDER / "lists.yaml", dict[str, tuple[_Row, ...]]),
        sources=_read(_FOLDER / "sources.yaml", dict[str, Source])
        | _read(_FOLDER / "verified.yaml", dict[str, Source]),
        licences=_read(_FOLDER / "licences.yaml", dict[str, LicenceKind]),
        places=_read(_FOLDER / "places.yaml", dict[str, Said]),
        queries=queries,
        sheets=sheets,
    )


def _read(file: Path, shape: Any) -> Any:
    try:
        return TypeAdapter(shape).validate_python(fill(yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)))
    except (ValueError, yaml.YAMLError) as error:
        raise ValueError(f"{file.name}: {error}") from None

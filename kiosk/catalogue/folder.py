"""The folder of services as a source: whether it has changed, and what of it can be used.

A file with a mistake is refused by itself, at its line. What it said before it was spoilt goes on to hold; so does
everything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.fingerprint import fingerprint
from kiosk.catalogue.loading import DefinitionProblem, Fill, Good, as_written, read_what_is_right
from kiosk.catalogue.model import Service, Titled
from kiosk.catalogue.regions import Region
from kiosk.catalogue.regions_file import read_regions
from kiosk.catalogue.store import Part, Row
from kiosk.central.catalogue_names import EntryKind, canonical


@dataclass(frozen=True)
class Compiled:
    """What of a folder can be used, and every mistake in the rest."""

    rows: tuple[Row, ...]
    problems: tuple[DefinitionProblem, ...]
    fingerprint: str
    kept: tuple[str, ...]  # codes of items that are as they were before their file was spoilt


def compile_folder(folder: Path, regions: Path | None, before: Part | None, fill: Fill = as_written) -> Compiled:
    """``before``: what was compiled the last time, the last good word of files that are spoilt now."""
    # Taken first: a file that changes while others are read is seen by the next look.
    mark = fingerprint(folder, regions)
    read = read_what_is_right(folder, _good(before), fill)
    tree, region_problems = read_regions(regions, fill) if regions is not None else ((), ())
    rows = _rows(read.catalogue, read.files, tree)
    if region_problems and before is not None:
        rows += tuple(row for row in before.rows if row.kind is EntryKind.REGION)
    return Compiled(rows, (*read.problems, *read.fallen, *region_problems), mark, read.kept)


def _good(before: Part | None) -> Good:
    if before is None:
        return Good()
    services = {
        Path(row.file): Service.model_validate_json(row.content) for row in before.rows if row.kind is EntryKind.ITEM
    }
    departments = {
        row.key: Titled.model_validate_json(row.content) for row in before.rows if row.kind is EntryKind.DEPARTMENT
    }
    return Good(services, departments)


def _rows(catalogue: Catalogue, files: Mapping[str, Path], regions: tuple[Region, ...]) -> tuple[Row, ...]:
    items = (
        Row(EntryKind.ITEM, code, canonical(service.as_json()), str(files[code]))
        for code, service in catalogue.services.items()
    )
    departments = (
        Row(EntryKind.DEPARTMENT, key, canonical(name.model_dump(mode="json", by_alias=True)))
        for key, name in catalogue.departments.items()
    )
    places = (Row(EntryKind.REGION, one.code, region_text(one)) for one in regions)
    return (*items, *departments, *places)


def region_text(region: Region) -> str:
    return canonical(region.model_dump(mode="json", by_alias=True, exclude_none=True))

"""The catalogue that a terminal begins with: the one that was kept, or, the first time, what lies in its folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from kiosk.catalogue.collection import EMPTY, Catalogue
from kiosk.catalogue.problems import DefinitionsInvalid
from kiosk.catalogue.regions import NOWHERE, Regions, make_regions
from kiosk.catalogue.store import read_catalogue


def first_catalogue(
    file: Path,
    folder: Path | None,
    include: Collection[str] = (),
    exclude: Collection[str] = (),
    *,
    regions_file: Path | None = None,
) -> Catalogue:
    """Fast where there is a file: nothing is read that a first page does not need. EMPTY where there is neither: the
    platform will tell.

    Raises DefinitionsInvalid when nothing in the folder can be used; FileNotFoundError when there is no folder.
    """
    try:
        kept = read_catalogue(file, include, exclude)
    except (sqlite3.Error, ValueError):
        kept = EMPTY
    if kept.services or folder is None:
        return kept
    from kiosk.catalogue.loading import read_what_is_right  # noqa: PLC0415 - YAML, the first time

    read = read_what_is_right(folder)
    if read.problems and not read.catalogue.services:
        raise DefinitionsInvalid(read.problems)
    return replace(read.catalogue.chosen(include, exclude), regions=_places(regions_file))


def _places(file: Path | None) -> Regions:
    """The city's places; a file that cannot be used is told by the keeper, at its line."""
    from kiosk.catalogue.regions_file import read_regions  # noqa: PLC0415 - YAML, the first time

    return make_regions(read_regions(file)[0]) if file is not None and file.is_file() else NOWHERE

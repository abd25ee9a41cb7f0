"""The definitions that ship, read once a process: it takes a second."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.loading import read_folder

SERVICES = Path(__file__).parents[2] / "config/services"


@cache
def shipped_catalogue() -> Catalogue:
    return read_folder(SERVICES)

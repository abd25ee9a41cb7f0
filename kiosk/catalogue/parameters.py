"""What a city decides, as it holds on one day in one place: the numbers behind ``parameter('<key>')``. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.definition.service import DatedValue, ParameterTable
from kiosk.catalogue.model import Service
from kiosk.catalogue.regions import Regions
from kiosk.rules.expressions import Value


def parameters_on(day: date, service: Service, region: str | None, catalogue: Catalogue) -> Mapping[str, Value]:
    """The parameters of ``service`` that have a value in ``region`` on ``day``.

    The most special region wins, and of its values the one that began last. Without a region only what holds everywhere
    counts. A table that says nothing for that day and place is not there: an expression that needs it is unknown.
    """
    found: dict[str, Value] = {}
    if not service.tables:
        return found  # no guide needs to be read
    for table in catalogue.tables(service, region or ""):
        best = _best(table, day, region, catalogue.regions)
        if best is not None:
            found[table.key] = best.value == "true" if best.value in ("true", "false") else Decimal(best.value)
    return found


def last_day(day: date, service: Service, region: str | None, catalogue: Catalogue) -> date | None:
    """The last day of the window in which ``service`` may be filed and in which ``day`` lies.

    None where there is no window, where it is not open on ``day``, and where it has no end yet.
    """
    window = service.filing.window
    if window is None:
        return None
    tables = catalogue.tables(service, region or "")
    table = next((one for one in tables if one.key == window), None)
    best = _best(table, day, region, catalogue.regions) if table is not None else None
    return best.valid_to if best is not None and best.value in _OPEN else None


#: What a switch says that is on.
_OPEN = ("1", "true")


def _best(table: ParameterTable, day: date, region: str | None, regions: Regions) -> DatedValue | None:
    """The value that holds: that of the most special region, and of those the one that began last."""
    return max(
        (value for value in table.values if _holds(value, day, region, regions)),
        key=lambda value: (_narrowness(value), value.valid_from),
        default=None,
    )


def _holds(value: DatedValue, day: date, region: str | None, regions: Regions) -> bool:
    in_time = value.valid_from <= day and (value.valid_to is None or day <= value.valid_to)
    return in_time and (value.region is None or (region is not None and regions.covers(value.region, region)))


def _narrowness(value: DatedValue) -> int:
    """How narrow the place is that ``value`` is for: the digits that its code does not leave open, 0 for everywhere."""
    return len(value.region.rstrip("0")) if value.region is not None else 0

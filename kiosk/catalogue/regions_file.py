"""Reading ``regions.yaml``, every mistake at its line."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError

from kiosk.catalogue.definition.words import Part
from kiosk.catalogue.loading import DefinitionProblem, Fill, as_written, dotted, nearest, read_yaml
from kiosk.catalogue.regions import Region, RegionMistake, make_regions

FILE = "regions.yaml"


class _File(Part):
    regions: tuple[Region, ...] = Field(max_length=5000)


def read_regions(file: Path, fill: Fill = as_written) -> tuple[tuple[Region, ...], tuple[DefinitionProblem, ...]]:
    """The regions of a file, or none and every mistake."""
    problems: list[DefinitionProblem] = []
    data, lines = read_yaml(file, problems)
    if data is None or problems:
        return (), tuple(problems)
    try:
        regions = _File.model_validate(fill(data)).regions
        make_regions(regions)
    except RegionMistake as mistake:
        return (), (DefinitionProblem(file, nearest(lines, ("regions",)), "regions", str(mistake)),)
    except ValidationError as error:
        return (), tuple(
            DefinitionProblem(file, nearest(lines, tuple(one["loc"])), dotted(tuple(one["loc"])), one["msg"])
            for one in error.errors(include_url=False, include_input=False)
        )
    return regions, ()

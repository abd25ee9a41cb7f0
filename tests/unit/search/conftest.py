"""One index of all items, for every test that only asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.benchmarks.search_guides import HERE, Labelled, make_guides, read_labelled
from kiosk.search import Document, Index
from kiosk.search.building import build_index

DATA = Path(__file__).parents[2] / "data" / "search"


@pytest.fixture(scope="session")
def items() -> list[Document]:
    """Every item once, as the first district offers it."""
    return make_guides(DATA / "items.csv", 171)


@pytest.fixture(scope="session")
def guides() -> list[Document]:
    return make_guides(DATA / "items.csv", 2144)


@pytest.fixture(scope="session")
def index(guides: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    file = tmp_path_factory.mktemp("search") / "index.sqlite"
    build_index(guides, file)
    opened = Index(file, HERE)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def labelled() -> tuple[Labelled, ...]:
    return read_labelled(DATA / "queries.yaml")


@pytest.fixture(scope="session")
def held_out() -> tuple[Labelled, ...]:
    return read_labelled(DATA / "held_out.yaml")

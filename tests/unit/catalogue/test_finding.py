"""Services are found: by the index, by their very words where it fails, and only those that are published."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kiosk.catalogue.collection import Catalogue, Finder, Hit, PlainFinder, make_catalogue
from kiosk.catalogue.finding import LIFE_EVENT_WORDS, IndexFinder, documents
from kiosk.catalogue.model import LifeEvent, Service, State
from kiosk.search import Index
from kiosk.search.building import build_index
from tests.support.situations import CERTIFICATE, QUERY
from tests.support.situations import services as all_services

TODAY = date(2026, 7, 1)


@cache
def services() -> Catalogue:
    """Two of them, of which it is known what finds them."""
    two = (all_services().services[code] for code in (CERTIFICATE, QUERY))
    return make_catalogue(two, all_services().departments)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    build_index(documents(services()), tmp_path / "search.sqlite")
    return Index(tmp_path / "search.sqlite")


@pytest.fixture(params=["plain", "index"])
def finder(request: pytest.FixtureRequest, index: Index) -> Finder:
    plain = PlainFinder(services().services.values())
    return plain if request.param == "plain" else IndexFinder(index, plain, lambda error: None)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("养老", (QUERY,)),
        ("shbx", (CERTIFICATE,)),
        ("CERTIFICATE", (CERTIFICATE,)),
        (QUERY, (QUERY,)),
        ("社保证明", (CERTIFICATE,)),
        ("彩票", ()),
        (" ", ()),
    ],
)
def test_both_finders_find_the_words_of_a_service(finder: Finder, typed: str, codes: tuple[str, ...]) -> None:
    assert finder.find(typed) == tuple(map(Hit, codes))
    assert not codes or finder.knows(typed.lower()) or not typed.isalpha()


def test_words_of_the_catalogue_are_known(finder: Finder) -> None:
    assert finder.knows("养老保险")
    assert not finder.knows("宠物")
    assert not finder.knows("")


def test_the_index_finds_what_the_very_words_do_not(index: Index) -> None:
    catalogue = replace(services(), finder=IndexFinder(index, services().finder, lambda error: None))
    for typed in ("养老bx", "yanglaobaoxain", "參保證明", "shebaozm", "個人社保明細"):
        assert services().found(typed, TODAY) == ()
        assert catalogue.found(typed, TODAY) != (), typed


def test_where_the_file_fails_the_very_words_are_left(index: Index) -> None:
    faults: list[sqlite3.Error] = []
    finder = IndexFinder(index, services().finder, faults.append)
    index.close()
    assert finder.find("养老") == (Hit(QUERY),)
    assert len(faults) == 1


def test_a_finder_that_is_behind_gives_nothing_that_is_not_offered() -> None:
    withdrawn = [replace_state(service.code) for service in services().services.values()]
    catalogue = Catalogue(
        "next", make_catalogue(withdrawn, services().departments).services, services().departments, services().finder
    )
    assert [hit.code for hit in catalogue.found("社保", TODAY)] == [CERTIFICATE]
    assert Catalogue("empty", {}, finder=services().finder).found("社保", TODAY) == ()
    assert [document.code for document in documents(catalogue)] == [CERTIFICATE]


def replace_state(code: str) -> Service:
    service = services().services[code]
    return service.model_copy(update={"state": State.WITHDRAWN}) if code == QUERY else service


def test_every_life_event_has_its_words() -> None:
    assert set(LIFE_EVENT_WORDS) == set(LifeEvent)
    retired = services().services[QUERY].model_copy(update={"life_events": (LifeEvent.RETIRE,)})
    catalogue = make_catalogue([retired], services().departments)
    assert documents(catalogue)[0].life_events == ("退休",)
    assert documents(catalogue)[0].department == "人力资源和社会保障"

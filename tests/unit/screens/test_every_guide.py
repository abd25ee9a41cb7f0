"""Every definition that ships with the product opens, and its pages are well laid out at every text size.

An ordinary run opens every one at the largest letters of the two themes that differ in their measures, and a seeded
sample of all leaves; the long one tries everything.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.catalogue.model import Person, Service, State, Titled
from kiosk.presenter import Setting, present
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.form import presets
from kiosk.session.reducer import advance
from kiosk.session.shelves import groups
from screens.models import ItemBody, Page, TextSize, ThemeName
from tests.support import layout
from tests.support.people import ADULT
from tests.support.sample_pages import LANGUAGES
from tests.support.shipped import shipped_catalogue
from tests.support.situations import TODAY, world
from tests.support.stage import SCREENS, Stage, keyboard_folder

SETTING = Setting(
    Titled(**{"zh-CN": "示范市政务服务24小时自助大厅", "en": "Model City 24-hour Service Hall"}),
    "DEMO-0001",
    "12345",
    demonstration=True,
    guide_url="https://zwfw.example.gov/g",
)
PANELS = ("1080x1920", "1024x768")
LOOKS = [(theme, size) for theme in (ThemeName.STANDARD, ThemeName.ELDER) for size in TextSize]
#: As many pages as a few seconds hold.
SAMPLE = 12


def guide(code: str, leaf: m.GuideTab, looks: m.Looks, visit: int) -> Page | None:
    """The page of one leaf of an item's guide; None where it has nothing on that leaf."""
    stage = m.ItemPage(code, leaf)
    session = m.Session(touched_at=1000.0, tally=m.Tally(started=990.0), looks=looks, visit=visit).to(stage)
    page = present(session, world(catalogue=shipped_catalogue()), SETTING)
    assert isinstance(page.body, ItemBody)
    return page if page.body.leaf == leaf else None


def questions(service: Service, looks: m.Looks, visit: int) -> Page:
    """The page on which an item asks for what it has to know, with every error that it can show on arrival."""
    values = presets(service.parameters, TODAY.date())
    session = m.Session(
        touched_at=1000.0, tally=m.Tally(started=990.0), looks=looks, visit=visit, resident=m.Resident(ADULT)
    ).to(m.Parameters(service.code, values, checked=True))
    return present(session, world(catalogue=shipped_catalogue()), SETTING)


def faults(stage: Stage, page: Page) -> list[str]:
    """What is wrong anywhere on the page, from its top to its end; colours are measured in test_layout."""
    measures = layout.measures_of(page.theme)
    stage.show(page)
    found = layout.faults(stage, measures, pixels=False)
    for _ in range(60):
        down = stage.inspection.control("action:scroll-down")
        if down is None or not down.enabled:
            break
        stage.tap("action:scroll-down")
        found += layout.faults(stage, measures, pixels=False)
    else:
        found.append("it does not come to its end")
    return found


def wrong_pages(stage: Stage, language: str, theme: ThemeName, size: TextSize) -> dict[str, list[str]]:
    """What is wrong with the guide of any item, and with the page of its questions."""
    looks = m.Looks(language, size.value, theme.value)
    found: dict[str, list[str]] = {}
    for visit, service in enumerate(shipped_catalogue().published(), start=1):
        pages = {leaf.value: guide(service.code, leaf, looks, visit) for leaf in m.GuideTab}
        if service.parameters:
            pages["questions"] = questions(service, looks, visit)
        for name, page in pages.items():
            if page is not None and (wrong := faults(stage, page)):
                found[f"{service.code} {name}"] = wrong
    return found


@pytest.fixture(scope="module", params=PANELS)
def panel(request: pytest.FixtureRequest) -> Iterator[Stage]:
    stage = Stage(SCREENS[request.param], keyboard_folder())
    yield stage
    stage.close()
    assert stage.messages == []


def test_every_published_item_opens_and_has_something_on_each_leaf_it_offers() -> None:
    here = world(catalogue=shipped_catalogue())
    for service in shipped_catalogue().published():
        opened = advance(m.Session(tally=m.Tally(started=1.0)).to(m.Home()), e.ChooseItem(service.code), here).session
        assert opened.stage == m.ItemPage(service.code)
        for language in LANGUAGES:
            for leaf in m.GuideTab:
                page = guide(service.code, leaf, m.Looks(language), 1)
                if page is not None:
                    body = page.body
                    assert isinstance(body, ItemBody)
                    assert body.actions, f"{service.code}: nothing can be done with it"
                    assert body.facts or body.materials or body.steps or body.places or body.questions or body.lead
                    assert "⟦" not in repr(body)


def test_every_item_stands_in_a_group_of_its_department_and_every_way_in_has_names() -> None:
    for persons in Person:
        for way in (m.Way.EVENTS, m.Way.THEMES, m.Way.DEPARTMENTS):
            session = replace(m.Session(tally=m.Tally(started=1.0)), persons=persons).to(m.Home(way=way))
            here = world(catalogue=shipped_catalogue())
            body = present(session, here, SETTING).body
            named = {group.key for group in body.groups}  # type: ignore[union-attr]  # it is the home page's
            assert named == {key for key, _ in groups(way, persons, shipped_catalogue(), here.wall.date())}
    counted = sum(
        1
        for service in shipped_catalogue().services.values()
        if service.state is State.PUBLISHED and service.who.persons
    )
    assert counted == len(shipped_catalogue().published())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sample_of_guides_is_well_laid_out(panel: Stage, language: str) -> None:
    """Another sample with every change of the catalogue, the same one at every run."""
    chosen = random.Random(f"{len(shipped_catalogue().services)} {language}")  # noqa: S311  # no secret
    services = shipped_catalogue().published()
    found: dict[str, list[str]] = {}
    for visit in range(1, SAMPLE + 1):
        theme, size = chosen.choice(LOOKS)
        looks = m.Looks(language, size.value, theme.value)
        service, leaf = chosen.choice(services), chosen.choice(list(m.GuideTab))
        page = guide(service.code, leaf, looks, visit)
        if page is not None and (wrong := faults(panel, page)):
            found[f"{service.code} {leaf} {theme} {size}"] = wrong
    assert found == {}


@pytest.mark.parametrize("theme", [pytest.param(ThemeName.STANDARD, marks=pytest.mark.long), ThemeName.ELDER])
def test_every_item_is_well_laid_out_in_the_largest_letters(theme: ThemeName) -> None:
    """On the hall's panel; every other item in English, and the other way round in the other theme."""
    stage = Stage(SCREENS[PANELS[0]], keyboard_folder())
    found: dict[str, list[str]] = {}
    for visit, service in enumerate(shipped_catalogue().published(), start=1):
        language = LANGUAGES[(visit + (theme is ThemeName.ELDER)) % 2]
        looks = m.Looks(language, TextSize.XL.value, theme.value)
        pages = [guide(service.code, m.GuideTab.OVERVIEW, looks, visit)]
        if service.parameters:
            pages.append(questions(service, looks, visit))
        for page in pages:
            if page is not None and (wrong := faults(stage, page)):
                found[f"{service.code} {page.kind.value} {language}"] = wrong
    stage.close()
    assert found == {}
    assert stage.messages == []


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("screen", PANELS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize("size", list(TextSize))
def test_every_page_of_every_item_is_well_laid_out(
    screen: str, language: str, theme: ThemeName, size: TextSize
) -> None:
    stage = Stage(SCREENS[screen], keyboard_folder())
    found = wrong_pages(stage, language, theme, size)
    stage.close()
    assert found == {}
    assert stage.messages == []

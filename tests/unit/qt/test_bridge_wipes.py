"""What was left is wiped in a pause, and the first page is made before anybody touches."""

from __future__ import annotations

from dataclasses import replace

from screens.models import HomeBody, PageKind
from tests.support.sample_pages import sample_pages
from tests.support.stage import Stage

PAGES = {page.kind: page for page in sample_pages("en").values()}


def present(stage: Stage, kind: PageKind) -> bool:
    return bool(stage.bridge.body(kind.value).property("present"))


def test_a_page_that_was_left_keeps_nothing_once_the_next_one_stands(stage: Stage) -> None:
    for kind in (PageKind.HOME, PageKind.PARAMETERS, PageKind.QUESTION):
        stage.show(PAGES[kind])
    assert present(stage, PageKind.PARAMETERS), "not before the next one stands"
    stage.wait_until(lambda: not present(stage, PageKind.PARAMETERS))
    assert present(stage, PageKind.QUESTION)
    assert present(stage, PageKind.HOME)


def test_what_is_prepared_is_not_shown_and_goes_with_the_next_wipe(stage: Stage) -> None:
    stage.bridge.clear()
    stage.show(PAGES[PageKind.ATTRACT])
    stage.bridge.prepare(PAGES[PageKind.HOME])
    stage.settle()
    assert present(stage, PageKind.HOME)
    assert stage.inspection.kind is PageKind.ATTRACT
    stage.bridge.clear()
    assert not present(stage, PageKind.HOME)


def test_what_stands_is_not_prepared_over(stage: Stage) -> None:
    page = PAGES[PageKind.HOME]
    assert isinstance(page.body, HomeBody)
    stage.show(page)
    stage.bridge.prepare(replace(page, body=replace(page.body, title="another")))
    assert stage.bridge.body("home").property("title") == page.body.title

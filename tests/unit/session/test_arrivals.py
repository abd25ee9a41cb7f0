"""Each part of a form is a page of its own: it starts at its top, and is said aloud."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import model as m
from kiosk.session.arrivals import arrived
from kiosk.session.identity_stages import Asked
from kiosk.session.sheets import Sheet, Via
from kiosk.session.values import Values

FILL = m.Fill("410514901000", "applicant", Values())


def here(stage: m.Stage) -> m.Session:
    return m.Session(stage=stage, touched_at=1000.0)


def test_the_next_part_of_a_form_is_another_page_and_what_is_typed_into_one_is_not() -> None:
    assert arrived(here(FILL), here(replace(FILL, section="work")))
    assert arrived(here(FILL), here(replace(FILL, group="family", entry="1")))
    assert not arrived(here(FILL), here(replace(FILL, checked=True, open_field="phone", leaf=2)))


def test_the_next_question_of_an_item_is_another_page() -> None:
    assert arrived(here(Asked("410514901000", 0)), here(Asked("410514901000", 1)))
    assert not arrived(here(Asked("410514901000", 0)), here(Asked("410514901000", 0, said_no=True)))


def test_a_page_that_was_turned_is_the_same_and_another_page_is_not() -> None:
    lying, turned, other = (Sheet(f"sheet-1-{number}", "0" * 64) for number in (1, 2, 3))
    seen = m.SheetSeen("410709901000", "home_proof", lying, Via.SCANNED)
    assert not arrived(here(seen), here(replace(seen, sheet=turned, taken=lying, turned=1)))
    assert arrived(here(seen), here(replace(seen, sheet=other)))

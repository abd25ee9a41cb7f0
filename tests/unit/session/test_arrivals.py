"""Each part of a form is a page of its own: it starts at its top, and is said aloud."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import model as m
from kiosk.session.arrivals import arrived
from kiosk.session.identity_stages import Asked
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

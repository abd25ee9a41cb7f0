"""Pages that were captured: held in memory within limits, and gone with the visit whichever way it ends."""

from __future__ import annotations

import hashlib

import pytest

from kiosk.session.sheets import MediaType
from kiosk.session_store import SessionStore
from kiosk.sheets import Limits, SheetRefusal, SheetRefusedError, SheetStore


def _stores(*, sheet: int = 100, visit: int = 250) -> tuple[SessionStore, SheetStore]:
    store = SessionStore()
    return store, SheetStore(store, Limits(sheet, visit))


def test_a_page_is_held_under_its_handle_and_known_by_its_hash() -> None:
    store, sheets = _stores()
    sheet = sheets.keep(1, b"page", MediaType.PDF)
    assert sheets.content(1, sheet.handle) == b"page" and len(store) == 1
    assert sheet.sha256 == hashlib.sha256(b"page").hexdigest() and sheet.media_type is MediaType.PDF


@pytest.mark.parametrize("content", [b"", b"x" * 101], ids=["empty", "huge"])
def test_an_empty_or_a_huge_page_is_not_held(content: bytes) -> None:
    store, sheets = _stores()
    with pytest.raises(SheetRefusedError) as refused:
        sheets.keep(1, content)
    assert refused.value.refusal is (SheetRefusal.TOO_LARGE if content else SheetRefusal.EMPTY)
    assert len(store) == 0


def test_a_visit_holds_no_more_than_it_may_and_room_comes_back() -> None:
    store, sheets = _stores()
    first, second = sheets.keep(1, b"x" * 100), sheets.keep(1, b"x" * 100)
    with pytest.raises(SheetRefusedError) as refused:
        sheets.keep(1, b"x" * 100)
    assert refused.value.refusal is SheetRefusal.NO_ROOM
    sheets.drop(1, (first.handle,))
    sheets.keep(1, b"x" * 100)
    assert len(store) == 2 and sheets.content(1, second.handle)


def test_a_visit_that_ends_leaves_nothing_and_takes_nothing_more() -> None:
    store, sheets = _stores()
    sheet = sheets.keep(1, b"page")
    store.forget(1)
    assert len(store) == 0 and sheets.content(1, sheet.handle) is None
    with pytest.raises(SheetRefusedError) as refused:
        sheets.keep(1, b"late")
    assert refused.value.refusal is SheetRefusal.OVER


def test_no_handle_is_given_twice() -> None:
    _, sheets = _stores()
    assert len({sheets.keep(generation, b"x").handle for generation in (1, 1, 2)}) == 3

"""Pictures of the session live in memory, behind handles, as long as the session."""

from __future__ import annotations

from PySide6.QtCore import QSize

from kiosk.qt.pictures import SessionPictures
from tests.support.stage import Stage, sample_document


def test_a_picture_is_scaled_to_what_the_page_asks_for(stage: Stage) -> None:
    stage.pictures.put("one", sample_document())
    size = QSize()
    picture = stage.pictures.requestImage("one", size, QSize(310, 0))
    assert (picture.width(), size.width()) == (310, 1240)


def test_after_the_session_the_handle_leads_nowhere(stage: Stage) -> None:
    pictures: SessionPictures = stage.pictures
    pictures.put("one", sample_document())
    stage.bridge.clear()
    assert pictures.requestImage("one", QSize(), QSize()).width() == 1


def test_bytes_that_are_no_picture_are_no_fault_of_the_page(stage: Stage) -> None:
    stage.pictures.put("one", b"no picture")
    assert stage.pictures.requestImage("one", QSize(), QSize()).width() == 1

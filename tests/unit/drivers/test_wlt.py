"""Photos through a library in a process apart: one that works, and those that crash, hang, print or make nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.id_card import wlt
from drivers.id_card.wlt import WltError, WltReason
from tests.support.identity_cards import PHOTO
from tests.support.photo_libraries import build_libraries

SECONDS = 20.0


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_libraries(tmp_path_factory.mktemp("wlt"))


def test_a_photo_becomes_a_picture(libraries: Path) -> None:
    picture = wlt.decode(PHOTO, libraries / "works.so", SECONDS)
    assert (len(picture), picture[:2], picture[54 : 54 + 1024]) == (38862, b"BM", PHOTO)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("crashes", WltReason.CRASHED),
        ("ends", WltReason.NO_PICTURE),
        ("nothing", WltReason.NO_PICTURE),
        ("another", WltReason.NO_LIBRARY),
        ("text", WltReason.NO_LIBRARY),
        ("missing", WltReason.NO_LIBRARY),
    ],
)
def test_a_library_that_fails_costs_the_photo_only(libraries: Path, name: str, reason: WltReason) -> None:
    with pytest.raises(WltError) as caught:
        wlt.decode(PHOTO, libraries / f"{name}.so", SECONDS)
    assert caught.value.reason is reason
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_a_library_that_hangs_is_ended_at_the_deadline(libraries: Path) -> None:
    with pytest.raises(WltError) as caught:
        wlt.decode(PHOTO, libraries / "hangs.so", 0.5)
    assert caught.value.reason is WltReason.TIMEOUT
    assert wlt.decode(PHOTO, libraries / "works.so", SECONDS), "and the next is decoded"


def test_the_placeholder_is_a_picture_of_the_same_size() -> None:
    picture = wlt.placeholder()
    assert len(picture) == wlt.PICTURE_SIZE == 38862
    assert wlt._is_picture(picture)

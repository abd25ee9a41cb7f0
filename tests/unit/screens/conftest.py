"""One small window for the tests of the screens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.stage import SMALL, Stage, keyboard_folder


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage(SMALL, keyboard_folder())
    yield stage
    stage.close()
    assert stage.messages == []

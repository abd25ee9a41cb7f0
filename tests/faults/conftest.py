"""A terminal for each test that asks for one, stopped at its end, with no mistake of ours in its log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.terminal import Around, Terminal


@pytest.fixture
def around(tmp_path: Path) -> Around:
    folder = tmp_path / "terminal"
    folder.mkdir()
    return Around.new(folder)


@pytest.fixture
def terminal(around: Around) -> Iterator[Terminal]:
    """Nobody is there, everything works."""
    running = Terminal(around).open_for_people()
    yield running
    running.stop()
    assert running.logged("mistake") == []

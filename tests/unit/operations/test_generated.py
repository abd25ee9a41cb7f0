"""The files that code writes are current."""

from __future__ import annotations

import pytest

from kiosk.operations.generated import GENERATED


@pytest.mark.parametrize("name", sorted(GENERATED))
def test_generated_files_are_current(name: str) -> None:
    files = GENERATED[name]()
    assert files
    stale = [str(file.name) for file, content in files.items() if file.read_text(encoding="utf-8") != content]
    assert stale == [], f"run kiosk generate {name}"

"""Which release this program is."""

from __future__ import annotations

from pathlib import Path

import kiosk


def own_version() -> str:
    """As the package says it; a checkout has no package, and says what the code does."""
    try:
        return (Path(kiosk.__file__).parents[1] / "VERSION").read_text("utf-8").strip() or kiosk.__version__
    except OSError:
        return kiosk.__version__

"""The files of the repository that code writes. A test fails when one of them is not what its code would write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def _openapi() -> str:
    from kiosk.central.sandbox.contract import generate_contract  # noqa: PLC0415 - the web framework, for this alone

    return generate_contract()


GENERATED: Mapping[str, tuple[Path, Callable[[], str]]] = {
    "openapi": (_ROOT / "kiosk" / "central" / "openapi.json", _openapi),
}

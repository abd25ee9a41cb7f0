# SPDX-License-Identifier: Apache-2.0
"""A driver as a profile sees it: its name, its options and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from drivers.options import read_options
from drivers.protocols import Device, Family


@dataclass(frozen=True)
class Driver:
    """A driver as a profile sees it. ``make`` takes an instance of ``options`` and imports what it needs."""

    name: str
    family: Family
    options: type[Any]
    make: Callable[[Any], Device]
    simulated: bool = False  # a production profile refuses it
    shared: bool = (
        False  # another program takes turns with us on it, the bank's: nothing is held unless the profile says
    )
    hosted: bool = False  # runs in a process of its own unless the profile says otherwise

    def read_options(self, values: Mapping[str, object]) -> object:
        """Typed options out of plain values. Raises drivers.options.OptionsError with every mistake."""
        return read_options(self.options, values)

# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about a reader of chip cards."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PcscOptions:
    """A reader behind the smart card service.

    ``reader`` is a part of its name, which holds the serial number of those that have one. Empty means the only one
    there is: with two readers plugged in, each must be named.
    """

    reader: str = ""


@dataclass(frozen=True)
class SimulatedCardReaderOptions:
    """A reader in memory; cards are put in by the program that made it."""

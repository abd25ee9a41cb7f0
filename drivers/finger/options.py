# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about a fingerprint reader."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SimulatedFingerOptions:
    """A reader in memory; fingers are laid on it by the program that made it."""

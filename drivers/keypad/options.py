# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about a keypad."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.options import BAUD_RATE, DEVICE, option


@dataclass(frozen=True)
class EppSzztOptions:
    """An encrypting PIN pad of SZZT's ZT588 and ZT598 family, for its keys outside PIN entry."""

    device: str = option(DEVICE)
    baud_rate: int = option(BAUD_RATE, 9600)


@dataclass(frozen=True)
class EvdevKeypadOptions:
    """A keypad that plays a keyboard: an event device below /dev/input/by-id."""

    device: str = option(DEVICE)


@dataclass(frozen=True)
class PlayedKeypadOptions:
    """A keypad that another process plays, over a pseudo-terminal."""

    device: str = option(DEVICE)


@dataclass(frozen=True)
class SimulatedKeypadOptions:
    """A keypad in memory; keys are pressed by the program that made it."""

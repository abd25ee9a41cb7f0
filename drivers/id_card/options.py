# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about a reader of identity cards."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.options import BAUD_RATE, DEVICE, HOST, PORT, option


@dataclass(frozen=True)
class SamvSerialOptions:
    """A resident-ID reader on a serial port."""

    device: str = option(DEVICE)
    baud_rate: int = option(BAUD_RATE, 115200)
    added_address: bool = False  # also read the address that was written to the card later


@dataclass(frozen=True)
class SamvTcpOptions:
    """A resident-ID reader behind a serial-to-network converter."""

    host: str = option(HOST)
    port: int = option(PORT)
    added_address: bool = False


@dataclass(frozen=True)
class SimulatedIdCardOptions:
    """A reader in memory; cards are laid on it by the program that made it."""

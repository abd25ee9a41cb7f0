# SPDX-License-Identifier: Apache-2.0
"""A simulated chip card reader in memory: the driver's own parsers on virtual cards, without a service or waiting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from drivers.card import bank, social_security, token
from drivers.card.apdu import Channel
from drivers.card.virtual_cards import CardFault, TakenOut, VirtualCard
from drivers.protocols import (
    ChipReadError,
    ChipReadReason,
    Condition,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    MaskedBankCard,
    Presence,
    SocialSecurityCard,
    WrittenToken,
)
from drivers.transports.deadline import Deadline

Content = TypeVar("Content")


class SimulatedCardReader:
    """Implements CardReader. ``plugged`` and ``serviced`` are its plug and the service that real ones stand behind."""

    def __init__(self) -> None:
        self.plugged = True
        self.serviced = True
        self._card: VirtualCard | None = None

    def insert(self, card: VirtualCard) -> None:
        """Put ``card`` in; one that was in is exchanged."""
        self._card = card

    def remove(self) -> None:
        """Take the card out."""
        self._card = None

    def status(self, deadline: float) -> DeviceStatus:
        if not self.serviced:
            return DeviceStatus(Condition.OFFLINE, original="no service")
        return DeviceStatus(Condition.READY if self.plugged else Condition.ABSENT)

    def presence(self, deadline: float) -> Presence:
        self._ask()
        return Presence.NO if self._card is None else Presence.YES

    def read_social_security(self, deadline: float) -> SocialSecurityCard:
        return self._read(social_security.read, Deadline(deadline))

    def read_bank_number(self, deadline: float) -> MaskedBankCard:
        return self._read(bank.read, Deadline(deadline))

    def read_token(self, deadline: float) -> WrittenToken:
        return self._read(token.read, Deadline(deadline))

    def close(self) -> None: ...

    def _ask(self) -> None:
        if not self.serviced:
            raise DeviceError(DeviceFault.LOST, "no service")
        if not self.plugged:
            raise DeviceError(DeviceFault.ABSENT, "no such reader")

    def _read(self, read: Callable[[Channel, Deadline], Content], until: Deadline) -> Content:
        self._ask()
        if self._card is None:
            raise ChipReadError(ChipReadReason.NO_CARD)
        self._card.reset()
        try:
            return read(_InMemory(self._card), until)
        except TakenOut:
            self._card = None
            raise ChipReadError(ChipReadReason.TAKEN_AWAY) from None


class _InMemory:
    """A ``Channel`` to a virtual card. A silence is a timeout at once: nothing here waits."""

    byte_oriented = True

    def __init__(self, card: VirtualCard) -> None:
        self._card = card

    def transmit(self, command: bytes, until: Deadline) -> bytes:
        if until.passed or self._card.fault is CardFault.FALLS_SILENT:
            raise DeviceError(DeviceFault.TIMEOUT, "no answer")
        return self._card.answer(command)

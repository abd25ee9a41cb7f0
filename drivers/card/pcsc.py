# SPDX-License-Identifier: Apache-2.0
"""A chip card reader behind the smart card service (PC/SC, pcscd).

Nothing is kept across an error: the session is ended, and the next call begins a new one. So a service that is stopped
and started again, and a reader that is pulled out and plugged in, need no word to us.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from smartcard import scard

from drivers.card import bank, social_security, token
from drivers.card.apdu import Channel
from drivers.card.pcsc_session import PcscCard, PcscSession
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
    status_after,
)
from drivers.transports.deadline import Deadline

_MOST_HANGING = 2  # sessions that were left behind in a call, and have not come back
_TRIES = 2  # a card that is just being pushed in often fails once
_CLOSING = 0.5  # seconds for the service to say that it has let go
# Seconds until the service knows that a card is gone: pcscd looks every 0.4 s where the reader does not tell it.
_UNTIL_SEEN_GONE = 0.6
_ANSWERING = 0.1  # seconds kept for the service to come back from that wait

# After these the same card may do better at the second try.
_WORTH_A_TRY = (ChipReadReason.NOT_ANSWERING, ChipReadReason.NOT_READABLE)

Content = TypeVar("Content")


class PcscReader:
    """Implements CardReader. One thread at a time."""

    def __init__(self, reader: str = "") -> None:
        """``reader``: a part of the reader's name, which holds the serial number of those that have one."""
        self._wanted = reader
        self._session: PcscSession | None = None
        self._left: list[PcscSession] = []

    def status(self, deadline: float) -> DeviceStatus:
        until = Deadline(deadline)
        try:
            with self._asking(until) as session:
                name = self._find(session, until)
                state = session.state(name, until)
        except DeviceError as error:
            return status_after(error)
        if state & (scard.SCARD_STATE_UNAVAILABLE | scard.SCARD_STATE_UNKNOWN):
            return DeviceStatus(Condition.ABSENT, original=name)
        if state & scard.SCARD_STATE_EXCLUSIVE:
            return DeviceStatus(Condition.BUSY, original=name)
        return DeviceStatus(Condition.READY, original=name)

    def presence(self, deadline: float) -> Presence:
        until = Deadline(deadline)
        with self._asking(until) as session:
            state = session.state(self._find(session, until), until)
        if state & scard.SCARD_STATE_PRESENT:
            return Presence.YES
        return Presence.NO if state & scard.SCARD_STATE_EMPTY else Presence.UNKNOWN

    def read_social_security(self, deadline: float) -> SocialSecurityCard:
        return self._read(social_security.read, Deadline(deadline))

    def read_bank_number(self, deadline: float) -> MaskedBankCard:
        return self._read(bank.read, Deadline(deadline))

    def read_token(self, deadline: float) -> WrittenToken:
        return self._read(token.read, Deadline(deadline))

    def close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.end()
            session.join(_CLOSING)

    def _read(self, read: Callable[[Channel, Deadline], Content], until: Deadline) -> Content:
        """Power the card up and read it, twice if need be. Raises ChipReadError, DeviceError."""
        for left in reversed(range(_TRIES)):
            try:
                with self._asking(until) as session:
                    name = self._find(session, until)
                    with _powered(session, name, until, afresh=not left) as card:
                        return read(card, until)
            except ChipReadError as error:
                if error.reason not in _WORTH_A_TRY:
                    raise
                if self._went_away(until):
                    raise ChipReadError(ChipReadReason.TAKEN_AWAY, error.original) from None
                if not left:
                    raise
        raise AssertionError("the last try returns or raises")

    def _went_away(self, until: Deadline) -> bool:
        """Whether a card that has just failed was taken out; waits for the service to notice. Raises DeviceError."""
        noticed = Deadline(min(_UNTIL_SEEN_GONE, until.remaining() - _ANSWERING))
        with self._asking(until) as session:
            name = self._find(session, until)
            state = session.state(name, until)
            while state & scard.SCARD_STATE_PRESENT and not noticed.passed:
                state = session.state_other_than(name, state, noticed.remaining(), until)
        return not state & scard.SCARD_STATE_PRESENT

    @contextmanager
    def _asking(self, until: Deadline) -> Iterator[PcscSession]:
        """The session, begun if need be; ended by an error. Raises DeviceError."""
        try:
            if self._session is None:
                self._left = [each for each in self._left if each.running]
                if len(self._left) >= _MOST_HANGING:
                    raise DeviceError(DeviceFault.TIMEOUT, "earlier calls of the smart card service still hang")
                self._session = PcscSession()
                self._session.start(until)
            yield self._session
        except (DeviceError, ChipReadError) as error:
            session = self._session
            if isinstance(error, DeviceError) and error.fault is DeviceFault.TIMEOUT and session is not None:
                self._left.append(session)
                self._session = None
                session.end()
            self.close()
            raise

    def _find(self, session: PcscSession, until: Deadline) -> str:
        """The one reader that is meant. Raises DeviceError: ABSENT for none, REFUSED for several."""
        names = [name for name in session.readers(until) if self._wanted in name]
        if not names:
            raise DeviceError(DeviceFault.ABSENT, "no such reader")
        if len(names) > 1:
            raise DeviceError(DeviceFault.REFUSED, "several readers fit: " + ", ".join(names))
        return names[0]


@contextmanager
def _powered(session: PcscSession, name: str, until: Deadline, *, afresh: bool) -> Iterator[PcscCard]:
    """The card, powered; ``afresh``: off and on again before."""
    card = session.connect(name, until)
    try:
        if afresh:
            card.power_cycle(until)
        yield card
    finally:
        with suppress(DeviceError, ChipReadError):  # it was read, or has failed already
            card.disconnect(until)

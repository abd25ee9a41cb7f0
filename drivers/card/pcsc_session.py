# SPDX-License-Identifier: Apache-2.0
"""A session with the smart card service (pcscd), in a thread of its own.

The calls of PC/SC know no deadline: a card that falls silent, or a service that hangs, keeps them for ever. So each
call is made in the session's thread, and whoever has waited long enough leaves. A session that was left, or that has
seen an error, is ended: its thread lets go of everything as soon as the call comes back, if it ever does.
pyscard's own monitors are not used: their threads die with the service and tell nobody.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any, cast

from smartcard import scard

from drivers.protocols import ChipReadError, ChipReadReason, DeviceError, DeviceFault
from drivers.transports.deadline import Deadline

_FAULTS = {
    scard.SCARD_E_NO_SERVICE: DeviceFault.LOST,
    scard.SCARD_E_SERVICE_STOPPED: DeviceFault.LOST,
    scard.SCARD_F_COMM_ERROR: DeviceFault.LOST,
    scard.SCARD_E_INVALID_HANDLE: DeviceFault.LOST,
    scard.SCARD_E_NO_READERS_AVAILABLE: DeviceFault.ABSENT,
    scard.SCARD_E_READER_UNAVAILABLE: DeviceFault.ABSENT,
    scard.SCARD_E_UNKNOWN_READER: DeviceFault.ABSENT,
    scard.SCARD_E_SHARING_VIOLATION: DeviceFault.BUSY,
    scard.SCARD_E_NO_ACCESS: DeviceFault.REFUSED,
    scard.SCARD_W_SECURITY_VIOLATION: DeviceFault.REFUSED,
}
_CARD_REASONS = {
    scard.SCARD_E_NO_SMARTCARD: ChipReadReason.NO_CARD,
    scard.SCARD_W_REMOVED_CARD: ChipReadReason.TAKEN_AWAY,
    scard.SCARD_W_UNRESPONSIVE_CARD: ChipReadReason.NOT_ANSWERING,
    scard.SCARD_W_UNPOWERED_CARD: ChipReadReason.NOT_ANSWERING,
    scard.SCARD_W_UNSUPPORTED_CARD: ChipReadReason.NOT_ANSWERING,
    scard.SCARD_W_RESET_CARD: ChipReadReason.NOT_READABLE,
    scard.SCARD_E_NOT_TRANSACTED: ChipReadReason.NOT_READABLE,
    scard.SCARD_E_PROTO_MISMATCH: ChipReadReason.NOT_READABLE,
}
_PROTOCOLS = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1


class PcscSession:
    """A context of PC/SC and the thread that uses it. Not to be used again after an error: ``end`` it."""

    def __init__(self) -> None:
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._context: int | None = None
        self._thread = threading.Thread(target=self._serve, name="pcsc", daemon=True)
        self._thread.start()

    def start(self, until: Deadline) -> None:
        """Ask the service for a context. Raises DeviceError: LOST when no service runs."""
        self._call(self._establish, (), until)

    @property
    def running(self) -> bool:
        """True until it was ended and its last call has come back."""
        return self._thread.is_alive()

    def end(self) -> None:
        """Let go of everything, at once or when the call that hangs comes back. May be called twice."""
        self._calls.put(None)

    def join(self, seconds: float) -> None:
        """Wait for the end, ``seconds`` at most."""
        self._thread.join(seconds)

    def readers(self, until: Deadline) -> list[str]:
        """The names of the readers that are plugged in."""
        code, names = self._ask(scard.SCardListReaders, [], until=until)
        if code == scard.SCARD_E_NO_READERS_AVAILABLE:
            return []
        _check(code)
        return list(names)

    def state(self, reader: str, until: Deadline) -> int:
        """The SCARD_STATE_ flags of ``reader`` now."""
        asked = [(reader, scard.SCARD_STATE_UNAWARE)]
        code, states = self._ask(scard.SCardGetStatusChange, 0, asked, until=until)
        _check(code)
        return int(states[0][1])

    def state_other_than(self, reader: str, state: int, seconds: float, until: Deadline) -> int:
        """The flags as soon as they differ from ``state``, or ``state`` when they do not within ``seconds``."""
        asked = [(reader, state)]
        code, states = self._ask(scard.SCardGetStatusChange, round(seconds * 1000), asked, until=until)
        if code == scard.SCARD_E_TIMEOUT:
            return state
        _check(code)
        return int(states[0][1])

    def connect(self, reader: str, until: Deadline) -> PcscCard:
        """Power the card up, for nobody but us. Raises ChipReadError, DeviceError."""
        code, handle, protocol = self._ask(
            scard.SCardConnect, reader, scard.SCARD_SHARE_EXCLUSIVE, _PROTOCOLS, until=until
        )
        _check_card(code)
        return PcscCard(self, handle, protocol == scard.SCARD_PROTOCOL_T0)

    def transmit(self, handle: int, byte_oriented: bool, command: bytes, until: Deadline) -> bytes:
        protocol = scard.SCARD_PCI_T0 if byte_oriented else scard.SCARD_PCI_T1
        code, answer = self._call(scard.SCardTransmit, (handle, protocol, list(command)), until)
        _check_card(code)
        return bytes(answer)

    def power_cycle(self, handle: int, until: Deadline) -> bool:
        """Off and on again; whether the card speaks T=0 then. Raises ChipReadError, DeviceError."""
        arguments = (handle, scard.SCARD_SHARE_EXCLUSIVE, _PROTOCOLS, scard.SCARD_UNPOWER_CARD)
        code, protocol = self._call(scard.SCardReconnect, arguments, until)
        _check_card(code)
        return bool(protocol == scard.SCARD_PROTOCOL_T0)

    def disconnect(self, handle: int, until: Deadline) -> None:
        """Let go of the card; the service powers it down some seconds later.

        Told to do so at once it would call a card "absent" that has just been pulled, and not see it pushed in again.
        """
        _check_card(self._call(scard.SCardDisconnect, (handle, scard.SCARD_LEAVE_CARD), until))

    def _ask(self, function: Callable[..., Any], *arguments: object, until: Deadline) -> list[Any]:
        """A call with the context in front; its code and what comes with it."""
        answer: list[Any] = self._call(function, (self._context, *arguments), until)
        return answer

    def _call(self, function: Callable[..., Any], arguments: tuple[object, ...], until: Deadline) -> Any:
        call = _Call(function, arguments)
        self._calls.put(call)
        return call.wait(until)

    def _establish(self) -> None:
        code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM)
        _check(code)
        self._context = context

    def _serve(self) -> None:
        while (call := self._calls.get()) is not None:
            call.make()
        if self._context is not None:
            scard.SCardReleaseContext(self._context)  # cuts its cards off as well


class PcscCard:
    """A powered card; a ``Channel``."""

    def __init__(self, session: PcscSession, handle: int, byte_oriented: bool) -> None:
        self._session = session
        self._handle = handle
        self.byte_oriented = byte_oriented

    def transmit(self, command: bytes, until: Deadline) -> bytes:
        return self._session.transmit(self._handle, self.byte_oriented, command, until)

    def power_cycle(self, until: Deadline) -> None:
        self.byte_oriented = self._session.power_cycle(self._handle, until)

    def disconnect(self, until: Deadline) -> None:
        self._session.disconnect(self._handle, until)


class _Call:
    """One call, made by the session's thread and awaited by another."""

    def __init__(self, function: Callable[..., Any], arguments: tuple[object, ...]) -> None:
        self._function = function
        self._arguments = arguments
        self._done = threading.Event()
        self._answer: Any = None
        self._error: Exception | None = None

    def make(self) -> None:
        try:
            self._answer = self._function(*self._arguments)
        except Exception as error:
            self._error = error
        self._done.set()

    def wait(self, until: Deadline) -> Any:
        if not self._done.wait(until.remaining()):
            raise DeviceError(DeviceFault.TIMEOUT, "no answer from the smart card service")
        if self._error is not None:
            raise self._error
        return self._answer


def _check(code: int) -> None:
    """Nothing for success. Raises DeviceError."""
    if code != scard.SCARD_S_SUCCESS:
        raise DeviceError(_FAULTS.get(code, DeviceFault.GARBLED), _words(code))


def _check_card(code: int) -> None:
    """As ``_check``, for calls to a card: raises ChipReadError for what concerns the card."""
    if code in _CARD_REASONS:
        raise ChipReadError(_CARD_REASONS[code], _words(code))
    _check(code)


def _words(code: int) -> str:
    return cast(str, scard.SCardGetErrorMessage(code)).rstrip(".")

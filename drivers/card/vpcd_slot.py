# SPDX-License-Identifier: Apache-2.0
"""Puts virtual cards into the reader that vsmartcard's vpcd plays for pcscd.

vpcd listens on a TCP port; a connection is a card that was put in, its end a card that was taken out. Messages are a
length of two bytes, big endian, and so many bytes; a message of one byte is an order (0 off, 1 on, 2 reset, 4 the ATR
please), every other one a command for the card.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

from drivers.card.virtual_cards import TakenOut, VirtualCard

_POWER_OFF, _POWER_ON, _RESET, _ATR = 0, 1, 2, 4


class VpcdSlot:
    """The slot of the virtual reader at ``port`` on the loopback interface. One card at a time."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self.card: VirtualCard | None = None  # may be exchanged while it is in: nobody sees that but the next command

    def insert(self, card: VirtualCard) -> None:
        """Put ``card`` in; one that was in is exchanged. Raises OSError when no reader is there."""
        self.card = card
        if self._thread is not None and self._thread.is_alive():
            return
        self._connection = socket.create_connection(("127.0.0.1", self._port))
        self._thread = threading.Thread(target=self._serve, args=(self._connection,), name="vpcd card", daemon=True)
        self._thread.start()

    def remove(self) -> None:
        """Take the card out. May be called twice."""
        if self.card is not None:
            self.card.released.set()
        self.card = None
        if self._connection is not None and self._thread is not None:
            with suppress(OSError):  # closed by the reader's end
                self._connection.shutdown(socket.SHUT_RDWR)
            self._thread.join()
        self._connection = self._thread = None

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream, suppress(OSError, TakenOut):
            while True:
                # vpcd sends a length and a message apart, and the second waits for our word about the first.
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
                header = stream.read(2)
                if len(header) < 2:
                    return
                message = stream.read(int.from_bytes(header, "big"))
                card = self.card
                if card is None:
                    return
                if len(message) != 1:
                    answer = card.answer(message)
                elif message[0] == _ATR:
                    answer = card.atr
                else:
                    if message[0] in (_POWER_OFF, _POWER_ON, _RESET):
                        card.reset()
                    continue
                connection.sendall(len(answer).to_bytes(2, "big") + answer)

"""Tokens on cards, in the terminal's own card reader: looked at on the reader's bus, told from memory."""

from __future__ import annotations

import threading

from drivers.protocols import CardReader, ChipReadError, DeviceError, Presence
from kiosk.workers import Worker

_EVERY_SECONDS = 1.0
_PRESENCE_SECONDS = 0.8
_READ_SECONDS = 3.0


class CardTokens:
    """A resident's card is asked once whether it is a token; it says no, and is left alone."""

    def __init__(self, reader: CardReader, bus: Worker) -> None:
        """``bus`` is the reader's worker: nobody else may call it."""
        self._reader = reader
        self._lock = threading.Lock()
        self._number = 0  # of cards that were put in
        self._in = False
        self._text: bytes | None = None
        bus.look_every(self._look, _EVERY_SECONDS)

    def present(self) -> frozenset[str]:
        with self._lock:
            return frozenset({f"card-{self._number}"}) if self._in else frozenset()

    def read(self, stick: str) -> bytes | None:
        with self._lock:
            return self._text if stick == f"card-{self._number}" else None

    def _look(self) -> None:
        try:
            there = self._reader.presence(_PRESENCE_SECONDS) is Presence.YES
        except DeviceError:
            there = False
        if there == self._in:
            return
        text = self._read() if there else None
        with self._lock:
            self._in, self._text = there, text
            self._number += there

    def _read(self) -> bytes | None:
        try:
            return self._reader.read_token(_READ_SECONDS).text.encode("ascii")
        except (ChipReadError, DeviceError, UnicodeEncodeError):
            return None

# SPDX-License-Identifier: Apache-2.0
"""A reader whose cards come with a picture: the photo of each is decoded by the operator's library, or a placeholder.

The library is closed native code and runs in a process of its own (``wlt``), whether the reader does or not.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from drivers.id_card import wlt
from drivers.id_card.wlt import WltError, WltReason
from drivers.protocols import DeviceStatus, IdCard, IdCardReader, Presence, Problem, SamIdReader
from drivers.transports.deadline import Deadline

_CARD_SECONDS = 2.0
_TRIAL_SECONDS = 1.0
_SHORTEST = 0.3  # less than this is no trial of a library, but of the machine
#: A library that fails so often in a row keeps no more residents waiting until its file is another one.
_MOST_FAILURES = 2
_BLANK = bytes(1024)


class Reader(IdCardReader, SamIdReader, Protocol):
    """A reader of identity cards with a security module."""


class PortraitDecoder:
    """The operator's library, and what is known of it. One thread at a time."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._seen: tuple[int, int, int] | None = None
        self._tried = False
        self._failures = 0
        self._trouble: WltReason | None = None

    def portrait(self, photo: bytes, deadline: float) -> bytes:
        """A BMP of ``photo``; the placeholder when it has none, or the library fails. Never raises."""
        self._look_at_file()
        if not photo or self._failures >= _MOST_FAILURES or deadline < _SHORTEST:
            return wlt.placeholder()
        try:
            picture = wlt.decode(photo, self._library, min(deadline, _CARD_SECONDS))
        except WltError as error:
            # A photo that makes no picture may be the card's fault.
            if error.reason is not WltReason.NO_PICTURE:
                self._failed(error.reason)
            return wlt.placeholder()
        self._tried, self._trouble, self._failures = True, None, 0
        return picture

    def trouble(self, deadline: float) -> WltReason | None:
        """What is wrong with the library, as far as it was tried: with a blank photo, and with every card since."""
        self._look_at_file()
        if not self._tried and deadline >= _SHORTEST:
            self._tried = True
            try:
                wlt.decode(_BLANK, self._library, min(deadline, _TRIAL_SECONDS))
            except WltError as error:
                if error.reason is not WltReason.NO_PICTURE:
                    self._failed(error.reason)
        return self._trouble

    def _failed(self, reason: WltReason) -> None:
        self._tried, self._trouble = True, reason
        self._failures += 1

    def _look_at_file(self) -> None:
        """Another file, or one that is there again, gets another trial."""
        try:
            found = self._library.stat()
        except OSError:
            now = None
        else:
            now = (found.st_ino, found.st_size, found.st_mtime_ns)
        if now != self._seen:
            self._seen, self._tried, self._trouble, self._failures = now, False, None, 0


class PortraitReader:
    """Implements IdCardReader and SamIdReader: ``reader``, and a portrait with each card."""

    def __init__(self, reader: Reader, decoder: PortraitDecoder) -> None:
        self._reader = reader
        self._decoder = decoder

    def status(self, deadline: float) -> DeviceStatus:
        """The reader's, with PORTRAIT_LIBRARY added, which stops nothing."""
        until = Deadline(deadline)
        status = self._reader.status(deadline)
        reason = self._decoder.trouble(until.remaining())
        if reason is None:
            return status
        original = f"{status.original}; photo library: {reason}".lstrip("; ")
        return replace(status, problems=status.problems | {Problem.PORTRAIT_LIBRARY}, original=original)

    def presence(self, deadline: float) -> Presence:
        return self._reader.presence(deadline)

    def read(self, deadline: float) -> IdCard:
        until = Deadline(deadline)
        card = self._reader.read(deadline)
        return replace(card, portrait=self._decoder.portrait(card.photo_wlt, until.remaining()))

    def sam_id(self, deadline: float) -> str:
        return self._reader.sam_id(deadline)

    def close(self) -> None:
        self._reader.close()

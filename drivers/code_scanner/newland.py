# SPDX-License-Identifier: Apache-2.0
"""Newland FM and EM scan engines: commands in frames, codes as plain lines, both on one wire.

Command: ``7E 00 | type | length | address (2, big endian) | data | CRC``.
Reply: ``02 00 | type | length | data | CRC``.
The CRC is CRC-16/XMODEM of type to data, big endian; AB CD instead stands for "do not check". Addresses are those of
the engine's "zone bits": 0000 is the mode, 0002 bit 0 the trigger.
"""

from __future__ import annotations

import binascii
from enum import Enum

from drivers.code_scanner.reading import LineReader

_COMMAND = b"\x7e\x00"
_REPLY = b"\x02\x00"
_UNCHECKED = b"\xab\xcd"
_READ, _WRITE = 0x07, 0x08
# Replies to what is asked here carry one byte of data. A longer length is noise, not worth waiting for.
_LONGEST_REPLY_DATA = 16


def checksum(counted: bytes) -> bytes:
    """CRC-16/XMODEM, big endian."""
    return binascii.crc_hqx(counted, 0).to_bytes(2, "big")


def encode_command(kind: int, address: int, data: bytes) -> bytes:
    """A whole command frame. For a read, ``data`` is one byte: how many bytes to read."""
    counted = bytes([kind, len(data)]) + address.to_bytes(2, "big") + data
    return _COMMAND + counted + checksum(counted)


def encode_reply(data: bytes = b"\x00") -> bytes:
    """A whole reply frame, for simulators; type 00 is success."""
    counted = bytes([0, len(data)]) + data
    return _REPLY + counted + checksum(counted)


class Command(Enum):
    """The frames in use. None of them is written to the engine's flash."""

    COMMAND_TRIGGER_MODE = encode_command(_WRITE, 0x0000, b"\xd5")
    TRIGGER_ON = encode_command(_WRITE, 0x0002, b"\x01")
    TRIGGER_OFF = encode_command(_WRITE, 0x0002, b"\x02")
    READ_MODE = encode_command(_READ, 0x0000, b"\x01")


class NewlandReader:
    """Implements CodeReader: lines are codes, reply frames between them are taken out."""

    def __init__(self) -> None:
        self._lines = LineReader()
        self._in_line = False  # a code has begun: what looks like a reply inside is part of it
        self._buffer = b""
        self._replied = False

    def feed(self, received: bytes) -> None:
        self._buffer += received
        while self._buffer and self._take():
            pass

    def next_code(self) -> bytes | None:
        return self._lines.next_code()

    def has_reply(self) -> bool:
        replied, self._replied = self._replied, False
        return replied

    def quiet(self) -> None:
        """Half a reply is noise by now, as is half a line."""
        self._buffer, self._in_line = b"", False
        self._lines.quiet()

    def _take(self) -> bool:
        """Take a reply, or pass on what is none; False when more must come first."""
        if self._in_line or not _REPLY.startswith(self._buffer[:2]):
            end = min((at for each in b"\r\n" if (at := self._buffer.find(each)) >= 0), default=-1)
            self._pass_on(end + 1 or len(self._buffer))
            return True
        if len(self._buffer) < 4:
            return False
        size = 4 + self._buffer[3] + 2
        if self._buffer[3] > _LONGEST_REPLY_DATA:
            self._pass_on(1)
        elif len(self._buffer) < size:
            return False
        elif self._buffer[size - 2 : size] in (checksum(self._buffer[2 : size - 2]), _UNCHECKED):
            self._replied = True
            self._buffer = self._buffer[size:]
        else:
            self._pass_on(1)
        return True

    def _pass_on(self, count: int) -> None:
        """Give the first bytes to the lines."""
        passed, self._buffer = self._buffer[:count], self._buffer[count:]
        self._in_line = not passed.endswith((b"\r", b"\n"))
        self._lines.feed(passed)

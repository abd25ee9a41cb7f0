# SPDX-License-Identifier: Apache-2.0
"""SAM_V frames: what crosses the line between a host and a resident-ID reader.

``AA AA AA 96 69 | LEN (2, big endian) | body | CHK``, the same both ways. LEN counts the bytes after itself, CHK
included; CHK is the exclusive or of LEN and body, and on some models what brings their sum to zero. A command's body
is CMD PARA and data; a reply's is SW1 SW2 SW3 and data.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import reduce
from operator import xor

PREAMBLE = bytes.fromhex("AAAAAA9669")
_LENGTH_END = len(PREAMBLE) + 2
# The longest frame in use is 2314 bytes after LEN (text, photo and fingerprint). More is a broken length word.
_LONGEST = 4096
_SHORTEST = 3


class FrameError(ValueError):
    """A frame came whole, and its checksum is wrong."""


class Command(Enum):
    """The commands in use, with CMD and PARA as most readers have them; see ``samv_models`` for those that differ."""

    SAM_STATUS = bytes.fromhex("11FF")
    SAM_ID = bytes.fromhex("12FF")
    FIND_CARD = bytes.fromhex("2001")
    SELECT_CARD = bytes.fromhex("2002")
    READ_TEXT_AND_PHOTO = bytes.fromhex("3001")
    READ_ADDED_ADDRESS = bytes.fromhex("3003")


class Status(Enum):
    """SW3 of a reply, after SW1 SW2 = 00 00. The comments are the reader's own meaning."""

    OK = 0x90
    NO_SUCH_ITEM = 0x91  # the card has no such item: normal for the added address
    FOUND = 0x9F
    HOST_CHECKSUM = 0x10  # the reader saw a wrong checksum
    HOST_LENGTH = 0x11  # the reader saw a wrong length
    BAD_COMMAND = 0x21
    NOT_PERMITTED = 0x23
    UNRECOGNISED = 0x24
    CARD_REFUSES_SAM = 0x31
    SAM_REFUSES_CARD = 0x32
    VERIFICATION_FAILED = 0x33
    FINGERPRINT_FAILED = 0x37
    INFORMATION_LENGTH = 0x3F
    UNKNOWN_CARD_TYPE = 0x40
    READ_FAILED = 0x41
    RANDOM_NUMBER_FAILED = 0x47
    SELF_TEST_FAILED = 0x60
    NOT_AUTHORISED = 0x66
    NOT_FOUND = 0x80
    NOT_SELECTED = 0x81
    OTHER = -1  # a byte of no known meaning

    @property
    def words(self) -> str:
        """For the technician, with the byte where there is one."""
        said = self.name.lower().replace("_", " ")
        return said if self is Status.OTHER else f"{self.value:02X} {said}"


@dataclass(frozen=True, repr=False)
class Reply:
    """A reader's reply. ``data`` may be a person's whole record: the ``repr`` shows only its length."""

    status: Status
    data: bytes
    raw_status: bytes

    def __repr__(self) -> str:
        return f"Reply({self.words}, {len(self.data)} bytes)"

    @property
    def words(self) -> str:
        """The status for the technician, with the bytes themselves when they have no known meaning."""
        return self.status.words if self.status is not Status.OTHER else f"status {self.raw_status.hex().upper()}"

    @classmethod
    def from_body(cls, body: bytes) -> Reply:
        raw = body[:3]
        try:
            status = Status(raw[2]) if len(raw) == 3 and raw[:2] == b"\0\0" else Status.OTHER
        except ValueError:
            status = Status.OTHER
        return cls(status, body[3:], raw)


def encode_frame(body: bytes, *, summed: bool = False) -> bytes:
    """A whole frame around ``body``; ``summed``: the checksum brings the sum to zero modulo 256."""
    counted = (len(body) + 1).to_bytes(2, "big") + body
    return PREAMBLE + counted + bytes([-sum(counted) % 256 if summed else reduce(xor, counted)])


def encode_reply(status: Status, data: bytes = b"", *, summed: bool = False) -> bytes:
    return encode_frame(bytes([0, 0, status.value]) + data, summed=summed)


class FrameReader:
    """Finds frames in whatever arrives: split anywhere, or with noise before the preamble.

    ``sums_too``: a checksum that brings the sum to zero is right as well.
    """

    def __init__(self, *, sums_too: bool = False) -> None:
        self._sums_too = sums_too
        self._buffer = b""

    def feed(self, received: bytes) -> None:
        self._buffer += received

    def next_body(self) -> bytes | None:
        """The body of the next whole frame, or None until more has come. Raises FrameError for a wrong checksum.

        What cannot belong to a frame is dropped, so the buffer never outgrows one frame and what came with it.
        """
        while True:
            start = self._buffer.find(PREAMBLE)
            if start < 0:
                self._buffer = self._buffer[-(len(PREAMBLE) - 1) :]
                return None
            self._buffer = self._buffer[start:]
            if len(self._buffer) < _LENGTH_END:
                return None
            length = int.from_bytes(self._buffer[len(PREAMBLE) : _LENGTH_END], "big")
            if not _SHORTEST <= length <= _LONGEST:
                self._buffer = self._buffer[1:]  # a preamble by chance: look for the next one
                continue
            end = _LENGTH_END + length
            if len(self._buffer) < end:
                return None
            counted = self._buffer[len(PREAMBLE) : end]
            if reduce(xor, counted) != 0 and not (self._sums_too and sum(counted) % 256 == 0):
                self._buffer = self._buffer[1:]
                raise FrameError("wrong checksum")
            self._buffer = self._buffer[end:]
            return counted[2:-1]

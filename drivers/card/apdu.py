# SPDX-License-Identifier: Apache-2.0
"""Commands to a chip card and their responses (ISO/IEC 7816-4, short form).

Every command that a driver can send is made here: SELECT, READ RECORD, GET PROCESSING OPTIONS and GET RESPONSE. There
is no VERIFY among them: a PIN that is tried uses up one of its owner's few tries.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from drivers.protocols import ChipReadError, ChipReadReason
from drivers.transports.deadline import Deadline

_MOST_ROUNDS = 16  # of GET RESPONSE for one command; an answer of 256 bytes needs two at most

OK = 0x9000
SECURITY_STATUS = 0x6982  # show your PIN first
ABSENT = {0x6A82, 0x6A83, 0x6A88}  # no such file, record, data
_BLOCKED = {0x6283, 0x6983, 0x6984, 0x6A81}  # EMV book 1, 12.4 and PBOC 3.0 part 5: application or card locked


class Channel(Protocol):
    """A powered card that answers one command at a time."""

    @property
    def byte_oriented(self) -> bool:
        """Whether the card speaks T=0, where a command with data carries no expected length."""

    def transmit(self, command: bytes, until: Deadline) -> bytes:
        """The answer as it comes, status word and all. Raises ChipReadError, DeviceError."""


@dataclass(frozen=True)
class Command:
    """``expected``: how many bytes are wanted back, 256 for as many as there are, None when none are."""

    instruction: int
    p1: int
    p2: int
    data: bytes = b""
    expected: int | None = None
    instruction_class: int = 0x00

    def encode(self, byte_oriented: bool) -> bytes:
        header = bytes([self.instruction_class, self.instruction, self.p1, self.p2])
        body = bytes([len(self.data)]) + self.data if self.data else b""
        if self.expected is None or (body and byte_oriented):
            return header + body
        return header + body + bytes([self.expected % 256])


@dataclass(frozen=True)
class Response:
    """A card's answer, whole. ``data`` may be personal: the ``repr`` does not show it."""

    status: int
    data: bytes = field(repr=False)

    @property
    def ok(self) -> bool:
        return self.status == OK

    @property
    def words(self) -> str:
        """The status word, for the technician."""
        return f"{self.status:04X}"


def select_application(name: bytes) -> Command:
    return Command(0xA4, 0x04, 0x00, name, expected=256)


def select_file(identifier: int) -> Command:
    """An elementary file below the application that is selected."""
    return Command(0xA4, 0x02, 0x00, identifier.to_bytes(2, "big"))


def read_record(number: int, short_file: int, expected: int = 256) -> Command:
    """Record ``number`` of the file with that short identifier."""
    return Command(0xB2, number, short_file << 3 | 0x04, expected=expected)


def read_record_with_tag(tag: int, expected: int = 256) -> Command:
    """The first record of the selected file that begins with ``tag``."""
    return Command(0xB2, tag, 0x00, expected=expected)


def get_processing_options(values: bytes) -> Command:
    return Command(0xA8, 0x00, 0x00, bytes([0x83, len(values)]) + values, expected=256, instruction_class=0x80)


def _get_response(count: int) -> Command:
    return Command(0xC0, 0x00, 0x00, expected=count or 256)


def exchange(channel: Channel, command: Command, until: Deadline) -> Response:
    """Send ``command`` and gather its whole answer: 6Cxx is asked again, 61xx fetched.

    Raises ChipReadError (NOT_READABLE) for answers that are none, and what the channel raises.
    """
    gathered = b""
    for _ in range(_MOST_ROUNDS):
        answer = channel.transmit(command.encode(channel.byte_oriented), until)
        if len(answer) < 2:
            raise ChipReadError(ChipReadReason.NOT_READABLE, "answer without a status word")
        data, first, second = answer[:-2], answer[-2], answer[-1]
        match first:
            case 0x61:
                gathered += data
                command = _get_response(second)
            case 0x6C if command.expected is not None and command.expected % 256 != second:
                command = Command(
                    command.instruction, command.p1, command.p2, command.data, second or 256, command.instruction_class
                )
            case _:
                return Response(first << 8 | second, gathered + data)
    raise ChipReadError(ChipReadReason.NOT_READABLE, "answer without an end")


def refusal(response: Response, otherwise: ChipReadReason) -> ChipReadError:
    """The error for a refused command: what the status word says by itself, or else ``otherwise``."""
    if response.status == SECURITY_STATUS:
        return ChipReadError(ChipReadReason.NEEDS_PIN, response.words)
    if response.status in _BLOCKED:
        return ChipReadError(ChipReadReason.BLOCKED, response.words)
    return ChipReadError(otherwise, response.words)

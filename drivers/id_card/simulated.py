# SPDX-License-Identifier: Apache-2.0
"""Two simulated readers with the same card slot: one speaks SAM_V on a line, one answers in memory.

Both behave as real ones do: a card that was read is not found again before it was taken away.
"""

from __future__ import annotations

import struct
import threading
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from drivers.id_card import samv_records
from drivers.id_card.samv_frames import PREAMBLE, Command, FrameError, FrameReader, Status, encode_reply
from drivers.id_card.samv_models import COMMAND_SETS, Model
from drivers.protocols import (
    CardReadError,
    CardReadReason,
    Condition,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    IdCard,
    Presence,
    Problem,
    status_after,
)
from drivers.transports.serving import PtyHost, TcpHost


class Fault(Enum):
    """What a simulated reader or card can get wrong."""

    ONE_BYTE_AT_A_TIME = "one_byte_at_a_time"  # every reply in single bytes
    NOISE_BEFORE_PREAMBLE = "noise_before_preamble"
    WRONG_CHECKSUM = "wrong_checksum"
    CUT_SHORT = "cut_short"  # replies end in the middle
    SILENT = "silent"  # no reply at all
    TAKEN_IN_MID_READ = "taken_in_mid_read"  # the card goes between select and read
    READ_FAILED = "read_failed"  # 41
    CARD_REFUSES_SAM = "card_refuses_sam"  # 31
    VERIFICATION_FAILED = "verification_failed"  # 33
    UNKNOWN_CARD_TYPE = "unknown_card_type"  # 40
    SELF_TEST_FAILED = "self_test_failed"  # 60
    NOT_AUTHORISED = "not_authorised"  # 66


_READ_STATUS = {
    Fault.READ_FAILED: Status.READ_FAILED,
    Fault.CARD_REFUSES_SAM: Status.CARD_REFUSES_SAM,
    Fault.VERIFICATION_FAILED: Status.VERIFICATION_FAILED,
    Fault.UNKNOWN_CARD_TYPE: Status.UNKNOWN_CARD_TYPE,
}
_SAM_STATUS = {Fault.SELF_TEST_FAILED: Status.SELF_TEST_FAILED, Fault.NOT_AUTHORISED: Status.NOT_AUTHORISED}
#: What every simulated reader says of itself; in words SAM_ID_TEXT.
SAM_ID = struct.pack("<HHIII", 5, 1, 20130801, 12345678, 98765432)
SAM_ID_TEXT = "05.01-20130801-0012345678-0098765432"
_NOISE = bytes.fromhex("00FF AAAA 9669 AA") + b"\r\n"


class CardSlot:
    """The place where a card lies, and the fault that is played. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._record: bytes | None = None
        self._photo = bytes(samv_records.PHOTO_SIZE)
        self._added_address: bytes | None = None
        self._was_read = False
        self._fault: Fault | None = None
        self._fault_replies: int | None = None

    def place(self, card: IdCard, added_address: str = "") -> None:
        """Lay a card on the reader; one that lay there is gone. ValueError when the card has what no chip can hold."""
        self.place_record(samv_records.encode(card), card.photo_wlt or bytes(samv_records.PHOTO_SIZE), added_address)

    def place_record(self, record: bytes, photo: bytes, added_address: str = "") -> None:
        """Lay on a card with these bytes on its chip, sensible or not."""
        with self._lock:
            self._record, self._photo, self._was_read = record, photo, False
            self._added_address = added_address.ljust(35).encode("utf-16-le") if added_address else None

    def remove(self) -> None:
        """Take the card away."""
        with self._lock:
            self._record = None
            self._was_read = False

    @property
    def occupied(self) -> bool:
        """Whether a card lies there, read or not: what an onlooker sees, and the reader cannot tell."""
        return self._record is not None

    def fail(self, fault: Fault | None, replies: int | None = None) -> None:
        """Play ``fault`` in the next ``replies`` answers, or until it is cleared by None."""
        with self._lock:
            self._fault, self._fault_replies = fault, replies

    def take_fault(self) -> Fault | None:
        """The fault for the answer that is being made now."""
        with self._lock:
            fault = self._fault
            if fault is not None and self._fault_replies is not None:
                self._fault_replies -= 1
                if self._fault_replies <= 0:
                    self._fault = None
            return fault

    def findable(self) -> bool:
        with self._lock:
            return self._record is not None and not self._was_read

    def take_content(self) -> tuple[bytes, bytes] | None:
        """Record and photo of the card that lies there; from now on it is not found any more."""
        with self._lock:
            if self._record is None:
                return None
            self._was_read = True
            return self._record, self._photo

    def added_address(self) -> bytes | None:
        with self._lock:
            return self._added_address if self._record is not None else None


class SamvSimulator:
    """A SAM_V reader at the other end of a line: bytes in, bytes out."""

    def __init__(self, slot: CardSlot | None = None, model: Model = Model.STANDARD) -> None:
        self.slot = slot or CardSlot()
        self._commands = COMMAND_SETS[model]
        self._summed = bool(self._commands.summed)
        self._frames = FrameReader(sums_too=self._summed)
        self._asked_for_id = False

    def answer(self, received: bytes) -> Iterator[bytes]:
        """What the reader sends for what it received, in the pieces in which it sends it."""
        self._frames.feed(received)
        while True:
            try:
                body = self._frames.next_body()
            except FrameError:
                yield self._encode(Status.HOST_CHECKSUM)
                continue
            if body is None:
                return
            fault = self.slot.take_fault()
            yield from _damaged(self._reply(body, fault), fault)

    def _reply(self, body: bytes, fault: Fault | None) -> bytes:
        match self._commands.command(body):
            case Command.SAM_STATUS:
                return self._encode(_SAM_STATUS.get(fault, Status.OK) if fault else Status.OK)
            case Command.SAM_ID:
                # The first answer after power-on is wrong, as with real ones.
                first, self._asked_for_id = not self._asked_for_id, True
                return self._encode(Status.OK, bytes(16) if first else SAM_ID)
            case Command.FIND_CARD:
                return self._encode(Status.FOUND, bytes(4)) if self.slot.findable() else self._encode(Status.NOT_FOUND)
            case Command.SELECT_CARD:
                findable = self.slot.findable()
                if fault is Fault.TAKEN_IN_MID_READ:
                    self.slot.remove()
                return self._encode(Status.OK, bytes(8)) if findable else self._encode(Status.NOT_SELECTED)
            case Command.READ_TEXT_AND_PHOTO:
                return self._read_reply(fault)
            case Command.READ_ADDED_ADDRESS:
                address = self.slot.added_address()
                return self._encode(Status.OK, address) if address else self._encode(Status.NO_SUCH_ITEM)
            case _:
                return self._encode(Status.BAD_COMMAND)

    def _read_reply(self, fault: Fault | None) -> bytes:
        if fault in _READ_STATUS:
            return self._encode(_READ_STATUS[fault])
        content = self.slot.take_content()
        if content is None:
            return self._encode(Status.READ_FAILED)
        record, photo = content
        lengths = len(record).to_bytes(2, "big") + len(photo).to_bytes(2, "big")
        return self._encode(Status.OK, lengths + record + photo)

    def _encode(self, status: Status, data: bytes = b"") -> bytes:
        return encode_reply(status, data, summed=self._summed)


def _damaged(reply: bytes, fault: Fault | None) -> Iterator[bytes]:
    match fault:
        case Fault.SILENT:
            return
        case Fault.ONE_BYTE_AT_A_TIME:
            yield from (bytes([value]) for value in reply)
        case Fault.NOISE_BEFORE_PREAMBLE:
            yield _NOISE + reply
        case Fault.WRONG_CHECKSUM:
            yield reply[:-1] + bytes([reply[-1] ^ 0x01])
        case Fault.CUT_SHORT:
            yield reply[: len(PREAMBLE) + 4]
        case _:
            yield reply


def serve_pty(simulator: SamvSimulator, link: Path | None = None) -> PtyHost:
    """Put the simulator on a pseudo-terminal. ``device_path`` is what a serial driver opens; ``close`` unplugs it."""
    return PtyHost(simulator.answer, link)


def serve_tcp(simulator: SamvSimulator, port: int = 0) -> TcpHost:
    """Put the simulator on a TCP port of the loopback interface."""
    return TcpHost(simulator.answer, port)


class SimulatedIdCardReader:
    """Implements IdCardReader in memory, with the same slot and the same faults, without bytes or waiting."""

    def __init__(self, slot: CardSlot | None = None) -> None:
        self.slot = slot or CardSlot()
        self.plugged = True
        self._read = False

    def status(self, deadline: float) -> DeviceStatus:
        try:
            fault = self._line()
        except DeviceError as error:
            return status_after(error)
        match fault:
            case Fault.SELF_TEST_FAILED:
                return DeviceStatus(Condition.FAULTY, frozenset({Problem.SELF_TEST_FAILED}), fault.value)
            case Fault.NOT_AUTHORISED:
                return DeviceStatus(Condition.FAULTY, frozenset({Problem.NOT_AUTHORISED}), fault.value)
            case _:
                return DeviceStatus(Condition.READY)

    def presence(self, deadline: float) -> Presence:
        self._line()
        return self._look()

    def read(self, deadline: float) -> IdCard:
        fault = self._line()
        if self._look() is not Presence.YES:
            raise CardReadError(CardReadReason.NO_CARD)
        if fault is Fault.TAKEN_IN_MID_READ:
            self.slot.remove()
            raise CardReadError(CardReadReason.TAKEN_AWAY)
        if fault in _IN_MEMORY:
            raise CardReadError(_IN_MEMORY[fault])
        content = self.slot.take_content()
        if content is None:
            raise CardReadError(CardReadReason.TAKEN_AWAY)
        self._read = True
        return samv_records.decode(*content)

    def sam_id(self, deadline: float) -> str:
        self._line()
        return SAM_ID_TEXT

    def close(self) -> None: ...

    def _look(self) -> Presence:
        if self.slot.findable():
            self._read = False
            return Presence.YES
        return Presence.UNKNOWN if self._read else Presence.NO

    def _line(self) -> Fault | None:
        """The fault of this call; raises DeviceError for those that concern the line."""
        if not self.plugged:
            raise DeviceError(DeviceFault.ABSENT, "unplugged")
        fault = self.slot.take_fault()
        if fault in (Fault.SILENT, Fault.CUT_SHORT):
            raise DeviceError(DeviceFault.TIMEOUT)
        if fault is Fault.WRONG_CHECKSUM:
            raise DeviceError(DeviceFault.GARBLED, "wrong checksum")
        return fault


_IN_MEMORY = {
    Fault.READ_FAILED: CardReadReason.NOT_READABLE,
    Fault.CARD_REFUSES_SAM: CardReadReason.SAM_REFUSED,
    Fault.VERIFICATION_FAILED: CardReadReason.SAM_REFUSED,
    Fault.UNKNOWN_CARD_TYPE: CardReadReason.UNKNOWN_CARD,
}

# SPDX-License-Identifier: Apache-2.0
"""A resident-ID reader that speaks SAM_V over any transport.

What such a reader can say about presence: the only question is "find a card", and a card that was read answers "not
found" until it is taken away and laid on again. So after a card was read, "not found" is UNKNOWN and not NO, until
something is found again. A find that succeeds is YES; "not found" with nothing read since the last find is NO.
"""

from __future__ import annotations

import struct
from dataclasses import replace
from enum import Enum, auto

from drivers.id_card import samv_records
from drivers.id_card.samv_frames import Command, FrameError, FrameReader, Reply, Status
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
from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport, closed_on_error

# Seconds a reader may take for one command. In the field 0.5 s are usual for find and select, 2 s for reading (1295
# bytes at 115200 baud take 0.12 s, the chip takes the rest); twice that is what we wait.
_FIND_OR_SELECT = 1.0
_READ = 4.0
_ADDED_ADDRESS = 1.5
_SAM_ID = 1.0

# The first answer after power-on can be wrong: the id counts when it was said twice in a row.
_SAM_ID_TRIES = 4
_READ_TRIES = 2  # a card that is just being laid down often fails once

_CARD_REASONS = {
    Status.CARD_REFUSES_SAM: CardReadReason.SAM_REFUSED,
    Status.SAM_REFUSES_CARD: CardReadReason.SAM_REFUSED,
    Status.VERIFICATION_FAILED: CardReadReason.SAM_REFUSED,
    Status.RANDOM_NUMBER_FAILED: CardReadReason.SAM_REFUSED,
    Status.UNKNOWN_CARD_TYPE: CardReadReason.UNKNOWN_CARD,
    Status.INFORMATION_LENGTH: CardReadReason.BAD_DATA,
}

# What the reader says of itself or of the line, whatever it was asked.
_READER_FAULTS = {
    Status.HOST_CHECKSUM: DeviceFault.GARBLED,
    Status.HOST_LENGTH: DeviceFault.GARBLED,
    Status.BAD_COMMAND: DeviceFault.REFUSED,
    Status.NOT_PERMITTED: DeviceFault.REFUSED,
    Status.UNRECOGNISED: DeviceFault.REFUSED,
    Status.SELF_TEST_FAILED: DeviceFault.REFUSED,
    Status.NOT_AUTHORISED: DeviceFault.REFUSED,
}


class _Last(Enum):
    """What is known of the card from the last exchanges."""

    NOTHING = auto()
    FOUND = auto()  # and not read since
    READ = auto()  # answers "not found" from now on, whether it lies there or not


class SamvReader:
    """Implements IdCardReader and SamIdReader. One thread at a time."""

    def __init__(self, transport: Transport, *, added_address: bool = False, model: Model = Model.STANDARD) -> None:
        """``added_address``: also ask for the address that was written to the card later, and prefer it."""
        self._transport = transport
        self._added_address = added_address
        self._commands = COMMAND_SETS[model]
        self._sums_too = bool(self._commands.summed)
        self._last = _Last.NOTHING

    def status(self, deadline: float) -> DeviceStatus:
        try:
            reply = self._ask(Command.SAM_STATUS, Deadline(deadline))
        except DeviceError as error:
            return status_after(error)
        match reply.status:
            case Status.OK:
                return DeviceStatus(Condition.READY, original=reply.words)
            case Status.SELF_TEST_FAILED:
                return DeviceStatus(Condition.FAULTY, frozenset({Problem.SELF_TEST_FAILED}), reply.words)
            case Status.NOT_AUTHORISED:
                return DeviceStatus(Condition.FAULTY, frozenset({Problem.NOT_AUTHORISED}), reply.words)
            case _:
                return DeviceStatus(Condition.UNKNOWN, original=reply.words)

    def presence(self, deadline: float) -> Presence:
        if self._find(Deadline(deadline)).status is Status.FOUND:
            return Presence.YES
        return Presence.UNKNOWN if self._last is _Last.READ else Presence.NO

    def read(self, deadline: float) -> IdCard:
        until = Deadline(deadline)
        found_before = self._last is _Last.FOUND
        found = self._find(until)
        # Some readers do not find a card twice that has been found and not read: then selecting it decides.
        if found.status is not Status.FOUND and not found_before:
            raise CardReadError(CardReadReason.NO_CARD, found.words)
        card = self._card(self._read_record(until))
        if self._added_address:
            return self._with_added_address(card, until)
        return card

    def sam_id(self, deadline: float) -> str:
        until = Deadline(deadline)
        before = ""
        for _ in range(_SAM_ID_TRIES):
            reply = self._ask(Command.SAM_ID, until.at_most(_SAM_ID))
            if reply.status is not Status.OK:
                raise DeviceError(_READER_FAULTS.get(reply.status, DeviceFault.GARBLED), reply.words)
            now = _sam_id_text(reply.data)
            if now == before:
                return now
            before = now
        raise DeviceError(DeviceFault.GARBLED, "another SAM id each time")

    def close(self) -> None:
        self._transport.close()

    def _find(self, until: Deadline) -> Reply:
        """Look for a card, and remember what that says."""
        reply = self._ask(Command.FIND_CARD, until.at_most(_FIND_OR_SELECT))
        if reply.status is Status.FOUND:
            self._last = _Last.FOUND
        elif reply.status is not Status.NOT_FOUND:
            raise DeviceError(_READER_FAULTS.get(reply.status, DeviceFault.GARBLED), reply.words)
        elif self._last is _Last.FOUND:
            self._last = _Last.NOTHING
        return reply

    def _read_record(self, until: Deadline) -> bytes:
        """Select and read, twice if need be. Raises CardReadError or DeviceError."""
        failure: CardReadError | DeviceError = CardReadError(CardReadReason.NOT_READABLE)
        for _ in range(_READ_TRIES):
            # The answer to "select" is not looked at: readers say "not selected" of a card that is selected already,
            # and a card that is not there fails at "read" all the same.
            self._ask(Command.SELECT_CARD, until.at_most(_FIND_OR_SELECT))
            try:
                reply = self._ask(Command.READ_TEXT_AND_PHOTO, until.at_most(_READ))
            except DeviceError as error:
                if error.fault is not DeviceFault.GARBLED:
                    raise
                failure = error
                continue
            if reply.status is Status.OK:
                self._last = _Last.READ
                return reply.data
            if reply.status in _READER_FAULTS:
                raise DeviceError(_READER_FAULTS[reply.status], reply.words)
            failure = CardReadError(_CARD_REASONS.get(reply.status, CardReadReason.NOT_READABLE), reply.words)
        if isinstance(failure, CardReadError) and self._find(until).status is not Status.FOUND:
            raise CardReadError(CardReadReason.TAKEN_AWAY, failure.original)
        raise failure

    @staticmethod
    def _card(data: bytes) -> IdCard:
        """Two length words, the text record, the photo."""
        text_size = int.from_bytes(data[0:2], "big")
        photo_size = int.from_bytes(data[2:4], "big")
        if len(data) != 4 + text_size + photo_size or photo_size not in (0, samv_records.PHOTO_SIZE):
            raise CardReadError(CardReadReason.BAD_DATA, "lengths of text and photo")
        return samv_records.decode(data[4 : 4 + text_size], data[4 + text_size :])

    def _with_added_address(self, card: IdCard, until: Deadline) -> IdCard:
        """The card with its latest address. Most have none, and nothing here makes a card that was read unread."""
        try:
            reply = self._ask(Command.READ_ADDED_ADDRESS, until.at_most(_ADDED_ADDRESS))
            if reply.status is not Status.OK:  # 91, no such item, as a rule
                return card
            address = samv_records.decode_text(reply.data, "added address")
        except (DeviceError, CardReadError):
            return card
        return replace(card, address=address) if address else card

    def _ask(self, command: Command, until: Deadline) -> Reply:
        """One command and its reply. Raises DeviceError."""
        frame = self._commands.frame(command)
        if frame is None:
            raise DeviceError(DeviceFault.REFUSED, "this model has no such command")
        with closed_on_error(self._transport):
            self._transport.open(until)
            self._transport.flush_input()  # the rest of an answer that came too late is not the answer to this
            self._transport.write(frame, until)
            frames = FrameReader(sums_too=self._sums_too)
            while True:
                frames.feed(self._transport.read(4096, until))
                try:
                    body = frames.next_body()
                except FrameError as error:
                    raise DeviceError(DeviceFault.GARBLED, str(error)) from None
                if body is not None:
                    return Reply.from_body(body)


def _sam_id_text(data: bytes) -> str:
    """The id as readers print it, 05.01-20130801-0012345678-0098765432: numbers of 2, 2, 4, 4 and 4 bytes."""
    if len(data) != 16:
        raise DeviceError(DeviceFault.GARBLED, "length of the SAM id")
    first, second, date, number, serial = struct.unpack("<HHIII", data)
    return f"{first:02d}.{second:02d}-{date}-{number:010d}-{serial:010d}"

# SPDX-License-Identifier: Apache-2.0
"""The variant of SAM_V that some HID readers speak: the frame without its preamble, the reply without its length too.

The length of a reply follows from the command and from its status; the text and photo reply says its own two lengths.
What is handed on is the whole frame, so that its checksum is tested as that of any other.
"""

from __future__ import annotations

from drivers.id_card.samv_frames import PREAMBLE, Command
from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport, read_exactly

_STATUS_SIZE = 3
_SUCCESS = (0x90, 0x9F)
# Bytes after the status of a success.
_DATA_SIZES = {
    Command.SAM_STATUS.value: 0,
    Command.SAM_ID.value: 16,
    Command.FIND_CARD.value: 4,
    Command.SELECT_CARD.value: 8,
    Command.READ_ADDED_ADDRESS.value: 70,
}
_LONGEST_TEXT_AND_PHOTO = 2048


class StrippedTransport:
    """Around a transport that carries what such a reader says: takes and gives whole frames."""

    def __init__(self, inner: Transport) -> None:
        self._inner = inner
        self._asked = b""
        self._frame = b""  # what is left of a reply that was put together

    def open(self, deadline: Deadline) -> None:
        self._inner.open(deadline)

    def write(self, data: bytes, deadline: Deadline) -> None:
        """``data`` is one whole frame."""
        self._asked = data[len(PREAMBLE) + 2 : len(PREAMBLE) + 4]
        self._inner.write(data[len(PREAMBLE) :], deadline)

    def read(self, limit: int, deadline: Deadline) -> bytes:
        if not self._frame:
            reply = self._reply(deadline)
            self._frame = PREAMBLE + len(reply).to_bytes(2, "big") + reply
        data, self._frame = self._frame[:limit], self._frame[limit:]
        return data

    def flush_input(self) -> None:
        self._frame = b""
        self._inner.flush_input()

    def close(self) -> None:
        self._frame = b""
        self._inner.close()

    def _reply(self, deadline: Deadline) -> bytes:
        """Status, data and checksum. Raises DeviceError."""
        reply = read_exactly(self._inner, _STATUS_SIZE, deadline)
        if reply[:2] == b"\0\0" and reply[2] in _SUCCESS:
            size = _DATA_SIZES.get(self._asked, 0)
            if self._asked == Command.READ_TEXT_AND_PHOTO.value:
                lengths = read_exactly(self._inner, 4, deadline)
                reply += lengths
                size = int.from_bytes(lengths[:2], "big") + int.from_bytes(lengths[2:], "big")
                size = min(size, _LONGEST_TEXT_AND_PHOTO)  # the checksum notices what was cut
            reply += read_exactly(self._inner, size, deadline)
        return reply + read_exactly(self._inner, 1, deadline)

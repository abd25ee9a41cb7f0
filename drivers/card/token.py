# SPDX-License-Identifier: Apache-2.0
"""A card that is somebody's token: one application of ours, whose records hold a text piece by piece.

ISO/IEC 7816-4: the application is selected by its name, a proprietary one (5.10.4: it begins with F), and the records
of its file 1 are read in their order until one is not there. Nothing is written, and no PIN is tried.
"""

from __future__ import annotations

from drivers.card import apdu
from drivers.card.apdu import ABSENT, Channel, exchange, refusal
from drivers.protocols import ChipReadError, ChipReadReason, WrittenToken
from drivers.transports.deadline import Deadline

APPLICATION = bytes.fromhex("F0") + b"KIOSK.TOKEN"
FILE = 1
RECORD_BYTES = 240
_MOST_RECORDS = 10


def read(channel: Channel, until: Deadline) -> WrittenToken:
    """Raises ChipReadError: WRONG_CARD for any other card; and what the channel raises."""
    selected = exchange(channel, apdu.select_application(APPLICATION), until)
    if not selected.ok:
        raise refusal(selected, ChipReadReason.WRONG_CARD)
    pieces: list[bytes] = []
    for number in range(1, _MOST_RECORDS + 1):
        answer = exchange(channel, apdu.read_record(number, FILE), until)
        if answer.status in ABSENT and pieces:
            break
        if not answer.ok:
            raise refusal(answer, ChipReadReason.NOT_READABLE)
        pieces.append(answer.data)
    try:
        return WrittenToken(b"".join(pieces).decode("ascii"))
    except UnicodeDecodeError:
        raise ChipReadError(ChipReadReason.NOT_READABLE, "no text") from None

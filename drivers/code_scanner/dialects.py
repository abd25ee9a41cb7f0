# SPDX-License-Identifier: Apache-2.0
"""How each make of scanner is triggered, asked and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from drivers.code_scanner import hid_reports, honeywell, newland
from drivers.code_scanner.reading import CodeReader, LineReader


@dataclass(frozen=True)
class Dialect:
    """``begin`` is sent once when scanning starts, ``on`` then and again and again, ``off`` at the end.

    ``ask`` is a question that changes nothing and is answered by any scanner of this make; empty when there is none.
    """

    reader: Callable[[], CodeReader]
    begin: bytes = b""
    on: bytes = b""
    off: bytes = b""
    ask: bytes = b""


PLAIN_LINES = Dialect(LineReader)
NEWLAND_SERIAL = Dialect(
    newland.NewlandReader,
    newland.Command.COMMAND_TRIGGER_MODE.value,
    newland.Command.TRIGGER_ON.value,
    newland.Command.TRIGGER_OFF.value,
    newland.Command.READ_MODE.value,
)
HONEYWELL_SERIAL = Dialect(
    honeywell.HoneywellReader,
    on=honeywell.Command.TRIGGER_ON.value,
    off=honeywell.Command.TRIGGER_OFF.value,
    ask=honeywell.Command.ASK.value,
)


def _newland_report(command: newland.Command) -> bytes:
    return hid_reports.encode_reports(hid_reports.OUT_REPORT_NEWLAND, command.value)[0]


def _honeywell_report(command: honeywell.Command) -> bytes:
    return hid_reports.encode_reports(hid_reports.OUT_REPORT_HONEYWELL, command.value)[0]


#: By the ``trigger`` of the profile.
HID_POS = {
    "none": Dialect(hid_reports.ReportReader),
    "newland": Dialect(
        hid_reports.ReportReader,
        on=_newland_report(newland.Command.TRIGGER_ON),
        off=_newland_report(newland.Command.TRIGGER_OFF),
    ),
    "honeywell": Dialect(
        hid_reports.ReportReader,
        on=_honeywell_report(honeywell.Command.TRIGGER_ON),
        off=_honeywell_report(honeywell.Command.TRIGGER_OFF),
    ),
}

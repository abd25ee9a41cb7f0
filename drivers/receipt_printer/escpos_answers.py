# SPDX-License-Identifier: Apache-2.0
"""What comes from an ESC/POS printer, told apart: answers say of themselves only by their fixed bits what they are."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.receipt_printer import automatic_status, full_status
from drivers.receipt_printer.escpos_status import is_queued_answer, is_realtime_status
from drivers.receipt_printer.models import EndOfPrint, Model, StatusWay


@dataclass(frozen=True)
class RealtimeAnswer:
    """To DLE EOT 1, 2, 3 or 4."""

    value: int


@dataclass(frozen=True)
class QueuedAnswer:
    """To GS r."""

    value: int


@dataclass(frozen=True)
class ProcessAnswer:
    """To GS ( H, function 48: the four characters that were sent with it."""

    number: bytes


@dataclass(frozen=True)
class FullAnswer:
    """To DLE EOT 20: four bytes of bits."""

    bits: bytes


@dataclass(frozen=True)
class AutomaticAnswer:
    """After GS a: four bytes."""

    block: bytes


@dataclass(frozen=True)
class Noise:
    """A byte that is no answer."""

    value: int


Answer = RealtimeAnswer | QueuedAnswer | ProcessAnswer | FullAnswer | AutomaticAnswer | Noise

_PROCESS_HEAD = b"\x37\x22"
_PROCESS_SIZE = 4


def first_answer(data: bytes, model: Model) -> tuple[Answer, int] | None:
    """The first answer in ``data`` as ``model`` gives them, and how many bytes it takes; None when more must come."""
    if not data:
        return None
    if model.status is StatusWay.FULL and (found := _counted(data, full_status.HEAD, full_status.SIZE)) is not None:
        return (FullAnswer(found), len(full_status.HEAD) + full_status.SIZE) if found else None
    if model.end_of_print is EndOfPrint.PROCESS_ID:
        found = _counted(data, _PROCESS_HEAD, _PROCESS_SIZE + 1)
        if found is not None:
            return (ProcessAnswer(found[:-1]), len(_PROCESS_HEAD) + len(found)) if found else None
    if model.status is StatusWay.REALTIME_OR_AUTOMATIC and automatic_status.begins(data[0]):
        block = data[: automatic_status.SIZE]
        if all(automatic_status.continues(value) for value in block[1:]):
            return (AutomaticAnswer(block), automatic_status.SIZE) if len(block) == automatic_status.SIZE else None
    if is_realtime_status(data[0]):
        return RealtimeAnswer(data[0]), 1
    if is_queued_answer(data[0]):
        return QueuedAnswer(data[0]), 1
    return Noise(data[0]), 1


def _counted(data: bytes, head: bytes, size: int) -> bytes | None:
    """The ``size`` bytes after ``head``; b"" when they are still to come; None when ``data`` begins otherwise."""
    if not (data.startswith(head) or head.startswith(data)):
        return None
    body = data[len(head) : len(head) + size]
    return body if len(body) == size else b""

# SPDX-License-Identifier: Apache-2.0
"""What a simulated receipt printer says of itself, in the bytes of each model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from drivers.receipt_printer import full_status
from drivers.receipt_printer.escpos_status import Query
from drivers.receipt_printer.models import Model, StatusWay


class PaperLevel(Enum):
    OK = "ok"
    LOW = "low"
    OUT = "out"


class Trouble(Enum):
    """What can be wrong with the machine, besides its paper."""

    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    OVERHEATED = "overheated"
    PAPER_JAM = "paper_jam"  # only a model with full status can say so; others go off line
    OFFLINE = "offline"  # and it does not say why


@dataclass(frozen=True)
class MachineState:
    paper: PaperLevel
    troubles: frozenset[Trouble]
    in_mouth: bool

    @property
    def standing(self) -> bool:
        """Whether it does not print."""
        return self.paper is PaperLevel.OUT or bool(self.troubles)

    def bit(self, trouble: Trouble, value: int) -> int:
        return value if trouble in self.troubles else 0


def realtime_answer(argument: int, state: MachineState, model: Model) -> bytes:
    """The answer to DLE EOT ``argument``; b"" to one that the model does not know."""
    if model.status is StatusWay.FULL and argument == full_status.REQUEST[-1]:
        return full_status.HEAD + _full_bits(state)
    if argument not in set(Query):
        return b""
    return bytes([0x12 | _realtime_bits(Query(argument), state, model)])


def _realtime_bits(query: Query, state: MachineState, model: Model) -> int:
    match query:
        case Query.PRINTER:
            not_taken = 0x80 if state.in_mouth and model.status is StatusWay.REALTIME else 0
            return (0x08 if state.standing else 0) | not_taken
        case Query.OFFLINE_CAUSE:
            out = 0x20 if state.paper is PaperLevel.OUT else 0
            return state.bit(Trouble.COVER_OPEN, 0x04) | state.bit(Trouble.PAPER_JAM, 0x40) | out
        case Query.ERROR:
            return state.bit(Trouble.CUTTER, 0x08) | state.bit(Trouble.OVERHEATED, 0x40)
        case Query.PAPER:
            return {PaperLevel.OK: 0, PaperLevel.LOW: 0x0C, PaperLevel.OUT: 0x60 | 0x0C}[state.paper]


def _full_bits(state: MachineState) -> bytes:
    paper = {PaperLevel.OK: 0, PaperLevel.LOW: 0x04, PaperLevel.OUT: 0x05}[state.paper]
    return bytes(
        [
            paper | (0x20 if state.in_mouth else 0),
            state.bit(Trouble.COVER_OPEN, 0x02),
            # It has no bit for "off line, and it does not say why": a bad command is the nearest.
            state.bit(Trouble.OVERHEATED, 0x01) | state.bit(Trouble.PAPER_JAM, 0x40) | state.bit(Trouble.OFFLINE, 0x20),
            state.bit(Trouble.CUTTER, 0x01),
        ]
    )


def automatic_block(state: MachineState) -> bytes:
    """Four bytes of automatic status back."""
    cover = state.bit(Trouble.COVER_OPEN, 0x20)
    errors = state.bit(Trouble.CUTTER, 0x08) | state.bit(Trouble.PAPER_JAM, 0x20) | state.bit(Trouble.OVERHEATED, 0x40)
    paper = {PaperLevel.OK: 0, PaperLevel.LOW: 0x03, PaperLevel.OUT: 0x0F}[state.paper]
    return bytes([0x10 | (0x08 if state.standing else 0) | cover, errors, paper, 0])

# SPDX-License-Identifier: Apache-2.0
"""What a printer of narrow receipts promises, and a receipt laid out before any printer's bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable

from drivers.protocols.common import DeviceStatus


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class TextLine:
    """Words on paper; wrapped by the printer's own width. ``scale`` 1 or 2 enlarges both ways."""

    text: str = field(repr=False)  # may name somebody, as what stands in the lines below
    scale: int = 1
    bold: bool = False
    align: Align = Align.LEFT


@dataclass(frozen=True)
class PairLine:
    """A label at the left and a value at the right edge; on two lines when they do not fit beside each other."""

    label: str
    value: str = field(repr=False)
    bold: bool = False


@dataclass(frozen=True)
class RuleLine:
    """A line across the paper."""


@dataclass(frozen=True)
class QrCode:
    """A QR code with words under it."""

    data: str = field(repr=False)
    caption: str = ""


@dataclass(frozen=True)
class Barcode:
    """CODE128 of a number, with the number under it."""

    data: str = field(repr=False)


@dataclass(frozen=True)
class GreyBar:
    """A bar across the paper in four steps from light to black: it shows where the head no longer burns."""


@dataclass(frozen=True)
class Picture:
    """A picture in the middle, half as wide as the paper, in black dots: a sketch of what it shows."""

    png: bytes = field(repr=False)


@dataclass(frozen=True)
class Feed:
    lines: int = 1


ReceiptElement = TextLine | PairLine | RuleLine | QrCode | Barcode | GreyBar | Picture | Feed


@dataclass(frozen=True)
class Receipt:
    """A receipt laid out once, before any printer's bytes. It is cut after the last element."""

    elements: tuple[ReceiptElement, ...]


class PrintOutcome(StrEnum):
    """How a receipt ended."""

    PRINTED = "printed"  # the printer confirmed the end
    NOT_PRINTED = "not_printed"  # nothing was sent, or the printer said no before it began
    UNKNOWN = "unknown"  # bytes went out and no confirmation came


@dataclass(frozen=True)
class ReceiptResult:
    outcome: PrintOutcome
    status: DeviceStatus


class Removal(StrEnum):
    """What became of the receipt in a printer's mouth."""

    TAKEN = "taken"  # nothing lies there
    RETRACTED = "retracted"  # nobody took it, and the printer has pulled it back
    LEFT = "left"  # it still lies there: the printer cannot pull it back, or did not
    UNKNOWN = "unknown"  # the printer cannot be asked
    NOT_SUPPORTED = "not_supported"  # it does not know: a receipt is torn off, or falls


@runtime_checkable
class ReceiptPrinter(Protocol):
    """A printer of narrow receipts."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the printer is. Never raises."""

    def print(self, receipt: Receipt, deadline: float) -> ReceiptResult:
        """Print and cut, and wait for the printer's word that it is done. Never raises.

        A printer with a presenter is done when the receipt lies in its mouth; until somebody takes it, the status says
        PAPER_NOT_TAKEN.
        """

    def retract(self, patience: float, deadline: float) -> Removal:
        """Pull back the receipt in the mouth unless somebody takes it within ``patience`` seconds. Never raises.

        May be called when nothing lies there. 0 seconds of patience pull back at once.
        """

    def close(self) -> None: ...

# SPDX-License-Identifier: Apache-2.0
"""How receipt printers that speak ESC/POS differ, as data: one ``Model`` each, by the name that a profile gives.

Sources: Epson's ESC/POS reference; the manual of Cashino KP-628E; Custom's VKP80II and VKP80III commands manuals; for
SNBC the bits that a program for its BTP-R880NPV reads. None was tried on a device yet (maturity.toml).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class StatusWay(Enum):
    """How a printer says how it is."""

    REALTIME = "realtime"  # DLE EOT 1 to 4, a byte each
    REALTIME_OR_AUTOMATIC = "realtime_or_automatic"  # where firmware is deaf to those, the four bytes of GS a
    FULL = "full"  # DLE EOT 20: six bytes with everything


class EndOfPrint(Enum):
    """What a printer answers in its turn, that is when everything before it was printed."""

    QUEUED_STATUS = "queued_status"  # GS r 1: one byte, which says nothing of what it answers
    PROCESS_ID = "process_id"  # GS ( H, function 48: it gives back the number that it was given


@dataclass(frozen=True)
class Model:
    """``cut`` ends a receipt; ``discard`` gets rid of what hangs in the machine from a print that went wrong."""

    status: StatusWay = StatusWay.REALTIME
    end_of_print: EndOfPrint = EndOfPrint.QUEUED_STATUS
    cut: bytes = b"\x1dVB\x00"  # GS V 66 0: feeds as far as the knife needs it
    discard: bytes = b"\x1dVB\x00"
    retract: bytes = b""  # pulls back the receipt in the mouth; empty: it cannot
    sees_mouth: bool = False  # it can tell whether a receipt still lies in its mouth


#: Seconds after which a presenter pulls a receipt back by itself, should this program be gone by then.
PRESENTERS_OWN_PATIENCE = 120
_STEPS_OUT = 12  # of 5 mm (VKP80III) or 7.3 mm (VKP80II)
_GS_E_RETRACT = b"\x1de\x02"  # cuts first what was not cut

GENERIC = Model()
CASHINO = Model(sees_mouth=True)
EPSON = Model(end_of_print=EndOfPrint.PROCESS_ID)
CUSTOM_VKP80 = Model(
    status=StatusWay.FULL,
    # FS P steps blink action seconds: cuts, presents, blinks, and after so many seconds retracts ("R").
    cut=b"\x1cP" + bytes([_STEPS_OUT, 1]) + b"R" + bytes([PRESENTERS_OWN_PATIENCE]),
    discard=_GS_E_RETRACT,
    retract=_GS_E_RETRACT,
    sees_mouth=True,
)
SNBC = Model(status=StatusWay.REALTIME_OR_AUTOMATIC)

#: What may stand in a profile.
MODELS: Mapping[str, Model] = {
    "generic": GENERIC,
    "cashino": CASHINO,
    "custom-vkp80": CUSTOM_VKP80,
    "epson": EPSON,
    "snbc": SNBC,
}

"""What the profile allows at this terminal: paper, and what may be paid here and how."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kiosk.catalogue.definition.money_and_time import PayWay
from kiosk.catalogue.model import Service


@dataclass(frozen=True)
class Allowance:
    """Paper is counted by the visit, and pages of guides by the day, too: they are nobody's, and the phone takes as
    many as one likes. ``ways``: how something is paid here at all; ``most_yuan``: above it at a counter.
    """

    guide_pages: int = 20
    guide_pages_a_day: int | None = None
    slips: int = 5  # of guides, for the phone
    copies: int = 5  # of one document or list; its definition may allow fewer
    ways: tuple[PayWay, ...] = tuple(PayWay)
    most_yuan: Decimal | None = None


#: What holds where a profile says nothing.
USUAL = Allowance()


def ways_here(service: Service, allowance: Allowance) -> tuple[PayWay, ...]:
    """How this item can be paid at this terminal, in the item's order; empty where it cannot, or nothing is paid."""
    if service.payment is None:
        return ()
    return tuple(way for way in service.payment.ways if way in allowance.ways)


def too_much_here(service: Service, allowance: Allowance) -> bool:
    """Whether what is certainly to be paid for it is more than may be paid here."""
    certain = (Decimal(fee.amount) for fee in service.fees if fee.amount is not None and fee.when is None)
    return service.payment is not None and allowance.most_yuan is not None and sum(certain) > allowance.most_yuan

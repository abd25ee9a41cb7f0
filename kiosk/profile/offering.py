"""What a profile says of who runs the terminal, what may be paid at it, and how much it gives out."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from kiosk.catalogue.definition.money_and_time import PayWay
from kiosk.catalogue.model import Titled
from kiosk.profile.section import Section
from kiosk.session.allowance import Allowance
from offline_queue.limits import Limits as OutboxLimits

#: A telephone number as people write it.
Telephone = Annotated[str, StringConstraints(pattern=r"^[0-9 +-]{3,20}$")]
_MEGABYTE = 1_000_000


def _each_way_once(methods: tuple[PayWay, ...]) -> tuple[PayWay, ...]:
    if len(set(methods)) < len(methods):
        raise ValueError("each once")
    return methods


class Operator(Section):
    """Who runs the terminal; without this section the hall alone is named."""

    name: Titled
    hotline: Telephone | None = None  # of who mends it; terminal.hotline is the city's

    def said(self, language: str) -> str:
        """Name and number as they stand on paper."""
        return " ".join(filter(None, (self.name.said(language), self.hotline)))


class Payment(Section):
    """How something is paid here. An item says which ways it takes; what both know is offered."""

    methods: Annotated[tuple[PayWay, ...], AfterValidator(_each_way_once)] = tuple(PayWay)  # empty: nothing is paid


class Limits(Section):
    """How much one visit, one day and the outbox may take."""

    guide_pages: int = Field(strict=True, default=20, ge=0, le=200)  # of guides, in a visit
    guide_pages_a_day: int | None = Field(strict=True, default=None, ge=0, le=10_000)
    slips: int = Field(strict=True, default=5, ge=0, le=20)  # of guides, in a visit
    copies: int = Field(strict=True, default=5, ge=1, le=5)  # of one document or list, in a visit
    most_yuan: int | None = Field(strict=True, default=None, ge=1, le=1_000_000)  # above it, nothing is paid here
    outbox_rows: int = Field(strict=True, default=50_000, ge=100, le=1_000_000)
    outbox_megabytes: int = Field(strict=True, default=4000, ge=100, le=100_000)
    least_free_megabytes: int = Field(strict=True, default=500, ge=100, le=100_000)

    def allowance(self, payment: Payment) -> Allowance:
        """As the session knows it."""
        return Allowance(
            guide_pages=self.guide_pages,
            guide_pages_a_day=self.guide_pages_a_day,
            slips=self.slips,
            copies=self.copies,
            ways=payment.methods,
            most_yuan=None if self.most_yuan is None else Decimal(self.most_yuan),
        )

    def of_the_outbox(self) -> OutboxLimits:
        """When nothing new may be confirmed."""
        return OutboxLimits(
            least_free_bytes=self.least_free_megabytes * _MEGABYTE,
            most_bytes=self.outbox_megabytes * _MEGABYTE,
            most_rows=self.outbox_rows,
        )

"""What is paid, and what is booked."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from kiosk.catalogue.definition.words import Expression, Key, Part, Titled

Amount = Annotated[str, StringConstraints(pattern=r"^\d{1,12}(\.\d{1,2})?$")]


class Fee(Part):
    """In yuan. Neither ``amount`` nor ``calculated``: the department says how much."""

    title: Titled
    amount: Amount | None = None
    calculated: Expression | None = None
    when: Expression | None = None


class PayWay(StrEnum):
    """How somebody pays. A terminal takes no cash and no card number."""

    WECHAT = "wechat"
    ALIPAY = "alipay"
    UNIONPAY = "unionpay"  # 云闪付
    DIGITAL_YUAN = "digital_yuan"
    BANK_CARD = "bank_card"  # by the bank's own page


class Payment(Part):
    """How a bill is found, kept and settled. The order's number is its idempotency key, whoever asks how often.

    ``bill``: the source that says what is owed. ``only_whole``: no part of it can be paid. ``owner_only``: nobody
    else may pay. ``written_to_card``: the money is taken only for what a card has taken up; otherwise it goes back.
    """

    bill: Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.[a-z_]+$")]
    ways: tuple[PayWay, ...] = tuple(PayWay)
    locked_minutes: int = Field(default=15, ge=1, le=60)  # so long nobody else can pay the same bill
    code_minutes: int = Field(default=5, ge=1, le=30)  # so long the code to pay by is good
    only_whole: bool | Expression = True
    owner_only: bool = False
    written_to_card: bool = False
    ticket: Titled  # what proves it
    nothing_due: Titled
    unknown: Titled  # what is said while nobody knows whether it was paid
    refund: Titled


class Booking(Part):
    """What can be booked: the field that holds the slot, and both ends of the window as days counted from today."""

    slot: Key
    first: Expression
    last: Expression
    minutes: int = Field(default=30, ge=5, le=480)
    live: int = Field(default=1, ge=1, le=5)  # so many a person may hold at once
    missed: Titled  # what follows for somebody who does not come
    cancel: Titled


class Signing(Part):
    """Who signs beside the applicant, and by when: the fields that name them, and the hours until the deal lapses."""

    parties: tuple[Key, ...] = Field(min_length=1)
    within_hours: Expression
    lapsed: Titled

    @model_validator(mode="after")
    def _nobody_twice(self) -> Signing:
        if len(set(self.parties)) != len(self.parties):
            raise ValueError("a party is named twice")
        return self

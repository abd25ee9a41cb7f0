# SPDX-License-Identifier: Apache-2.0
"""What differs between the kinds of submission, as data: which goes first, what waits for what, what grows old."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What is kept and sent."""

    APPLICATION = "application"
    SUPPLEMENT = "supplement"  # further materials for a case (补正)
    WITHDRAWAL = "withdrawal"
    DISPUTE = "dispute"  # of a value that the platform had filled in
    DRAFT = "draft"
    REVIEW = "review"  # 好差评
    FEEDBACK = "feedback"
    APPOINTMENT_REQUEST = "appointment_request"
    VISIT_RECORD = "visit_record"
    STATISTICS = "statistics"
    AUDIT_EVENT = "audit_event"
    DEVICE_EVENT = "device_event"
    PAYMENT_CONFIRMATION = "payment_confirmation"


class Order(StrEnum):
    """What a row waits for, beside its turn."""

    FREE = "free"
    AFTER_ITS_CASE = "after_its_case"  # the row it follows must have been accepted first
    ONE_BY_ONE = "one_by_one"  # rows of this kind reach the platform in the order in which they were kept


class WhenExpired(StrEnum):
    PARK = "park"  # kept whole for the operator: nothing a resident asked for is dropped in silence
    ERASE = "erase"  # the body goes, the fact stays


@dataclass(frozen=True)
class Expiry:
    """``after`` the time of confirming, sending has lost its sense."""

    after: timedelta
    then: WhenExpired


@dataclass(frozen=True)
class KindRule:
    """``priority``: lower goes first; rows of one priority go in the order in which they were kept. A kind whose rows
    go one by one has a priority of its own.

    ``caseless``: there may be no case that it belongs to, though it waits for one where there is one.
    ``for_resident``: a resident waits for it, so it gets a local number. ``anonymous``: whoever hands it in need not be
    known. ``names_nobody``: its body may be kept unsealed, because there is no person in it by its definition.
    """

    priority: int
    order: Order = Order.FREE
    expiry: Expiry | None = None
    for_resident: bool = False
    anonymous: bool = False
    caseless: bool = False
    names_nobody: bool = False


_DRAFT_LIFE = timedelta(days=30)  # what the resident is told when a draft is kept
_APPOINTMENT_LIFE = timedelta(hours=24)  # the slot that was asked for has gone by then
_REVIEW_LIFE = timedelta(days=30)
_RECORD_LIFE = timedelta(days=90)  # beyond the quarter that statistics are made for

#: Money first, then what a legal time limit may hang on, then what a person waits for, then everything else.
RULES: Mapping[Kind, KindRule] = MappingProxyType(
    {
        Kind.PAYMENT_CONFIRMATION: KindRule(0, for_resident=True),
        Kind.WITHDRAWAL: KindRule(1, Order.AFTER_ITS_CASE, for_resident=True),
        Kind.APPLICATION: KindRule(1, for_resident=True),
        Kind.SUPPLEMENT: KindRule(1, Order.AFTER_ITS_CASE, for_resident=True),
        Kind.DISPUTE: KindRule(1, Order.AFTER_ITS_CASE, for_resident=True),
        Kind.APPOINTMENT_REQUEST: KindRule(1, expiry=Expiry(_APPOINTMENT_LIFE, WhenExpired.PARK), for_resident=True),
        Kind.DRAFT: KindRule(2, expiry=Expiry(_DRAFT_LIFE, WhenExpired.ERASE), for_resident=True),
        Kind.REVIEW: KindRule(3, Order.AFTER_ITS_CASE, Expiry(_REVIEW_LIFE, WhenExpired.ERASE), caseless=True),
        Kind.FEEDBACK: KindRule(3, for_resident=True, anonymous=True),
        Kind.AUDIT_EVENT: KindRule(4, Order.ONE_BY_ONE),
        Kind.DEVICE_EVENT: KindRule(5, expiry=Expiry(_RECORD_LIFE, WhenExpired.ERASE), names_nobody=True),
        Kind.VISIT_RECORD: KindRule(5, expiry=Expiry(_RECORD_LIFE, WhenExpired.ERASE), names_nobody=True),
        Kind.STATISTICS: KindRule(5, expiry=Expiry(_RECORD_LIFE, WhenExpired.ERASE), names_nobody=True),
    }
)

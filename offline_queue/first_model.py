# SPDX-License-Identifier: Apache-2.0
"""What a row of the outbox is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    """What is sent; each kind has its own place at the platform."""

    VISIT_RECORD = "visit_record"


class Verdict(StrEnum):
    """What an attempt to send came to."""

    ACCEPTED = "accepted"  # the platform has it
    REFUSED = "refused"  # it will never take this row: parked, the others go on
    LATER = "later"  # the world is in the way, not the row


@dataclass(frozen=True)
class Row:
    """One row. ``id`` is its primary key and the idempotency key of every attempt; ``body`` is frozen JSON."""

    id: UUID
    kind: Kind
    body: bytes
    put_at: float  # seconds since 1970, for people; the order is the store's own


@dataclass(frozen=True)
class Counts:
    waiting: int
    parked: int
    oldest_waiting_at: float | None

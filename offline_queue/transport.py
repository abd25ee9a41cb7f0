# SPDX-License-Identifier: Apache-2.0
"""What the sender needs of the way to the platform. Whoever speaks HTTP implements ``Transport``.

No method raises: what goes wrong is a value. A *fault* is the world's (line, platform as a whole, clock) and says
nothing about the row; an *answer* is about this row and carries the key that the platform echoed. A transport that got
a success status without an echo of the key answers ``Fault(CAPTIVE_PORTAL)``; the policy checks the key once more.

Every exchange must end within ``EXCHANGE_SECONDS``: the lease that keeps two senders apart counts on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias
from uuid import UUID

from offline_queue.model import SealedMaterial, SealedRow

#: The longest that one call below may take, answer included.
EXCHANGE_SECONDS = 60.0
#: How much of a material one call of ``upload`` carries at most.
UPLOAD_BYTES = 1024 * 1024


class WorldFault(StrEnum):
    """The world is in the way, not the row."""

    NO_LINK = "no_link"  # nobody could be reached, or the line broke
    TIMEOUT = "timeout"  # the request may have had its effect
    NOT_AUTHORISED = "not_authorised"  # 401, 403: the platform does not accept this terminal
    SERVER_ERROR = "server_error"  # 5xx
    TOO_MANY = "too_many"  # 429, or 503 with Retry-After
    CAPTIVE_PORTAL = "captive_portal"  # an answer that is not the platform's: no echoed key, garbage, a redirect
    TLS = "tls"
    CLOCK = "clock"  # this terminal's clock is too far off


@dataclass(frozen=True)
class Fault:
    """``retry_after``: seconds, when the platform said so."""

    fault: WorldFault
    retry_after: float | None = None


class Refusal(StrEnum):
    """Why the platform will never take this very row."""

    MALFORMED = "malformed"  # statement or body are not of the contract
    BAD_SIGNATURE = "bad_signature"  # the statement is not signed by a terminal the platform knows
    CANNOT_UNSEAL = "cannot_unseal"  # key id unknown or retired, or the ciphertext does not open
    MATERIAL_MISMATCH = "material_mismatch"  # a material is not what the manifest says
    TOO_LARGE = "too_large"
    CONFLICT = "conflict"  # the key was used for something else
    UNKNOWN_ITEM = "unknown_item"
    NOT_ELIGIBLE = "not_eligible"
    INCOMPLETE = "incomplete"  # understood, and something that the item asks for is missing
    ALREADY_FILED = "already_filed"  # the person has the same case under way
    TOO_LATE = "too_late"  # the item, the slot or the case is closed
    NO_SUCH_CASE = "no_such_case"  # the case that it belongs to is not there
    OTHER = "other"


@dataclass(frozen=True)
class Accepted:
    """The platform has it, now (``duplicate`` False) or since an earlier attempt with this key."""

    key: UUID  # as echoed by the platform
    duplicate: bool = False
    reference: str = ""  # the platform's number of the case: at most 64 printable ASCII characters, names nobody


@dataclass(frozen=True)
class Refused:
    key: UUID
    reason: Refusal


@dataclass(frozen=True)
class NotYet:
    """Understood, and not now: the first request with this key is at work, or the case it follows is not yet filed."""

    key: UUID
    retry_after: float | None = None


@dataclass(frozen=True)
class MaterialsMissing:
    """The platform lacks some bytes of these materials: they are uploaded (again), then the row is sent again."""

    key: UUID
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Uploaded:
    """How many bytes of a material the platform holds for certain."""

    key: UUID
    number: int
    offset: int


Answer: TypeAlias = Accepted | Refused | NotYet | MaterialsMissing


class Transport(Protocol):
    """One way to one platform; every method may be called from several threads at once."""

    def send(self, row: SealedRow) -> Answer | Fault:
        """Hand in ``row`` under its id as idempotency key. Its materials have been uploaded before."""

    def uploaded(self, row: SealedRow, material: SealedMaterial) -> Uploaded | Refused | Fault:
        """Ask how much of ``material`` the platform holds; nothing yet is ``Uploaded(..., offset=0)``."""

    def upload(
        self, row: SealedRow, material: SealedMaterial, offset: int, content: bytes
    ) -> Uploaded | Refused | Fault:
        """Add ``content`` (at most ``UPLOAD_BYTES``) at ``offset``.

        A platform that holds more or less than ``offset`` answers with what it holds, and the sender goes on there.
        """

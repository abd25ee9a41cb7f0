"""Who may come in as a technician now: a good token is there, and how long no PIN is looked at.

Looked at on a worker, told from memory. A token that was pulled is gone at the next look, within a second.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kiosk.attendant.guard import PinGuard
from kiosk.bundles import trust as bundles
from kiosk.bundles.refusing import BundleRefused
from kiosk.log import Log, LogEvent
from kiosk.maintenance.tokens import (
    Token,
    TokenInvalidError,
    read_revoked,
    read_token,
    trouble_with,
)
from kiosk.session.technician import Badge, TokenAccess, TokenTrouble


class TokenPlace(Protocol):
    """Where tokens may be: sticks, or a card reader."""

    def present(self) -> frozenset[str]:
        """What is there, by names that are others after it was pulled and plugged in again."""
        ...

    def read(self, stick: str) -> bytes | None:
        """What it holds; None: no token."""
        ...


@dataclass(frozen=True)
class Trust:
    """What a terminal judges a token by: the list of trust that bundles are judged by, and the tokens that were taken
    back by their numbers. Both are read at each look: either may be replaced.

    ``whom`` raises BundleRefused, OSError.
    """

    terminal_id: str
    region: str
    whom: Callable[[], bundles.Trust]
    revoked_file: Path | None

    def token(self, raw: bytes, now: datetime) -> Token:
        """A token that opens this terminal now. Raises TokenInvalidError."""
        try:
            token = read_token(raw, self.whom(), now)
            revoked = read_revoked(self.revoked_file)
        except (BundleRefused, OSError, ValueError):
            raise TokenInvalidError(TokenTrouble.NO_KEY) from None
        trouble = trouble_with(token, terminal_id=self.terminal_id, region=self.region, revoked=revoked, now=now)
        if trouble is not None:
            raise TokenInvalidError(trouble)
        return token


class TechnicianAccess:
    """``look`` is for one thread; ``access`` may be asked from every one, and never waits."""

    def __init__(
        self,
        trust: Trust,
        places: Iterable[TokenPlace],
        guard: PinGuard,
        log: Log,
        *,
        now: Callable[[], datetime],
        on_change: Callable[[], None],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``now`` is aware, and the platform's as far as that is known."""
        self.guard = guard
        self._trust = trust
        self._places = tuple(places)
        self._log = log
        self._now = now
        self._on_change = on_change
        self._monotonic = monotonic
        self._there: frozenset[tuple[int, str]] = frozenset()
        self._held: bytes | None = None  # a token, or what was put there for one
        self._of: tuple[int, str] | None = None  # where it is
        self._seen = TokenAccess()

    def access(self) -> TokenAccess:
        return TokenAccess(self._seen.badge, self._seen.trouble, self.guard.blocked_until)

    def look(self) -> None:
        """One look at every place. A token is read when it comes, and judged at every look: it may have expired, or its
        signer been taken back."""
        there = frozenset((number, name) for number, place in enumerate(self._places) for name in place.present())
        new = sorted(there - self._there)
        self._there = there
        if self._of is not None and self._of not in there:
            self._held = self._of = None
            self._see(None, None)
        for number, name in new:
            raw = self._places[number].read(name)
            if raw is None:
                continue
            self._of, self._held = (number, name), raw
            if self._judged(raw)[0] is not None:
                break
        if self._held is not None:
            self._see(*self._judged(self._held))

    def _judged(self, raw: bytes) -> tuple[Badge | None, TokenTrouble | None]:
        try:
            return self._trust.token(raw, self._now()).badge(), None
        except TokenInvalidError as error:
            return None, error.trouble

    def _see(self, badge: Badge | None, trouble: TokenTrouble | None) -> None:
        if (badge, trouble) == (self._seen.badge, self._seen.trouble):
            return
        self._seen = TokenAccess(badge, trouble)
        if trouble is not None:
            self._log.write(LogEvent.TECHNICIAN_TROUBLE, fault=trouble.value)
        self._on_change()

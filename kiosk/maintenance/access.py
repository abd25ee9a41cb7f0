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

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.attendant.guard import PinGuard
from kiosk.log import Log, LogEvent
from kiosk.maintenance.tokens import (
    Token,
    TokenInvalidError,
    read_public_key,
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
    """What a terminal judges a token by. The files are read at each token: an operator's list may be replaced."""

    terminal_id: str
    region: str
    key_file: Path
    revoked_file: Path | None

    def key(self) -> Ed25519PublicKey:
        """Raises OSError, ValueError."""
        return read_public_key(self.key_file)

    def trouble_with(self, token: Token, now: datetime) -> TokenTrouble | None:
        try:
            revoked = read_revoked(self.revoked_file)
        except (OSError, ValueError):
            return TokenTrouble.NO_KEY
        return trouble_with(token, terminal_id=self.terminal_id, region=self.region, revoked=revoked, now=now)


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
        self._held: Token | None = None
        self._of: tuple[int, str] | None = None  # where the held token is
        self._seen = TokenAccess()

    def access(self) -> TokenAccess:
        return TokenAccess(self._seen.badge, self._seen.trouble, self.guard.blocked_until)

    def look(self) -> None:
        """One look at every place. A token is read when it comes, and judged at every look: it may have expired."""
        there = frozenset((number, name) for number, place in enumerate(self._places) for name in place.present())
        new = sorted(there - self._there)
        self._there = there
        if self._of is not None and self._of not in there:
            self._held = self._of = None
            self._see(None, None)
        trouble: TokenTrouble | None = None
        for number, name in new:
            raw = self._places[number].read(name)
            if raw is None:
                continue
            token, trouble = self._open(raw)
            self._of = number, name
            self._held = token
            if token is not None and self._judge(token) is None:
                break
        if self._held is not None:
            trouble = self._judge(self._held)
            self._see(None if trouble else self._held.badge(), trouble)
        elif self._of is not None and new:
            self._see(None, trouble)

    def _judge(self, token: Token) -> TokenTrouble | None:
        return self._trust.trouble_with(token, self._now())

    def _open(self, raw: bytes) -> tuple[Token | None, TokenTrouble | None]:
        try:
            return read_token(raw, self._trust.key()), None
        except TokenInvalidError as error:
            return None, error.trouble
        except (OSError, ValueError):
            return None, TokenTrouble.NO_KEY

    def _see(self, badge: Badge | None, trouble: TokenTrouble | None) -> None:
        if (badge, trouble) == (self._seen.badge, self._seen.trouble):
            return
        self._seen = TokenAccess(badge, trouble)
        if trouble is not None:
            self._log.write(LogEvent.TECHNICIAN_TROUBLE, fault=trouble.value)
        self._on_change()

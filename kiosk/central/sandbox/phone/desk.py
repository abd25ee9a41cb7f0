"""What the phone's pages stand on: the sessions, how often each may ask, and how much may be read at a time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from kiosk.central.sandbox.phone.sessions import PhoneSessions
from kiosk.central.sandbox.throttle import Throttle

#: Bodies with files that are read at the same time: each may take as much memory as one phone session.
_UPLOADS = 4


@dataclass(frozen=True)
class PhoneDesk:
    """``visits``: requests of one phone; ``strangers``: of all without a token; ``openings``: a terminal's codes."""

    sessions: PhoneSessions = field(default_factory=PhoneSessions)
    visits: Throttle = field(default_factory=lambda: Throttle(most=120))
    strangers: Throttle = field(default_factory=lambda: Throttle(most=120))
    openings: Throttle = field(default_factory=lambda: Throttle(most=120))
    uploads: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_UPLOADS))

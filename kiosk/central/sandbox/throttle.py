"""How often a terminal may look something up for somebody unknown: a register is open to all, and not to be copied."""

from __future__ import annotations

import math
import threading
from collections import deque
from datetime import datetime, timedelta

from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.wire import ProblemCode

_WINDOW = timedelta(minutes=1)
#: Who asked longer ago is not remembered among more than so many.
_MANY = 10_000


class Throttle:
    """Counts per terminal. May be used from several threads."""

    def __init__(self, most: int = 60) -> None:
        """``most`` in a minute: more than people can type."""
        self._most = most
        self._lock = threading.Lock()
        self._asked: dict[str, deque[datetime]] = {}

    def count(self, terminal_id: str, now: datetime) -> None:
        """Raises Refusal, with when to come again, for one too many; that one is not counted."""
        with self._lock:
            if len(self._asked) > _MANY:
                self._asked = {key: times for key, times in self._asked.items() if times and times[-1] > now - _WINDOW}
            asked = self._asked.setdefault(terminal_id, deque())
            while asked and asked[0] <= now - _WINDOW:
                asked.popleft()
            if len(asked) >= self._most:
                wait = (asked[0] + _WINDOW - now).total_seconds()
                raise Refusal(ProblemCode.TOO_MANY, "too many look-ups", retry_after=math.ceil(wait))
            asked.append(now)

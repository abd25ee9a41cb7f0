"""Departments whose systems do not answer the platform, as whoever rehearses says."""

from __future__ import annotations

import threading

from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.wire import ProblemCode

_RETRY_AFTER = 30  # seconds


class Outages:
    """May be used from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._departments: frozenset[str] = frozenset()

    @property
    def departments(self) -> frozenset[str]:
        return self._departments

    def set(self, department: str, down: bool) -> None:
        with self._lock:
            self._departments = self._departments | {department} if down else self._departments - {department}

    def demand_up(self, department: str) -> None:
        """Raises Refusal: a source that is down is never taken for one that knows nothing."""
        if department in self._departments:
            raise Refusal(ProblemCode.UNAVAILABLE, f"{department} does not answer", retry_after=_RETRY_AFTER)

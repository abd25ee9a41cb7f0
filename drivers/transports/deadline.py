# SPDX-License-Identifier: Apache-2.0
"""The one way in which drivers keep time.

Callers hand a driver a budget in seconds. The driver turns it into a ``Deadline`` at once and hands that on, so that
the parts of a long exchange share one budget instead of each starting a new one.
"""

from __future__ import annotations

import time


class Deadline:
    """A point on the monotonic clock."""

    def __init__(self, seconds: float) -> None:
        """A deadline ``seconds`` from now."""
        self._at = time.monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self._at - time.monotonic())

    @property
    def passed(self) -> bool:
        return self.remaining() == 0.0

    def at_most(self, seconds: float) -> Deadline:
        """The nearer of this deadline and ``seconds`` from now: one step's share of the whole budget."""
        return Deadline(min(seconds, self.remaining()))

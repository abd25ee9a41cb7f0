"""Whether the platform can be reached, as the calls to it tell."""

from __future__ import annotations

import threading
from collections.abc import Callable

from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.log import Log, LogEvent
from kiosk.session.world import Link

#: Faults after which nobody is sure that the platform can be reached at all.
_LINK_DOWN = frozenset(
    {
        PlatformFault.NO_LINK,
        PlatformFault.TIMEOUT,
        PlatformFault.NOT_THE_PLATFORM,
        PlatformFault.TLS,
        PlatformFault.NOT_ENROLLED,
    }
)


class LinkWatch:
    """Whether the platform can be reached, as the calls tell it."""

    def __init__(self, log: Log, on_change: Callable[[], None]) -> None:
        self._log = log
        self._on_change = on_change
        self._lock = threading.Lock()
        self._link = Link.UNKNOWN

    @property
    def link(self) -> Link:
        return self._link

    def answered(self) -> None:
        self._set(Link.ONLINE)

    def failed(self, error: PlatformError) -> None:
        """A refusal is an answer, too: only the faults of the way there say that the link is down."""
        self._set(Link.OFFLINE if error.fault in _LINK_DOWN else Link.ONLINE)

    def _set(self, link: Link) -> None:
        with self._lock:
            before, self._link = self._link, link
        if before is link:
            return
        if link is Link.OFFLINE:
            self._log.write(LogEvent.LINK_LOST)
        elif before is Link.OFFLINE:
            self._log.write(LogEvent.LINK_BACK)
        self._on_change()

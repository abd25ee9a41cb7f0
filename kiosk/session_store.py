"""What is held for a visit outside the session value: documents and pictures. In memory only, gone with the visit."""

from __future__ import annotations

import threading


class SessionStore:
    """Bytes by generation and handle; may be used from every thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[int, dict[str, bytes]] = {}
        self._forgotten = 0

    def put(self, generation: int, handle: str, content: bytes) -> None:
        """Hold ``content``; what comes for a visit that is over is not held at all."""
        with self._lock:
            if generation > self._forgotten:
                self._held.setdefault(generation, {})[handle] = content

    def put_within(self, generation: int, handle: str, content: bytes, most: int) -> bool:
        """``put``, unless the visit would then hold more than ``most`` bytes. Whether it is held."""
        with self._lock:
            held = self._held.get(generation, {})
            if generation <= self._forgotten or sum(map(len, held.values())) + len(content) > most:
                return False
            self._held.setdefault(generation, {})[handle] = content
            return True

    def is_forgotten(self, generation: int) -> bool:
        with self._lock:
            return generation <= self._forgotten

    def __len__(self) -> int:
        """How many documents and pictures are held, of all visits."""
        with self._lock:
            return sum(len(held) for held in self._held.values())

    def get(self, generation: int, handle: str) -> bytes | None:
        with self._lock:
            return self._held.get(generation, {}).get(handle)

    def take(self, generation: int, handle: str) -> bytes | None:
        """``get``, for the last time: from here on it is the caller's alone."""
        with self._lock:
            return self._held.get(generation, {}).pop(handle, None)

    def find(self, handle: str) -> bytes | None:
        """A handle is unique over all visits: the pages ask for a picture by it alone."""
        with self._lock:
            return next((held[handle] for held in self._held.values() if handle in held), None)

    def forget(self, generation: int) -> None:
        """Let go of everything up to and including ``generation``."""
        with self._lock:
            self._forgotten = max(self._forgotten, generation)
            for old in [number for number in self._held if number <= generation]:
                del self._held[old]

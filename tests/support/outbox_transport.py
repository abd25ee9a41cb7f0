"""A platform in memory, behind the sender's transport: it can be told to fail, and it counts effects."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from offline_queue.model import SealedMaterial, SealedRow
from offline_queue.transport import Accepted, Answer, Fault, MaterialsMissing, Refused, Uploaded

#: What happens to a request before the platform sees it: nothing, or the answer instead.
Interference: TypeAlias = Callable[[SealedRow], Answer | Fault | None]


@dataclass
class MemoryPlatform:
    """Keeps Transport's promise."""

    interfere: Interference = lambda row: None
    interfere_upload: Callable[[SealedRow, SealedMaterial, int], Uploaded | Refused | Fault | None] = (
        lambda row, material, offset: None
    )
    requests: list[UUID] = field(default_factory=list)
    effects: Counter[UUID] = field(default_factory=Counter)
    held: dict[tuple[UUID, int], bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    def send(self, row: SealedRow) -> Answer | Fault:
        with self._lock:
            self.requests.append(row.id)
        if (instead := self.interfere(row)) is not None:
            return instead
        with self._lock:
            missing = [
                material.number
                for material in row.materials
                if len(self.held.get((row.id, material.number), b"")) != material.length
            ]
            if missing:
                return MaterialsMissing(row.id, tuple(missing))
            duplicate = row.id in self.effects
            if not duplicate:
                self.effects[row.id] += 1
            return Accepted(row.id, duplicate, f"A-{len(self.effects)}")

    def uploaded(self, row: SealedRow, material: SealedMaterial) -> Uploaded | Refused | Fault:
        return Uploaded(row.id, material.number, len(self.held.get((row.id, material.number), b"")))

    def upload(
        self, row: SealedRow, material: SealedMaterial, offset: int, content: bytes
    ) -> Uploaded | Refused | Fault:
        if (instead := self.interfere_upload(row, material, offset)) is not None:
            return instead
        with self._lock:
            held = self.held.get((row.id, material.number), b"")
            if len(held) == offset:
                held = self.held[row.id, material.number] = held + content
            return Uploaded(row.id, material.number, len(held))

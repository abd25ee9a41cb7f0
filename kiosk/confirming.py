"""What a resident confirmed becomes one row of the outbox: sealed, and the same content the same row however often."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from kiosk.central.identifiers import new_id
from kiosk.central.submissions import Applicant, SealedBody
from kiosk.filing import Filing
from kiosk.log import Log, LogEvent
from kiosk.session import events as e
from kiosk.session.form.content import Content
from kiosk.session.identity import Resident
from kiosk.session.values import EffectId
from kiosk.signed_parts import Missing
from offline_queue.keys import KeyMissing
from offline_queue.kinds import Kind
from offline_queue.model import Material, Submission
from offline_queue.outbox import Kept
from offline_queue.store import KnownError


class PageGoneError(LookupError):
    """A page that was given is not held any more: nothing is kept without it. Holds the material's key."""


@dataclass(frozen=True)
class Said:
    """What goes with it: the number to be called at, the submission of the case that it follows, pages, and what only
    the seal holds of its content; and who hears that it is on the disk.

    ``materials`` raises PageGoneError, Missing; ``complete`` Missing.
    """

    phone: str = field(default="", repr=False)
    follows: str = ""
    materials: Callable[[], Iterable[Material]] = tuple
    complete: Callable[[Any], Any] = lambda content: content
    on_kept: Callable[[Kept], None] = lambda kept: None


NOTHING_SAID = Said()


class Confirming:
    """Answers Kept or NotKept. May be used from several threads."""

    def __init__(
        self,
        filing: Filing,
        log: Log,
        answer: Callable[[e.Event], None],
    ) -> None:
        self._filing = filing
        self._log = log
        self._answer = answer
        self._lock = threading.Lock()
        # The same content confirmed once more in a visit is the same row: by generation and digest.
        self._ids: dict[tuple[int, str], UUID] = {}

    def keep(
        self,
        effect: EffectId,
        kind: Kind,
        item: str,
        content: Content,
        resident: Resident,
        *,
        said: Said = NOTHING_SAID,
    ) -> Kept | None:
        """Seal and store it, and answer. None when nobody knows that it is stored."""
        kept = self.store(effect, kind, item, content, resident, said=said)
        self._answer(e.Kept(effect, str(kept.id), kept.local_number) if kept is not None else e.NotKept(effect))
        return kept

    def store(
        self,
        effect: EffectId,
        kind: Kind,
        item: str,
        content: Content,
        resident: Resident,
        *,
        said: Said = NOTHING_SAID,
    ) -> Kept | None:
        """The same without an answer."""
        with self._lock:
            row = self._ids.setdefault((effect.generation, content.digest), new_id())
        try:
            body = _sealed_body(content, resident, said)
            case = UUID(said.follows) if said.follows else None
            materials = tuple(said.materials())
            kept = self._filing.keep(Submission(row, kind, body, datetime.now(UTC), item, materials, case))
        except KnownError as error:
            self._log.write(LogEvent.OUTBOX_TROUBLE, fault=error.trouble.value)
        except (KeyMissing, OSError, PageGoneError, Missing, ValidationError) as error:
            self._log.write(LogEvent.OUTBOX_TROUBLE, fault=type(error).__name__)
        else:
            said.on_kept(kept)
            return kept
        return None

    def take_back(self, row: UUID) -> bool:
        """Erase it; the same content confirmed once more is a new row. Whether it is known to be gone."""
        with self._lock:
            self._ids = {key: known for key, known in self._ids.items() if known != row}
        try:
            self._filing.take_back(row)
        except (KnownError, OSError) as error:
            fault = error.trouble.value if isinstance(error, KnownError) else type(error).__name__
            self._log.write(LogEvent.OUTBOX_TROUBLE, fault=fault)
            return False
        return True

    def forget(self, generation: int) -> None:
        """The visit is over."""
        with self._lock:
            self._ids = {key: row for key, row in self._ids.items() if key[0] > generation}


def _sealed_body(content: Content, resident: Resident, said: Said) -> bytes:
    """Raises Missing; pydantic's ValidationError, whose text is not for a log."""
    card = resident.subject
    applicant = Applicant(name=card.name or card.english_name, number=card.number, phone=said.phone or None)
    return SealedBody(applicant=applicant, content=said.complete(json.loads(content.text))).model_dump_json().encode()

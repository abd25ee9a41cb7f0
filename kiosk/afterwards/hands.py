"""Does what comes after a service, or instead of one: rows into the outbox, and a person called."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from pydantic import ValidationError

from kiosk.afterwards.calling import Calling
from kiosk.afterwards.rows import Where, report_body, review_body
from kiosk.central.identifiers import new_id
from kiosk.filing import Filing
from kiosk.log import Log, LogEvent
from kiosk.session import afterwards_effects as fx
from kiosk.session import events as e
from kiosk.session.values import EffectId
from kiosk.workers import Worker
from offline_queue.keys import KeyMissing
from offline_queue.kinds import Kind
from offline_queue.model import Submission
from offline_queue.store import KnownError


class AfterwardsHands:
    """``do`` is called by the hands; answers come from the workers' threads."""

    def __init__(
        self,
        *,
        filing: Filing,
        keeping: Worker,
        calling: Calling,
        where: Where,
        now: Callable[[], datetime],
        log: Log,
        answer: Callable[[e.Event], None],
    ) -> None:
        """``keeping`` seals and stores; it never waits for the platform. ``now``: the local time that people read."""
        self._filing = filing
        self._keeping = keeping
        self._calling = calling
        self._where = where
        self._now = now
        self._log = log
        self._answer = answer
        # The same said once more in a visit is the same row: by generation and what was said.
        self._ids: dict[tuple[int, str], UUID] = {}

    def do(self, effect: fx.AfterwardsEffect) -> None:
        """Start it and return at once."""
        match effect:
            case fx.KeepReview():
                self._keeping.run(lambda: self._keep_review(effect))
            case fx.KeepReport():
                self._keeping.run(lambda: self._keep_report(effect))
            case fx.CallAttendant():
                self._calling.call(effect.id, effect.known)
            case fx.CancelAttendant():
                self._calling.cancel(effect.call)

    def forget(self, generation: int) -> None:
        """The visit is over. What was stored goes its way, and a call stands."""
        self._ids = {key: row for key, row in self._ids.items() if key[0] > generation}

    def _keep_review(self, effect: fx.KeepReview) -> None:
        review = effect.review
        said = f"review {review.finished.number} {bool(review.follows)}"
        follows = review.follows or review.finished.submission
        self._keep(
            effect.id,
            Kind.REVIEW,
            said,
            lambda: review_body(effect, self._where, self._now()),
            item=review.finished.code,
            follows=UUID(follows) if follows else None,
        )

    def _keep_report(self, effect: fx.KeepReport) -> None:
        report = effect.report
        parts = (*report.causes, report.words, report.phone, str(report.known), str(report.named))
        digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        item = report.known.item if report.known is not None else ""
        self._keep(effect.id, Kind.FEEDBACK, digest, lambda: report_body(effect, self._where, self._now()), item=item)

    def _keep(
        self,
        effect_id: EffectId,
        kind: Kind,
        said: str,
        write: Callable[[], bytes],
        *,
        item: str,
        follows: UUID | None = None,
    ) -> None:
        row = self._ids.setdefault((effect_id.generation, said), new_id())
        try:
            kept = self._filing.keep(Submission(row, kind, write(), datetime.now(UTC), item=item, follows=follows))
        except KnownError as error:
            self._log.write(LogEvent.OUTBOX_TROUBLE, fault=error.trouble.value)
            self._answer(e.NotKept(effect_id))
        except (KeyMissing, OSError, ValidationError) as error:
            self._log.write(LogEvent.OUTBOX_TROUBLE, fault=type(error).__name__)
            self._answer(e.NotKept(effect_id))
        else:
            self._answer(e.Kept(effect_id, str(kept.id), kept.local_number))

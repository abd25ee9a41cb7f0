"""What happened to a case, event by event, as its time line tells it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from kiosk.central.sandbox.tables import case_events
from kiosk.central.submissions import AskedFor, CaseState


@dataclass(frozen=True)
class Happened:
    """``wanted``: the keys of the materials that the office asked for then; ``asked``: what else."""

    at: datetime
    state: CaseState
    note: str
    wanted: tuple[str, ...]
    asked: tuple[AskedFor, ...] = ()


def write_event(
    connection: sa.Connection,
    submission_id: str,
    now: datetime,
    state: CaseState,
    *,
    note: str = "",
    wanted: tuple[str, ...] = (),
    asked: tuple[AskedFor, ...] = (),
) -> None:
    """Within the transaction of whatever made it happen."""
    row = {"submission_id": submission_id, "at": now.timestamp(), "state": state.value, "note": note}
    named = [*wanted, *(one.model_dump(mode="json") for one in asked)]
    connection.execute(sa.insert(case_events).values(row | {"wanted": json.dumps(named)}))


class CaseHistory:
    """Shares the sandbox's database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def happened(self, submission_ids: Iterable[str]) -> dict[str, tuple[Happened, ...]]:
        """By submission, the oldest first."""
        which = case_events.c.submission_id.in_(list(submission_ids))
        found = defaultdict[str, list[Happened]](list)
        with self._engine.connect() as connection:
            for row in connection.execute(sa.select(case_events).where(which).order_by(case_events.c.id)):
                at, named = datetime.fromtimestamp(row.at, UTC), json.loads(row.wanted)
                wanted = tuple(one for one in named if isinstance(one, str))
                asked = tuple(AskedFor.model_validate_json(json.dumps(one)) for one in named if isinstance(one, dict))
                found[row.submission_id].append(Happened(at, CaseState(row.state), row.note, wanted, asked))
        return {submission_id: tuple(events) for submission_id, events in found.items()}

"""Who waits at which terminal, as the desk of the hall sees it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from kiosk.central.assistance import AssistanceRequest, AssistanceState
from kiosk.central.sandbox.tables import assistance_calls as table


class Assistance:
    """Shares the sandbox's database. May be used from several threads."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def call(self, asked: AssistanceRequest, now: datetime) -> AssistanceState:
        """Take a call down, once; how it stands."""
        row = {
            "call_id": str(asked.call_id),
            "terminal_id": asked.terminal_id,
            "step": asked.step,
            "item": asked.item,
            "called_at": now.timestamp(),
            "state": AssistanceState.CALLED.value,
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(table.insert().values(row))
        except IntegrityError:
            return self.state(asked.call_id, asked.terminal_id) or AssistanceState.CANCELLED
        return AssistanceState.CALLED

    def state(self, call_id: UUID, terminal_id: str | None = None) -> AssistanceState | None:
        query = sa.select(table.c.state).where(table.c.call_id == str(call_id))
        if terminal_id is not None:
            query = query.where(table.c.terminal_id == terminal_id)
        with self._engine.connect() as connection:
            found = connection.execute(query).scalar_one_or_none()
        return None if found is None else AssistanceState(found)

    def move(self, call_id: UUID, state: AssistanceState, terminal_id: str | None = None) -> bool:
        """Whether there is such a call."""
        change = table.update().where(table.c.call_id == str(call_id)).values(state=state.value)
        if terminal_id is not None:
            change = change.where(table.c.terminal_id == terminal_id)
        with self._engine.begin() as connection:
            return connection.execute(change).rowcount > 0

    def all(self) -> list[dict[str, object]]:
        """The oldest first."""
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(table.select().order_by(table.c.called_at)).mappings()]

"""Check-ins of patrols that a phone has handed in, each once."""

from __future__ import annotations

import hashlib
from contextlib import suppress

import sqlalchemy as sa

from kiosk.central.patrol import CheckIn
from kiosk.central.sandbox import tables


class PatrolStore:
    """By the code that the terminal showed."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def knows(self, code: str) -> bool:
        query = sa.select(tables.patrols.c.terminal_id).where(tables.patrols.c.code_hash == _hash(code))
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() is not None

    def take(self, code: str, said: CheckIn) -> None:
        """Once more changes nothing."""
        row = {"code_hash": _hash(code), "terminal_id": said.terminal_id, "token": said.by, "at": said.at.timestamp()}
        with suppress(sa.exc.IntegrityError), self._engine.begin() as connection:
            connection.execute(sa.insert(tables.patrols).values(row))

    def count(self) -> int:
        with self._engine.connect() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(tables.patrols)).scalar_one()


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()

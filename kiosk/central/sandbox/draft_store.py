"""Which drafts there are, and whose. What stands in one is in its submission, sealed, and is erased with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from kiosk.central.drafts import DRAFT_LIFE
from kiosk.central.sandbox.tables import drafts, submissions


@dataclass(frozen=True, repr=False)
class Whose:
    """One draft at a time: of a resident, for an item, for themselves or a body."""

    resident: str  # number of the card
    item: str
    credit_code: str = ""


@dataclass(frozen=True, repr=False)
class KeptDraft:
    draft_id: str
    whose: Whose
    saved_at: datetime
    until: datetime


class DraftStore:
    """Shares the sandbox's database. A draft whose time is over is erased when anybody looks."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def keep(self, draft_id: str, whose: Whose, saved_at: datetime, now: datetime) -> None:
        """The newest counts, in whatever order they come."""
        row = {
            "draft_id": draft_id,
            "resident": whose.resident,
            "item": whose.item,
            "credit_code": whose.credit_code,
            "saved_at": saved_at.timestamp(),
            "until": (saved_at + DRAFT_LIFE).timestamp(),
            "gone": False,
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(sa.insert(drafts).values(row))
        except IntegrityError:
            return  # it came many times at once
        there = [one for one in self.of_resident(whose.resident, now) if one.whose == whose]
        newest = max(there, key=lambda one: (one.saved_at, one.draft_id), default=None)
        for one in there:
            if one is not newest:
                self.erase(one.draft_id)

    def of_resident(self, number: str, now: datetime) -> tuple[KeptDraft, ...]:
        """What was saved last comes first."""
        self._erase_expired(now)
        which = (drafts.c.resident == number) & drafts.c.gone.is_(False)
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(drafts).where(which).order_by(drafts.c.saved_at.desc())).all()
        return tuple(
            KeptDraft(
                row.draft_id,
                Whose(row.resident, row.item, row.credit_code),
                datetime.fromtimestamp(row.saved_at, UTC),
                datetime.fromtimestamp(row.until, UTC),
            )
            for row in rows
        )

    def is_known(self, draft_id: str, number: str) -> bool:
        """Whether it is, or was, this resident's."""
        which = (drafts.c.draft_id == draft_id) & (drafts.c.resident == number)
        with self._engine.connect() as connection:
            return connection.execute(sa.select(drafts.c.draft_id).where(which)).first() is not None

    def drop(self, whose: Whose, filed_at: datetime) -> None:
        """It was handed in: what was saved of it before is no draft any more."""
        which = (drafts.c.resident == whose.resident) & (drafts.c.item == whose.item)
        which &= (drafts.c.credit_code == whose.credit_code) & (drafts.c.saved_at <= filed_at.timestamp())
        self._erase(which)

    def erase(self, draft_id: str) -> None:
        """Nothing of it is left but that it was there. Twice is once."""
        self._erase(drafts.c.draft_id == draft_id)

    def _erase_expired(self, now: datetime) -> None:
        self._erase(drafts.c.until <= now.timestamp())

    def _erase(self, which: sa.ColumnElement[bool]) -> None:
        with self._engine.begin() as connection:
            ids = sa.select(drafts.c.draft_id).where(which, drafts.c.gone.is_(False)).scalar_subquery()
            connection.execute(sa.update(submissions).where(submissions.c.submission_id.in_(ids)).values(sealed=""))
            connection.execute(sa.update(drafts).where(which).values(gone=True))

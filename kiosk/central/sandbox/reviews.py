"""Ratings as the office sees them: of each case one, and one supplement (一事一评)."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from kiosk.central.afterwards import Review
from kiosk.central.sandbox.tables import reviews as table


class Reviews:
    """Shares the sandbox's database: two at once are two rows of one key, and one of them is refused."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def take(self, submission_id: str, review: Review) -> bool:
        """Whether it is the first of its case, or the one supplement to it; the same again is taken again."""
        row = {
            "project_no": review.project_no,
            "assess_number": review.assess_number,
            "submission_id": submission_id,
            "satisfaction": review.satisfaction,
            "content": review.model_dump_json(by_alias=True),
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(table.insert().values(row))
        except IntegrityError:
            return self._of(review) == submission_id
        return True

    def has_first(self, project_no: str) -> bool:
        query = sa.select(table.c.submission_id).where(table.c.project_no == project_no, table.c.assess_number == 1)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar_one_or_none() is not None

    def all(self) -> list[dict[str, Any]]:
        """As they came, the fields by the standard's names."""
        with self._engine.connect() as connection:
            rows = connection.execute(table.select().order_by(table.c.sequence)).mappings()
            return [Review.model_validate_json(row["content"]).model_dump(mode="json", by_alias=True) for row in rows]

    def _of(self, review: Review) -> str | None:
        same = (table.c.project_no == review.project_no, table.c.assess_number == review.assess_number)
        with self._engine.connect() as connection:
            return connection.execute(sa.select(table.c.submission_id).where(*same)).scalar_one_or_none()

"""What the sandbox remembers of submissions. Whether one is new, and how far a material is, is decided by the database:
two requests at once are two rows of one table, and one of them comes second."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from kiosk.central.sandbox.case_history import write_event
from kiosk.central.sandbox.tables import case_events, drafts, materials, missed_lookups, pieces, submissions
from kiosk.central.submissions import AskedFor, CaseState, SealedMaterial, Submission, SubmissionKind
from kiosk.central.wire import RefusalReason

#: What becomes a case once it is whole.
_NO_CASE_YET = (CaseState.WAITING_FOR_MATERIALS.value, CaseState.WAITING_FOR_SIGNATURES.value)


@dataclass(frozen=True, repr=False)
class NewSubmission:
    """What is kept of a submission that came in and was opened."""

    submission: Submission
    terminal_id: str
    fingerprint: str
    content_sha256: str
    resident: str | None  # number of the card
    phone_end: str | None
    awaits: tuple[str, ...] = ()  # signing requests


@dataclass(frozen=True, repr=False)
class KeptSubmission:
    """A submission as it stands."""

    submission_id: str
    terminal_id: str
    kind: SubmissionKind
    item: str | None
    local_number: str | None
    follows: str | None
    fingerprint: str
    content_sha256: str
    sealed: str
    state: CaseState
    reason: RefusalReason | None
    note: str
    case_number: str | None
    resident: str | None
    deliveries: int
    confirmed_at: datetime
    received_at: datetime
    changed_at: datetime
    missing: tuple[int, ...]
    awaits: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeptMaterial:
    length: int
    sha256: str
    offset: int
    complete: bool


class SubmissionStore:
    """Shares the sandbox's database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    # --- submissions --------------------------------------------------------------------------------------------------

    def keep(
        self,
        new: NewSubmission,
        now: datetime,
        state: CaseState,
        reason: RefusalReason | None = None,
        note: str = "",
    ) -> bool:
        """Whether it is new; one that is there already stays as it is. ``note``: to the resident, why not."""
        one = new.submission
        row = {
            "submission_id": str(one.submission_id),
            "terminal_id": new.terminal_id,
            "kind": one.kind.value,
            "item": one.item,
            "local_number": one.local_number,
            "follows": str(one.follows) if one.follows else None,
            "confirmed_at": one.confirmed_at.timestamp(),
            "received_at": now.timestamp(),
            "changed_at": now.timestamp(),
            "fingerprint": new.fingerprint,
            "sealed": one.model_dump_json(),
            "content_sha256": new.content_sha256,
            "state": state.value,
            "reason": reason.value if reason else None,
            "note": note,
            "resident": new.resident,
            "phone_end": new.phone_end,
            "deliveries": 1,
            "awaits": json.dumps(new.awaits),
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(sa.insert(submissions).values(row))
                for material in one.materials:
                    connection.execute(sa.insert(materials).values(_material_row(one, material)))
        except IntegrityError:
            return False
        return True

    def find(self, submission_id: str) -> KeptSubmission | None:
        return next(iter(self._where(_is(submission_id))), None)

    def all(self) -> tuple[KeptSubmission, ...]:
        """In the order in which they came."""
        return self._where(sa.true(), submissions.c.sequence)

    def bodies(self, kind: SubmissionKind) -> tuple[str, ...]:
        """What came of a kind, as it came: readable for kinds that are never sealed."""
        found = self._where(submissions.c.kind == kind.value, submissions.c.sequence)
        return tuple(Submission.model_validate_json(one.sealed).body for one in found)

    def of_resident(self, number: str) -> tuple[KeptSubmission, ...]:
        """What changed last comes first."""
        return self._where(submissions.c.resident == number, submissions.c.changed_at.desc())

    def by_number(self, number: str, proof: sa.ColumnElement[bool]) -> tuple[KeptSubmission, ...]:
        """``number``: a terminal's own, or a case's."""
        named = (submissions.c.local_number == number) | (submissions.c.case_number == number)
        is_draft = submissions.c.kind == SubmissionKind.DRAFT.value
        return self._where(named & proof & ~is_draft, submissions.c.changed_at.desc())

    def following(self, submission_id: str) -> tuple[KeptSubmission, ...]:
        """What belongs to a case, in the order in which it came."""
        return self._where(submissions.c.follows == submission_id, submissions.c.sequence)

    def forget_cases(self) -> None:
        """Nobody has handed anything in. For whoever rehearses: the next visit begins like the first."""
        with self._engine.begin() as connection:
            for table in (pieces, materials, case_events, drafts, missed_lookups):
                connection.execute(sa.delete(table))
            connection.execute(sa.delete(submissions).where(submissions.c.resident.is_not(None)))

    def count_delivery(self, submission_id: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(submissions)
                .where(submissions.c.submission_id == submission_id)
                .values(deliveries=submissions.c.deliveries + 1)
            )

    def make_case(
        self, kept: KeptSubmission, now: datetime, *, numbered: bool, followed: tuple[str, CaseState] | None
    ) -> None:
        """It is whole: from now on it is a case, or has its effect on the one that it follows. Once."""
        with self._engine.begin() as connection:
            sequence = connection.execute(
                sa.select(submissions.c.sequence).where(submissions.c.submission_id == kept.submission_id)
            ).scalar_one()
            number = f"DEMO-{now:%Y%m%d}-{sequence:06d}" if numbered else None
            done = connection.execute(
                sa.update(submissions)
                .where(_is(kept.submission_id), submissions.c.state.in_(_NO_CASE_YET))
                .values(state=CaseState.RECEIVED.value, case_number=number, changed_at=now.timestamp())
            )
            if done.rowcount:
                write_event(connection, kept.submission_id, now, CaseState.RECEIVED)
            if done.rowcount and followed is not None:
                followed_id, state = followed
                connection.execute(
                    sa.update(submissions).where(_is(followed_id)).values(state=state.value, changed_at=now.timestamp())
                )
                write_event(connection, followed_id, now, state)

    def waiting_for_signatures(self) -> tuple[KeptSubmission, ...]:
        return self._where(submissions.c.state == CaseState.WAITING_FOR_SIGNATURES.value)

    def decide(
        self,
        submission_id: str,
        now: datetime,
        state: CaseState,
        reason: RefusalReason | None,
        note: str = "",
        *,
        wanted: tuple[str, ...] = (),
        asked: tuple[AskedFor, ...] = (),
    ) -> bool:
        """What the department says of it from now on. False when there is none."""
        done = self._decide(_is(submission_id), now, state, reason, note)
        if done:
            with self._engine.begin() as connection:
                write_event(connection, submission_id, now, state, note=note, wanted=wanted, asked=asked)
        return done

    def refuse(self, submission_id: str, now: datetime, reason: RefusalReason) -> bool:
        """It never becomes a case. False when it is one already, by a request that was faster."""
        waits = _is(submission_id) & (submissions.c.state == CaseState.WAITING_FOR_MATERIALS.value)
        return self._decide(waits, now, CaseState.REFUSED, reason, "")

    def _decide(
        self, which: sa.ColumnElement[bool], now: datetime, state: CaseState, reason: RefusalReason | None, note: str
    ) -> bool:
        with self._engine.begin() as connection:
            done = connection.execute(
                sa.update(submissions)
                .where(which)
                .values(
                    state=state.value,
                    reason=reason.value if reason else None,
                    note=note,
                    changed_at=now.timestamp(),
                )
            )
        return bool(done.rowcount)

    # --- materials ----------------------------------------------------------------------------------------------------

    def material(self, submission_id: str, number: int) -> KeptMaterial | None:
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(materials).where(*_is_material(submission_id, number))).one_or_none()
        return KeptMaterial(row.length, row.sha256, row.offset, row.complete) if row else None

    def add_piece(self, submission_id: str, number: int, offset: int, piece: bytes) -> bool:
        """False, and nothing done, when the material is not at ``offset``."""
        with self._engine.begin() as connection:
            moved = connection.execute(
                sa.update(materials)
                .where(*_is_material(submission_id, number), materials.c.offset == offset)
                .values(offset=offset + len(piece))
            )
            if moved.rowcount:
                connection.execute(
                    sa.insert(pieces).values(submission_id=submission_id, number=number, offset=offset, content=piece)
                )
        return bool(moved.rowcount)

    def hash_of(self, submission_id: str, number: int) -> str:
        """SHA-256 of what is there."""
        digest = hashlib.sha256()
        for piece in self.pieces(submission_id, number):
            digest.update(piece)
        return digest.hexdigest()

    def pieces(self, submission_id: str, number: int) -> Iterator[bytes]:
        which = (pieces.c.submission_id == submission_id, pieces.c.number == number)
        with self._engine.connect() as connection:
            yield from connection.execute(sa.select(pieces.c.content).where(*which).order_by(pieces.c.offset)).scalars()

    def complete_material(self, submission_id: str, number: int) -> None:
        with self._engine.begin() as connection:
            connection.execute(sa.update(materials).where(*_is_material(submission_id, number)).values(complete=True))

    def drop_material(self, submission_id: str, number: int) -> None:
        """It is not what it should be: it can be sent from the beginning."""
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(materials).where(*_is_material(submission_id, number)).values(offset=0, complete=False)
            )
            connection.execute(
                sa.delete(pieces).where(pieces.c.submission_id == submission_id, pieces.c.number == number)
            )

    # --- looking up ---------------------------------------------------------------------------------------------------

    def misses(self, number: str, now: datetime) -> int:
        """How often a proof for this number was wrong lately, whether the number exists or not."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(missed_lookups).where(missed_lookups.c.until < now.timestamp()))
            which = missed_lookups.c.number == number
            return connection.execute(sa.select(sa.func.count()).select_from(missed_lookups).where(which)).scalar_one()

    def count_miss(self, number: str, until: datetime) -> None:
        with self._engine.begin() as connection:
            connection.execute(sa.insert(missed_lookups).values(number=number, until=until.timestamp()))

    # --- helpers ------------------------------------------------------------------------------------------------------

    def _where(
        self, which: sa.ColumnElement[bool], order: sa.ColumnElement[Any] | None = None
    ) -> tuple[KeptSubmission, ...]:
        query = sa.select(submissions).where(which).order_by(order)
        lacking = (
            sa.select(materials.c.submission_id, materials.c.number)
            .where(
                materials.c.complete.is_(False),
                materials.c.submission_id.in_(sa.select(submissions.c.submission_id).where(which)),
            )
            .order_by(materials.c.number)
        )
        missing = defaultdict[str, list[int]](list)
        with self._engine.connect() as connection:
            for submission_id, number in connection.execute(lacking):
                missing[submission_id].append(number)
            return tuple(_kept(row, tuple(missing[row.submission_id])) for row in connection.execute(query))


def is_residents(number: str) -> sa.ColumnElement[bool]:
    return submissions.c.resident == number


def phone_ends_with(last_digits: str) -> sa.ColumnElement[bool]:
    return submissions.c.phone_end == last_digits


def _kept(row: sa.Row[Any], missing: tuple[int, ...]) -> KeptSubmission:
    return KeptSubmission(
        submission_id=row.submission_id,
        terminal_id=row.terminal_id,
        kind=SubmissionKind(row.kind),
        item=row.item,
        local_number=row.local_number,
        follows=row.follows,
        fingerprint=row.fingerprint,
        content_sha256=row.content_sha256,
        sealed=row.sealed,
        state=CaseState(row.state),
        reason=RefusalReason(row.reason) if row.reason else None,
        note=row.note,
        case_number=row.case_number,
        resident=row.resident,
        deliveries=row.deliveries,
        confirmed_at=datetime.fromtimestamp(row.confirmed_at, UTC),
        received_at=datetime.fromtimestamp(row.received_at, UTC),
        changed_at=datetime.fromtimestamp(row.changed_at, UTC),
        missing=missing,
        awaits=tuple(json.loads(row.awaits)),
    )


def _material_row(submission: Submission, material: SealedMaterial) -> dict[str, object]:
    return {
        "submission_id": str(submission.submission_id),
        "number": material.number,
        "length": material.length,
        "sha256": material.sha256,
        "offset": 0,
        "complete": False,
    }


def _is(submission_id: str) -> sa.ColumnElement[bool]:
    return submissions.c.submission_id == submission_id


def _is_material(submission_id: str, number: int) -> tuple[sa.ColumnElement[bool], ...]:
    return materials.c.submission_id == submission_id, materials.c.number == number

"""What the sandbox has checked of people: for minutes, then it is gone; but that a face was somebody's, or a phone in
their hand, is known for as long as a form that names it may be on its way."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa

from kiosk.central.sandbox.tables import identifications, proofs

#: So long an application that was signed with a face may lie in a terminal's outbox.
_ON_THE_WAY = timedelta(days=30)
#: So long may lie between a face and the last tap; and so far may a terminal's clock be from ours.
_SIGNED_WITHIN, _CLOCKS = timedelta(hours=2), timedelta(minutes=10)


class ProofKind(StrEnum):
    FACE = "face"
    APP = "app"
    PHONE = "phone"
    BODY = "body"
    RELATION = "relation"
    PERMIT = "permit"
    FORM_PHONE = "form_phone"


#: Checks that an application names, which may be on its way when their time is over.
_NAMED_BY_FORMS = (ProofKind.FACE.value, ProofKind.FORM_PHONE.value)


class ProofState(StrEnum):
    WAITING = "waiting"
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, repr=False)
class Proof:
    """One check. ``number`` is whose identity it is about; of the phone of a form its own."""

    proof_id: str
    terminal_id: str
    kind: ProofKind
    state: ProofState
    number: str
    created: datetime
    until: datetime
    about: dict[str, str] = field(default_factory=dict)
    secret: str = ""
    attempts: int = 0


@dataclass(frozen=True, repr=False)
class Identified:
    """How a session's resident was identified, and for whom they stand there."""

    way: str
    trust: str
    acting_number: str
    behalf: str = "self"
    authority: str = ""
    credit_code: str = ""
    role: str = ""


class ProofStore:
    """Times are given by the caller."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def add(self, proof: Proof) -> None:
        """Keep a new one, and erase those whose time is over."""
        with self._engine.begin() as connection:
            is_over = proofs.c.until < proof.created.timestamp()
            is_forgotten = proofs.c.until < (proof.created - _ON_THE_WAY).timestamp()
            is_named = proofs.c.kind.in_(_NAMED_BY_FORMS) & (proofs.c.state == ProofState.GOOD.value)
            connection.execute(sa.delete(proofs).where(is_forgotten | (is_over & ~is_named)))
            connection.execute(
                sa.insert(proofs).values(
                    proof_id=proof.proof_id,
                    terminal_id=proof.terminal_id,
                    kind=proof.kind.value,
                    state=proof.state.value,
                    number=proof.number,
                    about=json.dumps(proof.about, ensure_ascii=False),
                    secret=proof.secret,
                    attempts=proof.attempts,
                    created=proof.created.timestamp(),
                    until=proof.until.timestamp(),
                )
            )

    def find(self, proof_id: str, kind: ProofKind, now: datetime, terminal_id: str | None = None) -> Proof | None:
        """The one of that id, whose time is not over; of any terminal where none is named."""
        mine = () if terminal_id is None else (proofs.c.terminal_id == terminal_id,)
        return self._one(proofs.c.proof_id == proof_id, proofs.c.kind == kind.value, *mine, now=now)

    def was_face_of(self, proof_id: str, number: str, terminal_id: str, at: datetime) -> bool:
        """Whether that comparison was this person's face, at this terminal, shortly before they signed."""
        return self._before_signing(proof_id, ProofKind.FACE, number, terminal_id, at) is not None

    def was_phone_of(self, proof_id: str, phone: str, number: str, terminal_id: str, at: datetime) -> bool:
        """Whether the digits that went to this phone were typed in a session of this person's, at this terminal,
        shortly before they signed."""
        about = self._before_signing(proof_id, ProofKind.FORM_PHONE, phone, terminal_id, at)
        return about is not None and about.get("resident") == number

    def _before_signing(
        self, proof_id: str, kind: ProofKind, number: str, terminal_id: str, at: datetime
    ) -> dict[str, str] | None:
        """What else is known of a check that came out well then and there; None: there was none such."""
        which = (
            (proofs.c.proof_id == proof_id)
            & (proofs.c.kind == kind.value)
            & (proofs.c.state == ProofState.GOOD.value)
            & (proofs.c.number == number)
            & (proofs.c.terminal_id == terminal_id)
            & (proofs.c.created <= (at + _CLOCKS).timestamp())
            & (proofs.c.created >= (at - _SIGNED_WITHIN).timestamp())
        )
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(proofs.c.about).where(which)).first()
        return json.loads(row.about) if row is not None else None

    def times_of(self, number: str, kind: ProofKind, since: datetime) -> tuple[datetime, ...]:
        """When there were checks about it, oldest first."""
        which = (proofs.c.number == number) & (proofs.c.kind == kind.value) & (proofs.c.created > since.timestamp())
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(proofs.c.created).where(which).order_by(proofs.c.created)).all()
        return tuple(datetime.fromtimestamp(row.created, since.tzinfo) for row in rows)

    def by_secret(self, secret: str, kind: ProofKind, now: datetime) -> Proof | None:
        return self._one(proofs.c.secret == secret, proofs.c.kind == kind.value, now=now)

    def waiting_app_code(self, content: str, now: datetime) -> Proof | None:
        """A terminal's code that nobody has scanned yet; the one issued last where ``content`` is ""."""
        mine = proofs.c.secret == content if content else proofs.c.terminal_id != ""
        waiting = proofs.c.state == ProofState.WAITING.value
        return self._one(proofs.c.kind == ProofKind.APP.value, mine, waiting, now=now)

    def latest(self, number: str, kind: ProofKind, now: datetime) -> Proof | None:
        """The newest about somebody."""
        return self._one(proofs.c.number == number, proofs.c.kind == kind.value, now=now)

    def decide(self, proof_id: str, state: ProofState, *, number: str | None = None, life: timedelta | None = None,
               now: datetime | None = None) -> None:  # fmt: skip
        """What came of a check; ``life`` from ``now`` on is how long it is good for."""
        values: dict[str, object] = {"state": state.value}
        if number is not None:
            values["number"] = number
        if life is not None and now is not None:
            values["until"] = (now + life).timestamp()
        with self._engine.begin() as connection:
            connection.execute(sa.update(proofs).where(proofs.c.proof_id == proof_id).values(**values))

    def count_attempt(self, proof_id: str) -> int:
        """How many there were, with this one."""
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(proofs).where(proofs.c.proof_id == proof_id).values(attempts=proofs.c.attempts + 1)
            )
            found = connection.execute(sa.select(proofs.c.attempts).where(proofs.c.proof_id == proof_id)).scalar()
        return int(found or 0)

    def keep_identification(self, session_id: str, identified: Identified) -> None:
        with self._engine.begin() as connection:
            connection.execute(sa.delete(identifications).where(identifications.c.session_id == session_id))
            connection.execute(sa.insert(identifications).values(session_id=session_id, **vars(identified)))

    def identification(self, session_id: str) -> Identified | None:
        query = sa.select(identifications).where(identifications.c.session_id == session_id)
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return Identified(row.way, row.trust, row.acting_number, row.behalf, row.authority, row.credit_code, row.role)

    def _one(self, *which: sa.ColumnElement[bool], now: datetime) -> Proof | None:
        query = (
            sa.select(proofs)
            .where(*which, proofs.c.until >= now.timestamp())
            .order_by(proofs.c.created.desc())
            .limit(1)
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        zone = now.tzinfo
        return Proof(
            row.proof_id,
            row.terminal_id,
            ProofKind(row.kind),
            ProofState(row.state),
            row.number,
            datetime.fromtimestamp(row.created, zone),
            datetime.fromtimestamp(row.until, zone),
            json.loads(row.about),
            row.secret,
            row.attempts,
        )

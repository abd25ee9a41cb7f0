"""What the sandbox remembers, in SQLite or any database that SQLAlchemy speaks to.

A session's personal values and its documents' content are erased when it ends; what stays of a document is what its
verification page shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy.exc import IntegrityError

from kiosk.central.sandbox import tables


@dataclass(frozen=True, repr=False)
class KnownSession:
    """A session as it was opened."""

    session_id: str
    terminal_id: str
    language: str
    number: str
    name: str
    expires_at: datetime


@dataclass(frozen=True)
class IssuedDocument:
    """What the verification page may say of a document."""

    title: str
    holder: str
    issued_on: date
    valid_until: date


@dataclass(frozen=True)
class RememberedAnswer:
    """What became of a key. ``status`` None: its first request is still at work."""

    fingerprint: str
    status: int | None
    body: bytes


class Store:
    """All that is kept. Times are given by the caller, so that a test's clock is everybody's."""

    def __init__(self, url: str) -> None:
        """``url`` is SQLAlchemy's, for instance ``sqlite:////var/lib/…/sandbox.db``."""
        self._engine = sa.create_engine(url, hide_parameters=True)
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", _relax_sqlite)
        tables.metadata.create_all(self._engine)
        with self._engine.begin() as connection:  # what the last run had at work, nobody is at work on
            connection.execute(sa.delete(tables.answers).where(tables.answers.c.status.is_(None)))

    @property
    def engine(self) -> sa.Engine:
        """For what keeps tables of its own in the same database."""
        return self._engine

    def close(self) -> None:
        self._engine.dispose()

    # --- terminals ----------------------------------------------------------------------------------------------------

    def add_enrolment_code(self, code_hash: str, until: datetime | None = None) -> None:
        """A code that is there already stays as it is: used is used. ``until`` None: it has no end."""
        self._insert_if_new(tables.codes, code_hash=code_hash, used_by=None)
        if until is not None:
            self._insert_if_new(tables.code_ends, code_hash=code_hash, until=until.timestamp())

    def enrolment_code_is_over(self, code_hash: str, now: datetime) -> bool:
        with self._engine.connect() as connection:
            until = connection.execute(
                sa.select(tables.code_ends.c.until).where(tables.code_ends.c.code_hash == code_hash)
            ).scalar()
        return until is not None and float(until) <= now.timestamp()

    def knows_enrolment_code(self, code_hash: str) -> bool:
        with self._engine.connect() as connection:
            return (
                connection.execute(sa.select(tables.codes).where(tables.codes.c.code_hash == code_hash)).first()
                is not None
            )

    def use_enrolment_code(self, code_hash: str, public_key: bytes) -> bool:
        """Whether ``public_key`` may enrol with this code; from then on nobody else may."""
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(tables.codes)
                .where(tables.codes.c.code_hash == code_hash, tables.codes.c.used_by.is_(None))
                .values(used_by=public_key)
            )
            user = connection.execute(
                sa.select(tables.codes.c.used_by).where(tables.codes.c.code_hash == code_hash)
            ).scalar()
        return user is not None and bytes(user) == public_key

    def keep_terminal(self, terminal_id: str, certificate: str, public_key: bytes, now: datetime) -> None:
        """The last enrolment is the one that counts."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(tables.terminals).where(tables.terminals.c.terminal_id == terminal_id))
            connection.execute(
                sa.insert(tables.terminals).values(
                    terminal_id=terminal_id,
                    certificate=certificate,
                    public_key=public_key,
                    enrolled_at=now.timestamp(),
                )
            )

    def public_key(self, terminal_id: str) -> bytes | None:
        """DER of the key that the terminal enrolled with."""
        query = sa.select(tables.terminals.c.public_key).where(tables.terminals.c.terminal_id == terminal_id)
        with self._engine.connect() as connection:
            key = connection.execute(query).scalar()
        return None if key is None else bytes(key)

    def terminal_key(self, terminal_id: str) -> ec.EllipticCurvePublicKey | None:
        """The key that the terminal enrolled with, None for a stranger."""
        der = self.public_key(terminal_id)
        key = None if der is None else serialization.load_der_public_key(der)
        return key if isinstance(key, ec.EllipticCurvePublicKey) else None

    def is_new_nonce(self, terminal_id: str, nonce: str, now: datetime, lifetime: timedelta) -> bool:
        """False when it was seen within ``lifetime``: the request is a replay."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(tables.nonces).where(tables.nonces.c.until < now.timestamp()))
        return self._insert_if_new(
            tables.nonces, terminal_id=terminal_id, nonce=nonce, until=(now + lifetime).timestamp()
        )

    # --- answers by key -----------------------------------------------------------------------------------------------

    def begin_request(
        self, caller: str, request_id: str, fingerprint: str, now: datetime, lifetime: timedelta
    ) -> RememberedAnswer | None:
        """None for a key that is new: it is at work from now on. Otherwise what became of it."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(tables.answers).where(tables.answers.c.until < now.timestamp()))
        if self._insert_if_new(
            tables.answers,
            caller=caller,
            request_id=request_id,
            fingerprint=fingerprint,
            status=None,
            body=b"",
            session_id=None,
            until=(now + lifetime).timestamp(),
        ):
            return None
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(tables.answers).where(*_is_answer(caller, request_id))).one_or_none()
        return RememberedAnswer(row.fingerprint, row.status, bytes(row.body)) if row else None

    def finish_request(self, caller: str, request_id: str, status: int, body: bytes, session_id: str | None) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(tables.answers)
                .where(*_is_answer(caller, request_id))
                .values(status=status, body=body, session_id=session_id)
            )

    def forget_request(self, caller: str, request_id: str) -> None:
        """It had no effect: it may be tried again."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(tables.answers).where(*_is_answer(caller, request_id)))

    # --- sessions and documents ---------------------------------------------------------------------------------------

    def open_session(self, session: KnownSession) -> bool:
        """False when the id is taken."""
        return self._insert_if_new(
            tables.sessions,
            session_id=session.session_id,
            terminal_id=session.terminal_id,
            language=session.language,
            expires_at=session.expires_at.timestamp(),
            ended=False,
            number=session.number,
            name=session.name,
        )

    def session(self, session_id: str, terminal_id: str, now: datetime) -> KnownSession | None:
        """The open session of that terminal, None when there is none or it is over."""
        query = sa.select(tables.sessions).where(
            tables.sessions.c.session_id == session_id,
            tables.sessions.c.terminal_id == terminal_id,
            tables.sessions.c.ended.is_(False),
            tables.sessions.c.expires_at > now.timestamp(),
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        expires_at = datetime.fromtimestamp(row.expires_at, now.tzinfo)
        return KnownSession(row.session_id, row.terminal_id, row.language, row.number, row.name, expires_at)

    def end_session(self, session_id: str, terminal_id: str) -> None:
        """Whoever was here is erased; a session that never was, or is another terminal's, is left as it is."""
        self._erase_sessions(
            (tables.sessions.c.session_id == session_id) & (tables.sessions.c.terminal_id == terminal_id)
        )

    def end_expired_sessions(self, now: datetime) -> None:
        self._erase_sessions(tables.sessions.c.expires_at <= now.timestamp())

    def _erase_sessions(self, which: sa.ColumnElement[bool]) -> None:
        """Erase whose they were, what was answered to them and the content of their documents."""
        with self._engine.begin() as connection:
            ids = (
                sa.select(tables.sessions.c.session_id)
                .where(which, tables.sessions.c.ended.is_(False))
                .scalar_subquery()
            )
            connection.execute(
                sa.update(tables.documents).where(tables.documents.c.session_id.in_(ids)).values(content=None)
            )
            connection.execute(sa.delete(tables.answers).where(tables.answers.c.session_id.in_(ids)))
            connection.execute(sa.delete(tables.identifications).where(tables.identifications.c.session_id.in_(ids)))
            connection.execute(
                sa.update(tables.sessions)
                .where(which, tables.sessions.c.ended.is_(False))
                .values(ended=True, number="", name="")
            )

    def keep_document(
        self, document_id: str, session_id: str, code: str, issued: IssuedDocument, content: bytes
    ) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                sa.insert(tables.documents).values(
                    document_id=document_id,
                    session_id=session_id,
                    code=code,
                    title=issued.title,
                    holder=issued.holder,
                    issued_on=issued.issued_on,
                    valid_until=issued.valid_until,
                    content=content,
                )
            )

    def document_content(self, document_id: str, terminal_id: str, now: datetime) -> bytes | None:
        """None when there is no such document of an open session of that terminal."""
        query = (
            sa.select(tables.documents.c.content)
            .join(tables.sessions, tables.sessions.c.session_id == tables.documents.c.session_id)
            .where(
                tables.documents.c.document_id == document_id,
                tables.sessions.c.terminal_id == terminal_id,
                tables.sessions.c.ended.is_(False),
                tables.sessions.c.expires_at > now.timestamp(),
            )
        )
        with self._engine.connect() as connection:
            content = connection.execute(query).scalar()
        return None if content is None else bytes(content)

    def issued_document(self, code: str) -> IssuedDocument | None:
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(tables.documents).where(tables.documents.c.code == code)).one_or_none()
        return IssuedDocument(row.title, row.holder, row.issued_on, row.valid_until) if row else None

    # --- reports ------------------------------------------------------------------------------------------------------

    def keep_report(self, kind: str, terminal_id: str, body: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(sa.insert(tables.reports).values(kind=kind, terminal_id=terminal_id, body=body))

    def reports(self, kind: str) -> tuple[str, ...]:
        """The bodies of all reports of a kind, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                sa.select(tables.reports.c.body).where(tables.reports.c.kind == kind).order_by(tables.reports.c.id)
            )
            return tuple(rows.scalars())

    # --- helpers ------------------------------------------------------------------------------------------------------

    def _insert_if_new(self, table: sa.Table, **values: object) -> bool:
        try:
            with self._engine.begin() as connection:
                connection.execute(sa.insert(table).values(**values))
        except IntegrityError:
            return False
        return True


def _relax_sqlite(connection: Any, _record: object) -> None:
    """Readers beside a writer, and no wait for the disk: nothing here has to outlive a power cut."""
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}")


def _is_answer(caller: str, request_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return tables.answers.c.caller == caller, tables.answers.c.request_id == request_id

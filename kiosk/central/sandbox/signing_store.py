"""What the sandbox remembers of forms that wait for signatures.

A request is over when all have signed, when one has declined, when it is withdrawn, or when its time is over. Then the
form goes, and so does whoever has not signed; of those who have, their signature stays, since an application awaits it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from kiosk.central.sandbox.tables import signers, signing_requests
from kiosk.central.signing_requests import ConsentText, Signer, SignerState, SigningWay


@dataclass(frozen=True, repr=False)
class KeptSigner:
    key: str
    name: str
    number: str
    phone: str
    role: str
    state: SignerState
    way: SigningWay | None
    at: datetime | None


@dataclass(frozen=True, repr=False)
class KeptRequest:
    """A request as it stands at one moment. ``form`` is None once it is over."""

    request_id: str
    terminal_id: str
    item: str
    title: str
    applicant: str
    digest: str
    form_sha256: str
    form: bytes | None
    consents: tuple[ConsentText, ...]
    asked_at: datetime
    expires_at: datetime
    over: bool
    signers: tuple[KeptSigner, ...]

    def signer(self, number: str) -> KeptSigner | None:
        return next((one for one in self.signers if one.number == number), None)


@dataclass(frozen=True, repr=False)
class NewRequest:
    request_id: str
    terminal_id: str
    item: str
    title: str
    applicant: str
    digest: str
    form_sha256: str
    form: bytes
    consents: tuple[ConsentText, ...]
    expires_at: datetime
    signers: tuple[Signer, ...]


class SigningStore:
    """Times are given by the caller. May be used from several threads: the database decides who was first."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def add(self, new: NewRequest, now: datetime) -> bool:
        """False when there is one of this id."""
        try:
            with self._engine.begin() as connection:
                connection.execute(
                    sa.insert(signing_requests).values(
                        request_id=new.request_id,
                        terminal_id=new.terminal_id,
                        item=new.item,
                        title=new.title,
                        applicant=new.applicant,
                        digest=new.digest,
                        form_sha256=new.form_sha256,
                        form=new.form,
                        consents=json.dumps([one.model_dump() for one in new.consents], ensure_ascii=False),
                        asked_at=now.timestamp(),
                        expires_at=new.expires_at.timestamp(),
                        withdrawn=False,
                    )
                )
                for one in new.signers:
                    connection.execute(
                        sa.insert(signers).values(
                            request_id=new.request_id,
                            key=one.key,
                            name=one.name,
                            number=one.number,
                            phone=one.phone or "",
                            role=one.role,
                            state=SignerState.WAITING.value,
                        )
                    )
        except IntegrityError:
            return False
        return True

    def find(self, request_id: str, now: datetime) -> KeptRequest | None:
        self._lapse(now)
        return next(iter(self._where(signing_requests.c.request_id == request_id)), None)

    def waiting_for(self, number: str, now: datetime) -> tuple[KeptRequest, ...]:
        """What lapses first comes first."""
        self._lapse(now)
        mine = sa.select(signers.c.request_id).where(
            signers.c.number == number, signers.c.state == SignerState.WAITING.value
        )
        return self._where(signing_requests.c.request_id.in_(mine))

    def sign(self, request_id: str, key: str, way: SigningWay, now: datetime, signature: str) -> bool:
        """Once: False when they do not sign any more, or have."""
        done = self._decide(
            request_id,
            SignerState.SIGNED,
            now,
            signers.c.key == key,
            way=way.value,
            at=now.timestamp(),
            signature=signature,
        )
        self._clear_up(request_id)
        return done

    def decline(self, request_id: str, key: str, now: datetime) -> bool:
        done = self._decide(request_id, SignerState.DECLINED, now, signers.c.key == key)
        self._clear_up(request_id)
        return done

    def withdraw(self, request_id: str, now: datetime) -> None:
        """Withdrawn already, or over, is withdrawn."""
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(signing_requests).where(signing_requests.c.request_id == request_id).values(withdrawn=True)
            )
        self._decide(request_id, SignerState.WITHDRAWN, now, sa.true())
        self._clear_up(request_id)

    def states(self, request_ids: Iterable[str], now: datetime) -> tuple[SignerState, ...]:
        """Of every signer of these requests; LAPSED for a request that is not known."""
        found = []
        for request_id in request_ids:
            request = self.find(request_id, now)
            found += [one.state for one in request.signers] if request is not None else [SignerState.LAPSED]
        return tuple(found)

    # --- helpers ------------------------------------------------------------------------------------------------------

    def _lapse(self, now: datetime) -> None:
        with self._engine.connect() as connection:
            late = connection.execute(
                sa.select(signing_requests.c.request_id).where(
                    signing_requests.c.expires_at <= now.timestamp(), signing_requests.c.form.is_not(None)
                )
            ).scalars()
            ids = tuple(late)
        for request_id in ids:
            self._decide(request_id, SignerState.LAPSED, now, sa.true())
            self._clear_up(request_id)

    def _decide(
        self, request_id: str, state: SignerState, now: datetime, which: sa.ColumnElement[bool], **values: object
    ) -> bool:
        with self._engine.begin() as connection:
            done = connection.execute(
                sa.update(signers)
                .where(signers.c.request_id == request_id, signers.c.state == SignerState.WAITING.value, which)
                .values(state=state.value, **values)
            )
        return bool(done.rowcount)

    def _clear_up(self, request_id: str) -> None:
        """Once nobody waits any more: no form, and nobody in it but who has signed."""
        waits = sa.exists().where(signers.c.request_id == request_id, signers.c.state == SignerState.WAITING.value)
        with self._engine.begin() as connection:
            if connection.execute(sa.select(waits)).scalar():
                return
            connection.execute(
                sa.update(signing_requests)
                .where(signing_requests.c.request_id == request_id)
                .values(form=None, title="", applicant="")
            )
            connection.execute(
                sa.update(signers)
                .where(signers.c.request_id == request_id, signers.c.state != SignerState.SIGNED.value)
                .values(name="", number="", phone="")
            )

    def _where(self, which: sa.ColumnElement[bool]) -> tuple[KeptRequest, ...]:
        query = sa.select(signing_requests).where(which).order_by(signing_requests.c.expires_at)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
            people = {
                row.request_id: connection.execute(
                    sa.select(signers).where(signers.c.request_id == row.request_id).order_by(signers.c.key)
                ).all()
                for row in rows
            }
        return tuple(
            KeptRequest(
                request_id=row.request_id,
                terminal_id=row.terminal_id,
                item=row.item,
                title=row.title,
                applicant=row.applicant,
                digest=row.digest,
                form_sha256=row.form_sha256,
                form=bytes(row.form) if row.form is not None else None,
                consents=tuple(ConsentText.model_validate(one) for one in json.loads(row.consents)),
                asked_at=datetime.fromtimestamp(row.asked_at, UTC),
                expires_at=datetime.fromtimestamp(row.expires_at, UTC),
                over=row.form is None,
                signers=tuple(
                    KeptSigner(
                        key=one.key,
                        name=one.name,
                        number=one.number,
                        phone=one.phone,
                        role=one.role,
                        state=SignerState(one.state),
                        way=SigningWay(one.way) if one.way else None,
                        at=datetime.fromtimestamp(one.at, UTC) if one.at is not None else None,
                    )
                    for one in people[row.request_id]
                ),
            )
            for row in rows
        )

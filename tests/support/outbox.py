"""Rows that look sealed: for what never opens them."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from uuid import UUID

from offline_queue.identifiers import new_id, new_local_number
from offline_queue.kinds import Kind
from offline_queue.model import SealedMaterial, SealedRow
from offline_queue.statement import Statement, write_statement
from tests.support.sealing import NOON


def sealed_row(
    kind: Kind = Kind.APPLICATION,
    *,
    materials: int = 0,
    follows: UUID | None = None,
    confirmed_at: datetime = NOON,
    local_number: str | None = None,
    size: int = 600,
) -> SealedRow:
    """A row with noise for ciphertext and a statement that fits."""
    body = os.urandom(size)
    manifest = tuple(SealedMaterial(number, 1000 + number, "ab" * 32) for number in range(1, materials + 1))
    statement = Statement(
        terminal="HALL24-0001",
        id=new_id(),
        kind=kind,
        item="11410000MB0000001X",
        confirmed_at=confirmed_at,
        local_number=new_local_number() if local_number is None else local_number,
        follows=follows,
        suite="P256-A256GCM-ES256",
        key_id="seal-1",
        body_length=len(body),
        body_sha256=hashlib.sha256(body).hexdigest(),
        materials=manifest,
    )
    return SealedRow(
        id=statement.id,
        kind=kind,
        item=statement.item,
        confirmed_at=confirmed_at,
        local_number=statement.local_number,
        follows=follows,
        suite=statement.suite,
        key_id=statement.key_id,
        body=body,
        statement=write_statement(statement),
        signature=os.urandom(70),
        materials=manifest,
    )

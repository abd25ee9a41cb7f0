# SPDX-License-Identifier: Apache-2.0
"""What the terminal signs about a row. README.md, "Statement and signature", has the bytes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from offline_queue.kinds import Kind
from offline_queue.model import SealedMaterial, SealedRow

FORMAT = "kiosk-outbox-1"


class StatementInvalid(Exception):
    """The bytes are no statement of this format, or it states something else than what came with it."""


@dataclass(frozen=True)
class Statement:
    """A statement, read."""

    terminal: str
    id: UUID
    kind: Kind
    item: str
    confirmed_at: datetime
    local_number: str
    follows: UUID | None
    suite: str
    key_id: str
    body_length: int
    body_sha256: str
    materials: tuple[SealedMaterial, ...]


def write_statement(statement: Statement) -> bytes:
    return json.dumps(
        {
            "format": FORMAT,
            "terminal": statement.terminal,
            "id": str(statement.id),
            "kind": statement.kind.value,
            "item": statement.item,
            "confirmed_at": statement.confirmed_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "local_number": statement.local_number,
            "follows": str(statement.follows) if statement.follows else None,
            "suite": statement.suite,
            "key_id": statement.key_id,
            "body": {"length": statement.body_length, "sha256": statement.body_sha256},
            "materials": [
                {"number": material.number, "length": material.length, "sha256": material.sha256}
                for material in statement.materials
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def read_statement(content: bytes) -> Statement:
    """Raises StatementInvalid, whose words hold nothing of ``content``."""
    try:
        read = json.loads(content)
        if read["format"] != FORMAT:
            raise StatementInvalid("a statement of another format")
        statement = Statement(
            terminal=_text(read["terminal"]),
            id=UUID(read["id"]),
            kind=Kind(read["kind"]),
            item=_text(read["item"]),
            confirmed_at=datetime.fromisoformat(read["confirmed_at"]),
            local_number=_text(read["local_number"]),
            follows=UUID(read["follows"]) if read["follows"] is not None else None,
            suite=_text(read["suite"]),
            key_id=_text(read["key_id"]),
            body_length=_count(read["body"]["length"]),
            body_sha256=_text(read["body"]["sha256"]),
            materials=tuple(
                SealedMaterial(_count(one["number"]), _count(one["length"]), _text(one["sha256"]))
                for one in read["materials"]
            ),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StatementInvalid(f"not a statement: {type(error).__name__}") from None
    if statement.confirmed_at.tzinfo is None:
        raise StatementInvalid("a time without a zone")
    if tuple(material.number for material in statement.materials) != tuple(range(1, len(statement.materials) + 1)):
        raise StatementInvalid("the manifest does not count from one")
    return statement


def check_statement(row: SealedRow) -> Statement:
    """The statement of ``row``, every field of which is what the row says. Raises StatementInvalid."""
    statement = read_statement(row.statement)
    stated = (
        statement.id, statement.kind, statement.item, statement.confirmed_at, statement.local_number, statement.follows,
        statement.suite, statement.key_id, statement.body_length, statement.body_sha256, statement.materials,
    )  # fmt: skip
    carried = (
        row.id, row.kind, row.item, row.confirmed_at, row.local_number, row.follows,
        row.suite, row.key_id, len(row.body), hashlib.sha256(row.body).hexdigest(), row.materials,
    )  # fmt: skip
    if stated != carried:
        raise StatementInvalid("the statement says something else than the row")
    return statement


def signed_content(statement: bytes) -> bytes:
    """The bytes under the signature."""
    return FORMAT.encode("ascii") + b"\0" + statement


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError
    return value

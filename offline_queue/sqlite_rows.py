# SPDX-License-Identifier: Apache-2.0
"""The statements of the SQLite store, and how a line of its table is a value."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from offline_queue.kinds import RULES, Kind, Order
from offline_queue.model import Fact, SealedMaterial, SealedRow, State

#: Written exactly like in the partial index, so that it is used.
QUEUED = "state IN ('waiting', 'sending')"

_ROW_COLUMNS = (
    "id, kind, item, confirmed_at, local_number, follows, suite, key_id, body, statement, signature, manifest"
)
INSERT = (
    f"INSERT INTO outbox ({_ROW_COLUMNS}, priority, size, material_count, imported)"
    f" VALUES ({', '.join('?' * 16)}) ON CONFLICT (id) DO NOTHING"
)
SELECT_ROW = f"SELECT {_ROW_COLUMNS} FROM outbox"
SELECT_CLAIMED = f"SELECT sequence, attempts, setbacks, {_ROW_COLUMNS} FROM outbox"
SELECT_FACT = (
    "SELECT sequence, id, kind, item, state, reason, local_number, confirmed_at, size, material_count,"
    " attempts, reference, settled_at FROM outbox"
)

_AFTER_THEIR_CASE = ", ".join(f"'{kind}'" for kind, rule in RULES.items() if rule.order is Order.AFTER_ITS_CASE)
_IS_DUE = "(not_before_boot <> ? OR not_before <= ?)"
NEXT_OF_PRIORITY = (
    f"SELECT sequence FROM outbox AS mine WHERE {QUEUED} AND priority = ? AND state = 'waiting'"
    f" AND setbacks >= ? AND setbacks < ? AND {_IS_DUE}"
    f" AND NOT (kind IN ({_AFTER_THEIR_CASE}) AND EXISTS (SELECT 1 FROM outbox AS its_case"
    "  WHERE its_case.id = mine.follows AND its_case.state IN ('waiting', 'sending', 'parked')))"
    " ORDER BY sequence LIMIT ?"
)
FIRST_OF_PRIORITY = (
    f"SELECT sequence, state = 'waiting' AND {_IS_DUE} FROM outbox WHERE {QUEUED} AND priority = ?"
    " ORDER BY sequence LIMIT 1"
)

_ERASED = "body = NULL, statement = NULL, signature = NULL, manifest = NULL, sender = ''"
_MINE = "WHERE id = ? AND state = 'sending' AND sender = ?"
ACCEPT = (
    f"UPDATE outbox SET state = 'accepted', reason = '', reference = ?, settled_at = ?, {_ERASED}"
    " WHERE id = ? AND state <> 'accepted'"
)
PARK = f"UPDATE outbox SET state = 'parked', reason = ?, settled_at = ?, sender = '', setbacks = 0 {_MINE}"
LATER = (
    "UPDATE outbox SET state = 'waiting', reason = ?, attempts = attempts + 1, setbacks = 0, sender = '',"
    f" not_before_boot = ?, not_before = ? {_MINE}"
)
BACK = f"UPDATE outbox SET state = 'waiting', sender = '', not_before_boot = ?, not_before = ? {_MINE}"
GIVE_BACK = f"UPDATE outbox SET state = 'waiting', sender = '', setbacks = setbacks - 1 {_MINE}"
UNPARK = (
    "UPDATE outbox SET state = 'waiting', reason = '', attempts = 0, setbacks = 0, settled_at = NULL,"
    " not_before_boot = '' WHERE id = ? AND state = 'parked'"
)

_EXPIRING = ", ".join(f"'{kind}'" for kind, rule in RULES.items() if rule.expiry is not None)
MAY_EXPIRE = (
    f"SELECT id, kind, state, confirmed_at FROM outbox WHERE state IN ('waiting', 'parked') AND kind IN ({_EXPIRING})"
    " ORDER BY sequence"
)
EXPIRE = f"UPDATE outbox SET state = 'expired', reason = '', settled_at = ?, {_ERASED} WHERE id = ?"
TAKE_BACK = (
    f"UPDATE outbox SET state = 'expired', reason = ?, settled_at = ?, {_ERASED}"
    " WHERE id = ? AND state IN ('waiting', 'sending', 'parked')"
)
PARK_WAITING = "UPDATE outbox SET state = 'parked', reason = ?, settled_at = ? WHERE id = ?"
#: The highest sequence stays: SQLite would give it to the next row once more.
PRUNE = (
    "DELETE FROM outbox WHERE state IN ('accepted', 'expired') AND settled_at < ?"
    " AND sequence < (SELECT max(sequence) FROM outbox)"
)


def values_of(row: SealedRow) -> tuple[object, ...]:
    """What ``INSERT`` takes, but whether the row was imported."""
    manifest = [[material.number, material.length, material.sha256] for material in row.materials]
    return (
        row.id.bytes, row.kind.value, row.item, time_text(row.confirmed_at), row.local_number,
        row.follows.bytes if row.follows else None, row.suite, row.key_id, row.body, row.statement, row.signature,
        json.dumps(manifest, separators=(",", ":")), RULES[row.kind].priority, row.size, len(row.materials),
    )  # fmt: skip


def row_of(values: Sequence[Any]) -> SealedRow:
    """A line of ``SELECT_ROW``."""
    row_id, kind, item, confirmed_at, number, follows, suite, key_id, body, statement, signature, manifest = values
    return SealedRow(
        id=UUID(bytes=row_id),
        kind=Kind(kind),
        item=item,
        confirmed_at=datetime.fromisoformat(confirmed_at),
        local_number=number,
        follows=UUID(bytes=follows) if follows else None,
        suite=suite,
        key_id=key_id,
        body=body,
        statement=statement,
        signature=signature,
        materials=tuple(SealedMaterial(*entry) for entry in json.loads(manifest)),
    )


def fact_of(values: Sequence[Any]) -> Fact:
    """A line of ``SELECT_FACT``."""
    (
        sequence, row_id, kind, item, state, reason, number, confirmed_at, size, materials, attempts, reference,
        settled,
    ) = values  # fmt: skip
    return Fact(
        sequence=sequence,
        id=UUID(bytes=row_id),
        kind=Kind(kind),
        item=item,
        state=State(state),
        reason=reason,
        local_number=number,
        confirmed_at=datetime.fromisoformat(confirmed_at),
        size=size,
        materials=materials,
        attempts=attempts,
        reference=reference,
        settled_at=datetime.fromisoformat(settled) if settled else None,
    )


def kind_of(text: str) -> Kind:
    return Kind(text)


def time_text(at: datetime) -> str:
    """UTC in one form, which sorts as text."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

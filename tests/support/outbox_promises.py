"""Whether a terminal's folder still holds what was promised."""

from __future__ import annotations

import hashlib
from pathlib import Path
from uuid import UUID

from offline_queue.model import State
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore
from offline_queue.statement import StatementInvalid, check_statement
from offline_queue.store import BugError, KnownError
from tests.support.confirming import DATABASE, MATERIALS


def missing_from(folder: Path, kept: set[UUID], sent: set[UUID]) -> list[str]:
    """What of the promised is not there any more."""
    state = folder / "state"
    state.mkdir(exist_ok=True)
    try:
        store = SqliteStore(state / DATABASE)
    except (KnownError, BugError) as error:
        return [f"the store does not open: {error}"]
    try:
        spool = Spool(state / MATERIALS)
        return [why for row_id in kept if (why := _missing(store, spool, row_id, row_id in sent))]
    except (KnownError, BugError) as error:
        return [f"the store cannot be read: {error}"]
    finally:
        store.close()


def _missing(store: SqliteStore, spool: Spool, row_id: UUID, sent: bool) -> str:
    fact = store.find(row_id)
    if fact is None:
        return "no row"
    if fact.state is State.ACCEPTED:
        return "" if sent else "accepted, and never sent"
    row = store.row(row_id)
    if row is None:
        return "no body"
    try:
        check_statement(row)
        for material in row.materials:
            with spool.open(row_id, material.number) as file:
                if hashlib.sha256(file.read()).hexdigest() != material.sha256:
                    return "a material is damaged"
    except StatementInvalid:
        return "the body is damaged"
    except OSError:
        return "a material is gone"
    return ""

# SPDX-License-Identifier: Apache-2.0
"""Sending what waits, oldest first. It may be repeated for ever: the row's id makes a second effect impossible."""

from __future__ import annotations

from collections.abc import Callable

from offline_queue.first_model import Row, Verdict
from offline_queue.store import OutboxStore

#: Sends one row under its id and says what came of it.
Post = Callable[[Row], tuple[Verdict, str]]


def drain(store: OutboxStore, post: Post) -> int:
    """Send until nothing waits or the world is in the way; answers how many were accepted."""
    accepted = 0
    while rows := store.waiting():
        for row in rows:
            verdict, reason = post(row)
            if verdict is Verdict.LATER:
                return accepted
            store.settle(row.id, verdict, reason)
            accepted += verdict is Verdict.ACCEPTED
    return accepted

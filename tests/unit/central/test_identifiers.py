"""UUIDv7 as RFC 9562, 5.7 has it."""

from __future__ import annotations

import time
from uuid import RFC_4122

from kiosk.central.identifiers import new_id


def test_ids_are_version_7_and_carry_their_millisecond() -> None:
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000
    assert (made.version, made.variant) == (7, RFC_4122)
    assert before <= made.int >> 80 <= after


def test_ids_do_not_repeat() -> None:
    assert len({new_id() for _ in range(10_000)}) == 10_000

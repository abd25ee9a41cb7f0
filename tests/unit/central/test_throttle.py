"""Look-ups without identification: so many in a minute, for each terminal its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.throttle import Throttle
from kiosk.central.wire import ProblemCode

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)


def test_one_too_many_is_told_when_to_come_again() -> None:
    throttle = Throttle(most=3)
    for second in range(3):
        throttle.count("ONE", NOON + timedelta(seconds=second))
    with pytest.raises(Refusal) as refused:
        throttle.count("ONE", NOON + timedelta(seconds=20))
    assert (refused.value.code, refused.value.retry_after) == (ProblemCode.TOO_MANY, 40)
    throttle.count("TWO", NOON + timedelta(seconds=20))
    throttle.count("ONE", NOON + timedelta(seconds=60))
    with pytest.raises(Refusal):
        throttle.count("ONE", NOON + timedelta(seconds=60))

"""The log has a whitelist of fields and never quotes an exception."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from kiosk.log import Log, LogEvent
from tests.support.people import ADULT


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_has_its_time_event_and_fields() -> None:
    stream = io.StringIO()
    Log(stream).write(LogEvent.DEVICE_GONE, family="id_card", original="读卡器", count=2)
    (line,) = lines(stream)
    assert str(line.pop("at")).endswith("+00:00")
    assert line == {"event": "device_gone", "family": "id_card", "original": "读卡器", "count": 2}


@pytest.mark.parametrize("field", ["name", "number", "resident", "text", "error"])
def test_a_field_that_is_not_on_the_list_is_refused(field: str) -> None:
    stream = io.StringIO()
    with pytest.raises(ValueError, match=field):
        Log(stream).write(LogEvent.STARTED, **{field: ADULT.name})
    assert stream.getvalue() == ""


def test_a_mistake_names_its_place_and_not_the_exceptions_text() -> None:
    stream = io.StringIO()
    try:
        int(ADULT.name)
    except ValueError as error:
        Log(stream).mistake("here", error)
    (line,) = lines(stream)
    assert (line["event"], line["fault"]) == ("mistake", "ValueError")
    assert str(line["where"]).startswith(f"here: {__name__}.test_a_mistake_names_its_place")
    assert ADULT.name not in stream.getvalue()


UNCAUGHT = """
import threading, sys
from kiosk.log import Log
class Held:
    def __del__(self): raise ValueError("canary")
Log().take_uncaught()
thread = threading.Thread(target=lambda: int("canary")); thread.start(); thread.join()
held = Held(); del held
int("canary")
"""


def test_what_nobody_catches_is_a_line_without_its_text() -> None:
    ended = subprocess.run([sys.executable, "-c", UNCAUGHT], capture_output=True, text=True, check=False, timeout=30)
    assert ended.returncode == 1
    assert [json.loads(line)["fault"] for line in ended.stderr.splitlines()] == ["ValueError"] * 3
    assert "canary" not in ended.stderr

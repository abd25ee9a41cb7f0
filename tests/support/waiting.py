"""Waiting for something that another thread or process does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar


def wait_until(condition: Callable[[], bool], what: str, seconds: float = 10.0) -> None:
    """Return as soon as ``condition`` holds; fail, naming ``what`` was awaited, when it does not within ``seconds``."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise AssertionError(f"waited {seconds:g} s in vain for: {what}")
        time.sleep(0.01)


T = TypeVar("T")


def until(look: Callable[[], T | None], what: str, seconds: float = 10.0) -> T:
    """What ``look`` sees as soon as it sees something; fail when it does not within ``seconds``."""
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds:g} s in vain for: {what}")
        time.sleep(0.01)
    return seen

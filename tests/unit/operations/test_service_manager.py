"""What systemd hears of the terminal, on a socket like its own."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.operations.service_manager import ServiceManager


@pytest.fixture(params=["path", "abstract"])
def manager(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, socket.socket]]:
    name = str(tmp_path / "notify") if request.param == "path" else f"@kiosk-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as line:
        line.bind(name.replace("@", "\0", 1))
        yield name, line


def heard(line: socket.socket) -> list[str]:
    said = []
    while True:
        try:
            said.append(line.recv(100).decode())
        except BlockingIOError:
            return said


def test_it_hears_when_the_terminal_can_be_used_and_when_it_ends(manager: tuple[str, socket.socket]) -> None:
    name, line = manager
    told = ServiceManager({"NOTIFY_SOCKET": name})
    told.ready()
    told.stopping()
    assert heard(line) == ["READY=1", "STOPPING=1"]


def test_it_hears_twice_in_the_time_allowed_that_the_terminal_answers(manager: tuple[str, socket.socket]) -> None:
    name, line = manager
    now = 100.0
    told = ServiceManager({"NOTIFY_SOCKET": name, "WATCHDOG_USEC": "20000000"}, lambda: now)
    for _ in range(4):
        told.alive()
    assert heard(line) == ["WATCHDOG=1"]
    now += 9.9
    told.alive()
    assert heard(line) == []
    now += 0.2
    told.alive()
    assert heard(line) == ["WATCHDOG=1"]


@pytest.mark.parametrize(
    "environment",
    [{}, {"WATCHDOG_USEC": "soon"}, {"WATCHDOG_USEC": "0"}, {"WATCHDOG_USEC": "1000", "WATCHDOG_PID": "1"}],
    ids=["no watchdog", "no number", "switched off", "another process's"],
)
def test_nothing_is_said_to_a_watchdog_that_is_not_ours(
    manager: tuple[str, socket.socket], environment: dict[str, str]
) -> None:
    name, line = manager
    ServiceManager({"NOTIFY_SOCKET": name, **environment}).alive()
    assert heard(line) == []


@pytest.mark.parametrize("name", ["", "relative", "/not/there"])
def test_a_terminal_without_a_manager_serves_all_the_same(name: str) -> None:
    told = ServiceManager({"NOTIFY_SOCKET": name, "WATCHDOG_USEC": "1000000"})
    told.ready()
    told.alive()
    told.stopping()

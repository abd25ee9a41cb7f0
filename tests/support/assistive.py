"""Where assistive technology lives: a session bus of our own, AT-SPI's bus on it, and a reader that asks over it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from kiosk.rehearsal.processes import Child, ProcessFailed

_SYSTEM_PYTHON = "/usr/bin/python3"
_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_READER = Path(__file__).with_name("assistive_reader.py")
_START_UP = 20.0
_ANSWER = 20.0


@dataclass(frozen=True)
class Node:
    """What assistive technology knows of one thing on the screen."""

    role: str
    name: str
    description: str
    value: str
    states: frozenset[str]
    depth: int


def _node(said: dict[str, object]) -> Node:
    states = said["states"]
    assert isinstance(states, list)
    return Node(
        role=str(said["role"]),
        name=str(said["name"]),
        description=str(said["description"]),
        value=str(said["value"]),
        states=frozenset(str(state) for state in states),
        depth=int(str(said["depth"])),
    )


class AssistiveBus:
    """The buses. ``environment`` is for the application and for the reader; a context manager."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        self._folder = folder
        with ExitStack() as started:
            command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
            command.append(f"--address=unix:path={folder / 'bus'}")
            daemon = Child(command, folder / "bus.log")
            started.callback(daemon.terminate)
            self.environment = {
                "DBUS_SESSION_BUS_ADDRESS": daemon.read_line(_START_UP),
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                "XDG_RUNTIME_DIR": str(folder),
                "NO_AT_BRIDGE": "",
                "GIO_USE_VFS": "local",
            }
            launcher = Child([str(_LAUNCHER), "--launch-immediately"], folder / "launcher.log", self.environment)
            started.callback(launcher.terminate)
            self._started = started.pop_all()

    def __enter__(self) -> AssistiveBus:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._started.close()

    def reader(self, pid: int) -> Reader:
        """Somebody who reads the application ``pid``; ended with the bus."""
        reader = Reader(pid, self._folder, self.environment)
        self._started.callback(reader.close)
        return reader


class Reader:
    def __init__(self, pid: int, folder: Path, environment: dict[str, str]) -> None:
        command = [_SYSTEM_PYTHON, "-I", "-B", str(_READER), str(pid)]
        self._child = Child(command, folder / "reader.log", {**environment, "PYTHONPATH": ""})

    def focused(self) -> Node | None:
        said = self._ask("focused")
        return _node(said) if isinstance(said, dict) else None

    def tree(self) -> list[Node]:
        said = self._ask("tree")
        assert isinstance(said, list)
        return [_node(each) for each in said]

    def tree_when(self, condition: Callable[[list[Node]], bool], what: str, seconds: float = 10.0) -> list[Node]:
        """The tree as soon as it meets ``condition``: it follows the screen within some milliseconds."""
        until = time.monotonic() + seconds
        while not condition(nodes := self.tree()):
            assert time.monotonic() < until, f"{what}; there is {nodes}"
            time.sleep(0.02)
        return nodes

    def press(self, name: str) -> bool:
        """Press it as assistive technology does, with no finger and no key."""
        return self._ask(f"press {name}") is True

    def wait_for(self, condition: Callable[[Node | None], bool], what: str, seconds: float = 10.0) -> Node | None:
        """Until what is focused meets ``condition``. The tree follows the screen within some milliseconds."""
        until = time.monotonic() + seconds
        while not condition(node := self.focused()):
            assert time.monotonic() < until, f"{what}; focused is {node}"
            time.sleep(0.02)
        return node

    def _ask(self, question: str) -> object:
        until = time.monotonic() + _START_UP
        while True:
            self._child.say(question)
            answer = json.loads(self._child.read_line(_ANSWER))
            if answer["there"]:
                return answer["said"]
            if time.monotonic() > until:
                raise ProcessFailed(f"the application is not on the bus. {self._child.last_words()}")
            time.sleep(0.1)

    def close(self) -> None:
        self._child.terminate()
